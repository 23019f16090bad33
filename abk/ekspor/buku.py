"""Plain tables as a workbook: a heading, a sentence, the rows; text stays text."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import xlsxwriter

from abk.tulisan.format import hampa
from abk.tulisan.sel import seperti_rumus, teks_sel

_WAKTU_TETAP = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - the same bytes on every machine and every day
_LEBAR_MIN, _LEBAR_MAKS = 8, 46
_DESIMAL = 4


class LembarTabel(NamedTuple):
    """A sheet: its name, title, sentences under it, names of its columns, rows, and a last row of sums."""

    nama: str
    judul: str
    catatan: Sequence[str]
    kolom: Sequence[str]
    baris: Sequence[Sequence[Any]]
    jumlah: Sequence[Any] = ()


def buku_tabel(judul: str, lembar: Sequence[LembarTabel]) -> bytes:
    """The workbook; the same tables give the same bytes."""
    isi = io.BytesIO()
    pilihan = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(isi, pilihan) as buku:
        buku.set_properties({"created": _WAKTU_TETAP, "title": teks_sel(judul)[:250]})
        gaya = {
            "judul": buku.add_format({"bold": True, "font_size": 13}),
            "catatan": buku.add_format({"italic": True}),
            "kepala": buku.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E8EDF3"}
            ),
            "sel": buku.add_format({"border": 1, "valign": "top", "text_wrap": True}),
            "rumus": buku.add_format({"border": 1, "valign": "top", "text_wrap": True, "quote_prefix": True}),
            "jumlah": buku.add_format({"border": 1, "bold": True}),
        }
        for satu in lembar:
            _tulis(buku.add_worksheet(satu.nama), satu, gaya)
    return isi.getvalue()


def _tulis(ws: Any, satu: LembarTabel, gaya: dict[str, Any]) -> None:
    ws.write_string(0, 0, teks_sel(satu.judul), gaya["judul"])
    for n, kalimat in enumerate(satu.catatan, 1):
        ws.write_string(n, 0, teks_sel(kalimat), gaya["catatan"])
    kepala = len(satu.catatan) + 2
    lebar = [min(max(len(nama) * 0.6, _LEBAR_MIN), _LEBAR_MAKS) for nama in satu.kolom]
    for n, nama in enumerate(satu.kolom):
        ws.write_string(kepala, n, nama, gaya["kepala"])
    for r, baris in enumerate(satu.baris, kepala + 1):
        for n, nilai in enumerate(baris):
            lebar[n] = max(lebar[n], min(_sel(ws, r, n, nilai, gaya, "sel"), _LEBAR_MAKS))
    for n, nilai in enumerate(satu.jumlah):
        _sel(ws, kepala + 1 + len(satu.baris), n, nilai, gaya, "jumlah")
    for n, besar in enumerate(lebar):
        ws.set_column(n, n, besar + 1)
    ws.freeze_panes(kepala + 1, 0)
    if satu.baris:
        ws.autofilter(kepala, 0, kepala + len(satu.baris), len(satu.kolom) - 1)
    ws.set_landscape()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)
    ws.repeat_rows(kepala)


def _sel(ws: Any, baris: int, kolom: int, nilai: Any, gaya: dict[str, Any], bentuk: str) -> float:
    """Write a cell; its width in letters."""
    if hampa(nilai) or nilai == "":
        ws.write_blank(baris, kolom, None, gaya[bentuk])
        return 0
    if isinstance(nilai, int | float | Fraction) and not isinstance(nilai, bool):
        ws.write_number(baris, kolom, round(float(nilai), _DESIMAL), gaya[bentuk])
        return _LEBAR_MIN
    teks = teks_sel(nilai)
    ws.write_string(baris, kolom, teks, gaya["rumus" if bentuk == "sel" and seperti_rumus(teks) else bentuk])
    return len(teks)
