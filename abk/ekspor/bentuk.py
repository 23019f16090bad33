"""The import workbook of SIASN as data: its sheets, columns and code lists, and an empty one."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import xlsxwriter

from abk.tulisan.buku import WAKTU_TETAP
from abk.tulisan.yaml_ketat import data_paket

_LEBAR = 22


@dataclass(frozen=True)
class KolomSiasn:
    """A column: its letter, the group, name and hint above it, what is written into it, its list of codes."""

    kolom: str
    grup: str
    nama: str
    petunjuk: str = ""
    isi: str = ""
    daftar: str = ""


@dataclass(frozen=True)
class LembarSiasn:
    """A sheet: its name, its first row of data [baris, from 1], its columns from A on."""

    nama: str
    data: int
    kolom: tuple[KolomSiasn, ...]


@dataclass(frozen=True)
class BentukSiasn:
    """The workbook.

    lembar : the sheets that are filled in
    rujukan : codes of each short list; judul : its heading
    dalam_petunjuk : codes that only the hint of a column names
    panjang : the sheet of the office's template that holds a long list
    """

    lembar: tuple[LembarSiasn, ...]
    lembar_rujukan: str
    judul: Mapping[str, str]
    rujukan: Mapping[str, tuple[str, ...]]
    panjang: Mapping[str, str]


@cache
def bentuk() -> BentukSiasn:
    """The workbook as the published template has it."""
    isi = data_paket("abk.ekspor", "siasn.yaml")
    daftar = isi["rujukan"]["daftar"]
    pendek = {nama: tuple(satu["nilai"]) for nama, satu in daftar.items()}
    petunjuk = {nama: tuple(satu) for nama, satu in isi["rujukan"]["dalam_petunjuk"].items()}
    return BentukSiasn(
        tuple(
            LembarSiasn(s["nama"], s["data"], tuple(KolomSiasn(**k) for k in s["kolom"]))
            for s in isi["lembar"]
        ),
        isi["rujukan"]["lembar"],
        {nama: satu["judul"] for nama, satu in daftar.items()},
        pendek | petunjuk,
        isi["rujukan"]["panjang"],
    )


@cache
def buku_kosong() -> bytes:
    """An empty workbook with the published headers and the short lists; the long ones are not shipped."""
    b, isi = bentuk(), io.BytesIO()
    with xlsxwriter.Workbook(isi, {"in_memory": True}) as buku:
        buku.set_properties({"created": WAKTU_TETAP})
        kepala = buku.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        petunjuk = buku.add_format({"italic": True, "text_wrap": True, "valign": "top", "border": 1})
        for satu in b.lembar:
            _tulis_kepala(buku.add_worksheet(satu.nama), satu, kepala, petunjuk)
        lembar = buku.add_worksheet(b.lembar_rujukan)
        for n, (nama, judul) in enumerate(b.judul.items()):
            lembar.set_column(n, n, _LEBAR)
            lembar.write_string(0, n, judul, kepala)
            for baris, kode in enumerate(b.rujukan[nama], 1):
                lembar.write_string(baris, n, kode)
    return isi.getvalue()


def _tulis_kepala(lembar: Any, satu: LembarSiasn, kepala: Any, petunjuk: Any) -> None:
    awal = 0
    for n, kolom in enumerate(satu.kolom):
        if n + 1 == len(satu.kolom) or satu.kolom[n + 1].grup != kolom.grup:
            if n > awal:
                lembar.merge_range(0, awal, 0, n, kolom.grup, kepala)
            else:
                lembar.write_string(0, n, kolom.grup, kepala)
            awal = n + 1
        lembar.write_string(1, n, kolom.nama, kepala)
        for baris in range(2, satu.data - 1):
            lembar.write_string(baris, n, kolom.petunjuk, petunjuk)
    lembar.set_column(0, len(satu.kolom) - 1, _LEBAR)
    lembar.freeze_panes(satu.data - 1, 0)
