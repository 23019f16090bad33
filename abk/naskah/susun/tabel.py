"""Tables of a template: fixed widths, header rows that repeat, rows that do not break."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Cell

from abk.naskah.susun.lembar import paragraf

UKURAN_TABEL = 9.5
"""Size of text in ruled tables. [pt]"""
_WARNA_KEPALA = "EDEDED"
_JARAK, _JARAK_TEGAK = 57, 28  # twentieths of a point between rule and text


def _elemen(nama: str, **atribut: str) -> Any:
    satu = OxmlElement(nama)
    for kunci, nilai in atribut.items():
        satu.set(qn(f"w:{kunci}"), nilai)
    return satu


def _jarak_sel(tegak: int, kiri: int, kanan: int) -> Any:
    satu = _elemen("w:tblCellMar")
    for sisi, jarak in (("top", tegak), ("left", kiri), ("bottom", tegak), ("right", kanan)):
        satu.append(_elemen(f"w:{sisi}", w=str(jarak), type="dxa"))
    return satu


def _urutkan(sifat: Any) -> None:
    """Put the properties of a table in the order of the schema, which Word insists on."""
    urutan = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")
    anak = sorted(sifat, key=lambda satu: urutan.index(satu.tag.rsplit("}", 1)[-1]))
    for satu in anak:
        sifat.remove(satu)
        sifat.append(satu)


def tabel(induk: Any, lebar: Sequence[float], *, bergaris: bool = True, sela: int = 0) -> Any:
    """Add a table without rows.

    Parameters
    ----------
    induk : document or cell
    lebar : sequence of float
        Width of each column; they are fixed. [cm]
    bergaris : bool
        Ruled, or only for layout.
    sela : int
        Room to the right of each cell of a table for layout. [1/20 pt]

    Returns
    -------
    docx.table.Table
    """
    # a cell has no width argument; a document places the table at its margins
    satu = induk.add_table(rows=0, cols=len(lebar))
    satu.style = "Table Grid" if bergaris else "Normal Table"
    satu.alignment = WD_TABLE_ALIGNMENT.LEFT
    satu.autofit = False
    sifat = satu._tbl.tblPr  # noqa: SLF001
    for lama in sifat.findall(qn("w:tblW")):
        sifat.remove(lama)
    jarak = _JARAK if bergaris else 0
    sifat.append(_elemen("w:tblW", w=str(round(sum(lebar) * 567)), type="dxa"))
    # the outer rules, or the text of a table for layout, stand exactly at the margins
    sifat.append(_elemen("w:tblInd", w=str(jarak), type="dxa"))
    sifat.append(_jarak_sel(_JARAK_TEGAK if bergaris else 0, jarak, jarak or sela))
    _urutkan(sifat)
    for kolom, cm in zip(satu.columns, lebar, strict=True):
        kolom.width = Cm(cm)
    return satu


def jangan_putus(baris: Any) -> None:
    """Keep a row on one page."""
    baris._tr.get_or_add_trPr().append(_elemen("w:cantSplit"))  # noqa: SLF001


def _jadi_kepala(baris: Any) -> None:
    baris._tr.get_or_add_trPr().append(_elemen("w:tblHeader"))  # noqa: SLF001


def _sisip(sel: Any, satu: Any) -> None:
    """Put a property of a cell at its place in the schema: frame, shading, then alignment."""
    sesudah = ("w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")
    awal = ("w:shd",) if satu.tag == qn("w:tcBorders") else ()
    sel._tc.get_or_add_tcPr().insert_element_before(satu, *awal, *sesudah)  # noqa: SLF001


def arsir(sel: Any, warna: str = _WARNA_KEPALA) -> None:
    """Shade a cell."""
    _sisip(sel, _elemen("w:shd", val="clear", color="auto", fill=warna))


def kotak(sel: Any, warna: str = "7F7F7F") -> None:
    """Draw a frame around one cell."""
    garis = _elemen("w:tcBorders")
    for sisi in ("top", "left", "bottom", "right"):
        garis.append(_elemen(f"w:{sisi}", val="single", sz="6", space="0", color=warna))
    _sisip(sel, garis)


def tinggi_baris(baris: Any, cm: float, *, tepat: bool = False) -> None:
    """Set the height of a row: at least, or exactly. [cm]"""
    baris.height = Cm(cm)
    baris.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY if tepat else WD_ROW_HEIGHT_RULE.AT_LEAST


def isi_sel(sel: Any, teks: str, rata: str = "kiri", **lain: Any) -> None:
    """Put text into a cell; the first text takes the paragraph that every cell begins with."""
    kosong = sel.paragraphs[0] if len(sel.paragraphs) == 1 and not sel.paragraphs[0].text else None
    paragraf(sel, teks, rata, **lain)
    if kosong is not None:
        kosong._element.getparent().remove(kosong._element)  # noqa: SLF001


def _baris_baru(satu: Any) -> Any:
    baris = satu.add_row()
    lebar = [kolom.width for kolom in satu.columns]
    for sel, ukuran in zip(baris.cells, lebar, strict=True):
        sel.width = ukuran
    return baris


def baris(
    satu: Any,
    isi: Sequence[str],
    rata: Sequence[str] = (),
    *,
    tebal: bool = False,
    ukuran: float | None = UKURAN_TABEL,
    putus: bool = False,
) -> Any:
    """Add a row.

    Parameters
    ----------
    satu : docx.table.Table
    isi : sequence of str
        Text of each cell.
    rata : sequence of {"kiri", "tengah", "kanan", "penuh"}
        Alignment of each cell; left where not given.
    putus : bool
        Whether the row may break across pages.

    Returns
    -------
    docx.table._Row
    """
    hasil = _baris_baru(satu)
    arah = [*rata, *["kiri"] * (len(isi) - len(rata))]
    for sel, teks, letak in zip(hasil.cells, isi, arah, strict=True):
        isi_sel(sel, teks, letak, tebal=tebal, ukuran=ukuran)
    if not putus:
        jangan_putus(hasil)
    return hasil


def baris_kepala(satu: Any, isi: Sequence[str], *, ukuran: float = UKURAN_TABEL) -> Any:
    """Add a header row: bold, shaded, repeated on every page that the table reaches."""
    hasil = baris(satu, isi, ["tengah"] * len(isi), tebal=True, ukuran=ukuran)
    _jadi_kepala(hasil)
    for sel in hasil.cells:
        arsir(sel)
        sel.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for isi_ in sel.paragraphs:
            isi_.paragraph_format.keep_with_next = True
    return hasil


def baris_perintah(satu: Any, kode: str) -> None:
    """Add a row that holds only a line of the template's language and vanishes from the document."""
    hasil = _baris_baru(satu)
    isi_sel(hasil.cells[0], f"{{%tr {kode} %}}")


