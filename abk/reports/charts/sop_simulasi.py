"""Charts of the simulated procedure: how long a round takes, who holds it up, what more units cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import blended_transform_factory

from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import (
    AXIS_ROOM,
    EDGE,
    LINE,
    WIDTH,
    axes,
    bars_up,
    key_fill,
    key_mark,
    legend_height,
    mark,
    points,
    scale,
    sheet,
    write,
)
from abk.reports.charts.style import chart_style, warna
from abk.reports.charts.text import bersih, lebar_teks, potong
from abk.tulisan.format import angka, bulat, persen, ringkas

_KIRI = 42.0
_KANAN = WIDTH - 8.0
_TINGGI = 120.0
_KIRI_PELAKU = 186.0
_KANAN_PELAKU = WIDTH - 172.0
_TINGGI_PELAKU = 18.0
_KELAS = 20  # most columns of the histogram
_SERI = 5
_KANAN_GARIS = WIDTH - 136.0
_TANPA_JALAN = "Simulasi tidak mempunyai jalan, sehingga tidak ada yang digambarkan."
_ANDAI = (
    "Hasil simulasi menurut waktu baku prosedur dan andaian skenario, bukan pengukuran; yang dihitung hanya "
    "jam kerja."
)


@dataclass(frozen=True)
class _Lama:
    """Durations of the runs [hari kerja], with their median and the 90th percentile."""

    hari: Sequence[float]
    median: float
    p90: float
    menit_per_hari: float


@dataclass(frozen=True)
class _Pelaku:
    nama: str
    orang: int
    pemakaian: float
    catatan: str


@chart_style()
def sebaran_lama_sop(
    jalan: pd.DataFrame,
    pelaku: pd.DataFrame,
    *,
    leher_botol: str = "",
    langkah: str = "",
    nama: Mapping[str, str] | None = None,
) -> Grafik:
    """Distribution of the duration of a round, and below it how busy each role is.

    Parameters
    ----------
    jalan : DataFrame, a row each run
        ``lama_menit`` [menit kerja], ``lama_hari`` [hari kerja], as a simulation of the procedure gives them.
    pelaku : DataFrame, a row each role
        ``peran``, ``orang`` [orang], ``pemakaian`` [0–1].
    leher_botol : str
        The role that holds the rest up; it is marked.
    langkah : str
        The step that binds it longest.
    nama : mapping, optional
        Names of the roles.

    Returns
    -------
    Grafik
        Runs in classes of duration [jalan], roles by falling use [persen].
    """
    judul = "Lama satu putaran prosedur dan kesibukan pelaku"
    if jalan.empty:
        return Grafik(judul, None, _TANPA_JALAN)
    lama = _Lama(
        jalan["lama_hari"].astype(float).tolist(),
        float(jalan["lama_hari"].median()),
        float(jalan["lama_hari"].quantile(0.9)),
        float(jalan["lama_menit"].sum() / jalan["lama_hari"].sum()),
    )
    semua = _pelaku(pelaku, leher_botol, langkah, nama or {})
    data = pd.DataFrame(
        {
            "Pelaku": [satu.nama for satu in semua],
            "Jumlah [orang]": [satu.orang for satu in semua],
            "Kesibukan [%]": [persen(satu.pemakaian) for satu in semua],
            "Keterangan": [satu.catatan for satu in semua],
        }
    )
    keterangan = (
        f"{_ANDAI} Sehari {ringkas(lama.menit_per_hari)} menit. Kesibukan adalah bagian waktu satu putaran "
        "ketika pelaku mengerjakan prosedur ini."
    )
    teks = _cerita(lama, semua)
    return Grafik(judul, _gambar(lama, semua), teks, keterangan, data)


def _pelaku(tabel: pd.DataFrame, leher: str, langkah: str, nama: Mapping[str, str]) -> list[_Pelaku]:
    urut = tabel.sort_values("pemakaian", ascending=False, kind="stable")
    catatan = f"leher botol, langkah {bersih(langkah)}" if langkah else "leher botol"
    return [
        _Pelaku(bersih(nama.get(peran, peran)), int(orang), float(pakai), catatan if peran == leher else "")
        for peran, orang, pakai in zip(
            urut["peran"].astype(str), urut["orang"], urut["pemakaian"], strict=True
        )
    ]


def _cerita(lama: _Lama, semua: Sequence[_Pelaku]) -> str:
    banyak = len(lama.hari)
    if min(lama.hari) == max(lama.hari):
        isi = f"{bulat(banyak)} jalan simulasi, semuanya selesai dalam {angka(lama.median)} hari kerja."
    else:
        isi = (
            f"Histogram lama {bulat(banyak)} jalan simulasi: nilai tengah {angka(lama.median)} hari kerja, "
            f"90% selesai dalam {angka(lama.p90)} hari kerja, paling singkat {angka(min(lama.hari))}, "
            f"paling lama {angka(max(lama.hari))}."
        )
    sibuk = "; ".join(
        f"{satu.nama} {persen(satu.pemakaian, 0)}" + (f" ({satu.catatan})" if satu.catatan else "")
        for satu in semua
    )
    return f"{isi} Kesibukan: {sibuk}."


def _batas(hari: Sequence[float]) -> list[float]:
    """Edges of the classes: round numbers, or days around a single value. [hari kerja]"""
    rendah, tinggi = min(hari), max(hari)
    if tinggi - rendah < 1e-9:  # noqa: PLR2004 - one duration, but for the last bit
        return [rendah + n - 2.5 for n in range(6)]
    letak = MaxNLocator(nbins=_KELAS, steps=[1, 2, 2.5, 5, 10]).tick_values(rendah, tinggi)
    return [float(satu) for satu in letak]


def _gambar(lama: _Lama, semua: Sequence[_Pelaku]) -> Figure:
    key = [
        key_fill("beban", "jalan simulasi"),
        key_mark("tick", "kapasitas", f"nilai tengah {angka(lama.median)} hari"),
        key_mark("tick", "seri-3", f"90% selesai dalam {angka(lama.p90)} hari"),
        key_fill("kurang", "leher botol"),
    ]
    top = legend_height(key) + 18
    bottom = top + _TINGGI
    first = bottom + AXIS_ROOM + 2 * LINE
    last = first + _TINGGI_PELAKU * len(semua)
    figure = sheet(last + AXIS_ROOM, key)
    ax = axes(figure, _KIRI, top, _KANAN, bottom)
    batas = _batas(lama.hari)
    jumlah, *_ = ax.hist(lama.hari, batas, rwidth=0.94, color=warna("beban"))
    scale(ax.xaxis, batas, zero=False, steps=8)
    bars_up(ax, jumlah)
    for nilai, colour in ((lama.p90, "seri-3"), (lama.median, "kapasitas")):
        ax.axvline(nilai, color=warna(colour), linewidth=2)
    write(figure, EDGE, top - 10, "Banyaknya jalan [jalan]", "redup")
    ax.set_xlabel("Lama satu putaran [hari kerja]")
    write(figure, EDGE, first - LINE, "Kesibukan pelaku", bold=True)
    _gambar_pelaku(figure, axes(figure, _KIRI_PELAKU, first, _KANAN_PELAKU, last), semua)
    return figure


def _gambar_pelaku(figure: Figure, ax: Axes, semua: Sequence[_Pelaku]) -> None:
    y = _TINGGI_PELAKU * (np.arange(len(semua)) + 0.5)
    ax.set(xlim=(0, 100), ylim=(_TINGGI_PELAKU * len(semua), 0), xticks=range(0, 101, 25))
    ax.set_xlabel("Bagian waktu satu putaran [%]")
    ax.yaxis.set_visible(False)
    colours = [warna("kurang" if satu.catatan else "beban") for satu in semua]
    ax.barh(y, [satu.pemakaian * 100 for satu in semua], 10, color=colours)
    ax.axvline(0, color=warna("sumbu"), linewidth=1, zorder=0.9)
    across = blended_transform_factory(points(figure), ax.transData)
    for middle, satu in zip(y, semua, strict=True):
        bold = bool(satu.catatan)
        orang = f" ({bulat(satu.orang)})" if satu.orang > 1 else ""
        nama = potong(satu.nama, _KIRI_PELAKU - EDGE - 10 - lebar_teks(orang), bold=bold)
        write(figure, EDGE, middle, f"{nama}{orang}", bold=bold, transform=across)
        nilai = persen(satu.pemakaian) + (f" · {satu.catatan}" if bold else "")
        nilai = potong(nilai, WIDTH - _KANAN_PELAKU - 12, bold=bold)
        write(figure, WIDTH - EDGE, middle, nilai, ha="right", bold=bold, transform=across)


@chart_style()
def lama_menurut_unit(banding: pd.DataFrame) -> Grafik:
    """Duration of a round against the number of units, a line for each number of Kasubbag.

    Parameters
    ----------
    banding : DataFrame, a row for each pair
        ``unit`` [unit], ``kasubbag`` [orang], ``lama_hari`` and ``lama_p90_hari`` [hari kerja], ``rapat``,
        as a comparison of scenarios gives them; at most five numbers of Kasubbag are drawn.

    Returns
    -------
    Grafik
        Median durations. [hari kerja]
    """
    judul = "Lama satu putaran menurut banyaknya unit"
    if banding.empty:
        return Grafik(judul, None, _TANPA_JALAN)
    garis = {
        int(str(orang)): [
            (float(unit), float(hari)) for unit, hari in zip(satu["unit"], satu["lama_hari"], strict=True)
        ]
        for orang, satu in banding.sort_values("unit").groupby("kasubbag")
    }
    data = pd.DataFrame(
        {
            "Kasubbag": [f"{bulat(satu)} Kasubbag" for satu in banding["kasubbag"]],
            "Banyaknya unit [unit]": banding["unit"].tolist(),
            "Nilai tengah [hari kerja]": [angka(satu) for satu in banding["lama_hari"]],
            "90% selesai dalam [hari kerja]": [angka(satu) for satu in banding["lama_p90_hari"]],
        }
    )
    rapat = "satu rapat bersama" if set(banding["rapat"]) == {"bersama"} else "satu rapat tiap unit"
    teks = _cerita_unit(garis, rapat)
    tampil = dict(list(garis.items())[:_SERI])
    return Grafik(judul, _gambar_unit(tampil), teks, f"{_ANDAI} Dengan {rapat}.", data)


def _cerita_unit(garis: Mapping[int, Sequence[tuple[float, float]]], rapat: str) -> str:
    isi = "; ".join(
        f"{bulat(orang)} Kasubbag: {bulat(titik[0][0])} unit {angka(titik[0][1])} hari kerja, "
        f"{bulat(titik[-1][0])} unit {angka(titik[-1][1])} hari kerja"
        for orang, titik in garis.items()
    )
    return f"Diagram garis lama satu putaran prosedur menurut banyaknya unit, dengan {rapat}. {isi}."


def _gambar_unit(garis: Mapping[int, Sequence[tuple[float, float]]]) -> Figure:
    top = 22.0
    bottom = top + 1.4 * _TINGGI
    figure = sheet(bottom + AXIS_ROOM)
    ax = axes(figure, _KIRI, top, _KANAN_GARIS, bottom)
    scale(ax.xaxis, (x for titik in garis.values() for x, _ in titik), zero=False, whole=True, steps=8)
    bars_up(ax, [y for titik in garis.values() for _, y in titik], whole=False, steps=5)
    write(figure, EDGE, top - 14, "Lama satu putaran [hari kerja]", "redup")
    ax.set_xlabel("Banyaknya unit [unit]")
    for n, titik in enumerate(garis.values(), 1):
        ax.plot(
            *zip(*titik, strict=True),
            **mark("dot", f"seri-{n}", 5.2) | {"linestyle": "solid", "linewidth": 1.6},
        )
    _tulis_ujung(figure, ax.get_ylim()[1], garis, bottom)
    return figure


def _tulis_ujung(
    figure: Figure, tinggi: float, garis: Mapping[int, Sequence[tuple[float, float]]], bottom: float
) -> None:
    """Names at the ends of the lines, moved apart where the lines meet."""
    ujung = sorted(
        (bottom - titik[-1][1] / tinggi * 1.4 * _TINGGI, n, orang)
        for n, (orang, titik) in enumerate(garis.items(), 1)
    )
    letak: list[float] = []
    for nomor, (y, _, _) in enumerate(reversed(ujung)):
        letak.append(min(y, letak[-1] - LINE - 1 if nomor else bottom - 4))
    for y, (_, n, orang) in zip(reversed(letak), ujung, strict=True):
        hari = angka(garis[orang][-1][1], 1)
        write(figure, _KANAN_GARIS + 8, y, f"{bulat(orang)} Kasubbag: {hari} hari", f"seri-{n}")
