"""Volumes that stand in several columns: the parts of a year, whose sum is its volume, or one column a post.

Neither is taken by itself: it is an answer to the question which column holds the volume, and it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from abk.instrumen.asing.baris import isi_tabel
from abk.instrumen.asing.bentuk import IsiTabel, Jabatan, Tanya
from abk.instrumen.asing.grid import Grid, bagian_kolom, huruf_kolom, kolom_dari
from abk.instrumen.asing.header import Header
from abk.instrumen.galat import TemuanSel
from abk.instrumen.sandbox import Tanggal
from abk.tables.angka import Desimal
from abk.tulisan.format import ringkas
from abk.tulisan.markup import kutip

TIAP_KOLOM = "jabatan tiap kolom"
"""Answer: each column of volumes is a post of its own, named by its header."""

_BULAN = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_LAIN = {
    "ags": "agu",
    "agt": "agu",
    "peb": "feb",
    "nop": "nov",
    "may": "mei",
    "aug": "agu",
    "oct": "okt",
    "dec": "des",
}
_UTUH = {
    *("januari", "februari", "pebruari", "maret", "april", "mei", "juni", "juli", "agustus", "september"),
    *("oktober", "november", "nopember", "desember"),
}
_BAGIAN = re.compile(r"(triwulan|tri wulan|trw|tw|kuartal|q|semester|smt|sem)\W*(iv|i{1,3}|[1-4])")
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NOMOR = re.compile(r"\W*\d{1,2}\W*")
_TANGGAL = re.compile(r"\d{4}-(\d{2})-01")
_VOLUME = {"volume", "jumlah", "frekuensi"}
_DUA, _BANYAK = 2, {"bulan": 12, "triwulan": 4, "semester": 2}


def _label_bawah(grid: Grid, header: Header, kolom: int) -> str:
    """Lowest label of a column of its own, numbers of columns aside."""
    for n in range(header.akhir, header.baris - 1, -1):
        teks = grid.teks(n, kolom)
        if teks and not _NOMOR.fullmatch(teks) and grid.asal(n, kolom)[1] == kolom:
            return teks
    return ""


def _bagian_tahun(grid: Grid, header: Header, kolom: int) -> tuple[str, int] | None:
    """Part of the year that a column is headed by: (``bulan``, 3)."""
    for n in range(header.akhir, header.baris - 1, -1):
        isi = grid.isi(n, kolom)
        if isinstance(isi, Tanggal) and (hari := _TANGGAL.match(isi.teks)):
            return "bulan", int(hari[1])
    kata = _label_bawah(grid, header, kolom).casefold().strip(" .:()")
    awal = re.match(r"[a-z]+", kata)
    if awal and (awal[0] in _UTUH or len(awal[0]) == len(_BULAN[0])):
        bulan = _LAIN.get(awal[0][:3], awal[0][:3])
        return ("bulan", _BULAN.index(bulan) + 1) if bulan in _BULAN else None
    if cocok := _BAGIAN.fullmatch(kata):
        jenis = "semester" if cocok[1].startswith("s") else "triwulan"
        return jenis, _ROMAWI.get(cocok[2]) or int(cocok[2])
    return None


def kolom_setahun(grid: Grid, header: Header) -> str:
    """Columns side by side that are the months, quarters or halves of a year, all of them: ``D:O``."""
    arti = {k: p for k in range(header.awal, header.ujung + 1) if (p := _bagian_tahun(grid, header, k))}
    for awal, (jenis, pertama) in arti.items():
        banyak = _BANYAK[jenis]
        if pertama == 1 and all(arti.get(awal + n) == (jenis, n + 1) for n in range(banyak)):
            return f"{huruf_kolom(awal)}:{huruf_kolom(awal + banyak - 1)}"
    return ""


def dengan_kolom_jumlah(grid: Grid, header: Header, tanya: Tanya) -> Tanya:
    """The question for the column of volumes, with the answers that take several of them."""
    pilihan = [*tanya.pilihan]
    if huruf := kolom_setahun(grid, header):
        bagian = bagian_kolom(kolom_dari(huruf))
        sembunyi = [huruf_kolom(k) for k in bagian if k + 1 in grid.lembar.kolom_tersembunyi]
        lagi = f" (tersembunyi: {', '.join(sembunyi)})" if sembunyi else ""
        bukti = f"{tanya.bukti}; {huruf} = jumlah kolom {sebutan(grid, header, kolom_dari(huruf))}{lagi}"
        lain = {kolom_dari(h) for h in pilihan if re.fullmatch(r"[A-Z]{1,3}", h)} - {*bagian}
        lain -= {k for p, semua in header.kolom.items() if p not in _VOLUME for k in semua}
        # a total that is none of theirs may be the one that counts
        usulan = "" if sembunyi or lain else huruf
        return replace(tanya, pilihan=tuple(dict.fromkeys([*pilihan, huruf])), usulan=usulan, bukti=bukti)
    if jabatan_kolom(grid, header, pilihan):
        bukti = f"{tanya.bukti}; {TIAP_KOLOM} = kepala tiap kolom itu nama jabatan"
        return replace(tanya, pilihan=(*pilihan, TIAP_KOLOM), bukti=bukti)
    return tanya


def jabatan_kolom(grid: Grid, header: Header, pilihan: Iterable[str]) -> dict[int, str]:
    """Columns to choose from, each with the label of its own that may be a post; none where one has none."""
    kolom = [kolom_dari(h) for h in pilihan if re.fullmatch(r"[A-Z]{1,3}", h)]
    label = {k: _label_bawah(grid, header, k) for k in kolom}
    bernama = all(label.values()) and len(set(label.values())) == len(kolom)
    lain = "nama_jabatan" in header.kolom or any(grid.kamus.peran(t, longgar=True) for t in label.values())
    return label if len(kolom) >= _DUA and bernama and not lain else {}


def sebutan(grid: Grid, header: Header, kolom: int) -> str:
    """Labels of a sum from the first to the last."""
    bagian = bagian_kolom(kolom)
    awal, akhir = (
        _label_bawah(grid, header, k) or _tanggal(grid, header, k) for k in (bagian[0], bagian[-1])
    )
    return f"{kutip(awal)} … {kutip(akhir)}"


def _tanggal(grid: Grid, header: Header, kolom: int) -> str:
    """Date that heads a column, as the spreadsheet keeps it; or empty."""
    isi = (grid.isi(n, kolom) for n in range(header.akhir, header.baris - 1, -1))
    return next((v.teks for v in isi if isinstance(v, Tanggal)), "")


def dengan_label_jumlah(grid: Grid, header: Header, kolom: Mapping[str, int]) -> Header:
    """The header with a label for a sum; that of a whole year says so."""
    volume = kolom.get("volume", 0)
    if len(bagian_kolom(volume)) < _DUA:
        return header
    setahun = " (per tahun)" if huruf_kolom(volume) == kolom_setahun(grid, header) else ""
    return replace(header, label={**header.label, volume: f"{sebutan(grid, header, volume)}{setahun}"})


def isi_matriks(
    grid: Grid, header: Header, akhir: int, kolom: Mapping[str, int], jabatan: Mapping[int, str],
    unit: str, berkas: str, desimal: Desimal,
) -> IsiTabel:  # fmt: skip
    """Rows of a table with a column of volumes for each post: a task of each post that has a volume of it."""
    letak = {
        k: next(n for n in range(header.akhir, -1, -1) if grid.teks(n, k) == t) for k, t in jabatan.items()
    }
    hasil = IsiTabel([Jabatan(t, grid.sel(letak[k], k), unit=unit) for k, t in jabatan.items()])
    for n, k in enumerate(jabatan):
        satu = isi_tabel(grid, header, akhir, {**kolom, "volume": k}, hasil.jabatan[n], berkas, desimal)
        # An empty cell, or a nought, says that the task is none of this post.
        hasil.baris += [replace(b, bagian=n) for b in satu.baris if not _bukan_miliknya(grid, b.baris, k)]
        hasil.ditolak += [t for t in satu.ditolak if t not in hasil.ditolak]
        if not n:
            hasil.dilewati, hasil.jumlah, hasil.judul = satu.dilewati, satu.jumlah, satu.judul
            semua = {b.baris for b in satu.baris}
    tanpa = semua - {b.baris for b in hasil.baris}
    hasil.dilewati += [(n, "tanpa volume di semua kolom jabatan") for n in sorted(tanpa)]
    return hasil


def _bukan_miliknya(grid: Grid, baris: int, kolom: int) -> bool:
    satu = grid.angka(baris, kolom, ",")
    return not (satu.nilai or satu.masalah or satu.ragu)


def catatan_jumlah(
    grid: Grid, header: Header, kolom: Mapping[str, int], baris: Sequence[int], berkas: str
) -> Iterable[TemuanSel]:
    """Note on a table whose volume is a sum of columns, with its first row."""
    volume = kolom["volume"]
    if len(bagian_kolom(volume)) < _DUA or not baris:
        return
    n = baris[0]
    jumlah = grid.angka(n, volume, ",").nilai
    pesan = (
        f"volume dibaca dari jumlah kolom {huruf_kolom(volume)} ({sebutan(grid, header, volume)}) "
        f"di tiap baris, misalnya {ringkas(jumlah) if jumlah is not None else 'kosong'}"
    )
    yield TemuanSel("catatan", "dibaca_sebagai", pesan, "Periksa satu baris dengan jumlahnya di berkas.",
                    "uraian_tugas", berkas, lembar=grid.lembar.nama, sel=grid.sel(n, volume))  # fmt: skip
