"""Labels that stand outside a table, and what is written beside them: post, unit, head count, divisor."""

from __future__ import annotations

import re

from abk.instrumen.asing.grid import Grid
from abk.tables.angka import angka_teks
from abk.tables.kata import pisah_kata

_JARAK = 12
_PANJANG_LABEL = (3, 2, 1)
"""Words of a label in the middle of a cell, the longest first."""

_KOSONG = {"", ":", "-", "="}


def isi_label(grid: Grid, baris: int, kolom: int, jenis: str) -> tuple[str, str] | None:
    """Text that belongs to a label, empty if not filled in, and its address; None without such a label."""
    teks = grid.teks(baris, kolom)
    if not teks or grid.asal(baris, kolom) != (baris, kolom):
        return None
    milik = [
        ekor
        for label, ekor in _pasangan(grid, teks)
        if (peran := grid.kamus.peran(label, "identitas")) and peran[0] == jenis
    ]
    if not milik:
        return None
    if milik[0]:
        return milik[0], grid.sel(baris, kolom)
    for k in range(kolom + 1, min(grid.lebar, kolom + _JARAK)):
        asal = grid.asal(baris, k)
        isi = grid.teks(baris, k).lstrip(": ").strip()
        if asal == (baris, k) and isi not in _KOSONG and grid.kamus.peran(isi) is None:
            return isi, grid.sel(baris, k)
    return ("", grid.sel(baris, kolom)) if ":" in teks else None


def _pasangan(grid: Grid, teks: str) -> list[tuple[str, str]]:
    """Labels of one cell with what is written behind each: ``Jabatan : Arsiparis  Bidang : Humas``."""
    label, *sisa = teks.split(":")
    hasil: list[tuple[str, str]] = []
    nilai = ""
    for n, bagian in enumerate(sisa, 1):
        kata = f"{nilai}:{bagian}".split() if nilai else bagian.split()
        panjang = [k for k in _PANJANG_LABEL if n < len(sisa) and len(kata) > k]
        ujung = next((k for k in panjang if grid.kamus.peran(" ".join(kata[-k:]), "identitas")), 0)
        nilai = " ".join(kata)
        if ujung:
            hasil.append((label, " ".join(kata[:-ujung])))
            label, nilai = " ".join(kata[-ujung:]), ""
    return [*hasil, (label, nilai)]


def cari_label(
    grid: Grid, awal: int, akhir: int, jenis: str, kolom: tuple[int, int]
) -> tuple[str, str] | None:
    """Nearest label of that meaning above a table."""
    for baris in range(akhir - 1, awal - 1, -1):
        for k in range(kolom[0], kolom[1] + 1):
            satu = isi_label(grid, baris, k, jenis)
            if satu is not None:
                return satu
    return None


def angka_label(grid: Grid, baris: int, jenis: str, kolom: tuple[int, int]) -> tuple[int, str] | None:
    """Whole number in a row that carries a label, with its address."""
    for k in range(kolom[0], kolom[1] + 1):
        teks = grid.teks(baris, k)
        if not teks:
            continue
        label, _, ekor = teks.partition(":")
        peran = grid.kamus.peran(label, "identitas")
        if peran is None or peran[0] != jenis:
            continue
        if ekor.strip().split(" ")[0].isdigit():
            return int(ekor.strip().split(" ")[0]), grid.sel(baris, k)
        for kanan in range(k + 1, min(grid.lebar, kolom[1] + 3)):
            dipisah = pisah_kata(grid.teks(baris, kanan), jenis)  # "3 orang"
            nilai = angka_teks(dipisah[0]).bilangan if dipisah else grid.angka(baris, kanan).nilai
            if nilai is not None and float(nilai).is_integer() and nilai >= 0:
                return int(nilai), grid.sel(baris, kanan)
    return None


_ANGKA_TEKS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


def angka_di_label(grid: Grid, awal: int, akhir: int, jenis: str) -> tuple[float, str] | None:
    """Number beside, or behind, the nearest label of that meaning above a table, with its address."""
    for baris in range(akhir - 1, awal - 1, -1):
        for k in range(grid.lebar):
            label, _, ekor = grid.teks(baris, k).partition(":")
            peran = grid.kamus.peran(label, "identitas") if label else None
            if peran is None or peran[0] != jenis:
                continue
            if cocok := _ANGKA_TEKS.search(ekor):
                return float(cocok[0].replace(".", "").replace(",", ".")), grid.sel(baris, k)
            for kanan in range(k + 1, min(grid.lebar, k + _JARAK)):
                angka = grid.angka(baris, kanan, ",").nilai
                if angka:
                    return angka, grid.sel(baris, kanan)
    return None
