"""The table of the SOP in Word: a header of two rows that repeats, and a picture of the flow in every row."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from abk.naskah.drawing import Gambar, png
from abk.naskah.layout.sheet import paragraph
from abk.naskah.layout.table import cell_margins, fill, head_row, height, row, table
from abk.naskah.sop_cetak import words
from abk.naskah.sop_cetak.flow import SAMBUNGAN, BarisArus, arus, gambar_baris
from abk.sop.prosedur import Prosedur
from abk.tulisan.lebar import bungkus
from abk.tulisan.markup import polos

LAJUR_CM = 1.75
UKURAN = 8.0
TINGGI_MIN = 44.0
"""Least height of a row: a symbol and the lines to it. [pt]"""
TINGGI_MAKS = 400.0
"""Most height of a picture: it must fit on a page, however long the text beside it. [pt]"""
_SPASI = 1.15 * UKURAN  # a line of Arial [pt]
_RUANG = 5.0  # above and below the text of a row [pt]
_TEPI_DXA = 70  # left and right margin of a cell [1/20 pt]
_TEPI_SEL = 2 * _TEPI_DXA / 20 + 1.0  # both margins and the rule [pt]
_BAGIAN = (6.1, 3.55, 1.7, 3.55, 2.1)
"""Kegiatan, Kelengkapan, Waktu, Output, Ket: how they share what number and lanes leave. [cm]"""
_NOMOR_CM = 0.8
_TINGGI_KEPALA = 41.0
"""Room for the two rows of the head. [pt]"""


def lebar_kolom(lajur: int, lebar_cm: float) -> list[float]:
    """Width of each column of a table for that many actors. [cm]"""
    satu = min(LAJUR_CM, 0.4 * lebar_cm / lajur)
    sisa = (lebar_cm - _NOMOR_CM - satu * lajur) / sum(_BAGIAN)
    kegiatan, *kanan = (sisa * bagian for bagian in _BAGIAN)
    return [_NOMOR_CM, kegiatan, *[satu] * lajur, *kanan]


def tabel_sop(dokumen: Any, acuan: Prosedur, lebar_cm: float, ruang: float, *, bersih: bool = False) -> None:
    """Add the table of the SOP's own steps, of a width in cm: one for each page that has some room [pt].

    Where the flow goes on on the next page stands a connector, there and here.
    """
    lebar = lebar_kolom(len(acuan.kolom), lebar_cm)
    semua = [(satu, *_isi(acuan, satu, lebar)) for satu in arus(acuan)]
    lembar = bagi_lembar([tinggi for _, _, tinggi in semua], ruang - _TINGGI_KEPALA - 2 * SAMBUNGAN)
    for n, milik in enumerate(lembar):
        if n:
            _lembar_baru(dokumen)
        satu = table(dokumen, lebar)
        _tepi_tabel(satu)
        _kepala(satu, acuan, bersih=bersih)
        for letak in milik:
            mulai, akhir = n > 0 and letak == milik[0], n + 1 < len(lembar) and letak == milik[-1]
            _baris(satu, acuan, *semua[letak], lebar, mulai=mulai, akhir=akhir)


def bagi_lembar(tinggi: Sequence[float], ruang: float) -> list[list[int]]:
    """Rows of each page, as few pages as can be, then as even; each row with a connector above and below."""
    banyak = len(_penuhi(tinggi, ruang))
    batas = max(sum(tinggi) / banyak, *tinggi) if tinggi else ruang
    while len(hasil := _penuhi(tinggi, batas)) > banyak:
        batas += SAMBUNGAN
    return hasil if batas <= ruang else _penuhi(tinggi, ruang)


def _penuhi(tinggi: Sequence[float], batas: float) -> list[list[int]]:
    lembar: list[list[int]] = []
    sisa = 0.0
    for n, satu in enumerate(tinggi):
        if not lembar or satu > sisa:
            sisa = batas if lembar else batas + SAMBUNGAN  # nothing comes before the first page
            lembar.append([])
        lembar[-1].append(n)
        sisa -= satu
    return lembar


def _lembar_baru(dokumen: Any) -> None:
    """A line of no height that begins a page: tables that touch would be one."""
    baru = paragraph(dokumen, " ", size=1)
    baru.paragraph_format.line_spacing = Pt(1)
    baru.paragraph_format.page_break_before = True


def _kepala(satu: Any, acuan: Prosedur, *, bersih: bool) -> None:
    lajur, kanan = len(acuan.kolom), len(words.KEPALA_KANAN)
    kosong = [""] * (lajur - 1)
    isi = [
        "No.",
        "Kegiatan",
        words.pelaksana(bersih=bersih),
        *kosong,
        "Mutu Baku",
        *[""] * (kanan - 1),
        "Ket",
    ]
    atas = head_row(satu, isi, size=UKURAN)
    for sel in atas.cells:
        _jarak(sel)
    nama = [polos(p.nama) for p in acuan.kolom]
    bawah = head_row(satu, ["", "", *nama, *words.KEPALA_KANAN, ""], size=UKURAN)
    for sel in bawah.cells:
        _jarak(sel)
    for sel in bawah.cells[2 : 2 + lajur]:
        for run in sel.paragraphs[0].runs:
            run.font.size = Pt(7)
        _tepi_sel(sel, 20)
    _gabung(atas.cells[2], atas.cells[1 + lajur])
    _gabung(atas.cells[2 + lajur], atas.cells[1 + lajur + kanan])
    for n in (0, 1, -1):
        _gabung(atas.cells[n], bawah.cells[n])


def _jarak(sel: Any) -> None:
    bentuk = sel.paragraphs[0].paragraph_format
    bentuk.line_spacing, bentuk.space_before, bentuk.space_after = 1.0, Pt(1.5), Pt(1.5)


def _gabung(awal: Any, akhir: Any) -> Any:
    """Join cells; what joining leaves of the empty ones goes."""
    sel = awal.merge(akhir)
    for lama in sel.paragraphs[1:]:
        lama._element.getparent().remove(lama._element)  # noqa: SLF001
    sel.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return sel


def tinggi(teks: Sequence[str], lebar_cm: Sequence[float]) -> float:
    """Height that a row needs for its texts in cells of these widths [cm]. [pt]"""
    banyak = max(
        len(bungkus(isi, Cm(cm).pt - _TEPI_SEL, UKURAN)) for isi, cm in zip(teks, lebar_cm, strict=True)
    )
    return min(TINGGI_MAKS, max(TINGGI_MIN, banyak * _SPASI + _RUANG))


def _isi(acuan: Prosedur, arus_baris: BarisArus, lebar: Sequence[float]) -> tuple[list[str], float]:
    """Texts of a row, and the height that they need. [pt]"""
    k, lajur = arus_baris.langkah, len(acuan.kolom)
    isi = [polos(t) for t in (k.kode, k.kegiatan, k.kelengkapan, str(k.waktu or ""), k.output, words.ket(k))]
    return isi, tinggi(isi, [*lebar[:2], *lebar[2 + lajur :]])


def _baris(
    satu: Any,
    acuan: Prosedur,
    arus_baris: BarisArus,
    isi: Sequence[str],
    pt: float,
    lebar: Sequence[float],
    *,
    mulai: bool,
    akhir: bool,
) -> None:
    k, lajur = arus_baris.langkah, len(acuan.kolom)
    pt += SAMBUNGAN * (mulai + akhir)
    baru = row(satu, [*isi[:2], *[""] * lajur, *isi[2:]], ["center"], size=UKURAN)
    height(baru, pt / Cm(1).pt)
    for sel in baru.cells:
        bentuk = sel.paragraphs[0].paragraph_format
        bentuk.line_spacing, bentuk.space_before = 1.0, Pt(1.5)
    baru.cells[2 + lajur + 1].paragraphs[0].alignment = 1
    sel = _gabung(baru.cells[2], baru.cells[1 + lajur])
    lebar_arus = Cm(sum(lebar[2 : 2 + lajur])).pt
    gambar = gambar_baris(arus_baris, lajur, lebar_arus, pt, mulai=mulai, akhir=akhir)
    _isi_gambar(sel, gambar, polos(words.siapa(acuan, k)))


def _isi_gambar(sel: Any, gambar: Gambar, uraian: str) -> None:
    """Put a picture into a cell from edge to edge, so that lines meet from row to row."""
    fill(sel, "")
    satu = sel.paragraphs[0]
    satu.paragraph_format.line_spacing = 1.0
    satu.paragraph_format.space_before = satu.paragraph_format.space_after = Pt(0)
    run = satu.add_run()
    run.font.size = Pt(1)  # no room for descenders under the picture, nor for those of the paragraph's mark
    satu._p.get_or_add_pPr().append(_huruf_tanda())  # noqa: SLF001
    sisip = run.add_picture(io.BytesIO(png(gambar)), Pt(gambar.lebar), Pt(gambar.tinggi))
    sisip._inline.docPr.set("descr", uraian)  # noqa: SLF001
    for sisi in ("distT", "distB", "distL", "distR"):
        sisip._inline.set(sisi, "0")  # noqa: SLF001  (LibreOffice assumes a gap where nothing is said)
    _tepi_sel(sel, 0)


def _huruf_tanda() -> Any:
    sifat = OxmlElement("w:rPr")
    for nama in ("w:sz", "w:szCs"):
        ukuran = OxmlElement(nama)
        ukuran.set(qn("w:val"), "2")
        sifat.append(ukuran)
    return sifat


def _tepi_sel(sel: Any, lebar: int) -> None:
    """Margins of one cell: left and right as given, none above and below. [1/20 pt]"""
    sifat = sel._tc.get_or_add_tcPr()  # noqa: SLF001
    # the schema wants it before the vertical alignment
    letak = sifat.find(qn("w:vAlign"))
    tepi = cell_margins("w:tcMar", 0, lebar, lebar)
    sifat.append(tepi) if letak is None else letak.addprevious(tepi)


def _tepi_tabel(satu: Any) -> None:
    """No margin above and below in any cell: a line must reach the next row."""
    sifat = satu._tbl.tblPr  # noqa: SLF001
    for lama in sifat.findall(qn("w:tblCellMar")):
        sifat.remove(lama)
    tepi = cell_margins("w:tblCellMar", 0, _TEPI_DXA, _TEPI_DXA)
    tampilan = sifat.find(qn("w:tblLook"))
    sifat.append(tepi) if tampilan is None else tampilan.addprevious(tepi)
