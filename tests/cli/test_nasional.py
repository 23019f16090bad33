"""Guards abk.cli.nasional: words and exit codes of ``abk gabung``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import abk
from abk.cli import app

jalan = CliRunner()


def test_gabung_menyebut_yang_tidak_dihitung(tmp_path: Path):
    ke = tmp_path / "nasional"
    hasil = jalan.invoke(app, ["gabung", "contoh", "tidak-ada", "contoh-2025", "--ke", str(ke)])
    assert hasil.exit_code == 1
    assert "tahun 2026, 312 jabatan (4 belum lengkap), 2333 uraian tugas (5 tidak dihitung)" in hasil.stdout
    assert "2 dari 3 sumber ada dalam" in hasil.stdout
    assert "1 ditolak" in hasil.stdout
    assert "Ditolak: tidak-ada: Sumber 'tidak-ada' tidak ada." in hasil.stderr
    with abk.nasional(ke) as n:
        assert len(n.asal) == 2
    lagi = jalan.invoke(app, ["gabung", "contoh", "--ke", str(ke), "--ganti"])
    assert lagi.exit_code == 0
    assert "contoh: tidak berubah:" in lagi.stdout


def test_gabung_dengan_daftar_wilayah(tmp_path: Path):
    daftar = tmp_path / "wilayah.csv"
    nama = abk.open("contoh").instansi
    daftar.write_text(f"instansi,kode_unit,wilayah\n{nama},SET,Jakarta\n{nama},ZZ,Bali\n", encoding="utf-8")
    hasil = jalan.invoke(app, ["gabung", "contoh", "--ke", str(tmp_path / "d"), "--wilayah", str(daftar)])
    assert hasil.exit_code == 0
    assert "catatan: wilayah: kode_unit 'ZZ' tidak ada" in hasil.stdout
    with abk.nasional(tmp_path / "d") as n:
        assert set(n.kebutuhan("wilayah").loc[2026].index) == {"", "Jakarta"}


def test_tanpa_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    hasil = jalan.invoke(app, ["gabung", "contoh", "--ke", str(tmp_path / "d")])
    assert hasil.exit_code == 1
    assert "pip install 'abk[nasional]'" in hasil.stderr


def test_tanpa_tujuan_salah_panggil():
    assert jalan.invoke(app, ["gabung", "contoh"]).exit_code == 2
