"""Codes that differ but look alike: whoever reads or signs would take one for the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from abk.errors import Temuan
from abk.tables.bersih import HAMPA
from abk.tulisan.markup import kutip

_SERUPA = str.maketrans(
    "АВЕЅІЈКМНОРСТУХЗаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧον‐‒–—―−",
    "ABESIJKMHOPCTYX3aeopcyxijshdqwABEZHIKMNOPTYXov------",
)


def temuan_serupa(kode: Iterable[str], tabel: str, kolom: str) -> list[Temuan]:
    """Codes that look like another one: by letters of other scripts, invisible signs, or width.

    Parameters
    ----------
    kode : codes of a table, each once
    tabel, kolom : where they stand

    Returns
    -------
    list of Temuan, one for each code after the first of its look
    """
    semua = list(kode)
    if all(map(_biasa, semua)):
        return []
    rupa: dict[str, str] = {}
    return [
        _temuan(satu, pertama, tabel, kolom)
        for satu in sorted(semua, key=lambda k: not _biasa(k))  # the plain one is the one that is meant
        if (pertama := rupa.setdefault(_rupa(satu), satu)) != satu
    ]


def _biasa(kode: str) -> bool:
    return kode.isascii() and "  " not in kode


def _rupa(kode: str) -> str:
    """What is seen of a code."""
    tampak = unicodedata.normalize("NFKC", kode).translate(_SERUPA)
    tampak = "".join(c for c in tampak if unicodedata.category(c) not in {"Cf", "Cc"} and c not in HAMPA)
    return " ".join(tampak.split())


def _temuan(kode: str, pertama: str, tabel: str, kolom: str) -> Temuan:
    lain = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(kode) if c not in pertama or not c.isascii())
    pesan = f"{kolom} {kutip(kode)} tampak sama dengan {kutip(pertama)}, tetapi tandanya lain"
    pesan += f" ({lain})" if lain else ""
    saran = "Samakan kodenya bila yang dimaksud satu; bila dua, beri kode yang tampak berbeda."
    return Temuan("struktural", "kode_serupa", pesan, saran, tabel=tabel, kolom=kolom, nilai=kode)
