"""Where the tables of a sheet begin, and what their columns mean."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from abk.instrumen.asing.grid import Grid
from abk.instrumen.asing.label import kata_tunggal, setahun
from abk.instrumen.asing.tingkat import (
    HITUNGAN,
    NOMOR_KOLOM,
    NORMA,
    POKOK,
    TINGKAT_MAKS,
    akhir_header,
    teks_kepala,
)

JenisTabel = Literal["tugas", "pemangku", "rekap", "abk_kes"]
"""``tugas``: task rows. ``pemangku``: people a post. ``rekap``: results only, nothing to import.
``abk_kes``: a form of the health ministry's method, not supported."""

_SEDIKITNYA = 3


@dataclass(frozen=True)
class Header:
    """Header of one table, from its first row to its last, column numbers included; all counted from 0.

    kolom : candidate columns of each meaning, best first
    """

    baris: int
    akhir: int
    kolom: dict[str, tuple[int, ...]]
    label: dict[int, str]
    awal: int
    ujung: int

    @property
    def jenis(self) -> JenisTabel:
        """What kind of table it is; arithmetic makes one of tasks also where their column has no name."""
        ada = set(self.kolom)
        if ada & {"uraian_tugas"} and ada & {*HITUNGAN, *NORMA}:
            return "tugas"
        if ada & {"volume", "frekuensi", "beban"} and ada & NORMA:
            return "tugas"
        if ada & {"volume", "frekuensi"} and ("hasil_kerja" in ada or not ada & {"nama_jabatan", "unit"}):
            return "tugas"
        return "pemangku" if "nama_jabatan" in ada and ada & {"ada", "jumlah"} else "rekap"


def cari_header(grid: Grid) -> list[Header]:
    """Headers of all tables in a sheet, top to bottom, left to right.

    Where no row has known labels enough, one that stands over numbers is taken; its columns are asked about.
    """
    return _cari(grid, longgar=False) or _cari(grid, longgar=True)


def _cari(grid: Grid, *, longgar: bool) -> list[Header]:
    hasil: list[Header] = []
    baris = 0
    while baris < grid.tinggi:
        kelompok = _header_di(grid, baris, longgar=longgar)
        hasil += kelompok
        baris = max((k.akhir for k in kelompok), default=baris) + 1
    return hasil


def _header_di(grid: Grid, baris: int, *, longgar: bool) -> list[Header]:
    if grid.berangka(baris) > 1:
        return []
    peran = _peran_baris(grid, baris)
    ada = {p for p, _ in peran.values()}
    if longgar:
        return _header_longgar(grid, baris, peran)
    if len(ada) < (2 if ada & {"uraian_tugas", *HITUNGAN} else _SEDIKITNYA):
        return []
    akhir = akhir_header(grid, baris, peran)
    return [
        replace(k, akhir=_lewati_nomor(grid, k))
        for k in _kelompok(grid, baris, akhir)
        if _layak(set(k.kolom))
    ]


def _header_longgar(grid: Grid, baris: int, peran: dict[int, tuple[str, float]]) -> list[Header]:
    """A row of labels over rows of numbers, one of them known to be of the arithmetic."""
    berlabel = [k for k in range(grid.lebar) if grid.teks(baris, k)]
    if len(berlabel) <= _SEDIKITNYA or not {p for p, _ in peran.values()} & HITUNGAN:
        return []
    akhir = akhir_header(grid, baris, peran)
    kepala = [replace(k, akhir=_lewati_nomor(grid, k)) for k in _kelompok(grid, baris, akhir)]
    return [k for k in kepala if k.akhir + 1 < grid.tinggi and _berisi_angka(grid, k) and k.jenis == "tugas"]


def _berisi_angka(grid: Grid, header: Header) -> bool:
    """Whether the first rows under a header hold two numbers each, texts like ``12`` included."""
    baris = range(header.akhir + 1, min(grid.tinggi, header.akhir + 1 + _SEDIKITNYA))
    kolom = range(header.awal, header.ujung + 1)
    return any(sum(grid.angka(n, k, ",").nilai is not None for k in kolom) > 1 for n in baris)


def _layak(peran: set[str]) -> bool:
    """Whether these meanings make a header."""
    return len(peran) >= _SEDIKITNYA and bool(peran & POKOK or len(peran & HITUNGAN) >= _SEDIKITNYA)


def header_tunjuk(grid: Grid, awal: int, akhir: int, kolom: Mapping[str, int]) -> Header | None:
    """Header in the rows and with the columns that a user points at; the others by their labels."""
    if not 0 <= awal <= akhir < grid.tinggi or any(not 0 <= k < grid.lebar for k in kolom.values()):
        return None
    label = {k: t for k in range(grid.lebar) if (t := _label_kolom(grid, awal, akhir, k))}
    label |= {k: label.get(k, "") for k in kolom.values()}
    peran: dict[str, list[tuple[float, int]]] = {p: [(-101.0, k)] for p, k in kolom.items()}
    for k in sorted(set(label) - set(kolom.values())):
        satu = _peran_kolom(grid, awal, akhir, k)
        if satu is not None and satu[0] not in kolom:
            peran.setdefault(satu[0], []).append((-satu[1], k))
    header = _jadi(awal, akhir, peran, label) if label else None
    return header and replace(header, akhir=_lewati_nomor(grid, header))


