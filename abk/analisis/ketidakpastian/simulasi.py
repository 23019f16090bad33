"""Monte Carlo: needs drawn many times, post by post, so that memory stays flat."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from abk.analisis.data import DataKegiatan, tabel_tugas, wajib_angka
from abk.analisis.ketidakpastian.sebaran import KOEFISIEN_TERBESAR, Larik, sebaran_norma, tarik
from abk.analisis.kewajaran.teks import bentuk_baku
from abk.errors import ParameterError
from abk.tables import pohon_unit, urutan_pohon
from abk.tables.angka import angka_indonesia
from abk.tables.kolom import JENIS_PIMPINAN

KORELASI = ("bebas", "norma_sama")
"""``bebas``: each task has its own error; ``norma_sama``: tasks of one text share the error of their norm."""
_RINGKAS = ("rata", "simpangan", "bawah", "tengah", "atas", "rencana", "peluang_cukup")
_BAWAH_ATAS = (0.05, 0.95)
"""The interval that is reported holds 90 % of the draws. [0–1] (pilihan program)"""


class _Kegiatan(DataKegiatan, Protocol):
    @property
    def pembulatan(self) -> str: ...
    @property
    def minimum_satu(self) -> bool: ...


@dataclass(frozen=True)
class Ketidakpastian:
    """What the draws say.

    Attributes
    ----------
    jabatan : DataFrame, index ``kode_jabatan``
        ``kebutuhan``, ``rata``, ``simpangan``, ``bawah``, ``tengah``, ``atas`` (5, 50, 95 % of the draws),
        ``kebutuhan_bulat``, ``rencana`` (whole number that suffices at the chosen risk), ``bezetting``
        [orang]; ``peluang_cukup``: share of the draws whose unrounded need the bezetting covers [0–1];
        ``keputusan_tetap``: whether the interval rounds to one number; ``tanpa_sebaran``: share of the need
        whose norm has no spread [0–1].
    unit : DataFrame, index ``kode_unit`` with those below it; last the whole, index ``""``
        ``kebutuhan``, ``rata``, ``simpangan``, ``bawah``, ``tengah``, ``atas`` of the sum of unrounded needs,
        and ``bulat_bawah``, ``bulat_tengah``, ``bulat_atas`` of the sum of whole needs [orang].
    tugas : DataFrame, :func:`sebaran_norma`
        With ``bagian_ragam``, the task's share of the variance of its post [0–1].
    tarikan : number of draws
    risiko : accepted chance that ``rencana`` falls short [0–1]
    anggapan : every assumption in words, for the page
    """

    jabatan: pd.DataFrame
    unit: pd.DataFrame
    tugas: pd.DataFrame
    tarikan: int
    risiko: float
    anggapan: tuple[str, ...]


def ketidakpastian(
    k: _Kegiatan,
    *,
    tarikan: int = 10_000,
    risiko: float = 0.1,
    bentuk: str = "segitiga",
    koefisien_amatan: float | None = None,
    koefisien_anggapan: float | None = None,
    koefisien_volume: float = 0.0,
    korelasi: str = "bebas",
    benih: int = 0,
) -> Ketidakpastian:
    """Interval of the need of each post, unit and the whole, by Monte Carlo.

    Parameters
    ----------
    k : the kegiatan
    tarikan : number of draws
    risiko : accepted chance that the planned number falls short [0–1]
    bentuk, koefisien_amatan, koefisien_anggapan : spread of the norms (:func:`sebaran_norma`) [1]
    koefisien_volume : standard deviation of each volume as a share of it, lognormal [1]
    korelasi : one of :data:`KORELASI`
    benih : seed; the same seed gives the same numbers

    Returns
    -------
    Ketidakpastian

    Raises
    ------
    ParameterError
        If a choice is unknown or a number out of range.

    Notes
    -----
    Volumes are drawn independently. The regulation and its working time are taken as certain.
    """
    wajib_angka("tarikan", risiko=risiko, tarikan=tarikan, koefisien_volume=koefisien_volume)
    if (
        not 0 < risiko < 1
        or tarikan < 1
        or korelasi not in KORELASI
        or not 0 <= koefisien_volume <= KOEFISIEN_TERBESAR
    ):
        raise ParameterError(
            f"risiko {risiko}, tarikan {tarikan}, korelasi {korelasi}, koefisien_volume {koefisien_volume}:"
            " salah satunya tidak dapat dipakai.",
            f"Risiko di antara 0 dan 1, tarikan paling sedikit 1, korelasi {' atau '.join(KORELASI)}.",
        )
    sebar = sebaran_norma(
        k, bentuk=bentuk, koefisien_amatan=koefisien_amatan, koefisien_anggapan=koefisien_anggapan
    )
    bersama = None
    if korelasi == "norma_sama":
        bersama = pd.factorize(bentuk_baku(tabel_tugas(k)["uraian_tugas"]))[0]
    jabatan, induk = k.jabatan.set_index("kode_jabatan"), pohon_unit(k.unit)
    minimum = (jabatan["jenis_jabatan"].isin(JENIS_PIMPINAN) & k.minimum_satu).astype(int)
    semua = {u: np.zeros((2, tarikan), np.float32) for u in ["", *(u for u, _ in urutan_pohon(induk))]}
    # plain mappings: a look-up in a Series takes longer than drawing a task
    milik = {str(kode): str(unit) for kode, unit in jabatan["kode_unit"].items()}
    ada, sedikit, cara = k.hasil["bezetting"].to_dict(), minimum.to_dict(), k.pembulatan
    baris: dict[str, dict[str, float]] = {}
    for kode, orang in tarik(sebar, bersama, tarikan, koefisien_volume, benih):
        semua[milik[kode]][0] += orang
        semua[milik[kode]][1] += np.maximum(_bulatkan(orang, cara), sedikit[kode])
        baris[kode] = _ringkas(orang, ada[kode], risiko)
    for u in reversed(semua):
        if u:
            semua[induk[u]] += semua[u]
    return Ketidakpastian(
        _jabatan(pd.DataFrame.from_dict(baris, "index", "float64", _RINGKAS), minimum, k, sebar),
        _unit(semua, k, induk),
        _bagian_ragam(sebar, koefisien_volume),
        tarikan,
        risiko,
        _anggapan(sebar, koefisien_amatan, koefisien_anggapan, koefisien_volume, korelasi),
    )


def _bulatkan(orang: Larik, cara: str) -> Larik:
    if cara == "ke_atas":
        return np.ceil(orang)
    return np.floor(orang if cara == "ke_bawah" else orang + np.float32(0.5))


def _kuantil(orang: Larik, *p: float) -> list[float]:
    """Quantiles of the draws by the inverse of their distribution: each is a draw itself."""
    return _kuantil_urut(np.sort(orang), *p)


def _kuantil_urut(urut: Larik, *p: float) -> list[float]:
    return [float(urut[max(math.ceil(len(urut) * satu) - 1, 0)]) for satu in p]


def _ringkas(orang: Larik, bezetting: Any, risiko: float) -> dict[str, float]:
    urut, rata = np.sort(orang), float(orang.mean(dtype=np.float64))
    selisih = orang - np.float32(rata)
    bawah, tengah, atas, rencana = _kuantil_urut(urut, _BAWAH_ATAS[0], 0.5, _BAWAH_ATAS[1], 1 - risiko)
    return {
        "rata": rata,
        "simpangan": math.sqrt(np.einsum("n,n->", selisih, selisih) / len(urut)),
        "bawah": bawah,
        "tengah": tengah,
        "atas": atas,
        "rencana": math.ceil(round(rencana, 6)),
        "peluang_cukup": (
            np.nan
            if pd.isna(bezetting)
            else float(urut.searchsorted(np.float32(bezetting), "right")) / len(urut)
        ),
    }


def _jabatan(tarikan: pd.DataFrame, minimum: pd.Series, k: _Kegiatan, sebar: pd.DataFrame) -> pd.DataFrame:
    dasar = k.hasil[["kebutuhan", "kebutuhan_bulat", "bezetting"]].join(tarikan, how="inner")
    dasar["rencana"] = np.maximum(dasar["rencana"], minimum.reindex(dasar.index)).astype("int64")
    pagi, malam = (
        np.maximum(_bulatkan(dasar[n].to_numpy(np.float32), k.pembulatan), minimum.reindex(dasar.index))
        for n in ("bawah", "atas")
    )
    dasar["keputusan_tetap"] = (pagi == malam).to_numpy(bool)
    orang = sebar["bagian_orang"]
    tiap = pd.DataFrame({"semua": orang, "tanpa": orang.where(sebar["asal"] == "tanpa", 0.0)})
    jumlah = tiap.groupby(sebar["kode_jabatan"]).sum().reindex(dasar.index)
    return dasar.assign(tanpa_sebaran=jumlah["tanpa"] / jumlah["semua"].where(jumlah["semua"] > 0))


def _unit(semua: dict[str, Larik], k: _Kegiatan, induk: dict[str, str]) -> pd.DataFrame:
    nyata = dict.fromkeys(semua, 0.0)
    for unit, butuh in zip(k.jabatan["kode_unit"], k.hasil["kebutuhan"], strict=True):
        nyata[unit] += butuh
    for u in reversed(semua):
        if u:
            nyata[induk[u]] += nyata[u]
    tiga = (_BAWAH_ATAS[0], 0.5, _BAWAH_ATAS[1])
    isi = {
        u: [
            nyata[u],
            float(orang.mean(dtype=np.float64)),
            float(orang.std(dtype=np.float64)),
            *_kuantil(orang, *tiga),
            *_kuantil(bulat, *tiga),
        ]
        for u, (orang, bulat) in semua.items()
    }
    pecahan = ["kebutuhan", "rata", "simpangan", "bawah", "tengah", "atas"]
    utuh = ["bulat_bawah", "bulat_tengah", "bulat_atas"]
    hasil = pd.DataFrame.from_dict(isi, orient="index", columns=pecahan + utuh).rename_axis("kode_unit")
    return hasil.loc[[*(u for u in hasil.index if u), ""]].astype(dict.fromkeys(utuh, "int64"))


def _bagian_ragam(sebar: pd.DataFrame, koefisien_volume: float) -> pd.DataFrame:
    ragam = sebar["ragam"] * (1 + koefisien_volume**2) + (koefisien_volume * sebar["rata"]) ** 2
    milik = sebar["bagian_orang"] ** 2 * ragam
    jumlah = milik.groupby(sebar["kode_jabatan"]).transform("sum")
    return sebar.assign(bagian_ragam=(milik / jumlah.where(jumlah > 0)).fillna(0.0))


def _anggapan(
    sebar: pd.DataFrame, amatan: float | None, anggapan: float | None, volume: float, korelasi: str
) -> tuple[str, ...]:
    banyak, satu = sebar["asal"].value_counts(), _persen(amatan)
    kata = [
        f"{banyak.get('rentang', 0)} norma memakai waktu paling singkat dan paling lama.",
        f"{banyak.get('amatan', 0)} norma adalah rata-rata; satu pengamatan dianggap berkoefisien {satu}.",
        f"{banyak.get('anggapan', 0)} norma tanpa bukti dianggap berkoefisien {_persen(anggapan)}.",
        f"{banyak.get('tanpa', 0)} norma tanpa sebaran dipakai apa adanya.",
    ]
    perlu = [banyak.get(n, 0) > 0 for n in ("rentang", "amatan", "anggapan", "tanpa")]
    hasil = [k for k, ya in zip(kata, perlu, strict=True) if ya]
    if volume:
        hasil.append(f"Volume tiap tugas dianggap berkoefisien {_persen(volume)}.")
    if korelasi == "norma_sama":
        hasil.append("Tugas dengan uraian yang sama memiliki kesalahan norma yang sama.")
    return tuple(hasil)


def _persen(koefisien: float | None) -> str:
    return f"{angka_indonesia(round(100 * (koefisien or 0.0), 4))} %"
