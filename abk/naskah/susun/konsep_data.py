"""Template of the draft data of a unit: recap of its posts, the sheet of each, and what they rest on."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    jajar_ttd,
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
from abk.naskah.susun.tabel_tugas import lembar_tugas


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru(rebah=True)
    lebar = lebar_isi_cm(rebah=True)
    tepi(dok.sections[0], lebar)
    kop(dok, lebar)
    judul(dok, "KONSEP DATA BEBAN KERJA PER JABATAN")
    paragraf(dok, "{{ unit }}", "tengah", tebal=True)
    paragraf(dok, "{{ kegiatan }}", "tengah", sesudah=8)
    uraian(
        dok,
        "Data ini disusun dari hasil rapat pembahasan tanggal {{ tanggal_rapat | tanggal }} dan menjadi "
        "bahan konfirmasi teknis unit organisasi. Angkanya belum ditetapkan.",
    )
    subjudul(dok, "A. Rekapitulasi per Jabatan")
    tabel_jabatan(dok, lebar, ukuran=8.5)
    subjudul(dok, "B. Data Tiap Jabatan")
    lembar_tugas(dok, lebar)
    subjudul(dok, "C. Dasar Penghitungan")
    tabel_ketentuan(dok, lebar)
    paragraf(dok, "{{ tempat_tanggal }}", "kanan", sebelum=6, menyatu=True)
    jajar_ttd(dok, ["ttd_penyusun", "ttd"], lebar=lebar)
    tabel_paraf(dok)
    return dok
