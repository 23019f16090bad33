"""Where things stand in a workbook, and what files and sheets are called; for writing and reading alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from abk.instrumen.sandbox.cells import alamat_sel

if TYPE_CHECKING:
    from abk.instrumen.pertanyaan import Instrumen

FORMAT = "abk-formulir-1"
"""Name of this layout, written into every workbook."""

FORMAT_INFORMASI = "abk-informasi-1"
"""Name of the layout of a sheet with informasi jabatan."""

LEMBAR_DATA = "_abk"
"""Hidden sheet with versions, identities and factors."""

LEMBAR_PETUNJUK = "Petunjuk"
BARIS_CADANGAN = 15
"""Empty rows for new tasks in each sheet."""

KOLOM_ID = 0
"""Hidden column with the id of the post (row 1) and of each task row."""

BARIS_PENANDA = 0
BARIS_SUBJUDUL = 1
BARIS_UNIT = 2
"""Line under the title that names the unit and the regulation."""
BARIS_IDENTITAS = 5
KOLOM_LABEL = 1
KOLOM_JAWABAN = 3


@dataclass(frozen=True)
class TataLetak:
    """Layout of a sheet under one version of the instrument; rows and columns count from 0."""

    instrumen: Instrumen

    @cached_property
    def baris_jawaban(self) -> dict[str, int]:
        """Row of each question about the post."""
        return {p.nama: BARIS_IDENTITAS + n for n, p in enumerate(self.instrumen.jabatan)}

    @cached_property
    def baris_kepala(self) -> int:
        """Row of the column headers of the tasks; the row under it numbers the columns."""
        return BARIS_IDENTITAS + len(self.instrumen.jabatan) + 1

    @cached_property
    def baris_tugas(self) -> int:
        """First task row."""
        return self.baris_kepala + 2

    @cached_property
    def kolom(self) -> dict[str, int]:
        """Column of each question about a task."""
        return {p.nama: KOLOM_ID + 1 + n for n, p in enumerate(self.instrumen.uraian_tugas)}

    @cached_property
    def tetap(self) -> tuple[tuple[int, int, str, str], ...]:
        """Words that stand in every sheet: row, column, what they are, and the word itself."""
        tanya = self.instrumen
        return (
            *((self.baris_kepala, self.kolom[p.nama], "Kolom", p.kepala) for p in tanya.uraian_tugas),
            *((self.baris_jawaban[p.nama], KOLOM_LABEL, "Isian", p.label) for p in tanya.jabatan),
        )

    @property
    def kolom_menit(self) -> int:
        """Column of the live workload. [menit/tahun]"""
        return KOLOM_ID + 1 + len(self.instrumen.uraian_tugas)

    @property
    def kolom_orang(self) -> int:
        """Column of the live share of a person. [orang]"""
        return self.kolom_menit + 1


@cache
def tata_letak(versi: str) -> TataLetak:
    """Layout under a version of the instrument; ParameterError if that is unknown."""
    from abk.instrumen.pertanyaan import instrumen  # noqa: PLC0415 - most that know a workbook ask nothing

    return TataLetak(instrumen(versi))


@lru_cache(maxsize=1 << 14)
def alamat(baris: int, kolom: int) -> str:
    """Address of a cell, e.g. ``D17`` for (16, 3)."""
    return alamat_sel((baris, kolom))


_NAMA_LEMBAR_MAKS = 31


def nama_lembar(kode: Sequence[str]) -> Mapping[str, str]:
    """Sheet name of each post: its code, made fit for a spreadsheet and unique."""
    return _nama_tunggal(tuple(kode), "", ())


def nama_informasi(kode: Sequence[str]) -> Mapping[str, str]:
    """Name of the sheet with informasi jabatan of each post."""
    return _nama_tunggal(tuple(kode), " info", tuple(nama_lembar(kode).values()))


@lru_cache(maxsize=4)  # each sheet of a workbook asks for the names of all
def _nama_tunggal(kode: tuple[str, ...], akhiran: str, lain: tuple[str, ...]) -> Mapping[str, str]:
    dipakai = {LEMBAR_DATA.casefold(), LEMBAR_PETUNJUK.casefold(), "history", *(n.casefold() for n in lain)}
    nama: dict[str, str] = {}
    for satu in kode:
        dasar = re.sub(r"[^\w.\- ]", "_", satu).strip("' ")[: _NAMA_LEMBAR_MAKS - len(akhiran)] or "jabatan"
        calon, n = f"{dasar}{akhiran}", 1
        while calon.casefold() in dipakai:
            n += 1
            ekor = f"~{n}{akhiran}"
            calon = f"{dasar[: _NAMA_LEMBAR_MAKS - len(ekor)]}{ekor}"
        dipakai.add(calon.casefold())
        nama[satu] = calon
    return nama
