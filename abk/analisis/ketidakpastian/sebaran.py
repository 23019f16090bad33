"""What is known of the spread of each norm, and the moments that follow from it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from abk.analisis.data import DataKegiatan, tabel_tugas
from abk.errors import ParameterError
from abk.tulisan.markup import kutip

BENTUK = ("segitiga", "pert")
"""Shapes between a shortest and a longest time: triangular, or PERT (a beta that trusts the middle more)."""
KOLOM_SEBARAN = (
    "kode_jabatan",
    "nomor",
    "bagian_orang",
    "asal",
    "bentuk",
    "bawah",
    "tengah",
    "atas",
    "rata",
    "ragam",
)
KOEFISIEN_TERBESAR = 100.0
"""Largest standard deviation that is taken for one, as a share of the mean. [1] (pilihan program)"""
_PERT = 4.0
"""Weight of the most likely value of a PERT distribution. [1]"""


def sebaran_norma(
    k: DataKegiatan,
    *,
    bentuk: str = "segitiga",
    koefisien_amatan: float | None = None,
    koefisien_anggapan: float | None = None,
) -> pd.DataFrame:
    """Spread of the norm of each counted task, as factors of the norm itself.

    Known, in this order: a shortest and a longest time; a number of observations, with the spread of one
    observation (``koefisien_amatan``), so that the norm is a mean; an assumed spread
    (``koefisien_anggapan``). A norm of which nothing is known has none: it is never given one silently.

    Parameters
    ----------
    k : the kegiatan
    bentuk : one of :data:`BENTUK`, between shortest and longest time
    koefisien_amatan : standard deviation of one observation, as a share of the norm [1]; None = unknown
    koefisien_anggapan : standard deviation assumed for a norm without any evidence, as a share of it [1]

    Returns
    -------
    DataFrame, one row a counted task, columns :data:`KOLOM_SEBARAN`
        ``bagian_orang`` [orang]; ``asal``: ``rentang``, ``amatan``, ``anggapan`` or ``tanpa``; ``bentuk``:
        ``segitiga``, ``pert``, ``lognormal`` or ``tetap``; ``bawah``, ``tengah`` (most likely), ``atas``,
        ``rata`` (mean) as factors of the norm [1], ``ragam`` (variance) [1].

    Raises
    ------
    ParameterError
        If the shape is unknown or a coefficient is negative or above :data:`KOEFISIEN_TERBESAR`.

    References
    ----------
    Moments of the triangular and the PERT distribution: general statistics, not seen in a regulation.
    """
    if bentuk not in BENTUK:
        raise ParameterError(
            f"Bentuk sebaran {kutip(bentuk)} tidak dikenal.", f"Pakai {' atau '.join(BENTUK)}."
        )
    for nama, nilai in {
        "koefisien_amatan": koefisien_amatan,
        "koefisien_anggapan": koefisien_anggapan,
    }.items():
        if nilai is not None and not 0 <= nilai <= KOEFISIEN_TERBESAR:
            raise ParameterError(f"{nama} {nilai} tidak dapat dipakai.", "Tulis 20 persen sebagai 0.2.")
    tugas = tabel_tugas(k)
    bawah, atas = (tugas[n] / tugas["norma_waktu"] for n in ("norma_min", "norma_maks"))
    rentang = (bawah.notna() & atas.notna() & (atas >= bawah)).to_numpy(bool)
    a, b = (x.where(rentang, 1.0).to_numpy(float) for x in (bawah, atas))
    c = np.clip(1.0, a, b)
    amatan = tugas["jumlah_amatan"].astype("float64").to_numpy()
    diamati = ~rentang & (amatan >= 1) & (koefisien_amatan is not None)
    dianggap = ~rentang & ~diamati & (koefisien_anggapan is not None)
    simpangan = np.zeros(len(tugas))
    simpangan[diamati] = (koefisien_amatan or 0.0) / np.sqrt(amatan[diamati])
    simpangan[dianggap] = koefisien_anggapan or 0.0
    rata, ragam = _momen(a, c, b, bentuk)
    pilih = [rentang, diamati, dianggap]
    hasil = tugas[["kode_jabatan", "nomor", "bagian_orang"]].assign(
        asal=np.select(pilih, ["rentang", "amatan", "anggapan"], "tanpa"),
        bentuk=np.select(pilih, [bentuk, "lognormal", "lognormal"], "tetap"),
        bawah=a,
        tengah=c,
        atas=b,
        rata=np.where(rentang, rata, 1.0),
        ragam=np.where(rentang, ragam, simpangan**2),
    )
    hasil.loc[hasil["ragam"] == 0, "bentuk"] = "tetap"
    return hasil[list(KOLOM_SEBARAN)]


def _momen(a: np.ndarray, c: np.ndarray, b: np.ndarray, bentuk: str) -> tuple[np.ndarray, np.ndarray]:
    """Mean and variance between ``a`` and ``b`` with the most likely value ``c``."""
    if bentuk == "segitiga":
        return (a + b + c) / 3, (a * a + b * b + c * c - a * b - a * c - b * c) / 18
    rata = (a + _PERT * c + b) / (2 + _PERT)
    return rata, (rata - a) * (b - rata) / (3 + _PERT)


def momen_jabatan(sebaran: pd.DataFrame, koefisien_volume: float = 0.0) -> pd.DataFrame:
    """Mean and standard deviation of the need of each post in closed form, tasks independent.

    Parameters
    ----------
    sebaran : :func:`sebaran_norma`
    koefisien_volume : standard deviation of each volume as a share of it [1]

    Returns
    -------
    DataFrame, index ``kode_jabatan``
        ``rata`` and ``simpangan`` of the need [orang].
    """
    orang = sebaran["bagian_orang"]
    ragam = sebaran["ragam"] * (1 + koefisien_volume**2) + (koefisien_volume * sebaran["rata"]) ** 2
    tiap = pd.DataFrame({"rata": orang * sebaran["rata"], "ragam": orang**2 * ragam}).groupby(
        sebaran["kode_jabatan"]
    )
    jumlah = tiap.sum()
    return pd.DataFrame({"rata": jumlah["rata"], "simpangan": np.sqrt(jumlah["ragam"])})
