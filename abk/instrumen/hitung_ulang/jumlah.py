"""Audit of totals: ranges that miss or double a row, totals that are no sum, rows that are totals."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from abk.instrumen.asing.grid import huruf_kolom
from abk.instrumen.asing.label import baku
from abk.instrumen.asing.tanya import baris_berjumlah
from abk.instrumen.buku.tata_letak import alamat
from abk.instrumen.galat import TemuanSel
from abk.instrumen.hitung_ulang.tabel import Pencatat, Penjumlahan, penjumlahan
from abk.tulisan.format import ringkas
from abk.tulisan.markup import kutip

_SEBAGIAN = ("SUB", "PINDAHAN", "DIPINDAHKAN")
_TOLERANSI = 0.005
_TOLERANSI_RELATIF = 0.001


def tanpa_jumlah(catat: Pencatat) -> tuple[Pencatat, list[TemuanSel]]:
    """The table with rows that add up others as totals, and what is to be said of them."""
    t = catat.tinjauan
    jumlah = baris_berjumlah(catat.grid, t.kolom, t.isi.baris, t.pembagi)
    if not jumlah:
        return catat, []
    temuan = [
        catat.temuan(
            "ragu",
            "bukan_baris_jumlah",
            b.sel["kebutuhan"],
            f"baris {kutip(b.teks.get('uraian_tugas', '')[:60])} menjumlahkan baris di atasnya, bukan tugas",
            "Beri label JUMLAH, atau tuliskan tugasnya dengan lengkap.",
        )
        for b in jumlah
    ]
    baris = {b.baris for b in jumlah}
    isi = replace(
        t.isi, baris=[b for b in t.isi.baris if b.baris not in baris], jumlah=[*t.isi.jumlah, *baris]
    )
    return replace(catat, tinjauan=replace(t, isi=isi)), temuan


def temuan_jumlah(catat: Pencatat) -> Iterable[TemuanSel]:
    """Findings in the totals of a table, column by column."""
    kolom = catat.tinjauan.kolom
    for peran in ("kebutuhan", "beban"):
        if peran in kolom and kolom[peran] not in {kolom.get("volume"), kolom.get("norma_waktu")}:
            yield from _kolom(catat, kolom[peran])


def _kolom(catat: Pencatat, kolom: int) -> Iterable[TemuanSel]:
    tugas = [b.baris for b in catat.tinjauan.isi.baris if catat.angka(b.baris, kolom) is not None]
    sebelum: list[int] = []
    awal = catat.tinjauan.header.akhir + 1
    total = [*catat.tinjauan.isi.jumlah, *_tanpa_label(catat, kolom)]
    for baris in sorted(total):
        sejak = _sejak_judul(catat, kolom, baris, [n for n in tugas if awal <= n < baris])
        sebagian = _sebagian(catat, baris) or sejak > awal
        mulai = max([awal, sejak, *(n + 1 for n in sebelum)]) if sebagian else awal
        milik = [n for n in tugas if mulai <= n < baris]
        if milik:
            yield from _satu(catat, kolom, baris, milik, [n for n in sebelum if mulai <= n])
        sebelum.append(baris)
        if not sebagian:
            awal, sebelum = baris + 1, []


def _sejak_judul(catat: Pencatat, kolom: int, baris: int, tugas: list[int]) -> int:
    """First row of the part, begun by a heading or a post, that this total alone adds up; 0 without one."""
    isi = catat.tinjauan.isi
    pos = [b.baris - 1 for a, b in itertools.pairwise(isi.baris) if a.bagian != b.bagian]
    judul = [n for n, _ in isi.judul] + pos
    awal = max((n + 1 for n in judul if any(n < t < baris for t in tugas)), default=0)
    milik = [n for n in tugas if n >= awal]
    rumus, cetak = penjumlahan(catat.rumus(baris, kolom)), catat.angka(baris, kolom)
    if rumus is not None:
        return awal if rumus.baris(kolom) & set(tugas) == set(milik) else 0
    return awal if cetak is not None and abs(cetak - _total(catat, kolom, milik)) <= _TOLERANSI else 0


def _total(catat: Pencatat, kolom: int, baris: list[int]) -> float:
    return sum(v for n in baris if (v := catat.angka(n, kolom)) is not None)


def _tanpa_label(catat: Pencatat, kolom: int) -> list[int]:
    """Rows that hold a sum but no word."""
    tugas = {b.baris for b in catat.tinjauan.isi.baris}
    return [
        n
        for n, sebab in catat.tinjauan.isi.dilewati
        if n not in tugas and sebab.startswith("tanpa uraian") and penjumlahan(catat.rumus(n, kolom))
    ]


def _sebagian(catat: Pencatat, baris: int) -> bool:
    header = catat.tinjauan.header
    teks = " ".join(baku(catat.grid.teks(baris, k)) for k in range(header.awal, header.ujung + 1))
    return any(kata in teks.split() or teks.startswith(kata) for kata in _SEBAGIAN)


def _satu(
    catat: Pencatat, kolom: int, baris: int, milik: list[int], bagian: list[int]
) -> Iterable[TemuanSel]:
    sel = catat.grid.sel(baris, kolom)
    tercetak = catat.angka(baris, kolom)
    jumlah = penjumlahan(catat.rumus(baris, kolom))
    if jumlah is not None:
        yield from _rumus(catat, kolom, baris, milik, bagian, jumlah)
    benar = _total(catat, kolom, milik)
    if tercetak is not None and abs(tercetak - benar) > max(_TOLERANSI, abs(benar) * _TOLERANSI_RELATIF):
        baris_pertama, baris_akhir = milik[0] + 1, milik[-1] + 1
        pesan = (
            f"jumlah tertulis {ringkas(tercetak)}, sedangkan baris tugas {baris_pertama}–{baris_akhir} "
            f"di kolom {huruf_kolom(kolom)} berjumlah {ringkas(benar)}"
        )
        yield catat.temuan(
            "cacat", "jumlah_salah", sel, pesan, "Perbaiki rentang rumus jumlahnya.", ringkas(tercetak)
        )


def _rumus(
    catat: Pencatat, kolom: int, baris: int, milik: list[int], bagian: list[int], jumlah: Penjumlahan
) -> Iterable[TemuanSel]:
    sel = catat.grid.sel(baris, kolom)
    masuk = jumlah.baris(kolom)
    # A grand total may add up the sub-totals instead of the rows.
    tertutup = {n for b in bagian if b in masuk for n in _isi_bagian(catat, kolom, b)}
    lompat = [n for n in milik if n not in masuk and n not in tertutup]
    if lompat and len(lompat) < len(milik):
        letak = ", ".join(alamat(n, kolom) for n in lompat)
        pesan = f"rumus jumlah ={catat.rumus(baris, kolom)} tidak mengikutkan {letak}"
        yield catat.temuan(
            "cacat", "jumlah_lompat", sel, pesan, "Perluas rentangnya sampai semua baris tugas."
        )
    ganda = [b for b in bagian if b in masuk and set(_isi_bagian(catat, kolom, b)) & masuk]
    if ganda:
        letak = ", ".join(alamat(b, kolom) for b in ganda)
        rumus = catat.rumus(baris, kolom)
        pesan = f"rumus jumlah ={rumus} menghitung sub-jumlah {letak} bersama baris di atasnya"
        saran = "Jumlahkan baris tugasnya saja, atau sub-jumlahnya saja."
        yield catat.temuan("cacat", "jumlah_ganda", sel, pesan, saran)


def _isi_bagian(catat: Pencatat, kolom: int, baris: int) -> set[int]:
    """Rows that a sub-total stands for."""
    jumlah = penjumlahan(catat.rumus(baris, kolom))
    return jumlah.baris(kolom) if jumlah is not None else set()
