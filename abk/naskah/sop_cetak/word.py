"""The SOP as a Word document: A4 on its side, the flowchart drawn row by row in the columns of its actors."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

from abk.naskah.drawing import png
from abk.naskah.layout import sheet
from abk.naskah.layout.sheet import Align, heading, paragraph
from abk.naskah.layout.table import fill, head_row, height, keep_next, row, table
from abk.naskah.sop_cetak import words
from abk.naskah.sop_cetak.chart import bagan, uraian_bagan
from abk.naskah.sop_cetak.steps import tabel_sop
from abk.naskah.word.keeping import keep_together
from abk.naskah.word.package import packed
from abk.sop.prosedur import Prosedur
from abk.tulisan.markup import polos

MARGIN_CM = 1.5
WIDTH_CM = 29.7 - 2 * MARGIN_CM
PORTRAIT_CM = 21.0 - 2 * MARGIN_CM
CHART_HEIGHT_CM = 23.2
ROOM_PT = Cm(21.0 - MARGIN_CM - 1.7).pt - 20.0
"""Height of a page on its side under its heading. [pt]"""
SIGNATURE_CM = 2.4
"""Room in which the approving official signs."""
LOGO_PT = 62.0
"""Room for a logo over the name of the institution."""
_SMALL, _MEDIUM = 8.0, 9.0
_LABEL_CM = 4.2


def word(prosedur: Prosedur, *, bersih: bool = False) -> bytes:
    """The SOP as a docx, with the content of :func:`abk.naskah.sop_cetak.html`; equal SOPs, equal bytes."""
    if bersih:
        prosedur = words.tanpa_tafsir(prosedur)
    document = sheet.new_document(landscape=True)
    _margins(document.sections[0])
    document.core_properties.title = polos(words.judul(prosedur))
    sheet.title(document, polos(words.judul(prosedur)), after=6)
    _identity(document, prosedur)
    _footer(document.sections[0], prosedur, WIDTH_CM)
    _official(document, prosedur, bersih=bersih)
    if words.ada_tambahan(prosedur):
        _beyond(document, prosedur)
    if not bersih:
        _chart(document, prosedur)
    keep_together(document.element.body)
    return packed(document)


def _margins(section: Any) -> None:
    section.left_margin = section.right_margin = section.top_margin = Cm(MARGIN_CM)
    section.bottom_margin = Cm(1.7)
    section.footer_distance = Cm(0.8)


def _footer(section: Any, prosedur: Prosedur, width: float) -> None:
    """The foot of every page: which SOP, which page of how many."""
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    sheet.tab_stops(line, (width, WD_TAB_ALIGNMENT.RIGHT))
    line.add_run(f"{polos(f'{words.judul(prosedur)} · Nomor {prosedur.identitas.nomor}')}\thalaman ")
    sheet.field(line, "PAGE", "1")
    line.add_run(" dari ")
    sheet.field(line, "NUMPAGES", "1")
    for run in line.runs:
        run.font.size = Pt(7.5)


# ── the identity block: two tables, one under the other ───────────────────────────────────────────────
def _identity(document: Any, prosedur: Prosedur) -> None:
    _owner(document, prosedur)
    # Word joins tables that touch; a paragraph of one point keeps their columns apart
    paragraph(document, " ", size=1).paragraph_format.line_spacing = Pt(1)
    lower = table(document, (WIDTH_CM / 2, WIDTH_CM / 2))
    for cells in words.blok_bawah(prosedur):
        added = row(lower, ("", ""), size=_MEDIUM)
        for cell, (label, items) in zip(added.cells, cells, strict=True):
            _items(cell, label, items)


def _owner(document: Any, prosedur: Prosedur) -> None:
    half = WIDTH_CM / 2
    upper = table(document, (half, _LABEL_CM, half - _LABEL_CM))
    for label, text in words.identitas(prosedur):
        added = row(upper, ("", label, polos(text)), size=_MEDIUM)
        for cell in added.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if label == words.DISAHKAN:
            height(added, SIGNATURE_CM)
            added.cells[2].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        for run in added.cells[1].paragraphs[0].runs:
            run.bold = True
    owner = upper.rows[0].cells[0].merge(upper.rows[-1].cells[0])
    owner.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for old in owner.paragraphs[1:]:
        old._element.getparent().remove(old._element)  # noqa: SLF001
    i = prosedur.identitas
    fill(owner, polos(i.instansi), "center", bold=True, size=_MEDIUM + 1, before=LOGO_PT)
    for text in (i.unit_induk, i.unit_penerbit):
        paragraph(owner, polos(text), "center", size=_MEDIUM, before=2)


def _items(cell: Any, label: str, items: Sequence[str]) -> None:
    fill(cell, f"{label} :", bold=True, size=_MEDIUM, before=1)
    for n, text in enumerate(items, 1):
        if len(items) == 1:
            paragraph(cell, polos(text), size=_MEDIUM, after=2)
        else:
            paragraph(cell, f"{n}.\t{polos(text)}", size=_MEDIUM, indent=0.6, hang=0.6)


# ── the parts ─────────────────────────────────────────────────────────────────────────────────────────
def _notes(document: Any, *texts: str) -> None:
    for text in texts:
        paragraph(document, text, size=_SMALL, before=3, after=2)


def _official(document: Any, prosedur: Prosedur, *, bersih: bool) -> None:
    heading(document, polos(words.judul(prosedur)), new_page=True).paragraph_format.space_before = Pt(0)
    tabel_sop(document, prosedur, WIDTH_CM, ROOM_PT, bersih=bersih)
    if bersih:
        return
    _notes(document, f"{words.SIMBOL} {words.SAMBUNGAN}", words.TANPA_KEPUTUSAN)
    heading(document, words.JUDUL_WAKTU, 3)
    times: tuple[Align, ...] = ("left", "right", "right")
    _table(document, words.KOLOM_WAKTU, (6.0, 2.2, 2.2), words.baris_waktu(prosedur), times)
    heading(document, words.JUDUL_CATATAN, 3)
    widths = (1.8, WIDTH_CM - 1.8)
    _table(document, words.KOLOM_CATATAN, widths, words.baris_catatan(prosedur), ("center", "left"))


def _table(
    document: Any,
    heads: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    align: Sequence[Align],
) -> Any:
    added = table(document, widths)
    head_row(added, heads, size=_SMALL)
    for texts in rows:
        row(added, [polos(text) for text in texts], align, size=_SMALL)
    return added


def _beyond(document: Any, prosedur: Prosedur) -> None:
    """What stands beyond the SOP: further steps, and returns."""
    heading(document, words.JUDUL_TAMBAHAN, new_page=True)
    _notes(document, words.PENGANTAR_TAMBAHAN)
    if prosedur.tambahan:
        heading(document, words.JUDUL_LANGKAH, 3)
        widths = (1.1, 1.9, 6.3, 2.5, 2.5, 4.3, 1.6, 4.3, 2.2)
        align: list[Align] = ["center", "center", "left", "left", "left", "left", "center", "left", "left"]
        _table(document, words.KOLOM_TAMBAHAN, widths, words.baris_tambahan(prosedur), align)
    if prosedur.pengembalian:
        heading(document, words.JUDUL_KEMBALI, 3)
        paragraph(document, words.PENGANTAR_KEMBALI, size=_SMALL, before=3, after=2, keep=True)
        returns = _table(document, words.KOLOM_KEMBALI, (9.0, 6.0, 6.5), words.baris_kembali(prosedur), ())
        for one in returns.rows[:-1]:
            keep_next(one)


def _chart(document: Any, prosedur: Prosedur) -> None:
    """The whole flowchart, on a sheet of its own that stands upright."""
    section = sheet.new_section(document)
    _margins(section)
    _footer(section, prosedur, PORTRAIT_CM)
    start = f"{words.JUDUL_TAMBAHAN}. " if words.ada_tambahan(prosedur) else ""
    heading(document, f"{start}{words.JUDUL_BAGAN}", 3).paragraph_format.space_before = Pt(0)
    _notes(document, words.KETERANGAN_BAGAN)
    drawing = bagan(prosedur)
    scale = min(Cm(PORTRAIT_CM).pt / drawing.lebar, Cm(CHART_HEIGHT_CM).pt / drawing.tinggi, 1.0)
    line = paragraph(document, align="center")
    line.paragraph_format.line_spacing = 1.0
    picture = line.add_run().add_picture(io.BytesIO(png(drawing)), width=Pt(drawing.lebar * scale))
    picture._inline.docPr.set("descr", polos(uraian_bagan(prosedur)))  # noqa: SLF001
    paragraph(document, words.sidik(prosedur), size=7, before=3)
