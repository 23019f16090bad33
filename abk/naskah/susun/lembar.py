"""A template's sheet and its paragraphs: page, margins, fonts by name, headings, numbered text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from abk.naskah.profil.bentuk import Huruf, Kertas
from abk.naskah.rupa import UKURAN, pasang_huruf

Rata = Literal["kiri", "tengah", "kanan", "penuh"]
"""Alignments, for those who build rows of them."""
RATA = {
    "kiri": WD_ALIGN_PARAGRAPH.LEFT,
    "tengah": WD_ALIGN_PARAGRAPH.CENTER,
    "kanan": WD_ALIGN_PARAGRAPH.RIGHT,
    "penuh": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
TEPI_CM = {"kiri": 3.0, "kanan": 2.0, "atas": 2.0, "bawah": 2.5}
"""Smallest margins: left 3 for the punch holes, right 2, top 2 without letterhead, bottom 2.5. [cm]"""
ARIAL = Huruf(nama="Arial", ukuran=11)
BOOKMAN = Huruf(nama="Bookman Old Style", ukuran=12)
HITAM = RGBColor(0, 0, 0)
ABU = RGBColor(0x59, 0x59, 0x59)


def lebar_isi_cm(kertas: Kertas = "A4", *, rebah: bool = False) -> float:
    """Width between the margins. [cm]"""
    lebar, tinggi = UKURAN[kertas]
    return (tinggi if rebah else lebar) / 10 - TEPI_CM["kiri"] - TEPI_CM["kanan"]


def _atur_bagian(bagian: Any, kertas: Kertas, *, rebah: bool) -> None:
    lebar, tinggi = UKURAN[kertas]
    bagian.orientation = WD_ORIENT.LANDSCAPE if rebah else WD_ORIENT.PORTRAIT
    bagian.page_width, bagian.page_height = (Mm(tinggi), Mm(lebar)) if rebah else (Mm(lebar), Mm(tinggi))
    bagian.left_margin, bagian.right_margin = Cm(TEPI_CM["kiri"]), Cm(TEPI_CM["kanan"])
    bagian.top_margin, bagian.bottom_margin = Cm(TEPI_CM["atas"]), Cm(TEPI_CM["bawah"])
    bagian.header_distance, bagian.footer_distance = Cm(1.0), Cm(1.1)


def _atur_gaya(dokumen: Any, huruf: Huruf) -> None:
    pasang_huruf(dokumen, huruf)
    biasa = dokumen.styles["Normal"]
    biasa.paragraph_format.space_after = biasa.paragraph_format.space_before = Pt(0)
    biasa.paragraph_format.line_spacing = 1.1
    biasa.paragraph_format.widow_control = True
    bahasa = OxmlElement("w:lang")
    bahasa.set(qn("w:val"), "id-ID")
    biasa.element.get_or_add_rPr().append(bahasa)
    for nama in ("Heading 1", "Heading 2", "Heading 3"):
        gaya = dokumen.styles[nama]
        sifat = gaya.element.get_or_add_rPr()
        for anak in list(sifat):
            sifat.remove(anak)
        gaya.font.bold, gaya.font.color.rgb = True, HITAM
        gaya.paragraph_format.space_before, gaya.paragraph_format.space_after = Pt(9), Pt(3)
        gaya.paragraph_format.keep_with_next = True


def lembar_baru(kertas: Kertas = "A4", huruf: Huruf = ARIAL, *, rebah: bool = False) -> Any:
    """Return an empty document with page, margins and styles of an official document.

    Parameters
    ----------
    kertas : {"A4", "F4"}
    huruf : Huruf
        By name only.
    rebah : bool
        Whether it lies on its side.

    Returns
    -------
    docx.document.Document
    """
    dokumen = Document()
    _atur_bagian(dokumen.sections[0], kertas, rebah=rebah)
    _atur_gaya(dokumen, huruf)
    dokumen.core_properties.title = dokumen.core_properties.author = ""
    dokumen.core_properties.comments = ""
    dokumen.core_properties.language = "id-ID"
    return dokumen


def bagian_baru(dokumen: Any, kertas: Kertas = "A4", *, rebah: bool = False) -> Any:
    """Add a section on a new page, with the header and footer of the one before.

    Returns
    -------
    docx.section.Section
    """
    bagian = dokumen.add_section()
    _atur_bagian(bagian, kertas, rebah=rebah)
    # the page number stands on all pages of a later section, its first one too
    bagian.different_first_page_header_footer = False
    return bagian


def paragraf(
    induk: Any,
    teks: str = "",
    rata: str = "kiri",
    *,
    tebal: bool = False,
    miring: bool = False,
    ukuran: float | None = None,
    warna: RGBColor | None = None,
    sebelum: float = 0,
    sesudah: float = 0,
    lekuk: float = 0,
    gantung: float = 0,
    menyatu: bool = False,
    gaya: str | None = None,
) -> Any:
    """Add a paragraph.

    Parameters
    ----------
    induk : document or cell
    teks : str
        With the template's names in braces; a tab is a tab.
    rata : {"kiri", "tengah", "kanan", "penuh"}
    ukuran : float, optional
        Size, if not the document's. [pt]
    sebelum, sesudah : float
        Space before and after. [pt]
    lekuk, gantung : float
        Left indent of the text, and how far the first line hangs out of it. [cm]
    menyatu : bool
        Whether it stays on one page with the next paragraph.

    Returns
    -------
    docx.text.paragraph.Paragraph
    """
    satu = induk.add_paragraph(style=gaya)
    satu.alignment = RATA[rata]
    bentuk = satu.paragraph_format
    if sebelum or sesudah:
        bentuk.space_before, bentuk.space_after = Pt(sebelum), Pt(sesudah)
    if lekuk:
        bentuk.left_indent, bentuk.first_line_indent = Cm(lekuk), Cm(-gantung)
    if menyatu:
        bentuk.keep_with_next = bentuk.keep_together = True
    if teks:
        run = satu.add_run(teks)
        run.bold, run.italic = tebal or None, miring or None
        if ukuran is not None:
            run.font.size = Pt(ukuran)
        if warna is not None:
            run.font.color.rgb = warna
    return satu


def judul(induk: Any, teks: str, *, sebelum: float = 0, sesudah: float = 0) -> Any:
    """Add a centred title of the document: heading of the first level."""
    return paragraf(induk, teks, "tengah", gaya="Heading 1", sebelum=sebelum, sesudah=sesudah)


def subjudul(induk: Any, teks: str, tingkat: int = 2) -> Any:
    """Add a heading on the left that stays with its text."""
    return paragraf(induk, teks, gaya=f"Heading {tingkat}")


def perintah(induk: Any, kode: str) -> None:
    """Add a line of the template's language; the line itself vanishes from the document."""
    paragraf(induk, f"{{%p {kode} %}}")


