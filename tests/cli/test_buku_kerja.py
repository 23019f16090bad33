"""Guards abk.cli.instrumen, abk.cli.data, abk.instrumen.buku_kerja: workbooks by command: out, in, again,
and checked.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import abk
from abk.cli import app
from abk.store import buka

jalan = CliRunner()


@pytest.fixture(scope="module")
def biro(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau of the example ministry as workbooks, and the store they came from."""
    folder = tmp_path_factory.mktemp("biro")
    alamat = f"sqlite:///{folder}/abk.db"
    buka(alamat, buat=True).impor_kegiatan(abk.open("contoh").cabang("SET.PO.2"), oleh="Ortala")
    hasil = jalan.invoke(app, ["ekspor", alamat, "--keluar", str(folder / "formulir")])
    assert hasil.exit_code == 0, hasil.stderr
    return folder


def test_satu_buku_tiap_unit(biro: Path):
    assert len(list((biro / "formulir").glob("*.xlsx"))) == 3


def test_impor_yang_sama_tidak_mengubah_apa_pun(biro: Path):
    alamat = f"sqlite:///{biro}/abk.db"
    sebelum = buka(alamat).daftar_lembar()["versi"].tolist()
    buku = sorted(str(b) for b in (biro / "formulir").glob("*.xlsx"))
    hasil = jalan.invoke(app, ["impor", *buku, "--ke", alamat, "--oleh", "Unit"])
    assert hasil.exit_code == 0, hasil.stderr
    assert buka(alamat).daftar_lembar()["versi"].tolist() == sebelum


def test_periksa_buku_kerja(biro: Path):
    hasil = jalan.invoke(app, ["periksa", str(next((biro / "formulir").glob("*.xlsx")))])
    assert hasil.exit_code in {0, 1}
    assert "catatan." in hasil.stdout


def test_impor_berkas_rusak(biro: Path, tmp_path: Path):
    rusak = tmp_path / "rusak.xlsx"
    rusak.write_bytes(b"PK\x03\x04 bukan buku kerja")
    hasil = jalan.invoke(app, ["impor", str(rusak), "--ke", f"sqlite:///{biro}/abk.db", "--oleh", "Unit"])
    assert hasil.exit_code == 1
    assert "rusak.xlsx" in hasil.stdout + hasil.stderr


def test_ekspor_rekap(tmp_path: Path):
    hasil = jalan.invoke(app, ["ekspor", "contoh", "--format", "rekap", "--keluar", str(tmp_path)])
    assert hasil.exit_code == 0, hasil.stderr
    assert (tmp_path / "rekap.xlsx").stat().st_size > 0
