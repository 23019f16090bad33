"""Effective working time: statutory, derived step by step, and by the calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from abk.errors import ParameterError
from abk.kebutuhan.eksak import pecahan

Angka = int | float | str | Fraction

_HARI_PER_MINGGU = (5, 6)


@dataclass(frozen=True)
class TurunanWaktuKerja:
    """Effective working time with the steps that lead to it.

    Attributes
    ----------
    hari_per_tahun : hari kerja efektif [hari/tahun]
    jam_per_minggu : jam kerja efektif [jam/minggu]
    jam_per_hari : [jam/hari]
    jam_per_tahun : exact product, before any regulation rounds it [jam/tahun]
    """

    hari_per_tahun: int
    jam_per_minggu: Fraction
    jam_per_hari: Fraction
    jam_per_tahun: Fraction


def hari_kerja_efektif(akhir_pekan: int, libur: int, cuti: int, hari: int = 365) -> int:
    """Effective working days: the year less weekends, holidays and leave. [hari/tahun]

    Parameters
    ----------
    akhir_pekan, libur, cuti : days that are not worked [hari/tahun]
    hari : days of the year [hari/tahun]

    References
    ----------
    Quoted from KEP/75/M.PAN/7/2004: 365 − (104 + 14 + 12) = 235.
    """
    return hari - (akhir_pekan + libur + cuti)


def turunan_waktu_kerja(
    hari_efektif: int, jam_per_minggu: Angka, allowance: Angka, hari_per_minggu: int
) -> TurunanWaktuKerja:
    """Derivation of the effective working time of one person.

    Parameters
    ----------
    hari_efektif : hari kerja efektif [hari/tahun]
    jam_per_minggu : formal working hours, breaks not counted [jam/minggu]
    allowance : share lost to rest and personal needs [0–1]
    hari_per_minggu : 5 or 6 [hari/minggu]

    Raises
    ------
    ParameterError
        If the allowance is no share (30 instead of 0.30), or the week has other than 5 or 6 days.

    Notes
    -----
    235 days × 5.25 h = 1,233.75 h; the regulation states 1,250 h. The derivation is shown beside the
    statutory figure and never replaces it. "5 jam 30 menit" (5.5 h) does not lead to 1,250.

    References
    ----------
    37.5 h a week: Perpres 21/2023; the allowance of 30 %: KEP/75/M.PAN/7/2004; the rest is derived.
    """
    bagian = pecahan(allowance)
    if not 0 <= bagian < 1:
        raise ParameterError(
            f"Allowance {allowance} bukan bagian dari satu.", "Tulis 30 persen sebagai 0.30, bukan 30."
        )
    if hari_per_minggu not in _HARI_PER_MINGGU:
        raise ParameterError(f"{hari_per_minggu} hari kerja seminggu tidak dikenal.", "Pakai 5 atau 6.")
    minggu = pecahan(jam_per_minggu) * (1 - bagian)
    hari = minggu / hari_per_minggu
    return TurunanWaktuKerja(hari_efektif, minggu, hari, hari * hari_efektif)


@dataclass(frozen=True)
class KalenderKerja:
    """Working days of a real year.

    Attributes
    ----------
    tahun : calendar year [tahun]
    hari_libur : public holidays on working days [hari]
    cuti_bersama : collective leave on working days [hari]
    hari_kerja : working days left after holidays and annual leave [hari]
    hari_kerja_tanpa_cuti_bersama : the same with collective leave also off [hari]
    """

    tahun: int
    hari_libur: int
    cuti_bersama: int
    hari_kerja: int
    hari_kerja_tanpa_cuti_bersama: int

    def jam(self, jam_per_hari: Angka) -> Fraction:
        """Effective hours of that year, at ``jam_per_hari`` [jam/hari]. [jam/tahun]"""
        return self.hari_kerja * pecahan(jam_per_hari)


def kalender_kerja(tahun: int, hari_per_minggu: int = 5, cuti_tahunan: int = 12) -> KalenderKerja:
    """Working days of a year by the Indonesian calendar.

    Parameters
    ----------
    tahun : calendar year [tahun]
    hari_per_minggu : 5 (Saturday off) or 6 [hari/minggu]
    cuti_tahunan : annual leave [hari]

    Returns
    -------
    KalenderKerja
        Shows by how much the statutory figure overstates; the decree uses the statutory one.

    Raises
    ------
    ParameterError
        If the week has other than 5 or 6 days.

    References
    ----------
    The ``holidays`` library, categories public and government (cuti bersama); the calendar.
    """
    if hari_per_minggu not in _HARI_PER_MINGGU:
        raise ParameterError(f"{hari_per_minggu} hari kerja seminggu tidak dikenal.", "Pakai 5 atau 6.")
    import holidays  # noqa: PLC0415 - the need asks the regulation, not the calendar

    libur = set(holidays.country_holidays("ID", years=tahun, categories="public"))
    bersama = set(holidays.country_holidays("ID", years=tahun, categories="government")) - libur
    awal = dt.date(tahun, 1, 1)
    panjang = (dt.date(tahun + 1, 1, 1) - awal).days
    kerja = [d for n in range(panjang) if (d := awal + dt.timedelta(n)).weekday() < hari_per_minggu]
    merah = sum(d in libur for d in kerja)
    cuti_bersama = sum(d in bersama for d in kerja)
    sisa = len(kerja) - merah - cuti_tahunan
    return KalenderKerja(tahun, merah, cuti_bersama, sisa, sisa - cuti_bersama)
