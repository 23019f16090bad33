"""Guards abk.store.galat, abk.store.alamat: whatever goes wrong is said in plain Indonesian, and no
password or cell goes with it.
"""

from __future__ import annotations

import secrets
import sqlite3
import traceback
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from abk.errors import AbkError
from abk.store import (
    AlamatError,
    Gudang,
    GudangError,
    HakError,
    PenuhError,
    RusakError,
    SkemaError,
    TerkunciError,
    buka,
)
from abk.store.galat import terjemahkan

pytestmark = pytest.mark.xdist_group("store")

KODE = "01.02-1"


@pytest.mark.parametrize(
    "alamat",
    [
        "mysql://a:rahasia@h/db",
        "bukan alamat",
        "postgresql+psycopg2://a:rahasia@h/db",
        "sqlite://",
        "://",
        "sqlite:///:memory:",
        "postgresql+psycopg://a:rahasia@h",
        "postgresql+psycopg://a:rahasia@h:bukanport/db",
        "",
    ],
)
def test_alamat_tidak_dikenal(alamat: str):
    with pytest.raises(AlamatError, match="sqlite:///") as galat:
        buka(alamat)
    assert "rahasia" not in "".join(traceback.format_exception(galat.value))


def test_berkas_tidak_ada(tmp_path: Path):
    with pytest.raises(AlamatError, match="tidak ada"):
        buka(f"sqlite:///{tmp_path}/tak-ada.db")
    assert list(tmp_path.iterdir()) == []  # opening never creates
    with pytest.raises(AlamatError, match="folder"):
        buka(f"sqlite:///{tmp_path}/tak-ada/abk.db", buat=True)
    with pytest.raises(AlamatError, match="adalah folder"):
        buka(f"sqlite:///{tmp_path}", buat=True)


def test_berkas_kosong(tmp_path: Path):
    (tmp_path / "abk.db").touch()
    with pytest.raises(SkemaError, match="belum berisi"):
        buka(f"sqlite:///{tmp_path}/abk.db")


@pytest.mark.parametrize("buat", [False, True])
def test_bukan_berkas_gudang(tmp_path: Path, buat: bool):
    berkas = tmp_path / "abk.db"
    berkas.write_text("bukan basis data " * 500, encoding="utf-8")
    with pytest.raises(RusakError, match="rusak atau bukan"):
        buka(f"sqlite:///{berkas}", buat=buat)
    assert berkas.read_text(encoding="utf-8").startswith("bukan basis data")


def test_nama_berkas_yang_aneh(tmp_path: Path, isi: Callable[[str], Gudang]):
    alamat = f"sqlite:///{tmp_path}/data & hasil #1 50% ä.db"
    isi(alamat)
    assert len(buka(alamat).daftar_lembar()) == 3
    nama = "data & hasil #1 50% ä.db"
    assert {p.name for p in tmp_path.iterdir() if p.is_file()} <= {nama, f"{nama}-journal"}
    assert (tmp_path / nama).stat().st_size > 0


def test_terkunci(alamat_sqlite: str, isi: Callable[[str], Gudang]):
    isi(alamat_sqlite)
    g = buka(alamat_sqlite, tunggu_detik=0.05)
    lembar = g.lembar(KODE)
    lain = sqlite3.connect(g.sambungan.alamat.berkas, isolation_level=None)
    lain.execute("BEGIN IMMEDIATE")
    with pytest.raises(TerkunciError, match="sedang dipakai"):
        g.simpan_draf(lembar.dengan(bezetting=3), versi_dasar=1, oleh="Analis")
    assert g.lembar(KODE) == lembar  # reading is still possible
    lain.execute("ROLLBACK")
    assert g.simpan_draf(lembar.dengan(bezetting=3), versi_dasar=1, oleh="Analis").versi == 2
    lain.close()


def test_terkunci_postgresql(alamat_pg: str, isi: Callable[[str], Gudang]):
    isi(alamat_pg)
    g, lain = buka(alamat_pg, tunggu_detik=0.05), buka(alamat_pg)
    lembar = g.lembar(KODE)
    with lain.sambungan.tulis() as c:
        c.exec_driver_sql("UPDATE lembar SET status = status")
        with pytest.raises(TerkunciError, match="sedang dipakai"):
            g.simpan_draf(lembar.dengan(bezetting=3), versi_dasar=1, oleh="Analis")
    assert g.simpan_draf(lembar.dengan(bezetting=3), versi_dasar=1, oleh="Analis").versi == 2


