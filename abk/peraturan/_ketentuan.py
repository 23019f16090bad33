"""One value of the law, with everything that lets a reader check it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    Discriminator,
    Field,
    PlainValidator,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

from abk.errors import PeraturanError
from abk.tulisan.bentuk import Bentuk, HanyaBenar, Hari, Teks

Nilai = int | Fraction | str
"""A value of the law: exact number, or words (a formula, a name). Never a float."""

Lingkup = Literal["pusat", "daerah"]
Pola = Literal["5 hari", "6 hari"]

LINGKUP: tuple[Lingkup, ...] = get_args(Lingkup)
POLA: tuple[Pola, ...] = get_args(Pola)

_BILANGAN = re.compile(r"-?\d+(\.\d+)?")


def _nilai(isi: object) -> Nilai:
    """An exact number or words; a number that an Indonesian could read as thousands is refused."""
    teks = isi.strip() if isinstance(isi, str) else ""
    if not teks:
        raise ValueError("kosong")
    if re.search(r"\.\d\d0$", teks):
        raise ValueError(f'"{teks}" dapat berarti ribuan; tulis tanpa titik ribuan dan tanpa nol di ujung')
    if _BILANGAN.fullmatch(teks):
        pecahan = Fraction(Decimal(teks))
        return pecahan.numerator if pecahan.denominator == 1 else pecahan
    if not re.search(r"[A-Za-z]", teks):
        raise ValueError(f'"{teks}" bukan angka dan bukan kata')
    return teks


def _skema_ketentuan(skema: dict[str, Any]) -> None:
    # what the validator below says, for editors
    skema["anyOf"] = [{"required": ["letak"]}, {"required": ["belum_diverifikasi"]}]
    skema["if"], skema["then"] = {"required": ["turunan"]}, {"required": ["letak"]}


class IsiKetentuan(Bentuk, json_schema_extra=_skema_ketentuan):
    """One value as the file states it: no date, lingkup or pola means those of the regulation.

    Attributes
    ----------
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

    nilai: Annotated[
        Nilai,
        PlainValidator(_nilai),
        WithJsonSchema(
            {
                "oneOf": [
                    {"type": "number"},
                    {"type": "string", "minLength": 1, "not": {"pattern": r"^\s*-?[0-9][0-9.,]*\s*$"}},
                ]
            }
        ),
    ]
    satuan: Teks
    letak: Teks = ""
    sumber: Teks
    diperiksa: Hari
    belum_diverifikasi: HanyaBenar = False
    turunan: Literal["rumus"] | None = None
    sejak: Hari | None = None
    sampai: Hari | None = None
    lingkup: tuple[Lingkup, ...] = Field(LINGKUP, min_length=1, json_schema_extra={"uniqueItems": True})
    pola: Pola | None = None
    kutipan: Teks = ""
    catatan: Teks = ""
    batas: Literal["di_atas", "mulai_dari"] | None = None
    sebutan: Teks = ""

    @model_validator(mode="after")
    def _berletak(self) -> Self:
        if not self.letak and (self.turunan or not self.belum_diverifikasi):
            raise ValueError("letak kosong dan tidak ditandai belum_diverifikasi")
        return self


SATU, RIWAYAT = "satu nilai", "beberapa nilai"
Kunci = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
SatuAtauDaftar = Annotated[
    Annotated[IsiKetentuan, Tag(SATU)]
    | Annotated[tuple[IsiKetentuan, ...], Field(min_length=2), Tag(RIWAYAT)],
    Discriminator(lambda isi: RIWAYAT if isinstance(isi, list | tuple) else SATU),
]
"""The values of one name: one, or one for each period, lingkup or pattern of working days."""


class Ketentuan(IsiKetentuan):
    """One value of a regulation in one period, one lingkup and one pattern of working days.

    Attributes
    ----------
    nama : key of the value, e.g. ``waktu_kerja_efektif``
    peraturan : name of the regulation it belongs to
    """

    nama: str
    peraturan: str

    @property
    def angka(self) -> Fraction:
        """The value as an exact number. [``satuan``]

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
        """The value as a whole number. [``satuan``]

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
        """Whether the value is in force on the day ``tanggal``; both ends count."""
        return (self.sejak is None or self.sejak <= tanggal) and (
            self.sampai is None or tanggal <= self.sampai
        )

    def cocok(self, lingkup: Lingkup, pola: Pola) -> bool:
        """Whether the value applies to that ``lingkup`` and pattern of working days (``pola``)."""
        return lingkup in self.lingkup and self.pola in (None, pola)


def teks_nilai(nilai: Nilai) -> str:
    """The value ``nilai`` as Indonesians write it: ``75.000``, ``262,5``, endless decimals as a fraction."""
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
