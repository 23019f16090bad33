"""The chart as a Word document: a landscape section a sheet, on the paper that the sheet needs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from lxml import etree

from abk.kegiatan import Kegiatan
from abk.naskah.layout import sheet
from abk.naskah.layout.sheet import paragraph
from abk.naskah.peta.layout import HURUF, HURUF_ANGKA, SPASI, TEPI, TINGGI_ANGKA, Letak, Susunan
from abk.naskah.peta.sheets import (
    JUDUL,
    LEGENDA,
    TEPI_MM,
    UKURAN_MM,
    LembarPeta,
    bawah_judul,
    judul_peta,
    kaki,
)
from abk.naskah.word.package import packed

_IDS = 100_000
"""Numbers kept for the shapes of one sheet."""


def word(k: Kegiatan, lembar: Sequence[LembarPeta]) -> bytes:
    """The sheets as a docx; equal sheets, equal bytes."""
    document = sheet.new_document(landscape=True, spacing=1.0)
    document.core_properties.title = judul_peta(k, lembar)
    for n, satu in enumerate(lembar):
        section = document.sections[0] if n == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        _paper(section, satu)
        _footer(section, k, satu)
        _sheet(document, k, satu)
    return packed(document)


def _paper(section: Any, satu: LembarPeta) -> None:
    width, height = UKURAN_MM[satu.kertas]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(TEPI_MM))
    section.header_distance = section.footer_distance = Mm(7)


def _footer(section: Any, k: Kegiatan, satu: LembarPeta) -> None:
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    line.add_run(kaki(k, satu)).font.size = Pt(7)


def _sheet(document: Any, k: Kegiatan, satu: LembarPeta) -> None:
    paragraph(document, JUDUL, "center", bold=True, size=11, keep=True)
    paragraph(document, satu.judul.upper(), "center", bold=True, size=11, keep=True)
    paragraph(document, bawah_judul(k, satu), "center", size=8, after=6, keep=True)
    line = paragraph(document, align="center", after=4)
    drawing = OxmlElement("w:drawing")
    drawing.append(shapes(satu.susunan, satu.judul, satu.uraian, satu.nomor * _IDS))
    line.add_run()._r.append(drawing)  # noqa: SLF001
    paragraph(document, satu.jumlah, size=8)
    paragraph(document, LEGENDA, size=7.5)


_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NS = {"a": _A, "w": _W, "wp": _WP, "wpg": _WPG, "wps": _WPS}
_EMU = 12700
"""English metric units in a point."""
_HITAM, _ABU, _PUTIH = "111111", "E6E9ED", "FFFFFF"
_GARIS = 0.75


def shapes(susunan: Susunan, judul: str, uraian: str, nomor: int) -> Any:
    """A layout as an inline group; ``nomor``: first of the numbers that name its shapes in the document."""
    akar = etree.Element(_nama("wp:inline"), nsmap=_NS)
    for sisi in ("distT", "distB", "distL", "distR"):
        akar.set(sisi, "0")
    ukuran = {"cx": _emu(susunan.lebar), "cy": _emu(susunan.tinggi)}
    _di(akar, "wp:extent", **ukuran)
    _di(akar, "wp:docPr", id=str(nomor), name=judul, descr=uraian)
    _di(akar, "wp:cNvGraphicFramePr")
    data = _di(_di(akar, "a:graphic"), "a:graphicData", uri=_WPG)
    kelompok = _di(data, "wpg:wgp")
    _di(kelompok, "wpg:cNvGrpSpPr")
    letak = _di(_di(kelompok, "wpg:grpSpPr"), "a:xfrm")
    nol = {"x": "0", "y": "0"}
    for tag, isi in (("off", nol), ("ext", ukuran), ("chOff", nol), ("chExt", ukuran)):
        _di(letak, f"a:{tag}", **isi)
    for awal, akhir in susunan.garis:
        _garis(kelompok, *awal, *akhir)
    for satu in susunan.kotak:
        _kotak(kelompok, satu)
        atas = satu.y + satu.tinggi - TINGGI_ANGKA
        for x in (*accumulate(satu.kolom[:-1]),):
            _garis(kelompok, satu.x + x, atas, satu.x + x, satu.y + satu.tinggi)
    for n, tanda in enumerate(kelompok.iter(_nama("wps:cNvPr")), nomor + 1):
        tanda.set("id", str(n))
    return akar


def _bentuk(kelompok: Any, nama: str, jenis: str, prst: str, tempat: tuple[float, ...]) -> tuple[Any, Any]:
    """A shape and its properties, with its place."""
    bentuk = _di(kelompok, "wps:wsp")
    _di(bentuk, "wps:cNvPr", id="0", name=nama)
    _di(bentuk, jenis)
    sifat = _di(bentuk, "wps:spPr")
    x, y, lebar, tinggi = map(_emu, tempat)
    letak = _di(sifat, "a:xfrm")
    _di(letak, "a:off", x=x, y=y)
    _di(letak, "a:ext", cx=lebar, cy=tinggi)
    _di(_di(sifat, "a:prstGeom", prst=prst), "a:avLst")
    return bentuk, sifat


def _garis(kelompok: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    tempat = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    bentuk, sifat = _bentuk(kelompok, "garis", "wps:cNvCnPr", "line", tempat)
    _pena(sifat)
    _di(bentuk, "wps:bodyPr")


def _kotak(kelompok: Any, satu: Letak) -> None:
    tempat = (satu.x, satu.y, satu.lebar, satu.tinggi)
    bentuk, sifat = _bentuk(kelompok, satu.kotak.nama, "wps:cNvSpPr", "rect", tempat)
    warna = _PUTIH if satu.kotak.jenis == "jabatan" else _ABU
    _di(_di(sifat, "a:solidFill"), "a:srgbClr", val=warna)
    _pena(sifat, putus=satu.kotak.jenis == "unit")
    isi = _di(_di(bentuk, "wps:txbx"), "w:txbxContent")
    for baris in satu.baris:
        _run(_paragraf(isi, HURUF * SPASI), baris, HURUF)
    if satu.kotak.angka:
        _angka(isi, satu)
    tepi = {"lIns": "0", "tIns": _emu(TEPI), "rIns": "0", "bIns": "0"}
    _di(_di(bentuk, "wps:bodyPr", wrap="square", **tepi, anchor="t"), "a:noAutofit")


def _angka(isi: Any, satu: Letak) -> None:
    """The figures: a line under the name, each in the middle of its column."""
    paragraf = _paragraf(isi, TINGGI_ANGKA, sebelum=TEPI - 1, rata="left", garis=True)
    sifat = paragraf.find(_nama("w:pPr"))
    tab = etree.Element(_nama("w:tabs"))
    for kanan, lebar in zip(accumulate(satu.kolom), satu.kolom, strict=True):
        pos = str(round((kanan - lebar / 2) * 20))
        _di(tab, "w:tab", **{_nama("w:val"): "center", _nama("w:pos"): pos})
    sifat.insert(1, tab)
    for teks in satu.kotak.angka:
        run = _run(paragraf, "", HURUF_ANGKA)
        run.insert(1, etree.Element(_nama("w:tab")))
        run.find(_nama("w:t")).text = teks


def _paragraf(
    isi: Any, tinggi: float, *, sebelum: float = 0, rata: str = "center", garis: bool = False
) -> Any:
    paragraf = _di(isi, "w:p")
    sifat = _di(paragraf, "w:pPr")
    if garis:
        atas = {"val": "single", "sz": "6", "space": "0", "color": _HITAM}
        _di(_di(sifat, "w:pBdr"), "w:top", **{_nama(f"w:{n}"): v for n, v in atas.items()})
    jarak = {"before": _dua(sebelum), "after": "0", "line": _dua(tinggi), "lineRule": "exact"}
    _di(sifat, "w:spacing", **{_nama(f"w:{n}"): v for n, v in jarak.items()})
    _di(sifat, "w:jc", **{_nama("w:val"): rata})
    return paragraf


def _run(paragraf: Any, teks: str, ukuran: float) -> Any:
    run = _di(paragraf, "w:r")
    huruf = _di(run, "w:rPr")
    _di(huruf, "w:rFonts", **{_nama(f"w:{n}"): "Arial" for n in ("ascii", "hAnsi", "cs")})
    _di(huruf, "w:color", **{_nama("w:val"): _HITAM})
    _di(huruf, "w:sz", **{_nama("w:val"): str(round(ukuran * 2))})
    _di(run, "w:t").text = teks
    return run


def _pena(sifat: Any, *, putus: bool = False) -> None:
    garis = _di(sifat, "a:ln", w=_emu(_GARIS))
    _di(_di(garis, "a:solidFill"), "a:srgbClr", val=_HITAM)
    if putus:
        _di(garis, "a:prstDash", val="dash")


def _emu(titik: float) -> str:
    return str(round(titik * _EMU))


def _dua(titik: float) -> str:
    """Twentieths of a point."""
    return str(round(titik * 20))


def _nama(nama: str) -> str:
    awalan, _, lokal = nama.partition(":")
    return f"{{{_NS[awalan]}}}{lokal}"


def _di(induk: Any, nama: str, **sifat: str) -> Any:
    return etree.SubElement(induk, _nama(nama), dict(sifat))
