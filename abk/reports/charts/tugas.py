"""Chart of tasks: those that drive the need."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from abk.reports.charts.baris import nama_jabatan, terbanyak
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import WIDTH, Rows, bars, row_name
from abk.reports.charts.style import chart_style
from abk.reports.charts.text import bersih, singkat
from abk.tulisan.format import angka, bulat, persen

_KIRI = 300.0
_KANAN = WIDTH - 80.0
PALING_BANYAK = 12
_TABEL = PALING_BANYAK * 2
"""Rows of the table, which are more than the chart ever draws. [tugas]"""
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
    """The largest tasks by falling share in the need. [orang]

    ``rincian`` as :func:`abk.kebutuhan.beban_tugas` returns it, rows that do not count left out; without
    ``jabatan`` the code of the post is shown.
    """
    judul = "Uraian tugas yang menentukan kebutuhan"
    dihitung = rincian[rincian["dihitung"].astype(bool) & rincian["bagian_orang"].notna()]
    dihitung = dihitung.sort_values("bagian_orang", ascending=False, kind="stable")
    total = sum(dihitung["bagian_orang"].tolist())
    if not total:
        return Grafik(judul, None, _TANPA_TUGAS)
    awal = _tugas(dihitung, uraian_tugas, jabatan)
    tampil, _ = terbanyak(awal, PALING_BANYAK)
    sisa = dihitung["bagian_orang"].tolist()[len(tampil) :]
    kolom = ["Uraian tugas", "Kebutuhan [orang]", "Kumulatif [%]", "Beban kerja [jam/tahun]", "Jabatan"]
    isi = [(s.uraian, angka(s.orang), persen(s.kumulatif, 0), s.beban_jam, s.jabatan) for s in awal]
    data = pd.DataFrame(isi, columns=kolom)
    keterangan = (
        "Kebutuhan pegawai = beban kerja uraian tugas dibagi waktu kerja efektif, sebelum pembulatan. Dalam "
        f"kurung bagiannya dari kebutuhan {angka(total)} orang."
    )
    teks = _cerita(awal[0], _kumulatif(dihitung), total)
    gambar, lagi = _gambar(tampil, sisa, total), len(dihitung) - len(awal)
    return Grafik(judul, gambar, teks, keterangan, data, baris_tabel=_TABEL, sisa=lagi)


def _tugas(
    dihitung: pd.DataFrame, uraian_tugas: pd.DataFrame, jabatan: pd.DataFrame | None
) -> Sequence[_Tugas]:
    """The rows of the table: the words of hundreds of thousands of tasks are not made for a few of them."""
    nama = nama_jabatan(dihitung["kode_jabatan"].astype(str).tolist(), jabatan)
    baris = dihitung.assign(kumulatif=_kumulatif(dihitung)).head(_TABEL)
    uraian = uraian_tugas["uraian_tugas"].reindex(baris.index)
    kode = baris["kode_jabatan"].astype(str)
    kolom = (uraian, kode, baris["beban_kerja_menit"], baris["bagian_orang"], baris["kumulatif"])
    return [
        _Tugas(bersih(teks), " · ".join(filter(None, reversed(nama[satu]))), menit / 60, orang, bagian)
        for teks, satu, menit, orang, bagian in zip(*kolom, strict=True)
    ]


def _kumulatif(dihitung: pd.DataFrame) -> pd.Series:
    """Share of the need that each task and those before it make up. [0–1]"""
    return dihitung["bagian_orang"].cumsum() / (dihitung["bagian_orang"].sum() or 1)


def _cerita(awal: _Tugas, kumulatif: pd.Series, total: float) -> str:
    cukup = (kumulatif >= SEBAGIAN_BESAR).to_numpy()
    pokok = int(cukup.argmax()) + 1 if cukup.any() else len(kumulatif)
    return (
        f"Diagram batang {bulat(len(kumulatif))} uraian tugas dengan kebutuhan {angka(total)} orang sebelum "
        f"pembulatan. {bulat(pokok)} uraian tugas terbesar membentuk "
        f"{persen(float(kumulatif.iloc[pokok - 1]), 0)} kebutuhan. Terbesar: {singkat(awal.uraian)} "
        f"({singkat(awal.jabatan)}), {angka(awal.orang)} orang."
    )


def _gambar(tampil: Sequence[_Tugas], sisa: Sequence[float], total: float) -> Figure:
    catatan = ""
    if sisa:
        orang = angka(sum(sisa))
        catatan = f"… dan {bulat(len(sisa))} uraian tugas lain, bersama-sama {orang} orang"
    banyak_jabatan = len({satu.jabatan for satu in tampil}) > 1
    rows = Rows(
        [row_name(satu.uraian, _KIRI, satu.jabatan if banyak_jabatan else "", ekor=False) for satu in tampil],
        [],
        _KIRI,
        _KANAN,
        note=catatan,
        head="orang (bagian)",
    )
    rows.scale((satu.orang for satu in tampil), "Kebutuhan pegawai [orang]")
    bars(rows.axes, rows.y, [satu.orang for satu in tampil], 10, "beban")
    rows.values([f"{angka(satu.orang)} ({persen(satu.orang / total, 0)})" for satu in tampil])
    return rows.figure
