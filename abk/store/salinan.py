"""Copies of an SQLite store that are whole, or are not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from abk.files import replacing
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
    with berkas_baru(tujuan) as sementara, galat_basisdata(), closing(buka_sqlite(asal)) as dari:
        with closing(sqlite3.connect(sementara)) as ke:
            dari.backup(ke)
        periksa_utuh(sementara)


@contextmanager
def berkas_baru(tujuan: Path) -> Iterator[Path]:
    """Empty file that its owner alone may read, and that takes a new name when the block ends well.

    Raises
    ------
    CadanganError
        If the target exists, or the folder cannot be written.
    """
    try:
        with replacing(tujuan, overwrite=False, private=True) as sementara:
            yield sementara
    except FileExistsError as salah:
        raise CadanganError(
            f"Berkas {str(tujuan)!r} sudah ada.", "Pilih nama lain; berkas lama tidak ditimpa."
        ) from salah
    except OSError as salah:
        raise CadanganError(
            f"Folder {str(tujuan.parent)!r} tidak dapat ditulisi.", "Periksa folder dan hak tulisnya."
        ) from salah


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
