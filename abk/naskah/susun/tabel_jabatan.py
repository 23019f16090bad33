"""Tables of posts: the need of each, unit by unit, with sums that set nothing off."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.lembar import paragraf
from abk.naskah.susun.tabel import UKURAN_TABEL
from abk.naskah.susun.tabel_kelompok import Kolom, baris_jumlah, tabel_kelompok

_SISA = 19.7
"""Width of all columns of the full table but the name of the post. [cm]"""

LABEL_JUMLAH = (
    "JUMLAH ({{ jumlah.jabatan }} jabatan{% if jumlah.keterangan %}; {{ jumlah.keterangan }}{% endif %})"
)
"""Label of the sums, with the number of posts whose data is incomplete."""

SELISIH_JUMLAH = (
    "kurang {{ jumlah.kekurangan }}",
    "lebih {{ jumlah.kelebihan }}",
    "bersih {{ jumlah.bersih }}",
)
"""Shortage and surplus of a sum, apart."""


def kolom_jabatan(lebar: float) -> list[Kolom]:
    """Columns of Lampiran II on a sheet that lies on its side; the name takes what is left. [cm]"""
    return [
        Kolom("No.", 1.0, "{{ j.no }}", "tengah"),
        Kolom("Nama jabatan", lebar - _SISA, "{{ j.nama }}"),
        Kolom("Jenis", 2.4, "{{ j.jenis }}"),
        Kolom("Kelas", 1.2, "{{ j.kelas }}", "tengah"),
        Kolom("Beban kerja (jam/tahun)", 2.1, "{{ j.beban_jam }}", "kanan"),
        Kolom("Kebutuhan (pecahan)", 2.1, "{{ j.kebutuhan }}", "kanan"),
        Kolom("Kebutuhan (dibulatkan)", 2.1, "{{ j.kebutuhan_bulat }}", "kanan"),
        Kolom("Bezetting", 1.9, "{{ j.bezetting }}", "kanan"),
        Kolom("+/−", 2.6, "{{ j.selisih }} {{ j.kata }}", "kanan"),
        Kolom("EJ", 1.3, "{{ j.ej }}", "kanan"),
        Kolom("PJ", 1.0, "{{ j.pj }}", "tengah"),
        Kolom("Keterangan", 2.2, "{{ j.keterangan }}"),
    ]


def tabel_jabatan(induk: Any, lebar: float, *, ukuran: float = UKURAN_TABEL) -> None:
    """Add the full table of posts with the sums of each unit and of all.

    Parameters
    ----------
    induk : document
    lebar : float
        Width between the margins. [cm]
    """
    kolom = kolom_jabatan(lebar)
    satu = tabel_kelompok(
        induk,
        kolom,
        "u in rekap",
        "{{ u.nama }} ({{ u.kode }})",
        "j in u.jabatan",
        ukuran=ukuran,
        bernomor=True,
    )
    isi = [
        ("{{ jumlah.beban_jam }}",),
        ("{{ jumlah.kebutuhan }}",),
        ("{{ jumlah.kebutuhan_bulat }}",),
        ("{{ jumlah.bezetting }}",),
        SELISIH_JUMLAH,
        ("",),
        ("",),
        ("",),
    ]
    baris_jumlah(satu, LABEL_JUMLAH, isi, ukuran=ukuran)
    catatan_jabatan(induk)


def tabel_jabatan_ringkas(induk: Any, *, ukuran: float = 9) -> None:
    """Add the table of posts on an upright sheet: load, need, people, gap."""
    kolom = [
        Kolom("No.", 0.9, "{{ j.no }}", "tengah"),
        Kolom("Nama jabatan", 4.8, "{{ j.nama }}"),
        Kolom("Beban kerja (jam/tahun)", 2.0, "{{ j.beban_jam }}", "kanan"),
        Kolom("Kebutuhan (pecahan)", 2.0, "{{ j.kebutuhan }}", "kanan"),
        Kolom("Dibulatkan", 2.0, "{{ j.kebutuhan_bulat }}", "kanan"),
        Kolom("Bezetting", 1.8, "{{ j.bezetting }}", "kanan"),
        Kolom("+/−", 2.5, "{{ j.selisih }} {{ j.kata }}", "kanan"),
    ]
    satu = tabel_kelompok(
        induk, kolom, "u in rekap", "{{ u.nama }} ({{ u.kode }})", "j in u.jabatan", ukuran=ukuran
    )
    angka = ("beban_jam", "kebutuhan", "kebutuhan_bulat", "bezetting")
    isi: list[tuple[str, ...]] = [(f"{{{{ jumlah_akhir.{nama} }}}}",) for nama in angka]
    selisih = tuple(teks.replace("jumlah.", "jumlah_akhir.") for teks in SELISIH_JUMLAH)
    label = LABEL_JUMLAH.replace("jumlah.", "jumlah_akhir.")
    baris_jumlah(satu, label, [*isi, selisih], ukuran=ukuran)


def catatan_jabatan(induk: Any) -> None:
    """Add what the columns mean, and how the sums are made."""
    paragraf(
        induk,
        "+/− = bezetting dikurangi kebutuhan yang dibulatkan. EJ (efektivitas jabatan) = beban kerja ÷ "
        "(bezetting × waktu kerja efektif); tanda – berarti tidak dihitung. PJ = prestasi kerja jabatan. "
        "Kekurangan dan kelebihan dijumlahkan terpisah: kelebihan pada satu jabatan tidak menutup "
        "kekurangan pada jabatan lain.",
        "penuh",
        ukuran=8.5,
        sebelum=3,
        sesudah=4,
    )
