"""Copies of an SQLite store that are whole, or are not there."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from abk.store.alamat import buka_sqlite
from abk.store.galat import CadanganError, RusakError, galat_basisdata


def salin_sqlite(asal: Path, tujuan: Path) -> None:
    """Copy a store while others use it, by SQLite's own backup.

    Raises
    ------
    CadanganError
        If the target is there already or cannot be written.
    RusakError
        If the copy does not pass the integrity check.
    """
    sementara = nama_sementara(tujuan)
    try:
        with galat_basisdata(), closing(buka_sqlite(asal)) as dari:
            with closing(sqlite3.connect(sementara)) as ke:
                dari.backup(ke)
            periksa_utuh(sementara)
        terbitkan(sementara, tujuan)
    finally:
        sementara.unlink(missing_ok=True)


def nama_sementara(tujuan: Path) -> Path:
    """Empty file beside the target, readable by its owner alone.

    Raises
    ------
    CadanganError
        If the folder cannot be written.
    """
    try:
        fd, nama = tempfile.mkstemp(prefix=f".{tujuan.name}.", dir=tujuan.parent)
    except OSError as salah:
        raise CadanganError(
            f"Folder {str(tujuan.parent)!r} tidak dapat ditulisi.", "Periksa folder dan hak tulisnya."
        ) from salah
    os.close(fd)
    return Path(nama)


def terbitkan(sementara: Path, tujuan: Path) -> None:
    """Give a finished file its name, on the disk for good; a file that is there stays.

    Raises
    ------
    CadanganError
        If the target exists.
    """
    with sementara.open("rb+") as f:
        os.fsync(f.fileno())
    try:
        os.link(sementara, tujuan)
    except FileExistsError:
        raise CadanganError(
            f"Berkas {str(tujuan)!r} sudah ada.", "Pilih nama lain; berkas lama tidak ditimpa."
        ) from None
    except OSError:  # a file system without hard links
        if tujuan.exists():
            raise CadanganError(f"Berkas {str(tujuan)!r} sudah ada.", "Pilih nama lain.") from None
        sementara.rename(tujuan)
    if hasattr(os, "O_DIRECTORY"):
        fd = os.open(tujuan.parent, os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def periksa_utuh(berkas: Path) -> None:
    """Let SQLite check every page and every reference.

    Raises
    ------
    RusakError
        If anything is wrong.
    """
    with galat_basisdata(), closing(sqlite3.connect(f"file:{quote(str(berkas))}?mode=ro", uri=True)) as c:
        utuh = c.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not utuh or c.execute("PRAGMA foreign_key_check").fetchall():
            raise RusakError(f"Berkas {berkas.name!r} rusak.", "Pakai cadangan lain yang masih utuh.")


def sidik_berkas(berkas: Path) -> str:
    """SHA-256 (hex) of a file."""
    with berkas.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()
