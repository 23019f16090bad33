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
    return _Pengurai(grid, frozenset(dasar)).sel(sel, _DALAM) if _rumus(grid, sel) else None


def _rumus(grid: Grid, sel: Sel) -> str:
    return grid.lembar.rumus.get(grid.sel(*sel), "")


@dataclass
class _Pengurai:
    """Reader of one formula; every cell is followed once, and one that leads back to itself is no product."""

    grid: Grid
    dasar: frozenset[Sel]
    ingat: dict[Sel, HasilKali | None] = field(default_factory=dict)

    def sel(self, sel: Sel, dalam: int) -> HasilKali | None:
        """Cell as a product."""
        if sel not in self.ingat:
            self.ingat[sel] = None
            self.ingat[sel] = self._baca(sel, dalam)
        return self.ingat[sel]

    def _baca(self, sel: Sel, dalam: int) -> HasilKali | None:
        rumus = _rumus(self.grid, sel)
        if sel in self.dasar or not rumus:
            return HasilKali(1.0, Counter({sel: 1}))
        if dalam == 0 or len(rumus) > _PANJANG:
            return None
        teks = rumus.lstrip("=+ ").replace("$", "").replace(";", ",").upper()
        try:
            return self._simpul(ast.parse(teks, mode="eval").body, dalam)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError, ZeroDivisionError):
            return None

    def _simpul(self, s: ast.expr, dalam: int) -> HasilKali | None:
        match s:
            case ast.Constant(value=int() | float() as nilai) if not isinstance(nilai, bool):
                return HasilKali(float(nilai)) if nilai else None
            case ast.Name(id=nama):
                satu = ruas(nama)
                return self.sel(satu[:2], dalam - 1) if satu else None
            case ast.BinOp(left=kiri, op=ast.Mult() | ast.Div() as op, right=kanan):
                a, b = self._simpul(kiri, dalam), self._simpul(kanan, dalam)
                return a.kali(b, 1 if isinstance(op, ast.Mult) else -1) if a and b else None
            case ast.Call(func=ast.Name(id="PRODUCT"), args=isi):
                hasil: HasilKali | None = HasilKali()
                for satu_isi in isi:
                    lain = self._simpul(satu_isi, dalam)
                    hasil = hasil.kali(lain) if hasil and lain else None
                return hasil
            case ast.Call(func=ast.Name(id=nama), args=[isi, *sisa]) if nama in _PERTAMA:
                return None if nama == "SUM" and sisa else self._simpul(isi, dalam)
            case ast.Call(func=ast.Name(id="IF"), args=[_, isi, *_]):
                return self._simpul(isi, dalam)
            case _:
                return None


_SUM = re.compile(r"=?(?:SUM|SUBTOTAL)\((?:\d{1,3}[,;])?([$A-Z0-9:]+)\)", re.IGNORECASE)


def jumlah_ke_bawah(rumus: str) -> bool:
    """Whether a formula is the sum of several rows of a column."""
    cocok = _SUM.fullmatch("".join(rumus.split()))
    satu = ruas(cocok[1].upper()) if cocok else None
    return satu is not None and satu[2] > satu[0]
