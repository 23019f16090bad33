"""What volume × norma is divided by, row by row: as written, and as the office's own figures prove."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from abk.instrumen.asing.bentuk import BarisAsing
from abk.instrumen.asing.grid import Grid, huruf_kolom
from abk.instrumen.asing.header import Header
from abk.instrumen.asing.identitas import angka_di_label
from abk.instrumen.asing.rumus import hasil_kali

PERIODE_JAM = "jam"
"""Period of a divisor of 60 minutes; no period of ours, a volume an hour is told as one a day."""

_RENTANG: tuple[tuple[float, float, str, str], ...] = (
    (60_000, 100_000, "menit", "tahun"),
    (1_000, 2_000, "jam", "tahun"),
    (1_400, 1_700, "menit", "minggu"),
    (5_000, 8_400, "menit", "bulan"),
    (240, 480, "menit", "hari"),
    (80, 150, "jam", "bulan"),
    (24, 40, "jam", "minggu"),
    (4, 9, "jam", "hari"),
    (60, 60, "menit", PERIODE_JAM),
)
_LAZIM = (72_000.0, 75_000.0, 78_000.0, 1_200.0, 1_250.0, 1_300.0, 6_000.0, 6_250.0, 1_500.0, 300.0)
"""Divisors that offices use: tried where none is written."""

PEMBAGI_LAZIM = frozenset({*_LAZIM, 76_000.0, 86_400.0})
"""Figures that make a column without a known name one of divisors; none below 300, which a volume may be."""

_SEDIKITNYA = 2
_FAKTOR = (1.0, 60.0, 1 / 60)
_ANGKA_LABEL = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{3,}")
_DESIMAL = 4
SELISIH_RELATIF, SELISIH_MUTLAK = 0.02, 0.0006


@dataclass(frozen=True)
class Pembagi:
    """A divisor and where it stands.

    nilai : what volume × norma is divided by in the end, a factor 60 of the formula included
    tertulis : the figure of its own cell, None where only the formula holds it
    terbukti : whether formula or printed need divide by it
    pengali : cells of the row that the formula multiplies besides volume and norma
    """

    nilai: float
    sel: str
    tertulis: float | None = None
    terbukti: bool = False
    pengali: tuple[tuple[int, int], ...] = ()

    @property
    def arti(self) -> set[tuple[str, str]]:
        """(satuan, periode) that such a divisor can mean."""
        return {(s, p) for awal, akhir, s, p in _RENTANG if awal <= self.nilai <= akhir}


def pembagi_tabel(
    grid: Grid, header: Header, kolom: Mapping[str, int], baris: Sequence[BarisAsing], awal: int
) -> dict[int, Pembagi]:
    """Divisor of each row that has one; `awal` is the first row in which a label above the table counts."""
    di_luar = angka_di_label(grid, awal, header.baris, "waktu_efektif")
    tertulis = {b.baris: _tertulis(grid, header, kolom, b.baris, di_luar) for b in baris}
    hasil: dict[int, Pembagi] = {}
    sisa: list[BarisAsing] = []
    for satu in baris:
        dari_rumus = _dari_rumus(grid, kolom, satu, tertulis[satu.baris])
        if dari_rumus is not None:
            hasil[satu.baris] = dari_rumus
        else:
            sisa.append(satu)
    hasil |= _dari_cetak(grid, kolom, sisa, tertulis)
    return dict(sorted(hasil.items()))


def dekat(tercetak: float, benar: float) -> bool:
    """Whether a printed need is what it should be, roundings of the office allowed."""
    return abs(tercetak - benar) <= max(SELISIH_MUTLAK, abs(benar) * SELISIH_RELATIF)


def desimal(nilai: float) -> int:
    """Decimals of a printed figure, no more than offices print."""
    return next((n for n in range(_DESIMAL) if round(nilai, n) == nilai), _DESIMAL)


def _tertulis(
    grid: Grid, header: Header, kolom: Mapping[str, int], baris: int, di_luar: tuple[float, str] | None
) -> Pembagi | None:
    if "waktu_efektif" in kolom:
        k = kolom["waktu_efektif"]
        angka = grid.angka(baris, k, ",")
        if angka.nilai and angka.nilai > 0:
            return Pembagi(angka.nilai, grid.sel(baris, k), angka.nilai)
        cocok = _ANGKA_LABEL.search(header.label.get(k, ""))
        if cocok:
            nilai = float(cocok[0].replace(".", ""))
            return Pembagi(nilai, f"{huruf_kolom(k)}{header.baris + 1}", nilai)
    return Pembagi(*di_luar, di_luar[0]) if di_luar else None


def _dari_rumus(
    grid: Grid, kolom: Mapping[str, int], satu: BarisAsing, tertulis: Pembagi | None
) -> Pembagi | None:
    """Divisor of the formula of the need: what is left of it without volume and norma."""
    if not {"kebutuhan", "volume", "norma_waktu"} <= kolom.keys():
        return None
    sel = (satu.baris, kolom["kebutuhan"])
    volume, norma = (grid.asal(satu.baris, kolom[k]) for k in ("volume", "norma_waktu"))
    hasil = hasil_kali(grid, sel, {volume, norma})
    if hasil is None or hasil.pangkat[volume] != 1 or hasil.pangkat[norma] != 1:
        return None
    if not hasil.tetap:
        return None
    nilai, letak = 1 / hasil.tetap, ""
    pengali: list[tuple[int, int]] = []
    for lain, n in hasil.pangkat.items():
        if lain in {volume, norma} or not n:
            continue
        angka = grid.angka(*lain, ",").nilai
        if n > 0 and lain[0] == satu.baris:
            pengali.append(lain)
        elif angka is None or angka <= 0:
            return None
        else:
            nilai *= angka**-n
            letak = letak or grid.sel(*lain)
    if not (math.isfinite(nilai) and nilai > 0):
        return None
    if not letak and tertulis is not None and abs(nilai - tertulis.nilai) < SELISIH_MUTLAK:
        letak = tertulis.sel
    return Pembagi(nilai, letak or grid.sel(*sel), tertulis.nilai if tertulis else None, True, tuple(pengali))


def _dari_cetak(
    grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing], tertulis: Mapping[int, Pembagi | None]
) -> dict[int, Pembagi]:
    """Divisors as written, times the one factor that the printed needs of all these rows bear out."""
    dasar = {b.baris: p for b in baris if (p := tertulis[b.baris]) is not None}
    uji = [(b, v, n, c) for b in baris for v, n, c in _hitungan(grid, kolom, b)]
    angka = max((desimal(c) for *_, c in uji), default=0)
    bulat = 0.501 * 10.0**-angka if angka else 0.0
    for faktor in _FAKTOR if dasar else ():
        benar = [(c, v * n / (dasar[b.baris].nilai * faktor)) for b, v, n, c in uji if b.baris in dasar]
        cocok = [dekat(c, x) or abs(c - x) <= bulat for c, x in benar]
        if cocok and sum(cocok) * 2 > len(cocok):
            return {n: replace(p, nilai=p.nilai * faktor, terbukti=True) for n, p in dasar.items()}
    # A frequency beside the volume may be in the printed need: 12 × 75,000 / 12 looks like a month's divisor.
    if not dasar and len(uji) > 1 and "frekuensi" not in kolom:
        lazim = [d for d in _LAZIM if all(abs(c - v * n / d) <= SELISIH_MUTLAK for _, v, n, c in uji)]
        if len(lazim) == 1 and any(c > 10 * SELISIH_MUTLAK for *_, c in uji):
            return {
                b.baris: Pembagi(lazim[0], grid.sel(b.baris, kolom["kebutuhan"]), None, True) for b in baris
            }
    return dasar


def _hitungan(grid: Grid, kolom: Mapping[str, int], satu: BarisAsing) -> Iterable[tuple[float, float, float]]:
    """Volume, norma and printed need of a row that has all three."""
    volume, norma = (satu.angka[k].nilai if k in satu.angka else None for k in ("volume", "norma_waktu"))
    cetak = grid.angka(satu.baris, kolom["kebutuhan"], ",").nilai if "kebutuhan" in kolom else None
    if volume and norma and cetak:
        yield volume, norma, cetak


def uji_hitungan(
    grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing], pembagi: Mapping[int, Pembagi]
) -> tuple[int, int]:
    """How many rows can be recomputed, and in how many volume × norma / divisor gives the printed need."""
    uji = [
        dekat(c, v * n / pembagi[b.baris].nilai)
        for b in baris
        if b.baris in pembagi
        for v, n, c in _hitungan(grid, kolom, b)
    ]
    return sum(uji), len(uji)


def pembagi_seragam(grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing]) -> dict[int, Pembagi]:
    """The one divisor that most printed needs bear out, where none is written."""
    uji = [(v * n / c, b) for b in baris for v, n, c in _hitungan(grid, kolom, b)]
    tengah = sorted(d for d, _ in uji)[len(uji) // 2] if uji else 0.0
    sama = [b for d, b in uji if dekat(d, tengah)]
    if len(sama) < _SEDIKITNYA or len(sama) * 2 <= len(uji):
        return {}
    sel = grid.sel(sama[0].baris, kolom["kebutuhan"])
    return {b.baris: Pembagi(tengah, sel, None, True) for b in baris}
