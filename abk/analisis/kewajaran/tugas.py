"""Single tasks that deserve a question: size, norm, unit of measure, words, number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from abk.analisis.kewajaran import teks

_KEKAR = 0.6745
"""Makes the median absolute deviation comparable with a standard deviation of normal data. [1]"""
_MAD_MINIMUM = 0.1
"""Spread of log norms below which equal norms would make any other an outlier. [log]"""
_PEMBAGI = (1250.0, 72_000.0, 75_000.0)
"""Working time of a year that strays into the data. [jam, menit, menit]"""
_ENAM_PULUH = 60.0
_LETAK = ("kode_jabatan", "nomor")
_INDUK = re.compile(r"[.\-/](?=[^.\-/]*$)|(?<=\d)(?=[A-Za-z]$)")
"""Where the last part of a number begins: 3.1, 3-1, 3a."""


def tugas_besar(tugas: pd.DataFrame, ambang: Mapping[str, float]) -> dict[str, pd.DataFrame]:
    """Tasks larger than a person, and tasks that make up most of their post.

    Parameters
    ----------
    tugas : counted tasks
    ambang : thresholds

    Returns
    -------
    dict of ``tugas_melebihi_orang`` (``nilai`` [orang]) and ``tugas_dominan`` (``nilai`` [0–1])
    """
    pos, beban = tugas["kode_jabatan"].cat.codes.to_numpy(), tugas["beban_kerja_menit"].to_numpy(float)
    with np.errstate(invalid="ignore"):  # a post without any load has no largest task
        bagian = beban / np.bincount(pos, beban)[pos]
    besar = tugas["bagian_orang"] > ambang["tugas_orang"]
    cukup = np.bincount(pos)[pos] >= ambang["tugas_dominan_tugas_minimum"]
    dominan = (bagian > ambang["tugas_dominan_bagian"]) & cukup
    return {
        "tugas_melebihi_orang": _tanda(tugas, besar, tugas["bagian_orang"], ambang["tugas_orang"]),
        "tugas_dominan": _tanda(tugas, dominan, bagian, ambang["tugas_dominan_bagian"]),
    }


def norma(tugas: pd.DataFrame, ambang: Mapping[str, float]) -> dict[str, pd.DataFrame]:
    """Norms far from those of matched tasks: about 60 times, or otherwise.

    Tasks match by their text in other posts; where too few do, for the factor 60 alone, by first verb and
    result of work, and then by first verb.

    Parameters
    ----------
    tugas : counted tasks with their words (:func:`abk.analisis.kewajaran.teks.berbaku`)
    ambang : thresholds

    Returns
    -------
    dict of ``faktor_satuan`` and ``norma_menyimpang``
        ``nilai`` and ``acuan``: the norm and the median of its peers [menit/hasil], ``banyak`` [tugas].
    """
    t = tugas.loc[
        tugas["norma_waktu_menit"] > 0, [*_LETAK, "norma_waktu_menit", "baku", "verba", "hasil_baku"]
    ]
    log, cukup = np.log(t["norma_waktu_menit"]), ambang["faktor_satuan_pembanding"]
    terdekat, *berikut = kelompok_norma(t)
    sama = acuan = sebaran_norma(log, terdekat, min(cukup, ambang["norma_pembanding"]))
    for kunci in berikut:
        ada, sebaran = acuan["banyak"].to_numpy() >= cukup, sebaran_norma(log, kunci, cukup)
        acuan = pd.DataFrame({n: np.where(ada, x, sebaran[n]) for n, x in acuan.items()}, log.index)
    satuan = satuan_tertukar(log, acuan, ambang)
    z = _KEKAR * (log - sama["tengah"]).abs() / sama["mad"].clip(lower=_MAD_MINIMUM)
    jauh = (log - sama["tengah"]).abs() >= np.log(ambang["norma_rasio"])
    lain = (z > ambang["norma_z"]) & jauh & (sama["banyak"] >= ambang["norma_pembanding"]) & ~satuan
    return {
        "faktor_satuan": _tanda(t, satuan, t["norma_waktu_menit"], np.exp(acuan["tengah"]), acuan["banyak"]),
        "norma_menyimpang": _tanda(t, lain, t["norma_waktu_menit"], np.exp(sama["tengah"]), sama["banyak"]),
    }


def satuan_tertukar(log: Any, acuan: Any, ambang: Mapping[str, float]) -> Any:
    """Whether norms are about 60 times or a 60th of what their peers need.

    Parameters
    ----------
    log : logarithm of each norm, or of one [log menit/hasil]
    acuan : ``banyak``, ``tengah`` and ``mad`` of its peers
    ambang : thresholds
    """
    jarak = abs(log - acuan["tengah"]) - np.log(_ENAM_PULUH)
    # a group that itself spreads over more than the factor says nothing
    rapat = acuan["mad"] <= np.log(_ENAM_PULUH) / 4
    cukup = acuan["banyak"] >= ambang["faktor_satuan_pembanding"]
    return (abs(jarak) <= np.log(ambang["faktor_satuan_lebar"])) & rapat & cukup


def kelompok_norma(tugas: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Keys by which tasks match, the closest first: by text, by first verb and result, by first verb.

    Parameters
    ----------
    tugas : tasks with their words (:func:`abk.analisis.kewajaran.teks.berbaku`)
    """
    return tugas["baku"], teks.berpasangan(tugas["verba"], tugas["hasil_baku"]), tugas["verba"]


