"""The identity block of the SOP in Word: two tables, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Pt

from abk.naskah.sop_cetak import kata
from abk.naskah.susun.gaya import baris, isi_sel, paragraf, tabel
from abk.sop.prosedur import Prosedur
from abk.tulisan.markup import polos

_UKURAN = 9.0
_LABEL_CM = 4.2


def blok_identitas(dokumen: Any, acuan: Prosedur, lebar_cm: float) -> None:
    """Add the block.

    Parameters
    ----------
    lebar_cm : width between the margins [cm]
    """
    separuh = lebar_cm / 2
    _atas(dokumen, acuan, separuh)
    # Word joins tables that touch; a paragraph of one point keeps their columns apart
    paragraf(dokumen, " ", ukuran=1).paragraph_format.line_spacing = Pt(1)
    _bawah(dokumen, acuan, separuh)


def _atas(dokumen: Any, acuan: Prosedur, separuh: float) -> None:
    satu = tabel(dokumen, (separuh, _LABEL_CM, separuh - _LABEL_CM))
    for label, teks in kata.identitas(acuan):
        baru = baris(satu, ("", label, polos(teks)), ukuran=_UKURAN)
        for sel in baru.cells:
            sel.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for run in baru.cells[1].paragraphs[0].runs:
            run.bold = True
    pemilik = satu.rows[0].cells[0].merge(satu.rows[-1].cells[0])
    pemilik.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for lama in pemilik.paragraphs[1:]:
        lama._element.getparent().remove(lama._element)  # noqa: SLF001
    i = acuan.identitas
    isi_sel(pemilik, polos(i.instansi), "tengah", tebal=True, ukuran=_UKURAN + 1)
    for teks in (i.unit_induk, i.unit_penerbit):
        paragraf(pemilik, polos(teks), "tengah", ukuran=_UKURAN, sebelum=2)


def _bawah(dokumen: Any, acuan: Prosedur, separuh: float) -> None:
    satu = tabel(dokumen, (separuh, separuh))
    for kiri, kanan in kata.blok_bawah(acuan):
        baru = baris(satu, ("", ""), ukuran=_UKURAN)
        for sel, (label, isi) in zip(baru.cells, (kiri, kanan), strict=True):
            _isi(sel, label, isi)


def _isi(sel: Any, label: str, isi: Sequence[str]) -> None:
    isi_sel(sel, f"{label} :", tebal=True, ukuran=_UKURAN, sebelum=1)
    for n, teks in enumerate(isi, 1):
        if len(isi) == 1:
            paragraf(sel, polos(teks), ukuran=_UKURAN, sesudah=2)
        else:
            paragraf(sel, f"{n}.\t{polos(teks)}", ukuran=_UKURAN, lekuk=0.6, gantung=0.6)
