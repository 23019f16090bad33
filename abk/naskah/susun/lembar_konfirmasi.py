"""Template of the sheet of technical confirmation."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    baris,
    blok_ttd,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    subjudul,
    tabel,
    tabel_isian,
    tepi,
    uraian,
)
from abk.naskah.susun.tabel import UKURAN_TABEL
from abk.naskah.susun.tabel_banding import banding_jabatan
from abk.naskah.susun.tabel_dasar import catatan_dasar
from abk.naskah.susun.tabel_perubahan import tabel_akibat

_PETUNJUK = (
    "Untuk setiap jabatan, tandai satu jawaban. Sesuai: angka hasil rapat diterima. Sesuai dengan "
    "perbaikan: angka diterima setelah usul perbaikan yang ditulis di bawah jabatan itu dipenuhi. Tidak "
    "sesuai: angka tidak diterima; tuliskan alasannya pada catatan. Usul menyebut nomor tugas, yang diubah, "
    "nilai semula, nilai yang diusulkan, dan alasannya."
)


def _penjawab(dok: Any, lebar: float) -> None:
    """Room for whoever answers: filled in by hand."""
    satu = tabel(dok, [lebar / 2, lebar / 2])
    hasil = baris(satu, ["Diterima kembali oleh pengirim", "Dijawab oleh {{ penjawab }}"])
    for teks in ("Tanggal: ………", "Paraf: ………"):
        paragraf(hasil.cells[0], teks, ukuran=UKURAN_TABEL)
    for teks in ("Tanggal: ………", "", "", "", "Nama: ………", "NIP: ………"):
        paragraf(hasil.cells[1], teks, ukuran=UKURAN_TABEL)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru(rebah=True)
    lebar = lebar_isi_cm(rebah=True)
    tepi(dok.sections[0], lebar)
    kop(dok, lebar)
    judul(dok, "LEMBAR KONFIRMASI TEKNIS")
    paragraf(dok, "{{ unit }}", "tengah", tebal=True, sesudah=8)
    tabel_isian(
        dok,
        [
            ("Kegiatan", "{{ kegiatan }}"),
            ("Rapat pembahasan", "{{ tanggal_rapat | hari }}"),
            ("Notula", "{{ notula }}"),
            (
                "Yang dikonfirmasi",
                "{{ banyak_jabatan }} jabatan; {{ banyak_diubah }} di antaranya diubah dalam rapat",
            ),
            ("Dijawab paling lambat", "{{ batas | hari }}"),
            ("Jawaban kepada", "{{ alamat_jawaban }}"),
        ],
        4.5,
        lebar,
    )
    subjudul(dok, "A. Akibat Keputusan Rapat")
    tabel_akibat(dok, lebar * 0.7)
    catatan_dasar(dok)
    subjudul(dok, "B. Cara Menjawab")
    uraian(dok, _PETUNJUK, menyatu=True)
    blok_ttd(dok, lebar=lebar, tempat_tanggal="{{ tempat_tanggal }}")
    subjudul(dok, "C. Konfirmasi Tiap Jabatan").paragraph_format.page_break_before = True
    banding_jabatan(dok, lebar)
    subjudul(dok, "D. Penjawab")
    _penjawab(dok, lebar)
    return dok
