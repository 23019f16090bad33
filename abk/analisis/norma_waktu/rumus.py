"""Norma waktu from evidence: time study, sufficiency of observations, work sampling, three points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from abk.errors import ParameterError
from abk.kebutuhan.eksak import pecahan
from abk.tulisan.markup import kutip

Angka = float | str | Fraction

CARA_KELONGGARAN = ("ditambahkan", "dari_waktu_kerja")
"""``ditambahkan``: normal × (1 + allowance); ``dari_waktu_kerja``: normal × 1 / (1 − allowance)."""


def _pecahan(x: Angka) -> Fraction:
    """Any number that is given to this module; what is none, or not finite, is refused by name."""
    try:
        return pecahan(x)
    except (TypeError, ValueError, ArithmeticError) as salah:
        raise ParameterError(
            f"{kutip(str(x))} bukan angka yang berhingga.", "Isi angka biasa; kosongkan yang tidak diketahui."
        ) from salah


def waktu_baku(normal: Angka, kelonggaran: Angka, cara: str = "ditambahkan") -> Fraction:
    """Standard time: normal time with an allowance. [satuan waktu]

    Parameters
    ----------
    normal : normal time [satuan waktu]
    kelonggaran : allowance as a share [0–1]
    cara : one of :data:`CARA_KELONGGARAN`; for 12 % the two give 1.12 and 1.1364 times the normal time, so
        the one used must be named

    Raises
    ------
    ParameterError
        If the time is negative, the allowance no share, or there is no such way.

    References
    ----------
    ``ditambahkan``: time study as taught in BMP EKMA4215 Universitas Terbuka, the page read is named in
    docs/metode.md; ``dari_waktu_kerja``: pilihan program.
    """
    bagian = _pecahan(kelonggaran)
    if _pecahan(normal) < 0:
        raise ParameterError(f"Waktu normal {normal} kurang dari nol.", "Periksa catatan pengamatan.")
    if not 0 <= bagian < 1:
        raise ParameterError(
            f"Kelonggaran {kelonggaran} bukan bagian dari satu.", "Tulis 12 persen sebagai 0.12."
        )
    if cara == "ditambahkan":
        return _pecahan(normal) * (1 + bagian)
    if cara == "dari_waktu_kerja":
        return _pecahan(normal) / (1 - bagian)
    raise ParameterError(
        f"Cara kelonggaran {kutip(cara)} tidak dikenal.", f"Pakai {' atau '.join(CARA_KELONGGARAN)}."
    )


def amatan_cukup(amatan: Sequence[Angka], k: Angka = 2, s: Angka = "0.05") -> float:
    """Observations that a time study needs, N′. [amatan]

    Parameters
    ----------
    amatan : observed times [satuan waktu]
    k : standard deviations of the confidence (2 ≈ 95 %) [1]
    s : relative accuracy [0–1]

    Returns
    -------
    float [amatan]
        N′ = ((k/s) · √(N Σx² − (Σx)²) / Σx)². The study suffices when N′ ≤ N.

    Raises
    ------
    ParameterError
        If there is no observation, or the times or the accuracy are not positive.

    References
    ----------
    Uji kecukupan data, as printed on the page that docs/metode.md names.
    """
    semua = [_pecahan(a) for a in amatan]
    jumlah = sum(semua, Fraction(0))
    if jumlah <= 0 or _pecahan(s) <= 0:
        raise ParameterError("Amatan dan ketelitian harus lebih dari nol.", "Periksa catatan pengamatan.")
    sebaran = len(semua) * sum((a * a for a in semua), Fraction(0)) - jumlah**2
    return float((_pecahan(k) / _pecahan(s)) ** 2 * sebaran / jumlah**2)


def amatan_work_sampling(bagian: Angka, k: Angka = 2, s: Angka = "0.05") -> int:
    """Observations that work sampling needs, N′ = k² (1 − p) / (s² p), rounded up. [amatan]

    Parameters
    ----------
    bagian : share of the observations in which work was seen, p [0–1]
    k : standard deviations of the confidence [1]
    s : relative accuracy [0–1]

    Raises
    ------
    ParameterError
        If p or the accuracy is no share above zero.

    References
    ----------
    General statistics of a share; not seen in a regulation.
    """
    p, teliti = _pecahan(bagian), _pecahan(s)
    if not 0 < p <= 1 or teliti <= 0:
        raise ParameterError(
            "Bagian dan ketelitian harus di antara 0 dan 1.", "Tulis 72 persen sebagai 0.72."
        )
    return math.ceil(_pecahan(k) ** 2 * (1 - p) / (teliti**2 * p))


def norma_tiga_titik(minimum: Angka, maksimum: Angka, paling_mungkin: Angka | None = None) -> Fraction:
    """Norm from its range: (min + max)/2, or with a most likely value (min + 4·m + max)/6. [satuan waktu]

    Parameters
    ----------
    minimum, maksimum : shortest and longest time [satuan waktu]
    paling_mungkin : most likely time [satuan waktu]; None = the plain mean of a printed form

    Raises
    ------
    ParameterError
        If the three are not in order.

    References
    ----------
    The mean of two: a printed form of Kemenag (JFU). The mean of three: PERT, pilihan program.
    """
    bawah, atas = _pecahan(minimum), _pecahan(maksimum)
    tengah = None if paling_mungkin is None else _pecahan(paling_mungkin)
    if not 0 < bawah <= (tengah if tengah is not None else bawah) <= atas:
        raise ParameterError(
            "Norma tidak urut.", "Tulis minimum ≤ paling mungkin ≤ maksimum, semuanya lebih dari nol."
        )
    return (bawah + atas) / 2 if tengah is None else (bawah + 4 * tengah + atas) / 6