def baris_ulang(
    satu: Any,
    untuk: str,
    isi: Sequence[str],
    rata: Sequence[str] = (),
    *,
    ukuran: float = UKURAN_TABEL,
    putus: bool = False,
) -> Any:
    """Add a row that is repeated for each element of a list, e.g. ``b in baris``.

    Returns
    -------
    docx.table._Row
        The row itself, for shading and the like.
    """
    baris_perintah(satu, f"for {untuk}")
    hasil = baris(satu, isi, rata, ukuran=ukuran, putus=putus)
    baris_perintah(satu, "endfor")
    return hasil


def tabel_data(
    induk: Any,
    kolom: Sequence[tuple[str, float, str, str]],
    untuk: str,
    *,
    ukuran: float = UKURAN_TABEL,
) -> Any:
    """Add a ruled table with a repeating header row and one row for each element of a list.

    Parameters
    ----------
    induk : document or cell
    kolom : sequence of (heading, width [cm], text, alignment)
    untuk : str
        e.g. ``b in baris``.

    Returns
    -------
    docx.table.Table
    """
    satu = tabel(induk, [lebar for _, lebar, _, _ in kolom])
    baris_kepala(satu, [nama for nama, _, _, _ in kolom], ukuran=ukuran)
    baris_ulang(satu, untuk, [teks for *_, teks, _ in kolom], [rata for *_, rata in kolom], ukuran=ukuran)
    return satu


def tabel_isian(
    induk: Any,
    isi: Sequence[tuple[str, str]],
    lebar_label: float,
    lebar: float,
    *,
    ukuran: float | None = None,
) -> Any:
    """Add the head fields of a document: label, colon, value, without rules.

    Parameters
    ----------
    isi : sequence of (label, value)
    lebar_label, lebar : float
        Width of the labels and of the whole. [cm]

    Returns
    -------
    docx.table.Table
    """
    satu = tabel(induk, [lebar_label, 0.5, lebar - lebar_label - 0.5], bergaris=False)
    for label, nilai in isi:
        baris(satu, [label, ":", nilai], ukuran=ukuran, putus=True)
    return satu


def sel_ulang(
    baris_: Any, kolom: int, untuk: str, teks: str, *, tebal: bool = False, ukuran: float = UKURAN_TABEL
) -> None:
    """Repeat a cell of a row for each element of a list: as many columns as the list is long.

    Parameters
    ----------
    baris_ : docx.table._Row
    kolom : int
        Which cell; its width is that of each repeated one.
    untuk : str
        e.g. ``h in hari``.
    teks : str
    """
    asal = baris_.cells[kolom]
    awal, akhir = deepcopy(asal._tc), deepcopy(asal._tc)  # noqa: SLF001
    asal._tc.addprevious(awal)  # noqa: SLF001
    asal._tc.addnext(akhir)  # noqa: SLF001
    for satu, kode in ((awal, f"{{%tc for {untuk} %}}"), (akhir, "{%tc endfor %}")):
        isi_sel(_Cell(satu, asal._parent), kode)  # noqa: SLF001
    isi_sel(asal, teks, "tengah", tebal=tebal, ukuran=ukuran)
