"""What the choices cost: rounding policies and regulations side by side."""

import pandas as pd

from abk.reports.bagian import Bagian, kosong
from abk.reports.bahan import Bahan
from abk.reports.charts import kepekaan
from abk.reports.sections.kebutuhan import sel_selisih
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import angka, bertanda, bulat, kebutuhan
from abk.tulisan.istilah import PEMBULATAN
from abk.tulisan.markup import Html, el, gabung

JUDUL_PEMBULATAN = "Selisih akibat pembulatan"
JUDUL_PERATURAN = "Perbandingan peraturan"


def biaya(bahan: Bahan) -> Bagian:
    """Return what each rounding policy adds to the need.

    Sum of the needs before rounding and under each policy. [orang]
    """
    banding = bahan.cabang.banding_pembulatan
    if banding.empty:
        return kosong("pembulatan", JUDUL_PEMBULATAN, "Tidak ada jabatan untuk dibandingkan.")
    mentah = float(banding["kebutuhan"].sum())
    kolom = [
        Column("Cara membulatkan", nama_baris=True),
        Column("Jumlah kebutuhan", angka=True, penjelasan="orang"),
        Column("Karena pembulatan", angka=True, penjelasan="orang"),
        Column("Terhadap sebelum dibulatkan", angka=True),
    ]
    baris = [_cara(bahan, nama, int(banding[nama].sum()), mentah) for nama in PEMBULATAN]
    berbeda = int(banding["berbeda"].sum())
    penjelasan = el(
        "p",
        f"Sebelum dibulatkan jumlahnya {kebutuhan(mentah)} orang. Pembulatan dilakukan satu kali untuk tiap "
        f"jabatan. Pada {bulat(berbeda)} dari {bulat(len(banding))} jabatan, pembulatan ke atas dan "
        "ke bawah memberi hasil yang berbeda.",
    )
    isi = tabel(JUDUL_PEMBULATAN, kolom, [RowGroup(None, baris)])
    return Bagian("pembulatan", JUDUL_PEMBULATAN, gabung(penjelasan, isi))


def _cara(bahan: Bahan, nama: str, orang: int, mentah: float) -> Row:
    dipakai = nama == bahan.kegiatan.pembulatan
    beda = orang - mentah
    bagian = f"{bertanda(100 * beda / mentah, 1)}%" if mentah else "–"
    return Row(
        [_dipakai(PEMBULATAN[nama].capitalize(), dipakai=dipakai), bulat(orang), bertanda(beda, 2), bagian]
    )


def _dipakai(nama: str, *, dipakai: bool) -> Html:
    return gabung(el("b", nama), " ", el("small", "(dipakai)")) if dipakai else gabung(nama)


def perbandingan(bahan: Bahan) -> Bagian:
    """Return the need under each regulation that is in force.

    Working time [menit/orang/tahun], need before and after rounding, gap [orang].
    """
    banding = bahan.banding_peraturan
    kolom = [
        Column("Peraturan", nama_baris=True),
        Column("Waktu kerja efektif", angka=True, penjelasan="menit/orang/tahun"),
        Column("Kebutuhan", angka=True, penjelasan="orang"),
        Column("Dibulat\u00adkan", angka=True, penjelasan="orang"),
        Column("Bezetting", angka=True, penjelasan="orang"),
        Column("Selisih bersih", angka=True, penjelasan="orang"),
    ]
    baris = [_peraturan(bahan, str(nama), satu) for nama, satu in banding.iterrows()]
    penjelasan = el(
        "p",
        "Beban kerja yang sama dihitung menurut setiap peraturan yang berlaku. Yang dipakai pada halaman "
        "lain adalah peraturan yang ditandai.",
    )
    gambar = kepekaan(
        banding,
        bahan.cabang.banding_pembulatan,
        peraturan=bahan.kegiatan.peraturan,
        pembulatan=bahan.kegiatan.pembulatan,
    )
    isi = tabel(JUDUL_PERATURAN, kolom, [RowGroup(None, baris)])
    return Bagian("peraturan", JUDUL_PERATURAN, gabung(penjelasan, isi, gambar.html()))


def _peraturan(bahan: Bahan, nama: str, satu: pd.Series) -> Row:
    return Row(
        [
            _dipakai(str(satu["singkatan"]), dipakai=nama == bahan.kegiatan.peraturan),
            bulat(satu["waktu_kerja_efektif_menit"]),
            angka(satu["kebutuhan"], 2),
            bulat(satu["kebutuhan_bulat"]),
            bulat(satu["bezetting"]),
            sel_selisih(int(satu["selisih"])),
        ]
    )
