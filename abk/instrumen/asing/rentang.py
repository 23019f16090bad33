"""Cells that say more than one number: a norma as a shortest and a longest time, a volume with a word."""

from __future__ import annotations

import re
from collections.abc import Mapping

from abk.instrumen.asing.grid import Angka, Grid
from abk.instrumen.asing.label import kata_tunggal
from abk.tables.angka import Desimal, angka_teks
from abk.tables.kata import pisah_kata

_RENTANG = re.compile(
    r"([\d.,]+)\s*(?:-|–|s\.?/?d\.?|sampai)\s*([\d.,]+)(?:\s*([A-Za-z]+)\.?)?", re.IGNORECASE
)


def norma_rentang(
    grid: Grid, sel: tuple[int, int], angka: dict[str, Angka], desimal: Desimal
) -> tuple[float, float] | None:
    """A norma written as a range in one cell; its mean stands for it until the question is answered."""
    if not angka.get("norma_waktu", Angka()).masalah:
        return None
    cocok = _RENTANG.fullmatch(grid.teks(*sel))
    if cocok is None:
        return None
    satuan = kata_tunggal(cocok[3] or "", "satuan_waktu") or ""
    match [angka_teks(t, desimal).bilangan for t in cocok.groups()[:2]]:
        case [int() | float() as a, int() | float() as b] if 0 < a < b and (satuan or not cocok[3]):
            angka["norma_waktu"] = Angka((a + b) / 2, satuan)
            return float(a), float(b)
    return None


def volume_berkata(isi: str, hasil_kerja: str, angka: dict[str, Angka], desimal: Desimal) -> str:
    """Period that a volume names (``2 x seminggu``), or empty; its word beside the number is left out."""
    satu = pisah_kata(isi, "volume", hasil_kerja) if angka.get("volume", Angka()).masalah else None
    if satu is None:
        return ""
    dibaca = angka_teks(satu[0], desimal)
    if dibaca.nilai is not None or dibaca.ragu:
        nilai = None if dibaca.nilai is None else float(dibaca.nilai)
        angka["volume"] = Angka(nilai, ragu=dibaca.ragu)
    return satu[1]


def rata_rata(kolom: Mapping[str, int]) -> bool:
    """Whether the norma is the mean of a shortest and a longest time, and has no column of its own."""
    return {"norma_min", "norma_maks"} <= kolom.keys() and kolom.get("norma_waktu") == kolom["norma_min"]


def tengah(a: Angka, b: Angka) -> Angka:
    """Mean of the shortest and the longest time."""
    if a.nilai is None or b.nilai is None:
        return Angka(masalah=a.masalah or b.masalah or "tidak lengkap: waktu minimal atau maksimalnya kosong")
    return Angka((a.nilai + b.nilai) / 2, a.satuan or b.satuan)
