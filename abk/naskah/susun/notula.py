"""Template of the notula: head, opening, discussion, decisions tied to the data, conclusions, closing."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    butir,
    isi_sel,
    jajar_ttd,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    perintah,
    subjudul,
    tabel_data,
    tabel_isian,
    tabel_paraf,
    tepi,
    ulang,
    uraian,
)
from abk.naskah.susun.tabel_dasar import catatan_dasar
from abk.naskah.susun.tabel_perubahan import tabel_akibat, tabel_putusan


def _kepala(dok: Any, lebar: float) -> None:
    judul(dok, "NOTULA")
    paragraf(dok, "{{ rapat }}", "tengah", tebal=True)
    paragraf(dok, "{{ unit }}", "tengah", tebal=True, sesudah=10)
    isian = tabel_isian(
        dok,
        [
            ("Hari, tanggal", "{{ hari_tanggal }}"),
            ("Waktu rapat", "{{ pukul }}"),
            ("Tempat", "{{ tempat }}"),
            ("Acara", ""),
            ("Pimpinan rapat", "{{ pimpinan.nama }}, {{ pimpinan.jabatan }}"),
            ("Notulis", "{{ notulis.nama }}, {{ notulis.jabatan }}"),
            ("Peserta", "{{ banyak_peserta }} orang, sebagaimana daftar hadir terlampir"),
        ],
        3.6,
        lebar,
    )
    acara = isian.rows[3].cells[2]
    isi_sel(acara, "{%p for satu in acara %}")
    paragraf(acara, "{{ loop.index }}.\t{{ satu }}", lekuk=0.6, gantung=0.6)
    perintah(acara, "endfor")


def _peserta(dok: Any) -> None:
    subjudul(dok, "1. Peserta yang Hadir")
    tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ loop.index }}", "tengah"),
            ("Nama", 4.6, "{{ b.nama }}", "kiri"),
            ("Jabatan", 5.4, "{{ b.jabatan }}", "kiri"),
            ("Unit kerja", 5.0, "{{ b.unit }}", "kiri"),
        ],
        "b in peserta",
    )


def _pembahasan(dok: Any) -> None:
    subjudul(dok, "2. Kata Pembukaan")
    butir(dok, "pembukaan")
    subjudul(dok, "3. Pembahasan")
    with ulang(dok, "satu in pembahasan"):
        paragraf(
            dok, "{{ loop.index }}.\t{{ satu.pembicara }}", tebal=True, lekuk=0.8, gantung=0.8, menyatu=True
        )
        uraian(dok, "{{ satu.isi }}", lekuk=0.8)


def _keputusan(dok: Any, lebar: float) -> None:
    subjudul(dok, "4. Keputusan atas Data Beban Kerja")
    perintah(dok, "if putusan")
    uraian(
        dok,
        "Rapat memutuskan {{ banyak_putusan }} perubahan data pada {{ banyak_jabatan }} jabatan. Setiap "
        "perubahan berlaku sejak dicatat dalam notula ini.",
    )
    tabel_putusan(dok)
    perintah(dok, "else")
    uraian(dok, "Rapat tidak mengubah data yang diusulkan; data semula menjadi konsep data beban kerja.")
    perintah(dok, "endif")
    paragraf(dok, "Akibat terhadap seluruh jabatan unit", tebal=True, sebelum=8, sesudah=3, menyatu=True)
    tabel_akibat(dok, lebar)
    catatan_dasar(dok, ukuran=8.5)


def _kesimpulan(dok: Any) -> None:
    subjudul(dok, "5. Kesimpulan dan Tindak Lanjut")
    butir(dok, "kesimpulan")
    paragraf(dok, "Tindak lanjut", tebal=True, sebelum=4, sesudah=3, menyatu=True)
    tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ loop.index }}", "tengah"),
            ("Apa", 7.0, "{{ b.apa }}", "kiri"),
            ("Siapa", 4.5, "{{ b.siapa }}", "kiri"),
            ("Kapan", 3.5, "{{ b.kapan }}", "kiri"),
        ],
        "b in tindak_lanjut",
    )
    subjudul(dok, "6. Penutupan")
    uraian(dok, "{{ penutup }} Rapat ditutup pukul {{ ditutup }}.", menyatu=True)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    _kepala(dok, lebar)
    _peserta(dok)
    _pembahasan(dok)
    _keputusan(dok, lebar)
    _kesimpulan(dok)
    jajar_ttd(dok, ["ttd_notulis", "ttd"])
    tabel_paraf(dok)
    return dok
