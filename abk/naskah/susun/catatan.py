"""Template of the note about coordination or consultation."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    bila,
    blok_ttd,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    subjudul,
    tabel_data,
    tabel_isian,
    tabel_paraf,
    tepi,
)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    judul(dok, "{{ judul }}", sesudah=8)
    tabel_isian(
        dok,
        [("Hal", "{{ hal }}"), ("Hari, tanggal", "{{ hari_tanggal }}"), ("Tempat atau cara", "{{ cara }}")],
        3.8,
        lebar,
    )
    subjudul(dok, "A. Pihak")
    tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ loop.index }}", "tengah"),
            ("Nama", 4.6, "{{ b.nama }}", "kiri"),
            ("Jabatan", 5.4, "{{ b.jabatan }}", "kiri"),
            ("Unit organisasi", 5.0, "{{ b.unit }}", "kiri"),
        ],
        "b in pihak",
    )
    subjudul(dok, "B. Pokok Pembicaraan")
    tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ loop.index }}", "tengah"),
            ("Hal yang dibicarakan", 6.5, "{{ b.hal }}", "kiri"),
            ("Hasil", 8.5, "{{ b.hasil }}", "kiri"),
        ],
        "b in pokok",
    )
    with bila(dok, "tindak_lanjut"):
        subjudul(dok, "C. Tindak Lanjut")
        tabel_data(
            dok,
            [
                ("No.", 1.0, "{{ loop.index }}", "tengah"),
                ("Tindak lanjut", 7.5, "{{ b.apa }}", "kiri"),
                ("Pelaksana", 4.3, "{{ b.siapa }}", "kiri"),
                ("Batas waktu", 3.2, "{{ b.kapan }}", "kiri"),
            ],
            "b in tindak_lanjut",
        )
    blok_ttd(dok, tempat_tanggal="{{ tempat_tanggal }}")
    tabel_paraf(dok)
    return dok