def test_disk_penuh(alamat_sqlite: str, isi: Callable[[str], Gudang], monkeypatch: pytest.MonkeyPatch):
    g = isi(alamat_sqlite)
    lembar = g.lembar(KODE)
    asli = g.sambungan._buka_sqlite

    def sempit() -> sqlite3.Connection:
        c = asli()
        c.execute("PRAGMA max_page_count=1")  # SQLite takes the size the file has now
        return c

    monkeypatch.setattr(g.sambungan, "_buka_sqlite", sempit)
    g.sambungan._mesin = g.sambungan._mesin_baru()
    with pytest.raises(PenuhError, match="penuh"):
        g.simpan_draf(lembar.dengan(ikhtisar_jabatan="x" * 100_000), versi_dasar=1, oleh="Analis")
    monkeypatch.undo()
    assert buka(alamat_sqlite).lembar(KODE) == lembar


def test_tanpa_hak_tulis(alamat_sqlite: str, isi: Callable[[str], Gudang], monkeypatch: pytest.MonkeyPatch):
    """Rights of files do not hold for root, so the file is opened for reading only."""
    g = isi(alamat_sqlite)
    lembar = g.lembar(KODE)

    def hanya_baca() -> sqlite3.Connection:
        return sqlite3.connect(f"file:{g.sambungan.alamat.berkas}?mode=ro", uri=True, isolation_level=None)

    monkeypatch.setattr(g.sambungan, "_buka_sqlite", hanya_baca)
    g.sambungan._mesin = g.sambungan._mesin_baru()
    with pytest.raises(HakError, match="ditulisi"):
        g.simpan_draf(lembar.dengan(bezetting=3), versi_dasar=1, oleh="Analis")


@pytest.mark.serangan("pembaca", "mencari kata sandi di dalam pesan galat", "dicegah")
def test_sandi_salah_tidak_tercetak(server, isi: Callable[[str], Gudang]):
    db = server.basis_data()
    isi(server.alamat(db))
    salah = secrets.token_hex(8)
    with pytest.raises(AlamatError, match="kata sandi") as galat:
        buka(server.alamat(db, sandi=salah))
    teks = "".join(traceback.format_exception(galat.value)) + repr(galat.value)
    assert salah not in teks


def test_sandi_tidak_tampak_pada_gudang(gudang: Gudang):
    sandi = str(gudang.sambungan.alamat.url.password or "tanpa sandi")[-8:]  # a part that no quoting changes
    for teks in (repr(gudang), gudang.alamat, repr(gudang.sambungan.alamat), gudang.kegiatan().asal):
        assert sandi not in teks


def test_basis_data_tidak_ada(server):
    with pytest.raises(AlamatError, match="Basis data pada alamat itu tidak ada"):
        buka(server.alamat("tak_ada"))


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        ("sslmode=require", "Sambungan TLS"),
        ("sslmode=verify-full", "Sambungan TLS"),
        ("sslmode=verify-full&sslrootcert=/tidak/ada.pem", "Sambungan TLS"),
        ("sslmode=aneh", "Pilihan sambungan"),
        ("sslmod=require", "Pilihan sambungan"),
        ("service=tidak-ada", "Pilihan sambungan"),
        ("channel_binding=aneh", "Pilihan sambungan"),
    ],
)
def test_pilihan_sambungan_pada_alamat(server, pilihan: str, kata: str):
    """Not "cannot be reached", which sends the administrator to the network; the server has no TLS."""
    with pytest.raises(AlamatError, match=kata):
        buka(f"{server.alamat(server.basis_data())}?{pilihan}")


@pytest.mark.parametrize(
    ("kata_server", "pesan"),
    [
        (
            'FATAL:  no pg_hba.conf entry for host "10.0.0.6", user "a", database "b", no encryption',
            "komputer ini",
        ),
        ('FATAL:  pg_hba.conf rejects connection for host "10.0.0.6", user "a"', "komputer ini"),
        ("FATAL:  sorry, too many clients already", "penuh sambungan"),
        ('FATAL:  too many connections for role "a"', "penuh sambungan"),
        ("FATAL:  remaining connection slots are reserved for non-replication superuser", "penuh sambungan"),
        ("FATAL:  the database system is starting up", "dimulai atau dihentikan"),
        ("FATAL:  the database system is shutting down", "dimulai atau dihentikan"),
        ("SSL error: certificate verify failed", "Sambungan TLS"),
        ('server certificate for "a" does not match host name "b"', "Sambungan TLS"),
        ('FATAL:  role "a" does not exist', "kata sandi"),
        ('FATAL:  database "role a" does not exist', "basis data pada alamat"),
        ("Connection refused", "tidak dapat dihubungi"),
        ("could not translate host name", "tidak dapat dihubungi"),
    ],
)
def test_kata_server_saat_menyambung(kata_server: str, pesan: str):
    """While connecting PostgreSQL 15 says only words; each leads whoever reads it to another place."""
    salah = OperationalError("", {}, psycopg.OperationalError(f"connection failed: {kata_server}"))
    assert pesan.lower() in str(terjemahkan(salah)).lower()


