"""CPU time of the charts of a unit's page and of the ministry's: figure, its SVG, its HTML with the numbers.

The floor is one bar chart of twenty posts as one would write it, saved as SVG by matplotlib itself. All take
turns in one run; medians of the rounds, after one that is not counted.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure

import abk
from abk.kegiatan import Kegiatan, folder_sumber
from abk.reports import charts
from abk.reports.charts import Grafik


def unit(k: Kegiatan, kode: str) -> list[Callable[[], Grafik]]:
    c = k.cabang(kode)
    return [
        lambda: charts.beban_dan_kapasitas(c.hasil, c.jabatan, c.aturan),
        lambda: charts.kebutuhan_dan_bezetting(c.hasil, c.jabatan),
        lambda: charts.pareto_tugas(c.rincian, c.uraian_tugas, c.jabatan),
        lambda: charts.kepekaan(
            c.banding_peraturan, c.banding_pembulatan, peraturan=c.peraturan, pembulatan=c.pembulatan
        ),
    ]


def kementerian(k: Kegiatan) -> list[Callable[[], Grafik]]:
    return [
        lambda: charts.selisih_unit(k.rekap),
        lambda: charts.peta_panas(k.rekap),
        lambda: charts.sebaran_efektivitas(k.hasil),
        lambda: charts.biaya_pembulatan(k.banding_pembulatan, pembulatan=k.pembulatan),
        lambda: charts.kepekaan(
            k.banding_peraturan, k.banding_pembulatan, peraturan=k.peraturan, pembulatan=k.pembulatan
        ),
    ]


def dasar() -> str:
    figure = Figure(figsize=(7.2, 6))
    ax = figure.subplots()
    ax.barh([f"Jabatan {n}" for n in range(20)], range(1, 21))
    for n in range(20):
        ax.text(n + 1.5, n, f"{n + 1} orang")
    wadah = io.StringIO()
    figure.savefig(wadah, format="svg")
    return wadah.getvalue()


def lama(kerja: Callable[[], object]) -> float:
    awal = time.process_time()
    kerja()
    return (time.process_time() - awal) * 1000


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("sumber", nargs="?", default="contoh")
    pilihan.add_argument("--unit", default="SET.PO")
    pilihan.add_argument("--putaran", type=int, default=9)
    p = pilihan.parse_args()
    k = abk.open(Path(folder_sumber(p.sumber)))
    halaman = {f"halaman {p.unit}": unit(k, p.unit), "halaman kementerian": kementerian(k)}
    kerja: dict[str, Callable[[], object]] = {"dasar: satu diagram batang, savefig": dasar}
    for nama, grafik in halaman.items():
        jadi = [satu() for satu in grafik]
        kerja[f"{nama}, {len(grafik)} grafik: figure"] = lambda grafik=grafik: [satu() for satu in grafik]
        kerja[f"{nama}, {len(grafik)} grafik: SVG"] = lambda jadi=jadi: [satu.svg for satu in jadi]
        kerja[f"{nama}, {len(grafik)} grafik: semuanya"] = lambda grafik=grafik: [s().html() for s in grafik]
    for satu in kerja.values():
        satu()
    waktu: dict[str, list[float]] = {nama: [] for nama in kerja}
    for _ in range(p.putaran):
        for nama, satu in kerja.items():
            waktu[nama].append(lama(satu))
    patokan = statistics.median(waktu["dasar: satu diagram batang, savefig"])
    for nama, ms in waktu.items():
        tengah = statistics.median(ms)
        print(f"{nama:<46} {tengah:7.1f} ms   {tengah / patokan:5.2f} × dasar")
    for nama, grafik in halaman.items():
        ukuran = [len(satu().svg) for satu in grafik]
        print(f"{nama}: SVG {sum(ukuran) / 1000:.1f} kB ({', '.join(f'{u / 1000:.1f}' for u in ukuran)})")
    print(f"dasar: SVG {len(dasar()) / 1000:.1f} kB")


if __name__ == "__main__":
    main()
