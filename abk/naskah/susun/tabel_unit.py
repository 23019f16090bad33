"""Tables of units: each with all below it, indented as the tree is, and sums that count each post once."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.lembar import paragraf, perintah
from abk.naskah.susun.tabel import UKURAN_TABEL, baris_perintah, isi_sel
from abk.naskah.susun.tabel_kelompok import Kolom, baris_isi, baris_jumlah, rapatkan, tabel_kolom
from abk.naskah.tabel.unit import TERDALAM

_TAKIK = 0.35
"""How far each level of the tree stands right of the one above. [cm]"""


def nama_bertakik(sel: Any, nama: str, teks: str, ukuran: float, *, tebal: bool = False) -> None:
    """Fill a cell with a text whose indent follows the level of the tree.

    Parameters
    ----------
    sel : cell
    nama : str
        Element of the loop; its ``tingkat`` is the level.
    teks : str
        In the template's language.
    ukuran : float
        [pt]
    tebal : bool
        Whether it is bold; then it also stays on one page with the row below.
    """
    for tingkat in range(TERDALAM + 1):
        kata = "if" if tingkat == 0 else "elif"
        isi_sel(sel, f"{{%p {kata} {nama}.tingkat == {tingkat} %}}")
        paragraf(sel, teks, lekuk=tingkat * _TAKIK, tebal=tebal, ukuran=ukuran, menyatu=tebal)
    perintah(sel, "endif")


def tabel_unit(induk: Any, lebar: float, *, ukuran: float = UKURAN_TABEL) -> None:
    """Add the recap of the units on a sheet that lies on its side: Lampiran I.

    Parameters
    ----------
    induk : document
    lebar : float
        Width between the margins; the name takes what is left. [cm]
    """
    kolom = [
        Kolom("No.", 1.5, "{{ u.no }}"),
        Kolom("Unit organisasi", lebar - 19.4, ""),
        Kolom("Jumlah jabatan", 1.7, "{{ u.jabatan }}", "kanan"),
        Kolom("Beban kerja (jam/tahun)", 2.1, "{{ u.beban_jam }}", "kanan"),
        Kolom("Kebutuhan (pecahan)", 2.1, "{{ u.kebutuhan }}", "kanan"),
        Kolom("Kebutuhan (dibulatkan)", 2.1, "{{ u.kebutuhan_bulat }}", "kanan"),
        Kolom("Bezetting", 1.8, "{{ u.bezetting }}", "kanan"),
        Kolom("Kekurangan", 2.2, "{{ u.kekurangan }}", "kanan"),
        Kolom("Kelebihan", 1.9, "{{ u.kelebihan }}", "kanan"),
        Kolom("+/−", 1.5, "{{ u.selisih }}", "kanan"),
        Kolom("EU", 1.4, "{{ u.eu }}", "kanan"),
        Kolom("PU", 1.1, "{{ u.pu }}", "tengah"),
    ]
    satu = tabel_kolom(induk, kolom, ukuran=ukuran, bernomor=True)
    baris_perintah(satu, "for u in unit")
    hasil = baris_isi(satu, kolom, ukuran=ukuran)
    nama = hasil.cells[1]
    nama_bertakik(nama, "u", "{{ u.nama }}", ukuran)
    perintah(nama, "if u.keterangan")
    paragraf(nama, "{{ u.keterangan }}", miring=True, ukuran=ukuran - 1)
    perintah(nama, "endif")
    rapatkan(hasil, ukuran)
    baris_perintah(satu, "endfor")
    angka = (
        "jabatan",
        "beban_jam",
        "kebutuhan",
        "kebutuhan_bulat",
        "bezetting",
        "kekurangan",
        "kelebihan",
        "bersih",
    )
    isi = [(f"{{{{ jumlah.{satu_kolom} }}}}",) for satu_kolom in (*angka, "eu", "pu")]
    baris_jumlah(satu, "JUMLAH", isi, tengah=1, ukuran=ukuran)
    catatan_unit(induk)


def tabel_unit_ringkas(induk: Any, lebar: float, *, ukuran: float = 9) -> None:
    """Add the figures of the units on an upright sheet: load, need, people, shortage and surplus apart.

    Parameters
    ----------
    induk : document
    lebar : float
        Width between the margins; the name takes what is left. [cm]
    """
    kolom = [
        Kolom("No.", 0.9, "{{ loop.index }}", "tengah"),
        Kolom("Unit organisasi", lebar - 13.0, "{{ u.nama }}"),
        Kolom("Jabatan", 1.5, "{{ u.jabatan }}", "kanan"),
        Kolom("Beban kerja (jam/tahun)", 2.2, "{{ u.beban_jam }}", "kanan"),
        Kolom("Kebutuhan (orang)", 2.0, "{{ u.kebutuhan_bulat }}", "kanan"),
        Kolom("Bezetting (orang)", 1.9, "{{ u.bezetting }}", "kanan"),
        Kolom("Kurang", 1.5, "{{ u.kekurangan }}", "kanan"),
        Kolom("Lebih", 1.5, "{{ u.kelebihan }}", "kanan"),
        Kolom("+/−", 1.5, "{{ u.selisih }}", "kanan"),
    ]
    satu = tabel_kolom(induk, kolom, ukuran=ukuran)
    baris_perintah(satu, "for u in unit")
    baris_isi(satu, kolom, ukuran=ukuran)
    baris_perintah(satu, "endfor")
    angka = ("jabatan", "beban_jam", "kebutuhan_bulat", "bezetting", "kekurangan", "kelebihan", "bersih")
    isi = [(f"{{{{ jumlah.{nama} }}}}",) for nama in angka]
    baris_jumlah(satu, "JUMLAH", isi, ukuran=ukuran)


def catatan_unit(induk: Any) -> None:
    """Add what the columns mean, and why the rows are not to be added up."""
    paragraf(
        induk,
        "Setiap baris mencakup unit itu beserta unit di bawahnya, sehingga baris-baris tidak untuk "
        "dijumlahkan; pada baris JUMLAH setiap jabatan dihitung satu kali. +/− = bezetting dikurangi "
        "kebutuhan; kekurangan dan kelebihan dijumlahkan terpisah dari tiap jabatan, sehingga yang satu "
        "tidak menutup yang lain. EU (efektivitas unit) = beban kerja ÷ (bezetting × waktu kerja efektif); "
        "PU = prestasi kerja unit.",
        "penuh",
        ukuran=8.5,
        sebelum=3,
        sesudah=4,
    )
