"""The sheet of a post: its tasks with volume, norm, load and share of a person."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.lembar import paragraf, ulang
from abk.naskah.susun.tabel import baris_perintah
from abk.naskah.susun.tabel_kelompok import Kolom, baris_isi, baris_jumlah, tabel_kolom

_UKURAN = 8.5
RUMUS = (
    "Beban kerja = volume setahun × norma waktu dalam menit. Kebutuhan = beban kerja ÷ waktu kerja efektif; "
    "tidak dibulatkan per tugas. Pada pendekatan selain tugas per tugas jabatan, kolom norma memuat standar "
    "kemampuan atau angka kredit. Tugas yang tidak dihitung diberi sebabnya pada kolom keterangan dan tidak "
    "masuk jumlah."
)
"""How to read a sheet."""


def kolom_tugas(lebar: float) -> list[Kolom]:
    """Columns of a sheet; the task takes what is left. [cm]"""
    return [
        Kolom("No.", 1.0, "{{ t.nomor }}", "tengah"),
        Kolom("Uraian tugas", lebar - 18.3, "{{ t.uraian }}"),
        Kolom("Hasil kerja", 3.0, "{{ t.hasil }}"),
        Kolom("Volume", 2.2, "{{ t.volume }}"),
        Kolom("Norma waktu", 1.9, "{{ t.norma }}"),
        Kolom("Volume setahun", 1.7, "{{ t.volume_setahun }}", "kanan"),
        Kolom("Norma (menit)", 1.5, "{{ t.norma_menit }}", "kanan"),
        Kolom("Beban kerja (menit/tahun)", 2.3, "{{ t.beban }}", "kanan"),
        Kolom("Kebutuhan (orang)", 1.9, "{{ t.bagian }}", "kanan"),
        Kolom("Sumber norma, keterangan", 2.8, "{{ t.keterangan }}"),
    ]


def lembar_tugas(induk: Any, lebar: float) -> None:
    """Add the sheets of all posts, one after the other.

    Parameters
    ----------
    induk : document
        Of a section that lies on its side.
    lebar : float
        Width between the margins. [cm]
    """
    with ulang(induk, "l in lembar"):
        paragraf(
            induk, "{{ l.pos.no }}. {{ l.pos.nama }} ({{ l.pos.kode }})", tebal=True, sebelum=10, menyatu=True
        )
        paragraf(
            induk,
            "Unit: {{ l.pos.unit }}. Jenis jabatan: {{ l.pos.jenis }}. Kelas: {{ l.pos.kelas }}. Pendekatan: "
            "{{ l.pendekatan }}. Banyaknya tugas: {{ l.jumlah_tugas }}.",
            ukuran=9,
            menyatu=True,
        )
        paragraf(induk, "{{ l.kesimpulan }}", miring=True, ukuran=9, sesudah=3, menyatu=True)
        _tabel(induk, lebar)
    paragraf(induk, RUMUS, "penuh", ukuran=8.5, sebelum=4, sesudah=4, menyatu=True)


def _tabel(induk: Any, lebar: float) -> None:
    kolom = kolom_tugas(lebar)
    satu = tabel_kolom(induk, kolom, ukuran=_UKURAN, bernomor=True)
    baris_perintah(satu, "for t in l.tugas")
    baris_isi(satu, kolom, ukuran=_UKURAN)
    baris_perintah(satu, "endfor")
    isi = [("{{ l.pos.beban_menit }}",), ("{{ l.pos.kebutuhan }}",), ("{{ l.pos.keterangan }}",)]
    baris_jumlah(satu, "JUMLAH", isi, tengah=1, ukuran=_UKURAN)
