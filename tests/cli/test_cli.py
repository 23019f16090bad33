"""Guards abk.cli, abk.cli.data, abk.cli.laporan: exit codes and words of the command, and what it loads."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import abk
from abk.cli import app
from abk.kegiatan import folder_contoh
from abk.store import buka

jalan = CliRunner()


@pytest.fixture
def sumber(tmp_path: Path) -> Path:
    """Three posts of one unit, nothing wrong with them."""
    (tmp_path / "unit.csv").write_text("kode_unit,nama_unit,kode_induk\nA,Biro A,\n", encoding="utf-8")
    (tmp_path / "jabatan.csv").write_text(
        "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,bezetting\n"
        "A-1,A,Kepala Biro A,pimpinan tinggi,1\n",
        encoding="utf-8",
    )
    (tmp_path / "uraian_tugas.csv").write_text(
        "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu\n"
        "A-1,1,Menyusun rencana,Dokumen,10,tahun,60,jam\n",
        encoding="utf-8",
    )
    return tmp_path


def _jalankan(*kata: str):
    return jalan.invoke(app, list(kata))


def test_versi():
    hasil = _jalankan("--versi")
    assert hasil.exit_code == 0
    assert abk.__version__ in hasil.stdout


BERAT = (
    *(
        "IPython",
        "alembic",
        "babel",
        "cryptography",
        "docx",
        "docxtpl",
        "ipywidgets",
        "jinja2",
        "jupyter_client",
    ),
    *("lxml", "matplotlib", "nbclient", "nbconvert", "nbformat", "numpy", "openpyxl", "pandas", "papermill"),
    *("duckdb", "psycopg", "python_calamine", "scipy", "sqlalchemy", "xlsxwriter"),
)
RINGAN = {
    "bantuan": "--help",
    "versi": "--versi",
    "salah perintah": "laporann contoh",
    "salah opsi": "laporan contoh --klas",
    "bantuan laporan": "laporan --help",
    "bantuan sop": "sop maju --help",
    "bantuan gabung": "gabung --help",
    "kunci": "kunci --help",
    "peraturan": "peraturan",
}


def test_yang_hanya_menjawab_tidak_memuat_yang_berat():
    """Help, version, a wrong call and the law load neither tables, store, documents nor what draws."""
    kode = """
import sys
from abk.cli import main
for nama in sys.argv[2:]:
    sys.argv = ["abk", *nama.split()]
    try:
        main()
    except SystemExit:
        print("SESUDAH", nama, [m for m in BERAT if m in sys.modules], sep="|")
"""
    perintah = [sys.executable, "-c", kode.replace("BERAT", repr(BERAT)), "-", *RINGAN.values()]
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=True)
    kabar = [b for b in hasil.stdout.splitlines() if b.startswith("SESUDAH|")]
    assert kabar == [f"SESUDAH|{kata}|[]" for kata in RINGAN.values()]


MENGGAMBAR = (
    *(
        "IPython",
        "ipywidgets",
        "jupyter_client",
        "matplotlib",
        "nbclient",
        "nbconvert",
        "nbformat",
        "papermill",
    ),
    *("docx", "docxtpl", "jinja2", "lxml", "dask", "distributed", "openpyxl"),
)
GUDANG = ("alembic", "psycopg", "sqlalchemy")
PENULIS = ("duckdb", "xlsxwriter")
BEKERJA = {
    "periksa SUMBER": (*MENGGAMBAR, *GUDANG, *PENULIS, "cryptography", "scipy"),
    "gabung SUMBER --ke NASIONAL": (*MENGGAMBAR, *GUDANG, "cryptography", "xlsxwriter"),
    "cadangkan GUDANG CADANGAN": (*MENGGAMBAR, *PENULIS, "psycopg", "cryptography", "scipy"),
    "karantina GUDANG": (*MENGGAMBAR, *PENULIS, "psycopg", "cryptography", "scipy"),
    "migrasi GUDANG": (*MENGGAMBAR, *PENULIS, "psycopg", "cryptography", "scipy"),
    "unit daftar GUDANG": (*MENGGAMBAR, "psycopg", "cryptography", "scipy"),
}
"""Commands that draw nothing, and what none of them may load."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="sistem ini tidak mengenal fork")
def test_yang_tidak_menggambar_tidak_memuat_yang_menggambar(sumber: Path, tmp_path: Path):
    """A command loads what it works with: no notebook, chart or document; a database only for a store.

    One process runs them all, each forked from one that has loaded no more than the command line.
    """
    tempat = {
        "SUMBER": str(sumber),
        "GUDANG": f"sqlite:///{tmp_path / 'abk.db'}",
        "CADANGAN": str(tmp_path / "abk.zip"),
        "NASIONAL": str(tmp_path / "nasional"),
    }
    pengaturan = 'instansi = "Kementerian Rekaan"\ntahun = 2026\n'
    (sumber / "kegiatan.toml").write_text(pengaturan, encoding="utf-8")
    buka(tempat["GUDANG"], buat=True).impor_kegiatan(abk.open(sumber), "uji")
    semua = [([tempat.get(k, k) for k in kata.split()], berat) for kata, berat in BEKERJA.items()]
    kode = f"""
import os, sys
from abk.cli import main
for kata, berat in {semua!r}:
    if (anak := os.fork()) == 0:
        sys.argv = ["abk", *kata]
        try:
            main()
        except SystemExit as habis:
            print("HABIS", *kata[:1], habis.code or 0, [m for m in berat if m in sys.modules], flush=True)
        os._exit(0)
    os.waitpid(anak, 0)
"""
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    akhir = [baris for baris in hasil.stdout.splitlines() if baris.startswith("HABIS")]
    assert akhir == [f"HABIS {kata.split()[0]} 0 []" for kata in BEKERJA], hasil.stdout + hasil.stderr


