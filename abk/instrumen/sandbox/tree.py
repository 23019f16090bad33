"""The XML parts of a file as trees, piece by piece, and the shared strings among them.

Imported by the child. Every XML part goes through expat here, and a document type is refused before
anything else reads the file, so no entity is ever expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import XML, Element, XMLPullParser
from xml.parsers import expat

from abk.instrumen.sandbox.cells import lokal, teks_bagian
from abk.instrumen.sandbox.limits import SARAN_SIMPAN, Refused

_ENKODE = frozenset({None, "utf-8", "utf-16", "us-ascii"})
POLOS = re.compile(
    rb"""<\?xml version=["']1\.0["'](?: encoding=["'](?i:utf-8)["'])?(?: standalone=["']yes["'])?\?>\s*<"""
)
"""How a part begins that is surely UTF-8, up to its first tag."""
_SEKALIGUS = 1 << 20
"""A part of this size is read as one tree. [bita]"""


def awal_bagian(potongan: Iterator[bytes]) -> tuple[bytes, bool]:
    """The beginning of a part, and whether that is all of it; no part that is read as one tree goes on."""
    awal = bytearray()
    for potong in potongan:
        awal += potong
        if len(awal) > _SEKALIGUS:
            return bytes(awal), False
    return bytes(awal), True


def urai_xml(potongan: Iterable[bytes]) -> Iterator[tuple[list[Element], bool]]:
    """The elements that begin in each piece of one part, in their order, and whether the part has ended.

    Until then the last element of every level may go on in the next piece. Raises Refused on a DTD, or an
    encoding of which readers may differ: a first parser looks at each piece before the tree grows by it.
    """
    penjaga, sisa = _penjaga(), iter(potongan)
    awal, selesai = awal_bagian(sisa)
    if selesai:
        if not _jelas(awal):
            penjaga.Parse(awal, True)
        yield list(XML(awal).iter()), True
        return
    penjaga.Parse(awal, False)
    pohon: XMLPullParser[Any] = XMLPullParser(("start",))
    pohon.feed(awal)
    for potong in sisa:
        yield _mulai(pohon), False
        penjaga.Parse(potong, False)
        pohon.feed(potong)
    penjaga.Parse(b"", True)
    pohon.close()
    yield _mulai(pohon), True


def _jelas(isi: bytes) -> bool:
    """Whether a part is surely UTF-8 without a DTD, so that its tree may be built without a first look.

    A DTD begins with these letters and no others, and an encoding is either declared at the very beginning
    or told by a mark or by NUL bytes, which such a beginning excludes.
    """
    return POLOS.match(isi) is not None and b"<!DOCTYPE" not in isi


def _mulai(pohon: XMLPullParser[Any]) -> list[Element]:
    kejadian: Any = pohon.read_events()
    return [unsur for _, unsur in kejadian]


def periksa_xml(potongan: Iterable[bytes]) -> None:
    """Look at a part of which nothing is needed; raises as :func:`urai_xml`."""
    penjaga = _penjaga()
    for potong in potongan:
        penjaga.Parse(potong, False)
    penjaga.Parse(b"", True)


def _penjaga() -> expat.XMLParserType:
    pengurai = expat.ParserCreate(namespace_separator=" ")
    pengurai.StartDoctypeDeclHandler = _tolak_dtd
    pengurai.XmlDeclHandler = _periksa_enkode
    return pengurai


def selesai_terbaca(induk: Element, *, selesai: bool) -> list[Element]:
    """Children that have ended, taken off their parent, so that a large part is never held whole."""
    jadi = induk[:] if selesai else induk[:-1]
    del induk[: len(jadi)]
    return jadi


def _tolak_dtd(*_: object) -> None:
    raise Refused(
        "Berkas memuat deklarasi DTD, yang tidak pernah ada dalam buku kerja biasa.",
        "Jangan buka berkas ini; minta pengirim membuatnya ulang.",
    )


def _periksa_enkode(_versi: str, enkode: str | None, _mandiri: int) -> None:
    if (enkode and enkode.lower()) not in _ENKODE:
        raise Refused(f"Berkas memakai enkode '{enkode}', bukan UTF-8.", SARAN_SIMPAN)


def teks_bersama(potongan: Iterable[bytes]) -> list[str]:
    """The shared strings of a workbook."""
    hasil: list[str] = []
    akar: Element | None = None
    for baru, selesai in urai_xml(potongan):
        akar = baru[0] if akar is None and baru else akar
        if akar is not None:
            anak = selesai_terbaca(akar, selesai=selesai)
            if lokal(akar.tag) == "sst":
                hasil += (teks_bagian(satu) for satu in anak if lokal(satu.tag) == "si")
    return hasil
