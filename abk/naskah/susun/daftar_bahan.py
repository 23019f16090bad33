"""Template of the list of material."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    blok_ttd,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    subjudul,
    tabel_data,
    tabel_paraf,
    tepi,
    uraian,
)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    tepi(dok.sections[0], lebar_isi_cm())
    kop(dok)
    judul(dok, "DAFTAR BAHAN")
    paragraf(dok, "{{ nama_kegiatan }}", "tengah", tebal=True, sesudah=8)
    uraian(dok, 'Unit yang dianalisis: {{ unit | gabung("; ") }}.')
    tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ loop.index }}", "tengah"),
            ("Nama bahan", 4.8, "{{ b.nama }}", "kiri"),
            ("Asal", 3.2, "{{ b.asal }}", "kiri"),
            ("Bentuk", 2.5, "{{ b.bentuk }}", "kiri"),
            ("Keadaan", 2.0, "{{ b.keadaan }}", "kiri"),
            ("Keterangan", 2.5, "{{ b.keterangan }}", "kiri"),
        ],
        "b in bahan",
    )
    uraian(dok, "{{ ringkasan }}", sebelum=4)
    subjudul(dok, "Hasil Reviu Teknis")
    uraian(dok, "{{ reviu }}", menyatu=True)
    blok_ttd(dok, tempat_tanggal="{{ tempat_tanggal }}")
    tabel_paraf(dok)
    return dok
