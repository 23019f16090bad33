"""Exact sums: a need that is 2 must be 2, whatever the order, the split or the unit of its parts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from abk.tulisan.malas import np, npt, pd

Bulat: TypeAlias = "npt.NDArray[Any]"
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
    isi = kata.to_numpy(dtype=object)
    return np.fromiter(map(bulat.__getitem__, isi.tolist()), dtype="int64", count=len(isi)), penyebut


def bulat(nilai: Iterable[int]) -> Bulat:
    """Whole numbers as an array, int64 where all of them surely fit.

    Parameters
    ----------
    nilai : Python ints [any unit]

    Returns
    -------
    array of ``nilai``, dtype object where one may not fit
    """
    semua = list(nilai)
    muat = all(-_INT64_AMAN < satu < _INT64_AMAN for satu in semua)
    return np.array(semua, dtype="int64" if muat else object)


def kali(*faktor_: Bulat) -> Bulat:
    """Products of whole numbers, never wrapping around.

    Parameters
    ----------
    *faktor_ : arrays of one length
    """
    batas = 1
    for f in faktor_:
        batas *= max(abs(int(f.max(initial=0))), abs(int(f.min(initial=0))))
    hasil = np.ones(1, dtype="int64" if batas < _INT64_AMAN else object)
    for f in faktor_:
        hasil = hasil * (f if hasil.dtype != object else f.astype(object))
    return hasil


def jumlah(nomor: npt.NDArray[np.intp], banyak: int, bulat: Bulat) -> Bulat:
    """Exact sums of whole numbers, group by group, never wrapping around.

    Parameters
    ----------
    nomor : group of each row
    banyak : number of groups [kelompok]
    bulat : number of each row, or one for all [any unit]

    Returns
    -------
    array of one sum a group [as ``bulat``]
    """
    tiap = np.broadcast_to(bulat, nomor.shape)
    muat = tiap.dtype != object and float(np.abs(tiap.astype("float64")).sum()) < _INT64_AMAN
    hasil = np.zeros(banyak, dtype="int64" if muat else object)
    np.add.at(hasil, nomor, tiap.astype(hasil.dtype, copy=False))
    return hasil


def sebagai_float(bulat: Bulat, penyebut: int | Bulat) -> npt.NDArray[np.float64]:
    """Quotients as the nearest float.

    Parameters
    ----------
    bulat : numerators
    penyebut : their denominators, or the one denominator [1]
    """
    bagi = np.array([penyebut], dtype=object) if isinstance(penyebut, int) else penyebut
    if all(f.dtype != object or len(f) == 1 for f in (bulat, bagi)) and all(
        max(abs(int(f.max(initial=0))), abs(int(f.min(initial=0)))) < _TEPAT_DALAM_FLOAT
        for f in (bulat, bagi)
    ):
        return np.asarray(bulat.astype("float64") / bagi.astype("float64"), dtype="float64")
    # Python divides whole numbers of any size to the nearest float.
    return np.asarray(bulat.astype(object) / bagi.astype(object), dtype="float64")


def pecahan(x: float | str | Decimal | Fraction) -> Fraction:
    """The number ``x`` as an exact fraction [as ``x``]; a float stands for its shortest decimal."""
    return Fraction(repr(float(x))) if isinstance(x, float) else Fraction(x)
