"""Template of the report: A to E in the order of PermenPANRB 80/2012."""

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
    perintah,
    subjudul,
    tabel_paraf,
    tepi,
    uraian,
)
from abk.naskah.susun.tabel_dasar import catatan_dasar
from abk.naskah.susun.tabel_jabatan import tabel_jabatan_ringkas
from abk.naskah.susun.tabel_perubahan import tabel_akibat, tabel_akibat_jabatan


def _anak(dok: Any, nomor: int, teks: str) -> None:
    paragraf(dok, f"{nomor}. {teks}", tebal=True, sebelum=4, sesudah=2, menyatu=True)


def _pendahuluan(dok: Any) -> None:
    subjudul(dok, "A. Pendahuluan")
    _anak(dok, 1, "Umum")
    butir(dok, "umum")
    _anak(dok, 2, "Maksud dan Tujuan")
    uraian(dok, "{{ maksud }}")
    _anak(dok, 3, "Ruang Lingkup")
    uraian(
        dok,
        "Laporan ini meliputi pelaksanaan rapat pembahasan {{ kegiatan }} pada {{ unit }} dan hasilnya, "
        "yaitu {{ jumlah_akhir.jabatan }} jabatan dengan {{ jumlah_tugas }} uraian tugas.",
    )
    _anak(dok, 4, "Dasar")
    butir(dok, "dasar_hukum")
    paragraf(dok, "Penugasan:", sebelum=2, menyatu=True)
    butir(dok, "dasar_surat")


def _hasil(dok: Any, lebar: float) -> None:
    subjudul(dok, "C. Hasil yang Dicapai")
    uraian(
        dok,
        "Beban kerja seluruh jabatan {{ jumlah_akhir.beban_jam }} jam setahun. Kebutuhan pegawai {{ "
        "jumlah_akhir.kebutuhan_bulat }} orang (sebelum dibulatkan {{ jumlah_akhir.kebutuhan }}), bezetting "
        "{{ jumlah_akhir.bezetting }} orang, kekurangan {{ jumlah_akhir.kekurangan }} orang dan kelebihan "
        "{{ jumlah_akhir.kelebihan }} orang pada jabatan yang berbeda.",
    )
    perintah(dok, "if putusan")
    uraian(
        dok,
        "Rapat memutuskan {{ banyak_putusan }} perubahan data pada {{ banyak_jabatan }} jabatan; rinciannya "
        "ada dalam notula. Akibatnya:",
    )
    tabel_akibat_jabatan(dok)
    perintah(dok, "else")
    uraian(dok, "Rapat tidak mengubah data yang diusulkan.")
    perintah(dok, "endif")
    paragraf(dok, "Akibat terhadap seluruh jabatan", tebal=True, sebelum=6, sesudah=3, menyatu=True)
    tabel_akibat(dok, lebar)
    paragraf(dok, "Kebutuhan pegawai per jabatan", tebal=True, sebelum=6, sesudah=3, menyatu=True)
    tabel_jabatan_ringkas(dok)
    catatan_dasar(dok)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    judul(dok, "LAPORAN")
    paragraf(dok, "TENTANG", "tengah", tebal=True)
    paragraf(dok, "PELAKSANAAN RAPAT PEMBAHASAN ANALISIS BEBAN KERJA", "tengah", tebal=True)
    paragraf(dok, "{{ unit | besar }}", "tengah", tebal=True, sesudah=10)
    _pendahuluan(dok)
    subjudul(dok, "B. Kegiatan yang Dilaksanakan")
    uraian(dok, "Rapat dilaksanakan pada {{ tanggal_rapat | hari }} di {{ tempat_rapat }}.")
    butir(dok, "pelaksanaan")
    perintah(dok, "if hambatan")
    paragraf(dok, "Hambatan:", sebelum=2, menyatu=True)
    butir(dok, "hambatan")
    perintah(dok, "else")
    uraian(dok, "Tidak ada hambatan yang berarti.")
    perintah(dok, "endif")
    _hasil(dok, lebar)
    subjudul(dok, "D. Simpulan dan Saran")
    _anak(dok, 1, "Simpulan")
    butir(dok, "simpulan")
    _anak(dok, 2, "Saran")
    butir(dok, "saran")
    subjudul(dok, "E. Penutup")
    uraian(dok, "{{ penutup }}", menyatu=True)
    blok_ttd(dok, tempat_tanggal="{{ tempat_tanggal }}")
    tabel_paraf(dok)
    return dok
