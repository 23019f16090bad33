"""The sheet of technical confirmation: proposed beside decided, and boxes for the answer, a post a page."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.lembar import paragraf, perintah, ulang
from abk.naskah.susun.tabel import baris, baris_perintah, isi_sel, tabel, tinggi_baris
from abk.naskah.susun.tabel_kelompok import (
    WARNA_KELOMPOK,
    Kolom,
    baris_gabung,
    baris_isi,
    kepala_bertingkat,
    rapatkan,
)

_UKURAN = 8.5
_SISA = 19.0
"""Width of all columns but the task. [cm]"""
KOTAK = "☐"
"""Box to tick by hand."""


def _kolom(lebar: float) -> list[Kolom]:
    return [
        Kolom("No.", 0.9, "{{ t.nomor }}", "tengah"),
        Kolom("Uraian tugas", lebar - _SISA, "{{ t.uraian }}"),
        Kolom("Volume", 2.2, "{{ t.volume_awal }}"),
        Kolom("Norma", 1.7, "{{ t.norma_awal }}"),
        Kolom("Beban", 1.6, "{{ t.beban_awal }}", "kanan"),
        Kolom("Volume", 2.2, "{{ t.volume }}"),
        Kolom("Norma", 1.7, "{{ t.norma }}"),
        Kolom("Beban", 1.6, "{{ t.beban }}", "kanan"),
        Kolom("Keadaan", 2.5, ""),
        Kolom("Perubahan dan alasan", 4.6, "{{ t.rincian }}"),
    ]


def banding_jabatan(induk: Any, lebar: float) -> None:
    """Add the sheets of all posts: tasks before and after, effect, answer.

    Parameters
    ----------
    induk : document
        Of a section that lies on its side.
    lebar : float
        Width between the margins. [cm]
    """
    with ulang(induk, "b in jabatan"):
        # a post a page: each can be handed to whoever knows the work, and no answer is torn from its tasks
        perintah(induk, "if loop.first")
        _judul(induk)
        perintah(induk, "else")
        _judul(induk).paragraph_format.page_break_before = True
        perintah(induk, "endif")
        paragraf(induk, "{{ b.ringkasan }}", miring=True, ukuran=9, sesudah=3, menyatu=True)
        with ulang(induk, "p in b.perubahan_jabatan"):
            paragraf(induk, "{{ p }}", ukuran=9, sesudah=3, menyatu=True)
        _tugas(induk, lebar)
        _jawaban(induk, lebar)


def _judul(induk: Any) -> Any:
    teks = "{{ b.pos.no }}. {{ b.pos.nama }} ({{ b.pos.kode }}), {{ b.pos.unit }}"
    return paragraf(induk, teks, tebal=True, sesudah=2, menyatu=True)


def _tugas(induk: Any, lebar: float) -> None:
    kolom = _kolom(lebar)
    satu = tabel(induk, [k.lebar for k in kolom])
    atas = [
        *((k.judul, 1) for k in kolom[:2]),
        ("Usulan (beban: menit/tahun)", 3),
        ("Hasil rapat (beban: menit/tahun)", 3),
        *((k.judul, 1) for k in kolom[8:]),
    ]
    kepala_bertingkat(satu, atas, [k.judul for k in kolom], ukuran=_UKURAN)
    baris_perintah(satu, "for t in b.tugas")
    hasil = baris_isi(satu, kolom, ukuran=_UKURAN)
    keadaan = hasil.cells[8]
    isi_sel(keadaan, '{%p if t.keadaan == "tetap" %}')
    paragraf(keadaan, "{{ t.keadaan }}", ukuran=_UKURAN)
    perintah(keadaan, "else")
    paragraf(keadaan, "{{ t.keadaan | besar }}", ukuran=_UKURAN, tebal=True)
    perintah(keadaan, "endif")
    rapatkan(hasil, _UKURAN)
    baris_perintah(satu, "endfor")


def _jawaban(induk: Any, lebar: float) -> None:
    """Answer of the unit: three boxes, room for remarks, rows for counter-proposals."""
    paragraf(induk, " ", ukuran=4, menyatu=True)
    satu = tabel(induk, [1.6, lebar - 14.6, 3.0, 2.6, 2.6, 4.8])
    pilihan = f"{KOTAK} sesuai     {KOTAK} sesuai dengan perbaikan     {KOTAK} tidak sesuai"
    baris_gabung(satu, f"Jawaban unit:   {pilihan}", warna=WARNA_KELOMPOK, ukuran=9.5, menyatu=True)
    tinggi_baris(baris_gabung(satu, "Catatan:", tebal=False, ukuran=9, menyatu=True), 0.9)
    kepala = ["No. tugas", "Usul perbaikan: uraian tugas", "Yang diubah", "Semula", "Diusulkan", "Alasan"]
    hasil = baris(satu, [""] * len(kepala), ukuran=_UKURAN)
    for sel, judul in zip(hasil.cells, kepala, strict=True):
        isi_sel(sel, judul, "tengah", tebal=True, ukuran=_UKURAN, menyatu=True)
    baris_perintah(satu, "for kosong in baris_usul")
    tinggi_baris(rapatkan(baris(satu, [""] * len(kepala), ukuran=_UKURAN), _UKURAN), 0.65)
    baris_perintah(satu, "endfor")
