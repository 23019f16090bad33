"""Template of the cover note that hands the draft decree and its data up."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    blok_ttd,
    butir,
    kop,
    lebar_isi_cm,
    lembar_baru,
    tabel_paraf,
    tembusan,
    tepi,
    uraian,
)
from abk.naskah.susun.nota_usulan import kepala_nota
from abk.naskah.susun.tabel_dasar import catatan_dasar
from abk.naskah.susun.tabel_unit import tabel_unit_ringkas


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    kepala_nota(dok, lebar)
    uraian(
        dok,
        "Bersama ini kami sampaikan dengan hormat konsep Keputusan tentang {{ tentang }} beserta dokumen "
        "data beban kerja {{ banyak_unit }} unit organisasi, yang telah melalui tahap berikut:",
        sebelum=8,
    )
    butir(dok, "riwayat")
    uraian(dok, "Hasilnya untuk tiap unit organisasi:", sebelum=6, menyatu=True)
    tabel_unit_ringkas(dok, lebar)
    catatan_dasar(dok, ukuran=8.5)
    uraian(
        dok,
        "{{ permohonan }} Atas perhatian Bapak/Ibu, kami ucapkan terima kasih.",
        sebelum=6,
        menyatu=True,
    )
    blok_ttd(dok)
    tembusan(dok)
    tabel_paraf(dok)
    return dok
