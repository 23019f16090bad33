"""A template's sheet and its paragraphs: page, margins, fonts by name, headings, header and footer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from abk.naskah.profil.bentuk import SIZE_MM, Huruf, Kertas
from abk.naskah.word.engine import CHART, CONTENTS, EMBLEM
from abk.naskah.word.package import set_font, set_paper

Align = Literal["left", "center", "right", "justify"]
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
MARGIN_CM = {"left": 3.0, "right": 2.0, "top": 2.0, "bottom": 2.5}
"""Smallest margins: left 3 for the punch holes, right 2, top 2 without letterhead, bottom 2.5. [cm]"""
ARIAL = Huruf(nama="Arial", ukuran=11)
BLACK = RGBColor(0, 0, 0)
GREY = RGBColor(0x59, 0x59, 0x59)


def text_width_cm(paper: Kertas = "A4", *, landscape: bool = False) -> float:
    """Width between the margins. [cm]"""
    width, height = SIZE_MM[paper]
    return (height if landscape else width) / 10 - MARGIN_CM["left"] - MARGIN_CM["right"]


def _set_section(section: Any, paper: Kertas, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    set_paper(section, paper, landscape=landscape)
    for side, cm in MARGIN_CM.items():
        setattr(section, f"{side}_margin", Cm(cm))
    section.header_distance, section.footer_distance = Cm(1.0), Cm(1.1)


def _set_styles(document: Any, font: Huruf, spacing: float) -> None:
    set_font(document, font)
    normal = document.styles["Normal"]
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = spacing
    normal.paragraph_format.widow_control = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    normal.element.get_or_add_rPr().append(language)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        properties = style.element.get_or_add_rPr()
        for child in list(properties):
            properties.remove(child)
        style.font.bold, style.font.color.rgb = True, BLACK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(9), Pt(3)
        style.paragraph_format.keep_with_next = True
    for name in (EMBLEM, CONTENTS):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = normal
    document.styles[EMBLEM].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def new_document(
    paper: Kertas = "A4", font: Huruf = ARIAL, *, landscape: bool = False, spacing: float = 1.1
) -> Any:
    """An empty document with page, margins and styles of an official document."""
    document = Document()
    _set_section(document.sections[0], paper, landscape=landscape)
    _set_styles(document, font, spacing)
    document.core_properties.title = document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = "id-ID"
    return document


def new_section(document: Any, paper: Kertas = "A4", *, landscape: bool = False) -> Any:
    """Add a section on a new page, with the header and footer of the one before."""
    section = document.add_section()
    _set_section(section, paper, landscape=landscape)
    # the page number stands on all pages of a later section, its first one too
    section.different_first_page_header_footer = False
    return section


# ── paragraphs ────────────────────────────────────────────────────────────────────────────────────────
def paragraph(
    parent: Any,
    text: str = "",
    align: Align = "left",
    *,
    bold: bool = False,
    italic: bool = False,
    size: float | None = None,
    color: RGBColor | None = None,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
    hang: float = 0,
    keep: bool = False,
    style: str | None = None,
) -> Any:
    """Add a paragraph to a document or a cell.

    `size`, `before` and `after` are in pt; `indent` of the text and `hang` of the first line out of it in cm;
    `keep`: on one page with the next paragraph.
    """
    added = parent.add_paragraph(style=style)
    added.alignment = ALIGN[align]
    shape = added.paragraph_format
    if before or after:
        shape.space_before, shape.space_after = Pt(before), Pt(after)
    if indent:
        shape.left_indent, shape.first_line_indent = Cm(indent), Cm(-hang)
    if keep:
        shape.keep_with_next = shape.keep_together = True
    if text:
        run = added.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if size is not None:
            run.font.size = Pt(size)
        if color is not None:
            run.font.color.rgb = color
    return added


def title(parent: Any, text: str, *, after: float = 0) -> Any:
    """Add a centred title of the document: heading of the first level."""
    return paragraph(parent, text, "center", style="Heading 1", after=after)


def heading(parent: Any, text: str, level: int = 2, *, new_page: bool = False) -> Any:
    """Add a heading on the left that stays with its text."""
    added = paragraph(parent, text, style=f"Heading {level}")
    if new_page:
        added.paragraph_format.page_break_before = True
    return added


def rule(parent: Any, eighths: int) -> None:
    """Draw a rule under an empty paragraph. [1/8 pt]"""
    border, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", str(eighths)), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{key}"), value)
    border.append(bottom)
    # the schema wants the border before spacing and alignment
    properties = paragraph(parent)._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def contents(parent: Any, text: str, width: float, *, indent: float = 0, size: float | None = None) -> None:
    """Add a line of the table of contents: the words of a heading further on; its page comes later."""
    added = paragraph(parent, text, size=size, indent=indent, after=3, style=CONTENTS)
    added.paragraph_format.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def chart(parent: Any) -> None:
    """Keep the place of a chart."""
    if CHART not in (styles := parent.styles):  # only templates that have one know its style
        styles.add_style(CHART, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    paragraph(parent, style=CHART)


def mark(parent: Any, code: str) -> None:
    """Add a line of the template's language; the line itself vanishes from the document."""
    paragraph(parent, f"{{%p {code} %}}")


