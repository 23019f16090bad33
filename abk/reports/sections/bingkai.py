"""The frame of a page: its head, what it comes to, room for signatures, and the annex of the law."""

import datetime as dt
from collections.abc import Sequence

from abk import hasil
from abk.hasil import ketentuan_dipakai
from abk.reports.bagian import Bagian, facts, page_head
from abk.reports.bahan import Bahan
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import tanggal
from abk.tulisan.istilah import PEMBULATAN, istilah
from abk.tulisan.markup import Html, el, gabung


def kop(bahan: Bahan, isi: Sequence[tuple[str, str]]) -> Bagian:
    """Return the head of a page."""
    unit = bahan.kode_unit
    nama = bahan.nama_unit[unit] if unit else "Rekapitulasi seluruh unit"
    jalur = _jalur(bahan) if unit else None
    rincian = _keterangan_kegiatan(bahan)
    return page_head(bahan.kegiatan, nama, rincian, isi, atas=jalur, bawah=_keadaan(bahan))


def _keadaan(bahan: Bahan) -> Html | None:
    """Which state of a case the page shows."""
    kata, lain = bahan.cabang.kata_keadaan, bahan.tautan_lain()
    if not kata:
        return None
    return el("p", gabung(kata, " ", lain) if lain else kata, kelas="abk-saat", role="note")


def _jalur(bahan: Bahan) -> Html:
    atas = [bahan.tautan(kode, nama) for kode, nama in reversed(bahan.kegiatan.induk(bahan.kode_unit))]
    jalur = gabung(bahan.tautan_indeks("Rekapitulasi seluruh unit"), *atas, antara=" › ")
    return el("p", el("span", "Kedudukan: ", kelas="abk-baca"), jalur, kelas="jalur")


def _keterangan_kegiatan(bahan: Bahan) -> Sequence[object]:
    kegiatan = bahan.kegiatan
    return [
        kegiatan.judul,
        *([f"Tahun data {kegiatan.tahun}"] if kegiatan.tahun is not None else []),
        *([f"Kode unit {bahan.kode_unit}"] if bahan.kode_unit else []),
        bahan.cabang.aturan.singkatan,
        f"Pembulatan {istilah(PEMBULATAN, kegiatan.pembulatan)}",
    ]


JUDUL_SIMPULAN = "Simpulan"


def simpulan(bahan: Bahan) -> Bagian:
    """Return the verdict of the page: what its figures come to, in one or two sentences."""
    kalimat = hasil.simpulan(bahan.cabang, bahan.kode_unit).kalimat
    return Bagian("simpulan", JUDUL_SIMPULAN, el("p", kalimat, kelas="abk-simpulan"))


JUDUL_PENGESAHAN = "Pengesahan"
TANPA_ALUR = "data yang diberikan, belum dibahas dalam alur"


def pengesahan(bahan: Bahan) -> Bagian:
    """Return whose figures they are, of which data and day, with room for two signatures."""
    nama = bahan.nama_unit.get(bahan.kode_unit, bahan.kegiatan.instansi or "Seluruh unit organisasi")
    unit = f"{nama} ({bahan.kode_unit})" if bahan.kode_unit else nama
    isi = facts(
        ("Unit organisasi", unit),
        ("Keadaan data", bahan.cabang.kata_keadaan or TANPA_ALUR),
        ("Dihitung pada", tanggal(dt.datetime.now().astimezone().date())),
        ("Penanggung jawab data", _penanggung_jawab(bahan)),
    )
    kolom = (_tanda_tangan("Disusun oleh", ""), _tanda_tangan("Disetujui oleh", _penanggung_jawab(bahan)))
    return Bagian("pengesahan", JUDUL_PENGESAHAN, gabung(isi, el("div", *kolom, kelas="abk-ttd")))


def _penanggung_jawab(bahan: Bahan) -> str:
    """Who answers for the figures of a unit: the post that leads it, as far as the data name one."""
    pimpinan = next((satu.nama for satu in bahan.milik(bahan.kode_unit) if satu.pimpinan), "")
    return pimpinan or ("Pimpinan unit" if bahan.kode_unit else "Pimpinan unit yang membidangi organisasi")


def _tanda_tangan(kata: str, jabatan: str) -> Html:
    return el(
        "div", el("p", kata), el("p", jabatan, kelas="jabatan"), el("p", "Nama, NIP, tanggal:", kelas="nama")
    )


JUDUL_LAMPIRAN = "Lampiran: sumber ketentuan"


def lampiran(bahan: Bahan) -> Bagian:
    """Return where each value of the law is written, and what was read for it."""
    kolom = [Column("Ketentuan", nama_baris=True), Column("Letak"), Column("Sumber yang dibaca")]
    baris = [
        Row(
            [
                satu.nama,
                satu.letak or "belum diketahui",
                gabung(satu.sumber, el("small", satu.catatan, kelas="kata") if satu.catatan else None),
            ]
        )
        for satu in ketentuan_dipakai(bahan.cabang)
    ]
    isi = tabel(JUDUL_LAMPIRAN, kolom, [RowGroup(None, baris)])
    buka = el("summary", "Letak dan sumber yang dibaca untuk tiap ketentuan")
    return Bagian("lampiran", JUDUL_LAMPIRAN, el("details", buka, isi))
