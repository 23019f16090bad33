"""Workloads that are the same, or nearly, in several posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
import pandas as pd
from rapidfuzz import fuzz
from scipy.sparse import coo_matrix

_SERING = 60
"""A task that more posts than this share tells nothing about a copy: it gives no candidates. [jabatan]"""


def sidik_jabatan(tugas: pd.DataFrame) -> pd.Series:
    """What two posts must share to be exact copies: every task's text, volume and norm.

    Parameters
    ----------
    tugas : :func:`abk.analisis.data.tabel_tugas` with ``baku``, the normal form of the text

    Returns
    -------
    Series of int, index ``kode_jabatan``; equal numbers mean equal workloads
    """
    isi = tugas[["volume_per_tahun", "norma_waktu_menit"]].assign(baku=tugas["baku"].cat.codes)
    satu = pd.util.hash_pandas_object(isi, index=False).to_numpy(np.uint64)
    kode, urut, awal = _menurut_jabatan(tugas)
    # a sum of 64-bit hashes, with overflow: it does not depend on the order of the tasks
    jumlah = np.add.reduceat(satu[urut], awal) if len(kode) else satu[:0]
    return pd.Series(jumlah, pd.Index(kode, name="kode_jabatan"), name="sidik")


def _menurut_jabatan(tugas: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Codes in order, the rows sorted by code, and where each code's rows begin among them."""
    nomor, unik = pd.factorize(tugas["kode_jabatan"], sort=True)
    urut = np.argsort(nomor, kind="stable")
    kode = np.asarray(unik, object)
    return kode, urut, np.flatnonzero(np.diff(nomor[urut], prepend=-1))


def salinan(
    tugas: pd.DataFrame, jabatan: pd.DataFrame, sidik: pd.Series, ambang: Mapping[str, float]
) -> dict[str, pd.DataFrame]:
    """Posts whose workload equals or nearly equals that of others.

    Posts of one name rightly share their texts, so among them only equal volumes are told, and softly.

    Parameters
    ----------
    tugas : counted tasks with ``baku``
    jabatan : posts, index ``kode_jabatan``, with ``nama_jabatan``
    sidik : :func:`sidik_jabatan` of the tasks
    ambang : thresholds (:func:`abk.analisis.kewajaran.ambang_dengan`)

    Returns
    -------
    dict of rule to DataFrame
        With ``kode_jabatan``, ``nilai`` [jabatan], ``acuan`` (likeness [0–1]), ``kelompok`` (its number).
        The rules are ``salinan_persis``, ``salinan_sejenis``, ``salinan_mirip``.
    """
    banyak = tugas["kode_jabatan"].value_counts(sort=False)
    cukup = banyak.index[banyak >= ambang["salinan_tugas_minimum"]]
    kolom = ["kode_jabatan", "baku", "volume_per_tahun", "norma_waktu_menit", "beban_kerja_menit"]
    t = tugas.loc[tugas["kode_jabatan"].isin(cukup), kolom]
    if t.empty:
        return {}
    sidik = sidik[sidik.index.isin(cukup)]
    pos = pd.DataFrame({"sidik": sidik, "nama": jabatan["nama_jabatan"].str.casefold().reindex(sidik.index)})
    senama = pos.groupby(["sidik", "nama"])["nama"].transform("size")
    semua = pos.groupby("sidik")["nama"].transform("size")
    kelompok = pd.Series(pd.factorize(pos["sidik"])[0], index=pos.index)
    persis = semua > senama
    sejenis = (senama > 1) & ~persis
    hasil = {
        "salinan_persis": _tanda(pos.index[persis], (semua - senama)[persis], 1.0, kelompok[persis]),
        "salinan_sejenis": _tanda(pos.index[sejenis], (senama - 1)[sejenis], 1.0, kelompok[sejenis]),
    }
    wakil = pos.index[~pos["sidik"].duplicated()]
    hasil["salinan_mirip"] = _mirip(t[t["kode_jabatan"].isin(wakil)], pos["nama"], ambang)
    return hasil


def _tanda(kode: pd.Index, nilai: object, acuan: object, kelompok: object) -> pd.DataFrame:
    isi = {
        "kode_jabatan": kode,
        "nilai": np.asarray(nilai, float),
        "acuan": acuan,
        "kelompok": np.asarray(kelompok),
    }
    return pd.DataFrame(isi)