def sebaran_norma(log: pd.Series, kunci: pd.Series, pembanding: float) -> pd.DataFrame:
    """Of the tasks with the same key: their number, median and median absolute deviation of log norms.

    Parameters
    ----------
    log : logarithm of each norm [log menit/hasil]
    kunci : key of each task, a category
    pembanding : number below which only ``banyak`` is told [tugas]

    Returns
    -------
    DataFrame, index as given
        ``banyak`` [tugas], ``tengah`` and ``mad`` [log menit/hasil].
    """
    nomor = kunci.cat.codes.to_numpy()
    banyak = np.bincount(nomor)[nomor]
    cukup = banyak >= pembanding
    tengah, mad = np.full((2, len(log)), np.nan)
    angka, nomor = log.to_numpy()[cukup], nomor[cukup]
    tengah[cukup] = _median(angka, nomor)
    mad[cukup] = _median(np.abs(angka - tengah[cukup]), nomor)
    return pd.DataFrame({"banyak": banyak, "tengah": tengah, "mad": mad}, index=log.index)


def _median(angka: np.ndarray, nomor: np.ndarray) -> Any:
    """The median of each number's group, groups numbered from 0."""
    naik, banyak = angka[np.lexsort((angka, nomor))], np.bincount(nomor)
    awal = np.cumsum(banyak) - banyak
    bawah, atas = (awal + (banyak - 1) // 2)[nomor], (awal + banyak // 2)[nomor]
    return (naik[bawah] + naik[atas]) / 2


def pembagi_sebagai_data(tugas: pd.DataFrame) -> pd.DataFrame:
    """Tasks whose volume or norm is the working time of a year.

    Parameters
    ----------
    tugas : counted tasks

    Returns
    -------
    DataFrame with ``kode_jabatan``, ``nomor``, ``nilai`` [as written]
    """
    nilai = tertukar_pembagi(tugas)
    return _tanda(tugas, nilai.notna(), nilai)


def tertukar_pembagi(tugas: pd.DataFrame) -> pd.Series:
    """The working time of a year that stands as volume or norm of each of the ``tugas``; else missing."""
    volume, lama = tugas["volume"].isin(_PEMBAGI), tugas["norma_waktu"].isin(_PEMBAGI)
    nilai = tugas["volume"].where(volume, tugas["norma_waktu"])
    return nilai.where(volume | lama).astype("float64")


def kata(tugas: pd.DataFrame, ambang: Mapping[str, float]) -> dict[str, pd.DataFrame]:
    """Tasks whose words do not say what is done or what comes of it.

    Parameters
    ----------
    tugas : counted tasks with their words (:func:`abk.analisis.kewajaran.teks.berbaku`)
    ambang : thresholds

    Returns
    -------
    dict of ``uraian_kabur`` (``nilai`` [orang]), ``tanpa_kata_kerja`` and ``tanpa_hasil_kerja``
    """
    besar = (tugas["bagian_orang"] >= ambang["uraian_kabur_orang"]).to_numpy(bool)
    kabur = besar.copy()
    kabur[besar] = teks.kabur(tugas["uraian_tugas"][besar])
    tanpa_kerja = teks.tanpa_kata_kerja(tugas["verba"])
    tanpa_hasil = tugas["hasil_baku"] == ""
    return {
        "uraian_kabur": _tanda(tugas, kabur, tugas["bagian_orang"], ambang["uraian_kabur_orang"]),
        "tanpa_kata_kerja": _tanda(tugas, tanpa_kerja),
        "tanpa_hasil_kerja": _tanda(tugas, tanpa_hasil),
    }


def induk_dan_anak(tugas: pd.DataFrame) -> pd.DataFrame:
    """Tasks counted together with their parts: number 3 beside 3.1.

    Parameters
    ----------
    tugas : counted tasks

    Returns
    -------
    DataFrame with ``kode_jabatan``, ``nomor``, ``nilai`` [rincian]
    """
    di, unik = pd.factorize(tugas["nomor"].fillna("").astype("str").to_numpy(object))
    nomor = np.array([n.rstrip(" .)") for n in unik], object)
    induk = np.array([_INDUK.split(n)[0] for n in nomor], object)
    anak = pd.MultiIndex.from_arrays([tugas["kode_jabatan"], induk[di]])[(induk != nomor)[di]]
    if anak.empty:
        return _tanda(tugas, np.zeros(len(tugas), bool))
    banyak = anak.value_counts()
    nilai = banyak.reindex(pd.MultiIndex.from_arrays([tugas["kode_jabatan"], nomor[di]])).to_numpy(float)
    return _tanda(tugas, ~np.isnan(nilai), nilai)


def _tanda(
    tugas: pd.DataFrame, ya: Any, nilai: Any = np.nan, acuan: Any = np.nan, banyak: Any = np.nan
) -> pd.DataFrame:
    """Of the ``tugas`` those that ``ya`` tells, each with its numbers; these are given for all tasks."""
    kena = np.flatnonzero(ya)
    angka = {"nilai": nilai, "acuan": acuan, "banyak": banyak}
    return (
        tugas[list(_LETAK)]
        .take(kena)
        .assign(**{n: np.asarray(x, float)[kena] if np.ndim(x) else float(x) for n, x in angka.items()})
    )
