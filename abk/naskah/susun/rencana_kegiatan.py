"""Template of the plan: text upright, schedule on its side, approval at the end."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    bagian_baru,
    baris_kepala,
    baris_ulang,
    butir,
    jajar_ttd,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    subjudul,
    tabel,
    tabel_data,
    tabel_paraf,
    tepi,
    tepi_lanjutan,
    ulang,
    uraian,
)
from abk.naskah.susun.tabel import sel_ulang

_KECIL = 8.0
_HARI_CM = 0.73


def _anak(dok: Any, huruf: str, teks: str) -> None:
    paragraf(dok, f"{huruf}. {teks}", tebal=True, sebelum=4, sesudah=2, menyatu=True)


def _mengapa(dok: Any) -> None:
    subjudul(dok, "1. Latar Belakang")
    _anak(dok, "a", "Dasar hukum")
    butir(dok, "dasar_hukum")
    _anak(dok, "b", "Gambaran umum")
    uraian(dok, "{{ gambaran_umum }}")
    _anak(dok, "c", "Alasan kegiatan dilaksanakan")
    uraian(dok, "{{ alasan }}")


def _apa(dok: Any) -> None:
    subjudul(dok, "2. Kegiatan yang Dilaksanakan")
    _anak(dok, "a", "Uraian kegiatan")
    uraian(dok, "{{ uraian }}")
    _anak(dok, "b", "Batasan kegiatan")
    uraian(dok, "{{ batasan }}")
    uraian(dok, "Unit yang dianalisis:")
    butir(dok, "unit")
    subjudul(dok, "3. Maksud dan Tujuan")
    uraian(dok, "{{ maksud }}")
    butir(dok, "tujuan")
    subjudul(dok, "4. Indikator Keluaran dan Keluaran")
    _anak(dok, "a", "Indikator keluaran")
    butir(dok, "indikator")
    _anak(dok, "b", "Keluaran")
    butir(dok, "keluaran")


def _siapa(dok: Any) -> None:
    subjudul(dok, "5. Cara Pelaksanaan")
    uraian(dok, "{{ metode }}")
    subjudul(dok, "6. Tempat Pelaksanaan")
    uraian(dok, "{{ tempat }}")
    subjudul(dok, "7. Pelaksana dan Penanggung Jawab")
    uraian(dok, "Penanggung jawab kegiatan: {{ penanggung_jawab }}.")
    tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ loop.index }}", "tengah"),
            ("Pelaksana", 6.0, "{{ b.jabatan }}", "kiri"),
            ("Tugas dalam kegiatan", 9.0, "{{ b.tugas }}", "kiri"),
        ],
        "b in pelaksana",
    )
    subjudul(dok, "8. Jadwal")
    uraian(
        dok, "{{ ringkasan_jadwal }} Rinciannya menurut langkah dan hari kerja ada pada lampiran rencana ini."
    )
    subjudul(dok, "9. Biaya")
    uraian(dok, "{{ biaya }}")


def _matriks(dok: Any) -> None:
    with ulang(dok, "t in potongan"):
        paragraf(dok, "{{ t.judul }}", tebal=True, sebelum=6, sesudah=3, menyatu=True)
        satu = tabel(dok, [1.0, 5.9, 3.0, _HARI_CM])
        kepala = baris_kepala(satu, ["No.", "Kegiatan", "Pelaksana", ""], ukuran=_KECIL)
        sel_ulang(kepala, 3, "h in t.hari", "{{ h }}", tebal=True, ukuran=6.5)
        isi = ["{{ b.kode }}", "{{ b.kegiatan }}", "{{ b.pelaksana }}", ""]
        hasil = baris_ulang(satu, "b in t.baris", isi, ["tengah"], ukuran=_KECIL)
        sel_ulang(hasil, 3, "s in b.sel", "{{ s }}", ukuran=_KECIL)


def _jadwal(dok: Any) -> None:
    lebar = lebar_isi_cm(rebah=True)
    tepi_lanjutan(bagian_baru(dok, rebah=True), lebar)
    paragraf(dok, "JADWAL KEGIATAN", "tengah", tebal=True)
    paragraf(dok, "{{ nama_kegiatan }}", "tengah", sesudah=6)
    _matriks(dok)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    judul(dok, "RENCANA KEGIATAN")
    paragraf(dok, "{{ nama_kegiatan }}", "tengah", tebal=True, sesudah=8)
    _mengapa(dok)
    _apa(dok)
    _siapa(dok)
    paragraf(dok, "{{ tempat_tanggal }}", "kanan", sebelum=10, menyatu=True)
    jajar_ttd(dok, ["ttd_penyusun", "ttd_pemeriksa", "ttd_mengetahui"])
    tabel_paraf(dok)
    _jadwal(dok)
    return dok
