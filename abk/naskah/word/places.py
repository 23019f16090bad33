"""What is set into a document after its template: emblem, peta jabatan, pages in the table of contents."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph
from lxml import etree

from abk.naskah.peta.cells import Bagan
from abk.naskah.peta.table import put_charts
from abk.naskah.word.elements import qn
from abk.naskah.word.package import text

EMBLEM, CONTENTS, CHART = "Lambang", "DaftarIsi", "PetaJabatan"
"""Styles of the paragraphs that are filled; a style cannot be typed into a field."""
EMBLEM_CM = 2.0
"""Longest side of the emblem. [cm]"""
UNTIL_COUNTED = "–"
"""What stands for a page until Word or LibreOffice counted it."""


def _of_style(body: Any, style: str) -> Iterator[Any]:
    for one in body.iter(qn("w:pStyle")):
        if one.get(qn("w:val")) == style:
            yield one.getparent().getparent()


def set_emblem(document: Any, picture: bytes, words: str) -> None:
    """Put a picture into the places of the emblem; ``words`` say what it shows."""
    for one in list(_of_style(document.element.body, EMBLEM)):
        shape = Paragraph(one, document._body).add_run().add_picture(io.BytesIO(picture))  # noqa: SLF001
        scale = Cm(EMBLEM_CM) / max(shape.width, shape.height)
        shape.width, shape.height = Emu(shape.width * scale), Emu(shape.height * scale)
        shape._inline.docPr.set("descr", words)  # noqa: SLF001


def set_charts(body: Any, sheets: Sequence[Bagan]) -> None:
    """Put the sheets of a peta jabatan into its place."""
    for one in list(_of_style(body, CHART)):
        put_charts(one, sheets)


def number_contents(body: Any) -> None:
    """Give each line of the contents a field with the page of the heading that says the same."""
    lines = list(_of_style(body, CONTENTS))
    if not lines:
        return
    later: dict[str, list[Any]] = {}
    for one in body.iter(qn("w:p")):
        later.setdefault(_plain(one), []).append(one)
    for number, line in enumerate(lines, 1):
        heading = next((p for p in later.get(_plain(line), []) if p not in lines), None)
        if heading is None:
            line.getparent().remove(line)  # a part that this document does not have
            continue
        name = f"_Toc{number:05d}"
        start = etree.Element(qn("w:bookmarkStart"), {qn("w:id"): str(number), qn("w:name"): name})
        heading.insert(1 if heading.find(qn("w:pPr")) is not None else 0, start)
        etree.SubElement(heading, qn("w:bookmarkEnd"), {qn("w:id"): str(number)})
        for piece in _field(f"PAGEREF {name} \\h"):
            line.append(piece)


def _plain(paragraph: Any) -> str:
    return "".join(text(paragraph).split()).casefold()


def _field(code: str) -> Iterator[Any]:
    """Runs of a field behind a tab; it asks whoever opens the document to count anew."""
    for kind in ("tab", "begin", "", "separate", "shown", "end"):
        run = etree.Element(qn("w:r"))
        if kind == "tab":
            etree.SubElement(run, qn("w:tab"))
        elif kind == "":
            etree.SubElement(run, qn("w:instrText"), {qn("xml:space"): "preserve"}).text = f" {code} "
        elif kind == "shown":
            etree.SubElement(run, qn("w:t")).text = UNTIL_COUNTED
        else:
            mark = etree.SubElement(run, qn("w:fldChar"), {qn("w:fldCharType"): kind})
            if kind == "begin":
                mark.set(qn("w:dirty"), "true")
        yield run
