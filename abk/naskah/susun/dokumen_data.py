"""Template of the final data: recap of units and posts, the job map, the sheets, and what they rest on."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    blok_ttd,
    butir,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    subjudul,
    tabel_paraf,
    tepi,
    uraian,
)
from abk.naskah.susun.tabel_dasar import tabel_ketentuan
from abk.naskah.susun.tabel_jabatan import tabel_jabatan
from abk.naskah.susun.tabel_peta import tabel_peta
from abk.naskah.susun.tabel_tugas import lembar_tugas
from abk.naskah.susun.tabel_unit import tabel_unit


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru(rebah=True)
    lebar = lebar_isi_cm(rebah=True)
    tepi(dok.sections[0], lebar)
    kop(dok, lebar)
    judul(dok, "DOKUMEN DATA BEBAN KERJA")
    paragraf(dok, "{{ kegiatan }}", "tengah", tebal=True, sesudah=8)
    uraian(dok, "Data ini menjadi dasar konsep keputusan tentang hasil analisis beban kerja. Penyusunannya:")
    butir(dok, "riwayat")
    subjudul(dok, "A. Rekapitulasi per Unit")
    tabel_unit(dok, lebar, ukuran=8.5)
    subjudul(dok, "B. Rekapitulasi per Jabatan")
    tabel_jabatan(dok, lebar, ukuran=8.5)
    subjudul(dok, "C. Peta Jabatan")
    tabel_peta(dok, lebar, ukuran=8.5)
    subjudul(dok, "D. Data Tiap Jabatan")
    lembar_tugas(dok, lebar)
    subjudul(dok, "E. Dasar Penghitungan")
    tabel_ketentuan(dok, lebar)
    blok_ttd(dok, lebar=lebar, tempat_tanggal="{{ tempat_tanggal }}")
    tabel_paraf(dok)
    return dok
