"""Guards abk.cli.ekspor, abk.cli.laporan: data for other systems by command, of tables and of a case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from abk.cli import app

pytestmark = pytest.mark.xdist_group("peragaan")
KODE = "abk-contoh-2026"


def _jalankan(*kata: object, kode: int = 0) -> str:
    hasil = CliRunner().invoke(app, [str(k) for k in kata])
    assert hasil.exit_code == kode, f"{hasil.stdout}\n{hasil.stderr}"
    return " ".join((hasil.stdout + hasil.stderr).split())


@pytest.mark.parametrize(
    ("format_", "berkas"),
    [("bkn", "usul-kebutuhan.xlsx"), ("csv", "kamus.csv"), ("siasn", "siasn-ITWIL-01.xlsx")],
)
def test_ekspor_satu_unit(tmp_path: Path, format_: str, berkas: str):
    kata = ("ekspor", "contoh", "--format", format_, "--unit", "ITWIL", "--keluar", tmp_path)
    teks = _jalankan(*kata)
    assert (tmp_path / berkas).is_file()
    assert ("tidak diisi dengan dugaan" in teks) is (format_ != "csv")
    _jalankan(*kata)  # our own files may be replaced
    (tmp_path / berkas).write_bytes(b"disunting")
    assert "tidak ada yang ditimpa" in _jalankan(*kata, kode=1)
    assert (tmp_path / berkas).read_bytes() == b"disunting"


def test_alur_adalah_sumber_unitnya_saja(demo_contoh: Path, tmp_path: Path):
    _jalankan("ekspor", demo_contoh / "alur", "--alur", KODE, "--format", "csv", "--keluar", tmp_path)
    akar = {b.partition(",")[0] for b in (tmp_path / "unit.csv").read_text("utf-8-sig").splitlines()[1:]}
    assert {"SET.PO", "ITWIL", "D1.1"} <= akar
    assert "SET.UM" not in akar


@pytest.mark.parametrize(
    ("kata", "pesan"),
    [
        (("--format", "csv", "--templat", "x.xlsx"), "--templat hanya untuk --format siasn"),
        (("--unit", "SET.PO"), "Formulir isian diekspor untuk semua unit"),
        (("--format", "csv", "--unit", "XX"), "unit 'XX' tidak ada"),
    ],
)
def test_panggilan_salah(tmp_path: Path, kata: tuple[str, ...], pesan: str):
    assert pesan in _jalankan("ekspor", "contoh", "--keluar", tmp_path / "hasil", *kata, kode=2)
    assert not (tmp_path / "hasil").exists()


def test_ringkasan_sebuah_alur(demo_contoh: Path, tmp_path: Path):
    halaman = tmp_path / "dalam" / "ringkasan.html"
    _jalankan("ringkasan", demo_contoh / "alur", "--alur", KODE, "--keluar", halaman)
    assert "Tindak lanjut keputusan yang sudah ditetapkan" in halaman.read_text(encoding="utf-8")
    assert (demo_contoh / "naskah" / "ringkasan.html").is_file()


def test_surat_usul_dari_alur(demo_contoh: Path, tmp_path: Path):
    """Profile, figures and the head of the chain are those of the case."""
    import docx  # noqa: PLC0415

    isi, surat = tmp_path / "isi.yaml", tmp_path / "usulan.docx"
    isi.write_text(
        yaml.safe_dump(
            {"nomor_urut": "3", "tanggal": "2026-05-11", "penanda_tangan": {"nama": "Rekaan Satu"}}
        )
    )
    kata = ("naskah", "usulan", "--sumber", demo_contoh / "alur", "--alur", KODE, "--isi", isi)
    _jalankan(*kata, "--asli", "--keluar", surat)
    dokumen = docx.Document(str(surat))
    kaki = " ".join(p.text for s in dokumen.sections for p in s.first_page_footer.paragraphs)
    assert "belum ada (naskah di luar alur)" not in kaki
    assert "PERAGAAN: " in kaki  # whoever gets it sees what the keys are worth
    assert any("Kementerian Koordinator Contoh" in p.text for p in dokumen.paragraphs)


def test_surat_usul_dari_formulir_kosong(demo_contoh: Path, tmp_path: Path):
    """What the form leaves open the case says: who made the decree signs; a job sheet is marked, too."""
    import docx  # noqa: PLC0415

    isi, surat, lembar = (tmp_path / n for n in ("isi.yaml", "usulan.docx", "informasi.docx"))
    _jalankan("naskah", "usulan", "--kosong", "--keluar", isi)
    sumber = ("--sumber", demo_contoh / "alur", "--alur", KODE)
    _jalankan("naskah", "usulan", *sumber, "--isi", isi, "--keluar", surat)
    sel = [s.text for t in docx.Document(str(surat)).tables for r in t.rows for s in r.cells]
    assert any("HARSA WINANTA LOKACITRA" in s for s in sel)
    cetak = ("--alur", KODE, "--unit", "ITWIL", "--asli", "--keluar", lembar)
    _jalankan("informasi", demo_contoh / "alur", *cetak)
    dokumen = docx.Document(str(lembar))
    kaki = " ".join(p.text for s in dokumen.sections for p in s.first_page_footer.paragraphs)
    assert "PERAGAAN: " in kaki
    assert "belum ada (naskah di luar alur)" not in kaki


@pytest.mark.parametrize(
    ("kata", "pesan"),
    [
        (("nota_usulan", "--sumber", "contoh"), "tidak diambil dari sumber"),
        (("usulan", "--alur", "x"), "Alur tanpa sumber"),
    ],
)
def test_sumber_salah(tmp_path: Path, kata: tuple[str, ...], pesan: str):
    isi = tmp_path / "isi.yaml"
    isi.write_text("nomor_urut: '1'\n")
    assert pesan in _jalankan("naskah", *kata, "--isi", isi, "--keluar", tmp_path / "a.docx", kode=2)
