"""The answers of a unit as a table, and the figures that both sides stand for."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.lembar import bila, paragraf, perintah, uraian
from abk.naskah.susun.tabel import baris, baris_perintah, isi_sel
from abk.naskah.susun.tabel_kelompok import Kolom, baris_isi, rapatkan, tabel_kolom

_UKURAN = 8.5
_KOLOM = (
    Kolom("No.", 0.8, "{{ h.no }}", "tengah"),
    Kolom("Jabatan", 4.6, "{{ h.jabatan }}\n({{ h.kode }})"),
    Kolom("Beban (menit/ tahun)", 1.6, "{{ h.beban }}", "kanan"),
    Kolom("Kebu- tuhan", 1.9, "{{ h.kebutuhan }} ({{ h.kebutuhan_bulat }})", "kanan"),
    Kolom("Beze- tting", 1.2, "{{ h.bezetting }}", "kanan"),
    Kolom("Status", 1.8, "{{ h.status }}"),
    Kolom("Disepakati", 1.9, "", "kanan"),
    Kolom("Catatan", 2.2, "{{ h.catatan }}"),
)


def tabel_konfirmasi(induk: Any) -> None:
    """Add the result of every post: figures of the draft, answer, agreed need."""
    satu = tabel_kolom(induk, _KOLOM, ukuran=_UKURAN)
    baris_perintah(satu, "for h in hasil.baris")
    hasil = baris_isi(satu, _KOLOM, ukuran=_UKURAN)
    sel = hasil.cells[6]
    isi_sel(sel, '{%p if h.disepakati_bulat == "–" %}')
    paragraf(sel, "–", "kanan", ukuran=_UKURAN)
    perintah(sel, "else")
    paragraf(sel, "{{ h.disepakati }} ({{ h.disepakati_bulat }})", "kanan", ukuran=_UKURAN)
    perintah(sel, "endif")
    rapatkan(hasil, _UKURAN)
    baris_perintah(satu, "endfor")
    paragraf(
        induk,
        "Kebutuhan ditulis sebelum dibulatkan, lalu dalam kurung setelah dibulatkan. [orang]",
        ukuran=8.5,
        sebelum=2,
        sesudah=4,
    )


def tabel_disepakati(induk: Any, lebar: float) -> None:
    """Add the sums of the draft and of what is agreed, shortage and surplus apart.

    Parameters
    ----------
    induk : document
    lebar : float
        Width between the margins. [cm]
    """
    kolom = [Kolom("Angka", lebar - 7.0, ""), Kolom("Konsep", 3.5, ""), Kolom("Disepakati", 3.5, "")]
    satu = tabel_kolom(induk, kolom, ukuran=9)
    for label, nama in (
        ("Jabatan", "jabatan"),
        ("Beban kerja (jam/tahun)", "beban_jam"),
        ("Kebutuhan sebelum dibulatkan (orang)", "kebutuhan"),
        ("Kebutuhan setelah dibulatkan (orang)", "kebutuhan_bulat"),
        ("Bezetting (orang)", "bezetting"),
        ("Kekurangan (orang)", "kekurangan"),
        ("Kelebihan (orang)", "kelebihan"),
    ):
        isi = [label, f"{{{{ hasil.konsep.{nama} }}}}", f"{{{{ hasil.disepakati.{nama} }}}}"]
        baris(satu, isi, ["kiri", "kanan", "kanan"], ukuran=9)
    with bila(induk, "hasil.belum_disepakati"):
        uraian(
            induk,
            "Belum disepakati dan tidak masuk kolom terakhir: {{ hasil.belum_disepakati }}.",
            sebelum=4,
        )
