"""Cells that say more than one number: a norma as a range or as ``1:30``, a number with its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from abk.instrumen.asing.grid import Angka, Grid
from abk.instrumen.asing.label import kata_tunggal, satuan_dalam
from abk.instrumen.sandbox import Tanggal
from abk.tables.angka import Desimal, angka_teks
from abk.tables.kata import pisah_kata, waktu_titik_dua

_RENTANG = re.compile(
    r"([\d.,]+)\s*(?:-|–|s\.?/?d\.?|sampai)\s*([\d.,]+)(?:\s*([A-Za-z]+)\.?)?", re.IGNORECASE
)
_BERKATA = ("volume", "norma_waktu", "norma_min", "norma_maks")
JAM_MENIT, MENIT_DETIK = "jam:menit", "menit:detik"
"""Answers: what the colon of a norma written as ``1:30`` stands between."""


@dataclass(frozen=True)
class DuaBacaan:
    """A norma cell with two readings, between which a question chooses.

    tanya : name of the question: ``norma_rentang`` or ``norma_jam``
    nilai : shortest and longest time [unit of the cell or table], or the time as hours and minutes and as
        minutes and seconds [menit]
    """

    tanya: str
    nilai: tuple[float, float]


def dua_bacaan(
    grid: Grid, sel: tuple[int, int], label: str, angka: dict[str, Angka], desimal: Desimal
) -> DuaBacaan | None:
    """Readings of a norma that is no single number; one of them stands for it until the question is answered.

    label : header of its column, whose unit the others have
    """
    if not angka.get("norma_waktu", Angka()).masalah:
        return None
    isi = grid.isi(*sel)
    waktu = waktu_titik_dua(str(isi)) if isinstance(isi, (str, Tanggal)) else None
    if waktu is not None:
        satuan = "jam" if satuan_dalam(label) == {"jam"} else "menit"
        angka["norma_waktu"] = Angka(waktu[0] / 60 if satuan == "jam" else waktu[0], satuan)
        return DuaBacaan("norma_jam", (float(waktu[0]), float(waktu[1])))
    cocok = _RENTANG.fullmatch(grid.teks(*sel))
    if cocok is None:
        return None
    satuan = kata_tunggal(cocok[3] or "", "satuan_waktu") or ""
    match [angka_teks(t, desimal).bilangan for t in cocok.groups()[:2]]:
        case [int() | float() as a, int() | float() as b] if 0 < a < b and (satuan or not cocok[3]):
            angka["norma_waktu"] = Angka((a + b) / 2, satuan)
            return DuaBacaan("norma_rentang", (float(a), float(b)))
    return None


def angka_berkata(
    grid: Grid, baris: int, kolom: Mapping[str, int], angka: dict[str, Angka], desimal: Desimal
) -> str:
    """Numbers with words (``3 keg/thn``, ``2 jam/surat``) as numbers; the period that the volume names."""
    periode = ""
    hasil = grid.teks(baris, kolom["hasil_kerja"]) if "hasil_kerja" in kolom else ""
    for nama in _BERKATA:
        isi = grid.teks(baris, kolom[nama]) if nama in kolom else ""
        satu = pisah_kata(isi, nama, hasil) if isi and angka[nama].masalah else None
        if satu is None:
            continue
        dibaca, satuan = angka_teks(satu[0], desimal), "" if nama == "volume" else satu[1]
        if dibaca.nilai is not None or dibaca.ragu:
            nilai = None if dibaca.nilai is None else float(dibaca.nilai)
            angka[nama] = Angka(nilai, satuan, ragu=dibaca.ragu)
        periode = satu[1] if nama == "volume" else periode
    return periode


def kata_sendiri(teks: str, nama: str) -> str:
    """Unit or period that a cell means: ``menit/dok``, ``setiap hari``, ``1x setahun``; or empty."""
    if satu := kata_tunggal(teks, nama):
        return satu
    angka = teks if teks[:1].isdigit() else f"1 {teks}"
    dipisah = pisah_kata(angka, "volume" if nama == "periode" else "norma_waktu")
    return dipisah[1] if dipisah and angka_teks(dipisah[0]).bilangan == 1 else ""


def rata_rata(kolom: Mapping[str, int]) -> bool:
    """Whether the norma is the mean of a shortest and a longest time, and has no column of its own."""
    return {"norma_min", "norma_maks"} <= kolom.keys() and kolom.get("norma_waktu") == kolom["norma_min"]


def jam_dan_menit(jam: Angka, menit: Angka) -> Angka:
    """Time of two cells that count together, hours in the one and minutes in the other."""
    if salah := next((a for a in (jam, menit) if a.masalah or a.ragu), None):
        return salah
    if jam.nilai is None and menit.nilai is None:
        return Angka()
    return Angka(float(Fraction(str(jam.nilai or 0)) * 60 + Fraction(str(menit.nilai or 0))), "menit")


def tengah(a: Angka, b: Angka) -> Angka:
    """Mean of the shortest and the longest time."""
    if a.nilai is None or b.nilai is None:
        return Angka(masalah=a.masalah or b.masalah or "tidak lengkap: waktu minimal atau maksimalnya kosong")
    return Angka((a.nilai + b.nilai) / 2, a.satuan or b.satuan)
