"""The summary for who decides: the figures, three pictures, and what must be decided, on two sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import abk.reports.charts as gambar
from abk.hasil import (
    Pos,
    UsulTahun,
    daftar_tanda,
    jumlah_usul,
    kalimat_belum_diverifikasi,
    lima_tahun,
    pindah_jabatan,
    usul_jabatan,
)
from abk.reports.bagian import Bagian, page_head
from abk.reports.bahan import Bahan
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import bulat
from abk.tulisan.markup import el, gabung

JUDUL_GAMBAR = "Tiga gambar"
JUDUL_PUTUSAN = "Yang perlu diputuskan"
UNIT_TERBANYAK = 6
"""Units in the picture of two sheets: their names must be read on paper."""
JABATAN_TERBANYAK = 6
"""Posts in the picture of posts, the largest differences: more is unreadable on paper. [jabatan]"""


def kop(bahan: Bahan, isi: Sequence[tuple[str, str]]) -> Bagian:
    """Return the head: institution, whose figures these are, and what they rest on."""
    k = bahan.cabang
    rincian = [k.judul, *([k.kata_keadaan] if k.kata_keadaan else []), k.aturan.singkatan]
    return page_head(k, "Ringkasan untuk pimpinan", rincian, isi)


def tiga_gambar(bahan: Bahan) -> Bagian:
    """Return the three pictures: units, posts, the years ahead; the EJ where these are unknown. [orang]"""
    k = bahan.cabang
    hasil = k.hasil.loc[[pos.kode for pos in _terbesar(bahan.jabatan)]]
    tahunan = lima_tahun(k)
    semua = (
        gambar.selisih_unit(k.rekap, UNIT_TERBANYAK),
        gambar.kebutuhan_dan_bezetting(hasil, k.jabatan[k.jabatan["kode_jabatan"].isin(hasil.index)]),
        gambar.lima_tahun(tahunan) if tahunan is not None else gambar.sebaran_efektivitas(k.hasil),
    )
    # the pages of the units have the tables; here there is room for two sheets
    return Bagian("gambar", JUDUL_GAMBAR, gabung(*(replace(satu, data=None).html() for satu in semua)))


def _terbesar(semua: Sequence[Pos]) -> list[Pos]:
    """The posts with the largest differences, in the order of the tree."""
    urut = sorted(semua, key=lambda pos: (-abs(pos.selisih or 0), pos.nomor))[:JABATAN_TERBANYAK]
    return sorted(urut, key=lambda pos: pos.nomor)


def putusan(bahan: Bahan) -> Bagian:
    """Return what must be decided, each with the figures that it rests on."""
    kolom = [
        Column("No.", angka=True),
        Column("Yang perlu diputuskan", nama_baris=True),
        Column("Angka yang mendasari"),
    ]
    baris = [Row([str(n), *satu]) for n, satu in enumerate(_hal(bahan), 1)]
    isi = gabung(tabel(JUDUL_PUTUSAN, kolom, [RowGroup(None, baris)]), _dasar(bahan))
    return Bagian("putusan", JUDUL_PUTUSAN, isi)


def _hal(bahan: Bahan) -> Iterator[tuple[str, str]]:
    k, j = bahan.cabang, bahan.jumlah
    butuh, jabatan = bulat(j.kebutuhan_bulat), bulat(j.jabatan)
    tahu = j.bila_diketahui(j.bezetting)
    ada = "tidak diketahui" if tahu is None else f"{bulat(tahu)} orang"
    angka = f"kebutuhan {butuh} orang, bezetting {ada}, {jabatan} jabatan"
    tetap = k.keadaan.keputusan if k.keadaan is not None else ""
    if tetap:
        yield "Tindak lanjut keputusan yang sudah ditetapkan", f"Nomor {tetap}: {angka}"
    else:
        yield "Penetapan hasil analisis beban kerja", angka
    if tahunan := jumlah_usul(usul_jabatan(k)):
        yield f"Usul kebutuhan tahun {tahunan[0].tahun}", _usul(tahunan)
    elif j.kekurangan:
        kurang = f"kekurangan {bulat(j.kekurangan)} orang"
        yield "Usul kebutuhan", f"{kurang}; data pegawai menurut usia belum ada"
    if j.kelebihan:
        yield "Penataan pegawai pada jabatan yang berlebih", _pindah(bahan)
    if j.belum_lengkap:
        belum = f"{bulat(j.belum_lengkap)} jabatan"
        yield "Menunggu atau menetapkan tanpa data yang belum lengkap", belum
    unit = {satu.kode for satu in bahan.unit}
    terbuka = [t for t in daftar_tanda(bahan.kegiatan) if t.kode_unit in unit and not t.jawaban]
    if terbuka:
        tanya = f"{bulat(len(terbuka))} pertanyaan; bukan tuduhan"
        yield "Pertanyaan kewajaran yang belum dijawab unit", tanya


def _usul(tahunan: Sequence[UsulTahun]) -> str:
    satu, semua = tahunan[0], bulat(sum(t.usul for t in tahunan))
    rinci = f"{bulat(satu.usul)} orang ({bulat(satu.usul_pns)} PNS, {bulat(satu.usul_pppk)} PPPK)"
    return f"{rinci}; {satu.tahun}–{tahunan[-1].tahun} bersama {semua} orang"


def _pindah(bahan: Bahan) -> str:
    orang = int(pindah_jabatan(bahan.cabang).pindah["orang"].sum())
    dapat = f"{bulat(orang)} di antaranya" if orang else "tidak ada yang"
    return f"kelebihan {bulat(bahan.jumlah.kelebihan)} orang; {dapat} dapat mengisi kekurangan"


def _dasar(bahan: Bahan) -> object:
    catatan = kalimat_belum_diverifikasi(bahan.cabang)
    sidik = f"Kode verifikasi data: {bahan.cabang.sidik}"
    return el("p", gabung(catatan or None, " " if catatan else None, sidik), kelas="redup")
