"""Template of the proof sheet: chain head, approvals, fingerprints, and the command that checks them."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    baris,
    blok_ttd,
    isi_sel,
    jangan_putus,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    perintah,
    subjudul,
    tabel,
    tabel_data,
    tabel_isian,
    tepi,
    uraian,
)


def _kepala(dok: Any, lebar: float) -> None:
    """The chain head, large, in a box of its own."""
    subjudul(dok, "A. Kepala Rantai")
    satu = tabel(dok, [lebar])
    hasil = satu.add_row()
    jangan_putus(hasil)
    sel = hasil.cells[0]
    isi_sel(sel, "{%p for b in kepala_baris %}")
    paragraf(sel, "{{ b }}", "tengah", tebal=True, ukuran=14)
    perintah(sel, "endfor")
    uraian(
        dok,
        "Kepala rantai adalah sidik (SHA-256) peristiwa terakhir alur. Setiap peristiwa memuat sidik "
        "peristiwa sebelumnya, sehingga perubahan satu huruf pun pada catatan, data, atau naskah mengubah "
        "angka ini. Kaki halaman setiap naskah memuat kepala rantai pada saat naskah itu dibuat, yaitu "
        "sidik salah satu peristiwa.",
        sebelum=4,
    )


def _persetujuan(dok: Any) -> None:
    subjudul(dok, "B. Persetujuan")
    uraian(
        dok,
        "Pelaku disebut dengan jabatannya. {{ banyak_berlaku }} persetujuan berlaku dan {{ banyak_gugur }} "
        "gugur karena isinya berubah sesudah disetujui.",
    )
    tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ p.urut }}", "tengah"),
            ("Langkah", 1.5, "{{ p.langkah }}", "tengah"),
            ("Kegiatan", 6.2, "{{ p.kegiatan }}", "kiri"),
            ("Unit", 2.2, "{{ p.unit }}", "kiri"),
            ("Makna", 3.0, "{{ p.makna }}", "kiri"),
            ("Jabatan", 4.2, "{{ p.jabatan }}", "kiri"),
            ("Waktu", 2.9, "{{ p.waktu }}", "kiri"),
            ("Sidik peristiwa", 2.0, "{{ p.sidik }}", "kiri"),
            ("Keadaan", 1.7, "{{ p.keadaan }}", "kiri"),
        ],
        "p in persetujuan",
        ukuran=8.5,
    )


def _verifikasi(dok: Any, lebar: float) -> None:
    subjudul(dok, "D. Cara Memeriksa")
    uraian(
        dok,
        "Pemeriksaan tidak memerlukan jaringan. Jalankan perintah berikut pada folder hasil ekspor alur; "
        "perintah itu memeriksa setiap tanda tangan, menghitung ulang kebutuhan dari data, dan "
        "membandingkan kepala rantainya:",
    )
    satu = tabel(dok, [lebar])
    baris(satu, ["{{ perintah }}"], ukuran=10)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru(rebah=True)
    lebar = lebar_isi_cm(rebah=True)
    tepi(dok.sections[0], lebar)
    kop(dok, lebar)
    judul(dok, "LEMBAR BUKTI", sesudah=8)
    tabel_isian(
        dok,
        [
            ("Kode alur", "{{ kode }}"),
            ("Kegiatan", "{{ kegiatan }}"),
            ("Prosedur", "{{ prosedur }}"),
            ("Sidik prosedur", "{{ sidik_prosedur }}"),
            ("Keputusan", "{{ keputusan }}"),
            ("Banyaknya peristiwa", "{{ banyak_peristiwa }}"),
        ],
        4.5,
        lebar,
    )
    _kepala(dok, lebar)
    _persetujuan(dok)
    subjudul(dok, "C. Sidik Berkas")
    tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ loop.index }}", "tengah"),
            ("Berkas", 8.7, "{{ b.nama }}", "kiri"),
            ("Sidik (SHA-256)", 15.0, "{{ b.sidik }}", "kiri"),
        ],
        "b in berkas",
        ukuran=8.5,
    )
    _verifikasi(dok, lebar)
    blok_ttd(dok, lebar=lebar, tempat_tanggal="{{ tempat_tanggal }}")
    return dok