def test_pilihan_pada_alamat_berlaku(server, isi: Callable[[str], Gudang]):
    """What the address sets for a session holds, beside what the store sets itself."""
    db = server.basis_data()
    isi(server.alamat(db)).tutup()
    gudang = buka(f"{server.alamat(db)}?options=-c%20work_mem%3D7MB%20-c%20statement_timeout%3D12345")
    with gudang.sambungan.baca() as c:
        atur = {n: c.execute(text(f"SHOW {n}")).scalar_one() for n in ("work_mem", "statement_timeout")}
        assert c.execute(text("SHOW lock_timeout")).scalar_one() == "30s"
    assert atur == {"work_mem": "7MB", "statement_timeout": "12345ms"}


def test_server_penuh_sambungan(server):
    """Connections that are used up are no wrong password, nor a server that is not there."""
    nama, sandi = f"penuh_{secrets.token_hex(4)}", secrets.token_hex(8)
    server.perintah(f"CREATE ROLE {nama} LOGIN PASSWORD '{sandi}' CONNECTION LIMIT 0")
    try:
        with pytest.raises(AlamatError, match="penuh sambungan") as galat:
            buka(f"postgresql+psycopg://{nama}:{sandi}@127.0.0.1:{server.port}/postgres")
    finally:
        server.perintah(f"DROP ROLE {nama}")
    assert sandi not in "".join(traceback.format_exception(galat.value))


def test_sambungan_putus_di_tengah_simpanan(server, alamat_pg: str, isi: Callable[[str], Gudang]):
    """The server ends the connection within a transaction: that is said, nothing is saved, work goes on."""
    gudang = isi(alamat_pg)
    dulu = gudang.lembar(KODE)

    def setengah() -> None:
        with gudang.sambungan.tulis() as c:
            pid = c.execute(text("SELECT pg_backend_pid()")).scalar_one()
            server.perintah(f"SELECT pg_terminate_backend({pid}, 5000)")
            c.execute(text("SELECT 1"))

    with pytest.raises(AlamatError, match="terputus di tengah jalan"):
        setengah()
    assert gudang.lembar(KODE) == dulu


def test_server_tidak_ada(server):
    with pytest.raises(AlamatError, match="tidak dapat dihubungi"):
        buka("postgresql+psycopg://a:b@127.0.0.1:1/db")


def test_postgresql_kosong(alamat_pg: str):
    with pytest.raises(SkemaError, match="belum berisi"):
        buka(alamat_pg)


def test_isi_lembar_tidak_ikut_dalam_galat(gudang: Gudang):
    """The error of a database quotes its parameters and rows; ours does not, nor does its traceback."""
    kenari = secrets.token_hex(8)
    perintah = text("INSERT INTO lembar_versi (kode_jabatan, versi, isi) VALUES ('a', 1, :isi)")
    with pytest.raises(GudangError) as galat, gudang.sambungan.tulis() as c:
        c.execute(perintah, {"isi": kenari})
    assert kenari not in "".join(traceback.format_exception(galat.value))


def test_jurnal_wal_ditinggalkan(alamat_sqlite: str, isi: Callable[[str], Gudang]):
    """Somebody switched the file to WAL: the next opening takes it back."""
    g = isi(alamat_sqlite)
    with sqlite3.connect(g.sambungan.alamat.berkas) as c:
        assert c.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    c.close()
    assert len(g.daftar_lembar()) == 3
    with g.sambungan.baca() as c:
        assert c.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "truncate"
        assert c.exec_driver_sql("PRAGMA synchronous").scalar_one() == 3
        assert c.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_galat_adalah_galat_abk():
    assert issubclass(GudangError, AbkError)
