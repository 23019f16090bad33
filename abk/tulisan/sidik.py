"""A value in exactly one form, its fingerprint, and how readers compare it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable
from functools import lru_cache

SIDIK = re.compile(r"[0-9a-f]{64}")
"""A SHA-256 as it is written everywhere: 64 lower-case hexadecimal digits."""

NOL = "0" * 64
"""What the first record of a chain names as its predecessor."""


_KANONIK = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def json_kanonik(nilai: object) -> str:
    """JSON with sorted keys and no spare space; NaN is refused."""
    return _KANONIK.encode(nilai)


def sidik(isi: bytes | str) -> str:
    """SHA-256 of bytes, or of a text in UTF-8. [64 hexadecimal digits]"""
    return hashlib.sha256(isi.encode() if isinstance(isi, str) else isi).hexdigest()


def sidik_deret(bagian: Iterable[bytes]) -> str:
    """SHA-256 of pieces one after the other. [64 hexadecimal digits]"""
    hitung = hashlib.sha256()
    for satu in bagian:
        hitung.update(satu)
    return hitung.hexdigest()


@lru_cache(maxsize=8)  # all rows of one act tell the same moment
def teks_waktu(waktu: dt.datetime) -> str:
    """A moment as records hold it: ISO 8601, UTC, microseconds; sorts as text."""
    return waktu.astimezone(dt.UTC).isoformat(timespec="microseconds")


def adalah_sidik(teks: object) -> bool:
    """Whether a value is written as a fingerprint."""
    return isinstance(teks, str) and SIDIK.fullmatch(teks) is not None


def kelompok(heksa: str, besar: int = 8) -> str:
    """A hexadecimal number in groups: ``"73e062a0 fd54b016 …"``.

    Parameters
    ----------
    heksa : str
        The number; empty stays empty.
    besar : int
        Digits in a group.
    """
    return " ".join(heksa[n : n + besar] for n in range(0, len(heksa), besar))
