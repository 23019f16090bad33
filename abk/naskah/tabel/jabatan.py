"""Posts and their tasks as rows: Lampiran II, the sheets of data, the record of the confirmation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.hasil import SUMBER_NORMA as SUMBER
from abk.hasil import (
    Jumlah,
    Pos,
    Tugas,
    daftar_pos,
    daftar_unit,
    jumlah,
    teks_norma,
    teks_volume,
    tugas_pos,
    tulis_rasio,
)
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Baris, Sel
from abk.peraturan import Aturan
from abk.tulisan.format import KOSONG, angka, bertanda, bulat, kata_selisih, kebutuhan, ringkas

JENIS = {
    "pimpinan tinggi": "JPT",
    "administrator": "Administrator",
    "pengawas": "Pengawas",
    "fungsional": "Fungsional",
    "pelaksana": "Pelaksana",
}
"""Kinds of posts as the columns of the lampiran write them."""

_TANPA_DATA = "datanya belum lengkap"


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
    """Sums over posts; shortage and surplus apart, the net beside them.

    catatan : why bezetting less need is not the net, as a sentence; empty where it is
    """

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
    catatan: Sel = ""


class KelompokJabatan(Baris):
    """The posts of one unit, without those of the units below it, and their sums."""

    kode: Sel
    nama: Sel
    jabatan: tuple[BarisJabatan, ...]
    jumlah: BarisJumlah


class BarisTugas(Baris):
    """A task; load in menit/tahun, ``bagian`` in orang. What has no meaning under an approach is a dash."""

    nomor: Sel
    uraian: Sel
    hasil: Sel
    volume: Sel
    norma: Sel
    volume_setahun: Sel
    norma_menit: Sel
    beban: Sel
    bagian: Sel
    keterangan: Sel


class RincianJabatan(Baris):
    """A post with its tasks and its sums: one sheet of the data of workload."""

    pos: BarisJabatan
    pendekatan: Sel
    tugas: tuple[BarisTugas, ...]
    jumlah_tugas: Sel
    kesimpulan: Sel
    prestasi: Sel = ""


def baris_pos(pos: Pos, aturan: Aturan) -> BarisJabatan:
    """A post as a row; the scale of the law decides with how many digits EJ is written."""
    return BarisJabatan(
        no=str(pos.nomor),
        kode=pos.kode,
        kode_unit=pos.kode_unit,
        unit=pos.nama_unit,
        nama=pos.nama,
        jenis=JENIS.get(pos.jenis, pos.jenis),
        kelas=bulat(pos.kelas),
        **_angka(pos),
        selisih=bertanda(pos.selisih),
        kata="tidak diketahui" if pos.selisih is None else kata_selisih(pos.selisih),
        ej=tulis_rasio(aturan, pos.efektivitas),
        pj=pos.prestasi,
        keterangan=pos.keterangan,
    )


def baris_jumlah(satu: Jumlah) -> BarisJumlah:
    """Sums as a row."""
    return BarisJumlah(
        jabatan=bulat(satu.jabatan),
        **_angka(satu),
        kekurangan=bulat(satu.kekurangan),
        kelebihan=bulat(satu.kelebihan),
        bersih=bertanda(satu.selisih),
        kata=kata_selisih(satu.selisih),
        keterangan=satu.keterangan,
        catatan=_catatan(satu),
    )


def _catatan(satu: Jumlah) -> str:
    """What a reader who takes the need from the bezetting himself must know."""
    if not satu.tanpa_bezetting:
        return ""
    return (
        f"Bezetting {bulat(satu.tanpa_bezetting)} jabatan tidak diketahui: kebutuhannya ikut dijumlahkan, "
        "tetapi jabatan itu tidak ikut dalam bezetting, kekurangan, kelebihan, dan selisihnya."
    )


def _angka(satu: Pos | Jumlah) -> dict[str, str]:
    """What a post and a sum are both written with: load, need, people."""
    return {
        "beban_jam": angka(satu.beban_menit / 60, 1),
        "beban_menit": angka(satu.beban_menit, 2, 0),
        "kebutuhan": kebutuhan(satu.kebutuhan),
        "kebutuhan_bulat": bulat(satu.kebutuhan_bulat),
        "bezetting": bulat(satu.bezetting),
    }


def baris_jabatan(k: Kegiatan) -> Sequence[BarisJabatan]:
    """Every post, numbered through, in the order of the tree of units."""
    return [baris_pos(pos, k.aturan) for pos in daftar_pos(k)]


def kelompok_jabatan(k: Kegiatan) -> Sequence[KelompokJabatan]:
    """The posts unit by unit, numbered through; units without posts of their own are left out."""
    return [
        KelompokJabatan(
            kode=unit.kode,
            nama=unit.nama,
            jabatan=tuple(baris_pos(pos, k.aturan) for pos in unit.pos),
            jumlah=baris_jumlah(unit.sendiri),
        )
        for unit in daftar_unit(k)
        if unit.pos
    ]


def jumlah_jabatan(k: Kegiatan) -> BarisJumlah:
    """The sums over all posts of a kegiatan."""
    return baris_jumlah(jumlah(k))


# ── tasks ─────────────────────────────────────────────────────────────────────────────────────────────
def lembar_jabatan(k: Kegiatan) -> Sequence[RincianJabatan]:
    """Every post with its tasks, in the order of the tree; a task that is left out says why."""
    tugas = tugas_per_jabatan(k)
    return [
        RincianJabatan(
            pos=(baris := baris_pos(pos, k.aturan)),
            pendekatan=pos.kata_pendekatan,
            tugas=tuple(tugas.get(pos.kode, ())),
            jumlah_tugas=str(len(tugas.get(pos.kode, ()))),
            kesimpulan=kesimpulan(baris, pos),
            prestasi=_prestasi(baris, pos),
        )
        for pos in daftar_pos(k)
    ]


def tugas_per_jabatan(k: Kegiatan) -> Mapping[str, Sequence[BarisTugas]]:
    """The rows of tasks by post, in the order given."""
    cara = {pos.kode: pos.cara for pos in daftar_pos(k)}
    return {kode: [_baris(satu, cara[kode]) for satu in milik] for kode, milik in tugas_pos(k).items()}


def kesimpulan(baris: BarisJabatan, pos: Pos) -> str:
    """In one sentence what the tasks of a post come to."""
    butuh = f"Kebutuhan {baris.kebutuhan} orang, dibulatkan menjadi {baris.kebutuhan_bulat} orang"
    if pos.dinaikkan:
        butuh += " karena jabatan pimpinan paling sedikit satu orang"
    if pos.selisih is None:
        ada = "bezetting tidak diketahui sehingga selisihnya tidak dihitung"
    else:
        ada = f"bezetting {baris.bezetting} orang, selisih {baris.selisih} orang ({baris.kata})"
    kalimat = f"{butuh}; {ada}."
    if pos.belum_lengkap:
        kalimat += " Data jabatan ini belum lengkap, sehingga angkanya masih dapat berubah."
    return kalimat


def _prestasi(baris: BarisJabatan, pos: Pos) -> str:
    """Effectiveness and its grade, for documents under a regulation that knows them."""
    return "EJ tidak dihitung." if pos.efektivitas is None else f"EJ {baris.ej}, prestasi {baris.pj}."


def _baris(tugas: Tugas, cara: str) -> BarisTugas:
    isi, alasan = tugas.isi, "; ".join(tugas.alasan)
    catatan = filter(None, (SUMBER.get(tugas.kata("sumber_norma"), ""), tugas.kata("keterangan")))
    return BarisTugas(
        nomor=str(isi["nomor"]),
        uraian=str(isi["uraian_tugas"]),
        hasil=tugas.kata("hasil_kerja") or KOSONG,
        volume=teks_volume(isi["volume"], isi["periode"]),
        norma=_norma(tugas, cara),
        volume_setahun=ringkas(isi["volume_per_tahun"]),
        norma_menit=ringkas(isi["norma_waktu_menit"], 2),
        beban=angka(isi["beban_kerja_menit"], 2, 0),
        bagian=angka(isi["bagian_orang"], 4),
        keterangan="; ".join(catatan) if tugas.dihitung else f"Tidak dihitung: {alasan or _TANPA_DATA}.",
    )


def _norma(tugas: Tugas, cara: str) -> str:
    """What the approach divides or multiplies by: norm, standard or credit."""
    isi = tugas.isi
    if cara == "tugas_per_tugas":
        return teks_norma(isi["norma_waktu"], isi["satuan_waktu"])
    if cara == "angka_kredit":
        return teks_norma(isi["angka_kredit"], "AK")
    return teks_norma(isi["standar_kemampuan"], isi["satuan_standar"])
