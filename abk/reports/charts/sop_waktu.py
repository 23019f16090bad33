"""Chart of steps that were really done: the working time that went by until each was completed."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from abk.reports.charts.colours import warna
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import WIDTH, Key, Rows, mark, row_name
from abk.reports.charts.style import chart_style
from abk.reports.charts.text import bersih
from abk.tulisan.format import angka, bulat

_KIRI = 260.0
_KANAN = WIDTH - 70.0
_JAM = 60  # minutes of the table in an hour of the axis
_TANPA_LANGKAH = "Belum ada langkah yang selesai, sehingga tidak ada yang digambarkan."


@chart_style()
def waktu_nyata_langkah(tabel: pd.DataFrame) -> Grafik:
    """Range and median of the working time that went by in each completed step. [jam kerja]

    ``tabel`` has a row each step, in their order: ``langkah``, ``ringkas``, ``n`` [amatan],
    ``standar_menit``, ``median_menit``, ``min_menit``, ``maks_menit`` [menit kerja]. The standard
    time is time of work, what went by is mostly waiting: it stands in the table of data, not on the axis.
    """
    judul = "Waktu berlalu tiap langkah"
    semua: list[Any] = list(tabel.itertuples(index=False))
    if not semua:
        return Grafik(judul, None, _TANPA_LANGKAH)
    data = pd.DataFrame(
        {
            "Langkah": [_nama(satu) for satu in semua],
            "Nilai tengah [menit kerja]": tabel["median_menit"].tolist(),
            "Tersingkat [menit kerja]": tabel["min_menit"].tolist(),
            "Terlama [menit kerja]": tabel["maks_menit"].tolist(),
            "Banyaknya [amatan]": tabel["n"].tolist(),
            "Waktu baku pengerjaan [menit]": tabel["standar_menit"].tolist(),
        }
    )
    keterangan = (
        "Waktu berlalu menurut jam kerja, sejak langkah menjadi giliran sampai selesai. Waktu menunggu dan "
        "pekerjaan lain termasuk, jadi ini bukan waktu pengerjaan dan tidak dibandingkan dengan waktu baku, "
        "yang tercantum pada tabel data."
    )
    return Grafik(judul, _gambar(semua), _cerita(semua), keterangan, data)


def _nama(satu: Any) -> str:
    return f"{bersih(satu.langkah)}. {bersih(satu.ringkas)}"


def _cerita(semua: Sequence[Any]) -> str:
    puncak = max(semua, key=lambda satu: satu.median_menit)
    return (
        f"Diagram waktu berlalu {bulat(len(semua))} langkah yang pernah selesai. Terlama langkah "
        f"{bersih(puncak.langkah)} ({bersih(puncak.ringkas)}): nilai tengah {angka(puncak.median_menit, 0)} "
        f"menit kerja."
    )


def _gambar(semua: Sequence[Any]) -> Figure:
    keys: list[Key] = [("dot", "beban", "nilai tengah"), ("area", "jejak", "tersingkat sampai terlama")]
    names = [row_name(_nama(satu), _KIRI, f"{bulat(satu.n)} amatan", ekor=False) for satu in semua]
    rows = Rows(names, keys, _KIRI, _KANAN, head="menit kerja")
    menit = [(satu.min_menit, satu.median_menit, satu.maks_menit) for satu in semua]
    rendah, tengah, tinggi = np.array(menit, dtype=float).T / _JAM
    rows.scale(tinggi, "Waktu berlalu [jam kerja]")
    rows.axes.hlines(rows.y, rendah, tinggi, color=warna("jejak"), linewidth=8, capstyle="butt")
    rows.axes.plot(tengah, rows.y, **mark("dot", "beban"))
    rows.values([angka(satu.median_menit, 0) for satu in semua])
    return rows.figure
