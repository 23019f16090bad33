"""Chart of steps that were really done: elapsed working time against the standard time."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import WIDTH, Key, RowName, Rows, mark, number, row_name
from abk.reports.charts.style import chart_style, warna
from abk.reports.charts.text import bersih
from abk.tulisan.format import KOSONG, bulat, hampa, ringkas

_KIRI = 196.0
_KANAN = WIDTH - 92.0
_PALING_KECIL = 0.5  # where nothing was measured in full minutes: a logarithm has no zero [menit]
_TANPA_LANGKAH = "Belum ada langkah yang selesai, sehingga tidak ada yang digambarkan."


@dataclass(frozen=True)
class _Langkah:
    kode: str
    nama: str
    n: int
    standar: float | None
    tengah: float
    rendah: float
    tinggi: float

    @property
    def lewat(self) -> bool:
        return self.standar is not None and self.tengah > self.standar

    @property
    def kali(self) -> str:
        return f"{ringkas(self.tengah / self.standar, 2)}×" if self.standar else KOSONG

    @property
    def baris(self) -> RowName:
        return row_name(f"{self.kode}. {self.nama}", _KIRI, f"{bulat(self.n)} amatan", ekor=False)


@chart_style()
def waktu_nyata_langkah(tabel: pd.DataFrame) -> Grafik:
    """Elapsed working time of each completed step against its standard time.

    Parameters
    ----------
    tabel : DataFrame, a row each step, in their order
        ``langkah``, ``ringkas``, ``n`` [amatan], ``standar_menit``, ``median_menit``, ``min_menit``,
        ``maks_menit`` [menit kerja], as the times of real cases give them.

    Returns
    -------
    Grafik
        Range and median on a logarithmic scale [menit kerja], and the median as a multiple of the standard.
    """
    judul = "Waktu nyata terhadap waktu baku tiap langkah"
    semua = _baris(tabel)
    if not semua:
        return Grafik(judul, None, _TANPA_LANGKAH)
    data = pd.DataFrame(
        {
            "Langkah": [f"{satu.kode}. {satu.nama}" for satu in semua],
            "Banyaknya [amatan]": [satu.n for satu in semua],
            "Waktu baku [menit]": [satu.standar for satu in semua],
            "Nilai tengah [menit kerja]": [satu.tengah for satu in semua],
            "Tersingkat [menit kerja]": [satu.rendah for satu in semua],
            "Terlama [menit kerja]": [satu.tinggi for satu in semua],
            "Nilai tengah terhadap waktu baku [kali]": [satu.kali for satu in semua],
        }
    )
    keterangan = (
        "Waktu nyata adalah waktu berlalu menurut jam kerja, sejak langkah menjadi giliran sampai selesai. "
        "Waktu menunggu dan pekerjaan lain termasuk, jadi ini bukan waktu pengerjaan. Skala sumbu logaritmik."
    )
    teks = _cerita(semua)
    return Grafik(judul, _gambar(semua), teks, keterangan, data)


def _baris(tabel: pd.DataFrame) -> list[_Langkah]:
    kolom = ("langkah", "ringkas", "n", "standar_menit", "median_menit", "min_menit", "maks_menit")
    return [
        _Langkah(
            bersih(kode),
            bersih(nama),
            int(n),
            None if hampa(standar) else float(standar),
            float(tengah),
            float(rendah),
            float(tinggi),
        )
        for kode, nama, n, standar, tengah, rendah, tinggi in zip(
            *(tabel[satu].tolist() for satu in kolom), strict=True
        )
    ]


def _cerita(semua: Sequence[_Langkah]) -> str:
    lewat = [satu for satu in semua if satu.lewat]
    berbaku = sum(satu.standar is not None for satu in semua)
    isi = (
        f"Diagram waktu nyata {bulat(len(semua))} langkah yang pernah selesai. Nilai tengah melampaui waktu "
        f"baku pada {bulat(len(lewat))} dari {bulat(berbaku)} langkah yang mempunyai waktu baku."
    )
    if not lewat:
        return isi
    puncak = max(lewat, key=lambda satu: satu.tengah / (satu.standar or 1))
    return (
        f"{isi} Terjauh langkah {puncak.kode} ({puncak.nama}): {ringkas(puncak.tengah, 1)} menit kerja, "
        f"waktu baku {ringkas(puncak.standar, 1)} menit, yaitu {puncak.kali}."
    )


def _gambar(semua: Sequence[_Langkah]) -> Figure:
    keys: list[Key] = [
        ("tick", "teks", "waktu baku"),
        ("dot", "beban", "nilai tengah dalam waktu baku"),
        ("dot", "kurang", "nilai tengah melampaui waktu baku"),
        ("area", "jejak", "tersingkat sampai terlama"),
    ]
    rows = Rows([satu.baris for satu in semua], keys, _KIRI, _KANAN, head="menit (× waktu baku)")
    _log_scale(rows.axes, [a for s in semua for a in (s.rendah, s.tinggi, s.standar) if a is not None])
    rendah, tengah, tinggi = (
        np.maximum(satu, _PALING_KECIL)
        for satu in zip(*((s.rendah, s.tengah, s.tinggi) for s in semua), strict=True)
    )
    rows.axes.hlines(rows.y, rendah, tinggi, color=warna("jejak"), linewidth=8, capstyle="round")
    baku = np.array([np.nan if satu.standar is None else satu.standar for satu in semua])
    rows.axes.plot(baku, rows.y, **mark("tick", "teks", 14))
    lewat = np.array([satu.lewat for satu in semua])
    rows.axes.plot(tengah[~lewat], rows.y[~lewat], **mark("dot", "beban"))
    rows.axes.plot(tengah[lewat], rows.y[lewat], **mark("dot", "kurang"))
    rows.values([f"{ringkas(satu.tengah, 1)} ({satu.kali})" for satu in semua], bold=lewat.tolist())
    return rows.figure


def _log_scale(ax: Axes, nilai: Sequence[float]) -> None:
    """From one power of ten to another; what is zero stands at the smallest. [menit]"""
    semua = [max(satu, _PALING_KECIL) for satu in nilai]
    rendah, tinggi = floor(log10(min(semua))), ceil(log10(max(semua)))
    ax.set_xscale("log")
    ax.set_xlim(10.0**rendah, 10.0 ** max(tinggi, rendah + 1))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(number)
    ax.set_xlabel("Waktu berlalu [menit kerja]")