@contextmanager
def bila(induk: Any, syarat: str) -> Iterator[None]:
    """Everything added inside is there only if the condition holds."""
    perintah(induk, f"if {syarat}")
    yield
    perintah(induk, "endif")


@contextmanager
def ulang(induk: Any, untuk: str) -> Iterator[None]:
    """Everything added inside is repeated, e.g. ``satu in daftar``."""
    perintah(induk, f"for {untuk}")
    yield
    perintah(induk, "endfor")


def uraian(induk: Any, teks: str, **lain: Any) -> Any:
    """Add running text: justified, a little space after."""
    return paragraf(induk, teks, "penuh", **{"sesudah": 4, **lain})


def butir(
    induk: Any, daftar: str, teks: str = "{{ satu }}", *, lekuk: float = 0.8, menjorok: float = 0
) -> None:
    """Add numbered points, one for each element of a list of the template.

    Parameters
    ----------
    induk : document or cell
    daftar : str
        Name of the list; ``satu`` is its element.
    teks : str
        What stands beside the number.
    lekuk : float
        How far the text stands right of the number. [cm]
    menjorok : float
        How far the number stands right of the margin. [cm]
    """
    with ulang(induk, f"satu in {daftar}"):
        paragraf(
            induk,
            f"{{{{ loop.index }}}}.\t{teks}",
            "penuh",
            lekuk=menjorok + lekuk,
            gantung=lekuk,
            sesudah=2,
        )
