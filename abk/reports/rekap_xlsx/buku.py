"""The workbook: its formats, its sheets, foreign text made fit for a cell, and the bytes it becomes."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import CellStringTuple, Worksheet

from abk.kegiatan import Kegiatan
from abk.reports.rekap_xlsx.rumus import KOSONG, sel
from abk.tulisan.sel import BUKU_TEKS, seperti_rumus, teks_sel
from abk.tulisan.terurai import data_paket

SIFAT: Mapping[str, dict[str, Any]] = data_paket("abk.reports.rekap_xlsx", "gaya.yaml")
UKURAN: int = SIFAT["dasar"]["font_size"]


def gabungan(nama: tuple[str, ...], inden: int = 0, *, kutip: bool = False) -> dict[str, Any]:
    """Properties of a combination of names; KeyError if one is unknown."""
    sifat: dict[str, Any] = {}
    for satu in ("dasar", *nama):
        sifat |= SIFAT[satu]
    if inden:
        sifat |= {"indent": inden, "align": "left"}  # indentation needs a side
    if kutip:
        sifat["quote_prefix"] = True
    return sifat


@cache
def ukuran_huruf(nama: tuple[str, ...]) -> float:
    """Size of the letters of a combination of names. [pt]"""
    return float(gabungan(nama)["font_size"])


_PANJANG_KAKI = 60
_TINGGI_BARIS = 12.0
_TINGGI_MAKSIMUM = 400.0
_HURUF, _HURUF_KAPITAL = 1.3, 0.95  # letters of the base size in one unit of column width
_FUNGSI_BARU = re.compile(
    "(?:ANCHORARRAY|BYCOL|BYROW|CHOOSECOLS|CHOOSEROWS|DROP|EXPAND|FILTER|HSTACK|LAMBDA|MAKEARRAY|MAP|RANDARRAY|REDUCE"
    "|SCAN|INGLE|SEQUENCE|SORT|SORTBY|SWITCH|TAKE|TEXTSPLIT|TOCOL|TOROW|UNIQUE|VSTACK|WRAPCOLS|WRAPROWS|XLOOKUP)\\("
)
"""Functions that the writer marks as new; a formula of ours that names one is left to it."""
_DIBUAT_TANPA_TAHUN = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the property has no zone


class _Lembar(Worksheet):  # type: ignore[misc]
    """A worksheet that takes a formula as it is, where the writer would look for 29 functions one by one.

    A row is written out once the next one begins, and let go. Its texts stand in the table of the workbook
    all the same: not every reader takes an escape in a text of the sheet itself.
    """

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        galat: int = super()._write_string(row, col, string, cell_format)
        teks = self.table[row][col].string
        nomor = self.str_table._get_shared_string_index(teks)  # noqa: SLF001 - the writer has no other way
        self.table[row][col] = CellStringTuple(nomor, cell_format)
        return galat

    def _write_single_row(self, current_row_num: int = 0) -> None:
        baris = self.previous_row
        self.constant_memory = False  # else it would write them in the sheet
        super()._write_single_row(current_row_num)
        self.constant_memory = True
        self.row_info.pop(baris, None)

    def _check_dimensions(self, row: int, col: int, *lain: bool, **pilihan: bool) -> int:
        galat: int = super()._check_dimensions(row, col, *lain, **pilihan)
        if galat:
            raise ValueError(f"{self.name}: row {row} comes after row {self.previous_row}, or is no row")
        return galat

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        if not _FUNGSI_BARU.search(formula) and not formula.startswith("{"):
            return formula.removeprefix("=")
        isi: str = super()._prepare_formula(formula, expand_future_functions)
        return isi


@dataclass(frozen=True)
class SheetColumn:
    """A printed column: heading, and width in characters."""

    judul: str
    lebar: float


class Buku:
    """A workbook for one kegiatan. Foreign text never becomes a formula, a link or markup."""

    def __init__(self, k: Kegiatan, sementara: Path) -> None:
        self.kegiatan = k
        self._isi = io.BytesIO()
        # row by row, by way of a folder for temporary files: an institution's cells would take gigabytes
        hemat = {"in_memory": False, "constant_memory": True, "tmpdir": str(sementara)}
        self.berkas = Workbook(self._isi, {**BUKU_TEKS, **hemat})
        # A fixed date: the same input gives the same bytes.
        hari = k.pengaturan.tanggal_hukum
        dibuat = dt.datetime(hari.year, hari.month, hari.day) if hari else _DIBUAT_TANPA_TAHUN  # noqa: DTZ001
        self.berkas.set_properties(
            {
                "title": teks_sel(k.judul)[:250],
                "subject": "Rekapitulasi analisis beban kerja",
                "company": teks_sel(k.instansi)[:250],
                "comments": f"kode verifikasi {k.sidik}",
                "created": dibuat,
            }
        )
        self._gaya: dict[tuple[tuple[str, ...], int, bool], Any] = {}

    def gaya(self, *nama: str, inden: int = 0, kutip: bool = False) -> Any:
        """The format of a combination of properties."""
        kunci = (nama, inden, kutip)
        if kunci not in self._gaya:
            self._gaya[kunci] = self.berkas.add_format(gabungan(nama, inden, kutip=kutip))
        return self._gaya[kunci]

    def nama(self, nama: str, alamat: str) -> None:
        """Give an address a name for the formulas."""
        self.berkas.define_name(nama, f"={alamat}")

    def selesai(self) -> bytes:
        """The finished workbook."""
        self.berkas.close()
        return self._isi.getvalue()


class Sheet:
    """One sheet, printed on A4 landscape, one page wide."""

    def __init__(
        self, buku: Buku, nama: str, kolom: Sequence[SheetColumn], bantu: Sequence[SheetColumn] = ()
    ) -> None:
        self.buku, self.nama, self.kolom, self.bantu = buku, nama, tuple(kolom), tuple(bantu)
        self.ws = buku.berkas.add_worksheet(nama, _Lembar)
        self.akhir = len(self.kolom) - 1
        self.kunci = len(self.kolom) + 1  # one empty column between what is printed and what is not
        self.rincian: set[int] = set()
        self._tinggi = (-1, 0.0)
        """The row that is being written, and its height so far. [pt]"""
        self._lebar: dict[tuple[int, int, bool, float], int] = {}
        self._bentangan: set[tuple[int, int]] = set()
        for n, k in enumerate(self.kolom):
            self.ws.set_column(n, n, k.lebar)
        self.ws.set_column(self.akhir + 1, self.akhir + 1, 2)
        for n, k in enumerate(self.bantu, self.kunci):
            self.ws.set_column(n, n, k.lebar)

    # ── cells ─────────────────────────────────────────────────────────────────────────────────
    def teks(self, baris: int, kolom: int, nilai: object, *gaya: str, inden: int = 0) -> None:
        """Write text, whatever it looks like, as text."""
        isi = teks_sel(nilai)
        bentuk = self.buku.gaya(*gaya, inden=inden, kutip=seperti_rumus(isi))
        self.ws.write_string(baris, kolom, isi, bentuk)
        self._tinggikan(baris, isi, kolom, kolom, *gaya)

    def angka(self, baris: int, kolom: int, nilai: float | None, *gaya: str) -> None:
        """Write a number, or an empty cell where there is none."""
        if nilai is None:
            self.ws.write_blank(baris, kolom, None, self.buku.gaya(*gaya))
        else:
            self.ws.write_number(baris, kolom, nilai, self.buku.gaya(*gaya))

    def rumus(
        self, baris: int, kolom: int, rumus: str, nilai: Fraction | float | str | None, *gaya: str
    ) -> None:
        """Write a formula with the value the library has for it; None shows as a dash."""
        if isinstance(nilai, str) and (baris, kolom) not in self._bentangan:
            self._tinggikan(baris, nilai, kolom, kolom, *gaya)
        tampil = KOSONG if nilai is None else float(nilai) if isinstance(nilai, Fraction) else nilai
        self.ws.write_formula(baris, kolom, rumus, self.buku.gaya(*gaya), tampil)

    def kosong(self, baris: int, awal: int, akhir: int, *gaya: str) -> None:
        """Give empty cells a format."""
        for kolom in range(awal, akhir + 1):
            self.ws.write_blank(baris, kolom, None, self.buku.gaya(*gaya))

    def bentang(self, baris: int, nilai: object, *gaya: str, awal: int = 0, akhir: int | None = None) -> None:
        """Write text across columns, in a row high enough for it."""
        ujung = self.akhir if akhir is None else akhir
        isi = teks_sel(nilai)
        self.ws.merge_range(baris, awal, baris, ujung, "", self.buku.gaya(*gaya))
        self.ws.write_string(baris, awal, isi, self.buku.gaya(*gaya, kutip=seperti_rumus(isi)))
        self._bentangan.add((baris, awal))
        self._tinggikan(baris, isi, awal, ujung, *gaya)

    def _tinggikan(self, baris: int, isi: str, awal: int, akhir: int, *gaya: str) -> None:
        if akhir <= self.akhir:  # what stands beside the printed columns may be cut
            perlu = self.tinggi(isi, awal, akhir, *gaya)
            if baris != self._tinggi[0] or perlu > self._tinggi[1]:
                self._tinggi = (baris, perlu)
                self.ws.set_row(baris, perlu, None, {"level": 1} if baris in self.rincian else {})

    def tinggi(self, isi: str, awal: int, akhir: int, *gaya: str) -> float:
        """Height that a text needs, since not every program grows a row by itself. [pt]"""
        ukuran = ukuran_huruf(gaya)
        kunci = (awal, akhir, "kepala" in gaya, ukuran)
        if kunci not in self._lebar:
            padat = _HURUF_KAPITAL if "kepala" in gaya else _HURUF
            lebar = sum(k.lebar for k in self.kolom[awal : akhir + 1])
            self._lebar[kunci] = max(1, int(lebar * padat * UKURAN / ukuran))
        baris = _banyak_baris(isi, self._lebar[kunci])
        return min(_TINGGI_MAKSIMUM, baris * _TINGGI_BARIS * ukuran / UKURAN + 2)

    # ── page ──────────────────────────────────────────────────────────────────────────────────
    def cetak(self, baris_akhir: int, ulang: tuple[int, int] | None = None) -> None:
        """Page set-up: A4 landscape, one page wide, head repeated, page numbers."""
        ws, k = self.ws, self.buku.kegiatan
        ws.set_landscape()
        ws.set_paper(9)
        ws.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
        ws.fit_to_pages(1, 0)
        ws.center_horizontally()
        ws.print_area(0, 0, max(baris_akhir, 0), self.akhir)
        if ulang is not None:
            ws.repeat_rows(*ulang)
            ws.freeze_panes(ulang[1] + 1, 0)
        instansi = _kaki(k.instansi).replace("&", "&&")
        keadaan = f"{_kaki(k.keadaan.nama)} · " if k.keadaan is not None else ""
        kanan = f"{keadaan}{self.nama} · kode verifikasi {k.sidik[:12]}".replace("&", "&&")
        ws.set_footer(f"&L&8 {instansi}&C&8Halaman &P dari &N&R&8{kanan}")
        ws.hide_gridlines(2)
        luas = f"A1:{sel(baris_akhir, self.kunci + len(self.bantu))}"
        ws.ignore_errors({"number_stored_as_text": luas, "formula_differs": luas})


def _kaki(teks: str) -> str:
    """A text for the footer, with a mark where it was cut."""
    isi = teks_sel(teks).replace("\n", " ")
    return isi if len(isi) <= _PANJANG_KAKI else f"{isi[: _PANJANG_KAKI - 1].rstrip()}…"


@lru_cache(maxsize=4096)
def _banyak_baris(isi: str, lebar: int) -> int:
    """Lines that a text takes in a column of so many letters."""
    return sum(len(wrap(b, lebar)) if len(b) > lebar else 1 for b in isi.split("\n"))
