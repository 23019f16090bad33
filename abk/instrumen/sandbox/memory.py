"""What the child has read before: forms come back with most of their bytes as they were sent.

The same bytes mean the same, so a row, the frame of a sheet around its rows, and a part of which nothing is
needed are parsed once, however many workbooks hold them. They are looked up by all their bytes. Imported
by the child.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar
from xml.etree.ElementTree import ParseError

from abk.instrumen.sandbox.rows import Row
from abk.instrumen.sandbox.tree import POLOS

_TANDA_LEMBAR = re.compile(rb"[ \t\r\n]*(<worksheet(?: [^<>]*)?>)")
_MULAI_BARIS = re.compile(rb"[ \t\r\n]*<row(?:[ /][^<>]*)?>")
_DATA, _AKHIR_DATA, _AKHIR_BARIS, _AKHIR = b"<sheetData>", b"</sheetData>", b"</row>", b"</worksheet>"
_KAKI, _AKHIR_KAKI = b"<headerFooter>", b"</headerFooter>"
_BITA_MAKS = 4_000_000
K = TypeVar("K", bound=Hashable)
N = TypeVar("N")


class Remembered(Generic[K, N]):
    """What was read from bytes, by these bytes; all is let go when they become too many."""

    def __init__(self, maks: int = _BITA_MAKS) -> None:
        self._isi: dict[K, N] = {}
        self._bita, self._maks = 0, maks
        self.get = self._isi.get

    def ingat(self, kunci: K, nilai: N, bita: int) -> None:
        """Remember what was read."""
        self._bita += bita
        if self._bita > self._maks:
            self._isi.clear()
            self._bita = bita
        self._isi[kunci] = nilai


class Frame(NamedTuple):
    """What a sheet says outside its rows: merged ranges, hidden columns."""

    gabungan: list[str]
    kolom_tersembunyi: list[int]


class Relationship(NamedTuple):
    """One relationship: the end of its type, and the part that it leads to; empty where it leads outside."""

    jenis: str
    bagian: str


class Sheet(NamedTuple):
    """A sheet: what was found in it beside the values of cells, and the rows that hold any."""

    temuan: dict[str, Any]
    berisi: list[Row]


class Memory:
    """All that one child remembers.

    lembar : whole sheets by their bytes
    baris : rows by the start tag of their sheet, whose namespaces hold in them, and the bytes of a piece
    kerangka : what a sheet says outside its rows, by its bytes without them
    bagian : parts in which no parser found anything to refuse
    hubungan : relationships by the folder that they start from and the bytes of their part
    """

    def __init__(self) -> None:
        self.lembar: Remembered[bytes, Sheet] = Remembered()
        self.baris: Remembered[tuple[bytes, bytes], tuple[Row, ...]] = Remembered()
        self.kerangka: Remembered[bytes, Frame] = Remembered()
        self.bagian: Remembered[bytes, bool] = Remembered()
        self.hubungan: Remembered[tuple[str, bytes], Mapping[str, Relationship]] = Remembered()


class CutSheet(NamedTuple):
    """A sheet cut up: its start tag, all of it without its rows and its footer, the footer, and its data.

    potongan : what stands up to and with each end of a row, empty rows before it too; what follows the last
    """

    tanda: bytes
    kerangka: bytes
    kaki: bytes
    potongan: list[bytes]

    def selembar(self, baris: bytes) -> bytes:
        """A sheet of these rows alone, with the footer, which names the post and so is new in every sheet."""
        return b"".join((self.tanda, _DATA, baris, _AKHIR_DATA, self.kaki, _AKHIR))


def cut_sheet(isi: bytes) -> CutSheet | None:
    """A sheet cut at its rows; None where that cannot be done for sure without a parser.

    In plain UTF-8 without comments, CDATA, DTD and instructions (:func:`plain`) every ``<`` begins a tag.
    What is given as a row (:func:`cut_rows`) begins with a start tag of that name and ends with the only end
    tag of that name in it, so if such rows, one after the other, are well-formed within the frame, each is so
    by itself; and with a frame that is well-formed without them, so is the whole. The same holds of the
    footer.
    """
    awal = POLOS.match(isi)
    if awal is None:
        return None
    tanda = _TANDA_LEMBAR.match(isi, awal.end() - 1)
    depan, ada, ekor = isi.partition(_DATA)
    data, tutup, belakang = ekor.partition(_AKHIR_DATA)
    if tanda is None or not ada or not tutup:
        return None
    antara, kaki, ujung = belakang.partition(_KAKI)
    if kaki:
        isi_kaki, tutup, ujung = ujung.partition(_AKHIR_KAKI)
        if not tutup:
            return None
        kaki += isi_kaki + tutup
    kerangka = b"".join((depan, _DATA, _AKHIR_DATA, antara, ujung))
    return CutSheet(tanda[1], kerangka, kaki, _potongan(data)) if plain(kerangka[awal.end() :]) else None


def plain(isi: bytes) -> bool:
    """Whether no comment, CDATA, DTD or instruction begins in these bytes of a part."""
    return b"<!" not in isi and b"<?" not in isi


def _potongan(data: bytes) -> list[bytes]:
    *semua, sisa = data.split(_AKHIR_BARIS)
    return [*(potong + _AKHIR_BARIS for potong in semua), sisa]


def cut_rows(potong: bytes) -> list[bytes]:
    """Rows of a piece of the data; ParseError if there is anything else in it."""
    hasil: list[bytes] = []
    letak = 0
    while (awal := _MULAI_BARIS.match(potong, letak)) is not None and awal[0].endswith(b"/>"):
        hasil.append(awal[0])
        letak = awal.end()
    if awal is not None and potong.endswith(_AKHIR_BARIS):
        hasil.append(potong[letak:])
    elif potong[letak:].strip(b" \t\r\n"):
        raise ParseError
    return hasil
