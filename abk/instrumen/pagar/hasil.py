"""A workbook as it came through the fence: plain values, nothing interpreted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Tanggal:
    """A cell that the spreadsheet holds as a date or time."""

    teks: str

    def __str__(self) -> str:
        """ISO form."""
        return self.teks


Nilai = str | float | int | bool | Tanggal | None


@dataclass(frozen=True)
class LembarMentah:
    """One worksheet.

    Attributes
    ----------
    nama, tampak : name; whether it is shown
    baris : values from A1 on, rows of equal length; blank = None
    rumus : text of each formula, by address
    tanpa_nilai : addresses of formulas that were never computed
    galat : error cells (``#REF!``), by address
    gabungan : merged ranges (``A1:C1``)
    baris_tersembunyi, kolom_tersembunyi : numbers from 1
    """

    nama: str
    tampak: bool
    baris: tuple[tuple[Nilai, ...], ...]
    rumus: Mapping[str, str] = field(default_factory=dict)
    tanpa_nilai: frozenset[str] = frozenset()
    galat: Mapping[str, str] = field(default_factory=dict)
    gabungan: tuple[str, ...] = ()
    baris_tersembunyi: frozenset[int] = frozenset()
    kolom_tersembunyi: frozenset[int] = frozenset()

    def sel(self, baris: int, kolom: int) -> Nilai:
        """Value at a place counted from 0; blank outside the used range."""
        if 0 <= baris < len(self.baris) and 0 <= kolom < len(self.baris[baris]):
            return self.baris[baris][kolom]
        return None


@dataclass(frozen=True)
class BukuMentah:
    """One workbook: its file name and worksheets."""

    berkas: str
    lembar: tuple[LembarMentah, ...]

    def __getitem__(self, nama: str) -> LembarMentah:
        """Worksheet of that name."""
        for satu in self.lembar:
            if satu.nama == nama:
                return satu
        raise KeyError(nama)

    def __contains__(self, nama: object) -> bool:
        """Whether there is a worksheet of that name."""
        return any(satu.nama == nama for satu in self.lembar)


def buku_dari_json(berkas: str, isi: list[dict[str, Any]]) -> BukuMentah:
    """Workbook from the answer of the child."""
    return BukuMentah(berkas, tuple(_lembar(satu) for satu in isi))


def _lembar(isi: dict[str, Any]) -> LembarMentah:
    return LembarMentah(
        nama=isi["nama"],
        tampak=isi["tampak"],
        baris=tuple(
            tuple(Tanggal(v["tanggal"]) if isinstance(v, dict) else v for v in baris)
            for baris in isi["baris"]
        ),
        rumus=isi["rumus"],
        tanpa_nilai=frozenset(isi["tanpa_nilai"]),
        galat=isi["galat"],
        gabungan=tuple(isi["gabungan"]),
        baris_tersembunyi=frozenset(isi["baris_tersembunyi"]),
        kolom_tersembunyi=frozenset(isi["kolom_tersembunyi"]),
    )
