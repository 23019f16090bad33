"""What clerks do to a workbook that was in order: the same tasks, the same needs, other cells."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from varian_asing import Varian, varian

Sel = list[list[Any]]


def _tugas(v: Varian, sel: Sel) -> list[int]:
    """Rows of tasks: those with a volume and a norma, and a text of some length."""
    k = v.kolom
    norma = k.get("norma", k.get("min"))
    return [
        n
        for n, b in enumerate(sel)
        if isinstance(b[k["volume"]], float)
        and isinstance(b[norma], float)
        and isinstance(b[k["hasil"]], str)
    ]


def huruf_nomor(v: Varian, sel: Sel) -> None:
    """``a.``, ``b.``, ``c.`` instead of 1, 2, 3."""
    for n in _tugas(v, sel):
        sel[n][v.kolom["nomor"]] = "abcdefgh"[int(sel[n][v.kolom["nomor"]]) - 1] + "."


def kata_volume(v: Varian, sel: Sel) -> None:
    """``12 dokumen``, the word of the result beside it."""
    for n in _tugas(v, sel):
        sel[n][v.kolom["volume"]] = f"{sel[n][v.kolom['volume']]:g} {sel[n][v.kolom['hasil']].lower()}"


def sela(v: Varian, sel: Sel) -> None:
    """Blanks that do not break, around a number and between its thousands."""
    for n in _tugas(v, sel):
        teks = f"{sel[n][v.kolom['volume']]:,.0f}".replace(",", "\u00a0")
        sel[n][v.kolom["volume"]] = f"\u00a0{teks}\u00a0"


def nip(v: Varian, sel: Sel) -> None:
    """A signature under the table, its NIP typed as a number into the column of the norma."""
    lebar, k = len(sel[0]), v.kolom
    for isi in ({}, {}, {k["hasil"]: "Kepala Bagian Umum"}, {}, {k.get("norma", k.get("min")): 1.97e17}):
        sel.append([isi.get(n) for n in range(lebar)])


def catatan(v: Varian, sel: Sel) -> None:
    """Notes under the table."""
    lebar = len(sel[0])
    for teks in (None, "Keterangan:", "1. Waktu kerja efektif 1.250 jam setahun", "*) belum termasuk cuti"):
        sel.append([teks if n == v.kolom["nomor"] else None for n in range(lebar)])


def kolom_lama(v: Varian, sel: Sel) -> None:
    """The volumes of former years in a column at the right."""
    tugas, k = _tugas(v, sel), v.kolom["volume"]
    kepala = next(n for n in range(tugas[0] - 1, -1, -1) if isinstance(sel[n][k], str))
    for n, b in enumerate(sel):
        b.append(f"{b[k]} 2019" if n == kepala else None)
    for n in tugas:
        sel[n][-1] = sel[n][k] * 3 + 1


GANGGUAN: tuple[Callable[[Varian, Sel], None], ...] = (
    huruf_nomor,
    kata_volume,
    sela,
    nip,
    catatan,
    kolom_lama,
)


def terganggu(nomor: int) -> Varian:
    """The workbook of that number after one or two disturbances, the same each time."""
    v = varian(nomor)
    acak = random.Random(-nomor - 1)  # noqa: S311 - the same workbook every time
    lembar = v.buku.lembar[0]
    sel: Sel = [list(b) for b in lembar.baris]
    if not _tugas(v, sel):  # texts alone, as CSV has them
        return v
    pilihan = acak.sample(GANGGUAN, acak.choice((1, 2)))
    for satu in sorted(pilihan, key=GANGGUAN.index, reverse=True):  # last those that turn numbers into texts
        satu(v, sel)
    baris = tuple(tuple(b) for b in sel)
    v.nama += "+" + "+".join(p.__name__ for p in pilihan)
    v.buku = replace(v.buku, lembar=(replace(lembar, baris=baris),))
    return v
