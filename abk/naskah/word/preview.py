"""A Word document as a page to look at: read back from the docx itself, so the content cannot differ."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from docx import Document
from docx.exceptions import PythonDocxError
from lxml.etree import XMLSyntaxError

from abk.naskah.galat import NaskahError
from abk.naskah.word.elements import qn
from abk.naskah.word.paragraphs import is_on, paragraph, spell_out
from abk.tulisan.archive import ArchiveError, archive_parts
from abk.tulisan.halaman import GAYA_STRIP, halaman
from abk.tulisan.markup import Html, el, gabung

_PAGE_STYLE = (
    "body{margin:0;padding:1rem;background:#e9ecef;color-scheme:light}"
    "nav{max-width:48rem;margin:0 auto 1rem;font:.9rem/1.4 Arial,'Liberation Sans',sans-serif}"
    ".judul-halaman{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%)}"
    "main{overflow-x:auto}main:focus-visible{outline:2px solid #1c4c78}"
    "@media print{body{padding:0;background:#fff}nav{display:none}main{overflow:visible}}"
)
_CAPTION = f"{qn('w:tblPr')}/{qn('w:tblCaption')}"
"""What a table that is drawn of cells shows."""
_SPAN, _MERGE, _BORDERS = (f"{qn('w:tcPr')}/{qn(one)}" for one in ("w:gridSpan", "w:vMerge", "w:tcBorders"))
_NO_LINE, _SIDES = {"nil", "none"}, 4
_ODD = (PythonDocxError, XMLSyntaxError, ValueError, LookupError, AttributeError, TypeError)
"""What is raised over a docx that holds what no program writes."""


def _cells(baris: Any) -> Iterator[tuple[Any, int, int, str]]:
    """Cells of a row: its first column, how many it covers, how it is merged with what is above and below."""
    kolom = 0
    for sel in baris.findall(qn("w:tc")):
        rentang, gabungan = sel.find(_SPAN), sel.find(_MERGE)
        lebar = 1 if rentang is None else int(rentang.get(qn("w:val")))
        yield sel, kolom, lebar, "" if gabungan is None else str(gabungan.get(qn("w:val"), "continue"))
        kolom += lebar


def _rowspan(tabel: Any, mulai: int, kolom: int) -> int:
    """Rows that a vertically merged cell covers."""
    tinggi = 1
    for baris in tabel.findall(qn("w:tr"))[mulai + 1 :]:
        if not any(letak == kolom and ke == "continue" for _, letak, _, ke in _cells(baris)):
            break
        tinggi += 1
    return tinggi


def _is_head(baris: Any) -> bool:
    return is_on(baris.find(qn("w:trPr")), "w:tblHeader")


def _ruled(tabel: Any) -> bool:
    sifat = tabel.find(qn("w:tblPr"))
    garis = sifat.find(qn("w:tblBorders"))
    if garis is None:
        gaya = sifat.find(qn("w:tblStyle"))
        return gaya is not None and "Grid" in str(gaya.get(qn("w:val")))
    return any(str(satu.get(qn("w:val"))) not in _NO_LINE for satu in garis)


def _edges(sel: Any) -> str:
    """Classes for the borders that a cell has of its own."""
    garis = sel.find(_BORDERS)
    sisi = () if garis is None else [satu for satu in garis if str(satu.get(qn("w:val"))) not in _NO_LINE]
    if len(sisi) == _SIDES:
        return "kotak"
    return " ".join(f"tepi-{satu.tag.rpartition('}')[2]}" for satu in sisi)


def _row(tabel: Any, nomor: int, baris: Any) -> Html:
    nama = "th" if _is_head(baris) else "td"
    sel_html = []
    for sel, kolom, lebar, gabungan in _cells(baris):
        if gabungan == "continue":
            continue
        tinggi = _rowspan(tabel, nomor, kolom) if gabungan == "restart" else 1
        atribut = {
            "colspan": lebar if lebar > 1 else None,
            "rowspan": tinggi if tinggi > 1 else None,
            "scope": "col" if nama == "th" else None,
        }
        sel_html.append(el(nama, *_blocks(sel), kelas=_edges(sel), **atribut))
    return el("tr", *sel_html)


def _columns(tabel: Any) -> Html:
    """Widths of the columns as shares of the whole."""
    lebar = [int(satu.get(qn("w:w"), 0)) for satu in tabel.find(qn("w:tblGrid")).iter(qn("w:gridCol"))]
    bagi = [f"width:{100 * satu / sum(lebar):.1f}%" if sum(lebar) else None for satu in lebar]
    return el("colgroup", *[el("col", style=satu) for satu in bagi])


def _table(tabel: Any) -> Html:
    baris = [
        (_is_head(satu), _row(tabel, nomor, satu)) for nomor, satu in enumerate(tabel.findall(qn("w:tr")))
    ]
    atas = [html for kepala, html in baris if kepala]
    bawah = [html for kepala, html in baris if not kepala]
    isi = [el("thead", *atas)] if atas else []
    data, bagan = _ruled(tabel), tabel.find(_CAPTION)
    tabel_html = el(
        "table",
        _columns(tabel),
        *isi,
        el("tbody", *bawah),
        kelas="bergaris" if data else "tata" if bagan is None else "bagan",
        role=None if data else "presentation",
    )
    if not data and bagan is None:
        return tabel_html
    # what scrolls sideways must be reachable by the keyboard, too
    sebut = "Tabel" if bagan is None else str(bagan.get(qn("w:val")))
    return el("div", tabel_html, kelas="bungkus-tabel", tabindex="0", role="group", aria_label=sebut)


def _blocks(induk: Any) -> Iterator[Html]:
    """Paragraphs and tables in order; empty paragraphs between two others become one gap."""
    jarak = False
    for anak in induk:
        if anak.tag == qn("w:p"):
            satu = paragraph(anak)
            if satu is None:
                jarak = True
                continue
            if jarak:
                yield el("p", kelas="jarak")
            jarak = False
            yield satu
        elif anak.tag == qn("w:tbl"):
            yield _table(anak)
        elif anak.tag == qn("w:sdt") and (isi := anak.find(qn("w:sdtContent"))) is not None:
            yield from _blocks(isi)


def _gist(html: Html) -> str:
    """What a header says besides the page number."""
    return re.sub(r"<[^<>]*>|[-#\s]", "", html)


def _margins(dokumen: Any, letak: str) -> list[Html]:
    """Headers or footers of all sections, of the first page first; what was said already is left out."""
    isi: dict[str, Html] = {}
    genap = dokumen.settings.odd_and_even_pages_header_footer
    for bagian in dokumen.sections:
        pilihan = (
            [getattr(bagian, f"first_page_{letak}")] if bagian.different_first_page_header_footer else []
        )
        pilihan += [getattr(bagian, letak), *([getattr(bagian, f"even_page_{letak}")] if genap else [])]
        for satu in pilihan:
            if not satu.is_linked_to_previous:
                html = gabung(*_blocks(satu._element))  # noqa: SLF001  (python-docx has no public name)
                isi.setdefault(_gist(html), html)
    return [html for inti, html in isi.items() if inti]


def _landscape(dokumen: Any) -> bool:
    return any((bagian.page_width or 0) > (bagian.page_height or 0) for bagian in dokumen.sections)


@cache
def _style() -> Html:
    """Style of a document as a page; scoped to ``.naskah`` so that it disturbs nothing around it."""
    return Html(files("abk.naskah.word").joinpath("preview.css").read_text(encoding="utf-8"))


def preview(docx: bytes) -> Html:
    """The content of a Word document as HTML, escaped, with its own style: an ``<article class="naskah">``.

    Signs that turn or hide text are shown by name, as everywhere in :mod:`abk.tulisan.markup`. Raises
    NaskahError if it cannot be opened within the limits of what comes from outside.
    """
    try:
        archive_parts(docx, lambda _: False)
    except ArchiveError as salah:
        raise NaskahError(
            f"Dokumen Word itu tidak dapat dibuka: {salah}.", "Simpan ulang berkasnya."
        ) from salah
    try:
        return _article(Document(io.BytesIO(docx)))
    except _ODD as salah:
        raise NaskahError(
            f"Dokumen Word itu tidak dapat ditampilkan: susunannya tidak wajar ({type(salah).__name__}).",
            "Simpan ulang berkasnya.",
        ) from salah


def _article(dokumen: Any) -> Html:
    spell_out(dokumen)
    atas, bawah = _margins(dokumen, "header"), _margins(dokumen, "footer")
    return el(
        "article",
        el("style", _style()),
        *[el("div", satu, kelas="tepi-atas") for satu in atas],
        *_blocks(dokumen.element.body),
        *[el("div", satu, kelas="tepi-bawah") for satu in bawah],
        kelas="naskah rebah" if _landscape(dokumen) else "naskah",
        lang="id",
    )


def page(judul: str, naskah: str, nav: Html | None = None, strip: Html | None = None) -> str:
    """A whole page around a document of :func:`preview`, with links above it; readable offline."""
    isi = gabung(
        strip,
        el("nav", nav, aria_label="Naskah") if nav else None,
        # a decree has no title in Word's sense; who hears the page is told what it is all the same
        None if "<h1" in naskah else el("h1", judul, kelas="judul-halaman"),
        el("main", Html(naskah), tabindex=0, aria_label=judul),
    )
    return halaman(judul, isi, f"{_PAGE_STYLE}{GAYA_STRIP if strip else ''}", gelap=False)
