"""Text of a chart: its width without asking for a font, its lines, its ellipsis.

The reader's browser chooses the font, so the widths are those of Arial (and of Liberation Sans,
which has the same): the layout, and with it every byte of the SVG, is the same on every machine.
"""

import re
import unicodedata
from functools import lru_cache

from abk.tulisan.markup import polos

UKURAN = 9.0  # [pt]; the page may shrink it by a tenth and print it at 8 pt
ELIPSIS = "…"

# Advance widths of Arial in 1/1000 em, as the Helvetica metrics of Adobe's core fonts give them.
_LEBAR = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    584: "+<=>~−",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…—",
    1015: "@",
}
_LEBAR_HURUF = {huruf: lebar for lebar, semua in _LEBAR.items() for huruf in semua}
_LEBAR_LAIN = 556  # digits and most small letters
_LEBAR_PENUH = 1000
_TEBAL = 1.08
# What XML 1.0 cannot hold, and what marks a code point as unassigned for good.
_BUKAN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")


def bersih(nilai: object) -> str:
    """Return user text on one line, with nothing in it that XML cannot hold."""
    return " ".join(_BUKAN_XML.sub("\ufffd", polos(nilai)).split())


def _lebar_huruf(huruf: str) -> int:
    lebar = _LEBAR_HURUF.get(huruf)
    if lebar is not None:
        return lebar
    if unicodedata.combining(huruf):
        return 0
    return _LEBAR_PENUH if unicodedata.east_asian_width(huruf) in "WF" else _LEBAR_LAIN


@lru_cache(maxsize=4096)
def lebar_teks(teks: str, ukuran: float = UKURAN, *, tebal: bool = False) -> float:
    """Return the width of a line of text. [pt]"""
    return sum(map(_lebar_huruf, teks)) * ukuran / 1000 * (_TEBAL if tebal else 1)


def potong(teks: str, lebar: float, *, tebal: bool = False) -> str:
    """Return the text, shortened with an ellipsis to a width [pt] where it is longer."""
    if lebar_teks(teks, tebal=tebal) <= lebar:
        return teks
    while teks and lebar_teks(teks + ELIPSIS, tebal=tebal) > lebar:
        teks = teks[:-1]
    return teks.rstrip(" ,.;:-(") + ELIPSIS


def _muat(kata: list[str], lebar: float) -> int:
    banyak = 1
    while banyak < len(kata) and lebar_teks(" ".join(kata[: banyak + 1])) <= lebar:
        banyak += 1
    return banyak


def bungkus(teks: str, lebar: float, baris: int = 2, *, ekor: bool = False) -> list[str]:
    """Return the text in lines of a width.

    Parameters
    ----------
    teks : str
        One line, as :func:`bersih` returns it.
    lebar : float
        Room for a line. [pt]
    baris : int
        Most lines.
    ekor : bool
        Where not all fits, the last line shows the end of the text, not its continuation: long names
        of posts and units differ at their ends.

    Returns
    -------
    list of str
        At least one line.
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
