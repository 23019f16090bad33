"""A docx file: without traces of when and where it was made, on the paper and in the font of a profile."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from docx import Document
from docx.opc.pkgwriter import _ContentTypesItem
from docx.shared import Mm, Pt
from lxml import etree

from abk.naskah.profil.bentuk import SIZE_MM, Huruf, Kertas
from abk.naskah.word.elements import qn
from abk.tulisan.archive import archive
from abk.tulisan.remembered import remembers_parts

_AT, _END, _TABLE = 42, 22, -6
"""Where a line of the table of an archive says where its member begins; length of what ends the archive, and
where in it the table's own place stands."""
_TYPES = "[Content_Types].xml"
_TRACES = frozenset({"created", "modified", "lastModifiedBy", "revision", "lastPrinted", "TotalTime"})
_THUMBNAIL = "docProps/thumbnail"
_TEXT = re.compile(r"word/(document|header\d*|footer\d*)\.xml$")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def _member(name: str, content: bytes) -> bytes:
    """Content of a member without times, without the name of who saved it, without the thumbnail."""
    if name not in {"docProps/core.xml", "docProps/app.xml", "_rels/.rels"}:
        return content
    tree = etree.fromstring(content, _PARSER)
    for child in list(tree):
        trace = isinstance(child.tag, str) and etree.QName(child).localname in _TRACES
        if trace or str(child.get("Target", "")).lstrip("/").startswith(_THUMBNAIL):
            tree.remove(child)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _order(name: str) -> tuple[bool, bool, str]:
    # the format wants the list of types first; readers find the rest through it
    return (name != _TYPES, name != "_rels/.rels", name)


def normalise(docx: bytes) -> bytes:
    """The same document with members in a stable order, fixed dates and attributes; twice changes nothing."""
    return _packed(members(docx))


def packed(document: Any) -> bytes:
    """A document that python-docx holds, normalised."""
    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    types = _ContentTypesItem.from_parts(package.parts)  # type: ignore[no-untyped-call]
    content: dict[str, bytes] = {_TYPES: types.blob, "_rels/.rels": package.rels.xml}
    for part in package.parts:
        content[part.partname.membername] = part.blob
        if len(part.rels):
            content[part.partname.rels_uri.membername] = part.rels.xml
    return _packed(_stable(content))


def _packed(content: Mapping[str, bytes]) -> bytes:
    pieces, table, at = [], [], 0
    for name, one in content.items():
        piece, line = (_archived if _TEXT.match(name) else _archived_before)(name, one)
        pieces.append(piece)
        table.append(line[:_AT] + struct.pack("<L", at) + line[_AT + 4 :])
        at += len(piece)
    size = sum(map(len, table))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(table), len(table), size, at, 0)
    return b"".join((*pieces, *table, end))


def _archived(name: str, content: bytes) -> tuple[bytes, bytes]:
    """A member as it stands in an archive, and its line of the table at the end, as if it were the first."""
    whole = archive([(name, content)])
    end = int.from_bytes(whole[_TABLE:][:4], "little")
    return whole[:end], whole[end:-_END]


_archived_before = remembers_parts(_archived)


def members(docx: bytes) -> dict[str, bytes]:
    """Members of a docx by name, as :func:`normalise` writes them: equal wherever the content is equal.

    The compressed bytes depend on the zlib of the machine; these do not.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return _stable({name: archive.read(name) for name in set(archive.namelist())})


def _stable(content: Mapping[str, bytes]) -> dict[str, bytes]:
    kept = [n for n in sorted(content, key=_order) if not n.endswith("/") and not n.startswith(_THUMBNAIL)]
    return {name: _member(name, content[name]) for name in kept}


@lru_cache(maxsize=2)
def printed_parts(docx: bytes) -> tuple[Any, ...]:
    """The body, heads and feet of a docx as trees, to be read; two that are compared are parsed once each."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return tuple(
            etree.fromstring(archive.read(n), _PARSER) for n in sorted(archive.namelist()) if _TEXT.match(n)
        )


def text(paragraph: Any) -> str:
    """What a paragraph says."""
    return "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))


def words(docx: bytes) -> list[str]:
    """What a docx says, paragraph by paragraph, with heads and feet, whatever it looks like."""
    return [text(paragraph) for part in printed_parts(docx) for paragraph in part.iter(qn("w:p"))]


def pictures(docx: bytes) -> frozenset[bytes]:
    """The pictures in a docx, each as its file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return frozenset(archive.read(n) for n in archive.namelist() if not n.endswith((".xml", ".rels")))


def set_font(document: Any, font: Huruf) -> None:
    """Set the font of all text that does not state its own; the *name*, the font is not shipped."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = font.nama, Pt(font.ukuran)
    # Word chooses among four slots by script; all of them get the name
    slots = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        slots.set(qn(slot), font.nama)


def set_paper(section: Any, paper: Kertas, *, landscape: bool) -> None:
    """Set the paper of a section, upright or on its side."""
    width, height = SIZE_MM[paper]
    section.page_width, section.page_height = (
        (Mm(height), Mm(width)) if landscape else (Mm(width), Mm(height))
    )


@lru_cache(maxsize=32)
def with_paper_and_font(docx: bytes, paper: Kertas, font: Huruf) -> bytes:
    """The template on a profile's paper and in its font; a section that lies on its side stays so."""
    document = Document(io.BytesIO(docx))
    for section in document.sections:
        set_paper(section, paper, landscape=(section.page_width or 0) > (section.page_height or 0))
    set_font(document, font)
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()  # what is made of it is normalised
