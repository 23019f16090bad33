"""Charts of the procedure: how long a simulated round takes and who holds it up, and how long steps took."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from abk.reports.charts.colours import warna
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import (
    AXIS_ROOM,
    LINE,
    UPRIGHT_ROOM,
    WIDTH,
    Key,
    Rows,
    bars,
    legend_height,
    mark,
    row_name,
    scale,
    sheet,
    upright,
    write,
)
from abk.reports.charts.style import chart_style
from abk.reports.charts.text import bersih, potong
from abk.tulisan.format import angka, bulat, persen, ringkas

_TINGGI, _TINGGI_GARIS = 120.0, 168.0
_KIRI_PELAKU, _KANAN_PELAKU = 186.0, WIDTH - 206.0
_KANAN_GARIS = WIDTH - 136.0
_KELAS = 20  # most columns of the histogram
_SERI = 5
_TANPA_JALAN = "Simulasi tidak mempunyai jalan, sehingga tidak ada yang digambarkan."
_ANDAI = (
    "Hasil simulasi menurut waktu baku prosedur dan andaian skenario, bukan pengukuran; yang dihitung hanya "
    "jam kerja."
)


class _Pelaku(NamedTuple):
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

    ``jalan`` has a row each run (``lama_menit`` [menit kerja], ``lama_hari`` [hari kerja]), ``pelaku`` a row
    each role (``peran``, ``orang`` [orang], ``pemakaian`` [0–1]). ``leher_botol`` is the role that holds the
    rest up, ``langkah`` the step that binds it longest, ``nama`` names the roles.
    """
    judul = "Lama satu putaran prosedur dan kesibukan pelaku"
    if jalan.empty:
        return Grafik(judul, None, _TANPA_JALAN)
    hari = jalan["lama_hari"].astype(float)
    catatan = f"hambatan utama, langkah {bersih(langkah)}" if langkah else "hambatan utama"
    urut = pelaku.sort_values("pemakaian", ascending=False, kind="stable")
    kolom = (urut["peran"].astype(str), urut["orang"], urut["pemakaian"])
    semua = [
        _Pelaku(
            bersih((nama or {}).get(peran, peran)), int(orang), float(pakai), catatan * (peran == leher_botol)
        )
        for peran, orang, pakai in zip(*kolom, strict=True)
    ]
    data = pd.DataFrame(semua).set_axis(["Pelaku", "Jumlah [orang]", "Kesibukan [%]", "Keterangan"], axis=1)
    data["Kesibukan [%]"] = [persen(satu.pemakaian) for satu in semua]
    keterangan = (
        f"{_ANDAI} Sehari {ringkas(float(jalan['lama_menit'].sum() / hari.sum()))} menit. Kesibukan adalah "
        "bagian waktu satu putaran ketika pelaku mengerjakan prosedur ini."
    )
    return Grafik(judul, _gambar(hari, semua), _cerita(hari, semua), keterangan, data)


def _cerita(hari: pd.Series, semua: Sequence[_Pelaku]) -> str:
    banyak, tengah = bulat(len(hari)), angka(hari.median())
    if hari.min() == hari.max():
        isi = f"{banyak} simulasi, semuanya selesai dalam {tengah} hari kerja."
    else:
        isi = (
            f"Histogram lama {banyak} simulasi: nilai tengah {tengah} hari kerja, "
            f"90% selesai dalam {angka(hari.quantile(0.9))} hari kerja, paling singkat {angka(hari.min())}, "
            f"paling lama {angka(hari.max())}."
        )
    sibuk = "; ".join(
        f"{satu.nama} {persen(satu.pemakaian, 0)}" + (f" ({satu.catatan})" if satu.catatan else "")
        for satu in semua
    )
    return f"{isi} Kesibukan: {sibuk}."


def _batas(hari: pd.Series) -> list[float]:
    """Edges of the classes: round numbers, or days around a single value. [hari kerja]"""
    rendah, tinggi = float(hari.min()), float(hari.max())
    if tinggi - rendah < 1e-9:  # noqa: PLR2004 - one duration, but for the last bit
        return [rendah + n - 2.5 for n in range(6)]
    letak = MaxNLocator(nbins=_KELAS, steps=[1, 2, 2.5, 5, 10]).tick_values(rendah, tinggi)
    return [float(satu) for satu in letak]


