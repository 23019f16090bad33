"""Template of a unit's nota dinas that proposes the analysis."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    baris,
    baris_perintah,
    bila,
    blok_ttd,
    butir,
    garis_bawah,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    tabel,
    tabel_paraf,
    tembusan,
    tepi,
    uraian,
)


def kepala_nota(dok: Any, lebar: float) -> None:
    """Add title, number and head fields of a nota dinas; their order is the profile's."""
    judul(dok, "NOTA DINAS")
    paragraf(dok, "NOMOR {{ nomor }}", "tengah", sesudah=8)
    satu = tabel(dok, [2.6, 0.5, lebar - 3.1], bergaris=False)
    baris_perintah(satu, "for k in kepala")
    baris(satu, ["{{ k.label }}", ":", "{{ k.isi }}"], ukuran=None, putus=True)
    baris_perintah(satu, "endfor")
    garis_bawah(paragraf(dok, ukuran=4), tebal=8)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    kepala_nota(dok, lebar)
    uraian(
        dok,
        "Dalam rangka perencanaan kebutuhan pegawai tahun {{ tahun }}, bersama ini {{ unit }} mengusulkan "
        "penyusunan analisis beban kerja dengan alasan sebagai berikut:",
        sebelum=8,
    )
    butir(dok, "alasan")
    uraian(dok, "Unit yang diusulkan untuk dianalisis:", sebelum=6)
    butir(dok, "unit_dianalisis")
    with bila(dok, "program_kerja"):
        uraian(dok, "Usulan ini sesuai dengan program kerja: {{ program_kerja }}", sebelum=6)
    uraian(
        dok,
        "Kami menyiapkan data jabatan, uraian tugas, dan pegawai yang diperlukan. Atas perhatian dan kerja "
        "sama Bapak/Ibu, kami ucapkan terima kasih.",
        sebelum=6,
        menyatu=True,
    )
    blok_ttd(dok)
    tembusan(dok)
    tabel_paraf(dok)
    return dok
