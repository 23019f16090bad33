"""One way to write a record as bytes, and its fingerprint."""

from __future__ import annotations

import hashlib
import re

from abk.store.lembar import json_kanonik as teks_kanonik

__all__ = ["NOL", "SIDIK", "adalah_sidik", "sidik", "teks_kanonik"]

SIDIK = re.compile(r"[0-9a-f]{64}")
"""A SHA-256 as it is written everywhere: 64 lower-case hexadecimal digits."""

NOL = "0" * 64
"""What the first record of a chain names as its predecessor."""


def sidik(isi: bytes | str) -> str:
    """SHA-256 of bytes, or of a text in UTF-8. [64 hexadecimal digits]"""
    return hashlib.sha256(isi.encode() if isinstance(isi, str) else isi).hexdigest()


def adalah_sidik(teks: object) -> bool:
    """Whether a value is written as a fingerprint."""
    return isinstance(teks, str) and SIDIK.fullmatch(teks) is not None