def _gambar(hari: pd.Series, semua: Sequence[_Pelaku]) -> Figure:
    tengah, p90 = float(hari.median()), float(hari.quantile(0.9))
    keys: list[Key] = [
        ("area", "beban", "simulasi"),
        ("tick", "kapasitas", f"nilai tengah {angka(tengah)} hari"),
        ("tick", "seri-3", f"90% selesai dalam {angka(p90)} hari"),
        ("area", "kurang", "hambatan utama"),
    ]
    above = UPRIGHT_ROOM + _TINGGI + AXIS_ROOM + LINE
    nama = [satu.nama + f" ({bulat(satu.orang)})" * (satu.orang > 1) for satu in semua]
    baris = [row_name(satu, _KIRI_PELAKU) for satu in nama]
    rows = Rows(baris, keys, _KIRI_PELAKU, _KANAN_PELAKU, above=above, groups={0: "Kesibukan pelaku"})
    rows.scale([100], "Bagian waktu satu putaran [%]", steps=4)
    for colour in ("beban", "kurang"):
        pakai = [100 * satu.pemakaian * (bool(satu.catatan) == (colour == "kurang")) for satu in semua]
        bars(rows.axes, rows.y, pakai, 10, colour)
    nilai = [persen(satu.pemakaian) + f" · {satu.catatan}" * bool(satu.catatan) for satu in semua]
    room = WIDTH - _KANAN_PELAKU - 12
    rows.values(
        [potong(satu, room, bold=True) for satu in nilai], bold=[bool(satu.catatan) for satu in semua]
    )
    top = legend_height(keys) + UPRIGHT_ROOM
    ax = upright(rows.figure, "Banyaknya simulasi", top, WIDTH - 8, _TINGGI)
    batas = _batas(hari)
    jumlah: Any = ax.hist(hari, batas, rwidth=0.94, color=warna("beban"))[0]
    scale(ax, batas, zero=False, steps=8)
    scale(ax, jumlah, "y", whole=True, steps=4)
    ax.axvline(p90, color=warna("seri-3"), linewidth=2)
    ax.axvline(tengah, color=warna("kapasitas"), linewidth=2)
    ax.set_xlabel("Lama satu putaran [hari kerja]")
    return rows.figure


@chart_style()
def lama_menurut_unit(banding: pd.DataFrame) -> Grafik:
    """Median duration of a round [hari kerja] by number of units, a line for each number of Kasubbag.

    ``banding`` has a row for each pair: ``unit``, ``kasubbag`` [orang], ``lama_hari``, ``lama_p90_hari``
    [hari kerja], ``rapat``; at most five numbers of Kasubbag are drawn.
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
    figure = sheet(top + _TINGGI_GARIS + AXIS_ROOM)
    ax = upright(figure, "Lama satu putaran [hari kerja]", top, _KANAN_GARIS, _TINGGI_GARIS)
    scale(ax, (x for titik in garis.values() for x, _ in titik), zero=False, whole=True, steps=8)
    scale(ax, (y for titik in garis.values() for _, y in titik), "y")
    ax.set_xlabel("Banyaknya unit [unit]")
    ujung = []
    for n, (orang, titik) in enumerate(garis.items(), 1):
        joined = mark("dot", f"seri-{n}", 5.2) | {"linestyle": "solid", "linewidth": 1.6}
        ax.plot(*zip(*titik, strict=True), **joined)
        ujung.append((titik[-1][1], n, f"{bulat(orang)} Kasubbag: {angka(titik[-1][1], 1)} hari"))
    # names at the ends of the lines, moved apart where the lines meet
    y = top + _TINGGI_GARIS + LINE - 3
    for tinggi, n, tulisan in sorted(ujung, key=lambda satu: (satu[0], -satu[1])):
        y = min(top + _TINGGI_GARIS * (1 - tinggi / ax.get_ylim()[1]), y - LINE - 1)
        write(figure, _KANAN_GARIS + 8, y, tulisan, f"seri-{n}")
    return figure


# ── as it was done ────────────────────────────────────────────────────────────────────────────────────
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
    return Grafik(judul, _gambar_nyata(semua), _cerita_nyata(semua), keterangan, data)


def _nama(satu: Any) -> str:
    return f"{bersih(satu.langkah)}. {bersih(satu.ringkas)}"


def _cerita_nyata(semua: Sequence[Any]) -> str:
    puncak = max(semua, key=lambda satu: satu.median_menit)
    return (
        f"Diagram waktu berlalu {bulat(len(semua))} langkah yang pernah selesai. Terlama langkah "
        f"{bersih(puncak.langkah)} ({bersih(puncak.ringkas)}): nilai tengah {angka(puncak.median_menit, 0)} "
        f"menit kerja."
    )


def _gambar_nyata(semua: Sequence[Any]) -> Figure:
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
