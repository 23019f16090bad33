"""The folder of a report: each file is there whole or not at all, and one run at a time writes."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from abk.errors import LaporanError
from abk.files import locked, sebab_disk, sidik_berkas, sweep, sync_folder, write_whole
from abk.reports.filenames import inside
from abk.tulisan.sidik import sidik


def publish(folder: Path, nama: str, isi: bytes) -> str:
    """Write a file of the report in one step.

    Returns
    -------
    str
        SHA-256 of the content. [64 hexadecimal digits]

    Raises
    ------
    OSError
        If the content cannot be stored (disk full, no permission); the former file stays.
    LaporanError
        If the name would leave the folder.
    """
    write_whole(inside(folder, nama), isi)
    return sidik(isi)


def withdraw(folder: Path, nama: str) -> bool:
    """Take a file away that must not look current any more; whether there was one."""
    path = inside(folder, nama)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    sync_folder(folder)
    return True


def file_sha256(folder: Path, nama: str) -> str | None:
    """SHA-256 of a file of the report, or None if it cannot be read."""
    path = inside(folder, nama)
    try:
        return sidik_berkas(path)
    except OSError:
        return None


@contextlib.contextmanager
def report_folder(folder: Path) -> Iterator[Path]:
    """The folder of the report, made if need be, held by this run alone.

    Leftovers of a run that was killed in the middle of writing are swept out.

    Raises
    ------
    LaporanError
        If the folder cannot be made or written to, or another run holds it.
    """
    with contextlib.ExitStack() as selama:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            folder = folder.resolve(strict=True)
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "tidak boleh menulis")
            selama.enter_context(locked(folder))
        except BlockingIOError as galat:
            raise LaporanError(
                f"Folder laporan {str(folder)!r} sedang ditulis oleh proses abk yang lain.",
                "Tunggu sampai proses itu selesai, atau pilih folder lain dengan --keluar.",
            ) from galat
        except OSError as galat:
            raise LaporanError(
                f"Folder laporan {str(folder)!r} tidak dapat dipakai: {sebab_disk(galat)}.",
                "Pilih folder lain dengan --keluar.",
            ) from galat
        sweep(folder)
        yield folder
