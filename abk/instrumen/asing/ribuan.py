"""Thousands parted by plain blanks (``1 200``): read where the office says that they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.instrumen.asing.bentuk import BarisAsing, Tanya
from abk.instrumen.asing.grid import Grid
from abk.tables.angka import tanpa_spasi_ribuan
from abk.tulisan.markup import kutip

RIBUAN = "pemisah ribuan"
_ANGKA = ("volume", "norma_waktu", "norma_min", "norma_maks", "frekuensi")
_SEBUT = 8


def tanya_spasi(grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing]) -> Tanya | None:
    """Question of a table with such cells: one answer for all of them."""
    tempat = [(b.baris, kolom[p]) for b in baris for p in _ANGKA if p in kolom]
    teks = [(grid.sel(*t), isi) for t in tempat if isinstance(isi := grid.isi(*t), str)]
    ada = [(sel, isi.strip()) for sel, isi in teks if tanpa_spasi_ribuan(isi)]
    if not ada:
        return None
    sebut = ", ".join(f"{sel} {kutip(isi)}" for sel, isi in ada[:_SEBUT])
    lagi = f", dan {len(ada) - _SEBUT} lagi" if len(ada) > _SEBUT else ""
    tanya = "Angka ini ditulis dengan spasi; pemisah ribuan, atau dua angka dalam satu sel?"
    return Tanya("spasi_ribuan", tanya, (RIBUAN, "dua angka"), "", f"sel {sebut}{lagi}")
