"""Guards abk.cli.pemeriksaan: a plain ``abk periksa`` says the same without what reads calls."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from abk.cli import pemeriksaan

TABEL = {
    "unit.csv": "kode_unit,nama_unit,kode_induk,eselon\nA,Biro Umum,,II\n",
    "jabatan.csv": "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,bezetting\n"
    "A-1,A,Pengolah,pelaksana,1\nA-2,A,Penata,pelaksana,x\n",
    "uraian_tugas.csv": "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,"
    "satuan_waktu\nA-1,1,Mengolah data,berkas,12,tahun,300,menit\n",
    "kegiatan.toml": 'judul = "Uji"\ntahun = 2026\ninstansi = "Rekaan"\n',
}
_SIAPA = """
import sys
from abk.cli import main
try:
    main()
finally:
    print("typer" in sys.modules, file=sys.stderr)
"""


@pytest.fixture
def sumber(tmp_path: Path) -> Path:
    for nama, isi in TABEL.items():
        (tmp_path / nama).write_text(isi, encoding="utf-8")
    return tmp_path


def panggil(*argumen: str) -> tuple[int, str, str]:
    jadi = subprocess.run(
        [sys.executable, "-c", _SIAPA, *argumen],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return jadi.returncode, jadi.stdout, jadi.stderr


@pytest.mark.parametrize("benar", [False, True])
def test_panggilan_polos_berkata_sama_tanpa_baris_perintah(sumber: Path, benar: bool):
    if benar:
        isi = TABEL["jabatan.csv"].partition("A-2")[0]
        (sumber / "jabatan.csv").write_text(isi, encoding="utf-8")
    kode, keluaran, galat = panggil("periksa", str(sumber))
    assert (kode, galat.split()) == (0 if benar else 1, ["False"])
    _, panjang, pemuat = panggil("periksa", "--", str(sumber))  # not plain: the command line reads it
    assert (keluaran, pemuat.split()) == (panjang, ["True"])
    assert keluaran.splitlines()[-1].startswith(f"0 kesalahan struktur, {0 if benar else 1} tidak valid")


def test_yang_gagal_dikatakan_baris_perintah(tmp_path: Path):
    kode, keluaran, galat = panggil("periksa", str(tmp_path / "tiada"))
    assert (kode, keluaran, galat.split()[0], galat.split()[-1]) == (1, "", "Gagal:", "True")


@pytest.mark.parametrize(
    "argumen", [[], ["periksa"], ["periksa", "--help"], ["periksa", "a", "--rinci"], ["x", "a"]]
)
def test_panggilan_lain_tidak_dijawab(argumen: list[str]):
    assert pemeriksaan.periksa_polos(argumen) is None
