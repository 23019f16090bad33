"""From a Word template and its values to a Word document: docxtpl, sandboxed, strict, reproducible.

Emblem, peta jabatan and the pages in the table of contents are set into it after that.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from lxml import etree

from abk.naskah.galat import TemplatError
from abk.naskah.peta.cells import Bagan
from abk.naskah.peta.table import put_charts
from abk.naskah.word.elements import qn
from abk.naskah.word.guard import check_file
from abk.naskah.word.keeping import keep_together
from abk.naskah.word.language import check, environment
from abk.naskah.word.last_line import bind_titles
from abk.naskah.word.package import packed, text

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


_ADVICE = "Perbaiki templat itu, atau pakai templat bawaan."


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl that reads only the small language and never repairs broken XML silently."""

    def patch_xml(self, src_xml: str) -> str:
        return _patched(src_xml)

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        check(src_xml)
        return str(super().render_xml_part(src_xml, part, context, jinja_env))

    def fix_tables(self, xml: str) -> Any:
        # docxtpl parses with recover=True: what does not fit together would vanish without a word
        etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        body = super().fix_tables(xml)
        for tabel in body.iter(qn("w:tbl")):
            _fit_grid(tabel)
        keep_together(body)
        bind_titles(body)
        for sel in body.iter(qn("w:tc")):
            if len(sel) == 0 or sel[-1].tag != qn("w:p"):
                etree.SubElement(sel, qn("w:p"))  # Word refuses a cell that does not end with a paragraph
        return body

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave title and author as they are: they are no place for code."""


# A part of a template is made ready once, however many documents are made of it.
@lru_cache(maxsize=128)
def _patched(source: str) -> str:
    return str(DocxTemplate.patch_xml(None, source))


@lru_cache(maxsize=128)
def _compiled(source: str) -> Template:
    return environment().from_string(source)


_COMPILER = SimpleNamespace(from_string=_compiled)
"""All that docxtpl asks of an environment."""


def _cell_widths(baris: Any) -> list[int]:
    """Widths of the cells of a row; empty where one is not stated or covers several columns."""
    lebar = []
    for sel in baris.findall(qn("w:tc")):
        ukuran = sel.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        if ukuran is None or sel.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") is not None:
            return []
        lebar.append(int(ukuran.get(qn("w:w"), 0)))
    return lebar


def _fit_grid(tabel: Any) -> None:
    """Give a fixed table whose columns were repeated the grid of its cells, not docxtpl's average of it."""
    tetap = tabel.find(f"{qn('w:tblPr')}/{qn('w:tblLayout')}")
    if tetap is None or tetap.get(qn("w:type")) != "fixed":
        return
    lebar = max((_cell_widths(baris) for baris in tabel.findall(qn("w:tr"))), key=len, default=[])
    kisi = tabel.find(qn("w:tblGrid"))
    if not lebar or len(kisi) != len(lebar):
        return
    for kolom, ukuran in zip(kisi, lebar, strict=True):
        kolom.set(qn("w:w"), str(ukuran))
    seluruh = tabel.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if seluruh is not None and seluruh.get(qn("w:type")) == "dxa":
        seluruh.set(qn("w:w"), str(sum(lebar)))


_check_template = lru_cache(maxsize=64)(check_file)
"""The documents that are checked beside the templates are each looked at once: they are not kept."""


def _load(templat: bytes) -> _Template:
    _check_template(templat)
    satu = _Template(io.BytesIO(templat))
    try:
        satu.init_docx()
        for rujukan in satu.docx.element.iter(qn("w:headerReference"), qn("w:footerReference")):
            _ = satu.docx.part.related_parts[rujukan.get(qn("r:id"))].element
    except (KeyError, ValueError, AttributeError, TypeError, etree.XMLSyntaxError) as error:
        # what python-docx says of a package whose parts do not fit together
        raise TemplatError("Templat bukan dokumen Word (.docx) yang utuh.", _ADVICE) from error
    return satu


def names_used(template: bytes) -> frozenset[str]:
    """The names that a template asks for, e.g. ``{"hal", "nomor"}``; for tests and for clerks."""
    one = _load(template)
    one.render_init()
    return frozenset(one.get_undeclared_template_variables(environment()))


def render(
    template: bytes,
    context: Mapping[str, Any],
    emblem: tuple[bytes, str] | None = None,
    charts: Sequence[Bagan] = (),
) -> bytes:
    """The document that a template gives with plain values, normalised: equal input, equal bytes.

    ``emblem`` is the picture for its place in the letterhead, and what it shows; ``charts`` are the sheets of
    the peta jabatan for theirs.

    Raises TemplatError where the template, read as untrusted, is unsafe or broken, or asks for an unknown
    name.
    """
    one = _load(template)
    try:
        one.render(dict(context), _COMPILER)
    except UndefinedError as error:
        raise TemplatError(f"Templat memakai nama yang keliru: {error.message}.", _ADVICE) from error
    except SecurityError as error:
        raise TemplatError("Templat mencoba menjalankan sesuatu di luar bahasanya.", _ADVICE) from error
    except (TemplateError, etree.XMLSyntaxError, TypeError, ValueError) as error:
        reason = re.sub(r"\s+", " ", str(error))
        raise TemplatError(f"Templat tidak dapat diisi: {reason}.", _ADVICE) from error
    number_contents(one.docx.element.body)
    set_charts(one.docx.element.body, charts)
    if emblem is not None:
        set_emblem(one.docx, *emblem)
    return packed(one.docx)
