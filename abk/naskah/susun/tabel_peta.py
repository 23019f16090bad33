"""The job map as a table: units and posts indented as the tree is, with class, B, K and ±."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.lembar import paragraf
from abk.naskah.susun.tabel import UKURAN_TABEL, baris_perintah
from abk.naskah.susun.tabel_kelompok import (
    WARNA_KELOMPOK,
    Kolom,
    baris_gabung,
    baris_isi,
    rapatkan,
    tabel_kolom,
)
from abk.naskah.susun.tabel_unit import nama_bertakik


def tabel_peta(induk: Any, lebar: float, *, ukuran: float = UKURAN_TABEL) -> None:
    """Add the job map: Lampiran III.

    Parameters
    ----------
    induk : document
    lebar : float
        Width between the margins; the name takes what is left. [cm]
    """
    kolom = [
        Kolom("Unit organisasi dan jabatan", lebar - 13.3, ""),
        Kolom("Kode", 3.2, "{{ p.kode }}"),
        Kolom("Kelas", 1.5, "{{ p.kelas }}", "tengah"),
        Kolom("B", 1.5, "{{ p.bezetting }}", "kanan"),
        Kolom("K", 1.5, "{{ p.kebutuhan }}", "kanan"),
        Kolom("+/−", 3.1, "{{ p.selisih }} {{ p.kata }}", "kanan"),
        Kolom("Keterangan", 2.5, "{{ p.keterangan }}"),
    ]
    satu = tabel_kolom(induk, kolom, ukuran=ukuran, bernomor=True)
    baris_perintah(satu, "for p in peta")
    baris_perintah(satu, 'if p.jenis == "unit"')
    hasil = baris_gabung(satu, "", warna=WARNA_KELOMPOK, ukuran=ukuran, menyatu=True)
    nama_bertakik(hasil.cells[0], "p", "{{ p.nama }} ({{ p.kode }})", ukuran, tebal=True)
    rapatkan(hasil, ukuran)
    baris_perintah(satu, "else")
    hasil = baris_isi(satu, kolom, ukuran=ukuran)
    nama_bertakik(hasil.cells[0], "p", "{{ p.nama }}", ukuran)
    rapatkan(hasil, ukuran)
    baris_perintah(satu, "endif")
    baris_perintah(satu, "endfor")
    paragraf(
        induk,
        "Nama unit dicetak tebal; jabatan di bawah unitnya. B = bezetting (pegawai yang ada), K = kebutuhan "
        "setelah dibulatkan, +/− = B dikurangi K.",
        "penuh",
        ukuran=8.5,
        sebelum=3,
        sesudah=4,
    )
