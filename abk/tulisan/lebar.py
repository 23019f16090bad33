"""How wide a text is on paper, and its lines where it must be broken: reckoned, without a font file."""

from __future__ import annotations

# Widths of the printable ASCII characters in Helvetica, which are those of Arial too. [1/1000 em]
_LEBAR = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),  # space … /
    *(556,) * 10,  # digits
    *(278, 278, 584, 584, 584, 556, 1015),  # : … @
    *(667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833),  # A … M
    *(722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611),  # N … Z
    *(278, 278, 278, 469, 556, 333),  # [ … `
    *(556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833),  # a … m
    *(556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500),  # n … z
    *(334, 260, 334, 584),  # { … ~
)
_AWAL = 32
_LAIN = 1000  # any other character: rather too wide


def lebar(teks: str, ukuran: float) -> float:
    """Width of a text in Arial. [pt]"""
    tempat = (ord(h) - _AWAL for h in teks)
    return sum(_LEBAR[n] if 0 <= n < len(_LEBAR) else _LAIN for n in tempat) * ukuran / 1000


def bungkus(teks: str, batas: float, ukuran: float) -> list[str]:
    """Lines of a text up to `batas` [pt] wide, broken at spaces, within a word only where it is too long."""
    hasil = [""]
    for kata in teks.split():
        calon = f"{hasil[-1]} {kata}".strip()
        if lebar(calon, ukuran) <= batas:
            hasil[-1] = calon
            continue
        potong = _potong(kata, batas, ukuran)
        hasil = [*(hasil if hasil[-1] else hasil[:-1]), *potong]
    return hasil


def _potong(kata: str, batas: float, ukuran: float) -> list[str]:
    hasil = [""]
    for huruf in kata:
        if hasil[-1] and lebar(hasil[-1] + huruf, ukuran) > batas:
            hasil.append("")
        hasil[-1] += huruf
    return hasil