def _mirip(tugas: pd.DataFrame, nama: pd.Series, ambang: Mapping[str, float]) -> pd.DataFrame:
    """Near copies among posts of different names; one of each exact cluster stands for it."""
    kode, urut, awal = _menurut_jabatan(tugas)
    pos = np.empty(len(tugas), np.intp)
    pos[urut] = np.repeat(np.arange(len(kode)), np.diff(awal, append=len(tugas)))
    teks, baku = tugas["baku"].cat.categories, tugas["baku"].cat.codes.to_numpy()[urut]
    menit = tugas["beban_kerja_menit"].to_numpy()[urut]
    akhir = np.append(awal[1:], len(tugas))

    @cache  # texts of the posts that are compared: those of all take their room
    def isi(n: int) -> tuple[np.ndarray, np.ndarray]:
        milik = slice(awal[n], akhir[n])
        return teks[baku[milik]].to_numpy(object), menit[milik]

    pasangan = [
        (i, j, s)
        for i, j in _calon(tugas, pos, pd.factorize(nama.reindex(kode))[0])
        if (s := _kemiripan(isi(i), isi(j), ambang)) >= ambang["salinan_kemiripan"]
    ]
    if not pasangan:
        return _tanda(pd.Index([], dtype=str), [], [], [])
    i, j = np.array([p[:2] for p in pasangan]).T
    mirip = np.array([p[2] for p in pasangan])
    kelompok = _kelompok(i, j, len(kode))
    anggota = np.bincount(kelompok, minlength=len(kode))
    terbaik = np.zeros(len(kode))
    np.maximum.at(terbaik, i, mirip)
    np.maximum.at(terbaik, j, mirip)
    kena = np.flatnonzero(terbaik > 0)
    return _tanda(pd.Index(kode[kena]), anggota[kelompok[kena]] - 1, terbaik[kena], kelompok[kena])


def _kelompok(i: np.ndarray, j: np.ndarray, banyak: int) -> np.ndarray:
    """Group of each of so many posts, where the pairs i, j belong together; in the order of their first."""
    nomor, dulu = np.arange(banyak), np.full(banyak, -1)
    while not np.array_equal(nomor, dulu):
        dulu = nomor.copy()
        kecil = np.minimum(nomor[i], nomor[j])
        np.minimum.at(nomor, i, kecil)
        np.minimum.at(nomor, j, kecil)
        nomor = nomor[nomor]
    return np.unique(nomor, return_inverse=True)[1]


def _calon(tugas: pd.DataFrame, pos: np.ndarray, nama: np.ndarray) -> Iterable[tuple[int, int]]:
    """Pairs worth a comparison: posts of two names that share uncommon texts or uncommon numbers."""
    banyak = len(nama)
    angka = tugas.groupby(["volume_per_tahun", "norma_waktu_menit"], sort=False, dropna=False).ngroup()
    tugas_tiap = np.bincount(pos, minlength=banyak)
    calon = []
    for nomor in (tugas["baku"].cat.codes.to_numpy(), angka.to_numpy()):
        tiap = np.bincount(nomor)
        jarang = (tiap[nomor] <= _SERING) & (tiap[nomor] > 1)
        x = coo_matrix(
            (np.ones(jarang.sum(), np.int32), (pos[jarang], nomor[jarang])), shape=(banyak, len(tiap))
        )
        x = x.tocsr()
        x.data[:] = 1
        c = (x @ x.T).tocoo()
        perlu = 0.5 * np.minimum(tugas_tiap[c.row], tugas_tiap[c.col])
        pilih = (c.row < c.col) & (c.data >= perlu) & (nama[c.row] != nama[c.col])
        calon.append(np.stack([c.row[pilih], c.col[pilih]], axis=1))
    yield from map(tuple, np.unique(np.concatenate(calon), axis=0).tolist())


def _kemiripan(
    a: tuple[np.ndarray, np.ndarray], b: tuple[np.ndarray, np.ndarray], ambang: Mapping[str, float]
) -> float:
    """Share of the tasks of the larger post that have a like text and a like load in the other. [0–1]"""
    besar, kecil = (a, b) if len(a[0]) >= len(b[0]) else (b, a)
    sisa = list(range(len(kecil[0])))
    kena = 0
    for teks, menit in zip(*besar, strict=True):
        for n in sisa:
            dekat = abs(menit - kecil[1][n]) <= 0.1 * max(menit, kecil[1][n])
            if dekat and fuzz.token_sort_ratio(teks, kecil[0][n]) >= ambang["salinan_kemiripan_teks"]:
                sisa.remove(n)
                kena += 1
                break
    return kena / len(besar[0])
