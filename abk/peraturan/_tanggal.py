"""Dates of the law: today in Jakarta, and dates as Indonesian words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

from abk.errors import PeraturanError

Ketelitian = Literal["hari", "bulan", "tahun", "tidak_diketahui"]
"""How exactly a date of the law is known: to the day, the month, the year, or not at all."""

_WIB = timezone(timedelta(hours=7), "WIB")
_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def hari_ini() -> date:
    """Today's date in Jakarta, where the regulations are promulgated."""
    return datetime.now(UTC).astimezone(_WIB).date()


def tanggal_pasti(tanggal: date | None) -> date:
    """The date asked for, or today; anything but a date is refused.

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
    """A date in Indonesian words, no more exact than it is known; unknown gives ``–``."""
    if tanggal is None or ketelitian == "tidak_diketahui":
        return "–"
    bulan = f"{_BULAN[tanggal.month - 1]} {tanggal.year}"
    return {"hari": f"{tanggal.day} {bulan}", "bulan": bulan, "tahun": f"tahun {tanggal.year}"}[ketelitian]
