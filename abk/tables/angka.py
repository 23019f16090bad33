"""The one judge of numbers written as text: in a file, a workbook, a form, a store; never a guess."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Desimal = Literal[".", ",", ""]
"""Decimal sign that a source declares; empty = not declared: what has two readings is asked."""

_POLOS = re.compile(r"[+-]?\d+", re.ASCII)
_TITIK = re.compile(r"[+-]?\d*\.\d+(?:[eE][+-]?\d+)?|[+-]?\d+\.|[+-]?\d+[eE][+-]?\d+", re.ASCII)
_RIBUAN_TITIK = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
_KOMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_RIBUAN_TITIK_KOMA = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+,\d+", re.ASCII)
_RIBUAN_SELA = re.compile(r"[+-]?[1-9]\d{0,2}(?:[\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?", re.ASCII)
_SELA = re.compile(r"[\u00a0\u2009\u202f]")
_SPASI_RIBUAN = re.compile(r"[+-]?[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?", re.ASCII)
TANDA_PECAHAN = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""Signs that are a fraction each."""

_CAMPURAN = re.compile(
    rf"(?P<utuh>\d{{1,6}})?\s{{0,9}}(?P<tanda>[{TANDA_PECAHAN}])|(?P<bulat>\d{{1,6}})\s{{1,9}}(?P<atas>\d{{1,3}})[/⁄](?P<bawah>\d{{1,3}})"
)
_AMBIGU = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


@dataclass(frozen=True)
class AngkaTeks:
    """How a text number reads: a value, or two readings to choose from, or neither (no number).

    Attributes
    ----------
    nilai : the value in machine form (``"1248"``, ``"30.5"``), or None when it cannot be told
    ragu : the readings between which only the author can choose, in Indonesian notation
    """

    nilai: str | None
    ragu: tuple[str, ...] = ()

    @property
    def bilangan(self) -> int | float | None:
        """The value as a number [as written], whole where it is whole; None when it cannot be told."""
        return None if self.nilai is None else bilangan(self.nilai)


def tanpa_bom(teks: str) -> str:
    """A text without the marks of byte order that programs leave within it, and without outer blanks.

    Parameters
    ----------
    teks : the cell

    Returns
    -------
    str
    """
    return teks.replace("\ufeff", "").strip()


def angka_teks(teks: str, desimal: Desimal = "", *, lembar: bool = False) -> AngkaTeks:
    """Reading of a number written as text.

    Parameters
    ----------
    teks : the cell, e.g. ``"30,5"``, ``"1.248,5"`` or ``"1.250"``
    desimal : decimal sign declared by the source, or empty
    lembar : the cell was left in a sheet by whoever answers it: what has two readings is asked there even
        where the files of the kegiatan declare a sign

    Returns
    -------
    AngkaTeks
        Without a declared sign ``"30,5"`` is 30.5 and ``"1080.0"`` is 1080, since neither can be anything
        else; ``"1.250"`` may be 1250 or 1,25 and has two readings. With a declared sign the other one is a
        mistake. A fraction (``"1½"``, ``"1 1/2"``) is a number where it ends as a
        decimal. Anything else, and what is not finite, is no number.
    """
    t = tanpa_bom(teks)
    if _RIBUAN_SELA.fullmatch(t):  # a blank that does not break is put there by programs, between thousands
        t = _SELA.sub("", t)
    ganda = _AMBIGU.fullmatch(t) is not None
    if ganda and (lembar or not desimal):
        ribuan = t.replace(".", "").replace(",", "")
        pecahan = t.replace(",", ".").rstrip("0").rstrip(".").replace(".", ",")
        return AngkaTeks(None, (ribuan, pecahan))
    nilai = t if _POLOS.fullmatch(t) else None
    if nilai is None and desimal != ",":
        nilai = t if _TITIK.fullmatch(t) else None
    if nilai is None and desimal != ".":
        nilai = _indonesia(t)
    if nilai is None and (campuran := pecahan_teks(t)) is not None:
        nilai = _desimal_tepat(campuran)
    return AngkaTeks(nilai if nilai is not None and math.isfinite(float(nilai)) else None)


def pecahan_teks(teks: str) -> Fraction | None:
    """The number that a text writes as a fraction, alone or beside a whole one.

    Parameters
    ----------
    teks : ``"½"``, ``"1½"`` or ``"1 1/2"``; ``"1/2"`` alone is none of them: it may be a date

    Returns
    -------
    Fraction or None
        The number [any unit], or None for another text.
    """
    cocok = _CAMPURAN.fullmatch(teks)
    if cocok is None:
        return None
    if cocok["tanda"]:
        return int(cocok["utuh"] or 0) + Fraction(
            unicodedata.normalize("NFKC", cocok["tanda"]).replace("⁄", "/")
        )
    atas, bawah = int(cocok["atas"]), int(cocok["bawah"])
    return int(cocok["bulat"]) + Fraction(atas, bawah) if 0 < atas < bawah else None


def tulis_pecahan(x: Fraction) -> str:
    """The number ``x`` [any unit] as :func:`angka_teks` reads it under every sign: ``"1 1/2"``."""
    utuh, sisa = divmod(x, 1)
    return f"{utuh} {sisa}" if sisa else str(utuh)


def tanpa_spasi_ribuan(teks: str) -> str:
    """The number ``teks`` where its plain blanks stand between thousands (``"1 200"``), else an empty text.

    People type such a blank between two numbers as well: it is told, and asked, never read so by itself.
    """
    t = tanpa_bom(teks)
    return t.replace(" ", "") if _SPASI_RIBUAN.fullmatch(t) else ""


def _desimal_tepat(x: Fraction) -> str | None:
    """``x`` in machine form; None where it has no end as a decimal."""
    mesin = repr(float(x))
    return mesin if Fraction(mesin) == x else None


def bilangan(mesin: str | float) -> int | float:
    """The finite number ``mesin`` [as written], whole where it is whole: ``"12.0"`` and 12.0 are 12."""
    angka = float(mesin)
    return int(angka) if angka.is_integer() else angka


def angka_indonesia(x: float | None) -> str:
    """The number ``x`` [any unit] as Indonesians write it, at most six decimals: ``1.000,5``; or ``–``."""
    if x is None:
        return "–"
    teks = f"{x:,.6f}".rstrip("0").rstrip(".")
    return teks.translate(str.maketrans(",.", ".,"))


def _indonesia(t: str) -> str | None:
    if _RIBUAN_TITIK.fullmatch(t):
        return t.replace(".", "")
    if _KOMA.fullmatch(t) or _RIBUAN_TITIK_KOMA.fullmatch(t):
        return t.replace(".", "").replace(",", ".")
    return None