def test_muka_pustaka_tetap_utuh():
    """What is loaded late is there as if it had been loaded at once, and is listed."""
    kode = "import abk; print([n for n in NAMA if n not in dir(abk) or getattr(abk, n) is None])"
    nama = [*abk.__all__, "kebutuhan", "kegiatan", "peraturan", "reports", "tables", "tren", "kewajaran"]
    nama += ["gabung", "nasional"]
    hasil = subprocess.run(
        [sys.executable, "-c", kode.replace("NAMA", repr(nama))], capture_output=True, text=True, check=True
    )
    assert hasil.stdout == "[]\n"


def test_periksa_bersih(sumber: Path):
    hasil = _jalankan("periksa", str(sumber))
    assert hasil.exit_code == 0
    assert "0 kesalahan struktur, 0 tidak valid, 0 keraguan, 0 catatan" in hasil.stdout


def test_periksa_contoh_menyebut_setiap_kelemahan_baris():
    hasil = _jalankan("periksa", "contoh")
    assert hasil.exit_code == 1
    assert "0 kesalahan struktur, 2 tidak valid, 3 keraguan" in hasil.stdout
    assert "uraian_tugas.csv, baris 217, kolom volume" in hasil.stdout


def test_periksa_menyebut_semua_kesalahan_struktur(sumber: Path):
    with (sumber / "uraian_tugas.csv").open("a", encoding="utf-8") as f:
        f.write("A-9,1,Tanpa jabatan,Dokumen,1,tahun,1,jam\nA-1,1,Nomor ganda,Dokumen,1,tahun,1,jam\n")
    hasil = _jalankan("periksa", str(sumber))
    assert hasil.exit_code == 1
    assert "2 kesalahan struktur" in hasil.stdout
    assert "kode_jabatan 'A-9' tidak ada di tabel jabatan" in hasil.stdout
    assert "sudah dipakai di baris 2" in hasil.stdout


def test_sumber_tidak_ada():
    hasil = _jalankan("periksa", "tidak-ada")
    assert hasil.exit_code == 1
    assert "tidak ada" in hasil.stderr
    assert "→" in hasil.stderr


def test_panggilan_salah():
    assert _jalankan("laporan").exit_code == 2
    assert _jalankan("perintah-asing").exit_code == 2


def test_unit_tidak_dikenal_adalah_panggilan_salah(sumber: Path, tmp_path: Path):
    hasil = _jalankan("laporan", str(sumber), "--unit", "ZZ", "--keluar", str(tmp_path / "hasil"))
    assert hasil.exit_code == 2
    assert "ZZ" in hasil.stderr
    assert not (tmp_path / "hasil").exists() or not list((tmp_path / "hasil").glob("*.html"))


def test_peraturan_daftar_dan_satu():
    daftar = _jalankan("peraturan")
    assert daftar.exit_code == 0
    assert "permenpanrb-1-2020" in daftar.stdout
    satu = _jalankan("peraturan", "permenpanrb-1-2020")
    assert "75.000" in satu.stdout
    assert "belum diverifikasi" in satu.stdout


def test_peraturan_di_luar_masa_berlaku():
    hasil = _jalankan("peraturan", "kepmenpan-75-2004", "--tanggal", "2025-01-01")
    assert hasil.exit_code == 2
    assert "2019" in hasil.stderr


