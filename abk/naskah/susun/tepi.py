"""Header and footer of a template: page number from page 2, the mark of a draft, the head of the chain."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from abk.naskah.susun.lembar import ABU, HITAM

_KONSEP = "{% if konsep %}KONSEP{% endif %}"


def _tab(satu: Any, lebar: float) -> None:
    henti = satu.paragraph_format.tab_stops
    for lama in list(satu.style.paragraph_format.tab_stops):
        henti.add_tab_stop(lama.position, WD_TAB_ALIGNMENT.CLEAR)
    henti.add_tab_stop(Cm(lebar / 2), WD_TAB_ALIGNMENT.CENTER)
    henti.add_tab_stop(Cm(lebar), WD_TAB_ALIGNMENT.RIGHT)


def _bidang(satu: Any, perintah: str) -> None:
    for jenis in ("begin", "", "end"):
        run = satu.add_run()
        if jenis:
            tanda = OxmlElement("w:fldChar")
            tanda.set(qn("w:fldCharType"), jenis)
        else:
            tanda = OxmlElement("w:instrText")
            tanda.set(qn("xml:space"), "preserve")
            tanda.text = f" {perintah} "
        run._r.append(tanda)  # noqa: SLF001


def _tanda_konsep(satu: Any) -> None:
    run = satu.add_run(_KONSEP)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(13), HITAM


def _kepala(satu: Any, lebar: float, *, bernomor: bool) -> None:
    _tab(satu, lebar)
    satu.add_run("\t")
    if bernomor:
        satu.add_run("- ")
        _bidang(satu, "PAGE")
        satu.add_run(" -")
    satu.add_run("\t")
    _tanda_konsep(satu)


def _kaki(satu: Any) -> None:
    run = satu.add_run("Sidik rantai: {{ sidik_rantai }}")
    run.font.size, run.font.color.rgb = Pt(7.5), ABU


def tepi(bagian: Any, lebar: float) -> None:
    """Fill header and footer of a section.

    Parameters
    ----------
    bagian : docx.section.Section
    lebar : float
        Width between the margins, for the tab stops. [cm]
    """
    bagian.different_first_page_header_footer = True
    _kepala(bagian.first_page_header.paragraphs[0], lebar, bernomor=False)
    _kepala(bagian.header.paragraphs[0], lebar, bernomor=True)
    for kaki in (bagian.first_page_footer, bagian.footer):
        _kaki(kaki.paragraphs[0])


def tepi_lanjutan(bagian: Any, lebar: float) -> None:
    """Give a later section a header of its own width; the page number stands on its first page too."""
    bagian.header.is_linked_to_previous = False
    _kepala(bagian.header.paragraphs[0], lebar, bernomor=True)
