"""Flags of plausibility with their questions, how sure the need is, and the five years ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import abk.reports.charts as gambar
from abk.hasil import (
    KOEFISIEN_ANGGAPAN,
    TandaKewajaran,
    bezetting_anggapan,
    daftar_tanda,
    kepastian,
    lima_tahun,
    pindah_jabatan,
    selang_jabatan,
)
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import angka, bulat, hampa, kebutuhan, persen
from abk.tulisan.markup import Html, el, gabung

if TYPE_CHECKING:
    import pandas as pd


JUDUL = "Kewajaran dan kepastian"
_TERLIHAT = 5
"""Flags before the fold. [tanda]"""
_PALING_BANYAK = 60
"""Most flags on one page; the others stand on the pages of the units below. [tanda]"""
_BUKAN_TUDUHAN = "Tanda adalah pertanyaan kepada unit, bukan tuduhan, dan tidak mengubah hitungan."


def kewajaran(bahan: Bahan) -> Bagian:
    """Return the flags of a unit with those below it, the questions first, and the interval of its need."""
    unit = {satu.kode for satu in bahan.unit}
    milik = [satu for satu in daftar_tanda(bahan.kegiatan) if satu.kode_unit in unit]
    return Bagian("kewajaran", JUDUL, gabung(_tanda(bahan, milik), _kepastian(bahan)))


def _tanda(bahan: Bahan, milik: Sequence[TandaKewajaran]) -> Html:
    if not milik:
        return el("p", "Tidak ada tanda kewajaran pada unit ini.", kelas="abk-bersih")
    terbuka = sum(not satu.jawaban for satu in milik)
    kalimat = f"{bulat(len(milik))} tanda, {bulat(terbuka)} belum dijawab. {_BUKAN_TUDUHAN}"
    sendiri = [satu for satu in milik if satu.kode_unit == bahan.kode_unit] if bahan.ringkas else milik
    tampil = sendiri[:_PALING_BANYAK]
    sisa = len(milik) - len(tampil)
    atas, bawah = tampil[:_TERLIHAT], tampil[_TERLIHAT:]
    lanjut = None
    if bawah:
        buka = el("summary", f"{bulat(len(bawah))} tanda berikutnya")
        lanjut = el("details", buka, _tabel(bahan, "Tanda kewajaran, lanjutan", bawah))
    letak = (
        "ada pada halaman unit di bawahnya"
        if len(bahan.unit) > 1
        else "ada pada buku kerja analisis (abk analisis)"
    )
    kata_sisa = f"{bulat(sisa)} tanda lain {letak}." if sisa else ""
    catatan = el("p", kata_sisa, kelas="redup") if sisa else None
    tabel_atas = _tabel(bahan, "Tanda kewajaran", atas) if atas else None
    return gabung(el("p", kalimat), tabel_atas, lanjut, catatan)


def _tabel(bahan: Bahan, judul: str, milik: Sequence[TandaKewajaran]) -> Html:
    kolom = [Column("Jabatan", nama_baris=True), Column("Tugas"), Column("Yang ditanyakan")]
    dijawab = any(satu.jawaban or satu.terdahulu for satu in milik)
    if dijawab:
        kolom.append(Column("Jawaban"))
    baris = [Row([*_letak(bahan, satu), *([satu.kata_jawaban] if dijawab else [])]) for satu in milik]
    return tabel(judul, kolom, [RowGroup(None, baris)])


def _letak(bahan: Bahan, satu: TandaKewajaran) -> Sequence[object]:
    kode = satu.kode_jabatan or satu.kode_unit
    nama = satu.nama_jabatan or bahan.nama_unit.get(satu.kode_unit, "Seluruh unit")
    siapa = gabung(nama, el("small", f" ({kode})") if kode else None)
    return siapa, satu.nomor or "–", gabung(el("span", f"{satu.judul}. ", kelas="redup"), satu.pertanyaan)


def _kepastian(bahan: Bahan) -> Html:
    """Return the interval of the sum, how many decisions depend on it, and every assumption in words."""
    kode = [satu.kode for satu in bahan.jabatan]
    ada = selang_jabatan(bahan.kegiatan)
    berbukti = [k for k in kode if k in ada]
    kepala = el("h3", "Kepastian kebutuhan")
    if not berbukti:
        kata = (
            "Norma jabatan di sini tidak memiliki waktu paling singkat dan paling lama ataupun jumlah "
            "pengamatan, sehingga selang kebutuhannya tidak diketahui."
        )
        return gabung(kepala, el("p", kata))
    hasil = kepastian(bahan.kegiatan)
    u = hasil.unit.loc[bahan.kode_unit]
    milik = hasil.jabatan.loc[berbukti]
    tetap = int(milik["keputusan_tetap"].sum())
    kalimat = (
        f"Kebutuhan seluruhnya {kebutuhan(u['kebutuhan'])} orang sebelum pembulatan; 90% dari "
        f"{bulat(hasil.tarikan)} simulasi berada di antara {angka(u['bawah'])} dan {angka(u['atas'])} orang. "
        f"Hasil pembulatan {bulat(tetap)} dari {bulat(len(berbukti))} jabatan yang memiliki selang tidak "
        "bergantung pada ketidakpastian ini."
    )
    return gabung(kepala, el("p", kalimat), el("p", anggapan(bahan, kode), kelas="redup"))


def anggapan(bahan: Bahan, kode: Sequence[str]) -> str:
    """What is known and what is assumed of the norms of the posts ``kode``, in words."""
    tugas = kepastian(bahan.kegiatan).tugas
    asal = tugas.loc[tugas["kode_jabatan"].isin(kode), "asal"].value_counts()
    kata = (
        ("rentang", "norma memiliki waktu paling singkat dan paling lama"),
        ("amatan", "norma adalah rata-rata pengamatan"),
        ("anggapan", "norma tanpa bukti"),
    )
    bagian = ", ".join(f"{bulat(asal[n])} {isi}" for n, isi in kata if asal.get(n, 0))
    return (
        f"{bagian}. Koefisien {persen(KOEFISIEN_ANGGAPAN, 0)} bagi norma tanpa bukti dan satu pengamatan "
        "adalah anggapan program, bukan hasil ukur; kesalahan norma dianggap tidak saling bergantung. "
        "Jabatan yang seluruh normanya tanpa bukti tidak diberi selang."
    )


JUDUL_PERINGKAT = "Yang perlu ditanyakan dan yang dapat dipindahkan"
_UNIT_TERATAS = 12
_PINDAH_TERATAS = 10


def peringkat(bahan: Bahan) -> Bagian:
    """Return the units with the weightiest flags, the interval of the whole, moves, and the years ahead."""
    isi = gabung(_peringkat_unit(bahan), _kepastian(bahan), _pemerataan(bahan), tahun_depan(bahan))
    return Bagian("kewajaran", JUDUL_PERINGKAT, isi)


def _peringkat_unit(bahan: Bahan) -> Html:
    milik: dict[str, list[TandaKewajaran]] = {}
    for satu in daftar_tanda(bahan.kegiatan):
        milik.setdefault(satu.kode_unit, []).append(satu)
    kepala = el("h3", "Unit menurut tanda kewajaran")
    if not milik:
        return gabung(kepala, el("p", "Tidak ada tanda kewajaran.", kelas="abk-bersih"))
    urut = sorted(milik, key=lambda k: (-sum(satu.bobot for satu in milik[k]), k))
    banyak = sum(map(len, milik.values()))
    kalimat = f"{bulat(banyak)} tanda pada {bulat(len(milik))} unit. {_BUKAN_TUDUHAN}"
    kolom = [
        Column("Unit organisasi", nama_baris=True),
        Column("Tanda", angka=True),
        Column("Belum dijawab", angka=True),
        Column("Terberat"),
    ]
    baris = [
        Row(
            [
                gabung(bahan.tautan(k), el("small", f" ({k})")) if k else "Seluruh unit",
                bulat(len(milik[k])),
                bulat(sum(not satu.jawaban for satu in milik[k])),
                milik[k][0].judul,
            ]
        )
        for k in urut[:_UNIT_TERATAS]
    ]
    isi = tabel("Unit menurut tanda kewajaran", kolom, [RowGroup(None, baris)])
    return gabung(kepala, el("p", kalimat), isi, _lagi(len(urut) - len(baris), "unit"))


def _lagi(sisa: int, kata: str) -> Html | None:
    return el("p", f"… dan {bulat(sisa)} {kata} lain.", kelas="redup") if sisa > 0 else None


def _pemerataan(bahan: Bahan) -> Html:
    rencana = pindah_jabatan(bahan.cabang)
    kepala = el("h3", "Pemerataan antarunit")
    rekrut = int(rencana.sisa["rekrut"].sum())
    if not rencana.orang:
        kata = f"Tidak ada perpindahan yang memenuhi aturan; {bulat(rekrut)} orang perlu direkrut."
        return gabung(kepala, el("p", kata))
    kalimat = (
        f"{bulat(rencana.orang)} orang dapat pindah dari jabatan yang berlebih ke yang kurang; sesudahnya "
        f"{bulat(rekrut)} orang masih perlu direkrut. Ini usul menurut aturan umum, bukan keputusan."
    )
    kolom = [Column("Dari", nama_baris=True), Column("Ke"), Column("Orang", angka=True), Column("Alasan")]
    semua = rencana.pindah.sort_values("orang", ascending=False, kind="stable").to_dict("records")
    baris = [
        Row(
            [
                gabung(p["nama_dari"], el("small", f" ({p['dari']})")),
                gabung(p["nama_ke"], el("small", f" ({p['ke']})")),
                bulat(p["orang"]),
                p["alasan"],
            ]
        )
        for p in semua[:_PINDAH_TERATAS]
    ]
    isi = tabel("Perpindahan yang mungkin", kolom, [RowGroup(None, baris)])
    return gabung(kepala, el("p", kalimat), isi, _lagi(len(semua) - len(baris), "perpindahan"))


_JUDUL_TAHUN = "Lima tahun ke depan"
_KOLOM_TAHUN = {
    "bezetting": "Bezetting",
    "pensiun": "Pensiun",
    "berakhir": "Perjanjian berakhir",
    "kebutuhan_bulat": "Kebutuhan",
    "kekurangan": "Kekurangan",
    "kelebihan": "Kelebihan",
    "usul_pns": "Usul PNS",
    "usul_pppk": "Usul PPPK",
}
_TERSAMAR = "< 3"
"""In place of a small count by age, which nobody is shown (:data:`abk.analisis.proyeksi.SEL_KECIL`)."""


def tahun_depan(bahan: Bahan) -> Html | None:
    """Return the years after the data; nothing where the kegiatan has no counts of people. [orang]"""
    tahunan = lima_tahun(bahan.cabang)
    if tahunan is None:
        return None
    awal, akhir = tahunan.index[0], tahunan.index[-1]
    utama = bulat(tahunan["prioritas_1"].sum())
    kalimat = (
        f"Usul {awal}–{akhir} berjumlah {bulat(tahunan['usul'].sum())} orang, {utama} di antaranya "
        "prioritas 1. Bezetting adalah keadaan akhir tahun tanpa usul itu; kebutuhan tetap seperti pada "
        "tahun data. Pensiun dan perjanjian yang berakhir di bawah tiga orang tidak ditampilkan."
    )
    kolom = [Column("Tahun", nama_baris=True), *(Column(n, angka=True) for n in _KOLOM_TAHUN.values())]
    baris = [
        Row([str(satu["tahun"]), *(_TERSAMAR if hampa(satu[n]) else bulat(satu[n]) for n in _KOLOM_TAHUN)])
        for satu in tahunan.reset_index().to_dict("records")
    ]
    # the table stands beside the chart, which need not bring its own
    grafik = replace(gambar.lima_tahun(tahunan), data=None)
    return gabung(
        el("h3", _JUDUL_TAHUN),
        el("p", kalimat),
        el("p", anggapan, kelas="alasan") if (anggapan := bezetting_anggapan(bahan.cabang)) else None,
        _tidak_cocok(tahunan["di_luar_bezetting"]),
        tabel(f"{_JUDUL_TAHUN} [orang]", kolom, [RowGroup(None, baris)]),
        grafik.html(),
    )


def _tidak_cocok(lebih: pd.Series) -> Html | None:
    """Say that more people leave than the bezetting holds; a small count is not told. [orang]"""
    kena = lebih[lebih.isna() | (lebih > 0)]
    if kena.empty:
        return None
    sedikitnya = "sedikitnya " if kena.isna().any() else ""
    banyak = f"{sedikitnya}{bulat(kena.sum())} orang" if kena.sum() else "satu atau beberapa orang"
    tahun = ", ".join(map(str, kena.index))
    kata = (
        f"Tabel pegawai tidak cocok dengan bezetting: {banyak} yang pensiun atau berakhir perjanjiannya pada "
        f"tahun {tahun} tidak termasuk bezetting jabatannya, sehingga bezetting itu berhenti pada nol. "
        "Samakan keduanya."
    )
    return el("p", kata, kelas="alasan")
