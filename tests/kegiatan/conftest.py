"""Folders as a unit would hand them in."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import abk
from abk.kegiatan import folder as folder_

UNIT = """kode_unit,nama_unit,kode_induk,eselon
SET,Sekretariat,,I.a
SET.01,Biro Umum,SET,II.a
SET.01.a,Bagian Rumah Tangga,SET.01,III.a
SET.02,Biro Keuangan,SET,II.a
"""
WAKTU_SETEMPAT = """peraturan = "setempat"

[waktu_kerja_setempat]
dasar = "Perbup Contoh 9/2025 (fiktif)"
sumber = "Pasal 4"
alasan = "hari kerja daerah ini lain"
menit_per_tahun = 73500
hari_per_tahun = 245
"""
"""The last lines of settings with a working time of the institution's own."""
JABATAN = """kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting
007,SET,Sekretaris,pimpinan tinggi,17,1
01.02,SET.01,Kepala Biro Umum,administrator,15,1
K1,SET.01.a,Pengadministrasi,pelaksana,5,2
K2,SET.02,Analis Keuangan,pelaksana,7,0
"""
TUGAS = """kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu
007,1,Memimpin sekretariat,arahan,52,tahun,600,menit
01.02,1,Memimpin biro,arahan,12,bulan,240,menit
K1,1,"Mencatat surat, semua",surat,10,hari,30,menit
K2,1,Menyusun laporan,laporan,2,triwulan,40,jam
K2,2,Memeriksa bukti,bukti,3,hari,0.5,jam
"""
ISI = {"unit.csv": UNIT, "jabatan.csv": JABATAN, "uraian_tugas.csv": TUGAS}


def di_proses_lain(kode: str, folder: Path) -> list[str]:
    """Words that a program prints of a folder in a process whose sets and hashes are ordered otherwise."""
    perintah = [sys.executable, "-c", kode, str(folder)]
    env = {**os.environ, "PYTHONHASHSEED": "4242"}
    return subprocess.run(perintah, env=env, capture_output=True, text=True, check=True).stdout.split()


@pytest.fixture(autouse=True)
def _ingatan_kosong():
    """No kegiatan of an earlier test is remembered."""
    folder_._INGATAN.clear()


@pytest.fixture
def tulis(tmp_path) -> Callable[..., Path]:
    """Folder with the three files; a value of None leaves a file out, bytes go in as they are."""

    def buat(ubah: dict[str, str | bytes | None] | None = None, nama: str = "biro") -> Path:
        folder = tmp_path / nama
        folder.mkdir(exist_ok=True)
        for berkas, isi in {**ISI, **(ubah or {})}.items():
            if isi is not None:
                (folder / berkas).write_bytes(isi if isinstance(isi, bytes) else isi.encode())
        return folder

    return buat


@pytest.fixture
def kegiatan(tulis) -> abk.Kegiatan:
    return abk.open(tulis())
