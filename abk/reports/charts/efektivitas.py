"""Chart of effectiveness: how many posts are under, at, and over their capacity."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.transforms import blended_transform_factory

from abk.kebutuhan.efektivitas import FTE_FIT, FTE_OVERLOAD, kelas_fte
from abk.reports.charts.colours import warna
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import (
    AXIS_ROOM,
    UPRIGHT_ROOM,
    WIDTH,
    Key,
    bars,
    legend_height,
    points,
    scale,
    sheet,
    upright,
    write,
)
from abk.reports.charts.style import chart_style
from abk.tulisan.format import angka, bulat, persen, ringkas

LEBAR_KELAS = 0.1
PALING_TINGGI = 2.0
"""Posts at or above it share the last column."""
_KANAN = WIDTH - 8.0
_TINGGI = 130.0
_PALING_SEDIKIT = 15  # columns up to 1,5, so that all three classes show
_KELAS = (
    ("underload", "di bawah 1", "beban kurang", "lebih-1"),
    ("fit", "1–1,28", "sesuai", "latar"),
    ("overload", "di atas 1,28", "beban berlebih", "kurang-1"),
)


@chart_style()
def sebaran_efektivitas(hasil: pd.DataFrame) -> Grafik:
    """Distribution of EJ over the posts in classes of a tenth [jabatan], with the FTE classes.

    ``hasil`` as :func:`abk.kebutuhan_pegawai` returns it; EJ is missing where nobody holds the post.
    """
    judul = "Sebaran efektivitas jabatan (EJ)"
    rasio = hasil["efektivitas_jabatan"].astype("Float64").astype("float64").dropna()
    kosong = len(hasil) - len(rasio)
    if rasio.empty:
        return Grafik(judul, None, f"Tidak ada jabatan yang mempunyai EJ.{_tanpa_ej(kosong)}")
    banyak = Counter(kelas_fte(rasio))
    jumlah = len(rasio)
    data = pd.DataFrame(
        {
            "Kelas FTE": [f"{arti} ({kelas})" for kelas, _, arti, _ in _KELAS],
            "EJ": [rentang for _, rentang, _, _ in _KELAS],
            "Jumlah [jabatan]": [banyak[kelas] for kelas, *_ in _KELAS],
            "Bagian [%]": [persen(banyak[kelas] / jumlah, 0) for kelas, *_ in _KELAS],
        }
    )
    keterangan = (
        "EJ = beban kerja dibagi (bezetting × waktu kerja efektif). EJ di atas 1 berarti beban kerja "
        f"melebihi waktu yang tersedia.{_tanpa_ej(kosong)}"
    )
    isi = "; ".join(
        f"{arti} (EJ {rentang}) {bulat(banyak[kelas])} jabatan ({persen(banyak[kelas] / jumlah, 0)})"
        for kelas, rentang, arti, _ in _KELAS
    )
    teks = (
        f"Histogram EJ {bulat(jumlah)} jabatan: {isi}. Nilai tengah {angka(float(rasio.median()))}."
        f"{_tanpa_ej(kosong)}"
    )
    return Grafik(judul, _gambar(rasio.tolist(), banyak), teks, keterangan, data)


def _tanpa_ej(kosong: int) -> str:
    if not kosong:
        return ""
    return f" {bulat(kosong)} jabatan tanpa EJ karena bezettingnya 0 atau tidak diketahui."


def _hitung(rasio: Sequence[float]) -> list[int]:
    """Posts in each column; the last one is open where a ratio reaches :data:`PALING_TINGGI`."""
    # 0,3 / 0,1 is 2,999…: without the rounding a post would slip a column down.
    nomor = np.floor(np.round(np.asarray(rasio) / LEBAR_KELAS, 9)).astype(int)
    penuh = round(PALING_TINGGI / LEBAR_KELAS)
    jumlah = np.bincount(np.minimum(nomor, penuh), minlength=_PALING_SEDIKIT)
    return [int(satu) for satu in jumlah]


def _gambar(rasio: Sequence[float], banyak: Mapping[str, int]) -> Figure:
    jumlah = _hitung(rasio)
    keys: list[Key] = [
        ("outline", "sumbu", isi) if shade == "latar" else ("area", shade, isi)
        for kelas, rentang, arti, shade in _KELAS
        for isi in (f"{arti} (EJ {rentang}): {bulat(banyak[kelas])} jabatan",)
    ]
    top = legend_height(keys) + UPRIGHT_ROOM
    figure = sheet(top + _TINGGI + AXIS_ROOM, keys)
    ax = upright(figure, "Jumlah jabatan [jabatan]", top, _KANAN, _TINGGI)
    scale(ax, jumlah, "y", whole=True, steps=4)
    ambang = [0.0, float(FTE_FIT), float(FTE_OVERLOAD), len(jumlah) * LEBAR_KELAS]
    for (_, _, _, shade), (dari, sampai) in zip(_KELAS, pairwise(ambang), strict=True):
        ax.axvspan(dari, sampai, color=warna(shade), linewidth=0, zorder=0)
    middle = (np.arange(len(jumlah)) + 0.5) * LEBAR_KELAS
    bars(ax, middle, jumlah, LEBAR_KELAS * 0.9, "beban", upright=True)
    above = blended_transform_factory(ax.transData, points(figure))
    for satu in ambang[1:3]:
        line = ax.axvline(satu, ymax=1 + 4 / _TINGGI, color=warna("kapasitas"), linewidth=1.4, clip_on=False)
        line.set_linestyle("dashed")
        write(figure, satu, top - 10, ringkas(satu), ha="center", transform=above)
    penuh = round(PALING_TINGGI / LEBAR_KELAS)
    tanda = np.arange(0, min(len(jumlah), penuh) + 1, 2) * LEBAR_KELAS
    tulisan = [ringkas(satu, 1) for satu in tanda]
    if len(jumlah) > penuh:
        tulisan[-1] = f"≥ {ringkas(PALING_TINGGI)}"
    ax.set_xlim(0, ambang[-1])
    ax.set_xticks(tanda, tulisan)
    ax.set_xlabel("Efektivitas jabatan [rasio beban kerja terhadap kapasitas]")
    return figure
