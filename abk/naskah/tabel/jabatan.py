"""Posts as rows of a document: Lampiran II, the sheets of data, the record of the confirmation."""

from __future__ import annotations

from collections.abc import Sequence

from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Baris, Sel
from abk.naskah.tabel.pos import Jumlah, Pos, daftar_pos, jumlah_pos, nama_unit, tulis_rasio
from abk.peraturan import Aturan
from abk.tulisan.format import angka, bertanda, bulat, kata_selisih, kebutuhan

JENIS = {
    "pimpinan tinggi": "JPT",
    "administrator": "Administrator",
    "pengawas": "Pengawas",
    "fungsional": "Fungsional",
    "pelaksana": "Pelaksana",
}
"""Kinds of posts as the columns of the lampiran write them."""


class BarisJabatan(Baris):
    """A post: loads in jam/tahun and menit/tahun, people in orang."""

    no: Sel
    kode: Sel
    kode_unit: Sel
    unit: Sel
    nama: Sel
    jenis: Sel
    kelas: Sel
    beban_jam: Sel
    beban_menit: Sel
    kebutuhan: Sel
    kebutuhan_bulat: Sel
    bezetting: Sel
    selisih: Sel
    kata: Sel
    ej: Sel
    pj: Sel
    keterangan: Sel


class BarisJumlah(Baris):
    """Sums over posts; shortage and surplus apart, the net beside them."""

    jabatan: Sel
    beban_jam: Sel
    beban_menit: Sel
    kebutuhan: Sel
    kebutuhan_bulat: Sel
    bezetting: Sel
    kekurangan: Sel
    kelebihan: Sel
    bersih: Sel
    kata: Sel
    keterangan: Sel


class KelompokJabatan(Baris):
    """The posts of one unit, without those of the units below it, and their sums."""

    kode: Sel
    nama: Sel
    jabatan: tuple[BarisJabatan, ...]
    jumlah: BarisJumlah


def baris_jabatan(kegiatan: Kegiatan) -> Sequence[BarisJabatan]:
    """Return every post, numbered through, in the order of the tree of units.

    Parameters
    ----------
    kegiatan : Kegiatan

    Returns
    -------
    sequence of BarisJabatan
    """
    nama = nama_unit(kegiatan)
    return [
        baris_pos(satu, nomor, nama[satu.kode_unit], kegiatan.aturan)
        for nomor, satu in enumerate(daftar_pos(kegiatan), 1)
    ]


def kelompok_jabatan(kegiatan: Kegiatan) -> Sequence[KelompokJabatan]:
    """Return the posts unit by unit, numbered through; units without posts of their own are left out.

    Parameters
    ----------
    kegiatan : Kegiatan

    Returns
    -------
    sequence of KelompokJabatan
    """
    baris = {satu.kode: satu for satu in baris_jabatan(kegiatan)}
    semua = daftar_pos(kegiatan)
    kelompok = []
    for kode, nama in nama_unit(kegiatan).items():
        milik = [satu for satu in semua if satu.kode_unit == kode]
        if milik:
            isi = tuple(baris[satu.kode] for satu in milik)
            jumlah = baris_jumlah(jumlah_pos(milik, kegiatan.aturan))
            kelompok.append(KelompokJabatan(kode=kode, nama=nama, jabatan=isi, jumlah=jumlah))
    return sorted(kelompok, key=lambda satu: int(satu.jabatan[0].no))


def jumlah_jabatan(kegiatan: Kegiatan) -> BarisJumlah:
    """Return the sums over all posts of a kegiatan."""
    return baris_jumlah(jumlah_pos(daftar_pos(kegiatan), kegiatan.aturan))


def baris_pos(satu: Pos, nomor: int, unit: str, aturan: Aturan) -> BarisJabatan:
    """Return a post as a row.

    Parameters
    ----------
    satu : Pos
    nomor : int
        Its number in the table.
    unit : str
        Name of its unit.
    aturan : Aturan
        Decides with how many digits EJ is written.

    Returns
    -------
    BarisJabatan
    """
    return BarisJabatan(
        no=str(nomor),
        kode=satu.kode,
        kode_unit=satu.kode_unit,
        unit=unit,
        nama=satu.nama,
        jenis=JENIS.get(satu.jenis, satu.jenis),
        kelas=bulat(satu.kelas),
        beban_jam=angka(satu.beban_menit / 60, 1),
        beban_menit=angka(satu.beban_menit, 2, 0),
        kebutuhan=kebutuhan(satu.kebutuhan),
        kebutuhan_bulat=bulat(satu.kebutuhan_bulat),
        bezetting=bulat(satu.bezetting),
        selisih=bertanda(satu.selisih),
        kata="tidak diketahui" if satu.selisih is None else kata_selisih(satu.selisih),
        ej=tulis_rasio(aturan, satu.efektivitas),
        pj=satu.prestasi,
        keterangan=satu.keterangan,
    )


def baris_jumlah(jumlah: Jumlah) -> BarisJumlah:
    """Return sums as a row."""
    belum = jumlah.belum_lengkap
    return BarisJumlah(
        jabatan=bulat(jumlah.jabatan),
        beban_jam=angka(jumlah.beban_menit / 60, 1),
        beban_menit=angka(jumlah.beban_menit, 2, 0),
        kebutuhan=kebutuhan(jumlah.kebutuhan),
        kebutuhan_bulat=bulat(jumlah.kebutuhan_bulat),
        bezetting=bulat(jumlah.bezetting),
        kekurangan=bulat(jumlah.kekurangan),
        kelebihan=bulat(jumlah.kelebihan),
        bersih=bertanda(jumlah.selisih),
        kata=kata_selisih(jumlah.selisih),
        keterangan=f"{bulat(belum)} jabatan belum lengkap" if belum else "",
    )
