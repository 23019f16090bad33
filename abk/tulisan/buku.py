"""Plain tables as a workbook, in the one look that they all have; text stays text."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

import xlsxwriter

from abk.tulisan.format import hampa
from abk.tulisan.sel import BUKU_TEKS, seperti_rumus, teks_sel

WAKTU_TETAP = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - the same bytes on every machine and every day
"""When every workbook was made."""
_LEBAR_MIN, _LEBAR_MAKS = 6, 70
_TINGGI_BARIS, _RENGGANG = 15.0, 1.0
_DESIMAL = 6
_A3, _A4, _KOLOM_A4 = 8, 9, 18


class LembarTabel(NamedTuple):
    """A sheet: its name, title, sentences under it, names of its columns, rows, and a last row of sums.

    Without a title the table begins in the first row.
    """

    nama: str
    judul: str
    catatan: Sequence[str]
    kolom: Sequence[str]
    baris: Sequence[Sequence[Any]]
    jumlah: Sequence[Any] = ()


def buku_tabel(judul: str, lembar: Sequence[LembarTabel]) -> bytes:
    """The workbook; the same tables give the same bytes."""
    isi = io.BytesIO()
    with xlsxwriter.Workbook(isi, BUKU_TEKS) as buku:
        buku.set_properties({"created": WAKTU_TETAP, "title": teks_sel(judul)[:250]})
        gaya = {
            "judul": buku.add_format({"bold": True, "font_size": 13}),
            "catatan": buku.add_format({"italic": True}),
            "kepala": buku.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E8EDF3"}
            ),
            "sel": buku.add_format({"border": 1, "valign": "top", "text_wrap": True}),
            "rumus": buku.add_format({"border": 1, "valign": "top", "text_wrap": True, "quote_prefix": True}),
            "pecahan": buku.add_format({"border": 1, "valign": "top", "num_format": "#,##0.00##"}),
            "jumlah": buku.add_format({"border": 1, "bold": True}),
        }
        for satu in lembar:
            _tulis(buku.add_worksheet(satu.nama), satu, gaya)
    return isi.getvalue()


def _tulis(ws: Any, satu: LembarTabel, gaya: dict[str, Any]) -> None:
    kepala = 0
    if satu.judul:
        kepala = len(satu.catatan) + 2
        ws.write_string(0, 0, teks_sel(satu.judul), gaya["judul"])
        for n, kalimat in enumerate(satu.catatan, 1):
            ws.write_string(n, 0, teks_sel(kalimat), gaya["catatan"])
    semua = (*satu.baris, satu.jumlah) if satu.jumlah else satu.baris
    lebar = [_lebar(nama, (baris[n] for baris in semua)) for n, nama in enumerate(satu.kolom)]
    for n, nama in enumerate(satu.kolom):
        ws.write_string(kepala, n, nama, gaya["kepala"])
        ws.set_column(n, n, lebar[n] + 1)
    ws.set_row(kepala, _tinggi(satu.kolom, lebar))
    for r, baris in enumerate(satu.baris, kepala + 1):
        ws.set_row(r, _tinggi(baris, lebar))
        for n, nilai in enumerate(baris):
            _sel(ws, r, n, nilai, gaya, "sel")
    for n, nilai in enumerate(satu.jumlah):
        _sel(ws, kepala + 1 + len(satu.baris), n, nilai, gaya, "jumlah")
    ws.freeze_panes(kepala + 1, 0)
    if satu.baris:
        ws.autofilter(kepala, 0, kepala + len(satu.baris), len(satu.kolom) - 1)
    ws.set_landscape()
    ws.set_paper(_A3 if len(satu.kolom) > _KOLOM_A4 else _A4)
    ws.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    ws.fit_to_pages(1, 0)
    ws.repeat_rows(kepala)


def _lebar(nama: str, isi: Iterable[Any]) -> float:
    """Width of a column in letters: of what it holds, within bounds; its heading may be broken at spaces."""
    terpanjang = max(map(_panjang, isi), default=0)
    return min(max(terpanjang, _LEBAR_MIN, *(len(kata) for kata in nama.split())), _LEBAR_MAKS)


def _panjang(nilai: Any) -> int:
    """Letters of a value as it is shown; a number that is wider than its column shows as hashes."""
    if isinstance(nilai, str):
        return len(teks_sel(nilai))
    if isinstance(nilai, bool) or not isinstance(nilai, int | float | Fraction) or hampa(nilai):
        return 0
    angka = round(float(nilai), _DESIMAL)
    return len(f"{angka:.0f}" if angka.is_integer() else f"{angka:,.4f}")


def _tinggi(isi: Sequence[Any], lebar: Sequence[float]) -> float:
    """Height of a row, since not every program grows a row by itself. [pt]"""
    baris = (ceil(len(v) * _RENGGANG / w) for v, w in zip(isi, lebar, strict=True) if isinstance(v, str))
    return _TINGGI_BARIS * max(1, *baris, 1)


def _sel(ws: Any, baris: int, kolom: int, nilai: Any, gaya: dict[str, Any], bentuk: str) -> None:
    if hampa(nilai) or nilai == "":
        ws.write_blank(baris, kolom, None, gaya[bentuk])
    elif isinstance(nilai, int | float | Fraction) and not isinstance(nilai, bool):
        angka = round(float(nilai), _DESIMAL)
        pecahan = bentuk == "sel" and not angka.is_integer()
        ws.write_number(baris, kolom, angka, gaya["pecahan" if pecahan else bentuk])
    else:
        teks = ("ya" if nilai else "tidak") if isinstance(nilai, bool) else teks_sel(nilai)
        kutip = bentuk == "sel" and seperti_rumus(teks)
        ws.write_string(baris, kolom, teks, gaya["rumus" if kutip else bentuk])
