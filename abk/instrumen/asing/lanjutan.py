"""Tasks whose text is broken over several rows, as people do in narrow columns: put together again."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from abk.instrumen.asing.bentuk import BarisAsing, IsiTabel
from abk.instrumen.asing.grid import Grid
from abk.instrumen.asing.header import Header

_BUTIR = re.compile(r"[a-z]{1,4}[.)]")
DI_ATAS = "lanjutan uraian tugas di atasnya"
DI_BAWAH = "awal uraian tugas di bawahnya"


def sambung_uraian(
    grid: Grid, header: Header, kolom: Mapping[str, int], uraian: Collection[int], isi: IsiTabel
) -> None:
    """Join the lines of a task in `isi`.

    A row of nothing but words that begin small goes on where a task ends, or a row of numbers so begun goes
    on where a numbered line without numbers ends. What begins with a capital may be a heading: it stays one.

    uraian : columns under the header of the task
    """
    judul = dict(isi.judul)
    baris = {b.baris: n for n, b in enumerate(isi.baris)}
    lanjut = [n for n in sorted(judul) if _lanjut(judul[n]) and _hanya_kata(grid, header, n, uraian)]
    sebab: dict[int, str] = {}
    for n in lanjut:
        induk = next((b for b in range(n - 1, header.akhir, -1) if b not in sebab), -1)
        if induk in baris:
            isi.baris[baris[induk]] = _dengan(isi.baris[baris[induk]], akhir=judul[n])
            sebab[n] = DI_ATAS
    for n, teks in judul.items():
        di_bawah = isi.baris[baris[n + 1]] if n + 1 in baris and n not in sebab else None
        nomor = grid.tulisan(n, kolom["nomor"]).strip(" .,)(") if "nomor" in kolom else ""
        if nomor and di_bawah and not di_bawah.nomor and _lanjut(di_bawah.teks["uraian_tugas"]):
            isi.baris[baris[n + 1]] = replace(_dengan(di_bawah, awal=teks), nomor=nomor)
            sebab[n] = DI_BAWAH
    isi.judul = [(n, t) for n, t in isi.judul if n not in sebab]
    isi.dilewati = [(n, sebab.get(n, s)) for n, s in isi.dilewati]


def _lanjut(teks: str) -> bool:
    """Whether words begin small, and count nothing: ``a. mengolah data`` is a part, no rest of a line."""
    return teks[:1].islower() and not _BUTIR.match(teks)


def _dengan(baris: BarisAsing, *, awal: str = "", akhir: str = "") -> BarisAsing:
    uraian = " ".join(t for t in (awal, baris.teks["uraian_tugas"], akhir) if t)
    return replace(baris, teks={**baris.teks, "uraian_tugas": uraian})


def _hanya_kata(grid: Grid, header: Header, baris: int, uraian: Collection[int]) -> bool:
    """Whether a row holds nothing beside the words of a task."""
    return all(grid.kosong(baris, k) for k in range(header.awal, header.ujung + 1) if k not in uraian)
