"""Template of the list of attendance, empty or filled."""

from __future__ import annotations

from typing import Any

from docx.shared import Cm

from abk.naskah.susun.gaya import (
    baris_kepala,
    baris_ttd_tabel,
    bila,
    jajar_ttd,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    subjudul,
    tabel,
    tabel_data,
    tabel_isian,
    tabel_paraf,
    tepi,
)


def _peserta(dok: Any) -> None:
    satu = tabel(dok, [0.9, 3.4, 3.6, 3.2, 2.4, 2.5])
    kata = "{% if terisi %}Kehadiran{% else %}Tanda tangan{% endif %}"
    baris_kepala(satu, ["No.", "Nama", "NIP", "Jabatan", "Unit organisasi", kata])
    isi = [
        "{{ loop.index }}",
        "{{ b.nama }}",
        "{{ b.nip }}",
        "{{ b.jabatan }}",
        "{{ b.unit }}",
        "{{ b.tanda }}",
    ]
    hasil = baris_ttd_tabel(satu, "b in peserta", isi, ["tengah"])
    for tanda in hasil.cells[5].paragraphs:
        tanda.paragraph_format.tab_stops.add_tab_stop(Cm(1.2))


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru()
    lebar = lebar_isi_cm()
    tepi(dok.sections[0], lebar)
    kop(dok)
    judul(dok, "DAFTAR HADIR", sesudah=8)
    with bila(dok, "unit"):
        tabel_isian(dok, [("Unit yang dibahas", "{{ unit }}")], 3.8, lebar)
    tabel_isian(
        dok,
        [
            ("Hari, tanggal", "{{ hari_tanggal }}"),
            ("Waktu", "{{ pukul }}"),
            ("Tempat", "{{ tempat }}"),
            ("Acara", '{{ acara | gabung("; ") }}'),
        ],
        3.8,
        lebar,
    )
    paragraf(dok, ukuran=6)
    _peserta(dok)
    with bila(dok, "jumlah_unit"):
        subjudul(dok, "Jumlah Kehadiran")
        tabel_data(
            dok,
            [
                ("Unit organisasi", 7.0, "{{ b.unit }}", "kiri"),
                ("Diundang", 3.0, "{{ b.diundang }}", "kanan"),
                ("Hadir", 3.0, "{{ b.hadir }}", "kanan"),
                ("Tidak hadir", 3.0, "{{ b.tidak_hadir }}", "kanan"),
            ],
            "b in jumlah_unit",
        )
    jajar_ttd(dok, ["ttd_pimpinan", "ttd_notulis"])
    tabel_paraf(dok)
    return dok
