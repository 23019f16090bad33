"""Template of the papers for the meeting, on its side: the tables are wide."""

from __future__ import annotations

from typing import Any

from abk.naskah.susun.gaya import (
    baris,
    bila,
    blok_ttd,
    butir,
    judul,
    kop,
    lebar_isi_cm,
    lembar_baru,
    paragraf,
    subjudul,
    tabel_data,
    tabel_paraf,
    tepi,
    ulang,
    uraian,
)


def _jabatan(dok: Any) -> None:
    satu = tabel_data(
        dok,
        [
            ("No.", 1.0, "{{ b.no }}", "tengah"),
            ("Jabatan", 7.0, "{{ b.nama }}", "kiri"),
            ("Jenis", 2.6, "{{ b.jenis }}", "kiri"),
            ("Kelas", 1.3, "{{ b.kelas }}", "tengah"),
            ("Beban kerja (jam/tahun)", 2.6, "{{ b.beban_jam }}", "kanan"),
            ("Kebutuhan", 2.3, "{{ b.kebutuhan }}", "kanan"),
            ("Dibulat-kan", 1.6, "{{ b.kebutuhan_bulat }}", "kanan"),
            ("Bezet-ting", 1.6, "{{ b.bezetting }}", "kanan"),
            ("+/−", 1.4, "{{ b.selisih }}", "kanan"),
            ("Keterangan", 3.3, "{{ b.keterangan }}", "kiri"),
        ],
        "b in u.jabatan",
    )
    isi = [
        "",
        "Jumlah",
        "",
        "",
        "beban_jam",
        "kebutuhan",
        "kebutuhan_bulat",
        "bezetting",
        "bersih",
        "keterangan",
    ]
    nilai = [f"{{{{ u.jumlah.{s} }}}}" if s and s != "Jumlah" else s for s in isi]
    baris(satu, nilai, ["kiri"] * 4 + ["kanan"] * 5, tebal=True)


def templat() -> Any:
    """Return the template as a python-docx document."""
    dok = lembar_baru(rebah=True)
    lebar = lebar_isi_cm(rebah=True)
    tepi(dok.sections[0], lebar)
    kop(dok, lebar)
    judul(dok, "BAHAN RAPAT PEMBAHASAN ANALISIS BEBAN KERJA")
    paragraf(dok, "{{ nama_kegiatan }}", "tengah", tebal=True)
    paragraf(dok, "Rapat tanggal {{ tanggal_rapat }}", "tengah", sesudah=8)
    subjudul(dok, "Dasar Perhitungan")
    butir(dok, "dasar")
    with ulang(dok, "u in unit"):
        subjudul(dok, "{{ u.nama }} ({{ u.kode }})")
        _jabatan(dok)
        with bila(dok, "u.bahasan"):
            subjudul(dok, "Pokok bahasan {{ u.nama }}", 3)
            tabel_data(
                dok,
                [
                    ("No.", 1.0, "{{ loop.index }}", "tengah"),
                    ("Jabatan dan uraian tugas", 9.0, "{{ b.jabatan }}", "kiri"),
                    ("Yang dibahas", 14.7, "{{ b.hal }}", "kiri"),
                ],
                "b in u.bahasan",
            )
    with bila(dok, "petunjuk"):
        subjudul(dok, "Petunjuk Pembahasan")
        butir(dok, "petunjuk")
    uraian(
        dok,
        "Jam adalah jam kerja efektif setahun; +/− ialah bezetting dikurangi kebutuhan yang dibulatkan, "
        "tanda minus berarti kekurangan.",
        ukuran=9,
        sebelum=6,
        menyatu=True,
    )
    blok_ttd(dok, lebar=lebar, tempat_tanggal="{{ tempat_tanggal }}")
    tabel_paraf(dok)
    return dok
