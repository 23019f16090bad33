"""Paper and font of a profile, set on a document made from a template of the package."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from abk.naskah.package import normalise
from abk.naskah.profil.bentuk import Huruf, Kertas

SIZE_MM: dict[Kertas, tuple[float, float]] = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height of the papers, upright. [mm]"""


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


def with_paper_and_font(docx: bytes, paper: Kertas, font: Huruf) -> bytes:
    """The document on a profile's paper and in its font; a section that lies on its side stays so."""
    document = Document(io.BytesIO(docx))
    for section in document.sections:
        set_paper(section, paper, landscape=(section.page_width or 0) > (section.page_height or 0))
    set_font(document, font)
    result = io.BytesIO()
    document.save(result)
    return normalise(result.getvalue())
