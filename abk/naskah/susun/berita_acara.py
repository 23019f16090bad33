"""Template of the record of the technical confirmation, with the confirmed data on an annex."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    bagian_baru,
    baris,
    baris_perintah,
    blok_ttd,
    butir,
    jajar_ttd,
    judul,
    kepala_lampiran,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    perintah,
    tabel,
    tabel_paraf,
    tepi,
    tepi_lanjutan,
    ulang,
    uraian,
)
from abk.naskah.susun.tabel_dasar import catatan_dasar
from abk.naskah.susun.tabel_konfirmasi import tabel_disepakati, tabel_konfirmasi
from abk.naskah.susun.tabel_perubahan import tabel_putusan
from abk.naskah.susun.tabel_tugas import lembar_tugas

_LEKUK = 0.8


def _pembuka(dok: Any, lebar: float) -> None:
    uraian(
        dok,
        "Pada hari ini, {{ hari_terbilang }}, bertempat di {{ tempat }}, kami yang bertanda tangan di bawah "
        "ini:",
        sesudah=6,
    )
    with ulang(dok, "orang in pihak"):
        satu = tabel(dok, [_LEKUK, 3.6, 0.4, lebar - 4.0 - _LEKUK], bergaris=False)
        baris_perintah(satu, "for b in orang.butir")
        nomor = "{% if loop.first %}{{ orang.nomor }}.{% endif %}"
        baris(satu, [nomor, "{{ b.label }}", ":", "{{ b.isi }}"], ukuran=None)
        baris_perintah(satu, "endfor")
        uraian(dok, "selanjutnya disebut {{ orang.sebutan }};", lekuk=_LEKUK, sesudah=6)
    uraian(
        dok,
        "telah melaksanakan konfirmasi teknis atas konsep data beban kerja {{ unit }} dalam rangka {{ "
        "kegiatan }}, dengan hasil sebagai berikut:",
        sesudah=6,
    )


def _klausul(dok: Any, nomor: int, teks: str) -> None:
    paragraf(
        dok, f"{nomor}.\t{teks}", "penuh", lekuk=_LEKUK, gantung=_LEKUK, sebelum=6, sesudah=4, menyatu=True
    )


def _klausul_semua(dok: Any, lebar: float) -> None:
    _klausul(dok, 1, "PARA PIHAK telah memeriksa berkas berikut:")
    butir(dok, "dasar_surat", menjorok=_LEKUK)
    _klausul(
        dok,
        2,
        "Konfirmasi dilakukan atas {{ banyak_jabatan }} jabatan dengan hasil {{ hasil.sesuai }} sesuai, "
        "{{ hasil.perbaikan }} sesuai dengan perbaikan, dan {{ hasil.tidak }} tidak sesuai:",
    )
    tabel_konfirmasi(dok)
    perintah(dok, "if hasil.usul")
    _klausul(
        dok,
        3,
        "PIHAK PERTAMA mengajukan usul perbaikan berikut. Usul pada jabatan berstatus sesuai dengan "
        "perbaikan sudah diperhitungkan dalam angka yang disepakati; usul pada jabatan berstatus tidak "
        "sesuai belum:",
    )
    tabel_putusan(dok, "s in hasil.usul")
    perintah(dok, "else")
    _klausul(dok, 3, "PIHAK PERTAMA tidak mengajukan usul perbaikan.")
    perintah(dok, "endif")
    _klausul(dok, 4, "Angka menurut konsep dan angka yang disepakati PARA PIHAK:")
    tabel_disepakati(dok, lebar)
    catatan_dasar(dok)


def _penutup(dok: Any) -> None:
    uraian(
        dok,
        "Data beban kerja tiap jabatan yang dikonfirmasi tercantum dalam lampiran yang merupakan bagian "
        "tidak terpisahkan dari berita acara ini. Demikian berita acara ini dibuat dalam rangkap {{ rangkap "
        "}} untuk dipergunakan sebagaimana mestinya.",
        sebelum=6,
        menyatu=True,
    )
    paragraf(dok, "{{ tempat_tanggal }}", "kanan", sebelum=6, menyatu=True)
    jajar_ttd(dok, ["ttd_pertama", "ttd_kedua"])
    perintah(dok, "if ttd_saksi | jumlah == 2")
    jajar_ttd(dok, ["ttd_saksi[0]", "ttd_saksi[1]"])
    perintah(dok, "elif ttd_saksi")
    blok_ttd(dok, "ttd_saksi[0]")
    perintah(dok, "endif")
    tabel_paraf(dok)


def _lampiran(dok: Any) -> None:
    lebar = lebar_isi_cm(rebah=True)
    tepi_lanjutan(bagian_baru(dok, rebah=True), lebar)
    kepala_lampiran(
        dok,
        ["Lampiran Berita Acara", "Nomor: {{ nomor }}", "Tanggal: {{ tanggal_tulis }}"],
        lebar=lebar,
        baru=False,
    )
    paragraf(dok, "DATA BEBAN KERJA PER JABATAN YANG DIKONFIRMASI", "tengah", tebal=True, menyatu=True)
    paragraf(dok, "{{ unit }}", "tengah", tebal=True, menyatu=True)
    lembar_tugas(dok, lebar)
    # an annex is signed at its end, too
    jajar_ttd(dok, ["ttd_pertama", "ttd_kedua"], lebar=lebar)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    judul(dok, "BERITA ACARA KONFIRMASI TEKNIS")
    paragraf(dok, "NOMOR {{ nomor }}", "tengah", sesudah=8)
    _pembuka(dok, lebar)
    _klausul_semua(dok, lebar)
    _penutup(dok)
    _lampiran(dok)
    return dok
