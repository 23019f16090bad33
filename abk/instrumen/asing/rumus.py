"""Formulas of a sheet as products: which cells are multiplied, by which the result is divided."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from abk.instrumen.asing.grid import Grid, ruas

_PANJANG = 300
_DALAM = 6
_PERTAMA = {"ROUND", "ROUNDUP", "ROUNDDOWN", "IFERROR", "CEILING", "FLOOR", "INT", "TRUNC", "MROUND", "SUM"}
"""Functions whose first argument is the value; a sum of one product is that product."""

Sel = tuple[int, int]


@dataclass(frozen=True)
class HasilKali:
    """A product: constant × Π cell ^ power, rows and columns of the cells from 0."""

    tetap: float = 1.0
    pangkat: Counter[Sel] = field(default_factory=Counter)

    def kali(self, lain: HasilKali, arah: int = 1) -> HasilKali:
        """Product with the other, or quotient (`arah` −1)."""
        pangkat = Counter(self.pangkat)
        for sel, n in lain.pangkat.items():
            pangkat[sel] += arah * n
        return HasilKali(self.tetap * lain.tetap**arah, pangkat)


def hasil_kali(grid: Grid, sel: Sel, dasar: Collection[Sel]) -> HasilKali | None:
    """Formula of a cell as a product, its parts followed to the cells of `dasar` and to plain numbers.

    None where there is no formula, or it is no product.
    """
    return _sel(grid, sel, frozenset(dasar), _DALAM) if _rumus(grid, sel) else None


def _rumus(grid: Grid, sel: Sel) -> str:
    return grid.lembar.rumus.get(grid.sel(*sel), "")


def _sel(grid: Grid, sel: Sel, dasar: frozenset[Sel], dalam: int) -> HasilKali | None:
    rumus = _rumus(grid, sel)
    if sel in dasar or not rumus:
        return HasilKali(1.0, Counter({sel: 1}))
    if dalam == 0 or len(rumus) > _PANJANG:
        return None
    teks = rumus.lstrip("=+ ").replace("$", "").replace(";", ",").upper()
    try:
        pohon = ast.parse(teks, mode="eval").body
        return _simpul(grid, pohon, dasar, dalam)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError, ZeroDivisionError):
        return None


def _simpul(grid: Grid, s: ast.expr, dasar: frozenset[Sel], dalam: int) -> HasilKali | None:
    match s:
        case ast.Constant(value=int() | float() as nilai) if not isinstance(nilai, bool):
            return HasilKali(float(nilai)) if nilai else None
        case ast.Name(id=nama):
            satu = ruas(nama)
            return _sel(grid, satu[:2], dasar, dalam - 1) if satu else None
        case ast.BinOp(left=kiri, op=ast.Mult() | ast.Div() as op, right=kanan):
            a, b = _simpul(grid, kiri, dasar, dalam), _simpul(grid, kanan, dasar, dalam)
            return a.kali(b, 1 if isinstance(op, ast.Mult) else -1) if a and b else None
        case ast.Call(func=ast.Name(id="PRODUCT"), args=isi):
            hasil: HasilKali | None = HasilKali()
            for satu_isi in isi:
                lain = _simpul(grid, satu_isi, dasar, dalam)
                hasil = hasil.kali(lain) if hasil and lain else None
            return hasil
        case ast.Call(func=ast.Name(id=nama), args=[isi, *sisa]) if nama in _PERTAMA:
            return None if nama == "SUM" and sisa else _simpul(grid, isi, dasar, dalam)
        case ast.Call(func=ast.Name(id="IF"), args=[_, isi, *_]):
            return _simpul(grid, isi, dasar, dalam)
        case _:
            return None


_SUM = re.compile(r"\s*=?\s*(?:SUM|SUBTOTAL)\((?:\d+[,;])?\s*([$A-Z0-9:]+)\s*\)\s*", re.IGNORECASE)


def jumlah_ke_bawah(rumus: str) -> bool:
    """Whether a formula is the sum of several rows of a column."""
    cocok = _SUM.fullmatch(rumus)
    satu = ruas(cocok[1].upper()) if cocok else None
    return satu is not None and satu[2] > satu[0]
