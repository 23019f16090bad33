"""What earlier checks on this account found equal, so that a document is not made anew for nothing.

An entry is worth nothing without the secret beside it, which only this account reads, and only equality is
kept: a torn, copied or invented entry leads to the document being made anew, never to a verdict. Whoever acts
as this account can deceive it, as he can exchange the program.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from sys import version_info

from abk.files import program_fingerprint, sidik_berkas
from abk.tulisan.sidik import json_kanonik, sidik

_RAHASIA = "rahasia"
_PANJANG_RAHASIA = 32
_TERBANYAK = 20_000
_PUSTAKA = ("babel", "docxtpl", "holidays", "jinja2", "lxml", "numpy", "pandas", "pydantic", "python-docx")


def folder_ingatan() -> Path:
    """Where this account keeps what can be made again."""
    atas = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(atas) / "abk" / "verifikasi"


@cache
def sidik_pembuat() -> str:
    """Fingerprint of all that makes documents: the program, to the byte, and what it stands on."""
    return sidik(json_kanonik([program_fingerprint(), list(version_info[:3]), [_versi(p) for p in _PUSTAKA]]))


def _versi(pustaka: str) -> str:
    try:
        return f"{pustaka} {version(pustaka)}"
    except PackageNotFoundError:
        return pustaka


def sidik_templat(templat: Path | None) -> str:
    """Fingerprint of a template of one's own, or a folder of them; empty for those of the program."""
    if templat is None:
        return ""
    berkas = sorted(templat.glob("*.docx")) if templat.is_dir() else [templat]
    return sidik(json_kanonik([(b.name, sidik_berkas(b)) for b in berkas if b.is_file()]))


class Ingatan:
    """Keys of what was found equal; it remembers nothing where the folder is not this account's alone."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._rahasia = _rahasia(folder) if folder is not None else b""

    def ada(self, kunci: str) -> bool:
        """Whether this was found equal before."""
        if not self._rahasia or self.folder is None:
            return False
        try:
            tertulis = (self.folder / kunci).read_bytes()
        except OSError:
            return False
        return hmac.compare_digest(tertulis, self._tanda(kunci))

    def catat(self, kunci: str) -> None:
        """Note that this was found equal; where that cannot be written, it is not."""
        if self._rahasia and self.folder is not None:
            with suppress(OSError):
                (self.folder / kunci).write_bytes(self._tanda(kunci))

    def _tanda(self, kunci: str) -> bytes:
        return hmac.new(self._rahasia, kunci.encode(), "sha256").hexdigest().encode()


def _rahasia(folder: Path) -> bytes:
    """Secret of the folder, new where there is none; empty where others may write there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _sendiri(folder):
            return b""
        if sum(1 for _ in folder.iterdir()) > _TERBANYAK:
            for lama in folder.iterdir():
                lama.unlink()
        berkas = folder / _RAHASIA
        with (
            suppress(FileExistsError),
            os.fdopen(os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as keluar,
        ):
            keluar.write(secrets.token_bytes(_PANJANG_RAHASIA))
        isi = berkas.read_bytes() if _sendiri(berkas) else b""
    except OSError:
        return b""
    return isi if len(isi) == _PANJANG_RAHASIA else b""


def _sendiri(jalur: Path) -> bool:
    """Whether only this account can write there; Windows keeps the folder of a user to himself."""
    sifat = jalur.lstat()
    if stat.S_ISLNK(sifat.st_mode):
        return False
    return not hasattr(os, "getuid") or (sifat.st_uid == os.getuid() and not sifat.st_mode & 0o077)
