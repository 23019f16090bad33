"""Guards docs/panduan.md, abk.cli: every command that the documents show exists, with every option that they
give it; the first ten minutes of the guide run as they are printed, and so does what needs no case.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer
import xlsxwriter
from typer.testing import CliRunner

import abk
from abk.cli import app

AKAR = Path(__file__).resolve().parents[2]
DOKUMEN = (
    "README.md",
    "README.id.md",
    "CONTRIBUTING.md",
    "reports/README.md",
    *sorted(f"docs/{p.name}" for p in (AKAR / "docs").glob("*.md")),
)


def _perintah() -> list[tuple[str, str]]:
    hasil: set[tuple[str, str]] = set()
    for nama in DOKUMEN:
        teks = (AKAR / nama).read_text(encoding="utf-8")
        blok = [b for isi in re.findall(r"```sh\n(.*?)```", teks, re.DOTALL) for b in isi.splitlines()]
        sebaris = re.findall(r"`(abk [^`]+)`", teks)
        hasil |= {(nama, b.strip()) for b in (*blok, *sebaris) if b.strip().startswith("abk ")}
    return sorted(hasil)


@pytest.mark.parametrize(("dokumen", "baris"), _perintah())
def test_perintah_ada(dokumen: str, baris: str):
    kata = shlex.split(baris.partition(" > ")[0].replace("…", ""), comments=True)[1:]
    kini = typer.main.get_command(app)
    while kata and hasattr(kini, "commands") and not kata[0].startswith("-"):
        assert kata[0] in {*kini.commands, "PERINTAH"}, f"{dokumen}: {baris}"
        if kata[0] == "PERINTAH":
            return
        kini = kini.commands[kata.pop(0)]
    dikenal = {o for p in kini.params for o in (*p.opts, *p.secondary_opts)} | {"--help"}
    assert {k for k in kata if k.startswith("--")} <= dikenal, f"{dokumen}: {baris}"


# what the guide and the README print and needs neither a case nor minutes; the rest have tests of their own
BERJALAN = r"abk (periksa contoh|peraturan|naskah$|naskah nota_usulan --kosong|sop \w+ --contoh|contoh)"


def test_perintah_tanpa_alur_berjalan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    dijalankan = set()
    for dokumen, baris in _perintah():
        if dokumen == "CONTRIBUTING.md":  # its example is invented
            continue
        if not re.match(BERJALAN, polos := baris.partition("  #")[0].partition(" > ")[0].strip()):
            continue
        kata = shlex.split(polos)[1:]
        if "…" not in polos and polos not in dijalankan:
            hasil = CliRunner().invoke(app, kata)
            assert hasil.exit_code == (1 if kata[0] == "periksa" else 0), f"{baris}: {hasil.output}"
            assert hasil.exception is None or isinstance(hasil.exception, SystemExit)
            dijalankan.add(polos)
    assert len(dijalankan) >= 8, dijalankan


def test_tabel_dan_python_panduan_berjalan(tmp_path: Path):
    """The tables of section 3 are a kegiatan; the first lines of Python of section 10 make a page."""
    teks = (AKAR / "docs" / "panduan.md").read_text(encoding="utf-8")
    for isi in re.findall(r"```\n(kode_\w+,.*?)```", teks, re.DOTALL):
        nama = {"kode_unit,": "unit", "kode_jabatan,k": "jabatan", "kode_jabatan,n": "uraian_tugas"}
        (tujuan,) = [n for awal, n in nama.items() if isi.startswith(awal)]
        (tmp_path / f"{tujuan}.csv").write_text(isi, encoding="utf-8")
    toml, setempat, _kredit = re.findall(r"```toml\n(.*?)```", teks, re.DOTALL)
    (tmp_path / "kegiatan.toml").write_text(toml, encoding="utf-8")
    # 15 × 235 × 6 + 1 × 4 × 1,5 × 315 = 21.150 + 1.890 menit (rumus)
    assert abk.open(tmp_path).hasil.loc["SET.PO-02", "beban_kerja_menit"] == 23_040
    (tmp_path / "kegiatan.toml").write_text(toml + setempat, encoding="utf-8")
    # 15 × 245 × 6 + 1 × 4 × 1,5 × 300 = 22.050 + 1.800 menit (rumus)
    assert abk.open(tmp_path).hasil.loc["SET.PO-02", "beban_kerja_menit"] == 23_850
    python = re.findall(r"```python\n(.*?)```", teks, re.DOTALL)[0]
    nama_py: dict[str, object] = {}
    exec(compile(python, "panduan.md", "exec"), nama_py)  # noqa: S102 - our own lines
    assert nama_py["k"].judul


def _sepuluh_menit() -> str:
    teks = (AKAR / "docs" / "panduan.md").read_text(encoding="utf-8")
    return teks.partition("## Sepuluh menit pertama")[2].partition("\n## ")[0]


def test_sepuluh_menit_pertama_berjalan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Commands and tables of the section, in order; a report is only opened, its pages have their tests."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    _berkas_kantor(tmp_path / "kantor.xlsx")
    dijalankan = 0
    for jenis, isi in re.findall(r"```(sh|csv \S+)\n(.*?)```", _sepuluh_menit(), re.DOTALL):
        if jenis != "sh":
            (tmp_path / "data" / "abk-2026" / jenis.split()[1]).write_text(isi, encoding="utf-8")
            continue
        for baris in isi.splitlines():
            kata = shlex.split(baris)[1:]
            dijalankan += 1
            if kata[0] == "laporan":
                assert len(abk.open(kata[1]).hasil) == 2
                continue
            hasil = CliRunner().invoke(app, [*kata, *(["--ya"] if kata[0] == "impor" else [])])
            assert hasil.exit_code == 0, f"{baris}: {hasil.stdout}{hasil.stderr}"
    assert dijalankan == 8
    # 4 × 12 × 120 = 5.760; 15 × 235 × 6 = 21.150 menit (rumus)
    assert abk.open("data/abk-2026").hasil["beban_kerja_menit"].tolist() == [5_760, 21_150]
    assert abk.open("sqlite:///data/abk.db").jabatan["bezetting"].tolist()[0] == 1


def _berkas_kantor(jalur: Path) -> None:
    """A workbook as an office keeps it: a sheet a post."""
    buku = xlsxwriter.Workbook(jalur)
    for nama in ("Kepala Biro Umum", "Pengadministrasi Umum"):
        lembar = buku.add_worksheet(nama)
        lembar.write(0, 0, f"NAMA JABATAN : {nama}")
        lembar.write(1, 0, "UNIT KERJA : Biro Umum")
        kepala = ("NO", "URAIAN TUGAS", "SATUAN HASIL", "VOLUME (PER TAHUN)", "NORMA WAKTU (MENIT)")
        lembar.write_row(3, 0, kepala)
        lembar.write_row(4, 0, (1, "Menyusun laporan", "Laporan", 12, 300))
    buku.close()
