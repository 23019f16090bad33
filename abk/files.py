"""Files on a disk: written whole or not at all, and a folder that one run at a time may write to.

A reader who opens a folder at any moment, also after a power cut, finds the former version of a file or the
new one, never half of one.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".abk.lock"
"""File that is there while a run holds its folder."""

_PREFIX, _SUFFIX = ".abk-", ".tmp"
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})


def write_whole(target: Path, content: bytes, *, overwrite: bool = True) -> None:
    """Write a file in one step.

    Raises
    ------
    OSError
        If it cannot be stored (disk full, no permission); the former file stays, and no temporary one does.
    """
    with replacing(target, overwrite=overwrite) as temporary, temporary.open("wb") as file:
        file.write(content)


@contextlib.contextmanager
def replacing(target: Path, *, overwrite: bool = True, private: bool = False) -> Iterator[Path]:
    """Empty file beside another, to be filled; it takes the other's name when the block ends well.

    Parameters
    ----------
    target : file to write
    overwrite : whether a file that is there is replaced; otherwise it stays
    private : readable by its owner alone

    Raises
    ------
    FileExistsError
        If the file is there and must not be replaced.
    OSError
        If it cannot be stored; the former file stays. Nothing temporary stays in any case.
    """
    temporary = target.parent / temporary_name()
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private else 0o666))
        yield temporary
        _sync(temporary, os.O_RDWR)
        if overwrite:
            temporary.replace(target)
        else:
            _name_new(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def _name_new(temporary: Path, target: Path) -> None:
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        temporary.rename(target)


def temporary_name() -> str:
    """Name that :func:`sweep` takes for a leftover."""
    return f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"


def leftovers(folder: Path) -> list[Path]:
    """What runs that were killed in the middle of writing have left in a folder."""
    return sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}"))


def sweep(folder: Path) -> None:
    """Remove the files among the :func:`leftovers`, as far as possible."""
    for leftover in leftovers(folder):
        with contextlib.suppress(OSError):
            leftover.unlink()


@contextlib.contextmanager
def scratch_folder(kind: str, parent: Path | None = None) -> Iterator[Path]:
    """Private folder for temporary files, gone when the block ends.

    Folders of the same kind whose process was killed are swept out first.

    Parameters
    ----------
    kind : what it is for, in few letters; part of its name
    parent : where; default: the system's place for temporary files

    Raises
    ------
    OSError
        If none can be made.
    """
    root = parent or Path(tempfile.gettempdir())
    for leftover in root.glob(f"abk-{kind}-*"):
        _sweep_scratch(leftover)
    with contextlib.ExitStack() as held:
        while True:
            folder = Path(tempfile.mkdtemp(prefix=f"abk-{kind}-", dir=root))
            with contextlib.suppress(BlockingIOError, FileNotFoundError):
                held.enter_context(locked(folder))
                if folder.exists():
                    break
            # another process, sweeping, came between the folder and its lock
        try:
            yield folder
        finally:
            held.close()
            shutil.rmtree(folder, ignore_errors=True)


def _sweep_scratch(folder: Path) -> None:
    """Remove a temporary folder of ours that no process holds, as far as that can be known."""
    with contextlib.suppress(OSError, Timeout, NotImplementedError):
        state = folder.lstat()
        foreign = hasattr(os, "getuid") and state.st_uid != os.getuid()
        if foreign or not stat.S_ISDIR(state.st_mode) or not (folder / LOCK).is_file():
            return
        with FileLock(folder / LOCK, timeout=0):
            shutil.rmtree(folder, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows cannot open a folder, and there it is skipped."""
    with contextlib.suppress(OSError):
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """A folder, held by this run alone until the block ends or the process dies.

    Raises
    ------
    BlockingIOError
        If another run holds it.
    OSError
        If nothing can be written there. A file system without locks is no reason to refuse the work.
    """
    lock = FileLock(folder / LOCK, timeout=0, mode=0o666)
    try:
        lock.acquire()
    except Timeout:
        raise BlockingIOError(errno.EWOULDBLOCK, "held by another process", str(folder)) from None
    except OSError as fault:
        if fault.errno not in _NO_LOCKS:
            raise
    try:
        yield
    finally:
        # Removed while it is held: who waits for the old file sees that it has no name any more.
        with contextlib.suppress(OSError):
            (folder / LOCK).unlink()
        lock.release()


def sidik_berkas(path: Path) -> str:
    """SHA-256 of a file. [64 hexadecimal digits]

    Raises
    ------
    OSError
        If it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
