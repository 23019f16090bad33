"""Guards abk.peraturan._baris, abk.peraturan._halaman: rows for the command line, and the generated page."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from abk.errors import PeraturanError
from abk.peraturan import baris_peraturan, daftar_peraturan, halaman_peraturan, ringkasan_peraturan

AKAR = Path(__file__).parents[2]
HARI = date(2026, 11, 24)


def test_halaman_di_docs_sesuai_berkas_peraturan():
    tersimpan = (AKAR / "docs" / "peraturan.md").read_text(encoding="utf-8")
    assert tersimpan == halaman_peraturan(), "perbarui: python -m abk.peraturan > docs/peraturan.md"


def test_perintah_mencetak_halaman_yang_sama():
    hasil = subprocess.run([sys.executable, "-m", "abk.peraturan"], capture_output=True, check=True, cwd=AKAR)
    assert hasil.stdout.decode("utf-8") == halaman_peraturan()
    assert hasil.stderr == b""


def test_halaman_memuat_setiap_nilai():
    halaman = halaman_peraturan()
    for p in daftar_peraturan():
        assert f"\n## {p.nama}\n" in halaman
        bagian = halaman.split(f"\n## {p.nama}\n")[1].split("\n## ")[0]
        assert bagian.count("\n| `") == len(p.ketentuan)
    lebar = {b.count(" | ") for b in halaman.splitlines() if b.startswith("| `")}
    assert lebar == {9}


def test_baris_satu_peraturan():
    baris = {b.ketentuan: b for b in baris_peraturan("permenpanrb-1-2020", HARI)}
    satu = baris["waktu_kerja_efektif"]
    assert (satu.nilai, satu.satuan, satu.sejak, satu.sampai) == (
        "75.000",
        "menit/orang/tahun",
        "tahun 2020",
        "–",
    )
    assert "hlm. 11" in satu.letak
    assert satu.sumber
    assert satu.diperiksa == "24 November 2026"
    assert satu.status == "terbaca pada sumber"
    assert baris["menit_per_bulan"].status == "turunan (dihitung)"
    assert baris["skala_prestasi"].status == "belum diverifikasi"


def test_baris_skala_menyebut_batas():
    assert [b.nilai for b in baris_peraturan("skala-permendagri", HARI)] == [
        "> 1",
        "≥ 0,9",
        "≥ 0,7",
        "≥ 0,5",
        "≥ 0",
    ]


def test_baris_semua_hanya_yang_berlaku():
    kini = {b.peraturan for b in baris_peraturan(tanggal=HARI)}
    assert "kepmenpan-75-2004" not in kini
    assert {"permenpanrb-1-2020", "wisn", "pp-11-2017"} <= kini
    dulu = {b.peraturan for b in baris_peraturan(tanggal=date(2010, 6, 1))}
    assert "kepmenpan-75-2004" in dulu
    assert "permenpanrb-1-2020" not in dulu


def test_baris_di_luar_masa_berlaku_ditolak():
    with pytest.raises(PeraturanError, match="tidak berlaku lagi"):
        baris_peraturan("kepmenpan-75-2004", HARI)
    assert baris_peraturan("kepmenpan-75-2004", date(2010, 1, 1))[0].sampai == "tahun 2019"
    with pytest.raises(PeraturanError, match="tidak dikenal"):
        baris_peraturan("x")


def test_ringkasan():
    semua = {r.nama: r for r in ringkasan_peraturan()}
    assert len(semua) == len(daftar_peraturan())
    assert semua["kepmenpan-75-2004"].sampai == "tahun 2019"
    assert (semua["angka-kredit"].jumlah_ketentuan, semua["angka-kredit"].belum_diverifikasi) == (16, 0)
    assert "kepmenpan-75-2004" not in {r.nama for r in ringkasan_peraturan(HARI)}
