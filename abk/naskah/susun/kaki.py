"""The foot of a template: signatures that stay together, initials on drafts, copies, heads of annexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from abk.naskah.susun.lembar import ABU, bila, paragraf, perintah, ulang
from abk.naskah.susun.tabel import baris_ulang, isi_sel, jangan_putus, tabel, tabel_data, tinggi_baris

RUANG_TANDA = 3
"""Empty lines for a signature by hand."""


def _jabatan_ttd(sel: Any, nama: str, tempat_tanggal: str = "") -> None:
    if tempat_tanggal:
        isi_sel(sel, tempat_tanggal, menyatu=True)
        perintah(sel, f"if {nama}.awalan")
    else:
        isi_sel(sel, f"{{%p if {nama}.awalan %}}")
    paragraf(sel, f"{{{{ {nama}.awalan }}}}", menyatu=True)
    perintah(sel, "endif")
    with ulang(sel, f"satu in {nama}.jabatan"):
        paragraf(sel, "{{ satu }}", menyatu=True)


def _nama_ttd(sel: Any, nama: str) -> None:
    isi_sel(sel, f"{{%p if {nama}.elektronik %}}")
    paragraf(sel, "", menyatu=True)
    perintah(sel, "else")
    for _ in range(RUANG_TANDA):
        paragraf(sel, "", menyatu=True)
    perintah(sel, "endif")
    paragraf(sel, f"{{{{ {nama}.nama }}}}", tebal=True, menyatu=True)
    with ulang(sel, f"satu in {nama}.keterangan"):
        paragraf(sel, "{{ satu }}", menyatu=True)
    with ulang(sel, f"satu in {nama}.elektronik"):
        paragraf(sel, "{{ satu }}", ukuran=8, miring=True, warna=ABU)


def _ttd(satu: Any, letak: Sequence[int], nama: Sequence[str], tempat_tanggal: str = "") -> None:
    """Two rows, so that names stand on one line however long the titles above them are."""
    atas, bawah = satu.add_row(), satu.add_row()
    for baris in (atas, bawah):
        jangan_putus(baris)
    for kolom, blok in zip(letak, nama, strict=True):
        _jabatan_ttd(atas.cells[kolom], blok, tempat_tanggal)
        _nama_ttd(bawah.cells[kolom], blok)
    for sel in atas.cells:
        for isi in sel.paragraphs:
            isi.paragraph_format.keep_with_next = True


def blok_ttd(induk: Any, nama: str = "ttd", *, lebar: float = 16.0, tempat_tanggal: str = "") -> None:
    """Add one signature block in the right half; its rows cannot break and stay together.

    Parameters
    ----------
    induk : document
    nama : str
        Name of the block in the template (:meth:`abk.naskah.rangka.Rangka.tanda_tangan`).
    lebar : float
        Width between the margins. [cm]
    tempat_tanggal : str
        Text above the block, e.g. ``"{{ tempat_tanggal }}"``.
    """
    paragraf(induk, menyatu=True)
    satu = tabel(induk, [lebar / 2, lebar / 2], bergaris=False)
    _ttd(satu, [1], [nama], tempat_tanggal)


def jajar_ttd(induk: Any, nama: Sequence[str], *, lebar: float = 16.0) -> None:
    """Add several signature blocks side by side; their names stand on one line.

    Parameters
    ----------
    induk : document
    nama : sequence of str
        Names of the blocks, from left to right.
    lebar : float
        Width between the margins. [cm]
    """
    paragraf(induk, menyatu=True)
    satu = tabel(induk, [lebar / len(nama)] * len(nama), bergaris=False, sela=170)
    _ttd(satu, range(len(nama)), nama)


def tabel_paraf(induk: Any) -> None:
    """Add the table of initials: post, initials, date. It is there on drafts only."""
    with bila(induk, "paraf"):
        paragraf(induk, "Paraf", tebal=True, ukuran=9, sebelum=10, sesudah=2, menyatu=True)
        satu = tabel_data(
            induk,
            [
                ("Jabatan", 5.5, "{{ p.jabatan }}", "kiri"),
                ("Paraf", 6.5, "{{ p.isi }}", "kiri"),
                ("Tanggal", 4.0, "{{ p.tanggal }}", "kiri"),
            ],
            "p in paraf",
            ukuran=8.5,
        )
        tinggi_baris(satu.rows[2], 0.8)
        for baris in satu.rows:
            for sel in baris.cells:
                for isi in sel.paragraphs:
                    isi.paragraph_format.keep_with_next = True


def tembusan(induk: Any) -> None:
    """Add the list of those who get a copy, if any."""
    with bila(induk, "tembusan"):
        paragraf(induk, "Tembusan:", sebelum=10, menyatu=True)
        with ulang(induk, "satu in tembusan"):
            paragraf(induk, "{{ loop.index }}.\t{{ satu }}", lekuk=0.8, gantung=0.8)


def kepala_lampiran(induk: Any, isi: Sequence[str], *, lebar: float = 16.0, baru: bool = True) -> None:
    """Add the head of an annex: a block at the upper right, set flush left, on a new page.

    Parameters
    ----------
    induk : document
    isi : sequence of str
        Its lines, e.g. ``"Lampiran surat"``, ``"Nomor {{ nomor }}"``.
    baru : bool
        Whether it begins a page; a new section does that by itself.
    """
    for letak, teks in enumerate(isi):
        satu = paragraf(induk, teks, lekuk=lebar * 0.55, menyatu=True)
        if baru and letak == 0:
            satu.paragraph_format.page_break_before = True
    paragraf(induk, menyatu=True)


def baris_ttd_tabel(satu: Any, untuk: str, isi: Sequence[str], rata: Sequence[str] = ()) -> Any:
    """Add repeated rows with room for a signature by hand."""
    hasil = baris_ulang(satu, untuk, isi, rata)
    tinggi_baris(hasil, 1.0)
    return hasil
