"""Columns of a task table that nothing is read from; where they seem to be posts, it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from abk.instrumen.asing.bentuk import LEWATI, BarisAsing, Tanya
from abk.instrumen.asing.grid import Grid, bagian_kolom, huruf_kolom
from abk.instrumen.asing.header import Header
from abk.tulisan.markup import kutip

ABAIKAN = "abaikan kolom itu"
_TANDA = {"v", "x", "√", "✓", "✔", "•", "ya", "1"}
_SEBUT = 8
_DIHITUNG = {"volume", "norma_waktu", "frekuensi"}
"""Meanings of which another column of the same meaning is told as well: it was not the one that counts."""


def kolom_tak_dibaca(
    grid: Grid,
    header: Header,
    kolom: Mapping[str, int],
    baris: Sequence[BarisAsing],
    lain: Iterable[int] = (),
) -> dict[int, int]:
    """Columns with cells beside the tasks from which nothing is read: how many cells each.

    lain : columns that are read in another way
    """
    dikenal = {k for p, semua in header.kolom.items() if p not in _DIHITUNG for k in semua}
    dipakai = {b for k in kolom.values() for b in bagian_kolom(k)} | {*lain}
    hasil: dict[int, int] = {}
    for k in (k for k in header.label if len(bagian_kolom(k)) == 1):
        banyak = sum(not grid.kosong(b.baris, k) for b in baris if grid.asal(b.baris, k)[1] == k)
        segabung = any(_segabung(grid, header, k, u) for u in dipakai)
        if banyak and k not in dikenal | dipakai and not segabung:
            hasil[k] = banyak
    return hasil


def _segabung(grid: Grid, header: Header, kolom: int, lain: int) -> bool:
    """Whether the lowest label of a column is that of another one, merged over both."""
    asal = [(grid.asal(n, kolom), grid.asal(n, lain)) for n in range(header.akhir, header.baris - 1, -1)]
    return next((a == b for a, b in asal if grid.lembar.sel(*a) is not None), False)


def tanya_tanda(
    grid: Grid, header: Header, kolom: Iterable[int], baris: Sequence[BarisAsing]
) -> Tanya | None:
    """Question about columns of mere marks: who does a task stands above its mark, not in its row."""
    tanda = [
        k
        for k in kolom
        if {str(grid.isi(b.baris, k)).removesuffix(".0").strip().casefold() for b in baris
            if not grid.kosong(b.baris, k)} <= _TANDA
    ]  # fmt: skip
    if len(tanda) < 2:  # noqa: PLR2004 - one column of marks divides nothing
        return None
    sebut = ", ".join(f"{huruf_kolom(k)} {kutip(header.label[k])}" for k in tanda[:_SEBUT])
    teks = "Kolom ini berisi tanda saja, mungkin jabatan yang mengerjakan tugasnya. Bagaimana?"
    bukti = f"kolom {sebut}; tulis jabatannya di tiap baris (kolom NAMA JABATAN) agar tugasnya terbagi"
    return Tanya("tanda_jabatan", teks, (ABAIKAN, LEWATI), "", bukti)
