"""Ruled tables of a template with rows in groups: a heading for each group, its rows, its sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from abk.naskah.susun.lembar import Rata, paragraf
from abk.naskah.susun.tabel import UKURAN_TABEL, arsir, baris, baris_kepala, baris_perintah, isi_sel, tabel

WARNA_KELOMPOK = "F5F5F5"
"""Shade of the heading of a group."""


@dataclass(frozen=True)
class Kolom:
    """A column: heading, width [cm], text of its cells in the template's language, alignment."""

    judul: str
    lebar: float
    isi: str
    rata: Rata = "kiri"


def rapatkan(hasil: Any, ukuran: float) -> Any:
    """Give the ends of the paragraphs of a row the size of its text, so that an empty cell adds no height.

    Parameters
    ----------
    hasil : docx.table._Row
    ukuran : float
        [pt]

    Returns
    -------
    docx.table._Row
        The same row.
    """
    for satu in hasil._tr.iter(qn("w:p")):  # noqa: SLF001
        sifat = satu.get_or_add_pPr()
        if sifat.find(qn("w:rPr")) is None:
            akhir, besar = OxmlElement("w:rPr"), OxmlElement("w:sz")
            besar.set(qn("w:val"), str(round(ukuran * 2)))
            akhir.append(besar)
            sifat.append(akhir)
    return hasil


def tabel_kolom(
    induk: Any, kolom: Sequence[Kolom], *, ukuran: float = UKURAN_TABEL, bernomor: bool = False
) -> Any:
    """Add a ruled table with its header row, which repeats; rows are added by the caller.

    Parameters
    ----------
    induk : document or cell
    kolom : sequence of Kolom
    ukuran : float
        Size of the text. [pt]
    bernomor : bool
        Whether a second header row numbers the columns, as official forms do.

    Returns
    -------
    docx.table.Table
    """
    satu = tabel(induk, [k.lebar for k in kolom])
    baris_kepala(satu, [k.judul for k in kolom], ukuran=ukuran)
    if bernomor:
        baris_kepala(satu, [f"({n})" for n in range(1, len(kolom) + 1)], ukuran=ukuran - 1.5)
    return satu


def kepala_bertingkat(
    satu: Any, atas: Sequence[tuple[str, int]], bawah: Sequence[str], *, ukuran: float = UKURAN_TABEL
) -> None:
    """Add a header of two rows, which repeats: a group over its columns, a single column over both rows.

    Parameters
    ----------
    satu : docx.table.Table
    atas : sequence of (heading, number of columns that it covers)
    bawah : sequence of str
        Heading of every column; under a single column it is not used.
    """
    baris_atas = baris_kepala(satu, [""] * len(bawah), ukuran=ukuran)
    tunggal = [banyak == 1 for _, banyak in atas for _ in range(banyak)]
    isi = ["" if sendiri else judul for judul, sendiri in zip(bawah, tunggal, strict=True)]
    baris_bawah = baris_kepala(satu, isi, ukuran=ukuran)
    letak = 0
    for judul, banyak in atas:
        akhir = baris_bawah.cells[letak] if banyak == 1 else baris_atas.cells[letak + banyak - 1]
        sel = baris_atas.cells[letak].merge(akhir)
        isi_sel(sel, judul, "tengah", tebal=True, ukuran=ukuran)
        sel.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        letak += banyak


def baris_isi(satu: Any, kolom: Sequence[Kolom], *, ukuran: float = UKURAN_TABEL, putus: bool = False) -> Any:
    """Add the row that the columns describe."""
    hasil = baris(satu, [k.isi for k in kolom], [k.rata for k in kolom], ukuran=ukuran, putus=putus)
    return rapatkan(hasil, ukuran)


def baris_gabung(
    satu: Any,
    teks: str,
    *,
    rata: Rata = "kiri",
    tebal: bool = True,
    miring: bool = False,
    warna: str = "",
    ukuran: float = UKURAN_TABEL,
    menyatu: bool = False,
) -> Any:
    """Add a row of one cell over the whole width.

    Parameters
    ----------
    menyatu : bool
        Whether it stays on one page with the row after it, as a heading does.
    """
    kosong = [""] * (len(satu.columns) - 1)
    hasil = baris(satu, ["", *kosong], ukuran=ukuran)
    sel = hasil.cells[0].merge(hasil.cells[-1])
    isi_sel(sel, teks, rata, tebal=tebal, miring=miring, ukuran=ukuran, menyatu=menyatu)
    if warna:
        arsir(sel, warna)
    return rapatkan(hasil, ukuran)


def baris_jumlah(
    satu: Any,
    label: str,
    isi: Sequence[tuple[str, ...]],
    *,
    tengah: int = 0,
    ukuran: float = UKURAN_TABEL,
    warna: str = "",
) -> Any:
    """Add a row of sums: a label over the first columns, then one cell for each of the last ones.

    Parameters
    ----------
    label : str
        What is summed; the cell covers the columns that have no sum.
    isi : sequence of tuple of str
        The last cells, each as its lines.
    tengah : int
        How many of the last cells are centred; the others are flush right.
    """
    awal = len(satu.columns) - len(isi)
    hasil = baris(satu, [""] * len(satu.columns), ukuran=ukuran)
    sel = hasil.cells[0].merge(hasil.cells[awal - 1]) if awal > 1 else hasil.cells[0]
    isi_sel(sel, label, "kanan", tebal=True, ukuran=ukuran)
    for letak, teks in enumerate(isi):
        arah: Rata = "tengah" if letak >= len(isi) - tengah else "kanan"
        milik = hasil.cells[awal + letak]
        isi_sel(milik, teks[0], arah, tebal=True, ukuran=ukuran)
        for lanjut in teks[1:]:
            paragraf(milik, lanjut, arah, tebal=True, ukuran=ukuran)
    if warna:
        for milik in {id(s._tc): s for s in hasil.cells}.values():  # noqa: SLF001  (a merged cell comes often)
            arsir(milik, warna)
    return rapatkan(hasil, ukuran)


def tabel_kelompok(
    induk: Any,
    kolom: Sequence[Kolom],
    kelompok: str,
    judul: str,
    isi: str,
    *,
    ukuran: float = UKURAN_TABEL,
    bernomor: bool = False,
) -> Any:
    """Add a table whose rows come in groups.

    Parameters
    ----------
    induk : document or cell
    kolom : sequence of Kolom
    kelompok : str
        The groups, e.g. ``u in rekap``.
    judul : str
        Heading of a group.
    isi : str
        The rows of a group, e.g. ``j in u.jabatan``.

    Returns
    -------
    docx.table.Table
        For rows of sums.
    """
    satu = tabel_kolom(induk, kolom, ukuran=ukuran, bernomor=bernomor)
    baris_perintah(satu, f"for {kelompok}")
    baris_gabung(satu, judul, warna=WARNA_KELOMPOK, ukuran=ukuran, menyatu=True)
    baris_perintah(satu, f"for {isi}")
    baris_isi(satu, kolom, ukuran=ukuran)
    baris_perintah(satu, "endfor")
    baris_perintah(satu, "endfor")
    return satu
