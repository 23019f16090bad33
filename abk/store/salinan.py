"""Copies of a store that are whole or not there: SQLite's own backup, PostgreSQL's pg_dump and pg_restore."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from abk.files import replacing, sebab_disk
from abk.store.alamat import Alamat, buka_sqlite
from abk.store.galat import CadanganError, RusakError, galat_basisdata
from abk.tulisan.markup import kutip

_TANPA = ("--no-owner", "--no-privileges")
_DEBIAN = Path("/usr/lib/postgresql")


def salin_sqlite(asal: Path, tujuan: Path) -> None:
    """Copy a store in use by SQLite's own backup; CadanganError without room, RusakError if not intact."""
    with berkas_baru(tujuan) as sementara, galat_basisdata(), closing(buka_sqlite(asal)) as dari:
        with closing(sqlite3.connect(sementara)) as ke:
            dari.backup(ke)
        periksa_utuh(sementara)


@contextmanager
def berkas_baru(tujuan: Path) -> Iterator[Path]:
    """File for its owner alone, named when the block ends well; CadanganError if it cannot be made."""
    try:
        with replacing(tujuan, overwrite=False, private=True) as sementara:
            yield sementara
    except FileExistsError as salah:
        raise CadanganError(
            f"Berkas {kutip(tujuan)} sudah ada.", "Pilih nama lain; berkas lama tidak ditimpa."
        ) from salah
    except OSError as salah:
        raise CadanganError(
            f"Folder {kutip(tujuan.parent)} tidak dapat ditulisi: {sebab_disk(salah)}.",
            "Periksa folder, ruang disk, dan hak tulisnya.",
        ) from salah


def periksa_utuh(berkas: Path) -> None:
    """Let SQLite check every page and every reference; raises RusakError if anything is wrong."""
    with galat_basisdata(), closing(sqlite3.connect(f"file:{quote(str(berkas))}?mode=ro", uri=True)) as c:
        utuh = c.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not utuh or c.execute("PRAGMA foreign_key_check").fetchall():
            raise RusakError(f"Berkas {kutip(berkas.name)} rusak.", "Pakai cadangan lain yang masih utuh.")


def dump(alamat: Alamat, tujuan: Path, potret: str) -> None:
    """Dump a database as it was at an exported snapshot; CadanganError if pg_dump is missing or fails."""
    _jalankan("pg_dump", alamat, "--format=custom", *_TANPA, f"--snapshot={potret}", f"--file={tujuan}")


def restore(alamat: Alamat, asal: Path) -> None:
    """Restore a dump into an empty database, wholly or not at all; CadanganError without pg_restore."""
    _jalankan("pg_restore", alamat, "--single-transaction", "--exit-on-error", *_TANPA, str(asal))


def cari(nama: str) -> str | None:
    """Path of a tool; the newest of Debian's, or what PATH has."""
    versi = [p for p in _DEBIAN.glob(f"*/bin/{nama}") if p.parts[-3].isdigit()]
    if versi:
        return str(max(versi, key=lambda p: int(p.parts[-3])))
    return shutil.which(nama)


def _jalankan(nama: str, alamat: Alamat, *pilihan: str) -> None:
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - loads the driver of PostgreSQL

    program = cari(nama)
    if program is None:
        raise CadanganError(f"Program {nama} tidak ada.", "Pasang paket postgresql-client, lalu coba lagi.")
    # all that the address says, as the library takes it: certificates, several servers, a service
    _, letak = alamat.url.get_dialect()().create_connect_args(alamat.url)
    # in the environment, never among the arguments, where everybody on the machine reads it
    sandi = {"PGPASSWORD": str(s)} if (s := letak.pop("password", None)) is not None else {}
    lingkungan = {**os.environ, **sandi, "LC_ALL": "C"}
    perintah = [program, "--no-password", f"--dbname={make_conninfo(**letak)}", *pilihan]
    hasil = subprocess.run(perintah, env=lingkungan, capture_output=True, text=True, check=False)  # noqa: S603
    if hasil.returncode:
        pesan = hasil.stderr.strip().splitlines()
        raise CadanganError(
            f"{nama} gagal: {pesan[0] if pesan else hasil.returncode}", "Periksa alamat dan hak akun."
        )