def test_peraturan_salah_eja_diberi_saran():
    hasil = _jalankan("peraturan", "permenpan-1-2020")
    assert hasil.exit_code == 2
    assert "permenpanrb-1-2020" in hasil.stderr


def test_kurung_siku_bukan_gaya(sumber: Path):
    """User text in brackets is shown, not eaten as markup."""
    berkas = sumber / "uraian_tugas.csv"
    berkas.write_text(berkas.read_text(encoding="utf-8").replace("tahun", "[bold]tahunan"), encoding="utf-8")
    hasil = _jalankan("periksa", str(sumber))
    assert "[bold]tahunan" in hasil.stdout


def test_contoh_tidak_bergantung_pada_folder_kerja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert len(abk.open("contoh").unit) == 76
    shutil.copytree(folder_contoh(), tmp_path / "salinan")
    assert abk.open("salinan").sidik == abk.open("contoh").sidik


@pytest.mark.parametrize("pilihan", [("--pembulatan", "atas"), ("--peraturan", "x")])
def test_pilihan_salah_adalah_panggilan_salah(sumber: Path, tmp_path: Path, pilihan: tuple[str, str]):
    hasil = _jalankan("laporan", str(sumber), *pilihan, "--keluar", str(tmp_path / "hasil"))
    assert hasil.exit_code == 2
    assert pilihan[1] in hasil.stderr
    assert not (tmp_path / "hasil").exists()


def test_peraturan_kegiatan_yang_salah_adalah_kesalahan_data(sumber: Path, tmp_path: Path):
    (sumber / "kegiatan.toml").write_text('peraturan = "x"\n', encoding="utf-8")
    hasil = _jalankan("laporan", str(sumber), "--keluar", str(tmp_path / "hasil"))
    assert hasil.exit_code == 1
    assert "'x'" in hasil.stderr or '"x"' in hasil.stderr


def test_yang_rusak_dikatakan_lalu_dikarantina(tmp_path: Path, sumber: Path):
    """A sheet changed outside the program: told by every command, set aside by one."""
    from abk.store import buka  # noqa: PLC0415

    alamat = f"sqlite:///{tmp_path}/asal.db"
    buka(alamat, buat=True).impor_kegiatan(abk.open(sumber), oleh="Ortala")
    with sqlite3.connect(tmp_path / "asal.db") as c:
        c.execute("DROP TRIGGER lembar_versi_tetap_ubah")
        c.execute("UPDATE lembar_versi SET isi = replace(isi, '\"volume\":10', '\"volume\":720')")
    c.close()
    for kata in (("periksa", alamat), ("karantina", alamat), ("cadangkan", alamat, str(tmp_path / "c.db"))):
        hasil = _jalankan(*kata)
        assert hasil.exit_code == 1
        assert "A-1 versi 1 rusak: isinya tidak cocok dengan kode verifikasinya" in hasil.output
    assert (tmp_path / "c.db").exists()
    satu = ("karantina", alamat, "lembar", "A-1", "--nomor", "1", "--oleh", "Administrator")
    assert _jalankan(*satu).exit_code == 2  # without a reason
    assert _jalankan(*satu, "--alasan", "diubah di luar program").exit_code == 0
    assert _jalankan("karantina", alamat).exit_code == 0
    assert _jalankan("cadangkan", alamat, str(tmp_path / "d.db")).exit_code == 0


def test_migrasi_postgresql_minta_cadangan():
    hasil = _jalankan("migrasi", "postgresql+psycopg://a@127.0.0.1:1/abk")
    assert hasil.exit_code == 2
    assert "--cadangan BERKAS" in hasil.stderr


def test_cadangkan_pulihkan_migrasi(tmp_path: Path, sumber: Path):
    from abk.store import buka  # noqa: PLC0415

    asal, tujuan = f"sqlite:///{tmp_path}/asal.db", f"sqlite:///{tmp_path}/tujuan.db"
    buka(asal, buat=True).impor_kegiatan(abk.open(sumber), oleh="Ortala")
    assert _jalankan("cadangkan", asal, str(tmp_path / "c.db")).exit_code == 0
    assert _jalankan("pulihkan", str(tmp_path / "c.db"), "--ke", tujuan).exit_code == 0
    assert abk.open(tujuan).hasil.equals(abk.open(sumber).hasil)
    assert _jalankan("migrasi", asal).exit_code == 0
    gagal = _jalankan("cadangkan", f"sqlite:///{tmp_path}/tidak-ada.db", str(tmp_path / "x.db"))
    assert gagal.exit_code == 1
    assert "tidak ada" in gagal.stderr
