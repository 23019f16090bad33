"""One value of the law, with everything that lets a reader check it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from abk.errors import PeraturanError

Nilai = int | Fraction | str
"""A value of the law: exact number, or words (a formula, a name). Never a float."""

Lingkup = Literal["pusat", "daerah"]
Pola = Literal["5 hari", "6 hari"]

LINGKUP: tuple[Lingkup, ...] = ("pusat", "daerah")
POLA: tuple[Pola, ...] = ("5 hari", "6 hari")

_BILANGAN = re.compile(r"-?\d+(\.\d+)?")


def nilai_eksak(teks: str) -> Nilai:
    """The exact value of a YAML scalar: ``"235"`` is an int, ``"262.5"`` a Fraction, else the words."""
    teks = teks.strip()
    if not _BILANGAN.fullmatch(teks):
        return teks
    pecahan = Fraction(Decimal(teks))
    return pecahan.numerator if pecahan.denominator == 1 else pecahan


@dataclass(frozen=True)
class Ketentuan:
    """One value of a regulation in one period, one lingkup and one pattern of working days.

    Attributes
    ----------
    nama : key of the value, e.g. ``waktu_kerja_efektif``
    peraturan : name of the regulation it belongs to
    nilai : the value, exact, in ``satuan``
    satuan : unit of measure (Indonesian)
    letak : where it is written (pasal, lampiran, halaman) in what was read; empty if unknown
    sumber : where it was read
    diperiksa : when the value was last compared with its source
    belum_diverifikasi : True if the value was not seen in a source, or its place is unknown
    turunan : ``"rumus"`` if derived by this project from other values, else None
    sejak, sampai : first and last day in force; None = open
    lingkup : kinds of institution it applies to
    pola : pattern of working days, None = any
    kutipan, catatan : quotation and remark
    batas, sebutan : of a grading scale: ``di_atas`` or ``mulai_dari``, and the grade in words
    """

    nama: str
    peraturan: str
    nilai: Nilai
    satuan: str
    letak: str
    sumber: str
    diperiksa: date
    belum_diverifikasi: bool = False
    turunan: str | None = None
    sejak: date | None = None
    sampai: date | None = None
    lingkup: tuple[Lingkup, ...] = LINGKUP
    pola: Pola | None = None
    kutipan: str = ""
    catatan: str = ""
    batas: str = ""
    sebutan: str = ""

    @property
    def angka(self) -> Fraction:
        """The value as an exact number, in ``satuan``.

        Raises
        ------
        PeraturanError
            The value is words, not a number.
        """
        if isinstance(self.nilai, str):
            raise PeraturanError(
                f'{self.peraturan}, {self.nama}: nilainya kata-kata ("{self.nilai}"), bukan angka.',
                "Gunakan ketentuan yang bernilai angka.",
            )
        return Fraction(self.nilai)

    @property
    def bulat(self) -> int:
        """The value as a whole number, in ``satuan``.

        Raises
        ------
        PeraturanError
            The value is not a whole number.
        """
        angka = self.angka
        if angka.denominator != 1:
            raise PeraturanError(
                f"{self.peraturan}, {self.nama}: {teks_nilai(angka)} bukan bilangan bulat.",
                "Perbaiki nilai pada berkas peraturan.",
            )
        return angka.numerator

    def berlaku_pada(self, tanggal: date) -> bool:
        """Whether the value is in force on that day; both ends count."""
        return (self.sejak is None or self.sejak <= tanggal) and (
            self.sampai is None or tanggal <= self.sampai
        )

    def cocok(self, lingkup: Lingkup, pola: Pola) -> bool:
        """Whether the value applies to that lingkup and pattern of working days."""
        return lingkup in self.lingkup and self.pola in (None, pola)


def teks_nilai(nilai: Nilai) -> str:
    """A value as an Indonesian reader writes it: ``75.000``, ``262,5``; an endless decimal as a fraction."""
    if isinstance(nilai, str):
        return nilai
    pecahan = Fraction(nilai)
    sisa = pecahan.denominator
    for faktor in (2, 5):
        while sisa % faktor == 0:
            sisa //= faktor
    if sisa != 1:
        return f"{pecahan.numerator}/{pecahan.denominator}"
    desimal = Decimal(pecahan.numerator) / Decimal(pecahan.denominator)
    return f"{desimal.normalize():,f}".translate(str.maketrans(",.", ".,"))
