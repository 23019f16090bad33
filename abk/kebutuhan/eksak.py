"""Exact sums: a need that is 2 must be 2, whatever the order, the split or the unit of its parts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Bulat = npt.NDArray[Any]
"""Whole numbers: int64 where they surely fit, Python ints (dtype object) where they may not."""

_INT64_AMAN = 2**61
_TEPAT_DALAM_FLOAT = 2**53
# Up to 15 digits one float stands for one decimal only.
_LIMA_BELAS_ANGKA = 10**15


def titik_tetap(x: pd.Series) -> tuple[Bulat, int]:
    """Numbers as whole multiples of one power of ten.

    Parameters
    ----------
    x : finite numbers; a float stands for the shortest decimal that reads back as itself,
        so 0.1 is one tenth

    Returns
    -------
    bulat : array of whole numbers, ``bulat / skala`` = ``x`` exactly [as ``x``]
    skala : a power of ten
    """
    nilai = x.to_numpy(dtype="float64")
    for pangkat in range(7):
        skala = 10**pangkat
        with np.errstate(over="ignore"):
            bulat = np.rint(nilai * skala)
        if bool((np.abs(bulat) < _LIMA_BELAS_ANGKA).all()) and np.array_equal(bulat / skala, nilai):
            return bulat.astype("int64"), skala
    desimal = [Decimal(repr(float(v))) for v in nilai]
    pangkat = max(max(0, -int(d.as_tuple().exponent)) for d in desimal)
    return np.array([int(d.scaleb(pangkat)) for d in desimal], dtype=object), 10**pangkat


def faktor(kata: pd.Series, nilai: Mapping[str, Fraction | int]) -> tuple[Bulat, int]:
    """Factors of a column of words as whole numbers over one denominator.

    Parameters
    ----------
    kata : words, e.g. ``satuan_waktu``
    nilai : factor of each word, e.g. how long it is [menit]

    Returns
    -------
    bulat : array of whole numbers, ``bulat / penyebut`` = the factor of each row exactly [as ``nilai``]
    penyebut : the common denominator
    """
    pecahan = {k: Fraction(v) for k, v in nilai.items()}
    penyebut = math.lcm(*(p.denominator for p in pecahan.values()))
    bulat = {k: int(p * penyebut) for k, p in pecahan.items()}
    return np.array([bulat[k] for k in kata], dtype="int64"), penyebut


def kali(*faktor_: Bulat) -> Bulat:
    """Products of whole numbers, never wrapping around.

    Parameters
    ----------
    *faktor_ : arrays of one length
    """
    batas = 1
    for f in faktor_:
        batas *= max(abs(int(f.max(initial=0))), abs(int(f.min(initial=0))))
    hasil = np.ones(len(faktor_[0]), dtype="int64" if batas < _INT64_AMAN else object)
    for f in faktor_:
        hasil = hasil * (f if hasil.dtype != object else f.astype(object))
    return hasil


def jumlah_per(kode: pd.Series, bulat: Bulat) -> dict[str, int]:
    """Exact sum of whole numbers for each code.

    Parameters
    ----------
    kode : code of each row
    bulat : number of each row

    Returns
    -------
    dict of code to its sum [as ``bulat``], in the order of first appearance
    """
    nomor, nama = pd.factorize(kode)
    muat = bulat.dtype != object and float(np.abs(bulat.astype("float64")).sum()) < _INT64_AMAN
    tipe = "int64" if muat else object
    jumlah = np.zeros(len(nama), dtype=tipe)
    np.add.at(jumlah, nomor, bulat.astype(tipe))
    return {str(k): int(j) for k, j in zip(nama, jumlah, strict=True)}


def sebagai_float(bulat: Bulat, penyebut: int) -> npt.NDArray[np.float64]:
    """Quotients as the nearest float.

    Parameters
    ----------
    bulat : numerators
    penyebut : the one denominator [1]
    """
    if (
        bulat.dtype != object
        and penyebut < _TEPAT_DALAM_FLOAT
        and np.abs(bulat).max(initial=0) < _TEPAT_DALAM_FLOAT
    ):
        return np.asarray(bulat / penyebut, dtype="float64")
    return np.array([float(Fraction(int(b), penyebut)) for b in bulat], dtype="float64")


def pecahan(x: float | str | Decimal | Fraction) -> Fraction:
    """The number ``x`` as an exact fraction [as ``x``]; a float stands for its shortest decimal."""
    return Fraction(repr(float(x))) if isinstance(x, float) else Fraction(x)
