"""A table under audit: its cells, its formulas, and how a finding in it is written down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from abk.errors import Tingkat
from abk.instrumen.asing.grid import Grid, ruas
from abk.instrumen.asing.tinjau import TinjauTugas
from abk.instrumen.galat import TemuanSel


@dataclass(frozen=True)
class Pencatat:
    """One table with its sheet."""

    berkas: str
    tinjauan: TinjauTugas
    grid: Grid

    def temuan(
        self, tingkat: Tingkat, aturan: str, sel: str, pesan: str, saran: str, nilai: str = ""
    ) -> TemuanSel:
        """Finding at a cell of this table."""
        lembar = self.grid.lembar.nama
        return TemuanSel(
            tingkat,
            aturan,
            pesan,
            saran,
            tabel="uraian_tugas",
            berkas=self.berkas,
            nilai=nilai,
            lembar=lembar,
            sel=sel,
        )

    def rumus(self, baris: int, kolom: int) -> str:
        """Formula of a cell, empty where there is none."""
        return self.grid.lembar.rumus.get(self.grid.sel(baris, kolom), "")

    def angka(self, baris: int, kolom: int) -> float | None:
        """Number of a cell; where a text has two readings the Indonesian one is tried."""
        return self.grid.angka(baris, kolom, ",").nilai


_SUM = re.compile(r"\bSUM\(([^()]*)\)", re.IGNORECASE)
_BULAT = re.compile(r"\b(ROUND|ROUNDUP|ROUNDDOWN|INT|CEILING|FLOOR|TRUNC|MROUND)\s*\(", re.IGNORECASE)
_RUJUKAN = re.compile(r"(?<![A-Za-z0-9_!'])(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![A-Za-z0-9_(])")
_LUAS_MAKS = 100_000


@dataclass(frozen=True)
class Penjumlahan:
    """Cells that a formula adds up, as (row, column) from 0."""

    sel: frozenset[tuple[int, int]]

    def baris(self, kolom: int) -> set[int]:
        """Rows of one column that are in the sum."""
        return {b for b, k in self.sel if k == kolom}


def penjumlahan(rumus: str) -> Penjumlahan | None:
    """Cells that a total adds up: by SUM, or by plus signs alone; None for any other formula."""
    teks = rumus.lstrip("= ")
    jumlah = _SUM.findall(teks)
    sisa = _SUM.sub("", teks)
    if jumlah and not _RUJUKAN.search(sisa):
        return _sel(",".join(jumlah).replace(";", ","))
    if not jumlah and "+" in teks and re.fullmatch(r"[A-Z0-9$+\s]+", teks):
        return _sel(teks.replace("+", ","))
    return None


def _sel(daftar: str) -> Penjumlahan | None:
    sel: set[tuple[int, int]] = set()
    for bagian in daftar.split(","):
        satu = ruas(bagian.strip())
        if satu is None:
            continue
        r1, k1, r2, k2 = satu
        if (r2 - r1 + 1) * (k2 - k1 + 1) > _LUAS_MAKS:
            return None
        sel |= {(r, k) for r in range(r1, r2 + 1) for k in range(k1, k2 + 1)}
    return Penjumlahan(frozenset(sel)) if sel else None


def membulatkan(rumus: str) -> bool:
    """Whether a formula rounds."""
    return bool(_BULAT.search(rumus))
