"""Cells that are plainly good: a column judged as a column, so that only the others are looked at one by one.

Nothing is decided here that :mod:`abk.tables.sel` would decide otherwise: what is not plain is handed back.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from abk.tables.kata import bacaan_kata
from abk.tables.kolom import Kolom
from abk.tulisan.malas import np, npt, pd

HAMPA = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that leave no mark."""

_SPASI, _BARIS_BARU, _HAPUS = b" \n\x7f"
_SEKALI_LIHAT = 512


def bersih(sel: pd.Series, kolom: Kolom) -> tuple[npt.NDArray[Any], npt.NDArray[np.intp]]:
    """Values of the plain cells of a column, and where the others stand.

    Parameters
    ----------
    sel : cells as read or typed
    kolom : what they should be

    Returns
    -------
    nilai : float64 for numbers, else objects; missing in an empty cell and in one that is not plain
    sisa : positions of the cells that are not plain, empty ones where none may be empty among them
    """
    if sel.dtype == "str" and kolom.jenis in {"kode", "teks", "pilihan"} and _semua_jelas(sel, kolom):
        return sel.to_numpy(dtype=object), np.zeros(0, dtype="intp")
    if kolom.jenis in {"angka", "bulat"}:
        nilai, lain = _angka(sel)
        buruk = _di_luar(nilai, kolom)
        kosong = np.isnan(nilai)
        nilai[buruk] = np.nan
    else:
        nilai, lain, kosong = _isi(sel)
        teks = ~lain & ~kosong
        if kolom.jenis in {"kode", "teks"}:
            lain[teks] = _tak_polos((nilai if teks.all() else nilai[teks]).tolist())
        elif kolom.jenis == "pilihan":
            lain[teks] = ~pd.Series(nilai[teks], dtype="object").isin(_kata_jelas(kolom)).to_numpy()
        else:
            lain = ~kosong
        buruk = lain
        nilai[lain | kosong] = None
    sisa = lain | buruk | (kosong if kolom.wajib_isi else False)
    return nilai, np.flatnonzero(sisa)


def kosong(banyak: int, kolom: Kolom) -> npt.NDArray[Any]:
    """Values of a column of which no cell is judged yet.

    Parameters
    ----------
    banyak : number of rows [baris]
    kolom : what they will be
    """
    if kolom.jenis in {"angka", "bulat"}:
        return np.full(banyak, np.nan)
    return np.full(banyak, None, dtype=object)


def seri(
    nilai: npt.NDArray[Any], sisa: npt.NDArray[np.intp], dinilai: list[Any], kolom: Kolom, index: pd.Index
) -> pd.Series:
    """Typed column of the plain cells and the judged ones.

    Parameters
    ----------
    nilai, sisa : as :func:`bersih` gives them; ``nilai`` is filled
    dinilai : values at ``sisa``, None where there is none
    kolom : what they are
    index : labels of the rows

    Returns
    -------
    Series, ``index`` as given
    """
    if kolom.jenis in {"angka", "bulat"}:
        nilai[sisa] = [math.nan if v is None else float(v) for v in dinilai]
        if kolom.jenis == "angka":
            return pd.Series(nilai, index=index)
        tanpa = np.isnan(nilai)
        return pd.Series(
            pd.arrays.IntegerArray(np.where(tanpa, 1, nilai).astype("int64"), tanpa), index=index
        )
    nilai[sisa] = np.fromiter(dinilai, dtype=object, count=len(dinilai))
    if kolom.jenis == "tanggal":
        return pd.Series(pd.to_datetime(pd.Series(nilai, dtype="object")).to_numpy(), index=index)
    return pd.Series(nilai, index=index, dtype="str")


def polos(teks: Iterable[str]) -> bool:
    """Whether each of the texts stands without space around it and shows every sign it has.

    Parameters
    ----------
    teks : texts
    """
    satu = "\n".join(["", *teks, ""])
    if satu.isascii():
        return satu == "\n" or _polos_ascii(np.frombuffer(satu.encode("ascii"), dtype="uint8"))
    if "\n\n" in satu or "\n " in satu or " \n" in satu:
        return False
    return satu.replace("\n", "").isprintable() and not any(c in satu for c in HAMPA)


def _polos_ascii(huruf: npt.NDArray[np.uint8]) -> bool:
    """The same of the letters of the texts, a line each, with a line's end before the first."""
    akhir = np.flatnonzero(huruf < _SPASI)
    if (huruf[akhir] != _BARIS_BARU).any() or (huruf == _HAPUS).any():
        return False
    return bool((huruf[akhir[:-1] + 1] > _SPASI).all() and (huruf[akhir[1:] - 1] > _SPASI).all())


