"""The building blocks of a page: here, and nowhere else, text becomes HTML, escaped once and always."""

import re
import unicodedata
from html import escape
from pathlib import Path


class Html(str):
    """A string that is HTML already; every other string is text and gets escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself: template engines ask for this."""
        return str(self)


# Signs that reverse or hide the text after them: shown by name, for no official table has use for them.
_TERSEMBUNYI = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_PUTIH = re.compile(r"\s+")
_KOSONG = frozenset({"br", "col", "hr", "input", "meta"})


def _tampak(cocok: re.Match[str]) -> str:
    return f"[U+{ord(cocok.group()):04X}]"


def polos(nilai: object) -> str:
    """Text without control characters; those that turn or hide text are shown as ``[U+202E]``."""
    satu = str(nilai)
    if satu.isascii() and satu.isprintable():
        return satu
    return _TERSEMBUNYI.sub(_tampak, _KENDALI.sub(" ", unicodedata.normalize("NFC", satu)))


def kutip(nilai: object, panjang: int = 80) -> str:
    """What somebody wrote, in quotes for a message: blanks of every kind as one, nothing escaped.

    A blank at an end is seen: ``'SET '`` is another code than ``'SET'``. What is longer than `panjang`
    [characters] is cut, visibly; a path is told whole.
    """
    satu = _PUTIH.sub(" ", polos(nilai))
    return f"'{satu}'" if isinstance(nilai, Path) or len(satu) <= panjang else f"'{satu[: panjang - 1]}…'"


def teks(nilai: object) -> Html:
    """Any value as HTML: escaped, unless it is :class:`Html` already; nothing for None."""
    if isinstance(nilai, Html):
        return nilai
    return Html("" if nilai is None else escape(polos(nilai), quote=True))


def gabung(*isi: object, antara: str = "") -> Html:
    """Pieces in a row, each escaped unless it is HTML, with escaped text between them."""
    return Html(teks(antara).join(teks(bagian) for bagian in isi))


def el(nama: str, *isi: object, kelas: str = "", **atribut: object) -> Html:
    """One element.

    Parameters
    ----------
    nama : str
        Name of the element.
    *isi : object
        What it holds: HTML as it is, all else escaped; None is nothing.
    kelas : str
        Its class.
    **atribut : object
        Its attributes; ``aria_label`` is ``aria-label``, ``for_`` is ``for``; True is a bare attribute,
        None or False none at all.

    Returns
    -------
    Html
    """
    bagian = [nama]
    if kelas:
        bagian.append(f'class="{teks(kelas)}"')
    for kunci, nilai in atribut.items():
        if nilai is None or nilai is False:
            continue
        tulis = kunci.rstrip("_").replace("_", "-")
        bagian.append(tulis if nilai is True else f'{tulis}="{teks(nilai)}"')
    buka = f"<{' '.join(bagian)}>"
    return Html(buka if nama in _KOSONG else f"{buka}{gabung(*isi)}</{nama}>")
