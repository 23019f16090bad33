"""Template of the lembar disposisi: three blocks in one frame."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    baris,
    baris_perintah,
    blok_ttd,
    isi_sel,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    perintah,
    tabel,
    tabel_paraf,
    tepi,
)

_UKURAN = 10.0


def _agenda(dok: Any, lebar: float) -> None:
    satu = tabel(dok, [5.0, lebar - 5.0])
    baris_perintah(satu, "for a in agenda")
    baris(satu, ["{{ a.label }}", "{{ a.isi }}"], ukuran=_UKURAN, putus=True)
    baris_perintah(satu, "endfor")
    hasil = baris(satu, ["Sifat", ""], ukuran=_UKURAN)
    _daftar(hasil.cells[1], "sifat")


def _daftar(sel: Any, daftar: str, isi: str = "{{ satu.tanda }}\t{{ satu.isi }}") -> None:
    isi_sel(sel, f"{{%p for satu in {daftar} %}}")
    paragraf(sel, isi, ukuran=_UKURAN, lekuk=0.9, gantung=0.9)
    perintah(sel, "endfor")


def _penerusan(dok: Any, lebar: float) -> None:
    satu = tabel(dok, [lebar / 2, lebar / 2])
    baris(satu, ["Diteruskan kepada", "Isi disposisi"], ["tengah", "tengah"], tebal=True, ukuran=_UKURAN)
    hasil = baris(satu, ["", ""], ukuran=_UKURAN)
    _daftar(hasil.cells[0], "kepada", "{{ satu.tanda }}\t{{ satu.jabatan }}")
    _daftar(hasil.cells[1], "perintah")


def _catatan(dok: Any, lebar: float) -> None:
    satu = tabel(dok, [lebar])
    hasil = baris(satu, [""], putus=True)
    isi_sel(hasil.cells[0], "Catatan", tebal=True, ukuran=_UKURAN)
    paragraf(hasil.cells[0], "{{ catatan }}", "penuh", ukuran=_UKURAN)
    paragraf(hasil.cells[0], "Batas waktu: {{ batas }}", ukuran=_UKURAN, sebelum=4)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    judul(dok, "LEMBAR DISPOSISI", sesudah=8)
    _agenda(dok, lebar)
    paragraf(dok, ukuran=6)
    _penerusan(dok, lebar)
    paragraf(dok, ukuran=6)
    _catatan(dok, lebar)
    blok_ttd(dok, tempat_tanggal="{{ tempat_tanggal }}")
    tabel_paraf(dok)
    return dok
