"""Decisions about the data as a table, grouped by post with their effect, and the sums before and after."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.lembar import paragraf
from abk.naskah.susun.tabel import baris, baris_perintah, tabel_data
from abk.naskah.susun.tabel_kelompok import WARNA_KELOMPOK, Kolom, baris_gabung, baris_isi, tabel_kolom

_UKURAN = 8.5
_KOLOM = (
    Kolom("No.", 0.9, "{{ p.no }}", "tengah"),
    Kolom("Uraian tugas", 4.0, "{{ p.tugas }}"),
    Kolom("Yang diubah", 2.0, "{{ p.kolom }}"),
    Kolom("Semula", 1.9, "{{ p.lama }}"),
    Kolom("Menjadi", 1.9, "{{ p.baru }}"),
    Kolom("Alasan", 3.1, "{{ p.alasan }}"),
    Kolom("Akibat", 2.2, "{{ p.akibat }}"),
)
_JUMLAH = (
    ("Beban kerja (jam/tahun)", "beban_jam"),
    ("Kebutuhan sebelum dibulatkan (orang)", "kebutuhan"),
    ("Kebutuhan setelah dibulatkan (orang)", "kebutuhan_bulat"),
    ("Bezetting (orang)", "bezetting"),
    ("Kekurangan (orang)", "kekurangan"),
    ("Kelebihan (orang)", "kelebihan"),
    ("Selisih bersih (orang)", "bersih"),
)


def tabel_putusan(induk: Any, untuk: str = "s in putusan") -> None:
    """Add the decisions, post by post: cell, old value, new value, reason, effect on the load.

    Parameters
    ----------
    induk : document
    untuk : str
        Where the posts come from.
    """
    satu = tabel_kolom(induk, _KOLOM, ukuran=_UKURAN)
    baris_perintah(satu, f"for {untuk}")
    judul = "{{ s.jabatan }} ({{ s.kode }}), {{ s.unit }}"
    hasil = baris_gabung(satu, judul, warna=WARNA_KELOMPOK, ukuran=_UKURAN, menyatu=True)
    paragraf(
        hasil.cells[0],
        "Akibat bagi jabatan: {{ s.akibat.kalimat }}",
        miring=True,
        ukuran=_UKURAN,
        menyatu=True,
    )
    baris_perintah(satu, "for p in s.putusan")
    baris_isi(satu, _KOLOM, ukuran=_UKURAN)
    baris_perintah(satu, "endfor")
    baris_perintah(satu, "endfor")


def tabel_akibat(induk: Any, lebar: float, awal: str = "jumlah_awal", akhir: str = "jumlah_akhir") -> None:
    """Add the sums before and after: shortage and surplus each by itself.

    Parameters
    ----------
    induk : document
    lebar : float
        Width between the margins. [cm]
    awal, akhir : str
        Names of the sums.
    """
    kolom = [Kolom("Seluruh jabatan", lebar - 7.0, ""), Kolom("Semula", 3.5, ""), Kolom("Menjadi", 3.5, "")]
    satu = tabel_kolom(induk, kolom, ukuran=9)
    for label, nama in _JUMLAH:
        isi = [label, f"{{{{ {awal}.{nama} }}}}", f"{{{{ {akhir}.{nama} }}}}"]
        baris(satu, isi, ["kiri", "kanan", "kanan"], ukuran=9)


def tabel_akibat_jabatan(induk: Any, untuk: str = "s in putusan") -> None:
    """Add what the decisions did to each post that they touched, without the single cells."""
    tabel_data(
        induk,
        [
            ("No.", 0.9, "{{ loop.index }}", "tengah"),
            ("Jabatan", 5.1, "{{ s.jabatan }}\n({{ s.kode }})", "kiri"),
            ("Beban semula (menit/tahun)", 2.5, "{{ s.akibat.beban_lama }}", "kanan"),
            ("Beban menjadi (menit/tahun)", 2.5, "{{ s.akibat.beban_baru }}", "kanan"),
            ("Kebutuhan semula", 2.5, "{{ s.akibat.kebutuhan_lama }} ({{ s.akibat.bulat_lama }})", "kanan"),
            ("Kebutuhan menjadi", 2.5, "{{ s.akibat.kebutuhan_baru }} ({{ s.akibat.bulat_baru }})", "kanan"),
        ],
        untuk,
        ukuran=9,
    )
