"""Chart of tasks: those that drive the need, and how soon they make up most of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from abk.reports.charts.baris_jabatan import nama_jabatan, terbanyak
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.kanvas import LEBAR
from abk.reports.charts.rangka import Rangka, Tanda, nama_baris
from abk.reports.charts.skala import Skala
from abk.reports.charts.tulisan import bersih, singkat
from abk.tulisan.format import angka, bulat, persen

_KIRI = 222.0
_TENGAH = 352.0
_KIRI_KUMULATIF = 374.0
_KANAN = LEBAR - 62.0
PALING_BANYAK = 12
SEBAGIAN_BESAR = 0.8
_TANPA_TUGAS = "Tidak ada uraian tugas yang dihitung, sehingga tidak ada yang digambarkan."


@dataclass(frozen=True)
class _Tugas:
    uraian: str
    jabatan: str
    beban_jam: float
    orang: float
    kumulatif: float


def pareto_tugas(
    rincian: pd.DataFrame, uraian_tugas: pd.DataFrame, jabatan: pd.DataFrame | None = None
) -> Grafik:
    """Tasks by falling share in the need, with the cumulative share.

    Parameters
    ----------
    rincian : DataFrame, index as ``uraian_tugas``
        As :func:`abk.kebutuhan.rincian_beban` returns it; ``bagian_orang`` [orang],
        ``beban_kerja_menit`` [menit/tahun]; rows that do not count (``dihitung``) are left out.
    uraian_tugas : DataFrame
        ``uraian_tugas``: the wording.
    jabatan : DataFrame, optional
        ``kode_jabatan``, ``nama_jabatan``, ``kode_unit``: whose task it is; else its code is shown.

    Returns
    -------
    Grafik
        The largest tasks [orang] and the cumulative share [persen dari kebutuhan].
    """
    judul = "Uraian tugas yang menentukan kebutuhan"
    semua = _urut(rincian, uraian_tugas, jabatan)
    total = sum(satu.orang for satu in semua)
    if not total:
        return Grafik(judul, "", _TANPA_TUGAS)
    tampil, sisa = terbanyak(semua, PALING_BANYAK)
    data = pd.DataFrame(
        {
            "Uraian tugas": [satu.uraian for satu in semua],
            "Jabatan": [satu.jabatan for satu in semua],
            "Beban kerja [jam/tahun]": [satu.beban_jam for satu in semua],
            "Kebutuhan [orang]": [angka(satu.orang, 4, 2) for satu in semua],
            "Kumulatif [%]": [persen(satu.kumulatif) for satu in semua],
        }
    )
    keterangan = (
        "Bagian orang = beban kerja uraian tugas dibagi waktu kerja efektif, sebelum pembulatan. Garis "
        f"menunjukkan bagian kumulatif dari kebutuhan {angka(total)} orang."
    )
    teks = _cerita(semua, total)
    return Grafik(judul, _gambar(tampil, sisa, teks), teks, keterangan, data, baris_tabel=PALING_BANYAK * 2)


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


def _gambar(tampil: Sequence[_Tugas], sisa: Sequence[_Tugas], teks: str) -> str:
    catatan = ""
    if sisa:
        orang = angka(sum(satu.orang for satu in sisa))
        catatan = f"… dan {bulat(len(sisa))} uraian tugas lain, bersama-sama {orang} orang"
    banyak_jabatan = len({satu.jabatan for satu in tampil}) > 1
    rangka = Rangka(
        [
            nama_baris(satu.uraian, _KIRI, satu.jabatan if banyak_jabatan else "", ekor=False)
            for satu in tampil
        ],
        [Tanda("isi", "beban", "bagian orang"), Tanda("cakram", "kurang", "bagian kumulatif")],
        _KIRI,
        _TENGAH,
        catatan=catatan,
        kepala_nilai="orang (kumulatif)",
    )
    skala = Skala.untuk((satu.orang for satu in tampil), _KIRI, _TENGAH, banyak=3)
    rangka.sumbu(skala, "Bagian orang [orang]")
    persentase = Skala((0.0, 50.0, 100.0), _KIRI_KUMULATIF, _KANAN - 16)
    persentase.mendatar(rangka.kanvas, rangka.atas, rangka.bawah, "Kumulatif [%]")
    nol = skala.x(0)
    batang = ((nol, rangka.y(n) - 5, skala.x(satu.orang) - nol, 10.0) for n, satu in enumerate(tampil))
    rangka.kanvas.kotak(batang, "beban")
    titik = [(persentase.x(satu.kumulatif * 100), rangka.y(n)) for n, satu in enumerate(tampil)]
    rangka.kanvas.rantai(titik, "kurang")
    rangka.kanvas.bulatan(titik, 3, "kurang")
    for n, satu in enumerate(tampil):
        rangka.nilai(n, f"{angka(satu.orang)} ({persen(satu.kumulatif, 0)})")
    return rangka.kanvas.svg(teks)
