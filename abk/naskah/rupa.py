"""Paper and font of a profile, set on a document made from a template of the package."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from abk.naskah.kemas import kemas
from abk.naskah.profil.bentuk import Huruf, Kertas

UKURAN: dict[Kertas, tuple[float, float]] = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height of the papers, upright. [mm]"""


def pasang_huruf(dokumen: Any, huruf: Huruf) -> None:
    """Set the font of all text that does not state its own; the *name*, the font is not shipped.

    Parameters
    ----------
    dokumen : docx.document.Document
    huruf : Huruf
    """
    gaya = dokumen.styles["Normal"]
    gaya.font.name, gaya.font.size = huruf.nama, Pt(huruf.ukuran)
    # Word chooses among four slots by script; all of them get the name
    font = gaya.element.get_or_add_rPr().get_or_add_rFonts()
    for letak in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        font.set(qn(letak), huruf.nama)


def pasang_kertas(dokumen: Any, kertas: Kertas) -> None:
    """Set the paper of every section; a section that lies on its side stays so.

    Parameters
    ----------
    dokumen : docx.document.Document
    kertas : {"A4", "F4"}
    """
    lebar, tinggi = UKURAN[kertas]
    for bagian in dokumen.sections:
        rebah = bagian.page_width > bagian.page_height
        bagian.page_width, bagian.page_height = (Mm(tinggi), Mm(lebar)) if rebah else (Mm(lebar), Mm(tinggi))


def terapkan_rupa(docx: bytes, kertas: Kertas, huruf: Huruf) -> bytes:
    """Return the document on a profile's paper and in its font.

    Parameters
    ----------
    docx : bytes
    kertas : {"A4", "F4"}
    huruf : Huruf

    Returns
    -------
    bytes
        Normalised.
    """
    dokumen = Document(io.BytesIO(docx))
    pasang_kertas(dokumen, kertas)
    pasang_huruf(dokumen, huruf)
    hasil = io.BytesIO()
    dokumen.save(hasil)
    return kemas(hasil.getvalue())
