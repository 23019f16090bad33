"""Numbers that fall too well: needs just below a whole number, round norms, one volume again and again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import bdtrc, gammaln

from abk.tables import leluhur

_SAMA = 1e-9
"""Relative distance within which two chances are the same. [1]"""
_TARIKAN = 20_000
"""Needs drawn for the null of :func:`tepat_di_bawah_bulat`: its error is below 0.4 % points. [jabatan]"""


def tepat_di_bawah_bulat(
    tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    sidik: pd.Series,
    induk: Mapping[str, str],
    ambang: Mapping[str, float],
    benih: int = 0,
) -> pd.DataFrame:
    """Units whose needs end just below a whole number more often than their own norms explain.

    The null draws each post anew: as many tasks as it has, from all the tasks of its kind of post. Exact
    copies count once in a unit, since they are one decision. It cannot see that posts share a template
    otherwise, so the p-value overstates where they do.

    Parameters
    ----------
    tugas : counted tasks
    jabatan : posts with ``kode_unit``, ``jenis_jabatan``, ``kebutuhan`` [orang]
    sidik : :func:`abk.analisis.kewajaran.salinan.sidik_jabatan` of the tasks
    induk : parent of each unit; a unit is judged with those below it
    ambang : thresholds
    benih : seed of the draw

    Returns
    -------
    DataFrame
        With ``kode_unit``, ``nilai`` and ``acuan`` (share seen and expected [0–1]), ``banyak`` [jabatan],
        ``p``; ``kode_unit`` is empty for the whole of a tree with several roots.
    """
    kosong = pd.DataFrame({"kode_unit": [], "nilai": [], "acuan": [], "banyak": [], "p": []})
    if tugas.empty:
        return kosong
    pos = jabatan[["kode_unit", "jenis_jabatan", "kebutuhan"]].join(sidik, how="inner")
    pos = pos[pos["kebutuhan"] > 0]
    seluruh = [""] if sum(not atas for atas in induk.values()) > 1 else []
    rantai = {u: [u, *leluhur(induk, u), *seluruh] for u in pos["kode_unit"].unique()}
    milik = [rantai[u] for u in pos["kode_unit"]]
    unit, kode = pd.factorize(np.array([u for satu in milik for u in satu], object), sort=True)
    baris = np.repeat(np.arange(len(pos)), [len(satu) for satu in milik])
    # of exact copies the first stands for all in each unit
    sama = pd.factorize(pos["sidik"].to_numpy())[0]
    sekali = np.unique(unit * (len(pos) + 1) + sama[baris], return_index=True)[1]
    unit, baris = unit[sekali], baris[sekali]
    # six decimals: 0.8999999 of a binary fraction is no post below the band
    di_pita = (pos["kebutuhan"] % 1).round(6).to_numpy(float) >= ambang["pita_bawah"]
    harap = pos["jenis_jabatan"].map(_peluang_pita(tugas, ambang["pita_bawah"], benih)).to_numpy(float)
    ada = ~np.isnan(harap)
    bobot = (None, di_pita[baris], np.where(ada, harap, 0)[baris], ada[baris])
    banyak, kena, jumlah, dari = (np.bincount(unit, satu) for satu in bobot)
    cukup = (banyak >= ambang["pita_jabatan_minimum"]) & (dari > 0)
    if not cukup.any():
        return kosong
    banyak, kena, acuan = banyak[cukup], kena[cukup], jumlah[cukup] / dari[cukup]
    isi = {"kode_unit": kode[cukup], "nilai": kena / banyak, "acuan": acuan, "banyak": banyak}
    return pd.DataFrame(isi).assign(p=bdtrc(kena - 1, banyak, acuan))


def _peluang_pita(tugas: pd.DataFrame, bawah: float, benih: int) -> dict[str, float]:
    """Chance that a drawn need ends in the band, for each kind of post. [0–1]"""
    acak = np.random.default_rng(benih)
    hasil: dict[str, float] = {}
    for jenis, t in tugas[["kode_jabatan", "bagian_orang", "jenis_jabatan"]].groupby("jenis_jabatan"):
        banyak = np.bincount(t["kode_jabatan"].cat.codes)
        banyak = banyak[banyak > 0]
        bagian = t["bagian_orang"].to_numpy(float)
        ukuran = acak.choice(banyak, _TARIKAN)
        jumlah = np.add.reduceat(acak.choice(bagian, ukuran.sum()), np.r_[0, np.cumsum(ukuran)[:-1]])
        hasil[str(jenis)] = float(np.mean(jumlah % 1 >= bawah))
    return hasil


def norma_bulat(tugas: pd.DataFrame, ambang: Mapping[str, float], *, dahulu: bool = False) -> pd.DataFrame:
    """Posts whose norms are whole hours far more often than elsewhere.

    Parameters
    ----------
    tugas : counted tasks
    ambang : thresholds
    dahulu : judged even where there is too little elsewhere

    Returns
    -------
    DataFrame
        With ``kode_jabatan``, ``nilai`` and ``acuan`` (share of multiples of 60 minutes in the post and in
        the others [0–1]), ``banyak`` [tugas], ``p``.
    """
    bulat = np.isclose(tugas["norma_waktu_menit"] % 60, 0)
    return _lebih_dari_lain(tugas["kode_jabatan"], bulat, ambang["norma_bulat_tugas_minimum"], dahulu=dahulu)


def angka_akhir(tugas: pd.DataFrame, ambang: Mapping[str, float], *, dahulu: bool = False) -> pd.DataFrame:
    """Units whose volumes end in 0 or 5 more often than elsewhere (digit preference).

    Self-reported numbers normally show some of it: a unit is held against the others, not against a fifth.

    Parameters
    ----------
    tugas : counted tasks with ``kode_unit``
    ambang : thresholds
    dahulu : judged even where there is too little elsewhere

    Returns
    -------
    DataFrame with ``kode_unit``, ``nilai`` and ``acuan`` [0–1], ``banyak`` [tugas], ``p``
    """
    dua = (tugas["volume"] >= 10) & (tugas["volume"] % 1 == 0)  # noqa: PLR2004 - two digits
    besar = tugas.loc[dua, ["kode_unit", "volume"]]
    return _lebih_dari_lain(
        besar["kode_unit"],
        (besar["volume"] % 5 == 0).to_numpy(),
        ambang["angka_akhir_tugas_minimum"],
        dahulu=dahulu,
    )


def volume_berulang(
    tugas: pd.DataFrame, ambang: Mapping[str, float], *, dahulu: bool = False
) -> pd.DataFrame:
    """Posts in which one volume stands again and again.

    Any volume could be the one that comes again: the chance is that of something as rare among all of them,
    were the volumes of all posts dealt out anew.

    Parameters
    ----------
    tugas : counted tasks
    ambang : thresholds
    dahulu : the chance of that volume alone, by its share elsewhere: it calls too often

    Returns
    -------
    DataFrame with ``kode_jabatan``, ``nilai`` (share of its commonest volume [0–1]), ``acuan`` (share of that
    volume everywhere [0–1]), ``banyak`` and ``kali`` (tasks with it) [tugas], ``p``
        Every post with enough tasks: one in which nothing comes again was looked at, too.
    """
    angka, periode = (
        pd.factorize(tugas[n], sort=True, use_na_sentinel=False)[0] for n in ("volume", "periode")
    )
    volume = np.unique(angka * (len(tugas) + 1) + periode, return_inverse=True)[1]
    semua, pos = np.bincount(volume), tugas["kode_jabatan"].cat
    banyak = np.bincount(pos.codes, minlength=len(pos.categories))
    di, kali = np.unique(pos.codes.to_numpy(np.int64) * len(semua) + volume, return_counts=True)
    di, volume = np.divmod(di, len(semua))
    pasang = {"kode_jabatan": di, "kali": kali, "semua": semua[volume], "banyak": banyak[di]}
    teratas = pd.DataFrame(pasang).sort_values("kali", ascending=False, kind="stable")
    teratas = teratas.drop_duplicates("kode_jabatan").sort_values("kode_jabatan")
    teratas = teratas[teratas["banyak"] >= ambang["volume_berulang_tugas_minimum"]]
    sisa = len(tugas) - teratas["banyak"]
    acuan = (teratas["semua"] - teratas["kali"] + 1) / (sisa + 1)
    if dahulu:
        # the chance of that volume alone, times the tasks of the post, each of which had its chance
        p = np.minimum(1.0, bdtrc(teratas["kali"] - 1, teratas["banyak"], acuan) * teratas["banyak"])
    else:
        p = _selangka_itu(teratas, semua, round(ambang["volume_berulang_kali"]))
    hasil = pd.DataFrame(
        {
            "kode_jabatan": pos.categories[teratas["kode_jabatan"]].astype("str"),
            "nilai": teratas["kali"] / teratas["banyak"],
            "acuan": acuan,
            "banyak": teratas["banyak"],
            "kali": teratas["kali"],
            "p": p,
        }
    )
    return hasil.sort_values("kode_jabatan", ignore_index=True)


def _selangka_itu(pos: pd.DataFrame, semua: np.ndarray, kali: int) -> pd.Series:
    """Chance that a post has some value as rarely so often, were all the tasks dealt out anew. [0–1]

    Parameters
    ----------
    pos : posts with ``banyak`` tasks, ``kali`` of them with one value, which stands in ``semua`` of all
    semua : how often each value stands in all the data
    kali : least number of times; one with fewer has chance 1 [tugas]
    """
    kerap, macam = np.unique(semua, return_counts=True)
    jumlah = semua.sum()
    hasil = np.ones(len(pos))
    dari, lihat, milik = (pos[nama].to_numpy(np.int64) for nama in ("banyak", "kali", "semua"))
    for n in np.unique(dari[lihat >= kali]):
        c = np.arange(n, kali - 1, -1)[:, None]  # from the rarest: all tasks of the post
        # of every value the chance of c or more of it: dealing out is a draw without replacement
        ekor = np.exp(
            _ln_kombinasi(kerap, c) + _ln_kombinasi(jumlah - kerap, n - c) - _ln_kombinasi(jumlah, n)
        ).cumsum(axis=0)
        # of every value the largest chance that is no larger than the one seen, summed over the values
        urut = np.argsort(ekor, axis=None, kind="stable")
        tangga = np.r_[0.0, np.cumsum((macam * np.diff(ekor, axis=0, prepend=0.0)).ravel()[urut])]
        ini = (dari == n) & (lihat >= kali)
        terlihat = ekor[n - lihat[ini], np.searchsorted(kerap, milik[ini])] * (1 + _SAMA)
        hasil[ini] = np.minimum(tangga[ekor.ravel()[urut].searchsorted(terlihat, "right")], 1.0)
    return pd.Series(hasil, pos.index)


def _ln_kombinasi(n: Any, k: Any) -> Any:
    """Logarithm of the number of ways to choose k of n; −∞ where there is none."""
    return gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0)


def _lebih_dari_lain(kelompok: pd.Series, ya: np.ndarray, minimum: float, *, dahulu: bool) -> pd.DataFrame:
    """Groups in which something is commoner than in all the others, by a one-sided binomial test.

    A group is held only against others that are together as large as a group has to be.
    """
    nomor, nama = kelompok.cat.codes, kelompok.cat.categories.astype("str")
    kena, banyak = (np.bincount(nomor, bobot, len(nama)) for bobot in (ya, None))
    lain = len(ya) - banyak
    acuan = (ya.sum() - kena + 1) / (lain + 2)
    minimum = max(minimum, 1)
    cukup = (banyak >= minimum) & ((lain >= minimum) | dahulu)
    hasil = pd.DataFrame({str(kelompok.name): nama, "banyak": banyak, "acuan": acuan})[cukup]
    kena = kena[cukup]
    return hasil.assign(nilai=kena / hasil["banyak"], p=bdtrc(kena - 1, hasil["banyak"], hasil["acuan"]))
