"""Sums of a projection, and what of it may be shown."""

from __future__ import annotations

from abk.analisis.proyeksi.tahunan import KOLOM_PROYEKSI
from abk.tulisan.malas import pd

SEL_KECIL = 3
"""A count of people by age below this is not shown. [orang] (pilihan program)"""
_MENURUT_USIA = ("pensiun", "berakhir", "di_luar_bezetting")
_TANPA_JUMLAH = {"kode_jabatan", "tahun", "selisih", "prioritas"}


def tersamar(tabel: pd.DataFrame) -> pd.DataFrame:
    """The table without counts that would tell a person's age.

    Parameters
    ----------
    tabel : :func:`proyeksi`, or sums of it

    Returns
    -------
    DataFrame
        With counts by age below :data:`SEL_KECIL`, but none of nobody, missing.
    """
    ada = [c for c in _MENURUT_USIA if c in tabel.columns]
    baru = {c: tabel[c].astype("float64").mask((tabel[c] > 0) & (tabel[c] < SEL_KECIL)) for c in ada}
    return tabel.assign(**baru)


def proyeksi_unit(tabel: pd.DataFrame, jabatan: pd.DataFrame) -> pd.DataFrame:
    """Sums of a projection for each unit and year, its own posts only.

    Parameters
    ----------
    tabel : :func:`proyeksi`
    jabatan : posts with ``kode_unit``

    Returns
    -------
    DataFrame, index (``kode_unit``, ``tahun``)
        Every count of :data:`KOLOM_PROYEKSI` summed [orang]; shortages and surpluses apart, as
        ``kekurangan`` and ``kelebihan``.
    """
    milik = tabel["kode_jabatan"].map(jabatan.set_index("kode_jabatan")["kode_unit"])
    return _hitung(tabel).assign(kode_unit=milik).groupby(["kode_unit", "tahun"]).sum()


def proyeksi_tahunan(tabel: pd.DataFrame) -> pd.DataFrame:
    """The whole, year by year: what the page of the ministry and its chart show.

    Parameters
    ----------
    tabel : :func:`proyeksi`, of all posts or some

    Returns
    -------
    DataFrame, index ``tahun``
        Every count of :data:`KOLOM_PROYEKSI` summed, ``kekurangan`` and ``kelebihan`` apart, and the
        proposals by priority as ``prioritas_1`` to ``prioritas_3`` [orang]. Counts by age are
        :func:`tersamar`.
    """
    tiap = {f"prioritas_{n}": tabel["usul"].where(tabel["prioritas"] == n, 0) for n in (1, 2, 3)}
    return tersamar(_hitung(tabel).assign(**tiap).groupby("tahun").sum())


def _hitung(tabel: pd.DataFrame) -> pd.DataFrame:
    """Counts that may be summed, shortages and surpluses apart."""
    hitung = [c for c in KOLOM_PROYEKSI if c not in _TANPA_JUMLAH]
    kurang, lebih = (-tabel["selisih"]).clip(lower=0), tabel["selisih"].clip(lower=0)
    return tabel[["tahun", *hitung]].assign(kekurangan=kurang, kelebihan=lebih)
