"""What a workbook holds beside what is read, and is said: totals that differ, columns that are not read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from abk.instrumen.asing.bentuk import BarisAsing
from abk.instrumen.asing.grid import huruf_kolom
from abk.instrumen.asing.jumlahan import catatan_jumlah
from abk.instrumen.asing.pembagi import dekat
from abk.instrumen.asing.tak_dibaca import kolom_tak_dibaca
from abk.instrumen.asing.tinjau import TinjauTugas
from abk.instrumen.galat import TemuanSel
from abk.tulisan.format import ringkas
from abk.tulisan.markup import kutip

JUMLAH_TERCETAK, TUGAS_KEMBAR = "jumlah_tercetak", "tugas_kembar"
_SEBUT = 8
_PEMBULATAN = 0.005
"""What rounding to two decimals takes from a row."""


def catatan_tabel(tinjauan: TinjauTugas, dipakai: Sequence[BarisAsing], berkas: str) -> Iterable[TemuanSel]:
    """Notes on what is read of a table, beside those of its cells."""
    yield from jumlah_tercetak(tinjauan, dipakai, berkas)
    yield from tugas_kembar(tinjauan, dipakai, berkas)
    yield from catatan_kolom(tinjauan, dipakai, berkas)
    baris = [b.baris for b in dipakai]
    yield from catatan_jumlah(tinjauan.grid, tinjauan.header, tinjauan.kolom, baris, berkas)


def tugas_kembar(tinjauan: TinjauTugas, dipakai: Sequence[BarisAsing], berkas: str) -> Iterable[TemuanSel]:
    """Tasks that stand twice in one post with the same figures: a block that was copied counts twice."""
    sudah: dict[tuple[object, ...], BarisAsing] = {}
    for b in dipakai:
        uraian = " ".join(b.teks["uraian_tugas"].casefold().split())
        isi = (uraian, b.angka["volume"], b.periode, b.angka["norma_waktu"], b.satuan)
        lain = sudah.setdefault((b.bagian, *isi), b)
        if lain is not b and uraian:
            pesan = (
                f"tugas ini sama dengan baris {lain.baris + 1}, juga volume dan normanya; dihitung dua kali"
            )
            saran = "Hapus salah satunya bila itu tugas yang sama."
            yield TemuanSel("catatan", TUGAS_KEMBAR, pesan, saran, "uraian_tugas", berkas,
                            lembar=tinjauan.tabel.lembar, sel=b.sel["uraian_tugas"])  # fmt: skip


def jumlah_tercetak(tinjauan: TinjauTugas, dipakai: Sequence[BarisAsing], berkas: str) -> Iterable[TemuanSel]:
    """Printed totals that are no sum of the printed figures of the rows above that are read."""
    grid, kolom = tinjauan.grid, tinjauan.kolom
    peran = next((p for p in ("kebutuhan", "beban") if p in kolom), "")
    cetak = {b.baris: grid.angka(b.baris, kolom[peran], ",").nilai for b in dipakai} if peran else {}
    if not cetak or None in cetak.values():
        return
    awal = tinjauan.header.akhir
    for n in tinjauan.isi.jumlah:
        tertulis = grid.angka(n, kolom[peran], ",").nilai
        semua = [v or 0 for b, v in cetak.items() if b < n]
        bagian = {b.bagian for b in dipakai if awal < b.baris < n}
        ini = [v or 0 for b, v in cetak.items() if awal < b < n]
        pos = [cetak[b.baris] or 0 for b in dipakai if b.baris < n and b.bagian in bagian]
        if tertulis is not None and semua and not any(_sama(tertulis, satu) for satu in (semua, ini, pos)):
            pesan = f"jumlah tertulis {ringkas(tertulis)}, baris yang dibaca {ringkas(sum(ini or semua))}"
            saran = "Periksa baris yang terhitung dua kali atau terlewat sebelum datanya dipakai."
            yield TemuanSel("catatan", JUMLAH_TERCETAK, pesan, saran, "uraian_tugas", berkas,
                            lembar=tinjauan.tabel.lembar, sel=grid.sel(n, kolom[peran]))  # fmt: skip
        awal = n


def _sama(tertulis: float, baris: Sequence[float]) -> bool:
    """Whether a figure is the sum of others, exactly or rounded as a whole or row by row."""
    jumlah = sum(baris)
    dibulatkan = {math.floor(jumlah), math.ceil(jumlah), sum(map(round, baris)), sum(map(math.ceil, baris))}
    return (
        dekat(tertulis, jumlah)
        or abs(tertulis - jumlah) <= _PEMBULATAN * len(baris)
        or tertulis in dibulatkan
    )


def catatan_kolom(tinjauan: TinjauTugas, baris: Sequence[BarisAsing], berkas: str) -> Iterable[TemuanSel]:
    """Note on a table whose columns are not all read."""
    grid, header = tinjauan.grid, tinjauan.header
    kolom = kolom_tak_dibaca(grid, header, tinjauan.kolom, baris, tinjauan.isi.per_periode)
    if kolom:
        sebut = [f"{huruf_kolom(k)} {kutip(header.label[k])} ({n} isian)" for k, n in kolom.items()]
        sisa = f", dan {len(sebut) - _SEBUT} lagi" if len(sebut) > _SEBUT else ""
        pesan = f"kolom {', '.join(sebut[:_SEBUT])}{sisa} tidak dibaca"
        saran = "Bila isinya ikut menentukan volume atau waktunya, nyatakan dengan kolom.volume atau di peta."
        yield TemuanSel("catatan", "kolom_tidak_dibaca", pesan, saran, "uraian_tugas", berkas,
                        lembar=grid.lembar.nama, sel=grid.sel(header.baris, next(iter(kolom))))  # fmt: skip
