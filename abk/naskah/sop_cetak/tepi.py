"""The foot of every page: which SOP, which page of how many."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_UKURAN = 7.5


def kaki(bagian: Any, teks: str, lebar_cm: float) -> None:
    """Fill the footer of a section.

    Parameters
    ----------
    lebar_cm : width between the margins [cm]
    """
    bagian.footer.is_linked_to_previous = False
    satu = bagian.footer.paragraphs[0]
    for lama in list(satu.style.paragraph_format.tab_stops):
        satu.paragraph_format.tab_stops.add_tab_stop(lama.position, WD_TAB_ALIGNMENT.CLEAR)
    satu.paragraph_format.tab_stops.add_tab_stop(Cm(lebar_cm), WD_TAB_ALIGNMENT.RIGHT)
    satu.add_run(f"{teks}\thalaman ")
    _bidang(satu, "PAGE")
    satu.add_run(" dari ")
    _bidang(satu, "NUMPAGES")
    for run in satu.runs:
        run.font.size = Pt(_UKURAN)


def _bidang(satu: Any, perintah: str) -> None:
    for jenis in ("begin", "", "separate", "angka", "end"):
        run = satu.add_run()
        if jenis == "angka":
            run.text = "1"  # until Word counts
            continue
        tanda = OxmlElement("w:fldChar" if jenis else "w:instrText")
        if jenis:
            tanda.set(qn("w:fldCharType"), jenis)
        else:
            tanda.set(qn("xml:space"), "preserve")
            tanda.text = f" {perintah} "
        run._r.append(tanda)  # noqa: SLF001
