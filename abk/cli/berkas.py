"""Files and folders that the commands read and write, with faults said in words."""

from __future__ import annotations

from pathlib import Path

from abk.cli.isian import IsianError
from abk.errors import AbkError
from abk.files import sebab_disk, write_whole


class KeluaranError(AbkError):
    """What a command makes cannot be written."""


def baca_berkas(berkas: Path) -> bytes:
    """Bytes of a file.

    Raises
    ------
    IsianError
        If it cannot be read.
    """
    try:
        return berkas.read_bytes()
    except OSError as salah:
        raise IsianError(f"Berkas {str(berkas)!r} tidak terbaca.", "Periksa letaknya.") from salah


def pastikan_folder(folder: Path) -> None:
    """Make a folder if need be.

    Raises
    ------
    KeluaranError
        If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as salah:
        raise KeluaranError(
            f"Folder {str(folder)!r} tidak dapat dibuat.", "Pilih folder lain, atau periksa izinnya."
        ) from salah


def tulis_berkas(berkas: Path, isi: bytes) -> None:
    """Write a file, whole or not at all.

    Raises
    ------
    KeluaranError
        If it cannot be written; an older one stays.
    """
    try:
        write_whole(berkas, isi)
    except OSError as salah:
        raise KeluaranError(
            f"Berkas {str(berkas)!r} tidak dapat ditulis: {sebab_disk(salah)}.", "Perbaiki itu, lalu ulangi."
        ) from salah
