"""Where a pasted block belongs, told from what its cells hold, where that leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from abk.instrumen.formulir.bacaan import bersih
from abk.instrumen.pertanyaan import Pertanyaan
from abk.tables.angka import angka_teks
from abk.tables.kata import arti_kata

_NOMOR = re.compile(r"[0-9]{1,3}(?:[.\-]?[0-9A-Za-z]{1,3}){0,3}[.)]?|[A-Za-z][.)]?")
_ANGKA_KATA = re.compile(r"[+-]?\d[\d.,]*\s*(?:/\s*)?[A-Za-z]+\.?")
_PAS = 0.9
_KELIRU = 0.5


def kolom_tepat(blok: Sequence[Sequence[str]], kolom: Sequence[Pertanyaan], awal: int) -> int | None:
    """Place in `kolom` where the block begins by its contents; None where it fits at `awal`, or in doubt."""
    kini = _kecocokan(blok, kolom, awal)
    if kini is None or kini >= _KELIRU:
        return None
    lain = {n: c for n in range(len(kolom)) if n != awal and (c := _kecocokan(blok, kolom, n)) is not None}
    pas = [n for n, c in lain.items() if c >= _PAS]
    # Several would do: the neighbour on the right is what a hand misses by one cell.
    return pas[0] if len(pas) == 1 else awal + 1 if awal + 1 in pas else None


def _kecocokan(blok: Sequence[Sequence[str]], kolom: Sequence[Pertanyaan], awal: int) -> float | None:
    """Share of the filled cells that fit their column, the worst column counting; None off the table."""
    lebar = max(map(len, blok), default=0)
    bagian: list[float] = []
    for k in range(lebar):
        isi = [t for baris in blok if k < len(baris) and (t := bersih(baris[k]))]
        if not isi:
            continue
        if awal + k >= len(kolom):
            return None
        bagian.append(sum(_cocok(t, kolom[awal + k]) for t in isi) / len(isi))
    return min(bagian) if bagian else None


def _cocok(teks: str, tanya: Pertanyaan) -> bool:
    dibaca = angka_teks(teks)
    angka = dibaca.nilai is not None or bool(dibaca.ragu)
    if tanya.jenis in {"angka", "bulat"}:
        return angka or _ANGKA_KATA.fullmatch(teks) is not None
    if tanya.jenis == "pilihan":
        sebutan = {tanya.sebutan(p).casefold() for p in tanya.pilihan}
        return teks.casefold() in sebutan or bool(arti_kata(teks, tanya.nama))
    if tanya.jenis == "kode":
        return _NOMOR.fullmatch(teks) is not None
    return not angka
