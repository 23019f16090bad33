"""Contents of all kinds of documents. Every person, number and event here is invented."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

import abk
from abk.naskah import BarisParaf, Naskah, Profil, buat, profil
from abk.naskah.jadwal import LangkahWaktu, jadwal_langkah
from abk.naskah.tabel.dasar import dasar_hitung
from abk.naskah.tabel.jabatan import kelompok_jabatan

KEPALA = "0123456789abcdef" * 4
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
KARO_UMUM = {
    "nama": "Damar Panuluh",
    "nip": "197202021997031002",
    "pangkat": "Pembina Utama Muda (IV/c)",
    "jabatan": "Kepala Biro Umum",
}
RAPAT = {
    "tanggal_rapat": dt.date(2026, 11, 24),
    "mulai": dt.time(9, 0),
    "tempat": "Ruang Rapat Lantai 3, Gedung Utama",
    "acara": ["Pembukaan", "Pembahasan konsep data beban kerja per jabatan", "Kesimpulan"],
}
NAMA_KEGIATAN = "Analisis Beban Kerja Kementerian Koordinator Contoh Tahun 2026"
PANJANG = (
    "Beban kerja jabatan dihitung dari uraian tugas, volume, dan norma waktu yang diisi pemangku jabatan, "
    "kemudian dibahas bersama unit organisasi yang bersangkutan."
)


def disposisi() -> dict[str, Any]:
    return {
        "nomor_agenda": "112/PO/XI/2026",
        "tanggal_terima": dt.date(2026, 11, 2),
        "nomor_naskah": "045/Set.UM/OT.01.02/10/2026",
        "tanggal_naskah": dt.date(2026, 10, 30),
        "asal_naskah": "Kepala Biro Umum",
        "perihal": "Usulan penyusunan analisis beban kerja Biro Umum tahun 2026",
        "segera": "Segera",
        "kepada": [
            {"jabatan": "Kepala Bagian Organisasi dan Tata Laksana", "utama": True},
            {"jabatan": "Kepala Bagian Program dan Anggaran"},
        ],
        "perintah": ["Koordinasikan", "Selesaikan/tindak lanjuti"],
        "catatan": "Laksanakan bersama unit pengusul. Laporkan kesiapan bahan sebelum rapat pembahasan.",
        "batas": dt.date(2026, 11, 13),
        "tanggal": dt.date(2026, 11, 3),
        "pemberi": KARO,
    }


def catatan() -> dict[str, Any]:
    return {
        "jenis_catatan": "koordinasi",
        "hal": "Koordinasi penyusunan analisis beban kerja tahun 2026",
        "tanggal": dt.date(2026, 11, 4),
        "cara": "Rapat daring",
        "pihak": [
            {"nama": "Damar Panuluh", "jabatan": "Kepala Biro Umum", "unit": "Biro Umum"},
            {"jabatan": "Inspektur", "unit": "Inspektorat"},
        ],
        "pokok": [
            {
                "hal": "Kesiapan data jabatan dan uraian tugas",
                "hasil": "Kedua unit menyerahkan daftar jabatan paling lambat 9 November 2026.",
            },
            {
                "hal": "Cara pengisian instrumen",
                "hasil": "Pemangku jabatan mengisi buku kerja; atasan langsung memeriksa sebelum dikirim.",
            },
        ],
        "tindak_lanjut": [
            {
                "apa": "Menyiapkan rencana kegiatan dan instrumen",
                "siapa": "Kasubbag Organisasi",
                "kapan": "6 November 2026",
            }
        ],
        "pembuat": KABAG,
    }


def nota_usulan() -> dict[str, Any]:
    return {
        "nomor_urut": "045",
        "tanggal": dt.date(2026, 10, 30),
        "lampiran": "Satu berkas",
        "kode_jabatan": "Set.UM",
        "unit": "Biro Umum",
        "tahun": "2027",
        "alasan": [
            "Volume permintaan layanan rumah tangga meningkat sejak penggabungan gedung.",
            "Susunan jabatan berubah dengan peraturan organisasi yang baru; data beban kerja lama usang.",
        ],
        "unit_dianalisis": ["Bagian Administrasi dan Tata Usaha", "Bagian Pengadaan dan Rumah Tangga"],
        "program_kerja": "Penataan organisasi dan sumber daya manusia, kegiatan 3.",
        "penanda_tangan": KARO_UMUM,
    }


def _hari_kerja(mulai: dt.date, banyak: int) -> list[dt.date]:
    semua = (mulai + dt.timedelta(days=n) for n in range(banyak * 2))
    return [hari for hari in semua if hari.weekday() < 5][:banyak]


def _langkah(unit: list[str]) -> Iterator[LangkahWaktu]:
    yield LangkahWaktu("1", "Memberikan arahan penyusunan analisis beban kerja", "Karo PO", 10)
    yield LangkahWaktu("2", "Koordinasi dan komunikasi dengan unit organisasi", "Kabag Ortala", 60)
    yield LangkahWaktu("3", "Menyiapkan rencana kegiatan dan instrumen", "Kasubbag Organisasi", 450)
    yield LangkahWaktu("4", "Mempelajari rencana kegiatan dan instrumen", "Kabag Ortala", 60)
    for satu in unit:
        yield LangkahWaktu("10", f"Rapat pembahasan {satu}", "Kabag Ortala", 120, satu)
        yield LangkahWaktu("11", f"Menyusun konsep data {satu}", "Kasubbag Organisasi", 450, satu)
        yield LangkahWaktu("13", f"Konfirmasi teknis {satu}", satu, 450, satu)
    yield LangkahWaktu("14", "Menyiapkan konsep keputusan dan nota dinas", "Kabag Ortala", 60)
    yield LangkahWaktu("16", "Memeriksa kelengkapan dan memaraf", "Sesmenko", 20)


def rencana_kegiatan(banyak_unit: int = 2) -> dict[str, Any]:
    unit = ["Biro Umum", "Inspektorat", *[f"Bagian Contoh {n}" for n in range(3, banyak_unit + 1)]]
    hari = _hari_kerja(dt.date(2026, 11, 3), 60)
    return {
        "nama_kegiatan": NAMA_KEGIATAN,
        "gambaran_umum": PANJANG,
        "alasan": "Susunan organisasi berubah sehingga data beban kerja lama sudah usang.",
        "uraian": "Pengumpulan data, rapat pembahasan, konfirmasi teknis, dan penetapan hasil.",
        "batasan": "Kegiatan tidak mencakup penilaian kinerja perorangan.",
        "maksud": "Menyediakan data beban kerja yang dibahas bersama dan dikonfirmasi unit.",
        "tujuan": ["Kebutuhan pegawai per jabatan diketahui.", "Penataan pegawai mempunyai dasar."],
        "indikator": ["Semua jabatan unit yang dianalisis mempunyai data beban kerja."],
        "keluaran": ["Dokumen data beban kerja", "Konsep keputusan hasil analisis beban kerja"],
        "metode": PANJANG,
        "tempat": "Jakarta",
        "unit": unit,
        "pelaksana": [
            {"jabatan": "Kepala Bagian Organisasi dan Tata Laksana", "tugas": "Memimpin rapat pembahasan"},
            {"jabatan": "Kepala Subbagian Organisasi", "tugas": "Menyiapkan bahan dan menyusun konsep data"},
        ],
        "jadwal": [satu.model_dump() for satu in jadwal_langkah(_langkah(unit), hari, 450)],
        "hari_kerja": hari,
        "biaya": "Tanpa biaya khusus; memakai anggaran rutin Biro Perencanaan dan Organisasi.",
        "tanggal": dt.date(2026, 11, 5),
        "penyusun": KASUBBAG,
        "pemeriksa": KABAG,
        "mengetahui": KARO,
    }


def daftar_bahan() -> dict[str, Any]:
    return {
        "nama_kegiatan": NAMA_KEGIATAN,
        "unit": ["Biro Umum", "Inspektorat"],
        "bahan": [
            {
                "nama": "Peraturan organisasi dan tata kerja",
                "asal": "Biro Hukum",
                "bentuk": "Salinan peraturan",
                "keadaan": "lengkap",
            },
            {
                "nama": "Daftar jabatan dan kelas jabatan",
                "asal": "Biro Umum",
                "bentuk": "Buku kerja",
                "keadaan": "perlu dilengkapi",
                "keterangan": "Kelas jabatan pelaksana belum diisi.",
            },
            {
                "nama": "Laporan kinerja tahun sebelumnya",
                "asal": "Inspektorat",
                "bentuk": "Laporan",
                "keadaan": "belum ada",
            },
        ],
        "reviu": "Bahan cukup untuk memulai. Kelas jabatan dilengkapi sebelum rapat pembahasan.",
        "tanggal": dt.date(2026, 11, 6),
        "penyusun": KASUBBAG,
    }


def undangan(banyak: int = 3) -> dict[str, Any]:
    tetap = [
        {"nama": "Damar Panuluh", "jabatan": "Kepala Biro Umum", "unit": "Biro Umum"},
        {"jabatan": "Kepala Bagian Administrasi dan Tata Usaha", "unit": "Biro Umum"},
        {"jabatan": "Inspektur", "unit": "Inspektorat"},
    ]
    lain = [{"jabatan": f"Pejabat Contoh {n}", "unit": "Inspektorat"} for n in range(4, banyak + 1)]
    return {
        **RAPAT,
        "nomor_urut": "057",
        "tanggal": dt.date(2026, 11, 17),
        "maksud": "penyusunan analisis beban kerja tahun 2026",
        "pimpinan": "Kepala Bagian Organisasi dan Tata Laksana",
        "bahan": ["Uraian tugas setiap jabatan", "Data volume kerja satu tahun terakhir"],
        "diundang": [*tetap, *lain][:banyak],
        "catatan": "Mohon konfirmasi kehadiran paling lambat satu hari sebelum rapat.",
        "penanda_tangan": KARO,
    }


def daftar_hadir(banyak: int = 4) -> dict[str, Any]:
    peserta = [
        {
            "nama": "Damar Panuluh",
            "nip": KARO_UMUM["nip"],
            "jabatan": "Kepala Biro Umum",
            "unit": "Biro Umum",
        },
        {"jabatan": "Kepala Bagian Administrasi dan Tata Usaha", "unit": "Biro Umum"},
        {"nama": "Melati Ardana", "jabatan": "Inspektur", "unit": "Inspektorat"},
        {"jabatan": "Kepala Subbagian Tata Usaha Inspektorat", "unit": "Inspektorat"},
    ]
    lain = [{"jabatan": f"Pejabat Contoh {n}", "unit": "Inspektorat"} for n in range(5, banyak + 1)]
    return {**RAPAT, "peserta": [*peserta, *lain][:banyak], "pimpinan": KABAG, "notulis": KASUBBAG}


def daftar_hadir_terisi() -> dict[str, Any]:
    isi = daftar_hadir()
    hadir = [True, True, True, False]
    for letak, (satu, datang) in enumerate(zip(isi["peserta"], hadir, strict=True)):
        satu["hadir"] = datang
        if datang:
            satu.setdefault("nama", f"Peserta Contoh {letak}")
    isi["peserta"][3]["keterangan"] = "izin"
    return {**isi, "terisi": True, "unit": "Inspektorat"}


def bahan_rapat(unit: str = "SET.PO") -> dict[str, Any]:
    kegiatan = abk.open("contoh").cabang(unit)
    kelompok = [satu.model_dump() for satu in kelompok_jabatan(kegiatan)]
    kelompok[0]["bahasan"] = [
        {
            "jabatan": kelompok[0]["jabatan"][0]["nama"],
            "hal": "Norma waktu dua kali norma unit lain; mohon bukti.",
        },
        {
            "jabatan": kelompok[0]["jabatan"][1]["nama"],
            "uraian": "Mencatat surat masuk dan surat keluar",
            "hal": "Volume naik 40 persen terhadap tahun lalu.",
        },
    ]
    return {
        "nama_kegiatan": NAMA_KEGIATAN,
        "tanggal_rapat": RAPAT["tanggal_rapat"],
        "dasar": [dasar_hitung(kegiatan).kalimat, dasar_hitung(kegiatan).keterangan],
        "unit": kelompok,
        "petunjuk": [
            "Setiap perubahan disertai alasan.",
            "Keputusan rapat dicatat per jabatan dan uraian tugas.",
        ],
        "tanggal": dt.date(2026, 11, 18),
        "penyusun": KABAG,
    }


def dokumentasi() -> dict[str, Any]:
    return {
        **RAPAT,
        "selesai": dt.time(11, 0),
        "unit": "Biro Umum",
        "pimpinan": "Bagus Wirasana, Kepala Bagian Organisasi dan Tata Laksana",
        "jumlah_diundang": 12,
        "jumlah_hadir": 10,
        "jalannya": [
            {
                "pukul": dt.time(9, 0),
                "pembicara": "Pimpinan rapat",
                "isi": "Membuka rapat dan menyampaikan tujuan.",
            },
            {"pembicara": "Kepala Biro Umum", "isi": "Menjelaskan kenaikan volume layanan.\nBukti menyusul."},
        ],
        "putusan": [
            {
                "jabatan": "Pengadministrasi Umum",
                "uraian": "Mencatat surat masuk",
                "kolom": "volume",
                "lama": "1.200",
                "baru": "1.450",
                "alasan": "Volume menurut buku agenda tahun 2025.",
            }
        ],
        "berkas": [{"nama": "rapat-1.jpg", "keterangan": "Suasana rapat", "sidik": KEPALA}],
        "pencatat": KASUBBAG,
    }


ISI: Mapping[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "disposisi": ("disposisi", disposisi),
    "catatan": ("catatan", catatan),
    "nota_usulan": ("nota_usulan", nota_usulan),
    "rencana_kegiatan": ("rencana_kegiatan", rencana_kegiatan),
    "daftar_bahan": ("daftar_bahan", daftar_bahan),
    "undangan": ("undangan", undangan),
    "daftar_hadir": ("daftar_hadir", daftar_hadir),
    "daftar_hadir_terisi": ("daftar_hadir", daftar_hadir_terisi),
    "bahan_rapat": ("bahan_rapat", bahan_rapat),
    "dokumentasi": ("dokumentasi", dokumentasi),
}
"""Name of an example → kind of document and its content."""

WIB = dt.timezone(dt.timedelta(hours=7))


def _baris(orang: Mapping[str, str], makna: str, jam: tuple[int, int], sidik: str, **lain: Any) -> BarisParaf:
    waktu = dt.datetime(2026, 11, 17, *jam, tzinfo=WIB)
    return BarisParaf(orang["jabatan"], orang["nama"], makna, waktu, sidik * 32, **lain)


PARAF = (
    _baris(KASUBBAG, "menyiapkan", (8, 5), "a1"),
    _baris(KABAG, "memaraf", (9, 30), "b2", gugur=True),
    _baris(KABAG, "memaraf", (13, 0), "c3"),
)
TANDA = _baris(KARO, "menandatangani", (15, 45), "d4")


def tulisan_docx(docx: bytes) -> list[str]:
    """Text of every paragraph of body, headers and footers, as python-docx reads it."""
    dokumen = Document(io.BytesIO(docx))
    akar = [dokumen.element.body]
    for bagian in dokumen.sections:
        akar += [bagian.header._element, bagian.footer._element]
        akar += [bagian.first_page_header._element, bagian.first_page_footer._element]
    return [Paragraph(p, None).text for satu in akar for p in satu.iter(qn("w:p"))]


@pytest.fixture(scope="session")
def contoh_isi() -> Mapping[str, tuple[str, Callable[[], dict[str, Any]]]]:
    return ISI


@pytest.fixture(scope="session")
def baca_docx() -> Callable[[bytes], list[str]]:
    return tulisan_docx


@pytest.fixture(scope="session")
def umum() -> Profil:
    return profil("umum-2024", ganti={"instansi": {"nama": "Kementerian Koordinator Contoh (fiktif)"}})


@pytest.fixture(scope="session")
def buat_contoh(umum: Profil) -> Callable[..., Naskah]:
    """Make an example document; keywords ``isi`` replace facts, others go to :func:`abk.naskah.buat`."""

    def _buat(nama: str, isi: Mapping[str, Any] | None = None, **lain: Any) -> Naskah:
        jenis, dasar = ISI[nama]
        return buat(jenis, {**dasar(), **(isi or {})}, lain.pop("profil", umum), kepala=KEPALA, **lain)

    return _buat
