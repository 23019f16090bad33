"""What the panel computes: only what a changed control changes, exact, and the interval in closed form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from abk.analisis.skenario import Skenario, skenario
from abk.errors import ParameterError
from abk.hasil import KOEFISIEN_ANGGAPAN
from abk.kebutuhan import hasil_jabatan
from abk.kegiatan import Kegiatan
from abk.peraturan import Aturan
from abk.tables.kolom import PENDEKATAN_BAWAAN

_TENGAH_90 = 0.95
"""Quantile at the upper end of an interval that holds 90 %. [0–1]"""


@dataclass(frozen=True)
class Pilihan:
    """What the controls say.

    Attributes
    ----------
    peraturan, pembulatan : names of the regulation and of the rounding policy
    volume, norma : change of every volume and of every norma waktu [%]
    unit : code of the unit to which the changes are put and whose posts are shown; empty = all
    risiko : accepted chance that the planned number falls short [%]
    """

    peraturan: str
    pembulatan: str
    volume: float = 0.0
    norma: float = 0.0
    unit: str = ""
    risiko: float = 10.0


@dataclass(frozen=True)
class HasilJelajah:
    """What follows from a choice.

    Attributes
    ----------
    jabatan : DataFrame, index ``kode_jabatan``
        As :func:`abk.kebutuhan_pegawai` of the chosen posts, with ``bawah``, ``atas`` (90 %) and ``rencana``
        (whole number that suffices at the risk) [orang]; missing where no norm has evidence of its spread.
    jumlah : sums: ``kebutuhan``, ``kebutuhan_bulat``, ``bezetting``, ``kekurangan``, ``kelebihan``,
        ``bawah``, ``atas`` of the unrounded sum, and ``rencana`` [orang]
    """

    jabatan: pd.DataFrame
    jumlah: Mapping[str, float]

    @property
    def selang(self) -> Mapping[str, tuple[float, float]]:
        """Interval of each post that has one. [orang]"""
        ada = self.jabatan[["bawah", "atas"]].dropna()
        return {str(n): (a, b) for n, a, b in zip(ada.index, ada["bawah"], ada["atas"], strict=True)}


@dataclass(frozen=True)
class _Dasar:
    """What a regulation settles: loads and, for each person of need, mean and deviation."""

    aturan: Aturan
    beban: Mapping[str, Fraction]
    sebar: pd.DataFrame


class Hitungan:
    """The figures of a kegiatan under any choice; what a regulation settles is worked out once.

    Volumes and norms scale a load, and with it the spread of its norms: a change of theirs needs no new pass
    over the tasks. Norms matter to posts counted task by task only, as in the scenarios.
    """

    def __init__(self, k: Kegiatan) -> None:
        self.k = k
        self._dasar: dict[str, _Dasar] = {}
        self._milik: dict[str, pd.Index] = {}
        self._semula: tuple[tuple[str, float], HasilJelajah] | None = None

    @cached_property
    def awal(self) -> Pilihan:
        """The choice that changes nothing."""
        return Pilihan(self.k.peraturan, self.k.pembulatan)

    @cached_property
    def _jabatan(self) -> pd.DataFrame:
        return self.k.jabatan

    def dasar(self, peraturan: str) -> _Dasar:
        """Loads and spreads under a regulation."""
        if peraturan not in self._dasar:
            from abk.analisis.ketidakpastian import (  # noqa: PLC0415 - scipy is slow to import
                momen_jabatan,
                sebaran_norma,
            )

            k = self.k if peraturan == self.k.peraturan else self.k.dengan(peraturan=peraturan)
            sebar = sebaran_norma(
                k, koefisien_amatan=KOEFISIEN_ANGGAPAN, koefisien_anggapan=KOEFISIEN_ANGGAPAN
            )
            orang = sebar.groupby("kode_jabatan")["bagian_orang"].sum()
            bukti = set(sebar.loc[sebar["asal"].isin(["rentang", "amatan"]), "kode_jabatan"])
            momen = momen_jabatan(sebar).div(orang.where(orang > 0), axis=0)
            momen["berbukti"] = momen.index.isin(bukti)
            self._dasar[peraturan] = _Dasar(k.aturan, k.beban_jabatan, momen)
        return self._dasar[peraturan]

    def milik(self, unit: str) -> pd.Index:
        """Rows of the posts of a unit and all below it; of all posts for an empty code."""
        if unit not in self._milik:
            semua = self._jabatan
            if unit:
                kode = set(self.k.cabang(unit).jabatan["kode_jabatan"])
                semua = semua[semua["kode_jabatan"].isin(kode)]
            self._milik[unit] = semua.index
        return self._milik[unit]

    def hasil(self, p: Pilihan) -> HasilJelajah:
        """Figures under a choice.

        Raises
        ------
        ParameterError
            If a number is out of range.
        AbkError
            If a name is unknown, or the regulation does not answer.
        """
        _periksa(p)
        dasar = self.dasar(p.peraturan)
        j = self._jabatan.loc[self.milik(p.unit)]
        kali, norma = _faktor(p.volume), _faktor(p.norma)
        cara = j["pendekatan"].fillna(PENDEKATAN_BAWAAN)
        tugas = kali * norma
        beban = {
            str(kode): dasar.beban[kode] * (tugas if satu == PENDEKATAN_BAWAAN else kali)
            for kode, satu in zip(j["kode_jabatan"], cara, strict=True)
            if kode in dasar.beban
        }
        hasil = hasil_jabatan(
            j,
            beban,
            dasar.aturan,
            pembulatan=p.pembulatan,
            minimum_satu=self.k.minimum_satu,
            belum_lengkap=self.k.terperiksa.jabatan_belum_lengkap,
        )
        return _dengan_selang(hasil, dasar.sebar, p.risiko / 100)

    def semula(self, unit: str, risiko: float) -> HasilJelajah:
        """Figures of a unit as they are, at a risk [%]."""
        kunci = (unit, risiko)
        if self._semula is None or self._semula[0] != kunci:
            self._semula = kunci, self.hasil(replace(self.awal, unit=unit, risiko=risiko))
        return self._semula[1]

    def skenario(self, p: Pilihan, nama: str) -> Skenario:
        """The choice as a scenario, for ``dengan_skenario`` and for a file.

        Raises
        ------
        ParameterError
            If it changes nothing, or the name is empty.
        """
        _periksa(p)
        unit = {"unit": [p.unit]} if p.unit else {}
        ubah: list[dict[str, Any]] = [
            {"jenis": jenis, "faktor": float(_faktor(persen)), **unit}
            for jenis, persen in (("volume", p.volume), ("norma", p.norma))
            if persen
        ]
        kini = {"peraturan": self.k.peraturan, "pembulatan": self.k.pembulatan}
        beda = {n: getattr(p, n) for n in kini if getattr(p, n) != kini[n]}
        if beda:
            ubah.append({"jenis": "pengaturan", "isi": beda})
        if not ubah:
            raise ParameterError("Belum ada yang diubah.", "Ubah salah satu anggapan lebih dahulu.")
        if not nama.strip():
            raise ParameterError("Skenario belum bernama.", "Tulis namanya, misalnya Persuratan digital.")
        return skenario(
            {"nama": nama.strip(), "keterangan": f"Dari panel jelajah {self.k.judul}", "ubah": ubah}
        )


def _periksa(p: Pilihan) -> None:
    if not 0 < p.risiko < 100:  # noqa: PLR2004 - percent
        raise ParameterError(f"Risiko {p.risiko} % tidak dapat dipakai.", "Pilih di antara 0 dan 100 %.")
    if min(p.volume, p.norma) <= -100:  # noqa: PLR2004 - percent
        raise ParameterError("Perubahan −100 % atau kurang tidak dapat dipakai.", "Pilih di atas −100 %.")


def _faktor(persen: float) -> Fraction:
    """Factor of a change in percent, exact: 10 % more is 11/10."""
    return 1 + Fraction(repr(float(persen))) / 100


def _dengan_selang(hasil: pd.DataFrame, sebar: pd.DataFrame, risiko: float) -> HasilJelajah:
    from scipy.special import ndtri  # noqa: PLC0415 - slow to import

    butuh = hasil["kebutuhan"]
    sebar = sebar.reindex(butuh.index)
    rata, simpangan = (butuh * sebar[n] for n in ("rata", "simpangan"))
    z, aman = float(ndtri(_TENGAH_90)), float(ndtri(1 - risiko))
    angka = {
        "bawah": (rata - z * simpangan).clip(lower=0),
        "atas": rata + z * simpangan,
        "rencana": (rata + aman * simpangan).clip(lower=0).round(6).apply(np.ceil),
    }
    berbukti = sebar["berbukti"].fillna(value=False).astype("bool")
    angka = {nama: satu.where(berbukti) for nama, satu in angka.items()}
    rencana, jabatan = angka["rencana"], hasil.assign(**angka)
    # in the sum the assumption stands for every norm without evidence, as on the pages
    tengah, lebar = float(rata.fillna(butuh).sum()), float(np.sqrt((simpangan**2).sum()))
    selisih = hasil["selisih"].dropna().astype("int64")
    jumlah = {
        "kebutuhan": float(butuh.sum()),
        "kebutuhan_bulat": float(hasil["kebutuhan_bulat"].sum()),
        "bezetting": float(hasil["bezetting"].sum()),
        "kekurangan": float(-selisih.clip(upper=0).sum()),
        "kelebihan": float(selisih.clip(lower=0).sum()),
        "bawah": max(tengah - z * lebar, 0.0),
        "atas": tengah + z * lebar,
        "rencana": float(rencana.fillna(hasil["kebutuhan_bulat"].astype("float64")).sum()),
    }
    return HasilJelajah(jabatan, jumlah)
