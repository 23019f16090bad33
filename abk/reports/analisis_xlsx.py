"""The tables of the analyses as one workbook: what to ask, how sure, who could move, what changed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format

from abk.hasil import ringkas_hukum
from abk.kegiatan import Kegiatan
from abk.reports.analisis import LembarAnalisis
from abk.tulisan.format import hampa
from abk.tulisan.sel import BUKU_TEKS, teks_sel

_LEBAR_MAKS = 60
_A4 = 9
_TINGGI = 15
"""Height of a line. [pt]"""


def analisis_xlsx(semua: Sequence[LembarAnalisis], k: Kegiatan) -> bytes:
    """The workbook.

    Parameters
    ----------
    semua : :func:`abk.reports.analisis.tabel_analisis`
    k : the kegiatan that they are about

    Returns
    -------
    bytes
        An .xlsx; the first sheet says what the others hold. The same tables give the same bytes.
    """
    isi = io.BytesIO()
    with xlsxwriter.Workbook(isi, BUKU_TEKS) as buku:
        buku.set_properties(
            {"created": pd.Timestamp("2000-01-01").to_pydatetime(), "title": teks_sel(k.judul)}
        )
        tebal = buku.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        formats = _CellFormats(
            tebal,
            buku.add_format({"text_wrap": True, "valign": "top"}),
            buku.add_format({"num_format": "#,##0.00##", "valign": "top"}),
            buku.add_format({"num_format": "General", "valign": "top"}),
        )
        petunjuk = pd.DataFrame(
            [
                ("Kegiatan", k.judul),
                ("Instansi", k.instansi),
                *ringkas_hukum(k),
                *((satu.nama, satu.arti) for satu in semua),
            ],
            columns=["Lembar", "Isinya"],
        )
        _tulis(buku.add_worksheet("Petunjuk"), petunjuk, formats)
        for satu in semua:
            _tulis(buku.add_worksheet(satu.nama), satu.tabel, formats)
    return isi.getvalue()


class _CellFormats(NamedTuple):
    """How cells look: a head, a text, a fraction, a whole number."""

    kepala: Format
    teks: Format
    pecahan: Format
    utuh: Format


def _tulis(lembar: xlsxwriter.worksheet.Worksheet, tabel: pd.DataFrame, formats: _CellFormats) -> None:
    """One sheet; printed on A4 landscape, one page wide, its head on every page."""
    lembar.freeze_panes(1, 0)
    lembar.set_landscape()
    lembar.set_paper(_A4)
    lembar.fit_to_pages(1, 0)
    lembar.repeat_rows(0)
    for n, kolom in enumerate(tabel.columns):
        lembar.write_string(0, n, str(kolom).replace("_", " "), formats.kepala)
        lebar = len(str(kolom))
        for baris, nilai in enumerate(tabel[kolom].tolist(), 1):
            lebar = max(lebar, _sel(lembar, baris, n, nilai, formats))
        lembar.set_column(n, n, min(lebar + 2, _LEBAR_MAKS))
    teks = tabel.select_dtypes(include=["object", "str"]).fillna("").astype("str")
    for baris, isi in enumerate(teks.to_numpy(), 1):  # wrapped lines need room in every office program
        if (garis := max((-(-len(satu) // (_LEBAR_MAKS - 6)) for satu in isi), default=1)) > 1:
            lembar.set_row(baris, _TINGGI * garis)
    if len(tabel):
        lembar.autofilter(0, 0, len(tabel), len(tabel.columns) - 1)


def _sel(
    lembar: xlsxwriter.worksheet.Worksheet, baris: int, kolom: int, nilai: object, formats: _CellFormats
) -> int:
    """Write a cell; its width in letters."""
    if hampa(nilai):
        return 0
    if isinstance(nilai, bool):
        nilai = "ya" if nilai else "tidak"
    if isinstance(nilai, (int, float, Fraction)):
        angka = round(float(nilai), 6)
        lembar.write_number(baris, kolom, angka, formats.utuh if angka.is_integer() else formats.pecahan)
        return 12
    teks = teks_sel(nilai)
    lembar.write_string(baris, kolom, teks, formats.teks)
    return len(teks)
