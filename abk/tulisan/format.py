"""Numbers, signs and dates as Indonesian readers expect them: the one place where they become text."""

import datetime as dt
import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from babel import Locale
from babel.dates import format_date

LOKAL = Locale.parse("id")
KOSONG = "–"
MINUS = "\u2212"  # the hyphen of the locale is too short to be seen in front of a digit


_RIBUAN, _KOMA = LOKAL.number_symbols["latn"]["group"], LOKAL.number_symbols["latn"]["decimal"]
_TANPA_TITIK = 1000
"""The first number that is written with a thousands point."""


def hampa(nilai: object) -> bool:
    """Whether a value is missing (None, NaN, NA) or not finite, so that a dash stands for it."""
    if nilai is None or type(nilai).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(nilai, float) and not math.isfinite(nilai)


def _desimal(nilai: object) -> Decimal:
    if isinstance(nilai, Fraction):
        return Decimal(nilai.numerator) / Decimal(nilai.denominator)
    # repr of the shortest float, so that 0.125 stays 0.125 and rounds half up, not by its binary tail
    return nilai if isinstance(nilai, Decimal) else Decimal(str(nilai))


def angka(nilai: object, maksimal: int = 2, minimal: int | None = None) -> str:
    """A number with thousands points and a decimal comma, rounded half up.

    Parameters
    ----------
    nilai : int, float, Decimal, Fraction or missing
    maksimal : int
        Most digits after the comma.
    minimal : int, optional
        Fewest digits after the comma; as many as ``maksimal`` when not given.

    Returns
    -------
    str
        ``"1.250,50"``; a dash for a missing value.
    """
    if hampa(nilai):
        return KOSONG
    tepat = _desimal(nilai)
    if not tepat.is_finite():
        return KOSONG
    bulat = tepat.quantize(Decimal(1).scaleb(-maksimal), rounding=ROUND_HALF_UP)
    utuh, _, ekor = f"{abs(bulat):,f}".partition(".")
    if minimal is not None and minimal < maksimal:
        ekor = ekor[:minimal] + ekor[minimal:].rstrip("0")
    tulis = utuh.replace(",", _RIBUAN) + (_KOMA + ekor if ekor else "")
    return f"{MINUS}{tulis}" if bulat < 0 else tulis


def bulat(nilai: object) -> str:
    """A whole number: ``"1.250"``; a dash for a missing value."""
    if type(nilai) is int and abs(nilai) < _TANPA_TITIK:  # most counts of people: no pattern is needed
        return f"{MINUS}{-nilai}" if nilai < 0 else str(nilai)
    return angka(nilai, 0)


def ringkas(nilai: object, maksimal: int = 4) -> str:
    """A number with no more digits than it has: ``"12"``, ``"0,5"``."""
    return angka(nilai, maksimal, 0)


def kebutuhan(nilai: object) -> str:
    """An unrounded need: ``"3,9808"``, ``"2,0000"``. [orang]"""
    return angka(nilai, 4)


def persen(nilai: object, maksimal: int = 1) -> str:
    """A ratio as a percentage: ``0.125`` is ``"12,5%"``."""
    if hampa(nilai):
        return KOSONG
    return f"{angka(_desimal(nilai) * 100, maksimal, 0)}%"


def bertanda(nilai: object, maksimal: int = 0) -> str:
    """A difference with its sign: ``"+3"``, ``"−2"``, ``"0"``."""
    tulis = angka(nilai, maksimal)
    return f"+{tulis}" if not hampa(nilai) and _desimal(nilai) > 0 else tulis


def kata_selisih(nilai: object) -> str:
    """The word for bezetting − kebutuhan: kekurangan, kelebihan, sesuai; a dash for a missing value."""
    if hampa(nilai):
        return KOSONG
    tepat = _desimal(nilai)
    return "kekurangan" if tepat < 0 else "kelebihan" if tepat > 0 else "sesuai"


def tanggal(nilai: dt.date | None, *, hari: bool = False) -> str:
    """A date in words: ``"24 November 2026"``, with ``hari`` ``"Selasa, 24 November 2026"``."""
    if nilai is None:
        return KOSONG
    tulis: str = format_date(nilai, "EEEE, d MMMM y" if hari else "d MMMM y", locale=LOKAL)
    return tulis


def jam(nilai: dt.time) -> str:
    """A time of day: ``"09.00"``."""
    return nilai.strftime("%H.%M")


ZONA_JAM = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Zones of Indonesia, and the hours by which each is ahead of UTC."""


def waktu(nilai: dt.datetime, zona: str, *, antara: str = " pukul ") -> str:
    """A moment on the clock of a zone: ``"24 November 2026 pukul 10.05 WIB"``.

    Parameters
    ----------
    nilai : datetime
        With a zone of its own it is brought to `zona`; without one it is taken as it stands.
    zona : str
        ``WIB``, ``WITA``, ``WIT``, or a name of the institution's own, which is only printed.
    antara : str
        What stands between day and hour.
    """
    if nilai.tzinfo is not None and zona in ZONA_JAM:
        nilai = nilai.astimezone(dt.timezone(dt.timedelta(hours=ZONA_JAM[zona])))
    return f"{tanggal(nilai.date())}{antara}{nilai:%H.%M} {zona}"


def berderet(semua: Sequence[str]) -> str:
    """Words in a row as a sentence has them: ``"a, b, dan c"``."""
    if len(semua) < 2:  # noqa: PLR2004 - one stands alone
        return "".join(semua)
    return f"{', '.join(semua[:-1])}{',' * (len(semua) > 2)} dan {semua[-1]}"  # noqa: PLR2004
