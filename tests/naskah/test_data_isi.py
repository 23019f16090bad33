"""Guards abk.naskah.isi: contents of the documents that carry data, and what is asked for them. Every
person is invented.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import abk
from abk.kegiatan import Kegiatan, Perubahan, baris_kini, nilai_kini, terapkan
from abk.naskah import profil
from abk.naskah.isi.keputusan import data_kepmenko
from abk.naskah.isi.konfirmasi import data_berita_acara, data_konsep_data, data_lembar_konfirmasi
from abk.naskah.isi.notula import data_laporan, data_notula
from abk.naskah.isi.pencocokan import dasar_hukum
from abk.naskah.isi.pengantar import data_dokumen_data, data_nota_dinas, judul_keputusan
from abk.naskah.tabel.tahunan import Tahunan

KEPALA = "0123456789abcdef" * 4
UNIT = ("SET.PO", "SET.UM", "ITWIL")
KEGIATAN = "Analisis Beban Kerja Kementerian Koordinator Contoh Tahun 2026"
RAPAT = dt.date(2026, 11, 24)
MENKO = {"nama": "Wirabumi Adikarsa", "jabatan": "Menteri Koordinator"}
KARO = {
    "nama": "Rukmini Tirtayasa",
    "nip": "197001011995032001",
    "pangkat": "Pembina Utama Muda (IV/c)",
    "jabatan": "Kepala Biro Perencanaan dan Organisasi",
}
KABAG = {
    "nama": "Bagus Wirasana",
    "nip": "197803032002121003",
    "pangkat": "Pembina (IV/a)",
    "jabatan": "Kepala Bagian Organisasi dan Tata Laksana",
}
KASUBBAG = {
    "nama": "Sekar Lintang",
    "nip": "198505052010122002",
    "pangkat": "Penata (III/c)",
    "jabatan": "Kepala Subbagian Organisasi",
}
PIMPINAN_UNIT = {
    "nama": "Damar Panuluh",
    "nip": "197202021997031002",
    "pangkat": "Pembina Utama Muda (IV/c)",
    "jabatan": "Kepala Biro Umum",
}


@cache
def awal() -> Kegiatan:
    """Three units of the example, each a root."""
    return abk.open("contoh").batasi(UNIT)


@cache
def cabang(kode: str = "SET.PO") -> Kegiatan:
    return awal().cabang(kode)


def _ubah(k: Kegiatan, jabatan: str, nomor: str, kolom: str, baru: str, alasan: str) -> Perubahan:
    return Perubahan(jabatan, nomor, "ubah", kolom, nilai_kini(k, jabatan, nomor, kolom), baru, alasan)


@cache
def putusan() -> tuple[Perubahan, ...]:
    """Decisions of the meeting of SET.PO: cells, a task added, a task removed, people of a post."""
    k = cabang()
    baru = {
        "uraian_tugas": "Menyusun peta jabatan unit organisasi",
        "hasil_kerja": "Peta jabatan",
        "volume": 12.5,
        "periode": "triwulan",
        "norma_waktu": 6,
        "satuan_waktu": "jam",
    }
    return (
        _ubah(k, "SET.PO.2.1-02", "2", "norma_waktu", "8.25", "Norma diukur ulang terhadap enam naskah."),
        _ubah(k, "SET.PO.2.1-02", "2", "sumber_norma", "diukur", "Norma diukur ulang terhadap enam naskah."),
        _ubah(k, "SET.PO.2.1-02", "5", "volume", "5", "Buku agenda 2025 mencatat lima permintaan seminggu."),
        Perubahan("SET.PO.2.1-02", "8", "tambah", "", "", json.dumps(baru), "Tugas baru sejak April 2026."),
        Perubahan(
            "SET.PO.2.1-04",
            "4",
            "hapus",
            "",
            baris_kini(k, "SET.PO.2.1-04", "4"),
            "",
            "Pencadangan kini berjalan otomatis.",
        ),
        _ubah(k, "SET.PO.3-02", "", "bezetting", "1", "Seorang perencana pindah tugas pada Juli 2026."),
    )


@cache
def konsep() -> Kegiatan:
    return terapkan(cabang(), putusan())


@cache
def jawaban() -> Mapping[str, Mapping[str, Any]]:
    """Answers of SET.PO: one post with a proposal, one refused, the others accepted."""
    k = konsep()
    semua: dict[str, dict[str, Any]] = {str(kode): {"status": "sesuai"} for kode in k.hasil.index}
    usul = _ubah(k, "SET.PO.3-03", "1", "volume", "9", "Kegiatan bertambah menurut rencana kerja 2027.")
    semua["SET.PO.3-03"] = {
        "status": "sesuai_dengan_perbaikan",
        "catatan": "Volume mengikuti rencana kerja.",
        "usul": [usul.sebagai_dict()],
    }
    semua["SET.PO.2.1-04"] = {
        "status": "tidak_sesuai",
        "catatan": "Tugas pencadangan masih dikerjakan pegawai.",
    }
    return semua


def proyeksi(k: Kegiatan) -> dict[str, dict[int, Tahunan]]:
    """Five years with one retirement a year from the second on. The numbers are invented."""
    hasil = k.hasil
    return {
        str(kode): {
            2027 + n: Tahunan(int(baris["kebutuhan_bulat"]), max(int(baris["bezetting"]) - n // 2, 0))
            for n in range(5)
        }
        for kode, baris in hasil.iterrows()
    }


def rapat() -> dict[str, Any]:
    return {
        "tanggal_rapat": RAPAT,
        "mulai": dt.time(9, 0),
        "selesai": dt.time(11, 30),
        "tempat": "Ruang Rapat Lantai 3, Gedung Utama",
        "acara": ["Pembukaan", "Pembahasan konsep data beban kerja per jabatan", "Kesimpulan"],
    }


def notula() -> dict[str, Any]:
    peserta = [
        {"nama": KABAG["nama"], "jabatan": KABAG["jabatan"], "unit": "Biro Perencanaan dan Organisasi"},
        {"nama": KASUBBAG["nama"], "jabatan": KASUBBAG["jabatan"], "unit": "Biro Perencanaan dan Organisasi"},
        {"nama": "Laras Widuri", "jabatan": "Kepala Bagian Program dan Anggaran"},
    ]
    return {
        **rapat(),
        "unit": "Biro Perencanaan dan Organisasi",
        "pimpinan": KABAG,
        "notulis": KASUBBAG,
        "peserta": peserta,
        "pembukaan": ["Pimpinan rapat membuka rapat pukul 09.00 dan menyampaikan tujuan pembahasan."],
        "pembahasan": [
            {
                "pembicara": "Kepala Subbagian Organisasi",
                "isi": "Memaparkan data beban kerja yang diusulkan.",
            },
            {
                "pembicara": "Kepala Bagian Program dan Anggaran",
                "isi": "Meminta volume dicocokkan dengan agenda.",
            },
        ],
        "kesimpulan": [
            "Data yang diputuskan menjadi konsep data beban kerja.",
            "Unit mengonfirmasi dalam satu hari.",
        ],
        "tindak_lanjut": [
            {"apa": "Menyusun konsep data", "siapa": "Kasubbag Organisasi", "kapan": "25 November 2026"}
        ],
        "penanda_tangan": KABAG,
        **data_notula(cabang(), putusan()),
    }


def laporan() -> dict[str, Any]:
    return {
        "unit": "Biro Perencanaan dan Organisasi",
        "kegiatan": KEGIATAN,
        "tanggal_rapat": RAPAT,
        "tempat_rapat": "Ruang Rapat Lantai 3, Gedung Utama",
        "dasar_surat": ["Surat undangan intern Nomor 057/Set.PO/OT.01.02/11/2026 tanggal 17 November 2026"],
        "umum": ["Analisis beban kerja dilaksanakan karena susunan organisasi berubah."],
        "pelaksanaan": [
            "Pemaparan data yang diusulkan.",
            "Pembahasan tiap jabatan.",
            "Pencatatan keputusan.",
        ],
        "hambatan": ["Buku agenda sebagian jabatan belum lengkap."],
        "simpulan": ["Data beban kerja unit dapat dikonfirmasi."],
        "saran": ["Norma yang diperkirakan diukur pada tahun berikutnya."],
        "tanggal": dt.date(2026, 11, 25),
        "penanda_tangan": KASUBBAG,
        **data_laporan(cabang(), putusan()),
    }


def konsep_data() -> dict[str, Any]:
    return {
        "unit": "Biro Perencanaan dan Organisasi",
        "kegiatan": KEGIATAN,
        "tanggal_rapat": RAPAT,
        "tanggal": dt.date(2026, 11, 25),
        "penanda_tangan": KABAG,
        "penyusun": KASUBBAG,
        **data_konsep_data(konsep()),
    }


def lembar_konfirmasi() -> dict[str, Any]:
    return {
        "unit": "Biro Perencanaan dan Organisasi",
        "kegiatan": KEGIATAN,
        "tanggal_rapat": RAPAT,
        "notula": "Notula rapat pembahasan tanggal 24 November 2026",
        "batas": dt.date(2026, 11, 27),
        "tanggal": dt.date(2026, 11, 26),
        "penanda_tangan": KABAG,
        "penjawab": "Kepala Biro Perencanaan dan Organisasi",
        **data_lembar_konfirmasi(cabang(), putusan()),
    }


def berita_acara() -> dict[str, Any]:
    return {
        "unit": "Biro Perencanaan dan Organisasi",
        "kegiatan": KEGIATAN,
        "nomor_urut": "07",
        "tanggal": dt.date(2026, 11, 27),
        "dasar_surat": ["Konsep data beban kerja per jabatan", "Notula rapat tanggal 24 November 2026"],
        "pihak_pertama": KARO,
        "pihak_kedua": KABAG,
        "saksi": [{"nama": "Laras Widuri", "jabatan": "Kepala Bagian Program dan Anggaran"}],
        **data_berita_acara(konsep(), jawaban()),
    }


def jawaban_konfirmasi() -> dict[str, Any]:
    return {
        "unit": "Biro Perencanaan dan Organisasi",
        "kegiatan": KEGIATAN,
        "notula": "Notula rapat pembahasan tanggal 24 November 2026",
        "tanggal": dt.date(2026, 11, 27),
        "penanda_tangan": KARO,
        **{k: v for k, v in data_berita_acara(konsep(), jawaban()).items() if k in {"hasil", "dasar"}},
    }


def dokumen_data() -> dict[str, Any]:
    return {
        "kegiatan": KEGIATAN,
        "riwayat": [
            "Rapat pembahasan tanggal 24 November 2026.",
            "Konfirmasi teknis tanggal 27 November 2026.",
        ],
        "tanggal": dt.date(2026, 11, 30),
        "penanda_tangan": KABAG,
        **data_dokumen_data(awal()),
    }


def nota_dinas() -> dict[str, Any]:
    return {
        "nomor_urut": "060",
        "tanggal": dt.date(2026, 12, 1),
        "tentang": judul_keputusan("Kementerian Koordinator Contoh", 2026),
        "riwayat": [
            "Dibahas dalam rapat tanggal 24 November 2026.",
            "Dikonfirmasi secara teknis oleh tiga unit.",
        ],
        "penanda_tangan": KARO,
        **data_nota_dinas(awal()),
    }


PERATURAN_SENDIRI = (
    "Peraturan Menteri Koordinator Contoh Nomor 3 Tahun 2024 tentang Organisasi dan Tata Kerja",
    "Peraturan Menteri Koordinator Contoh Nomor 4 Tahun 2024 tentang Pedoman Analisis Jabatan",
)
"""Fictional."""


def kepmenko() -> dict[str, Any]:
    return {
        "tahun": 2026,
        "lingkup": "Kementerian Koordinator Contoh",
        "menimbang": ["jumlah pegawai harus sesuai dengan beban kerja", "hasil analisis telah dikonfirmasi"],
        "memperhatikan": [
            "Notula rapat pembahasan tanggal 24 November 2026",
            "Berita Acara Nomor 07/Set.PO.2/11/2026",
        ],
        "mengingat": dasar_hukum(UMUM, PERATURAN_SENDIRI),
        "penanda_tangan": MENKO,
        **data_kepmenko(awal(), proyeksi(awal())),
    }


def lembar_bukti() -> dict[str, Any]:
    langkah = [
        ("8", "Memeriksa dan memaraf naskah dinas rapat", "", "memeriksa, memaraf", "Kabag Ortala", None),
        (
            "12",
            "Memeriksa konsep data dan menandatangani notula",
            "SET.PO",
            "menandatangani",
            "Kabag Ortala",
            31,
        ),
        (
            "12",
            "Memeriksa konsep data dan menandatangani notula",
            "SET.PO",
            "menandatangani",
            "Kabag Ortala",
            None,
        ),
        ("13", "Konfirmasi teknis", "SET.PO", "mengonfirmasi", "Plh. Unit Organisasi", None),
        ("17", "Penetapan", "", "menetapkan", "Menko", None),
    ]
    saat = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
    return {
        "kode": "abk-2026-contoh",
        "kegiatan": KEGIATAN,
        "prosedur": "SOP Penyusunan Analisis Beban Kerja, OT.01.02-059-097.Set.PO",
        "keputusan": "Nomor 12 Tahun 2026, 14 Desember 2026",
        "banyak_peristiwa": 57,
        "sidik_prosedur": "ab12" * 16,
        "persetujuan": [
            {
                "urut": 10 * n,
                "langkah": kode,
                "kegiatan": kegiatan,
                "unit": unit,
                "makna": makna,
                "jabatan": jabatan,
                "waktu": saat + dt.timedelta(days=n),
                "sidik": f"{n}c" * 32,
                "gugur": gugur,
            }
            for n, (kode, kegiatan, unit, makna, jabatan, gugur) in enumerate(langkah, 1)
        ],
        "berkas": [
            {"nama": nama, "sidik": f"{n}d" * 32} for n, nama in enumerate(("undangan", "notula:SET.PO"), 1)
        ],
        "tanggal": dt.date(2026, 12, 15),
        "penanda_tangan": KABAG,
    }


ISI: Mapping[str, Callable[[], dict[str, Any]]] = {
    "notula": notula,
    "laporan": laporan,
    "konsep_data": konsep_data,
    "lembar_konfirmasi": lembar_konfirmasi,
    "jawaban_konfirmasi": jawaban_konfirmasi,
    "berita_acara": berita_acara,
    "dokumen_data": dokumen_data,
    "nota_dinas": nota_dinas,
    "kepmenko": kepmenko,
    "lembar_bukti": lembar_bukti,
}
"""Kind of document → an example of its content."""

UMUM = profil(
    "umum-2024",
    ganti={"instansi": {"nama": "Kementerian Koordinator Contoh (fiktif)"}, "prestasi": "ya"},
)
