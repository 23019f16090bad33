"""A docx file: without traces of when and where it was made, on the paper and in the font of a profile."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from typing import Any

from docx import Document
from docx.shared import Mm, Pt
from lxml import etree

from abk.naskah.profil.bentuk import SIZE_MM, Huruf, Kertas
from abk.naskah.word.elements import qn

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""Date of every member: the first one that a zip can hold."""

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
    return (name != "[Content_Types].xml", name != "_rels/.rels", name)


def normalise(docx: bytes) -> bytes:
    """The same document with members in a stable order, fixed dates and attributes; twice changes nothing."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(result, "w") as new:
        for name in sorted(set(old.namelist()), key=_order):
            if name.endswith("/") or name.startswith(_THUMBNAIL):
                continue
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, _member(name, old.read(name)), compresslevel=9)
    return result.getvalue()


def members(docx: bytes) -> dict[str, bytes]:
    """Members of a docx by name, after :func:`normalise`: equal wherever the content is equal.

    The compressed bytes depend on the zlib of the machine; these do not.
    """
    with zipfile.ZipFile(io.BytesIO(normalise(docx))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def printed_parts(docx: bytes) -> list[Any]:
    """The body, heads and feet of a docx as trees."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return [
            etree.fromstring(archive.read(n), _PARSER) for n in sorted(archive.namelist()) if _TEXT.match(n)
        ]


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
