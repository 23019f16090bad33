"""Draws that depend on a key only: the same key gives the same number on every machine and Python."""

from __future__ import annotations

import hashlib
import math

BENIH = "contoh-2026"


def pecahan(*kunci: object) -> float:
    """Return a number in [0, 1) that belongs to the key."""
    teks = "|".join((BENIH, *map(str, kunci)))
    return int.from_bytes(hashlib.sha256(teks.encode()).digest()[:6], "big") / 2**48


def antara(bawah: float, atas: float, langkah: float, *kunci: object) -> float:
    """Return one of bawah, bawah + langkah, … up to atas."""
    banyak = math.floor((atas - bawah) / langkah + 1e-9) + 1
    return round(bawah + langkah * math.floor(pecahan(*kunci) * banyak), 4)


def urutan(banyak: int, *kunci: object) -> list[int]:
    """Return a permutation of 0 … banyak − 1."""
    return sorted(range(banyak), key=lambda i: pecahan(*kunci, i))
