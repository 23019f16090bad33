"""What the figures rest on, as text and as a table."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.lembar import bila, paragraf, uraian
from abk.naskah.susun.tabel import tabel_data


def catatan_dasar(induk: Any, *, ukuran: float = 9) -> None:
    """Add in small print: regulation, rounding, choices; what is not verified; posts that are incomplete.

    Parameters
    ----------
    induk : document
    ukuran : float
        [pt]
    """
    paragraf(induk, "Dasar penghitungan", tebal=True, ukuran=ukuran, sebelum=6, menyatu=True)
    paragraf(induk, "{{ dasar.kalimat }}", "penuh", ukuran=ukuran, sesudah=2)
    for nama in ("belum_diverifikasi", "belum_lengkap", "keterangan"):
        with bila(induk, f"dasar.{nama}"):
            paragraf(induk, f"{{{{ dasar.{nama} }}}}", "penuh", ukuran=ukuran, sesudah=2)
    paragraf(induk, "Sidik data: {{ dasar.sidik }}", ukuran=ukuran - 1.5, sesudah=4)


def tabel_ketentuan(induk: Any, lebar: float, *, ukuran: float = 9) -> None:
    """Add the values of the law that enter the figures, each with its place.

    Parameters
    ----------
    induk : document
    lebar : float
        Width between the margins. [cm]
    """
    sisa = lebar - 4.4
    uraian(induk, "{{ dasar.kalimat }}")
    tabel_data(
        induk,
        [
            ("Ketentuan", sisa * 0.25, "{{ k.nama }}", "kiri"),
            ("Nilai", sisa * 0.22, "{{ k.nilai }}", "kiri"),
            ("Peraturan", sisa * 0.18, "{{ k.peraturan }}", "kiri"),
            ("Letak", sisa * 0.35, "{{ k.letak }}", "kiri"),
            ("Verifikasi", 4.4, "{{ k.verifikasi }}", "kiri"),
        ],
        "k in dasar.ketentuan",
        ukuran=ukuran,
    )
    for nama in ("belum_diverifikasi", "belum_lengkap", "keterangan"):
        with bila(induk, f"dasar.{nama}"):
            uraian(induk, f"{{{{ dasar.{nama} }}}}", sebelum=4)
    paragraf(induk, "Sidik data: {{ dasar.sidik }}", ukuran=8, sebelum=4, sesudah=4, menyatu=True)
