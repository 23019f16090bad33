"""Guards abk.cli.pemeriksaan, abk.cli.aliran: a plain ``abk periksa`` says what the command line says."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from abk.cli import aliran, pemeriksaan

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


def tanpa_pembaca(*argumen: str) -> tuple[int, str]:
    """Exit code and errors of a call whose output nobody reads any more (``| head``)."""
    baca, tulis = os.pipe()
    os.close(baca)
    perintah = [sys.executable, "-m", "abk", *argumen]
    jadi = subprocess.run(perintah, stdout=tulis, stderr=subprocess.PIPE, text=True, check=False)
    os.close(tulis)
    return jadi.returncode, jadi.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a broken pipe has another number there")
@pytest.mark.parametrize("sela", [(), ("--",)])
def test_keluaran_yang_tidak_dibaca_lagi_mengakhiri_perintah_dengan_diam(sumber: Path, sela: tuple[str]):
    assert tanpa_pembaca("periksa", *sela, str(sumber)) == (1, "")


def test_cetakan_yang_gagal_di_tengah_tidak_diulang(
    sumber: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    cetak, ke = aliran.layar.print, []

    def sekali(isi: str) -> None:
        ke.append(isi)
        if len(ke) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        cetak(isi)

    monkeypatch.setattr(aliran.layar, "print", sekali)
    assert pemeriksaan.periksa_polos(["periksa", str(sumber)]) == 1  # None would have it checked again
    assert (len(ke), capsys.readouterr().err.splitlines()[0]) == (3, "Gagal: Disk: ruang disk habis.")


def test_yang_gagal_dikatakan_baris_perintah(tmp_path: Path):
    kode, keluaran, galat = panggil("periksa", str(tmp_path / "tiada"))
    assert (kode, keluaran, galat.split()[0], galat.split()[-1]) == (1, "", "Gagal:", "True")


@pytest.mark.parametrize(
    "argumen", [[], ["periksa"], ["periksa", "--help"], ["periksa", "a", "--rinci"], ["x", "a"]]
)
def test_panggilan_lain_tidak_dijawab(argumen: list[str]):
    assert pemeriksaan.periksa_polos(argumen) is None
