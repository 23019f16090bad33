"""Dates of the law: today in Jakarta, how well a date is known, and dates as Indonesian words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from abk.errors import PeraturanError
from abk.tulisan.bentuk import Bentuk, HanyaBenar, Hari, Teks

Ketelitian = Literal["hari", "bulan", "tahun", "tidak_diketahui"]
"""How exactly a date of the law is known: to the day, the month, the year, or not at all."""

_WIB = timezone(timedelta(hours=7), "WIB")
_BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def hari_ini() -> date:
    """Today's date in Jakarta, where the regulations are promulgated."""
    return datetime.now(UTC).astimezone(_WIB).date()


def tanggal_pasti(tanggal: date | None) -> date:
    """The date asked for, ``tanggal``, or today; anything but a date is refused.

    Raises
    ------
    PeraturanError
        ``tanggal`` is not a date.
    """
    if tanggal is None:
        return hari_ini()
    if isinstance(tanggal, datetime):
        return tanggal.date()
    if not isinstance(tanggal, date):
        raise PeraturanError(
            f'Tanggal "{tanggal}" bukan tanggal.',
            "Berikan tanggal dengan bentuk TTTT-BB-HH, misalnya 2026-01-31.",
        )
    return tanggal


def teks_tanggal(tanggal: date | None, ketelitian: Ketelitian = "hari") -> str:
    """The date ``tanggal`` in Indonesian words, no more exact than ``ketelitian``; unknown gives ``–``."""
    if tanggal is None or ketelitian == "tidak_diketahui":
        return "–"
    bulan = f"{_BULAN[tanggal.month - 1]} {tanggal.year}"
    return {"hari": f"{tanggal.day} {bulan}", "bulan": bulan, "tahun": f"tahun {tanggal.year}"}[ketelitian]


def _skema_tanggal(skema: dict[str, Any]) -> None:
    # what the validator below says, for editors
    kunci = "sejak" if "sejak" in skema["properties"] else "sampai"
    tahu = [{"const": "tidak_diketahui"}, {"not": {"const": "tidak_diketahui"}}]
    skema["if"] = {"properties": {kunci: {"type": "null"}}}
    skema["then"], skema["else"] = ({"properties": {"ketelitian": satu}} for satu in tahu)


class Tanggal(Bentuk, json_schema_extra=_skema_tanggal):
    """A date of the law and how well it is known.

    Attributes
    ----------
    tanggal : the day, None = open or unknown
    ketelitian : to what it is known; the rest is the first (``sejak``) or last (``sampai``) day of it
    sumber : where the date was read
    belum_diverifikasi : True if it was not read
    """

    tanggal: Hari | None
    ketelitian: Ketelitian
    sumber: Teks
    belum_diverifikasi: HanyaBenar = False

    @model_validator(mode="after")
    def _seteliti_tanggalnya(self) -> Self:
        if (self.tanggal is None) != (self.ketelitian == "tidak_diketahui"):
            raise ValueError("ketelitian tidak sesuai dengan tanggalnya")
        return self

    def __str__(self) -> str:
        """The date in Indonesian words."""
        return teks_tanggal(self.tanggal, self.ketelitian)


class Berlaku(Tanggal):
    """Since when a regulation is in force."""

    tanggal: Hari | None = Field(alias="sejak")


class Berakhir(Tanggal):
    """The last day on which a regulation was in force, and the name of the one that replaced it."""

    tanggal: Hari | None = Field(alias="sampai")
    digantikan_oleh: Teks = ""
