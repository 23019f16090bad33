"""What the numbers of a unit are, once: for pages, workbook, documents, cockpit, command and store alike.

A kegiatan (or a branch of one) goes in; small frozen objects and tables come out. Numbers are exact
fractions and whole persons; words are as an Indonesian reader gets to see them.

Posts and sums
    :func:`daftar_pos` gives each post with its result (:class:`Pos`), :func:`tugas_pos` its tasks with the
    reason where one is left out (:class:`Tugas`); :func:`jumlah` and :func:`jumlah_pos` the sums
    (:class:`Jumlah`: kekurangan and kelebihan apart, EU and its grade); :func:`daftar_unit` each unit with
    its own sums and those with the units below it (:class:`UnitHasil`); :func:`tulis_rasio` writes a ratio,
    :func:`desimal_rasio` says with how many digits a column of them.
    :func:`informasi_jabatan` puts together what is known of a post, item by item
    (:class:`InformasiJabatan`, :class:`IsiButir`).
Verdict
    :func:`simpulan` says in one or two sentences what the figures come to (:class:`Simpulan`).
Law
    :func:`ketentuan_dipakai` lists the values of the law in use (:class:`KetentuanDipakai`: name, value,
    place, source), :func:`belum_diverifikasi` those nobody has verified, :func:`kalimat_belum_diverifikasi`
    says it in a sentence. :func:`konstanta_angka_kredit` gives the constants behind credit points,
    :func:`ringkas_hukum` rows for the first sheet of a workbook.
Changes
    :func:`beda` compares two states cell by cell, :func:`efek` the needs (both tables).
    :func:`kata_perubahan` puts decided changes into words (:class:`KataPerubahan`); :func:`putusan_pos`
    numbers them post by post and adds what they do to load and need (:class:`PutusanPos`,
    :class:`PutusanBernomor`, :class:`Akibat`). :func:`label_kolom`, :func:`teks_sel`, :func:`teks_volume` and
    :func:`teks_norma` are the words for a column and for what stands in it.
Flags and certainty
    :func:`daftar_tanda` puts what to ask of the units into words (:class:`TandaKewajaran`);
    :func:`kepastian` says how sure the needs are, :func:`selang_jabatan` between what each of them lies;
    :func:`pindah_jabatan` who could move, :func:`lima_tahun` what the years ahead bring; :func:`siapkan`
    works out beforehand what the pages of units need.
Proposals
    :func:`usul_jabatan` gives the five years ahead of each post (:class:`UsulTahun`), :func:`jumlah_usul`
    their sums, :func:`bezetting_anggapan` the sentence where they begin with an unknown bezetting.
Proof
    :func:`bukti` states whose figures they are, of which data, and their totals.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.hasil.analisis import (
        KOEFISIEN_ANGGAPAN,
        TandaKewajaran,
        daftar_tanda,
        kepastian,
        lima_tahun,
        pindah_jabatan,
        selang_jabatan,
        siapkan,
        tabel_tanda,
    )
    from abk.hasil.beda import Akibat, PutusanBernomor, PutusanPos, beda, efek, putusan_pos, teks_selisih
    from abk.hasil.hukum import (
        KetentuanDipakai,
        belum_diverifikasi,
        kalimat_belum_diverifikasi,
        ketentuan_dipakai,
        konstanta_angka_kredit,
        ringkas_hukum,
    )
    from abk.hasil.informasi import KUALIFIKASI, InformasiJabatan, IsiButir, informasi_jabatan
    from abk.hasil.jumlah import Jumlah, bukti, desimal_rasio, jumlah, jumlah_pos, tulis_rasio
    from abk.hasil.kata import (
        DIHAPUS,
        DITAMBAHKAN,
        PANAH,
        SUMBER_NORMA,
        KataPerubahan,
        kata_perubahan,
        label_kolom,
        teks_norma,
        teks_sel,
        teks_volume,
    )
    from abk.hasil.pos import (
        BELUM_LENGKAP,
        MINIMUM_SATU,
        Pos,
        Tugas,
        alasan_pos,
        daftar_pos,
        nama_jabatan,
        nama_unit,
        tugas_pos,
    )
    from abk.hasil.simpulan import Simpulan, simpulan
    from abk.hasil.unit import UnitHasil, daftar_unit
    from abk.hasil.usul import UsulTahun, bezetting_anggapan, jumlah_usul, usul_jabatan

__all__ = [
    "BELUM_LENGKAP",
    "DIHAPUS",
    "DITAMBAHKAN",
    "KOEFISIEN_ANGGAPAN",
    "KUALIFIKASI",
    "MINIMUM_SATU",
    "PANAH",
    "SUMBER_NORMA",
    "Akibat",
    "InformasiJabatan",
    "IsiButir",
    "Jumlah",
    "KataPerubahan",
    "KetentuanDipakai",
    "Pos",
    "PutusanBernomor",
    "PutusanPos",
    "Simpulan",
    "TandaKewajaran",
    "Tugas",
    "UnitHasil",
    "UsulTahun",
    "alasan_pos",
    "beda",
    "belum_diverifikasi",
    "bezetting_anggapan",
    "bukti",
    "daftar_pos",
    "daftar_tanda",
    "daftar_unit",
    "desimal_rasio",
    "efek",
    "informasi_jabatan",
    "jumlah",
    "jumlah_pos",
    "jumlah_usul",
    "kalimat_belum_diverifikasi",
    "kata_perubahan",
    "kepastian",
    "ketentuan_dipakai",
    "konstanta_angka_kredit",
    "label_kolom",
    "lima_tahun",
    "nama_jabatan",
    "nama_unit",
    "pindah_jabatan",
    "putusan_pos",
    "ringkas_hukum",
    "selang_jabatan",
    "siapkan",
    "simpulan",
    "tabel_tanda",
    "teks_norma",
    "teks_sel",
    "teks_selisih",
    "teks_volume",
    "tugas_pos",
    "tulis_rasio",
    "usul_jabatan",
]

# What one part needs is slow to load, and who names another has no need of it.
muka(__name__)
