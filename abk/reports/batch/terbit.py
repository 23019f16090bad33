"""Publishing: a file of the report is there whole, or not at all.

A reader who opens the folder at any moment, also after a power cut, finds the former version of
a page or the new one, never half of one.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from abk.errors import LaporanError
from abk.reports.batch.berkas import di_dalam

AWALAN_SEMENTARA = ".abk-"
_AKHIRAN_SEMENTARA = ".tmp"


def terbitkan(folder: Path, nama: str, isi: bytes) -> str:
    """Write a file in one step.

    Parameters
    ----------
    folder : Path
        Folder of the report; must exist.
    nama : str
        Plain file name.
    isi : bytes
        Content.

    Returns
    -------
    str
        SHA-256 of the content, hexadecimal.

    Raises
    ------
    OSError
        If the content cannot be stored (disk full, no permission); the former file stays, and
        no temporary file does.
    LaporanError
        If the name would leave the folder.
    """
    tujuan = di_dalam(folder, nama)
    sementara = folder / f"{AWALAN_SEMENTARA}{secrets.token_hex(8)}{_AKHIRAN_SEMENTARA}"
    try:
        with sementara.open("xb") as berkas:
            berkas.write(isi)
            berkas.flush()
            os.fsync(berkas.fileno())
        sementara.replace(tujuan)
    except BaseException:
        with contextlib.suppress(OSError):
            sementara.unlink(missing_ok=True)
        raise
    _fsync_folder(folder)
    return hashlib.sha256(isi).hexdigest()


def tarik(folder: Path, nama: str) -> bool:
    """Take a file away that must not look current any more; whether there was one."""
    path = di_dalam(folder, nama)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    _fsync_folder(folder)
    return True


def sha256_berkas(folder: Path, nama: str) -> str | None:
    """SHA-256 of a file of the report, or None if it cannot be read."""
    path = di_dalam(folder, nama)
    try:
        with path.open("rb") as berkas:
            return hashlib.file_digest(berkas, "sha256").hexdigest()
    except OSError:
        return None


def _fsync_folder(folder: Path) -> None:
    # The new name itself must reach the disk. Windows cannot open a folder: there it is skipped.
    with contextlib.suppress(OSError):
        pegangan = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(pegangan)
        finally:
            os.close(pegangan)


@contextlib.contextmanager
def folder_laporan(folder: Path) -> Iterator[Path]:
    """The folder of the report, made if need be, held by this run alone.

    Leftovers of a run that was killed in the middle of writing are swept out.

    Raises
    ------
    LaporanError
        If the folder cannot be made or written to, or another run holds it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder = folder.resolve(strict=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "tidak boleh menulis")
    except OSError as galat:
        raise LaporanError(
            f"Folder laporan {str(folder)!r} tidak dapat dipakai: {sebab_disk(galat)}.",
            "Pilih folder lain dengan --keluar.",
        ) from galat
    with _kunci(folder):
        for sisa in folder.glob(f"{AWALAN_SEMENTARA}*{_AKHIRAN_SEMENTARA}"):
            with contextlib.suppress(OSError):
                sisa.unlink()
        yield folder


@contextlib.contextmanager
def _kunci(folder: Path) -> Iterator[None]:
    try:
        import fcntl  # noqa: PLC0415  absent on Windows, where runs are not guarded from each other
    except ImportError:
        yield
        return
    pegangan = os.open(folder, os.O_RDONLY)
    try:
        if not _rebut(fcntl, pegangan):
            raise LaporanError(
                f"Folder laporan {str(folder)!r} sedang ditulis oleh proses abk yang lain.",
                "Tunggu sampai proses itu selesai, atau pilih folder lain dengan --keluar.",
            )
        yield
    finally:
        os.close(pegangan)


def _rebut(fcntl: ModuleType, pegangan: int) -> bool:
    try:
        fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as galat:
        # a file system without locks (some network shares) is no reason to refuse the work
        return galat.errno not in {errno.EWOULDBLOCK, errno.EACCES}
    return True


def sebab_disk(galat: OSError) -> str:
    """Why a file could not be written, in words."""
    kata = {
        errno.ENOSPC: "ruang disk habis",
        getattr(errno, "EDQUOT", -1): "kuota disk habis",  # not on Windows
        errno.EFBIG: "berkas melebihi ukuran yang diizinkan",
        errno.EACCES: "tidak ada izin menulis",
        errno.EPERM: "tidak ada izin menulis",
        errno.EROFS: "disk hanya dapat dibaca",
        errno.ENOTDIR: "nama itu sudah dipakai oleh berkas",
        errno.EEXIST: "nama itu sudah dipakai oleh berkas",
        errno.EISDIR: "nama itu sudah dipakai oleh folder",
        errno.EMFILE: "terlalu banyak berkas terbuka",
    }
    return kata.get(galat.errno or 0, f"{galat.strerror or galat}")
