"""Figures that no regulation of this package has, and that an institution states, with source and why."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

_MENIT_SETAHUN = 366 * 24 * 60
_Kata = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
_Bilangan = Annotated[int | float, Field(gt=0, allow_inf_nan=False)]


class Pernyataan(BaseModel):
    """A table of ``kegiatan.toml`` that states figures of the law itself.

    Attributes
    ----------
    dasar, sumber : the rule that sets them, and where in it
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    dasar: _Kata = Field(
        description="Peraturan atau keputusan yang menetapkannya, misalnya Perbup Contoh 9/2025."
    )
    sumber: _Kata = Field(description="Letak dan naskah yang dibaca, misalnya Pasal 4, salinan JDIH.")


class WaktuSetempat(Pernyataan):
    """Effective working time of an institution by its own rule.

    Attributes
    ----------
    alasan : why it is used instead of a regulation of the package
    menit_per_tahun, jam_per_tahun : effective working time of one person, one of the two [menit, jam/tahun]
    hari_per_tahun : effective working days [hari/tahun]
    menit_per_hari : length of an effective day; None = the year by its days [menit/hari]
    """

    alasan: _Kata = Field(description="Mengapa dipakai sebagai ganti peraturan yang dikenal program.")
    menit_per_tahun: Annotated[int, Field(gt=0, le=_MENIT_SETAHUN)] | None = None
    jam_per_tahun: Annotated[_Bilangan, Field(le=_MENIT_SETAHUN / 60)] | None = None
    hari_per_tahun: int = Field(gt=0, le=366)
    menit_per_hari: Annotated[_Bilangan, Field(le=24 * 60)] | None = None

    @model_validator(mode="after")
    def _satu_pembagi(self) -> Self:
        if (self.menit_per_tahun is None) == (self.jam_per_tahun is None):
            raise ValueError("isi salah satu: menit_per_tahun atau jam_per_tahun")
        if self.menit.denominator != 1:
            raise ValueError("jam_per_tahun tidak menjadi menit bulat")
        return self

    @property
    def menit(self) -> Fraction:
        """Effective working time. [menit/tahun]"""
        return Fraction(self.menit_per_tahun or _eksak(self.jam_per_tahun or 0) * 60)

    @property
    def menit_sehari(self) -> Fraction:
        """Length of an effective day. [menit/hari]"""
        return _eksak(self.menit_per_hari) if self.menit_per_hari else self.menit / self.hari_per_tahun


_PANRB, _SATU_2023 = ("panrb", "pan-rb", "pan rb", "pendayagunaan aparatur"), ("1/2023", "1 tahun 2023")
"""How the regulation is called that gives tasks no credit."""


class KonstantaKredit(Pernyataan):
    """Constants of the regulation from which the credits of the tasks come, one a jenjang. [AK/jam]

    Since PermenPANRB 1/2023 a task bears no credit of its own; before, a constant was the difference of the
    cumulative credits of a jenjang by its years of rank and the effective hours of a year.

    Attributes
    ----------
    pemula, terampil, mahir, penyelia, ahli_pertama, ahli_muda, ahli_madya, ahli_utama : constants [AK/jam]
    """

    pemula: _Bilangan | None = None
    terampil: _Bilangan | None = None
    mahir: _Bilangan | None = None
    penyelia: _Bilangan | None = None
    ahli_pertama: _Bilangan | None = None
    ahli_muda: _Bilangan | None = None
    ahli_madya: _Bilangan | None = None
    ahli_utama: _Bilangan | None = None

    @model_validator(mode="after")
    def _ada_isinya(self) -> Self:
        if not self.nilai:
            raise ValueError("belum ada konstanta satu jenjang pun, misalnya ahli_muda = 0.02")
        dasar = " ".join(self.dasar.casefold().split())
        if any(a in dasar and b in dasar for a in _PANRB for b in _SATU_2023):
            raise ValueError(
                "PermenPANRB 1/2023 bukan asal konstanta ini: sejak itu tugas tidak bernilai angka kredit; "
                "sebut peraturan jabatan fungsional yang memuat angka kredit tugasnya"
            )
        return self

    @property
    def nilai(self) -> Mapping[str, Fraction]:
        """Constant of each jenjang that is stated. [AK/jam]"""
        tetap = Pernyataan.model_fields
        return {n: _eksak(v) for n in type(self).model_fields if n not in tetap and (v := getattr(self, n))}


def _eksak(nilai: float) -> Fraction:
    return Fraction(Decimal(str(nilai)))
