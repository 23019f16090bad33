"""Guards abk.tables.kamus: the data dictionary is what the validation really applies."""

import subprocess
import sys
from pathlib import Path

from abk.tables import SEMUA_TABEL
from abk.tables.kamus import kamus_data
from abk.tables.kolom import KOLOM_PENDEKATAN, PEGAWAI

BERKAS = Path(__file__).parents[2] / "data" / "README.md"


def test_halaman_yang_tersimpan_sama_dengan_yang_dibuat():
    """Out of step? ``python -m abk.tables > data/README.md``."""
    assert BERKAS.read_text("utf-8") == kamus_data()


def test_tiap_kolom_pilihan_dan_pendekatan_disebut():
    halaman = kamus_data()
    for tabel in (*SEMUA_TABEL, PEGAWAI):
        for kolom in tabel.kolom:
            baris = next(b for b in halaman.splitlines() if b.startswith(f"| `{kolom.nama}` |"))
            assert baris.count("|") == 7
            assert kolom.arti in halaman
            assert all(f"`{p}`" in halaman for p in kolom.pilihan)
    assert all(f"| `{p}` |" in halaman for p in KOLOM_PENDEKATAN)


def test_batas_ditulis_dengan_angka_indonesia():
    halaman = kamus_data()
    assert "≥ 1, ≤ 17" in halaman
    assert "> 0, ≤ 1.000.000" in halaman
    assert "≥ 0,000001" in halaman


def test_dicetak_oleh_perintah():
    luar = subprocess.run([sys.executable, "-m", "abk.tables"], capture_output=True, check=True)
    assert luar.stdout.decode("utf-8") == kamus_data()