def kode_unik(kode: pd.Series) -> tuple[npt.NDArray[np.intp], npt.NDArray[Any]]:
    """Number of each row's code, and the codes in the order of their first appearance.

    Parameters
    ----------
    kode : typed column of codes

    Returns
    -------
    nomor : place in ``unik``, -1 where there is no code
    unik : the codes
    """
    return pd.factorize(kode.to_numpy(dtype=object))


class Penomoran:
    """Numbers of the codes of tables, made once for all checks.

    Parameters
    ----------
    tabel : typed tables; not changed meanwhile
    """

    def __init__(self, tabel: Mapping[str, pd.DataFrame]) -> None:
        self._tabel = tabel
        self._ada: dict[tuple[str, str], tuple[npt.NDArray[np.intp], npt.NDArray[Any]]] = {}

    def __call__(self, tabel: str, kolom: str) -> tuple[npt.NDArray[np.intp], npt.NDArray[Any]]:
        """Numbers of the rows and the codes themselves (:func:`kode_unik`)."""
        if (tabel, kolom) not in self._ada:
            self._ada[tabel, kolom] = kode_unik(self._tabel[tabel][kolom])
        return self._ada[tabel, kolom]


@cache
def _kelas(*boleh: type) -> frozenset[type]:
    """Classes of cells that are one of these, or empty."""
    return frozenset({*boleh, type(None), type(pd.NA)})


def _angka(sel: pd.Series) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Numbers, missing where empty, and which cells hold something else."""
    tipe = getattr(sel.dtype, "numpy_dtype", sel.dtype)
    if isinstance(tipe, np.dtype) and tipe.kind in "iuf" and tipe.itemsize <= np.float64().itemsize:
        nilai = sel.to_numpy(dtype="float64", na_value=np.nan, copy=True)
        return nilai, np.zeros(len(sel), dtype=bool)
    isi = sel.to_numpy(dtype=object)
    lain = ~np.fromiter(
        map(_kelas(float, int, np.float64).__contains__, map(type, isi)), dtype=bool, count=len(isi)
    )
    isi = np.where(lain | pd.isna(isi), np.nan, isi)
    try:
        return isi.astype("float64"), lain
    except OverflowError:  # a whole number beyond every float
        return np.full(len(isi), np.nan), np.ones(len(isi), dtype=bool)


def _di_luar(nilai: npt.NDArray[np.float64], kolom: Kolom) -> npt.NDArray[np.bool_]:
    buruk = np.isinf(nilai)
    # A missing number compares as False.
    if kolom.lebih_dari is not None:
        buruk |= nilai <= kolom.lebih_dari
    if kolom.minimum is not None:
        buruk |= nilai < kolom.minimum
    if kolom.maksimum is not None:
        buruk |= nilai > kolom.maksimum
    if kolom.jenis == "bulat":
        buruk |= np.isfinite(nilai) & (np.floor(nilai) != nilai)
    return buruk


def _semua_jelas(sel: pd.Series, kolom: Kolom) -> bool:
    """Whether no cell of a column of texts is empty or worth a look."""
    isi = sel.to_numpy(dtype=object).tolist()
    if kolom.jenis == "pilihan":
        return _kata_jelas(kolom).issuperset(isi)
    try:
        return polos(isi)
    except TypeError:  # a missing cell is no text
        return False


@cache
def _kata_jelas(kolom: Kolom) -> frozenset[str]:
    """Words of the closed list that mean themselves, with nothing to be said of them."""
    return frozenset(k for k in kolom.pilihan if bacaan_kata(k, kolom.nama, kolom.pilihan) == (k, None))


def _isi(
    sel: pd.Series,
) -> tuple[npt.NDArray[Any], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Cells, which of them are neither text nor empty, and which are empty."""
    isi = np.array(sel, dtype=object)
    if sel.dtype == "str" or set(map(type, isi)) <= {str}:
        return isi, np.zeros(len(isi), dtype=bool), np.asarray(sel.isna(), dtype=bool)
    kosong = np.asarray(pd.isna(isi), dtype=bool)
    hampa = np.fromiter(map(_kelas(float).__contains__, map(type, isi)), dtype=bool, count=len(isi))
    teks = np.fromiter((satu is str for satu in map(type, isi)), dtype=bool, count=len(isi))
    return isi, ~teks & ~(kosong & hampa), kosong & hampa


def _tak_polos(teks: list[str]) -> npt.NDArray[np.bool_]:
    if polos(teks):
        return np.zeros(len(teks), dtype=bool)
    if len(teks) == 1:
        return np.ones(1, dtype=bool)
    bagian = _SEKALI_LIHAT if len(teks) > _SEKALI_LIHAT else 1
    return np.concatenate([_tak_polos(teks[n : n + bagian]) for n in range(0, len(teks), bagian)])
