"""Chart of tasks: those that drive the need, and how soon they make up most of it."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from abk.reports.charts.baris import nama_jabatan, terbanyak
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import WIDTH, Rows, axes, bars, mark, row_name
from abk.reports.charts.style import chart_style, warna
from abk.reports.charts.text import bersih, singkat
from abk.tulisan.format import angka, bulat, persen

_KIRI = 222.0
_TENGAH = 352.0
_KIRI_KUMULATIF = 374.0
_KANAN = WIDTH - 62.0
PALING_BANYAK = 12
SEBAGIAN_BESAR = 0.8
_TANPA_TUGAS = "Tidak ada uraian tugas yang dihitung, sehingga tidak ada yang digambarkan."


class _Tugas(NamedTuple):
    uraian: str
    jabatan: str
    beban_jam: float
    orang: float
    kumulatif: float


@chart_style()
def pareto_tugas(
    rincian: pd.DataFrame, uraian_tugas: pd.DataFrame, jabatan: pd.DataFrame | None = None
) -> Grafik:
    """The largest tasks by falling share in the need [orang], with the cumulative share [persen].

    ``rincian`` as :func:`abk.kebutuhan.rincian_beban` returns it, rows that do not count left out; without
    ``jabatan`` the code of the post is shown.
    """
    judul = "Uraian tugas yang menentukan kebutuhan"
    semua = _urut(rincian, uraian_tugas, jabatan)
    total = sum(satu.orang for satu in semua)
    if not total:
        return Grafik(judul, None, _TANPA_TUGAS)
    tampil, sisa = terbanyak(semua, PALING_BANYAK)
    kolom = ["Uraian tugas", "Jabatan", "Beban kerja [jam/tahun]", "Kebutuhan [orang]", "Kumulatif [%]"]
    isi = [(s.uraian, s.jabatan, s.beban_jam, angka(s.orang, 4, 2), persen(s.kumulatif)) for s in semua]
    data = pd.DataFrame(isi, columns=kolom)
    keterangan = (
        "Bagian orang = beban kerja uraian tugas dibagi waktu kerja efektif, sebelum pembulatan. Garis "
        f"menunjukkan bagian kumulatif dari kebutuhan {angka(total)} orang."
    )
    teks = _cerita(semua, total)
    return Grafik(judul, _gambar(tampil, sisa), teks, keterangan, data, baris_tabel=PALING_BANYAK * 2)


def _urut(
    rincian: pd.DataFrame, uraian_tugas: pd.DataFrame, jabatan: pd.DataFrame | None
) -> Sequence[_Tugas]:
    dihitung = rincian[rincian["dihitung"].astype(bool) & rincian["bagian_orang"].notna()]
    dihitung = dihitung.sort_values("bagian_orang", ascending=False, kind="stable")
    uraian = uraian_tugas["uraian_tugas"].reindex(dihitung.index)
    kode = dihitung["kode_jabatan"].astype(str).tolist()
    nama = nama_jabatan(kode, jabatan)
    kumulatif = dihitung["bagian_orang"].cumsum() / (dihitung["bagian_orang"].sum() or 1)
    kolom = (uraian, kode, dihitung["beban_kerja_menit"], dihitung["bagian_orang"], kumulatif)
    return [
        _Tugas(bersih(teks), " · ".join(filter(None, reversed(nama[satu]))), menit / 60, orang, bagian)
        for teks, satu, menit, orang, bagian in zip(*kolom, strict=True)
    ]


def _cerita(semua: Sequence[_Tugas], total: float) -> str:
    pokok = next(n for n, satu in enumerate(semua, 1) if satu.kumulatif >= SEBAGIAN_BESAR or n == len(semua))
    awal = semua[0]
    return (
        f"Diagram Pareto {bulat(len(semua))} uraian tugas dengan kebutuhan {angka(total)} orang sebelum "
        f"pembulatan. {bulat(pokok)} uraian tugas terbesar membentuk "
        f"{persen(semua[pokok - 1].kumulatif, 0)} kebutuhan. Terbesar: {singkat(awal.uraian)} "
        f"({singkat(awal.jabatan)}), {angka(awal.orang)} orang."
    )


def _gambar(tampil: Sequence[_Tugas], sisa: Sequence[_Tugas]) -> Figure:
    catatan = ""
    if sisa:
        orang = angka(sum(satu.orang for satu in sisa))
        catatan = f"… dan {bulat(len(sisa))} uraian tugas lain, bersama-sama {orang} orang"
    banyak_jabatan = len({satu.jabatan for satu in tampil}) > 1
    rows = Rows(
        [row_name(satu.uraian, _KIRI, satu.jabatan if banyak_jabatan else "", ekor=False) for satu in tampil],
        [("area", "beban", "bagian orang"), ("dot", "kurang", "bagian kumulatif")],
        _KIRI,
        _TENGAH,
        note=catatan,
        head="orang (kumulatif)",
    )
    rows.scale((satu.orang for satu in tampil), "Bagian orang [orang]", steps=3)
    bars(rows.axes, rows.y, [satu.orang for satu in tampil], 10, "beban")
    kumulatif = axes(rows.figure, _KIRI_KUMULATIF, rows.top, _KANAN - 16, rows.bottom)
    kumulatif.set(xlim=(0, 100), xticks=(0, 50, 100), ylim=rows.axes.get_ylim(), xlabel="Kumulatif [%]")
    kumulatif.yaxis.set_visible(False)
    kumulatif.axvline(0, color=warna("sumbu"), linewidth=1, zorder=0.9)
    titik = mark("dot", "kurang", 6) | {"linestyle": "solid", "linewidth": 1.2}
    kumulatif.plot([satu.kumulatif * 100 for satu in tampil], rows.y, **titik)
    rows.values([f"{angka(satu.orang)} ({persen(satu.kumulatif, 0)})" for satu in tampil])
    return rows.figure
