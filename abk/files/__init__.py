"""Files on a disk: written whole or not at all, and a folder that one run at a time may write to.

A reader who opens a folder at any moment, also after a power cut, finds the former version of a file or the
new one, never half of one.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from abk.tulisan.sidik import json_kanonik, sidik

LOCK = ".abk.lock"
"""File that is there while a run holds its folder."""

_UNLOCKED_SECONDS = 3600  # what a process may take between making a temporary folder and locking it
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
        sync_file(temporary)
        take_name(temporary, target, overwrite=overwrite)
    except OSError as fault:
        located(fault, target)
        raise
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def located(fault: OSError, where: Path) -> None:
    """Let a fault of the disk say where it was, if it does not: a full disk names no file."""
    if fault.filename is None:
        fault.filename = str(where)


def take_name(temporary: Path, target: Path, *, overwrite: bool) -> None:
    """Rename a file in one step; FileExistsError if the name is taken and must stay."""
    if overwrite:
        temporary.replace(target)
    else:
        _name_new(temporary, target)


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
    """Private folder for temporary files, gone when the block ends; those of killed processes are swept out.

    Raises OSError if none can be made.

    Parameters
    ----------
    kind : what it is for, in few letters; part of its name
    parent : where; default: the system's place for temporary files
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
            _clear(folder)
            held.close()
            shutil.rmtree(folder, ignore_errors=True)


def _clear(folder: Path) -> None:
    """Remove all but the lock, which goes last: who is killed meanwhile leaves what the next one sweeps."""
    with contextlib.suppress(OSError):
        for one in [p for p in folder.iterdir() if p.name != LOCK]:
            shutil.rmtree(one, ignore_errors=True)
            with contextlib.suppress(OSError):  # a file, or a link
                one.unlink()


def _sweep_scratch(folder: Path) -> None:
    """Remove a temporary folder of ours that no process holds, as far as that can be known."""
    with contextlib.suppress(OSError, NotImplementedError):
        state = folder.lstat()
        if not stat.S_ISDIR(state.st_mode) or (hasattr(os, "getuid") and state.st_uid != os.getuid()):
            return
        if (folder / LOCK).is_file():
            with locked(folder):
                _clear(folder)
            folder.rmdir()
        elif time.time() - state.st_mtime > _UNLOCKED_SECONDS:
            folder.rmdir()  # if it is empty: its process was killed before it could lock it, or after


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows cannot open a folder, and there it is skipped."""
    with contextlib.suppress(OSError):
        sync_file(folder, os.O_RDONLY)


def sync_file(path: Path, how: int = os.O_RDWR) -> None:
    """Bring what was written to the disk; OSError if it does not take it."""
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
    from filelock import FileLock, Timeout  # noqa: PLC0415 - most commands write nothing

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


@cache
def program_fingerprint() -> str:
    """SHA-256 of the package's files: program, template, styles, law."""
    package = Path(str(resources.files("abk")))
    every = sorted(p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return sidik(json_kanonik([(p.relative_to(package).as_posix(), sidik_berkas(p)) for p in every]))


_NAME_MOST = 80


def file_names(codes: Iterable[str], prefix: str, suffix: str) -> dict[str, str]:
    """File name of each code: safe on any file system, and never shared; a plain code keeps its face."""
    every = list(codes)
    count = Counter(code.casefold() for code in every)
    names = {}
    for code in every:
        face = re.sub(r"[^A-Za-z0-9._-]", "_", code)[:_NAME_MOST]
        marked = face != code or count[code.casefold()] > 1
        names[code] = f"{prefix}{face}{f'-{sidik(code)[:16]}' if marked else ''}{suffix}"
    return names


def sebab_disk(galat: OSError) -> str:
    """Why a file could not be written, in words, and what to do where another program holds it."""
    izin = {errno.EACCES, errno.EPERM}
    if galat.errno in izin and galat.filename2:  # its folder could be written to, its name not be taken
        return "sedang dibuka program lain (misalnya Excel atau Word); tutup berkas itu di sana, lalu ulangi"
    return {
        errno.ENOSPC: "ruang disk habis",
        getattr(errno, "EDQUOT", -1): "kuota disk habis",  # not on Windows
        errno.EFBIG: "berkas melebihi ukuran yang diizinkan",
        **dict.fromkeys(izin, "tidak ada izin membaca atau menulis"),
        errno.EROFS: "disk hanya dapat dibaca",
        **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), "nama itu sudah dipakai oleh berkas"),
        errno.EISDIR: "nama itu sudah dipakai oleh folder",
        errno.EMFILE: "terlalu banyak berkas terbuka",
        errno.ENAMETOOLONG: "namanya terlalu panjang",
        errno.ENOENT: "berkas atau foldernya tidak ada",
        errno.EINVAL: "namanya memuat tanda yang tidak boleh dipakai",
        errno.EIO: "disknya rusak atau terputus",
    }.get(galat.errno or 0, f"sebab dari sistem: {galat.strerror or galat}")
