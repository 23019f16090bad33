"""A time study of several observers: what was left out by which rule, what each saw, and the norm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from abk.analisis.norma_waktu.rumus import CARA_KELONGGARAN, waktu_baku
from abk.errors import ParameterError
from abk.tables.angka import angka_indonesia
from abk.tulisan.markup import kutip

ATURAN_PENCILAN = ("tidak_ada", "batas_kendali", "hampel")
"""``batas_kendali``: outside mean ± k standard deviations (uji keseragaman data); ``hampel``: further from
the median than k times 1.4826 median absolute deviations, which one wild reading cannot hide."""
_MAD = 1.4826
"""Median absolute deviations of a normal distribution in one standard deviation. [1]"""
_PALING_SEDIKIT = 3
"""Observations of an element below which no reading is called an outlier. [amatan] (pilihan program)"""


@dataclass(frozen=True)
class StudiWaktu:
    """Outcome of a time study.

    Attributes
    ----------
    amatan : DataFrame, the observations as given, with ``pencilan``: whether the rule leaves it out
    elemen : DataFrame, index ``elemen`` in the order of the work
        ``banyak`` that count and ``pencilan`` left out [amatan], ``rata`` and ``simpangan`` [satuan waktu],
        ``batas_bawah``, ``batas_atas`` (mean ± k deviations of those that count, none below 0) [satuan
        waktu], ``rating`` [1], ``normal`` [satuan waktu], ``perlu`` (N′) [amatan], ``cukup``.
    pengamat : DataFrame, index (``elemen``, ``pengamat``)
        ``banyak`` [amatan], ``rata`` [satuan waktu] and ``rating`` [1] of each observer.
    normal, baku : normal and standard time of one whole cycle [satuan waktu]
    anggapan : what was chosen, in words
    """

    amatan: pd.DataFrame
    elemen: pd.DataFrame
    pengamat: pd.DataFrame
    normal: float
    baku: float
    anggapan: tuple[str, ...]


def studi_waktu(
    amatan: pd.DataFrame,
    kelonggaran: float,
    *,
    cara: str = "ditambahkan",
    pencilan: str = "tidak_ada",
    batas: float = 3.0,
    k: float = 2.0,
    s: float = 0.05,
) -> StudiWaktu:
    """Norm of a cycle from timed observations.

    Parameters
    ----------
    amatan : one row a reading
        ``elemen``, ``waktu`` [satuan waktu]; optional ``pengamat`` (else one) and ``rating`` [1] (else 1).
    kelonggaran : allowance as a share [0–1]
    cara : one of :data:`CARA_KELONGGARAN`
    pencilan : one of :data:`ATURAN_PENCILAN`; nothing is left out unless a rule is named
    batas : deviations from the middle beyond which a reading is an outlier [1]
    k, s : standard deviations of the confidence and relative accuracy of N′ [1]

    Returns
    -------
    StudiWaktu

    Raises
    ------
    ParameterError
        With every fault of the readings at once, or if a rule is unknown.

    References
    ----------
    Mean, rating and allowance: time study as taught in BMP EKMA4215 Universitas Terbuka. Limits of control:
    uji keseragaman data. Both as printed on the pages that docs/metode.md names. ``hampel`` and all
    defaults: pilihan program.
    """
    if pencilan not in ATURAN_PENCILAN:
        raise ParameterError(
            f"Aturan pencilan {kutip(pencilan)} tidak dikenal.", f"Pakai {', '.join(ATURAN_PENCILAN)}."
        )
    if not (batas > 0 and k > 0 and s > 0):
        raise ParameterError("Batas, k, dan ketelitian harus lebih dari nol.", "Perbaiki nilainya.")
    a = _periksa(amatan)
    a["pencilan"] = _pencilan(a, pencilan, batas)
    pakai = a[~a["pencilan"]]
    tiap = pakai.groupby("elemen", sort=False)["waktu"]
    e = pd.DataFrame({"banyak": tiap.size(), "rata": tiap.mean(), "simpangan": tiap.std()})
    e.insert(1, "pencilan", a.groupby("elemen", sort=False)["pencilan"].sum())
    lebar = k * e["simpangan"]
    e["batas_bawah"], e["batas_atas"] = (e["rata"] - lebar).clip(lower=0), e["rata"] + lebar
    e["rating"] = pakai.groupby("elemen", sort=False)["rating"].mean()
    # each reading is levelled by the rating it was given: observers may rate differently
    e["normal"] = (pakai["waktu"] * pakai["rating"]).groupby(pakai["elemen"], sort=False).mean()
    jumlah, kuadrat = tiap.sum(), (pakai["waktu"] ** 2).groupby(pakai["elemen"], sort=False).sum()
    e["perlu"] = (k / s) ** 2 * (e["banyak"] * kuadrat - jumlah**2).clip(lower=0) / jumlah**2
    e["cukup"] = e["perlu"] <= e["banyak"]
    normal = float(e["normal"].sum())
    baku = float(waktu_baku(normal, kelonggaran, cara))
    milik = pakai.groupby(["elemen", "pengamat"], sort=False)
    pengamat = pd.DataFrame(
        {"banyak": milik.size(), "rata": milik["waktu"].mean(), "rating": milik["rating"].mean()}
    )
    dibuang = int(a["pencilan"].sum())
    tulis = angka_indonesia
    aturan = (
        f"{dibuang} dari {len(a)} amatan tidak dipakai menurut aturan {pencilan} dengan batas {tulis(batas)}."
    )
    if pencilan == "tidak_ada":
        aturan = f"Semua {len(a)} amatan dipakai; tidak ada aturan pencilan."
    kata = (
        f"Kelonggaran {tulis(kelonggaran)} {_KATA_CARA[cara]}.",
        aturan,
        f"Kecukupan: k = {tulis(k)}, ketelitian {tulis(s)}.",
    )
    return StudiWaktu(a, e, pengamat, normal, baku, kata)


_KATA_CARA = dict(
    zip(CARA_KELONGGARAN, ("ditambahkan pada waktu normal", "diambil dari waktu kerja"), strict=True)
)


def _periksa(amatan: pd.DataFrame) -> pd.DataFrame:
    """Readings as they are reckoned with, or every fault."""
    tanpa = [c for c in ("elemen", "waktu") if c not in amatan.columns]
    if tanpa or amatan.empty:
        apa = f"tidak memuat kolom {', '.join(tanpa)}" if tanpa else "tidak memuat satu baris pun"
        raise ParameterError(f"Amatan {apa}.", "Tulis satu baris tiap bacaan: elemen, waktu.")
    a = amatan.reset_index(drop=True).assign(
        waktu=pd.to_numeric(amatan["waktu"].reset_index(drop=True), errors="coerce")
    )
    a["pengamat"] = a["pengamat"].fillna("") if "pengamat" in a else ""
    a["rating"] = pd.to_numeric(a["rating"], errors="coerce") if "rating" in a else 1.0
    for kolom in ("waktu", "rating"):
        salah = a.index[~(np.isfinite(a[kolom]) & (a[kolom] > 0))]
        if len(salah):
            baris = ", ".join(str(n + 1) for n in salah[:10])
            raise ParameterError(
                f"{kolom} pada bacaan ke-{baris} bukan bilangan lebih dari nol.", "Periksa catatannya."
            )
    if a["elemen"].isna().any():
        raise ParameterError("Ada bacaan tanpa elemen.", "Sebut elemen pekerjaannya pada setiap baris.")
    return a


def _pencilan(a: pd.DataFrame, aturan: str, batas: float) -> pd.Series:
    tiap = a.groupby("elemen", sort=False)["waktu"]
    banyak = tiap.transform("size")
    if aturan == "batas_kendali":
        tengah, lebar = tiap.transform("mean"), tiap.transform("std")
    elif aturan == "hampel":
        tengah = tiap.transform("median")
        lebar = _MAD * (a["waktu"] - tengah).abs().groupby(a["elemen"], sort=False).transform("median")
    else:
        return pd.Series(data=False, index=a.index)
    jauh = (a["waktu"] - tengah).abs() > batas * lebar
    return jauh & (banyak >= _PALING_SEDIKIT) & (lebar > 0)
