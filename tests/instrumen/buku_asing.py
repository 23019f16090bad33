"""Foreign workbooks made by hand, each with its trap named, and what must come of it.

Every number here is made up; what is expected follows from the cells (origin: ``rumus``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter

TUGAS = (
    ("Menyusun rencana kerja", "Dokumen", 12, 300),
    ("Mengolah data kepegawaian", "Laporan", 24, 120),
    ("Menyiapkan bahan rapat", "Berkas", 48, 90),
)
BEBAN = ("NO", "URAIAN TUGAS", "SATUAN HASIL", "WAKTU PENYELESAIAN", "WAKTU KERJA EFEKTIF", "BEBAN KERJA",
         "PEGAWAI YANG DIBUTUHKAN", "KET")  # fmt: skip
FORM_A = ("NO", "RINCIAN TUGAS", "SATUAN", "VOLUME", "NORMA WAKTU", "PERALATAN", "KET")


@dataclass(frozen=True)
class Kasus:
    """One workbook.

    usulan: what the evidence must propose. jawab: what the user answers. hasil: rows
    (jabatan, uraian, volume, periode, norma, satuan). tolak: cell that must be named in the refusal.
    """

    nama: str
    perangkap: str
    buat: Callable[[Any, Any], None]
    hasil: tuple[tuple[Any, ...], ...] = ()
    usulan: Mapping[str, str] = field(default_factory=dict)
    jawab: Mapping[str, str] = field(default_factory=dict)
    tolak: str = ""


KASUS: list[Kasus] = []


def kasus(perangkap: str, **isi: Any) -> Callable[[Callable[[Any, Any], None]], Callable[[Any, Any], None]]:
    def daftar(buat: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
        KASUS.append(Kasus(buat.__name__, perangkap, buat, **isi))
        return buat

    return daftar


def tulis(kasus_: Kasus, folder: Path) -> Path:
    jalur = folder / f"{kasus_.nama}.xlsx"
    buku = xlsxwriter.Workbook(jalur, {"strings_to_formulas": False, "strings_to_urls": False})
    lembar = buku.add_worksheet("ABK")
    kasus_.buat(buku, lembar)
    buku.close()
    return jalur


def harap(tugas=TUGAS, jabatan="Analis Contoh", periode="tahun", satuan="menit"):
    return tuple((jabatan, u, float(v), periode, float(n), satuan) for u, _, v, n in tugas)


def judul(w, baris=0, kolom=0, jabatan="Analis Contoh", label="NAMA JABATAN"):
    w.write_string(baris, kolom, label)
    w.write_string(baris, kolom + 2, f": {jabatan}")


def kepala(w, baris, label, kolom=0):
    for n, teks in enumerate(label):
        w.write_string(baris, kolom + n, teks)


def beban(w, baris, tugas=TUGAS, bagi=75_000, kolom=0, rumus=False, faktor=1.0):
    """Rows of the form beban kerja."""
    for n, (uraian, hasil, volume, norma) in enumerate(tugas):
        r = baris + n
        w.write_number(r, kolom, n + 1)
        w.write_string(r, kolom + 1, uraian)
        w.write_string(r, kolom + 2, hasil)
        w.write_number(r, kolom + 3, norma / faktor)
        if bagi:
            w.write_number(r, kolom + 4, bagi)
        w.write_number(r, kolom + 5, volume)
        nilai = norma / faktor * volume / (bagi or 75_000)
        if rumus:
            w.write_formula(r, kolom + 6, f"=D{r + 1}*F{r + 1}/E{r + 1}", None, nilai)
        else:
            w.write_number(r, kolom + 6, round(nilai, 4))


def form_a(w, baris, tugas=TUGAS):
    """Rows of form A."""
    for n, (uraian, hasil, volume, norma) in enumerate(tugas):
        w.write_number(baris + n, 0, n + 1)
        w.write_string(baris + n, 1, uraian)
        w.write_string(baris + n, 2, hasil)
        for k, nilai in ((3, volume), (4, norma)):
            w.write(baris + n, k, nilai)


def lengkap(w, tugas=TUGAS, bagi=75_000, **sisa):
    judul(w)
    kepala(w, 2, BEBAN)
    beban(w, 3, tugas, bagi, **sisa)


MENIT_TAHUN = {"satuan_waktu": "menit", "periode": "tahun"}


# ── layouts ───────────────────────────────────────────────────────────────────────────────────────
@kasus("formulir beban kerja resmi dengan pembagi menit", hasil=harap(), usulan=MENIT_TAHUN)
def beban_kerja(_, w):
    lengkap(w, rumus=True)
    w.write_string(6, 1, "JUMLAH")
    w.write_formula(6, 6, "=SUM(G4:G6)", None, 0.144)
    w.write_string(7, 1, "Jumlah pegawai yang ada")
    w.write_number(7, 6, 2)


@kasus(
    "informasi jabatan: satuan JAM di kepala, pembagi 1.250",
    hasil=harap(tuple((u, h, v, n / 60) for u, h, v, n in TUGAS), satuan="jam"),
    usulan={"satuan_waktu": "jam", "periode": "tahun"},
)
def informasi_jabatan(_, w):
    judul(w)
    label = (
        "NO",
        "URAIAN TUGAS",
        "HASIL KERJA",
        "WAKTU PENYELESAIAN (JAM)",
        "WAKTU EFEKTIF",
        "JUMLAH HASIL",
        "KEBUTUHAN PEGAWAI",
    )
    kepala(w, 2, label)
    beban(w, 3, bagi=1_250, faktor=60)


@kasus("formulir A Permendagri: tanpa satuan dan pembagi, jadi semuanya ditanyakan", hasil=harap(),
       usulan={"satuan_waktu": "", "periode": ""}, jawab=MENIT_TAHUN)  # fmt: skip
def permendagri_a(_, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3)


@kasus("kepala di baris 15 dan kolom D, di bawah kop surat", hasil=harap(), usulan=MENIT_TAHUN)
def kepala_jauh(_, w):
    w.write_string(0, 3, "PEMERINTAH DAERAH CONTOH")
    w.write_string(1, 3, "FORMULIR PERHITUNGAN BEBAN KERJA")
    judul(w, 11, 3)
    kepala(w, 14, BEBAN, 3)
    beban(w, 15, kolom=3)


@kasus(
    "kepala dua tingkat dengan sel gabungan",
    hasil=harap(),
    usulan={"satuan_waktu": "menit", "periode": "tahun"},
)
def kepala_bertingkat(_, w):
    judul(w)
    for k, teks in ((0, "NO"), (1, "URAIAN TUGAS"), (2, "SATUAN HASIL")):
        w.merge_range(2, k, 3, k, teks)
    w.merge_range(2, 3, 2, 4, "BEBAN KERJA")
    w.write_string(3, 3, "VOLUME (PER TAHUN)")
    w.write_string(3, 4, "NORMA WAKTU (MENIT)")
    for n, (uraian, hasil, volume, norma) in enumerate(TUGAS):
        for k, nilai in enumerate((n + 1, uraian, hasil, volume, norma)):
            w.write(4 + n, k, nilai)


@kasus("baris nomor kolom di bawah kepala, termasuk «7=4x6/5»", hasil=harap(), usulan=MENIT_TAHUN)
def nomor_kolom(_, w):
    judul(w)
    kepala(w, 2, BEBAN)
    for k, teks in enumerate(("1", "2", "3", "4", "5", "6", "7=4x6/5", "8")):
        w.write_string(3, k, teks)
    beban(w, 4)


@kasus(
    "dua jabatan dan dua tabel dalam satu lembar",
    hasil=harap() + harap(jabatan="Arsiparis Contoh"),
    usulan=MENIT_TAHUN,
)
def dua_tabel(_, w):
    lengkap(w)
    w.write_string(6, 1, "JUMLAH")
    judul(w, 9, jabatan="Arsiparis Contoh")
    kepala(w, 11, BEBAN)
    beban(w, 12)


@kasus("dua tabel berdampingan", hasil=harap() + harap(jabatan="Arsiparis Contoh"), usulan=MENIT_TAHUN)
def berdampingan(_, w):
    for kolom, nama in ((0, "Analis Contoh"), (9, "Arsiparis Contoh")):
        judul(w, 0, kolom, nama)
        kepala(w, 2, BEBAN, kolom)
        beban(w, 3, kolom=kolom)


@kasus("satu kepala untuk beberapa jabatan, dipisah baris «Nama Jabatan : …»",
       hasil=harap(TUGAS[:2]) + harap(TUGAS[2:], "Arsiparis Contoh"), usulan=MENIT_TAHUN)  # fmt: skip
def jabatan_di_tengah(_, w):
    kepala(w, 0, BEBAN)
    w.write_string(1, 1, "Nama Jabatan : Analis Contoh")
    beban(w, 2, TUGAS[:2])
    w.write_string(4, 1, "Nama Jabatan : Arsiparis Contoh")
    beban(w, 5, TUGAS[2:])


def _kolom_jabatan(w, gabung):
    kepala(w, 0, ("NO", "NAMA JABATAN", "URAIAN TUGAS", "VOLUME (PER TAHUN)", "NORMA WAKTU (MENIT)"))
    for n, (uraian, _, volume, norma) in enumerate((*TUGAS, *TUGAS)):
        for k, nilai in ((0, n + 1), (2, uraian), (3, volume), (4, norma)):
            w.write(1 + n, k, nilai)
    for awal, nama in ((1, "Analis Contoh"), (4, "Arsiparis Contoh")):
        if gabung:
            w.merge_range(awal, 1, awal + 2, 1, nama)
        else:
            w.write_string(awal, 1, nama)


@kasus(
    "kolom nama jabatan digabung ke bawah",
    hasil=harap() + harap(jabatan="Arsiparis Contoh"),
    usulan=MENIT_TAHUN,
)
def kolom_jabatan_gabung(_, w):
    _kolom_jabatan(w, gabung=True)


@kasus("kolom nama jabatan kosong di baris berikutnya: ditanyakan",
       hasil=harap() + harap(jabatan="Arsiparis Contoh"),
       usulan={**MENIT_TAHUN, "isi_ke_bawah": ""}, jawab={"isi_ke_bawah": "ya"})  # fmt: skip
def kolom_jabatan_kosong(_, w):
    _kolom_jabatan(w, gabung=False)


@kasus("tabel pemangku memberi bezetting, rekapitulasi tidak dibaca", hasil=harap(), usulan=MENIT_TAHUN)
def pemangku_dan_rekap(buku, w):
    lengkap(w)
    lain = buku.add_worksheet("Inventarisasi")
    kepala(lain, 0, ("NO", "NAMA JABATAN", "GOLONGAN", "JUMLAH", "KET"))
    for k, nilai in enumerate((1, "Analis Contoh", "III/a", 3)):
        lain.write(1, k, nilai)
    rekap = buku.add_worksheet("Form E")
    kepala(rekap, 0, ("NO", "UNIT KERJA", "JUMLAH BEBAN KERJA", "KEBUTUHAN PEGAWAI", "EU", "PU"))


# ── totals, headings, blanks ──────────────────────────────────────────────────────────────────────
@kasus("sub-jumlah di tengah dan jumlah di bawah", hasil=harap(), usulan=MENIT_TAHUN)
def sub_jumlah(_, w):
    judul(w)
    kepala(w, 2, BEBAN)
    beban(w, 3, TUGAS[:2])
    w.write_string(5, 1, "SUB TOTAL")
    w.write_number(5, 5, 36)
    w.write_number(5, 6, 0.0864)
    beban(w, 6, TUGAS[2:])
    w.write_string(7, 1, "JUMLAH TOTAL")
    w.write_number(7, 5, 84)
    w.write_number(7, 3, 510)
    w.write_number(7, 6, 0.144)


@kasus("label jumlah di sel gabungan kolom NO sampai uraian", hasil=harap(), usulan=MENIT_TAHUN)
def jumlah_gabung(_, w):
    lengkap(w)
    w.merge_range(6, 0, 6, 4, "J U M L A H".replace(" ", ""))
    w.write_number(6, 5, 84)
    w.write_number(6, 6, 0.144)


@kasus("baris jumlah tanpa label apa pun", hasil=harap(), usulan=MENIT_TAHUN)
def jumlah_tanpa_label(_, w):
    lengkap(w)
    w.write_number(6, 6, 0.144)


@kasus("judul bagian dan baris kosong di antara tugas", hasil=harap(), usulan=MENIT_TAHUN)
def judul_bagian(_, w):
    judul(w)
    kepala(w, 2, BEBAN)
    w.write_string(3, 0, "I")
    w.write_string(3, 1, "TUGAS UTAMA")
    beban(w, 4, TUGAS[:2])
    w.write_string(7, 0, "II")
    w.write_string(7, 1, "TUGAS TAMBAHAN")
    beban(w, 9, TUGAS[2:])


@kasus("tanda tangan dan tanggal di bawah tabel", hasil=harap(), usulan=MENIT_TAHUN)
def tanda_tangan(_, w):
    lengkap(w)
    w.write_string(8, 5, "Kota Contoh, 1 Desember 2026")
    w.write_string(9, 5, "Kepala Bagian")
    w.write_string(9, 1, "Responden")


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────
@kasus("angka teks Indonesia yang tidak bermakna ganda",
       hasil=(("Analis Contoh", "Menyusun rencana kerja", 12.0, "tahun", 30.5, "menit"),
              ("Analis Contoh", "Mengolah data kepegawaian", 1248.5, "tahun", 120.0, "menit")),
       usulan={"satuan_waktu": "", "periode": ""}, jawab=MENIT_TAHUN)  # fmt: skip
def angka_teks(_, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3, ((*TUGAS[0][:2], "12", "30,5"), (*TUGAS[1][:2], "1.248,5", " 120 ")))


def _ganda(w, lain):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3, ((*TUGAS[0][:2], "1.250", 30), (*TUGAS[1][:2], 24, lain)))


GANDA = (("Analis Contoh", "Menyusun rencana kerja", 1250.0, "tahun", 30.0, "menit"),
         ("Analis Contoh", "Mengolah data kepegawaian", 24.0, "tahun", 12.5, "menit"))  # fmt: skip


@kasus("«1.250» bermakna ganda, tetapi «12,5» di tabel yang sama menunjuk koma", hasil=GANDA,
       usulan={"desimal": ","}, jawab=MENIT_TAHUN)  # fmt: skip
def angka_ganda_berbukti(_, w):
    _ganda(w, "12,5")


@kasus("«1.250» bermakna ganda tanpa bukti: ditanyakan dengan selnya", hasil=GANDA,
       usulan={"desimal": ""}, jawab={**MENIT_TAHUN, "desimal": ","})  # fmt: skip
def angka_ganda(_, w):
    _ganda(w, 12.5)


@kasus("norma ditulis bersama satuannya per baris",
       hasil=(("Analis Contoh", "Menyusun rencana kerja", 12.0, "tahun", 30.0, "menit"),
              ("Analis Contoh", "Mengolah data kepegawaian", 24.0, "tahun", 2.0, "jam")),
       usulan={"periode": ""}, jawab={"periode": "tahun"})  # fmt: skip
def norma_bersatuan(_, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3, ((*TUGAS[0][:2], 12, "30 menit"), (*TUGAS[1][:2], 24, "2 Jam")))


@kasus("norma berupa rentang «30-60» dalam satu sel: ditanyakan, usulannya rata-rata",
       hasil=(("Analis Contoh", "Menyusun rencana kerja", 12.0, "tahun", 45.0, "menit"),),
       usulan={"norma_rentang": "rata-rata"}, jawab=MENIT_TAHUN)  # fmt: skip
def norma_rentang(_, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3, ((*TUGAS[0][:2], 12, "30-60"),))


@kasus("volume yang oleh lembar kerja diubah menjadi tanggal", tolak="D4", jawab=MENIT_TAHUN)
def volume_tanggal(buku, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3)
    w.write_datetime(3, 3, dt.date(2026, 2, 1), buku.add_format({"num_format": "d mmm yyyy"}))


@kasus("nilai BENAR di kolom volume", tolak="D5", jawab=MENIT_TAHUN)
def volume_boolean(_, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3)
    w.write_boolean(4, 3, True)


@kasus("sel galat #REF! di kolom norma", tolak="E5", jawab=MENIT_TAHUN)
def norma_galat(_, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3)
    w.write_formula(4, 4, "=#REF!*2", None, "#REF!")


@kasus(
    "rumus dengan nilai tersimpan di kolom volume",
    hasil=harap(),
    usulan={"satuan_waktu": ""},
    jawab=MENIT_TAHUN,
)
def rumus_bernilai(_, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3)
    w.write_formula(3, 3, "=3*4", None, 12)


@kasus("rumus tanpa nilai tersimpan di kolom volume", tolak="D4", jawab=MENIT_TAHUN)
def rumus_tanpa_nilai(_, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3)
    w.write_formula(3, 3, "=3*4", None, "")


@kasus("angka tanpa uraian tugas dan tanpa label", tolak="B6", jawab=MENIT_TAHUN)
def tanpa_uraian(_, w):
    judul(w)
    kepala(w, 2, FORM_A)
    form_a(w, 3)
    w.write_blank(5, 1, None)
    w.write_string(5, 1, "")


# ── units and divisors ────────────────────────────────────────────────────────────────────────────
@kasus("kepala JAM di atas pembagi menit: bukti bertentangan, tanpa usulan", hasil=harap(),
       usulan={"satuan_waktu": "", "periode": "tahun"}, jawab={"satuan_waktu": "menit"})  # fmt: skip
def jam_di_atas_menit(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "SATUAN HASIL", "WAKTU PENYELESAIAN (JAM)", *BEBAN[4:]))
    beban(w, 3)


def _pembagi_rumus(w, bagi):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "SATUAN HASIL", "WAKTU PENYELESAIAN", "VOLUME", "KEBUTUHAN PEGAWAI"))
    for n, (uraian, hasil, volume, norma) in enumerate(TUGAS):
        for k, nilai in enumerate((n + 1, uraian, hasil, norma, volume)):
            w.write(3 + n, k, nilai)
        w.write_formula(3 + n, 5, f"=D{n + 4}*E{n + 4}/{bagi}", None, volume * norma / 72_000)


@kasus("pembagi hanya ada di dalam rumus", hasil=harap(), usulan=MENIT_TAHUN)
def pembagi_di_rumus(_, w):
    _pembagi_rumus(w, "72000")


@kasus("pembagi di satu sel yang dirujuk rumus", hasil=harap(), usulan=MENIT_TAHUN)
def pembagi_dirujuk(_, w):
    w.write_string(0, 6, "Waktu efektif")
    w.write_number(0, 7, 72_000)
    _pembagi_rumus(w, "$H$1")


@kasus("pembagi tertulis di kepala kolom", hasil=harap(), usulan=MENIT_TAHUN)
def pembagi_di_kepala(_, w):
    judul(w)
    kepala(w, 2, (*BEBAN[:4], "WAKTU KERJA EFEKTIF (72.000 MENIT)", "VOLUME", "PEGAWAI YANG DIBUTUHKAN"))
    beban(w, 3, bagi=0)


@kasus("dua pembagi: 6.000 per bulan dan 72.000 per tahun",
       hasil=harap(TUGAS[:1], periode="bulan") + harap(TUGAS[1:]),
       usulan={"satuan_waktu": "menit", "periode": "menurut pembagi"})  # fmt: skip
def dua_pembagi(_, w):
    judul(w)
    kepala(w, 2, BEBAN)
    beban(w, 3, TUGAS[:1], 6_000)
    beban(w, 4, TUGAS[1:], 72_000)


@kasus("kolom satuan waktu per baris",
       hasil=harap(TUGAS[:1]) + harap(TUGAS[1:2], satuan="jam"),
       usulan={"periode": ""}, jawab={"periode": "tahun"})  # fmt: skip
def kolom_satuan(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "VOLUME", "NORMA WAKTU", "SATUAN WAKTU"))
    for n, satuan in enumerate(("Menit", "JAM")):
        for k, nilai in enumerate((n + 1, TUGAS[n][0], TUGAS[n][2], TUGAS[n][3], satuan)):
            w.write(3 + n, k, nilai)


@kasus("kolom periode per baris",
       hasil=harap(TUGAS[:1], periode="bulan") + harap(TUGAS[1:2], periode="minggu"),
       usulan={"satuan_waktu": "menit"})  # fmt: skip
def kolom_periode(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "VOLUME", "PERIODE", "NORMA WAKTU (MENIT)"))
    for n, periode in enumerate(("Bulan", "per minggu")):
        for k, nilai in enumerate((n + 1, TUGAS[n][0], TUGAS[n][2], periode, TUGAS[n][3])):
            w.write(3 + n, k, nilai)


@kasus("waktu yang sama dalam menit dan dalam jam: kolomnya tidak ditanyakan", hasil=harap(),
       usulan={"satuan_waktu": "menit"}, jawab=MENIT_TAHUN)  # fmt: skip
def dua_kolom_norma(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "VOLUME", "WAKTU PENYELESAIAN (MENIT)", "WAKTU PENYELESAIAN (JAM)"))
    for n, (uraian, _hasil, volume, norma) in enumerate(TUGAS):
        for k, nilai in enumerate((n + 1, uraian, volume, norma, norma / 60)):
            w.write(3 + n, k, nilai)


@kasus("kolom menit dan kolom jam yang tidak sama: ditanyakan", hasil=harap(),
       usulan={"kolom.norma_waktu": ""}, jawab={"kolom.norma_waktu": "D", **MENIT_TAHUN})  # fmt: skip
def dua_kolom_norma_lain(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "VOLUME", "WAKTU PENYELESAIAN (MENIT)", "WAKTU PENYELESAIAN (JAM)"))
    for n, (uraian, _hasil, volume, norma) in enumerate(TUGAS):
        for k, nilai in enumerate((n + 1, uraian, volume, norma, norma / 60 + n)):
            w.write(3 + n, k, nilai)


@kasus("«BEBAN KERJA» tanpa hitungan yang membuktikan isinya volume: ditanyakan", hasil=harap(),
       usulan={"kolom.volume": ""}, jawab={"kolom.volume": "D", **MENIT_TAHUN})  # fmt: skip
def beban_tak_terbukti(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "SATUAN HASIL", "BEBAN KERJA", "NORMA WAKTU"))
    form_a(w, 3)


@kasus("salah ketik di kepala", hasil=harap(), usulan=MENIT_TAHUN)
def salah_ketik(_, w):
    judul(w, label="NAMA JABTAN")
    kepala(
        w,
        2,
        (
            "N O",
            "URAIAN TUGSA",
            "SATUAN HASL",
            "WAKTU PENYELESAIN",
            "WAKTU KERJA EFEKTF",
            "BEBAN  KERJA",
            "PEGAWAI YG DIBUTUHKAN",
        ),
    )
    beban(w, 3)


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────
@kasus("baris tersembunyi yang berisi tugas: ditanyakan", hasil=harap((TUGAS[0], TUGAS[2])),
       usulan={"baris_tersembunyi": ""}, jawab={"baris_tersembunyi": "lewati"})  # fmt: skip
def baris_tersembunyi(_, w):
    lengkap(w)
    w.set_row(4, None, None, {"hidden": True})


@kasus("lembar tersembunyi tidak dibaca", hasil=harap(), usulan=MENIT_TAHUN)
def lembar_tersembunyi(buku, w):
    lengkap(w)
    lama = buku.add_worksheet("lama")
    lengkap(lama)
    lama.hide()


@kasus("kolom norma tersembunyi tetap dibaca dan disebut", hasil=harap(), usulan=MENIT_TAHUN)
def kolom_tersembunyi(_, w):
    lengkap(w)
    w.set_column(3, 3, None, None, {"hidden": True})


INDUK = (
    ("Mengelola arsip", "Arsip", 60, 30),
    ("Menerima arsip", "Arsip", 30, 30),
    ("Menyimpan arsip", "Arsip", 30, 30),
)


@kasus("tugas induk dan rinciannya sama-sama berangka: ditanyakan", hasil=harap(INDUK[1:]),
       usulan={"induk_dan_anak": "anak"})  # fmt: skip
def induk_dan_anak(_, w):
    lengkap(w, INDUK)
    for n, nomor in enumerate(("1", "a.", "b.")):
        w.write_string(3 + n, 0, nomor)


@kasus("induk hanya judul, rincian berhuruf", hasil=harap(INDUK[1:]), usulan=MENIT_TAHUN)
def induk_judul(_, w):
    lengkap(w, INDUK)
    for n, nomor in enumerate(("1", "a)", "b)")):
        w.write_string(3 + n, 0, nomor)
    w.write_blank(3, 3, None)
    for k in (3, 4, 5, 6):
        w.write_string(3, k, "")


@kasus("nomor dimulai lagi dari 1 di bagian kedua", hasil=harap(), usulan=MENIT_TAHUN)
def nomor_terulang(_, w):
    lengkap(w)
    w.write_number(5, 0, 1)


@kasus("uraian digabung ke bawah untuk dua hasil kerja",
       hasil=harap((TUGAS[0], (TUGAS[0][0], "Laporan", 24, 120), TUGAS[2])), usulan=MENIT_TAHUN)  # fmt: skip
def uraian_gabung(_, w):
    lengkap(w)
    w.merge_range(3, 1, 4, 1, TUGAS[0][0])
    w.merge_range(3, 0, 4, 0, 1)


@kasus("norma digabung untuk dua tugas: tiap baris atau sekali? ditanyakan",
       hasil=(*harap(TUGAS[:1]), ("Analis Contoh", TUGAS[1][0], 24.0, "tahun", 300.0, "menit"),
              *harap(TUGAS[2:])),
       usulan={"sel_gabungan": ""}, jawab={"sel_gabungan": "tiap_baris"})  # fmt: skip
def norma_gabung(_, w):
    lengkap(w)
    w.merge_range(3, 3, 4, 3, 300)


@kasus("sebagian baris menyebut satuannya sendiri: jawaban hanya untuk sisanya",
       hasil=harap(TUGAS[:1], satuan="jam") + harap(TUGAS[1:2]), usulan={"satuan_waktu": "jam"},
       jawab=MENIT_TAHUN)  # fmt: skip
def satuan_sebagian(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "VOLUME", "NORMA WAKTU", "SATUAN WAKTU"))
    for n, satuan in enumerate(("jam", "")):
        for k, nilai in enumerate((n + 1, TUGAS[n][0], TUGAS[n][2], TUGAS[n][3], satuan)):
            w.write(3 + n, k, nilai)


@kasus("kolom satuan menyebut JAM di atas pembagi menit: ditanyakan", hasil=harap(),
       usulan={"satuan_kolom": ""}, jawab={"satuan_kolom": "menit"})  # fmt: skip
def kolom_satuan_bertentangan(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "VOLUME", "NORMA WAKTU", "SATUAN WAKTU", "WAKTU KERJA EFEKTIF"))
    for n, (uraian, _hasil, volume, norma) in enumerate(TUGAS):
        for k, nilai in enumerate((n + 1, uraian, volume, norma, "JAM", 75_000)):
            w.write(3 + n, k, nilai)


@kasus("uraian yang tampak seperti rumus tetap teks",
       hasil=(("Analis Contoh", "=cmd|' /C calc'!A0", 12.0, "tahun", 300.0, "menit"),),
       usulan=MENIT_TAHUN)  # fmt: skip
def teks_rumus(_, w):
    lengkap(w, (("=cmd|' /C calc'!A0", *TUGAS[0][1:]),))


# ── as offices keep them ──────────────────────────────────────────────────────────────────────────
def formulir_rumus(w, label, rumus, tugas=TUGAS, bagi=1_250, cetak=None, baris=2):
    """Table with the columns no, task, result, volume, norma, divisor, need, by a formula of each row."""
    judul(w)
    kepala(w, baris, label)
    for n, (uraian, hasil, volume, norma) in enumerate(tugas):
        r = baris + 1 + n
        for k, nilai in enumerate((n + 1, uraian, hasil, volume, norma, bagi)):
            w.write(r, k, nilai)
        nilai = cetak(volume, norma) if cetak else volume * norma / 75_000
        if rumus:
            w.write_formula(r, 6, rumus.format(r=r + 1), None, nilai)
        else:
            w.write_number(r, 6, round(nilai, 4))


LABEL_MENIT_JAM = ("No", "Uraian Tugas", "Hasil Kerja", "Jumlah Hasil", "Waktu Penyelesaian (Menit)",
                   "Waktu Kerja Efektif (Jam)", "Kebutuhan Pegawai")  # fmt: skip
LABEL_JAM = (*LABEL_MENIT_JAM[:4], "Waktu Penyelesaian (Jam)", "Waktu Efektif", "Kebutuhan Pegawai")


@kasus("menit dibagi 60 lalu dibagi jam: benar, tidak ada yang ditanyakan", hasil=harap(), usulan=MENIT_TAHUN)
def menit_bagi_60(_, w):
    formulir_rumus(w, LABEL_MENIT_JAM, "=D{r}*E{r}/60/F{r}")


@kasus("menit dibagi (jam × 60)", hasil=harap(), usulan=MENIT_TAHUN)
def menit_kali_60(_, w):
    formulir_rumus(w, LABEL_MENIT_JAM, "=(D{r}*E{r})/(F{r}*60)")


@kasus("faktor 60 hanya tampak dari angka tercetak, tanpa rumus", hasil=harap(), usulan=MENIT_TAHUN)
def menit_per_jam_tanpa_rumus(_, w):
    formulir_rumus(w, LABEL_MENIT_JAM, "")


@kasus("kepala JAM, isi dan hitungan menit, pembagi tertulis 1.250: satuan ditanyakan tanpa usulan",
       hasil=harap(), usulan={"satuan_waktu": "", "periode": "tahun"},
       jawab={"satuan_waktu": "menit"})  # fmt: skip
def label_jam_isi_menit(_, w):
    formulir_rumus(w, LABEL_JAM, "=D{r}*E{r}/75000")


BERTAHAP = (("Menyiapkan konsep", 45, 1, 72_000, "tahun"), ("Membahas konsep", 35, 7, 6_000, "bulan"),
            ("Mencatat tamu", 10, 2, 60, "hari"), ("Rapat berkala", 23, 2, 1_500, "minggu"),
            ("Menjawab surat", 4, 5, 300, "hari"))  # fmt: skip
# rumus: an effective day of PermenPANRB 1/2020 is 315 minutes, so 10 an hour are 10 × 315 / 60 = 52.5 a day
PER_JAM = 10 * 315 / 60


def pembagi_baris(w, label_waktu="WAKTU PENYELESAIAN (JAM)"):
    """Header merged over two columns, a bullet before the text, a divisor in each row."""
    judul(w)
    label = (
        "NO",
        "URAIAN TUGAS",
        "",
        "HASIL KERJA",
        "JUMLAH HASIL",
        label_waktu,
        "WAKTU EFEKTIF",
        "KEBUTUHAN",
    )
    kepala(w, 2, label)
    w.merge_range(2, 1, 2, 2, "URAIAN TUGAS")
    w.write_number(3, 0, 1)
    w.merge_range(3, 1, 3, 2, "Melayani tamu dan surat")
    for n, (uraian, volume, norma, bagi, _) in enumerate(BERTAHAP):
        r = 4 + n
        for k, nilai in enumerate(("-", uraian, "Konsep", volume, norma, bagi), 1):
            w.write(r, k, nilai)
        w.write_formula(r, 7, f"=E{r + 1}*F{r + 1}/G{r + 1}", None, volume * norma / bagi)
    w.write_string(9, 0, "Jlh")
    w.write_formula(9, 7, "=SUM(H5:H9)", None, sum(v * n / b for _, v, n, b, _ in BERTAHAP))


def harap_bertahap(satuan="menit"):
    return tuple(("Analis Contoh", u, float(PER_JAM if b == 60 else v), p, float(n), satuan)
                 for u, v, n, b, p in BERTAHAP)  # fmt: skip


@kasus("kepala digabung dua kolom, pembagi per baris: periodenya mengikuti pasangan satuan dan pembagi",
       hasil=harap_bertahap(), usulan={"satuan_waktu": "menit", "periode": "menurut pembagi"})  # fmt: skip
def kepala_gabung_pembagi_baris(_, w):
    pembagi_baris(w, "WAKTU PENYELESAIAN (MENIT)")


@kasus("pembagi per baris di bawah kepala JAM: hanya satuannya yang ditanyakan", hasil=harap_bertahap(),
       usulan={"satuan_waktu": "", "periode": "menurut pembagi"},
       jawab={"satuan_waktu": "menit"})  # fmt: skip
def pembagi_baris_jam(_, w):
    pembagi_baris(w)


@kasus("pembagi seminggu di bawah volume setahun: keduanya ditanyakan tanpa usulan", hasil=harap(),
       usulan={"satuan_waktu": "", "periode": ""}, jawab=MENIT_TAHUN)  # fmt: skip
def pembagi_mingguan(_, w):
    label = ("NO", "URAIAN TUGAS", "SATUAN", "VOLUME KERJA (SETAHUN)", "WAKTU PENYELESAIAN (MENIT)",
             "WAKTU KERJA EFEKTIF", "PEGAWAI YANG DIBUTUHKAN")  # fmt: skip
    formulir_rumus(w, label, "=D{r}*E{r}/F{r}", bagi=1_500, cetak=lambda v, n: v * n / 1_500)


SERING = (("Menyapu lorong", 2, 8), ("Menyiram tanaman", 15, 1), ("Mengganti air minum", 10, 2))


def frekuensi(w, hari=203, label_hasil="Jumlah produk / tahun"):
    """Frequency a day, its load, and the product of a year that contains the frequency already."""
    judul(w)
    w.write_string(1, 0, "Waktu kerja tersedia")
    w.write_number(1, 2, 97_440)
    w.write_string(1, 3, "menit/tahun")
    label = (
        "No.",
        "Kegiatan",
        "Waktu (menit)",
        "Frekuensi",
        "Beban kerja",
        label_hasil,
        "Beban kerja x hasil",
    )
    kepala(w, 2, label)
    for n, (uraian, norma, kali) in enumerate(SERING):
        r = 3 + n
        for k, nilai in enumerate((n + 1, uraian, norma, kali)):
            w.write(r, k, nilai)
        w.write_formula(r, 4, f"=C{r + 1}*D{r + 1}", None, norma * kali)
        w.write_number(r, 5, kali * hari)
        w.write_formula(r, 6, f"=E{r + 1}*F{r + 1}", None, norma * kali * kali * hari)
    w.write_string(6, 1, "Total")
    w.write_formula(6, 6, "=SUM(G4:G6)", None, sum(n * k * k * hari for _, n, k in SERING))


@kasus("frekuensi sehari di samping hasil setahun yang sudah memuatnya: ditanyakan, usulannya sudah termasuk",
       hasil=tuple(("Analis Contoh", u, float(k * 203), "tahun", float(n), "menit") for u, n, k in SERING),
       usulan={**MENIT_TAHUN, "frekuensi": "sudah termasuk"})  # fmt: skip
def frekuensi_di_samping_hasil(_, w):
    frekuensi(w)


@kasus("frekuensi sebagai pengali volume: dijawab kalikan", usulan={"frekuensi": ""},
       hasil=(("Analis Contoh", "Rapat", 24.0, "tahun", 60.0, "menit"),
              ("Analis Contoh", "Lapor", 36.0, "tahun", 30.0, "menit")),
       jawab={"frekuensi": "kalikan", **MENIT_TAHUN})  # fmt: skip
def frekuensi_pengali(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "FREKUENSI", "VOLUME", "NORMA WAKTU"))
    for n, isi in enumerate((("Rapat", 12, 2, 60), ("Lapor", 12, 3, 30))):
        for k, nilai in enumerate((n + 1, *isi)):
            w.write(3 + n, k, nilai)


TAHAP = (("Mengumpulkan catatan", 60, 120, "Analis Contoh"),
         ("Mengolah catatan", 120, 180, "Arsiparis Contoh"),
         ("Memeriksa olahan", 10, 20, "Analis Contoh"))  # fmt: skip


def tahap(w, rata=True):
    """Form A1: a norm for each step, the post in each row."""
    w.write_string(0, 0, "NAMA PRODUK")
    w.write_string(0, 2, "Laporan pemantauan")
    label = ("No.", "Uraian Proses/Tahapan untuk Menghasilkan Produk", "Satuan Produk", "Jumlah Volume Kerja")
    for k, teks in enumerate(label):
        w.merge_range(2, k, 3, k, teks)
    kolom = ("Minimal", "Maksimal", "Rata-2") if rata else ("Min.", "Maks.")
    w.merge_range(2, 4, 2, 3 + len(kolom), "Norma Waktu (Menit)")
    kepala(w, 3, kolom, 4)
    w.merge_range(2, 4 + len(kolom), 3, 4 + len(kolom), "Pelaksana")
    for n, (uraian, pendek, lama, jabatan) in enumerate(TAHAP):
        isi = [n + 1, uraian, "Laporan", 48, pendek, lama, *([(pendek + lama) / 2] if rata else []), jabatan]
        for k, nilai in enumerate(isi):
            w.write(4 + n, k, nilai)


def harap_tahap():
    return tuple((j, u, 48.0, "tahun", (a + b) / 2, "menit")
                 for u, a, b, j in sorted(TAHAP, key=lambda t: t[3]))  # fmt: skip


@kasus("norma per tahap, jabatan di tiap baris, minimal–maksimal–rata-rata", hasil=harap_tahap(),
       usulan={"satuan_waktu": "menit", "periode": ""}, jawab=MENIT_TAHUN)  # fmt: skip
def norma_per_tahap(_, w):
    tahap(w)


@kasus("norma minimal dan maksimal tanpa rata-ratanya", hasil=harap_tahap(),
       usulan={"satuan_waktu": "menit"}, jawab=MENIT_TAHUN)  # fmt: skip
def norma_minimal_maksimal(_, w):
    tahap(w, rata=False)


@kasus("kolom SATUAN kedua berisi satuan waktu", hasil=harap(), usulan={"periode": ""},
       jawab={"periode": "tahun"})  # fmt: skip
def satuan_berisi_menit(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "VOL", "NORMA WAKTU", "SATUAN"))
    for n, (uraian, _hasil, volume, norma) in enumerate(TUGAS):
        for k, nilai in enumerate((n + 1, uraian, volume, norma, "mnt")):
            w.write(3 + n, k, nilai)


@kasus("jumlah tanpa kata jumlah: baris yang menjumlahkan baris di atasnya ditanyakan", hasil=harap(),
       usulan={**MENIT_TAHUN, "baris_jumlah": "lewati"})  # fmt: skip
def jumlah_tersamar(_, w):
    lengkap(w)
    w.write_string(6, 1, "Seluruh pekerjaan unit ini")
    w.write_number(6, 5, 84)
    w.write_formula(6, 6, "=SUM(G4:G6)", None, 0.144)


NAMA_JUMLAH = ("Jml", "Jlh.", "T O T A L", "Jumlah I", "Total (1+2)", "Σ", "Total Beban Kerja Unit")


@kasus(
    "jumlah dengan nama lain: Jml, T O T A L, Jumlah I, Total (1+2), Σ …", hasil=harap(), usulan=MENIT_TAHUN
)
def jumlah_nama_lain(_, w):
    lengkap(w)
    for n, nama in enumerate(NAMA_JUMLAH):
        w.write_string(6 + n, 1, nama)
        w.write_number(6 + n, 3, 510)
        w.write_number(6 + n, 5, 84)
        w.write_number(6 + n, 6, 0.144)


@kasus("rincian bernomor 1,1 di samping 1: ditanyakan", hasil=harap(INDUK[1:]),
       usulan={"induk_dan_anak": "anak"})  # fmt: skip
def induk_bernomor_koma(_, w):
    lengkap(w, INDUK)
    for n, nomor in enumerate(("1", "1,1", "1,2")):
        w.write_string(3 + n, 0, nomor)


@kasus("kepala volume yang tidak dikenal: kolomnya ditanyakan, bersama semua yang lain", hasil=harap(),
       usulan={"kolom.volume": "", "satuan_waktu": "", "periode": ""},
       jawab={"kolom.volume": "D", **MENIT_TAHUN})  # fmt: skip
def tanpa_kepala_volume(_, w):
    judul(w)
    kepala(w, 2, ("NO", "URAIAN TUGAS", "SATUAN HASIL", "TAHUN 2025", "NORMA WAKTU (MENIT)"))
    form_a(w, 3)


@kasus("tidak ada tabel ABK sama sekali", tolak="-")
def tanpa_tabel(_, w):
    w.write_string(0, 0, "Daftar hadir")
    kepala(w, 2, ("NO", "NAMA", "TANDA TANGAN"))


# ── headers of offices beyond the list ────────────────────────────────────────────────────────────
@kasus("setiap kepala digabung dua baris ke bawah, tanpa anak", hasil=harap(), usulan=MENIT_TAHUN)
def kepala_gabung_ke_bawah(_, w):
    judul(w)
    for k, teks in enumerate(BEBAN):
        w.merge_range(2, k, 3, k, teks)
    beban(w, 4)


@kasus("kepala tiga baris, baris nomor kolom di bawahnya", hasil=harap(), usulan=MENIT_TAHUN)
def kepala_tiga_baris(_, w):
    judul(w)
    for k, teks in enumerate(BEBAN):
        w.merge_range(2, k, 4, k, teks)
        w.write_string(5, k, f"({k + 1})")
    beban(w, 6)


@kasus("anak kepala yang tidak dikenal di bawah kepala gabungan", hasil=harap(),
       usulan={"kolom.uraian_tugas": ""}, jawab={**MENIT_TAHUN, "kolom.uraian_tugas": "B"})  # fmt: skip
def anak_kepala_asing(_, w):
    judul(w)
    for k in (0, 1, 4, 5, 6, 7):
        w.merge_range(2, k, 3, k, (*BEBAN[:1], "Yang dilakukan", *BEBAN[2:])[k])
    w.merge_range(2, 2, 2, 3, "Isian")
    w.write_string(3, 2, "Wujudnya")
    w.write_string(3, 3, "WAKTU PENYELESAIAN (MENIT)")
    beban(w, 4)


@kasus("kolom pembagi bernama asing dikenal dari isinya", hasil=harap(), usulan=MENIT_TAHUN)
def pembagi_dari_isi(_, w):
    judul(w)
    kepala(w, 2, (*BEBAN[:4], "Angka Kunci", *BEBAN[5:]))
    beban(w, 3)


@kasus("kepala kolom norma asing: semua kolom angka yang belum bernama ditawarkan", hasil=harap(),
       usulan={"kolom.norma_waktu": ""}, jawab={**MENIT_TAHUN, "kolom.norma_waktu": "D"})  # fmt: skip
def norma_bernama_asing(_, w):
    judul(w)
    kepala(w, 2, ("#", "URAIAN TUGAS", "SATUAN HASIL", "Lamanya", "WKE", "VOLUME", "BEBAN KERJA"))
    beban(w, 3)


@kasus("tak satu kepala pun cukup dikenal: baris di atas angka ditawarkan", hasil=harap(),
       usulan={"kolom.uraian_tugas": "", "kolom.norma_waktu": ""},
       jawab={**MENIT_TAHUN, "kolom.uraian_tugas": "B", "kolom.norma_waktu": "D"})  # fmt: skip
def kepala_asing(_, w):
    judul(w)
    kepala(w, 2, ("#", "Yang dilakukan", "Wujudnya", "Lamanya", "", "VOLUME"))
    beban(w, 3, bagi=0)
    for n in range(len(TUGAS)):
        w.write_blank(3 + n, 6, None)


@kasus("judul di dalam tabel menyebut jabatan: ditanyakan dengan usulan",
       hasil=harap(TUGAS[:2]) + harap(TUGAS[1:], "Arsiparis Contoh"),
       usulan={**MENIT_TAHUN, "judul_bagian": "jabatan"}, jawab={"judul_bagian": "jabatan"})  # fmt: skip
def jabatan_sebagai_judul(_, w):
    kepala(w, 0, ("#", *BEBAN[1:]))
    w.write_string(1, 1, "Analis Contoh")
    beban(w, 2, TUGAS[:2])
    w.write_string(4, 1, "Arsiparis Contoh")
    beban(w, 5, TUGAS[1:])


@kasus("tanda tangan di bawah tabel tanpa kolom nomor", hasil=harap(), usulan=MENIT_TAHUN)
def tanda_tangan_tanpa_nomor(_, w):
    judul(w)
    for k, teks in enumerate(BEBAN[1:7]):
        w.write_string(2, k, teks)
    for n, (uraian, hasil, volume, norma) in enumerate(TUGAS):
        for k, nilai in enumerate((uraian, hasil, norma, 75_000, volume, round(norma * volume / 75_000, 4))):
            w.write(3 + n, k, nilai)
    for n, teks in ((8, "Jakarta, 3 Maret 2025"), (9, "Kepala Bagian"), (12, "NAMA PEJABAT")):
        w.write_string(n, 4, teks)


@kasus("kata sifat waktu menyebut periode: TARGET TAHUNAN", hasil=harap(), usulan=MENIT_TAHUN)
def periode_kata_sifat(_, w):
    judul(w)
    kepala(w, 2, (*BEBAN[:3], "WAKTU YANG DIPERLUKAN PER HASIL (MENIT)", "KAPASITAS KERJA", "TARGET TAHUNAN"))
    beban(w, 3)


# ── what clerks do ────────────────────────────────────────────────────────────────────────────────
@kasus("tugas dinomori huruf: bukan rincian tugas pertama", hasil=harap(), usulan=MENIT_TAHUN)
def nomor_huruf(_, w):
    lengkap(w)
    for n, huruf in enumerate("abc"):
        w.write_string(3 + n, 0, f"{huruf}.")


@kasus("NIP sebagai angka di bawah tabel, di kolom norma", hasil=harap(), usulan=MENIT_TAHUN)
def nip_di_bawah_tabel(_, w):
    lengkap(w)
    w.write_string(6, 1, "JUMLAH")
    w.write_string(9, 3, "Kepala Biro")
    w.write_number(13, 3, 197001011990011001)


@kasus("angka tanpa uraian di dalam tabel tetap ditolak", tolak="B5")
def tanpa_uraian_di_dalam(_, w):
    lengkap(w)
    w.write_string(4, 1, "")


BERKATA = (("12 dokumen", 12, "tahun"), ("2 x seminggu", 2, "minggu"), ("1\u00a0200", 1200, "tahun"))


@kasus(
    "volume dengan kata: hasilnya sendiri, kali dengan periodenya, ribuan berspasi",
    hasil=tuple(
        ("Analis Contoh", u, float(v), p, float(n), "menit")
        for (u, _, _, n), (_, v, p) in zip(TUGAS, BERKATA, strict=True)
    ),
    usulan={"satuan_waktu": "menit", "periode": ""},
    jawab=MENIT_TAHUN,
)
def volume_berkata(_, w):
    judul(w)
    kepala(w, 2, ("NO", "RINCIAN TUGAS", "SATUAN", "JUMLAH VOLUME KERJA", "NORMA WAKTU (MENIT)"))
    form_a(w, 3, tuple((u, h, t, n) for (u, h, _, n), (t, _, _) in zip(TUGAS, BERKATA, strict=True)))


def _dua_volume(w, kolom, label):
    """The volumes of another year in the column KET, under a name of their own."""
    lengkap(w, rumus=True)
    w.write_string(2, kolom, label)
    for n, (_, _, volume, _) in enumerate(TUGAS):
        w.write_number(3 + n, kolom, volume + 1)


@kasus("kolom bernama volume, padahal yang dikalikan kolom lain: ditanyakan", hasil=harap(),
       usulan={"kolom.volume": ""}, jawab={"kolom.volume": "F", **MENIT_TAHUN})  # fmt: skip
def volume_tahun_lalu(_, w):
    _dua_volume(w, 7, "JUMLAH HASIL 2023")


@kasus("kolom volume satu-satunya tersembunyi, angka lain tampak: ditanyakan", hasil=harap(),
       usulan={"kolom.volume": ""}, jawab={"kolom.volume": "D", **MENIT_TAHUN})  # fmt: skip
def volume_tersembunyi(_, w):
    judul(w)
    kepala(w, 2, ("NO", "RINCIAN TUGAS", "VOLUME LAMA", "FREKUENSI", "NORMA WAKTU (MENIT)"))
    w.set_column(2, 2, None, None, {"hidden": True})
    for n, (uraian, _, volume, norma) in enumerate(TUGAS):
        w.write_row(3 + n, 0, (n + 1, uraian, volume + 1, volume, norma))


@kasus("norma «1:30» di bawah kepala tanpa satuan: ditanyakan",
       hasil=harap(((TUGAS[0][0], "", TUGAS[0][2], 90), *TUGAS[1:])), usulan={"norma_jam": "jam:menit"},
       jawab={**MENIT_TAHUN, "norma_jam": "jam:menit"})  # fmt: skip
def norma_jam_menit(buku, w):
    lengkap(w)
    w.write_number(3, 3, 0.0625, buku.add_format({"num_format": "hh:mm"}))
