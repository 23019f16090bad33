"""Grading scales of EJ and EU (prestasi kerja jabatan dan unit)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from abk.errors import ParameterError, PeraturanError, saran_nama
from abk.peraturan._cari import daftar_peraturan, peraturan
from abk.peraturan._ketentuan import Ketentuan

CARA_MENILAI = ("batas_bawah", "dua_desimal")
"""``batas_bawah`` grades the ratio as it is (default); ``dua_desimal`` rounds it half up first."""

_AWALAN = "skala-"
_JAUH = 0.006
"""Rounding to two digits moves no ratio this far, not even as a float. [beban/kapasitas]"""


@dataclass(frozen=True)
class TingkatPrestasi:
    """One grade of a scale.

    Attributes
    ----------
    huruf : ``"A"`` … ``"E"``
    sebutan : the grade in words; empty where the source has none
    batas : lower bound of the ratio [beban/kapasitas]
    di_atas : True if the ratio must exceed the bound, False if it may equal it
    dasar : the value of the law behind it
    """

    huruf: str
    sebutan: str
    batas: Fraction
    di_atas: bool
    dasar: Ketentuan

    def memuat(self, rasio: Fraction) -> bool:
        """Whether the ratio ``rasio`` [beban/kapasitas] reaches this grade; it may reach a better one too."""
        return rasio > self.batas if self.di_atas else rasio >= self.batas


@dataclass(frozen=True)
class SkalaPrestasi:
    """A grading scale, best grade first.

    Attributes
    ----------
    nama : ``"permendagri"`` or ``"kemenkeu"``
    judul : title in words
    tingkat : the grades
    """

    nama: str
    judul: str
    tingkat: tuple[TingkatPrestasi, ...]

    def nilai(self, rasio: Fraction | float, cara: str = "batas_bawah") -> str:
        """Grade of a ratio EJ or EU.

        Parameters
        ----------
        rasio : workload over capacity, ≥ 0; a float counts as the decimal it prints as [beban/kapasitas]
        cara : one of :data:`CARA_MENILAI`

        Returns
        -------
        str
            ``"A"`` … ``"E"``.

        Raises
        ------
        ParameterError
            ``rasio`` is negative or not finite, or ``cara`` is unknown.
        """
        if cara not in CARA_MENILAI:
            raise ParameterError(f'Cara menilai "{cara}" tidak dikenal.', saran_nama(cara, CARA_MENILAI))
        eksak = _eksak(rasio)
        if cara == "dua_desimal":
            eksak = Fraction(math.floor(eksak * 100 + Fraction(1, 2)), 100)
        return next(t.huruf for t in self.tingkat if t.memuat(eksak))

    def berselisih(self, rasio: Fraction | float) -> bool:
        """Whether the two ways of grading disagree on the ratio ``rasio`` [beban/kapasitas]."""
        if 0 <= rasio < math.inf and all(abs(rasio - float(t.batas)) > _JAUH for t in self.tingkat):
            return False  # as good as all are, and a fraction takes its time
        return self.nilai(rasio, "batas_bawah") != self.nilai(rasio, "dua_desimal")

    def sebutan(self, huruf: str) -> str:
        """The grade ``huruf`` in words; empty if the source has none or the letter is not a grade."""
        return next((t.sebutan for t in self.tingkat if t.huruf == huruf), "")


def _eksak(rasio: Fraction | float) -> Fraction:
    if isinstance(rasio, Fraction):
        eksak = rasio
    elif math.isfinite(rasio):
        eksak = Fraction(Decimal(repr(float(rasio))))
    else:
        eksak = Fraction(-1)
    if eksak < 0:
        raise ParameterError(
            f"Rasio {rasio} tidak dapat dinilai.", "Berikan rasio beban terhadap kapasitas, paling kecil 0."
        )
    return eksak


def skala_prestasi(nama: str = "permendagri", tanggal: date | None = None) -> SkalaPrestasi:
    """The grading scale of that name.

    Parameters
    ----------
    nama : ``"permendagri"`` or ``"kemenkeu"``
    tanggal : day for which the law is asked, None = today

    Raises
    ------
    PeraturanError
        Unknown scale, or not in force on that day.
    """
    pilihan = [p.nama.removeprefix(_AWALAN) for p in daftar_peraturan("skala")]
    if nama not in pilihan:
        raise PeraturanError(f'Skala prestasi "{nama}" tidak dikenal.', saran_nama(nama, pilihan))
    induk = peraturan(_AWALAN + nama)
    dasar = [induk.ketentuan_pada(kunci, tanggal) for kunci in induk.kunci]
    return SkalaPrestasi(
        nama=nama,
        judul=induk.judul,
        tingkat=tuple(
            TingkatPrestasi(d.nama.upper(), d.sebutan, d.angka, d.batas == "di_atas", d) for d in dasar
        ),
    )
