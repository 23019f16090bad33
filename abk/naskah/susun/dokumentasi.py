"""Template of the running record of a meeting."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    bila,
    blok_ttd,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    subjudul,
    tabel_data,
    tabel_isian,
    tabel_paraf,
    tepi,
)


def _putusan(dok: Any) -> None:
    with bila(dok, "putusan"):
        subjudul(dok, "Putusan Perubahan Data")
        tabel_data(
            dok,
            [
                ("No.", 0.9, "{{ loop.index }}", "tengah"),
                ("Jabatan", 3.0, "{{ b.jabatan }}", "kiri"),
                ("Uraian tugas", 3.6, "{{ b.uraian }}", "kiri"),
                ("Yang diubah", 2.0, "{{ b.kolom }}", "kiri"),
                ("Semula", 1.7, "{{ b.lama }}", "kiri"),
                ("Menjadi", 1.7, "{{ b.baru }}", "kiri"),
                ("Alasan", 3.1, "{{ b.alasan }}", "kiri"),
            ],
            "b in putusan",
            ukuran=9,
        )


def _berkas(dok: Any) -> None:
    with bila(dok, "berkas"):
        subjudul(dok, "Foto dan Berkas")
        tabel_data(
            dok,
            [
                ("No.", 0.9, "{{ loop.index }}", "tengah"),
                ("Nama berkas", 4.2, "{{ b.nama }}", "kiri"),
                ("Keterangan", 5.4, "{{ b.keterangan }}", "kiri"),
                ("Sidik berkas (SHA-256)", 5.5, "{{ b.sidik }}", "kiri"),
            ],
            "b in berkas",
            ukuran=9,
        )


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    judul(dok, "DOKUMENTASI PELAKSANAAN RAPAT", sesudah=8)
    tabel_isian(
        dok,
        [
            ("Unit yang dibahas", "{{ unit }}"),
            ("Hari, tanggal", "{{ hari_tanggal }}"),
            ("Waktu", "{{ pukul }}"),
            ("Tempat", "{{ tempat }}"),
            ("Acara", '{{ acara | gabung("; ") }}'),
            ("Pimpinan rapat", "{{ pimpinan }}"),
            ("Kehadiran", "{{ hadir }}"),
        ],
        3.8,
        lebar,
    )
    subjudul(dok, "Jalannya Rapat")
    tabel_data(
        dok,
        [
            ("No.", 0.9, "{{ loop.index }}", "tengah"),
            ("Pukul", 1.6, "{{ b.pukul }}", "tengah"),
            ("Pembicara", 3.9, "{{ b.pembicara }}", "kiri"),
            ("Isi", 9.6, "{{ b.isi }}", "kiri"),
        ],
        "b in jalannya",
    )
    _putusan(dok)
    _berkas(dok)
    blok_ttd(dok, tempat_tanggal="{{ tempat_tanggal }}")
    tabel_paraf(dok)
    return dok
