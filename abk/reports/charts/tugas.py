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

    ``rincian`` as :func:`abk.kebutuhan.rincian_beban` returns it, rows that do not count left out; without
    ``jabatan`` the code of the post is shown.
    """
    judul = "Uraian tugas yang menentukan kebutuhan"
    semua = _urut(rincian, uraian_tugas, jabatan)
    total = sum(satu.orang for satu in semua)
    if not total:
        return Grafik(judul, None, _TANPA_TUGAS)
    tampil, sisa = terbanyak(semua, PALING_BANYAK)
    kolom = ["Uraian tugas", "Kebutuhan [orang]", "Kumulatif [%]", "Beban kerja [jam/tahun]", "Jabatan"]
    isi = [(s.uraian, angka(s.orang), persen(s.kumulatif, 0), s.beban_jam, s.jabatan) for s in semua]
    data = pd.DataFrame(isi, columns=kolom)
    keterangan = (
        "Kebutuhan pegawai = beban kerja uraian tugas dibagi waktu kerja efektif, sebelum pembulatan. Dalam "
        f"kurung bagiannya dari kebutuhan {angka(total)} orang."
    )
    teks = _cerita(semua, total)
    return Grafik(judul, _gambar(tampil, sisa, total), teks, keterangan, data, baris_tabel=PALING_BANYAK * 2)


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
        f"Diagram batang {bulat(len(semua))} uraian tugas dengan kebutuhan {angka(total)} orang sebelum "
        f"pembulatan. {bulat(pokok)} uraian tugas terbesar membentuk "
        f"{persen(semua[pokok - 1].kumulatif, 0)} kebutuhan. Terbesar: {singkat(awal.uraian)} "
        f"({singkat(awal.jabatan)}), {angka(awal.orang)} orang."
    )


def _gambar(tampil: Sequence[_Tugas], sisa: Sequence[_Tugas], total: float) -> Figure:
    catatan = ""
    if sisa:
        orang = angka(sum(satu.orang for satu in sisa))
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
