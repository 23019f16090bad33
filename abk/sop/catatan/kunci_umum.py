"""Keys that prove nothing: points of small order, points that are none, and keys that anybody can make."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from abk.sop.catatan.kunci import Kunci, kunci_dari_benih
from abk.tulisan.sidik import sidik

PENGENAL_PERAGAAN = (
    *("p-menko", "p-sesmenko", "p-karo", "p-kabag", "p-kasubbag", "p-hukum"),
    *("p-unit-po", "p-unit-itwil", "p-unit-d11"),
)
"""Officials of the played case of the example ministry: their keys are public, whoever uses them."""

KATA_PERAGAAN = (
    "PERAGAAN: kunci pejabat alur ini dapat dibuat siapa pun; tanda tangannya tidak membuktikan apa-apa."
)
"""What every page, document and verdict of a play says."""

_CONTOH_RFC_8032 = frozenset(
    {
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
        "ec172b93ad5e563f4932c70e1245034c35467ef2efd4d64ebf819683467e2bf2",
    }
)
"""Public keys of section 7.1 of RFC 8032, whose secret halves are printed there."""


@cache
def kunci_peragaan(pejabat: str) -> Kunci:
    """Key of an invented official: made from his identifier, so that anybody has it."""
    return kunci_dari_benih(bytes.fromhex(sidik(f"abk: kunci peragaan, bukan rahasia: {pejabat}")))


def dari_peragaan(publik: str, pejabat: str) -> bool:
    """Whether it is the key that the play gives to this official."""
    return kunci_peragaan(pejabat).publik == publik


def sebab_umum(publik: str, pejabat: Iterable[str]) -> str:
    """Why anybody can sign with a key, as part of a sentence; empty for a key of one's own.

    ``pejabat`` are the officials of the case: a key of the play is public, whoever of them it is given to.
    """
    if any(kunci_peragaan(satu).publik == publik for satu in {*PENGENAL_PERAGAAN, *pejabat}):
        return "kunci peragaan, yang dapat dibuat siapa pun"
    if publik in _CONTOH_RFC_8032 or publik in _satu_bita():
        return "kunci contoh, yang rahasianya tercetak di mana-mana"
    return ""


@cache
def _satu_bita() -> frozenset[str]:
    """Keys of seeds that are one byte again and again: all zero, all one …"""
    return frozenset(kunci_dari_benih(bytes([satu]) * 32).publik for satu in range(256))
