"""What is known of the spread of each norm, the moments that follow from it, and draws from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import betaincinv

from abk.analisis.data import DataKegiatan, tabel_tugas, wajib_angka
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
    diberi = {"koefisien_amatan": koefisien_amatan, "koefisien_anggapan": koefisien_anggapan}
    koefisien = {nama: nilai for nama, nilai in diberi.items() if nilai is not None}
    wajib_angka(**koefisien)
    for nama, nilai in koefisien.items():
        if not 0 <= nilai <= KOEFISIEN_TERBESAR:
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


# ── draws: the need of each post, once for each world that the spreads allow ────────────────────────
Larik = npt.NDArray[np.float32]
_UTUH = np.float32(2**24)
"""Where the drawn whole numbers end. [1]"""
_SEKALIGUS, _UKURAN = 16, 200_000
"""Tasks drawn at once, and draws at once, so that the block stays in the processor's cache."""


def tarik(
    sebar: pd.DataFrame,
    bersama: npt.NDArray[np.int64] | None,
    tarikan: int,
    koefisien_volume: float,
    benih: int,
) -> Iterator[tuple[str, Larik]]:
    """Each post with its drawn needs [orang].

    Parameters
    ----------
    sebar : spread of each task (:func:`abk.analisis.ketidakpastian.sebaran_norma`)
    bersama : number of the norm of each task, where tasks of one norm share its error; else None
    tarikan : number of draws
    koefisien_volume : standard deviation of each volume as a share of it [1]
    benih : seed
    """
    bentuk = sebar["bentuk"].to_numpy()
    angka = sebar[["bagian_orang", "bawah", "tengah", "atas", "ragam"]].to_numpy(np.float32)
    angka[:, 1:4] *= angka[:, :1]  # bounds in people: no draw has to be multiplied
    polos = (bentuk == "segitiga") & (angka[:, 0] != 0) & (bersama is None) & (not koefisien_volume)
    segitiga = _Segitiga(angka, tarikan)
    for kode, indeks in sebar.groupby("kode_jabatan", sort=False).indices.items():
        mana = np.asarray(indeks, np.intp)
        orang = np.zeros(tarikan, np.float32)
        # draws of its own: what is asked of one unit does not change with the rows of another
        acak = np.random.default_rng([benih, crc32(str(kode).encode())])
        if polos[mana].all():
            segitiga.tambah(acak, mana, orang)
            yield str(kode), orang
            continue
        for sekaligus, kelompok in groupby(mana, key=lambda n: bool(polos[n])):
            if sekaligus:
                segitiga.tambah(acak, np.fromiter(kelompok, np.intp), orang)
                continue
            for n in kelompok:
                bagian, *rincian = angka[n]
                butuh: Any = bagian
                if bentuk[n] != "tetap" and bagian:
                    sumber = acak if bersama is None else np.random.default_rng([benih, int(bersama[n])])
                    butuh = _kebutuhan(sumber, tarikan, bentuk[n], bagian, *rincian)
                if koefisien_volume:
                    butuh = butuh * _lognormal(acak, tarikan, koefisien_volume**2)
                orang += butuh
        yield str(kode), orang


def _seragam(acak: np.random.Generator, u: Larik) -> None:
    """Whole numbers below 2²⁴, equally likely: those of ``acak.random`` in float32, times 2²⁴.

    At half its cost: it makes two numbers of each word of its bits, by a call a number. Half a word that
    another draw has left over is not taken up, as ``acak.random`` would.
    """
    kata = acak.bit_generator.random_raw((u.size + 1) // 2).astype("<u8", copy=False)
    bulat = kata.view("<u4")[: u.size].reshape(u.shape)
    bulat >>= 8
    u[:] = bulat.view("<i4")  # a signed number becomes a float faster than an unsigned one


class _Segitiga:
    """Triangular needs by the inverse of the distribution function, many tasks at once.

    Below the mode's share only the first root varies, above it only the second: no branch, nothing copied.
    """

    def __init__(self, angka: Larik, tarikan: int) -> None:
        a, c, b = angka[:, 1:4].T.astype(np.float64)
        lebar = np.where(b > a, b - a, 1.0)
        naik, turun = (np.sqrt(lebar * sisi / _UTUH) for sisi in (c - a, b - c))
        rumus = ((c - a) / lebar * _UTUH, a + (b - c), naik, turun)
        self._kiri, self._dasar, self._naik, self._turun = (satu.astype(np.float32) for satu in rumus)
        banyak = max(1, min(_SEKALIGUS, _UKURAN // tarikan))
        self._u, self._v = (np.empty((banyak, tarikan), np.float32) for _ in range(2))

    def tambah(self, acak: np.random.Generator, mana: npt.NDArray[np.intp], orang: Larik) -> None:
        """Add the drawn needs of the tasks `mana` to `orang`."""
        for awal in range(0, len(mana), len(self._u)):
            n = mana[awal : awal + len(self._u)]
            u, v = self._u[: len(n)], self._v[: len(n)]
            _seragam(acak, u)
            # numpy takes the minimum of two arrays faster than of one and a number
            v[:] = self._kiri[n, None]
            np.minimum(u, v, out=v)
            u -= v
            np.subtract(_UTUH - self._kiri[n, None], u, out=u)
            orang += np.einsum("t,tn->n", self._naik[n], np.sqrt(v, out=v))
            orang -= np.einsum("t,tn->n", self._turun[n], np.sqrt(u, out=u))
            orang += self._dasar[n].sum()


def _kebutuhan(
    acak: np.random.Generator,
    tarikan: int,
    bentuk: str,
    bagian: float,
    a: float,
    c: float,
    b: float,
    ragam: float,
) -> Larik:
    """Drawn needs of a task, between two bounds by the inverse of the distribution function. [orang]"""
    if bentuk == "lognormal":
        return bagian * _lognormal(acak, tarikan, ragam)
    if bentuk == "segitiga":
        orang = np.zeros(tarikan, np.float32)
        _Segitiga(np.array([[bagian, a, c, b, ragam]], np.float32), tarikan).tambah(
            acak, np.zeros(1, np.intp), orang
        )
        return orang
    u = acak.random(tarikan, np.float32)
    p, q = 1 + 4 * (c - a) / (b - a), 1 + 4 * (b - c) / (b - a)
    return np.asarray(a + (b - a) * betaincinv(p, q, u), np.float32)


def _lognormal(acak: np.random.Generator, banyak: int, ragam: float) -> Larik:
    """Lognormal factors of mean 1 and the given variance."""
    s2 = np.float32(np.log1p(ragam))
    return np.asarray(np.exp(np.sqrt(s2) * acak.standard_normal(banyak, np.float32) - s2 / 2), np.float32)
