"""Rows of a table that are none: blank, the header again on a new page, signatures under it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from abk.instrumen.asing.grid import Grid
from abk.instrumen.asing.header import Header
from abk.instrumen.asing.identitas import cari_label

_PENUTUP = re.compile(
    r"\W*(?:mengetahui|menyetujui|mengesahkan|disetujui|disahkan|dibuat oleh|yang membuat|nip|nik)\b",
    re.IGNORECASE,
)
_NOMOR = re.compile(r"\(?\d{1,2}(?:\.0)?\)?")
_URUT = re.compile(r"\(?(\d{1,4})[.)]*")
_TEMPAT_TANGGAL = re.compile(
    r"[^\d,]{2,40},[\s.…_]*(?:\d{1,2}\s+)?"
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b.*",
    re.IGNORECASE,
)


@dataclass
class Sela:
    """Rows of one table, asked from top to bottom whether they are no part of it."""

    _grid: Grid
    _header: Header
    _kolom: Mapping[str, int]
    _ditutup: bool = False
    _dimulai: bool = False

    def sebab(self, baris: int) -> str:
        """Why a row is no part of the table, or empty."""
        isi = _isi(self._grid, self._header, baris)
        if all(v is None for v in isi) and not self._bermasalah(baris):
            return "kosong"
        if isi in self._kepala or self._berlabel(baris):
            return "kepala kolom yang diulang"
        uraian = self._grid.isi(baris, self._kolom["uraian_tugas"]) if "uraian_tugas" in self._kolom else ""
        if not self._dimulai and _NOMOR.fullmatch(str(uraian)):
            return "nomor kolom"
        if self._bertugas(baris):
            self._ditutup, self._dimulai = False, True
        elif any(_PENUTUP.match(t) or _TEMPAT_TANGGAL.fullmatch(t) for t in isi if isinstance(t, str)):
            self._ditutup = True
        return "di bawah tanda tangan" if self._ditutup else ""

    def _bermasalah(self, baris: int) -> bool:
        """Whether a row holds an error or a formula without its value."""
        sel = {self._grid.sel(baris, k) for k in range(self._header.awal, self._header.ujung + 1)}
        return not sel.isdisjoint({*self._grid.lembar.galat, *self._grid.lembar.tanpa_nilai})

    def _berlabel(self, baris: int) -> bool:
        """Whether labels stand where a task has its text and its time: a header written otherwise."""
        return all(
            p in self._kolom and (arti := self._grid.kamus.peran(self._grid.teks(baris, self._kolom[p])))
            and arti[0] == p for p in ("uraian_tugas", "norma_waktu")
        )  # fmt: skip

    @cached_property
    def _kepala(self) -> set[tuple[object, ...]]:
        rentang = range(self._header.baris, self._header.akhir + 1)
        semua = {_isi(self._grid, self._header, n) for n in rentang}
        return {satu for satu in semua if sum(v is not None for v in satu) > 1}

    def _bertugas(self, baris: int) -> bool:
        """Whether a row has its number in the table, or both numbers of a task."""
        ada = [
            self._grid.angka(baris, self._kolom[k], ",").nilai is not None
            for k in ("volume", "norma_waktu")
            if k in self._kolom
        ]
        nomor = "nomor" in self._kolom and self._grid.isi(baris, self._kolom["nomor"]) is not None
        return all(ada) or (nomor and any(ada))


def tanpa_ulangan(grid: Grid, semua: Sequence[Header]) -> list[Header]:
    """Headers of the tables, without those that only stand again on a new page."""
    hasil: list[Header] = []
    for satu in semua:
        atas = next((h for h in reversed(hasil) if (h.awal, h.ujung) == (satu.awal, satu.ujung)), None)
        if atas is None or not _halaman_baru(grid, atas, satu):
            hasil.append(satu)
    return hasil


def _halaman_baru(grid: Grid, atas: Header, bawah: Header) -> bool:
    """Whether a table goes on under the same header: the same labels, no other post, no new count."""
    if atas.label != bawah.label or atas.jenis != "tugas" or "nomor" not in atas.kolom:
        return False
    lebar = (atas.awal, atas.ujung)
    if cari_label(grid, atas.akhir + 1, bawah.baris, "nama_jabatan", lebar):
        return False
    sebelum = _nomor(grid, atas, range(bawah.baris - 1, atas.akhir, -1))
    return sebelum is not None and _nomor(grid, bawah, range(bawah.akhir + 1, grid.tinggi)) == sebelum + 1


def _nomor(grid: Grid, header: Header, baris: range) -> float | None:
    """First number of a task in these rows."""
    semua = (_URUT.fullmatch(grid.tulisan(n, header.kolom["nomor"][0])) for n in baris)
    return next((float(n[1]) for n in semua if n is not None), None)


def _isi(grid: Grid, header: Header, baris: int) -> tuple[object, ...]:
    lebar = range(header.awal, header.ujung + 1)
    return tuple(grid.teks(baris, k) or grid.isi(baris, k) for k in lebar)
