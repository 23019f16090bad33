"""A store on each database; PostgreSQL is a real server, started here from Debian's binaries."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

import abk
from abk.store import Gudang, buka

SANDI = "rahasia-%@/:" + secrets.token_hex(4)
UNIT = """kode_unit,nama_unit,kode_induk,eselon
01,Kementerian Contoh,,
01.02,Biro Perencanaan,01,II.a
01.02.1,Bagian Program,01.02,III.a
01.03,Biro Umum,01,II.a
"""
JABATAN = """kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting,kode_atasan
01.02-1,01.02,Kepala Biro Perencanaan,pimpinan tinggi,14,1,
01.02.1-1,01.02.1,Analis Program,pelaksana,7,2,01.02-1
01.03-1,01.03,Kepala Biro Umum,pimpinan tinggi,14,1,
"""
TUGAS = """kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu
01.02-1,1,Menetapkan rencana kerja,Dokumen,2,tahun,5,jam
01.02-1,2.10,"Menelaah usul, lalu memutuskan",Catatan,12.5,bulan,90,menit
01.02.1-1,1,Menyusun bahan program,Bahan,3,minggu,120,menit
01.03-1,1,Menetapkan rencana umum,Dokumen,4,tahun,300,menit
"""


@dataclass
class Server:
    """A PostgreSQL server that belongs to the tests."""

    folder: Path
    port: int
    akun: str | None
    bin: Path
    bebas: list[str] = field(default_factory=list)
    dipakai: list[str] = field(default_factory=list)

    def alamat(self, db: str, role: str = "abk_pemilik", sandi: str = SANDI) -> str:
        url = abk.store.alamat.URL.create("postgresql+psycopg", role, sandi, "127.0.0.1", self.port, db)
        return url.render_as_string(hide_password=False)

    def perintah(self, sql: str) -> None:
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as c:
            c.execute(sql)

    def dsn(self, db: str, role: str = "postgres") -> str:
        return psycopg.conninfo.make_conninfo(
            host="127.0.0.1", port=self.port, user=role, password=SANDI, dbname=db
        )

    def basis_data(self) -> str:
        """An empty database; the few there are serve test after test, since each is 300 files."""
        if self.bebas:
            nama = self.bebas.pop()
        else:
            nama = f"u_{secrets.token_hex(6)}"
            self.perintah(f"CREATE DATABASE {nama} OWNER abk_pemilik")
        self.dipakai.append(nama)
        return nama

    def kosongkan(self) -> None:
        """Take the databases of a test back."""
        while self.dipakai:
            nama = self.dipakai.pop()
            with psycopg.connect(self.dsn(nama), autocommit=True) as c:
                c.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
                c.execute("DROP SCHEMA public CASCADE")
                c.execute("CREATE SCHEMA public AUTHORIZATION abk_pemilik")
                c.execute("GRANT USAGE ON SCHEMA public TO public")
            self.bebas.append(nama)

    def jalankan(self, program: str, *pilihan: str) -> None:
        hasil = subprocess.run(
            [str(self.bin / program), *pilihan],
            user=self.akun,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr

    def nyala(self) -> None:
        pilihan = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self.jalankan(
            "pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", pilihan, "start"
        )

    def mati(self, cara: str = "immediate") -> None:
        self.jalankan("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", cara, "stop")


def _folder_cepat() -> str | None:
    """Files in memory where there is room: the tests are about races and crashes of programs, not disks."""
    ada = os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > 1 << 30  # noqa: S108
    return "/dev/shm" if ada else None  # noqa: S108


def _akun() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    ada = {p.pw_name for p in pwd.getpwall()}
    return next((n for n in ("postgres", "nobody") if n in ada), None)


@pytest.fixture(scope="session")
def server_sesi() -> Iterator[Server]:
    biner = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    biner = [b for b in biner if (b / "initdb").exists()]
    if not biner:
        pytest.skip("PostgreSQL tidak terpasang: /usr/lib/postgresql/*/bin/initdb tidak ada")
    akun = _akun()
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="abk-pg-", dir=_folder_cepat()))
    (folder / "sandi").write_text(SANDI, encoding="utf-8")
    if akun:
        for p in (folder, folder / "sandi"):
            shutil.chown(p, akun)
    satu = Server(folder, port, akun, biner[-1])
    masuk = ("-U", "postgres", "--auth=scram-sha-256", f"--pwfile={folder}/sandi")
    satu.jalankan(
        "initdb", "-D", f"{folder}/data", *masuk, "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"
    )
    satu.nyala()
    try:
        satu.perintah(f"CREATE ROLE abk_pemilik LOGIN CREATEROLE PASSWORD '{SANDI}'")
        yield satu
    finally:
        satu.mati()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def server(server_sesi: Server) -> Iterator[Server]:
    yield server_sesi
    server_sesi.kosongkan()


@pytest.fixture(params=["sqlite", "postgresql"])
def alamat(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a store that does not exist yet, on each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/abk.db"
    s = request.getfixturevalue("server")
    return s.alamat(s.basis_data())


@pytest.fixture
def alamat_sqlite(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/abk.db"


@pytest.fixture
def alamat_pg(server: Server) -> str:
    return server.alamat(server.basis_data())


@pytest.fixture
def alamat_cepat() -> Iterator[str]:
    """An SQLite file in memory where there is room."""
    with tempfile.TemporaryDirectory(dir=_folder_cepat()) as folder:
        yield f"sqlite:///{folder}/abk.db"


@pytest.fixture
def folder_kecil(tmp_path: Path) -> Path:
    folder = tmp_path / "kecil"
    folder.mkdir()
    for nama, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
        (folder / f"{nama}.csv").write_text(isi, encoding="utf-8")
    (folder / "kegiatan.toml").write_text(
        'judul = "Kecil"\ntahun = 2026\ntanggal = 2026-06-30\n', encoding="utf-8"
    )
    return folder


@pytest.fixture
def isi(folder_kecil: Path) -> Callable[[str], Gudang]:
    """Store at an address with the small kegiatan in it."""

    def buat(alamat: str) -> Gudang:
        g = buka(alamat, buat=True)
        g.impor_kegiatan(abk.open(folder_kecil), "Ortala")
        return g

    return buat


@pytest.fixture
def gudang(alamat: str, isi: Callable[[str], Gudang]) -> Iterator[Gudang]:
    g = isi(alamat)
    yield g
    g.tutup()