@contextmanager
def condition(parent: Any, test: str) -> Iterator[None]:
    """Everything added inside is there only if the test holds."""
    mark(parent, f"if {test}")
    yield
    mark(parent, "endif")


@contextmanager
def loop(parent: Any, each: str) -> Iterator[None]:
    """Everything added inside is repeated, e.g. ``satu in daftar``."""
    mark(parent, f"for {each}")
    yield
    mark(parent, "endfor")


# ── header and footer ─────────────────────────────────────────────────────────────────────────────────
def field(target: Any, code: str, shown: str = "") -> None:
    """Add a field such as ``PAGE`` to a paragraph; ``shown`` stands there until Word counts."""
    for kind in ("begin", "", *(("separate", "shown") if shown else ()), "end"):
        run = target.add_run()
        if kind == "shown":
            run.text = shown
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = f" {code} "
        run._r.append(element)  # noqa: SLF001


def tab_stops(target: Any, *stops: tuple[float, Any]) -> None:
    """Replace the tab stops of a paragraph. [cm]"""
    for old in list(target.style.paragraph_format.tab_stops):
        target.paragraph_format.tab_stops.add_tab_stop(old.position, WD_TAB_ALIGNMENT.CLEAR)
    for cm, align in stops:
        target.paragraph_format.tab_stops.add_tab_stop(Cm(cm), align)


def _header(target: Any, width: float, *, numbered: bool) -> None:
    """Page number in the middle, the mark of a draft on the right."""
    tab_stops(target, (width / 2, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT))
    target.add_run("\t")
    if numbered:
        target.add_run("- ")
        field(target, "PAGE")
        target.add_run(" -")
    target.add_run("\t")
    run = target.add_run("{% if konsep %}KONSEP{% endif %}")
    run.bold, run.font.size, run.font.color.rgb = True, Pt(13), BLACK


def header_and_footer(section: Any, width: float) -> None:
    """Fill header and footer of the first section: page number from page 2 on, the head of the chain."""
    section.different_first_page_header_footer = True
    _header(section.first_page_header.paragraphs[0], width, numbered=False)
    _header(section.header.paragraphs[0], width, numbered=True)
    for footer in (section.first_page_footer, section.footer):
        run = footer.paragraphs[0].add_run("Kode verifikasi: {{ sidik_rantai }}")
        run.font.size, run.font.color.rgb = Pt(7.5), GREY


def later_header(section: Any, width: float) -> None:
    """Give a later section a header of its own width; the page number stands on its first page too."""
    section.header.is_linked_to_previous = False
    _header(section.header.paragraphs[0], width, numbered=True)
