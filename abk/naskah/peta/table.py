"""A chart as tables in a document, each on a page of its own, in the place that the document keeps for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from abk.naskah.peta.cells import HURUF, HURUF_ANGKA, SELA, SPASI, TEPI, Bagan, Sel
from abk.naskah.word.elements import qn

_SISI = {"t": "top", "l": "left", "b": "bottom", "r": "right"}
"""Borders of a cell in the order of the schema."""
_ABU = "E6E9ED"
_JUDUL, _KECIL = 10.0, 8.0
_HURUF = "Arial"
"""Of boxes, whose widths are measured in it."""
_URAIAN = "Kotak jabatan dengan kelas, B, K, dan +/−; garis adalah garis komando."


def put_charts(place: Any, sheets: Sequence[Bagan]) -> None:
    """Replace a paragraph by the sheets of a chart, each but the first on a new page."""
    for n, satu in enumerate(sheets, 1):
        nomor = f"Lembar {n} dari {len(sheets)}" if len(sheets) > 1 else ""
        for ke, teks in enumerate(filter(None, (satu.judul.upper(), nomor))):
            judul = _paragraf(place.getparent(), teks, _KECIL if ke else _JUDUL, tebal=not ke, huruf="")
            _sifat(judul, baru=n > 1 and ke == 0)
            place.addprevious(judul)
        place.addprevious(_tabel(satu))
    # Word wants a paragraph behind a table; that of the place becomes a line of no height
    for anak in list(place):
        place.remove(anak)
    _jarak(_di(place, "w:pPr"), 1.0)


def _tabel(satu: Bagan) -> Any:
    tabel = etree.Element(qn("w:tbl"))
    sifat = _di(tabel, "w:tblPr")
    _di(sifat, "w:tblW", w=_dua(sum(satu.kolom)), type="dxa")
    _di(sifat, "w:jc", val="center")
    _di(sifat, "w:tblLayout", type="fixed")
    tepi = _di(sifat, "w:tblCellMar")
    for sisi in ("left", "right"):
        _di(tepi, f"w:{sisi}", w=_dua(TEPI), type="dxa")
    _di(sifat, "w:tblCaption", val=f"Peta jabatan {satu.judul}")
    _di(sifat, "w:tblDescription", val=_URAIAN)
    kisi = _di(tabel, "w:tblGrid")
    for lebar in satu.kolom:
        _di(kisi, "w:gridCol", w=_dua(lebar))
    for tinggi, isi in zip(satu.tinggi, satu.baris, strict=True):
        _baris(tabel, satu.kolom, tinggi, isi)
    return tabel


def _baris(tabel: Any, kolom: Sequence[float], tinggi: float, isi: Sequence[Sel]) -> None:
    baris = _di(tabel, "w:tr")
    sifat = _di(baris, "w:trPr")
    _di(sifat, "w:cantSplit")
    _di(sifat, "w:trHeight", val=_dua(tinggi), hRule="exact" if tinggi == SELA else "atLeast")
    x = 0
    for satu in isi:
        sel = _di(baris, "w:tc")
        bentuk = _di(sel, "w:tcPr")
        _di(bentuk, "w:tcW", w=_dua(sum(kolom[x : x + satu.rentang])), type="dxa")
        if satu.rentang > 1:
            _di(bentuk, "w:gridSpan", val=str(satu.rentang))
        if satu.tepi:
            _tepi(_di(bentuk, "w:tcBorders"), satu.tepi)
        if satu.abu:
            _di(bentuk, "w:shd", val="clear", color="auto", fill=_ABU)
        _di(bentuk, "w:vAlign", val="center")
        for teks in satu.teks or ("",):
            paragraf = _paragraf(sel, teks, HURUF_ANGKA if satu.angka else HURUF)
            _jarak(paragraf.find(qn("w:pPr")), SPASI if teks else 1.0)
            sel.append(paragraf)
        x += satu.rentang


def _tepi(garis: Any, tepi: str) -> None:
    for huruf, sisi in _SISI.items():
        if huruf in tepi.lower():
            gaya = "dashed" if huruf.upper() in tepi else "single"
            _di(garis, f"w:{sisi}", val=gaya, sz="6", space="0", color="111111")


def _paragraf(induk: Any, teks: str, ukuran: float, *, tebal: bool = False, huruf: str = _HURUF) -> Any:
    """A line in the middle, kept on one page with what follows; in the font of the document unless given."""
    paragraf = induk.makeelement(qn("w:p"))
    sifat = _di(paragraf, "w:pPr")
    _di(sifat, "w:keepNext")
    _di(sifat, "w:jc", val="center")
    if teks:
        run = _di(paragraf, "w:r")
        rupa = _di(run, "w:rPr")
        if huruf:
            _di(rupa, "w:rFonts", ascii=huruf, hAnsi=huruf, cs=huruf)
        if tebal:
            _di(rupa, "w:b")
        _di(rupa, "w:sz", val=str(round(ukuran * 2)))
        _di(run, "w:t").text = teks
    return paragraf


def _sifat(paragraf: Any, *, baru: bool) -> None:
    """Give a heading its page and the room under it."""
    sifat = paragraf.find(qn("w:pPr"))
    if baru:
        sifat.insert(1, sifat.makeelement(qn("w:pageBreakBefore")))
    jarak = sifat.makeelement(qn("w:spacing"), {qn("w:after"): "60"})
    sifat.find(qn("w:jc")).addprevious(jarak)


def _jarak(sifat: Any, tinggi: float) -> None:
    """Lines of a height, with nothing before and after."""
    nilai = {"before": "0", "after": "0", "line": _dua(tinggi), "lineRule": "exact"}
    jarak = sifat.makeelement(qn("w:spacing"), {qn(f"w:{n}"): v for n, v in nilai.items()})
    rata = sifat.find(qn("w:jc"))
    if rata is None:
        sifat.append(jarak)
    else:
        rata.addprevious(jarak)


def _dua(titik: float) -> str:
    """Twentieths of a point."""
    return str(round(titik * 20))


def _di(induk: Any, nama: str, **sifat: str) -> Any:
    return etree.SubElement(induk, qn(nama), {qn(f"w:{n}"): v for n, v in sifat.items()})
