"""Where a store is: the address, its engine, and connections that live for one operation."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool

from abk.store.galat import AlamatError, GudangError, galat_basisdata
from abk.tulisan.markup import kutip

_BERKAS_GUDANG = (".db", ".sqlite", ".sqlite3")
TUNGGU_DETIK = 30.0
"""How long a save waits for others before it gives up [detik]."""


@dataclass(frozen=True)
class Alamat:
    """A checked address, with the password, if there is one; that is never shown."""

    url: URL
    jenis: Literal["sqlite", "postgresql"]

    @property
    def berkas(self) -> Path:
        """File of an SQLite store."""
        return Path(str(self.url.database))

    @property
    def nama(self) -> str:
        """Name to show: the file or the database."""
        return self.berkas.stem if self.jenis == "sqlite" else str(self.url.database)

    def ditemukan(self) -> Alamat:
        """The same store, found from here: an SQLite file that is not in this folder, in the nearest above.

        So an address without a full path means the same store from the folder of a project and from those
        in it, where its notebooks lie. What is nowhere stays as it is.
        """
        if self.jenis != "sqlite" or self.berkas.is_absolute():
            return self
        kini = Path.cwd()
        ada = (folder / self.berkas for folder in (kini, *kini.parents) if (folder / self.berkas).is_file())
        letak = next(ada, None)
        if letak is None or letak == kini / self.berkas:
            return self
        return Alamat(self.url.set(database=str(letak)), "sqlite")

    def __str__(self) -> str:
        """Address without the password."""
        return self.url.render_as_string(hide_password=True)

    def __repr__(self) -> str:
        """Address without the password."""
        return f"Alamat({self})"


def baca_alamat(teks: str) -> Alamat:
    """Checked address; raises AlamatError if it is neither, or names a store in memory."""
    bentuk = "Tulis sqlite:///folder/abk.db atau postgresql+psycopg://nama:sandi@server/basisdata."
    try:
        teks.encode()  # bytes that are no letters: no connection could be opened to what is made there
        url = make_url(teks)
    except (ArgumentError, ValueError):
        url = None
    if url is not None and isinstance(sandi := url.query.get("password"), str):
        # where it would be shown, and go into records
        url = url.difference_update_query(["password"]).set(password=url.password or sandi)
    if url is None or "\0" in teks:  # outside the except: the error of the parser may quote the password
        raise AlamatError("Alamat gudang tidak dapat dibaca.", _maksud(teks, "") or bentuk)
    if url.drivername == "sqlite":
        if not url.database or url.database == ":memory:" or url.host:
            maksud = _maksud(str(url.host or ""), str(url.database or ""))
            raise AlamatError("Alamat SQLite tanpa nama berkas.", maksud or bentuk)
        return Alamat(url, "sqlite")
    if url.drivername in {"postgresql", "postgresql+psycopg"}:
        if not url.database:
            raise AlamatError("Alamat PostgreSQL tanpa nama basis data.", bentuk)
        return Alamat(url.set(drivername="postgresql+psycopg"), "postgresql")
    raise AlamatError(f"Jenis gudang {kutip(url.drivername)} tidak dikenal.", bentuk)


def _maksud(awal: str, ekor: str) -> str:
    """Advice for a file named without the beginning of an address, or with two strokes; else empty."""
    berkas = "/".join(filter(None, (awal.replace("\\", "/"), ekor)))
    mirip = berkas.lower().endswith(_BERKAS_GUDANG) and not awal.startswith("sqlite:///")
    return f"Mungkin: sqlite:///{berkas}" if mirip else ""


def alamat_antarproses(teks: str) -> tuple[str, dict[str, str]]:
    """Address for another process, without password, with an absolute path; and the environment it needs.

    The password is there, where no parameter or record shows it. Raises AlamatError if it is no address.
    """
    alamat = baca_alamat(teks).ditemukan()
    if alamat.jenis == "sqlite":
        mutlak = alamat.url.set(database=str(alamat.berkas.resolve()))
        return mutlak.render_as_string(hide_password=False), {}
    sandi = {"PGPASSWORD": str(alamat.url.password)} if alamat.url.password else {}
    # URL.set(password=None) keeps the old one
    tanpa = URL.create(
        alamat.url.drivername,
        username=alamat.url.username,
        host=alamat.url.host,
        port=alamat.url.port,
        database=alamat.url.database,
        query=alamat.url.query,
    )
    return tanpa.render_as_string(hide_password=False), sandi


class Sambungan:
    """Transactions on one address; safe to share between threads and to carry over a fork."""

    def __init__(self, alamat: Alamat, *, buat: bool = False, tunggu_detik: float = TUNGGU_DETIK) -> None:
        self.alamat = alamat
        self.tunggu_detik = tunggu_detik
        if alamat.jenis == "sqlite":
            _periksa_berkas(alamat.berkas, buat=buat)
        self._mesin = self._mesin_baru()
        self._pid = os.getpid()
        self._terikat: Connection | None = None
        self._tetap: Connection | None = None

    @property
    def jenis(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.alamat.jenis

    @contextmanager
    def baca(self) -> Iterator[Connection]:
        """One reading transaction: everything read in it is of one moment."""
        if self._terikat is not None:
            yield self._terikat
            return
        pilihan = {"isolation_level": "REPEATABLE READ"} if self.jenis == "postgresql" else {}
        with galat_basisdata(), self._sambung(abk_tulis=False, **pilihan) as c, c.begin():
            yield c

    @contextmanager
    def tulis(self) -> Iterator[Connection]:
        """One writing transaction; when it ends without an error it is on the disk."""
        if self._terikat is not None:
            yield self._terikat
            return
        with galat_basisdata(), self._sambung(abk_tulis=True) as c, c.begin():
            yield c

    @contextmanager
    def terikat(self) -> Iterator[Sambungan]:
        """The same address within one writing transaction: what is read and written there ends with it."""
        with self.tulis() as c:
            satu = copy(self)
            satu._terikat = c  # noqa: SLF001 - of its own kind
            yield satu

    @contextmanager
    def beruntun(self) -> Iterator[Sambungan]:
        """The same address on one connection, for many transactions of one thread, one after the other."""
        if self._terikat is not None or self.jenis == "postgresql":  # which keeps its connections anyway
            yield self
            return
        with galat_basisdata(), self.mesin.connect() as c:
            satu = copy(self)
            satu._tetap = c  # noqa: SLF001 - of its own kind
            yield satu

    def _sambung(self, **pilihan: Any) -> AbstractContextManager[Connection]:
        if self._tetap is not None:
            return _sekali(self._tetap.execution_options(**pilihan))
        return self.mesin.connect().execution_options(**pilihan)

    @property
    def dalam_transaksi(self) -> bool:
        """Whether all that is read and written here is of one transaction (:meth:`terikat`)."""
        return self._terikat is not None

    def tutup(self) -> None:
        """Let idle connections go; the next operation opens a new one."""
        self._mesin.dispose()

    @property
    def mesin(self) -> Engine:
        """Engine of this process: a connection must not be shared with a parent."""
        if self._pid != os.getpid():
            self._mesin.dispose(close=False)
            self._mesin, self._pid = self._mesin_baru(), os.getpid()
        return self._mesin

    def _mesin_baru(self) -> Engine:
        if self.alamat.jenis == "postgresql":
            sendiri = self.alamat.url.query  # what the address says itself holds, too
            tunggu = f"-c lock_timeout={int(self.tunggu_detik * 1000)}"
            return create_engine(
                self.alamat.url,
                poolclass=QueuePool,
                pool_pre_ping=True,
                hide_parameters=True,
                connect_args={
                    "connect_timeout": sendiri.get("connect_timeout", 10),
                    "options": f"{tunggu} {sendiri.get('options', '')}".strip(),
                },
            )
        mesin = create_engine(
            "sqlite://", creator=self._buka_sqlite, poolclass=NullPool, hide_parameters=True
        )
        event.listen(mesin, "begin", _mulai_sqlite)
        return mesin

    def _buka_sqlite(self) -> sqlite3.Connection:
        return buka_sqlite(self.alamat.berkas, tunggu_detik=self.tunggu_detik)


@contextmanager
def _sekali(c: Connection) -> Iterator[Connection]:
    """One transaction of a connection that goes on: a COMMIT that SQLite refuses would leave it open."""
    try:
        yield c
    finally:
        sqlite = c.connection.dbapi_connection
        if isinstance(sqlite, sqlite3.Connection) and sqlite.in_transaction:
            sqlite.rollback()


def buka_sqlite(berkas: Path, *, tunggu_detik: float = TUNGGU_DETIK) -> sqlite3.Connection:
    """Connection to an existing SQLite file, transactions in our own hands.

    The rollback journal with EXTRA keeps every acknowledged save through a crash. WAL is refused: it
    cannot live on a network share, and SQLite before 3.51.3 can lose data in it.
    """
    c = sqlite3.connect(
        f"file:{quote(str(berkas))}?mode=rw",
        uri=True,
        timeout=tunggu_detik,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        jurnal = c.execute("PRAGMA journal_mode=TRUNCATE").fetchone()[0]
        c.execute("PRAGMA synchronous=EXTRA")
        c.execute("PRAGMA foreign_keys=ON")
    except BaseException:
        c.close()
        raise
    if jurnal != "truncate":
        c.close()
        raise GudangError(
            f"Berkas gudang memakai jurnal {kutip(jurnal)}, yang tidak aman di sini.",
            "Tutup program lain yang membuka berkas itu, lalu coba lagi.",
        )
    return c


def _mulai_sqlite(c: Connection) -> None:
    # IMMEDIATE takes the right to write at once: two readers that both want to write would deadlock.
    c.exec_driver_sql("BEGIN IMMEDIATE" if c.get_execution_options().get("abk_tulis") else "BEGIN")


def _periksa_berkas(berkas: Path, *, buat: bool) -> None:
    if berkas.is_dir() or not berkas.parent.is_dir():
        apa = (
            "adalah folder"
            if berkas.is_dir()
            else f"tidak dapat dibuat: folder {kutip(berkas.parent)} tidak ada"
        )
        saran = "Periksa alamatnya" + ("." if berkas.is_dir() else ", atau buat folder itu dahulu.")
        raise AlamatError(f"Berkas gudang {kutip(berkas.name)} {apa}.", saran)
    if berkas.exists():
        return
    if not buat:
        raise AlamatError(
            f"Berkas gudang {kutip(berkas)} tidak ada.", "Periksa alamatnya, atau buat gudang baru."
        )
    try:
        berkas.touch(mode=0o600)
    except OSError as salah:
        raise AlamatError(
            f"Berkas gudang {kutip(berkas)} tidak dapat dibuat.", "Periksa hak tulis foldernya."
        ) from salah


class Tersambung(Protocol):
    """Whatever holds transactions on an address (:class:`abk.store.Gudang`)."""

    @property
    def sambungan(self) -> Sambungan:
        """The transactions."""
