"""Norms of the library that fit a task: offered to whoever fills it in, taken by nobody else."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from abk.analisis.kewajaran.teks import bentuk_baku
from abk.tables.angka import angka_indonesia

_KEMIRIPAN = 85.0
"""Least likeness of two task texts for a norm to be offered, 100 = the same. [0–100] (pilihan program)"""
_JABATAN_DISEBUT = 2


@dataclass(frozen=True)
class NormaTawaran:
    """A norm that is offered.

    Attributes
    ----------
    norma_waktu, satuan_waktu : the norm [satuan_waktu]
    norma_min, norma_maks : its interval [satuan_waktu]; None where it has none
    jumlah_amatan : number of observations behind it; None where it is not known
    sumber : where it comes from
    """

    norma_waktu: float
    satuan_waktu: str
    norma_min: float | None
    norma_maks: float | None
    jumlah_amatan: float | None
    sumber: str

    @property
    def sebutan(self) -> str:
        """The norm as it is read: ``60 menit``."""
        return f"{angka_indonesia(self.norma_waktu)} {self.satuan_waktu}"

    @property
    def rinci(self) -> str:
        """The norm with interval, observations and source."""
        bagian = [
            f"{angka_indonesia(self.norma_min)}–{angka_indonesia(self.norma_maks)}"
            if self.norma_min is not None and self.norma_maks is not None
            else "",
            f"{angka_indonesia(self.jumlah_amatan)} amatan" if self.jumlah_amatan else "",
            self.sumber,
        ]
        return f"{self.sebutan} ({'; '.join(b for b in bagian if b)})"

    @property
    def isian(self) -> Mapping[str, Any]:
        """What taking it writes into a row: it is a document there, since nobody measured it there."""
        isi = {
            "norma_waktu": self.norma_waktu,
            "satuan_waktu": self.satuan_waktu,
            "norma_min": self.norma_min,
            "norma_maks": self.norma_maks,
            "sumber_norma": "dokumen",
            "keterangan": f"Norma dari {self.sumber}",
        }
        return {
            n: int(v) if isinstance(v, float) and v.is_integer() else v
            for n, v in isi.items()
            if v is not None
        }


class PencariNorma:
    """A library made ready for many look-ups; an answer that was given once is kept.

    Parameters
    ----------
    pustaka : :func:`abk.analisis.norma_waktu.pustaka.pustaka_norma` or ``pustaka_kegiatan``
    """

    def __init__(self, pustaka: pd.DataFrame) -> None:
        self.pustaka = pustaka
        self._baku = bentuk_baku(pustaka["uraian_tugas"].astype("object")).tolist()
        self._hasil = bentuk_baku(pustaka["hasil_kerja"].astype("object")).to_numpy(str)
        self._ingat: dict[tuple[str, str], tuple[NormaTawaran, ...]] = {}

    def serupa(
        self, uraian_tugas: str, hasil_kerja: str = "", banyak: int = 3, kemiripan: float = _KEMIRIPAN
    ) -> pd.DataFrame:
        """Rows of the library that fit, as :func:`norma_serupa` tells them."""
        baku = bentuk_baku(pd.Series([uraian_tugas, hasil_kerja], dtype="object")).tolist()
        mirip = process.cdist(baku[:1], self._baku, scorer=fuzz.token_sort_ratio)[0]
        ya = mirip >= kemiripan
        if baku[1]:
            ya &= (self._hasil == baku[1]) | (self._hasil == "")
        p = self.pustaka[ya].assign(kemiripan=mirip[ya])
        urut: pd.DataFrame = p.sort_values(["kemiripan", "tanggal"], ascending=False, kind="stable")
        return urut.head(banyak)

    def tawaran(self, uraian_tugas: str, hasil_kerja: str = "") -> tuple[NormaTawaran, ...]:
        """Norms to offer for a task, the likest first; of equal norms one."""
        kunci = (uraian_tugas, hasil_kerja)
        if kunci not in self._ingat:
            baris = self.serupa(*kunci).to_dict("records") if uraian_tugas.strip() and self._baku else []
            menurut: dict[tuple[Any, Any], NormaTawaran] = {}
            for satu in baris:
                isi = {str(k): v for k, v in satu.items()}
                menurut.setdefault((isi["norma_waktu"], isi["satuan_waktu"]), _tawaran(isi))
            self._ingat[kunci] = tuple(menurut.values())
        return self._ingat[kunci]


def _tawaran(b: Mapping[str, Any]) -> NormaTawaran:
    angka = {n: _angka(b.get(n)) for n in ("norma_min", "norma_maks", "jumlah_amatan")}
    kode = jabatan.split(", ") if isinstance(jabatan := b.get("jabatan"), str) and jabatan else []
    lain = " …" if len(kode) > _JABATAN_DISEBUT else ""
    di_mana = f" di {', '.join(kode[:_JABATAN_DISEBUT])}{lain}" if kode else ""
    sumber = f"{b['sumber']}{di_mana}, {b['tanggal']:%Y}"
    return NormaTawaran(float(b["norma_waktu"]), str(b["satuan_waktu"]), sumber=sumber, **angka)


def _angka(nilai: Any) -> float | None:
    return None if nilai is None or pd.isna(nilai) or not math.isfinite(nilai) else float(nilai)


def norma_serupa(
    pustaka: pd.DataFrame,
    uraian_tugas: str,
    hasil_kerja: str = "",
    *,
    banyak: int = 3,
    kemiripan: float = _KEMIRIPAN,
) -> pd.DataFrame:
    """Norms of the library that a form or workbook can offer for a task, the likest first.

    Parameters
    ----------
    pustaka : :func:`abk.analisis.norma_waktu.pustaka.pustaka_norma` or ``pustaka_kegiatan``
    uraian_tugas, hasil_kerja : words of the task; a norm of another result is not offered, where both say one
    banyak : at most so many [norma]
    kemiripan : least likeness of the texts, 100 = the same [0–100]

    Returns
    -------
    DataFrame, the rows of the library with ``kemiripan`` [0–100]
        Of two equally like the newer comes first. It offers; nothing takes a norm by itself.
    """
    return PencariNorma(pustaka).serupa(uraian_tugas, hasil_kerja, banyak, kemiripan)
