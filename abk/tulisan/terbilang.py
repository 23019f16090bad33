"""Numbers and dates in words, as Indonesian documents write them."""

import datetime as dt

from babel.dates import format_date

from abk.errors import ParameterError
from abk.tulisan.format import LOKAL
from abk.tulisan.markup import kutip

TERBESAR = 10**15 - 1
"""Largest number that has words here."""

_SATUAN = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
    "sebelas",
)
_KELOMPOK = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
_SERIBU = 1000


def _ratusan(nilai: int) -> list[str]:
    """Words of 0 … 999; none for 0."""
    if nilai < len(_SATUAN):
        return [_SATUAN[nilai]] if nilai else []
    if nilai < 20:  # noqa: PLR2004  (the teens have a word of their own)
        return [_SATUAN[nilai - 10], "belas"]
    if nilai < 100:  # noqa: PLR2004
        return [_SATUAN[nilai // 10], "puluh", *_ratusan(nilai % 10)]
    ratus = ["seratus"] if nilai < 200 else [_SATUAN[nilai // 100], "ratus"]  # noqa: PLR2004
    return [*ratus, *_ratusan(nilai % 100)]


def terbilang(nilai: int) -> str:
    """A whole number in words: ``2026`` is ``"dua ribu dua puluh enam"``.

    Parameters
    ----------
    nilai : int
        From −(10¹⁵ − 1) to 10¹⁵ − 1; a bool is no number.

    Returns
    -------
    str
        Small letters; ``1000`` is ``"seribu"``, ``1_000_000`` is ``"satu juta"``.

    Raises
    ------
    ParameterError
        Not a whole number, or too large.
    """
    if isinstance(nilai, bool) or not isinstance(nilai, int) or abs(nilai) > TERBESAR:
        raise ParameterError(
            f"{kutip(nilai)} tidak dapat ditulis dengan kata-kata.",
            "Berikan bilangan bulat yang kurang dari seribu triliun.",
        )
    if nilai < 0:
        return f"minus {terbilang(-nilai)}"
    if nilai == 0:
        return _SATUAN[0]
    kata: list[str] = []
    for besar, nama in _KELOMPOK:
        kali, nilai = divmod(nilai, besar)
        if kali == 1 and besar == _SERIBU:
            kata.append("seribu")
        elif kali:
            kata += [*_ratusan(kali), nama]
    return " ".join([*kata, *_ratusan(nilai)])


def tanggal_terbilang(tanggal: dt.date) -> str:
    """A date in words, as the opening of a record has it.

    Parameters
    ----------
    tanggal : datetime.date

    Returns
    -------
    str
        ``"Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam"``.
    """
    hari = format_date(tanggal, "EEEE", locale=LOKAL)
    bulan = format_date(tanggal, "MMMM", locale=LOKAL)
    return f"{hari}, tanggal {terbilang(tanggal.day)} bulan {bulan} tahun {terbilang(tanggal.year)}"
