"""Numbers as they stand in a file, read without guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Desimal = Literal[".", ",", ""]
"""Decimal sign that a source declares; empty = not declared, so ambiguous numbers are asked."""

_POLOS = re.compile(r"[+-]?\d+", re.ASCII)
_TITIK = re.compile(r"[+-]?\d*\.\d+(?:[eE][+-]?\d+)?|[+-]?\d+\.|[+-]?\d+[eE][+-]?\d+", re.ASCII)
_RIBUAN_TITIK = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
_KOMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_RIBUAN_TITIK_KOMA = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+,\d+", re.ASCII)
_AMBIGU = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


@dataclass(frozen=True)
class AngkaTeks:
    """How a text number reads.

    Attributes
    ----------
    nilai : the value in machine form (``"1248"``, ``"30.5"``), or None when it cannot be told
    ragu : the readings between which only the author can choose, in Indonesian notation
    """

    nilai: str | None
    ragu: tuple[str, ...] = ()


def angka_teks(teks: str, desimal: Desimal = "") -> AngkaTeks:
    """Reading of a number written as text.

    Parameters
    ----------
    teks : the cell, e.g. ``"1.250"``
    desimal : decimal sign declared by the source, or empty

    Returns
    -------
    AngkaTeks
        ``"1.250"`` without a declared sign may be 1250 or 1,25: it has no value and two readings.
        ``"1080.0"`` cannot be a thousands group and is read as it stands. Anything else that is no
        number has neither value nor readings.
    """
    t = teks.strip()
    if _POLOS.fullmatch(t):
        return AngkaTeks(t)
    if desimal == ",":
        return _indonesia(t)
    if desimal == "" and _AMBIGU.fullmatch(t):
        ribuan = t.replace(".", "").replace(",", "")
        pecahan = t.replace(",", ".").rstrip("0").rstrip(".").replace(".", ",")
        return AngkaTeks(None, (ribuan, pecahan))
    return AngkaTeks(t if _TITIK.fullmatch(t) else None)


def angka_indonesia(x: float | None) -> str:
    """A number as Indonesians write it: ``1.000.000``, ``0,5``; at most six decimals; ``–`` for none."""
    if x is None:
        return "–"
    teks = f"{x:,.6f}".rstrip("0").rstrip(".")
    return teks.translate(str.maketrans(",.", ".,"))


def _indonesia(t: str) -> AngkaTeks:
    if _RIBUAN_TITIK.fullmatch(t):
        return AngkaTeks(t.replace(".", ""))
    if _KOMA.fullmatch(t) or _RIBUAN_TITIK_KOMA.fullmatch(t):
        return AngkaTeks(t.replace(".", "").replace(",", "."))
    return AngkaTeks(None)
