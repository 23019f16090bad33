"""The letterhead of a template, with a labelled box where the emblem belongs; no emblem is shipped."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from abk.naskah.susun.lembar import ABU, bila, lebar_isi_cm, paragraf, perintah, ulang
from abk.naskah.susun.tabel import isi_sel, kotak, tabel, tinggi_baris

_KOTAK_CM = 2.2


def garis_bawah(satu: Any, *, tebal: int = 18) -> None:
    """Draw a rule under a paragraph; ``tebal`` in eighths of a point."""
    garis = OxmlElement("w:pBdr")
    bawah = OxmlElement("w:bottom")
    for kunci, nilai in (("val", "single"), ("sz", str(tebal)), ("space", "1"), ("color", "000000")):
        bawah.set(qn(f"w:{kunci}"), nilai)
    garis.append(bawah)
    # the schema wants the border before spacing and alignment
    sifat = satu._p.get_or_add_pPr()  # noqa: SLF001
    sifat.insert_element_before(garis, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _kotak_lambang(sel: Any, label: str) -> None:
    sel.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    kotak(sel)
    isi_sel(sel, label, "tengah", ukuran=7, warna=ABU)


def _garuda(induk: Any) -> None:
    satu = tabel(induk, [_KOTAK_CM], bergaris=False)
    satu.alignment = WD_TABLE_ALIGNMENT.CENTER
    baris = satu.add_row()
    tinggi_baris(baris, _KOTAK_CM)
    _kotak_lambang(baris.cells[0], "Tempat lambang negara (Garuda, emas)")
    with ulang(induk, "satu in kop.baris"):
        paragraf(induk, "{{ satu }}", "tengah", tebal=True, sebelum=3)


def _logo(induk: Any, lebar: float) -> None:
    satu = tabel(induk, [_KOTAK_CM, lebar - _KOTAK_CM], bergaris=False)
    baris = satu.add_row()
    tinggi_baris(baris, _KOTAK_CM)
    _kotak_lambang(baris.cells[0], "Tempat logo instansi")
    nama = baris.cells[1]
    nama.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    isi_sel(nama, "{%p for satu in kop.baris %}")
    paragraf(nama, "{{ satu }}", "tengah", tebal=True, ukuran=11)
    perintah(nama, "endfor")
    with ulang(nama, "satu in kop.alamat"):
        paragraf(nama, "{{ satu }}", "tengah", ukuran=9)


def kop(induk: Any, lebar: float | None = None) -> None:
    """Add the letterhead: a minister's with the state emblem, others with the institution's logo.

    Parameters
    ----------
    induk : document
    lebar : float, optional
        Width between the margins; that of A4 upright by default. [cm]
    """
    perintah(induk, "if kop.garuda")
    _garuda(induk)
    perintah(induk, "else")
    _logo(induk, lebar or lebar_isi_cm())
    garis = paragraf(induk, ukuran=4)
    garis_bawah(garis)
    perintah(induk, "endif")
    paragraf(induk, sesudah=4)


def kop_bila(induk: Any, syarat: str, lebar: float | None = None) -> None:
    """Add the letterhead where a condition holds."""
    with bila(induk, syarat):
        kop(induk, lebar)
