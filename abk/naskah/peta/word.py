"""The chart as a Word document: a landscape section a sheet, on the paper that the sheet needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from abk.kegiatan import Kegiatan
from abk.naskah.layout import sheet
from abk.naskah.layout.sheet import paragraph
from abk.naskah.peta.shapes import shapes
from abk.naskah.peta.sheets import JUDUL, LEGENDA, TEPI_MM, UKURAN_MM, Lembar, bawah_judul, judul_peta, kaki
from abk.naskah.word.package import packed

_IDS = 100_000
"""Numbers kept for the shapes of one sheet."""


def word(k: Kegiatan, lembar: Sequence[Lembar]) -> bytes:
    """The sheets as a docx; equal sheets, equal bytes."""
    document = sheet.new_document(landscape=True, spacing=1.0)
    document.core_properties.title = judul_peta(k, lembar)
    for n, satu in enumerate(lembar):
        section = document.sections[0] if n == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        _paper(section, satu)
        _footer(section, k, satu)
        _sheet(document, k, satu)
    return packed(document)


def _paper(section: Any, satu: Lembar) -> None:
    width, height = UKURAN_MM[satu.kertas]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(TEPI_MM))
    section.header_distance = section.footer_distance = Mm(7)


def _footer(section: Any, k: Kegiatan, satu: Lembar) -> None:
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    line.add_run(kaki(k, satu)).font.size = Pt(7)


def _sheet(document: Any, k: Kegiatan, satu: Lembar) -> None:
    paragraph(document, JUDUL, "center", bold=True, size=11, keep=True)
    paragraph(document, satu.judul.upper(), "center", bold=True, size=11, keep=True)
    paragraph(document, bawah_judul(k, satu), "center", size=8, after=6, keep=True)
    line = paragraph(document, align="center", after=4)
    drawing = OxmlElement("w:drawing")
    drawing.append(shapes(satu.susunan, satu.judul, satu.uraian, satu.nomor * _IDS))
    line.add_run()._r.append(drawing)  # noqa: SLF001
    paragraph(document, satu.jumlah, size=8)
    paragraph(document, LEGENDA, size=7.5)
