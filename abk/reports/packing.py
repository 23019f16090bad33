"""Long parts of a page, packed: deflated in the file, and unfolded by the page's own script when it opens.

A section hands out what :func:`packed` returns: a sentence for readers without script, and a ``<template>``,
which shows nothing. :func:`pack_page` deflates the templates of a finished page, after its links are known.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from abk.tulisan.markup import Html, el, gabung

Cara = Literal["baris", "ganti", "isi", "jabatan"]
"""What the script does with a part: rows added to the table before it, or in place of that table's rows;
content that stands where the part is; posts to search in."""

ISI_BYTES = 66_000
"""Most that one part takes up in the file. [byte]"""

_BUKA, _TUTUP = re.compile(r'(<template data-abk-lagi="[a-z]+">)'), "</template>"
_MARKUP = re.compile(r"((?:<[^<>]*>)+)")
_NILAI = re.compile(r'( (?:href|aria-label)=")([^"]*)')
# Characters that no text of a page holds (abk.tulisan.markup.polos) keep the streams apart.
_ALIRAN, _BUTIR = "\0", "\1"
_BUANG = {ord(satu): None for satu in (_ALIRAN, _BUTIR)}
_LETAK = 32
_AWAL, _PENGGANTI = 48, 0xD800


def packed(cara: Cara, isi: Iterable[Html], sisa: object) -> Html:
    """Return a part that is packed once it is on a page; ``sisa`` says what is missing without script."""
    bagian = el("template", gabung(*isi), data_abk_lagi=cara)
    return el("div", el("p", sisa, kelas="redup abk-sisa") if sisa else None, bagian, kelas="abk-lagi")


def fitting(bagian: Sequence[Html], byte: int = ISI_BYTES) -> int:
    """How many of the first of these pieces fit into so much of a file, packed. [potong]"""
    muat = len(bagian)
    while muat and (besar := len(_pack("".join(bagian[:muat])))) > byte:
        muat = min(muat - 1, muat * byte // besar)
    return muat


def pack_page(html: str) -> str:
    """Return a finished page with its long parts packed."""
    awal, *bagian = _BUKA.split(html)
    keluar = [awal]
    for buka, sisa in zip(bagian[::2], bagian[1::2], strict=True):
        isi, tutup, lain = sisa.partition(_TUTUP)
        keluar += (buka, _pack(isi) if tutup else isi, tutup, lain)
    return "".join(keluar)


def _pack(isi: str) -> str:
    """Markup and text apart, the text by its place in a row of a table: like beside like deflates best.

    Streams: the pieces of markup, which of them comes when, then the texts that follow one, place by place.
    """
    nomor: dict[str, int] = {}
    urut: list[str] = []
    aliran: list[list[str]] = [[] for _ in range(_LETAK)]
    letak = 0
    for markup, teks in _pieces(isi.translate(_BUANG)):
        letak = 0 if "<tr" in markup else (letak + 1) % _LETAK
        aliran[letak].append(teks)
        urut.append(character(nomor.setdefault(markup, len(nomor))))
    bagian = (_BUTIR.join(nomor), "".join(urut), *(_BUTIR.join(satu) for satu in aliran))
    mesin = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(mesin.compress(_ALIRAN.join(bagian).encode()) + mesin.flush()).decode()


def _pieces(isi: str) -> Iterator[tuple[str, str]]:
    """Each piece of markup with the text after it; what an attribute says counts as text."""
    awal, *sisa = _MARKUP.split(isi)
    yield "", awal
    for larik, teks in zip(sisa[::2], sisa[1::2], strict=True):
        markup, *lain = _NILAI.split(larik)
        for atribut, nilai, berikut in zip(lain[::3], lain[1::3], lain[2::3], strict=True):
            yield markup + atribut, nilai
            markup = berikut
        yield markup, teks


def character(n: int) -> str:
    """A character for a number from 0: no control character, no blank, no half of a surrogate pair."""
    return chr(n + (_AWAL if n + _AWAL < _PENGGANTI else _AWAL + 2048))
