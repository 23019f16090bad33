"""Template of the internal invitation, with those invited on an annex."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    baris,
    bila,
    blok_ttd,
    butir,
    isi_sel,
    kepala_lampiran,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    perintah,
    tabel,
    tabel_data,
    tabel_paraf,
    tembusan,
    tepi,
    uraian,
)


def _kepala_surat(dok: Any, lebar: float) -> None:
    satu = tabel(dok, [2.2, 0.4, lebar - 8.6, 6.0], bergaris=False)
    baris(satu, ["Nomor", ":", "{{ nomor }}", "{{ tempat_tanggal }}"], ["kiri"] * 3 + ["kanan"], ukuran=None)
    for label, nama in (("Sifat", "sifat"), ("Lampiran", "lampiran"), ("Hal", "hal")):
        baris(satu, [label, ":", f"{{{{ {nama} }}}}", ""], ukuran=None, putus=True)
    paragraf(dok, "Yth. (daftar terlampir)", sebelum=12)
    paragraf(dok, "di tempat", sesudah=10)


def _rincian(dok: Any, lebar: float) -> None:
    satu = tabel(dok, [1.0, 3.4, 0.4, lebar - 4.8], bergaris=False)
    for label, nama in (
        ("hari, tanggal", "hari_tanggal"),
        ("pukul", "pukul"),
        ("tempat", "tempat"),
        ("pimpinan rapat", "pimpinan"),
    ):
        baris(satu, ["", label, ":", f"{{{{ {nama} }}}}"], ukuran=None, putus=True)
    hasil = baris(satu, ["", "acara", ":", ""], ukuran=None, putus=True)
    isi_sel(hasil.cells[3], "{%p for satu in acara %}")
    paragraf(hasil.cells[3], "{{ loop.index }}.\t{{ satu }}", lekuk=0.8, gantung=0.8)
    perintah(hasil.cells[3], "endfor")


def _lampiran(dok: Any) -> None:
    kepala_lampiran(
        dok,
        ["Lampiran Surat Undangan", "Nomor: {{ nomor }}", "Tanggal: {{ tanggal_surat }}"],
    )
    paragraf(dok, "DAFTAR PEJABAT/PEGAWAI YANG DIUNDANG", "tengah", tebal=True, sesudah=6, menyatu=True)
    tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ loop.index }}", "tengah"),
            ("Jabatan", 6.0, "{{ b.jabatan }}", "kiri"),
            ("Unit organisasi", 5.0, "{{ b.unit }}", "kiri"),
            ("Nama", 4.0, "{{ b.nama }}", "kiri"),
        ],
        "b in diundang",
    )
    # an annex is signed at its end, too
    blok_ttd(dok)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    _kepala_surat(dok, lebar)
    uraian(
        dok,
        "Dalam rangka {{ maksud }}, bersama ini kami mengundang Bapak/Ibu untuk hadir dalam rapat yang akan "
        "diselenggarakan pada:",
    )
    _rincian(dok, lebar)
    with bila(dok, "bahan"):
        uraian(dok, "Peserta rapat diharapkan membawa:", sebelum=8)
        butir(dok, "bahan")
    uraian(
        dok,
        "Mengingat pentingnya acara tersebut, kami mengharapkan kehadiran Bapak/Ibu tepat pada waktunya. "
        "Atas perhatian dan kehadiran Bapak/Ibu, kami ucapkan terima kasih.",
        sebelum=8,
        menyatu=True,
    )
    blok_ttd(dok)
    with bila(dok, "catatan"):
        paragraf(dok, "Catatan: {{ catatan }}", ukuran=9.5, sebelum=8)
    tembusan(dok)
    tabel_paraf(dok)
    _lampiran(dok)
    return dok
