"""Guards abk.instrumen.sandbox: damaged and hostile files end in a BerkasError, never in a crash, a hang
or too much memory.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

import pytest
import xlsxwriter
from berkas_rusak import bermusuhan, dengan_bagian, rusak

from abk.instrumen import BerkasError
from abk.instrumen.asing.pratinjau import tinjau_buku
from abk.instrumen.buku.baca import baca_lembar, identitas_buku
from abk.instrumen.buku.pembaca import buku_sendiri, kode_lembar
from abk.instrumen.sandbox import LIMITS, BukuMentah, Sandbox, baca_buku
from abk.instrumen.sandbox.limits import Limits
from tests.kampanye import SABAR_DETIK, Kampanye

LANTAI, BANYAK = 150, 2_000
BATAS_BITA = 1 << 30


def urai(buku: BukuMentah) -> None:
    """All that is done with a workbook once it is through the fence."""
    if not buku_sendiri(buku):
        tinjau_buku(buku)
        return
    identitas = identitas_buku(buku)
    for lembar in buku.lembar:
        if kode_lembar(lembar):
            baca_lembar(buku, lembar, identitas.versi)


def ditolak_karena(sandbox: Sandbox, berkas: Path) -> BerkasError | None:
    try:
        urai(sandbox.baca(berkas))
    except BerkasError as salah:
        return salah
    return None


def puncak_bita(sandbox: Sandbox) -> int:
    """Highest memory so far of the process that reads; 0 where it has ended, or the system does not tell."""
    try:
        status = Path(f"/proc/{sandbox._child.pid}/status").read_text(encoding="ascii")
    except (AttributeError, OSError):
        return 0
    return next(int(b.split()[1]) << 10 for b in status.splitlines() if b.startswith("VmHWM:"))


@pytest.mark.serangan("kantor", "mengembalikan buku kerja rusak (mutan bita dan susunan)", "dicegah")
def test_berkas_rusak(benih: list[bytes], tmp_path: Path, kampanye: Kampanye):
    acak = random.Random(3)  # noqa: S311 - the same damage every time
    ditolak = lolos = puncak = 0
    berkas = tmp_path / "rusak.xlsx"
    with Sandbox(LIMITS._replace(detik=120.0)) as sandbox:
        for _ in kampanye.percobaan(LANTAI, BANYAK):
            berkas.write_bytes(rusak(acak.choice(benih), acak))
            galat = ditolak_karena(sandbox, berkas)
            lolos += galat is None
            ditolak += galat is not None
            assert galat is None or (galat.saran and "120 detik" not in galat.pesan)
            puncak = max(puncak, puncak_bita(sandbox))
    assert ditolak > lolos
    assert lolos > 0
    assert sys.platform != "linux" or 0 < puncak < BATAS_BITA


@pytest.mark.serangan("kantor", "bom zip dan XML, entitas luar, DTD, sel terpencar, format lama", "dicegah")
def test_serangan_bernama_ditolak(benih: list[bytes], tmp_path: Path):
    pesan: dict[str, str] = {}
    with Sandbox() as sandbox:
        for nama, isi in bermusuhan(benih[1]):
            berkas = tmp_path / f"{nama}.xlsx"
            berkas.write_bytes(isi)
            with pytest.raises(BerkasError) as salah:
                sandbox.baca(berkas)
            pesan[nama] = salah.value.pesan
            berkas.unlink()
    for nama in ("bom-xml", "entitas-luar", "dtd-utf16", "dtd-di-rels"):
        assert "DTD" in pesan[nama], nama
    assert "200 MB" in pesan["bom-zip"]
    assert "50000 baris" in pesan["banyak-baris"]
    assert "20 MB" in pesan["berkas-besar"]
    assert "terpencar" in pesan["sel-jauh"]
    assert "format lama" in pesan["xls-lama"]


@pytest.mark.serangan("kantor", "buku kerja yang tidak selesai dibaca", "dicegah")
def test_anak_yang_terlalu_lama_dihentikan_dan_pagar_tetap_berguna(benih: list[bytes], tmp_path: Path):
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(benih[0])
    sandbox = Sandbox(LIMITS._replace(detik=0.0))
    with sandbox, pytest.raises(BerkasError, match="detik"):
        sandbox.baca(berkas)
    with Sandbox() as sehat:
        assert sehat.baca(berkas).lembar


@pytest.mark.serangan("kantor", "buku kerja yang menghabiskan memori", "dicegah")
def test_anak_yang_kehabisan_memori_menjadi_galat_biasa(benih: list[bytes], tmp_path: Path):
    if sys.platform != "linux":
        pytest.skip("batas memori hanya ada di Linux")
    kepala = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    isi = (
        kepala
        + b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        + b"</sheetData></worksheet>"
    )
    berkas = tmp_path / "lapar.xlsx"
    berkas.write_bytes(dengan_bagian(benih[1], lambda n, lama: isi if n.endswith("sheet1.xml") else lama))
    with Sandbox(Limits(luas=1 << 60)) as sandbox:
        with pytest.raises(BerkasError, match=r"memori|rusak"):
            sandbox.baca(berkas)
        berkas.write_bytes(benih[1])
        assert sandbox.baca(berkas).lembar[0].nama == "ABK"


@pytest.mark.serangan("kantor", "mengambil rahasia dari lingkungan proses pembaca", "dicegah")
def test_anak_tidak_mewarisi_lingkungan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, benih: list[bytes]):
    if sys.platform != "linux":
        pytest.skip("lingkungan proses hanya dapat dilihat di Linux")
    monkeypatch.setenv("RAHASIA_UJI", "jangan-ikut")
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(benih[1])
    with Sandbox() as sandbox:
        sandbox.baca(berkas)
        assert b"RAHASIA_UJI" not in Path(f"/proc/{sandbox._child.pid}/environ").read_bytes()


def test_tidak_ada_anak_yang_tertinggal(benih: list[bytes], tmp_path: Path):
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(benih[1])
    with Sandbox() as sandbox:
        sandbox.baca(berkas)
        pid = sandbox._child.pid
    akhir = time.monotonic() + SABAR_DETIK
    while time.monotonic() < akhir:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("proses anak masih hidup")


def test_berkas_tidak_ada(tmp_path: Path):
    with pytest.raises(BerkasError, match="tidak dapat dibuka"):
        baca_buku(tmp_path / "tidak-ada.xlsx")


def test_apa_yang_dilihat_selain_nilai(tmp_path: Path):
    jalur = tmp_path / "a.xlsx"
    w = xlsxwriter.Workbook(jalur)
    lembar = w.add_worksheet("x")
    lembar.merge_range("A1:C1", "judul")
    lembar.set_row(2, None, None, {"hidden": True})
    lembar.set_column(3, 4, None, None, {"hidden": True})
    lembar.write_formula("A4", "=1/0", None, "#DIV/0!")
    lembar.write_formula("A5", "=A6+1", None, "")
    lembar.write_formula("A6", "=1+1", None, 2)
    w.close()
    satu = baca_buku(jalur)["x"]
    assert satu.gabungan == ("A1:C1",)
    assert satu.baris_tersembunyi == {3}
    assert satu.kolom_tersembunyi == {4, 5}
    assert satu.galat == {"A4": "#DIV/0!"}
    assert satu.tanpa_nilai == {"A5"}
    assert satu.rumus == {"A4": "1/0", "A5": "A6+1", "A6": "1+1"}


def test_rumus_bersama_diuraikan(benih: list[bytes], tmp_path: Path):
    """Excel stores a column of like formulas once; every cell gets its own text."""

    def ubah(nama: str, isi: bytes) -> bytes:
        if not nama.endswith("sheet1.xml"):
            return isi
        isi = isi.replace(b"<f>D4*F4/E4</f>", b'<f t="shared" ref="G4:G6" si="0">D4*F4/E4</f>')
        for n in (b"5", b"6"):
            isi = isi.replace(b"<f>D%s*F%s/E%s</f>" % (n, n, n), b'<f t="shared" si="0"/>')
        return isi

    jalur = tmp_path / "a.xlsx"
    jalur.write_bytes(benih[1])
    asli = baca_buku(jalur)["ABK"].rumus
    berbagi = dengan_bagian(benih[1], ubah)
    assert berbagi.count(b"PK") and asli["G6"] == "D6*F6/E6"  # noqa: PT018 - both say that the seed is what we think
    jalur.write_bytes(berbagi)
    assert baca_buku(jalur)["ABK"].rumus == asli