def volume_periode(grid: Grid, header: Header, akhir: int) -> dict[int, str]:
    """Columns that hold the volume of one period each (*Harian, Mingguan, Bulanan*), a row in one of them."""
    lain = {k for p, semua in header.kolom.items() if p not in {"volume", "periode"} for k in semua}
    kata: dict[int, str] = {}
    for k in set(header.label) - lain:
        teks = [grid.teks(n, k) for n in range(header.akhir, header.baris - 1, -1)]
        if satu := next((p for t in teks if t and (p := kata_tunggal(t, "periode"))), None):
            kata[k] = satu
    urut = sorted(kata)
    if len(urut) < 2 or len(set(kata.values())) < len(urut) or urut[-1] - urut[0] >= len(urut):  # noqa: PLR2004 - two
        return {}
    isi = [sum(grid.angka(n, k, ",").nilai is not None for k in urut) for n in range(header.akhir + 1, akhir)]
    return kata if max(isi, default=0) == 1 else {}


def _peran_baris(grid: Grid, baris: int) -> dict[int, tuple[str, float]]:
    hasil: dict[int, tuple[str, float]] = {}
    for kolom in range(grid.lebar):
        teks = grid.teks(baris, kolom)
        awal = teks and grid.asal(baris, kolom)[1] == kolom
        satu = grid.kamus.peran(teks, longgar=True) if awal else None
        if satu is not None:
            hasil[kolom] = satu
    return hasil


def _kelompok(grid: Grid, baris: int, akhir: int) -> list[Header]:
    """Tables that stand side by side share their header rows."""
    hasil: list[Header] = []
    kini: dict[str, list[tuple[float, int]]] = {}
    label: dict[int, str] = {}
    for kolom in range(grid.lebar):
        teks = _label_kolom(grid, baris, akhir, kolom)
        satu = _peran_kolom(grid, baris, akhir, kolom)
        pembuka = satu is not None and satu[0] in {"nomor", "uraian_tugas"}
        if pembuka and "uraian_tugas" in kini and len(kini) >= _SEDIKITNYA:
            hasil.append(_jadi(baris, akhir, kini, label))
            kini, label = {}, {}
        if teks:
            label[kolom] = teks
        if satu is not None:
            kini.setdefault(satu[0], []).append((-satu[1], kolom))
    if kini:
        hasil.append(_jadi(baris, akhir, kini, label))
    return hasil


def _jadi(baris: int, akhir: int, peran: dict[str, list[tuple[float, int]]], label: dict[int, str]) -> Header:
    kolom = {p: tuple(k for _, k in sorted(calon)) for p, calon in peran.items()}
    return Header(baris, akhir, kolom, label, min(label), max(label))


def _label_kolom(grid: Grid, baris: int, akhir: int, kolom: int) -> str:
    """Texts above a column, outermost first, each once."""
    return " ".join(teks_kepala(grid, baris, akhir, kolom))


def _peran_kolom(grid: Grid, baris: int, akhir: int, kolom: int) -> tuple[str, float] | None:
    """Meaning of a column: of its own label, of the label with those above, of those above.

    Where the label above tells of numbers, its part does not tell of tasks: VOLUME over *Kegiatan 1 tahun*.
    The time of a whole year is no norma.
    """
    teks = [t for t in teks_kepala(grid, baris, akhir, kolom) if not t.isdecimal()]
    calon = [teks[-1], " ".join(teks), *reversed(teks[:-1])] if teks else []
    arti = [p for satu in calon if (p := grid.kamus.peran(satu, longgar=True)) is not None]
    if arti and arti[0][0] in POKOK:
        arti = [p for p in arti if p[0] in HITUNGAN] or arti
    if arti and arti[0][0] == "norma_waktu" and setahun(" ".join(teks)):
        return "beban", arti[0][1]
    return arti[0] if arti else None


def _lewati_nomor(grid: Grid, header: Header) -> int:
    """Last row of the header, the row that numbers the columns included."""
    n = header.akhir + 1
    while n < min(grid.tinggi, header.akhir + TINGKAT_MAKS) and not any(
        grid.isi(n, k) is not None for k in range(grid.lebar)
    ):
        n += 1
    isi = [grid.isi(n, k) for k in range(header.awal, header.ujung + 1)]
    ada = [v for v in isi if v is not None]
    bernomor = [v for v in ada if _nomor_kolom(v)]
    if len(ada) >= _SEDIKITNYA and len(bernomor) == len(ada) and _menaik(bernomor):
        return n
    return header.akhir


def _nomor_kolom(nilai: object) -> bool:
    if isinstance(nilai, bool):
        return False
    if isinstance(nilai, (int, float)):
        return float(nilai).is_integer() and 0 < nilai < 40  # noqa: PLR2004 - no form has more columns
    return isinstance(nilai, str) and bool(NOMOR_KOLOM.fullmatch(nilai.strip()))


def _menaik(nilai: Sequence[object]) -> bool:
    angka = [
        int(float(str(v).strip("() ").split("=")[0]))
        for v in nilai
        if re.fullmatch(r"[\d.() ]+(=.*)?", str(v))
    ]
    return all(a < b for a, b in itertools.pairwise(angka))
