"""Chart of steps that were really done: elapsed working time against the standard time."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import WIDTH, Key, Rows, mark, number, row_name
from abk.reports.charts.style import chart_style, warna
from abk.reports.charts.text import bersih
from abk.tulisan.format import KOSONG, bulat, hampa, ringkas

_KIRI = 196.0
_KANAN = WIDTH - 92.0
_PALING_KECIL = 0.5  # where a full minute was not measured: a logarithm has no zero [menit]
_TANPA_LANGKAH = "Belum ada langkah yang selesai, sehingga tidak ada yang digambarkan."


@chart_style()
def waktu_nyata_langkah(tabel: pd.DataFrame) -> Grafik:
    """Range and median of the working time of each completed step, and the median over its standard time.

    ``tabel`` has a row each step, in their order: ``langkah``, ``ringkas``, ``n`` [amatan],
    ``standar_menit``, ``median_menit``, ``min_menit``, ``maks_menit`` [menit kerja].
    """
    judul = "Waktu nyata terhadap waktu baku tiap langkah"
    semua: list[Any] = list(tabel.itertuples(index=False))
    if not semua:
        return Grafik(judul, None, _TANPA_LANGKAH)
    data = pd.DataFrame(
        {
            "Langkah": [_nama(satu) for satu in semua],
            "Banyaknya [amatan]": tabel["n"].tolist(),
            "Waktu baku [menit]": tabel["standar_menit"].tolist(),
            "Nilai tengah [menit kerja]": tabel["median_menit"].tolist(),
            "Tersingkat [menit kerja]": tabel["min_menit"].tolist(),
            "Terlama [menit kerja]": tabel["maks_menit"].tolist(),
            "Nilai tengah terhadap waktu baku [kali]": [_kali(satu) for satu in semua],
        }
    )
    keterangan = (
        "Waktu nyata adalah waktu berlalu menurut jam kerja, sejak langkah menjadi giliran sampai selesai. "
        "Waktu menunggu dan pekerjaan lain termasuk, jadi ini bukan waktu pengerjaan. Skala sumbu logaritmik."
    )
    return Grafik(judul, _gambar(semua), _cerita(semua), keterangan, data)


def _nama(satu: Any) -> str:
    return f"{bersih(satu.langkah)}. {bersih(satu.ringkas)}"


def _kali(satu: Any) -> str:
    baku = satu.standar_menit
    return KOSONG if hampa(baku) or not baku else f"{ringkas(satu.median_menit / baku, 2)}×"


def _lewat(satu: Any) -> bool:
    return bool(not hampa(satu.standar_menit) and satu.median_menit > satu.standar_menit)


def _cerita(semua: Sequence[Any]) -> str:
    lewat = [satu for satu in semua if _lewat(satu)]
    berbaku = sum(not hampa(satu.standar_menit) for satu in semua)
    isi = (
        f"Diagram waktu nyata {bulat(len(semua))} langkah yang pernah selesai. Nilai tengah melampaui waktu "
        f"baku pada {bulat(len(lewat))} dari {bulat(berbaku)} langkah yang mempunyai waktu baku."
    )
    if not lewat:
        return isi
    puncak = max(lewat, key=lambda satu: satu.median_menit / (satu.standar_menit or 1))
    return (
        f"{isi} Terjauh langkah {bersih(puncak.langkah)} ({bersih(puncak.ringkas)}): "
        f"{ringkas(puncak.median_menit, 1)} menit kerja, "
        f"waktu baku {ringkas(puncak.standar_menit, 1)} menit, yaitu {_kali(puncak)}."
    )


def _gambar(semua: Sequence[Any]) -> Figure:
    keys: list[Key] = [
        ("tick", "teks", "waktu baku"),
        ("dot", "beban", "nilai tengah dalam waktu baku"),
        ("dot", "kurang", "nilai tengah melampaui waktu baku"),
        ("area", "jejak", "tersingkat sampai terlama"),
    ]
    names = [row_name(_nama(satu), _KIRI, f"{bulat(satu.n)} amatan", ekor=False) for satu in semua]
    rows = Rows(names, keys, _KIRI, _KANAN, head="menit (× waktu baku)")
    menit = [(satu.min_menit, satu.median_menit, satu.maks_menit, satu.standar_menit) for satu in semua]
    rendah, tengah, tinggi, baku = np.maximum(np.array(menit, dtype=float), _PALING_KECIL).T
    _log_scale(rows.axes, [*rendah, *tinggi, *baku[~np.isnan(baku)]])
    rows.axes.hlines(rows.y, rendah, tinggi, color=warna("jejak"), linewidth=8, capstyle="round")
    rows.axes.plot(baku, rows.y, **mark("tick", "teks", 14))
    lewat = np.array([_lewat(satu) for satu in semua])
    rows.axes.plot(tengah[~lewat], rows.y[~lewat], **mark("dot", "beban"))
    rows.axes.plot(tengah[lewat], rows.y[lewat], **mark("dot", "kurang"))
    tulisan = [f"{ringkas(satu.median_menit, 1)} ({_kali(satu)})" for satu in semua]
    rows.values(tulisan, bold=lewat.tolist())
    return rows.figure


def _log_scale(ax: Axes, menit: Sequence[float]) -> None:
    """From one power of ten to another. [menit]"""
    rendah, tinggi = floor(log10(min(menit))), ceil(log10(max(menit)))
    ax.set_xscale("log")
    ax.set_xlim(10.0**rendah, 10.0 ** max(tinggi, rendah + 1))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(number)
    ax.set_xlabel("Waktu berlalu [menit kerja]")
