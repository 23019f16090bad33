"""Text of a chart: its width by the font that comes with matplotlib, its lines, its ellipsis.

The reader's browser chooses the font, which is narrower; the layout, and with it every byte of the SVG,
is the same on every machine.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.ft2font import FT2Font, LoadFlags

from abk.reports.charts.style import SIZE
from abk.tulisan.markup import polos

ELIPSIS = "…"
# What XML 1.0 cannot hold, and what marks a code point as unassigned for good.
_BUKAN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")


def bersih(nilai: object) -> str:
    """Return user text on one line, with nothing in it that XML cannot hold."""
    return " ".join(_BUKAN_XML.sub("\ufffd", polos(nilai)).split())


@cache
def _font(*, bold: bool) -> FT2Font:
    berkas = f"DejaVuSans{'-Bold' if bold else ''}.ttf"
    font = FT2Font(str(Path(mpl.get_data_path(), "fonts", "ttf", berkas)))
    font.set_size(1000, 72)
    return font


@cache
def _lebar_huruf(huruf: str, *, bold: bool) -> float:
    if unicodedata.combining(huruf):
        return 0
    if unicodedata.east_asian_width(huruf) in "WF":
        return 1000
    return _font(bold=bold).load_char(ord(huruf), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536


@lru_cache(maxsize=4096)
def lebar_teks(teks: str, ukuran: float = SIZE, *, bold: bool = False) -> float:
    """Return the width of a line of text. [pt]"""
    return sum(_lebar_huruf(huruf, bold=bold) for huruf in teks) * ukuran / 1000


def potong(teks: str, lebar: float, *, bold: bool = False) -> str:
    """Return the text, shortened with an ellipsis to a width [pt] where it is longer."""
    if lebar_teks(teks, bold=bold) <= lebar:
        return teks
    while teks and lebar_teks(teks + ELIPSIS, bold=bold) > lebar:
        teks = teks[:-1]
    return teks.rstrip(" ,.;:-(") + ELIPSIS


def _muat(kata: list[str], lebar: float) -> int:
    banyak = 1
    while banyak < len(kata) and lebar_teks(" ".join(kata[: banyak + 1])) <= lebar:
        banyak += 1
    return banyak


def bungkus(teks: str, lebar: float, baris: int = 2, *, ekor: bool = False) -> list[str]:
    """Return the text of :func:`bersih` in lines of a width [pt], at least one, at most ``baris``.

    Where not all fits and ``ekor`` is set, the last line shows the end of the text, not its continuation:
    long names of posts and units differ at their ends.
    """
    kata = teks.split(" ")
    hasil: list[str] = []
    while kata and len(hasil) < baris - 1:
        banyak = _muat(kata, lebar)
        hasil.append(potong(" ".join(kata[:banyak]), lebar))
        kata = kata[banyak:]
    if kata:
        sisa = " ".join(kata)
        hasil.append(_ekor(kata, lebar) if ekor and lebar_teks(sisa) > lebar else potong(sisa, lebar))
    return hasil


def _ekor(kata: list[str], lebar: float) -> str:
    awal = len(kata) - 1
    while awal and lebar_teks(f"{ELIPSIS} {' '.join(kata[awal - 1 :])}") <= lebar:
        awal -= 1
    return potong(f"{ELIPSIS} {' '.join(kata[awal:])}", lebar)


def singkat(teks: str, huruf: int = 120) -> str:
    """Return the text with no more than so many letters: what is read aloud should not be a page."""
    return teks if len(teks) <= huruf else teks[: huruf - 1].rstrip() + ELIPSIS
