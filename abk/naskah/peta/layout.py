"""Where every box of a chart stands. Own code: no library among the locked ones lays out trees with columns.

A unit is its box over a bus; from the bus hang columns of its other posts, and the units below it side by
side, or from some depth on as outlines in the columns too. Sizes are fixed, so that text never shrinks;
what does not fit on a sheet is for :mod:`abk.naskah.peta.sheets`. [pt]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abk.naskah.peta.pieces import Butir, Cabang, Kotak, garis_besar, rumpun
from abk.tulisan.lebar import bungkus, lebar

if TYPE_CHECKING:
    from abk.naskah.drawing import Titik

HURUF = 7.0
HURUF_ANGKA = 6.5
SPASI = 1.16
LEBAR = 98.0
"""Width of a box; wider where its figures need it."""
TEPI = 3.0
TINGGI_ANGKA = 10.5
ANTARA = 7.0
"""Between two boxes in a column, and between two columns."""
TURUN = 14.0
"""Between a box and what is below it; the bus runs halfway."""
LEKUK = 9.0
"""How far a box in a column stands right of the line that it hangs on."""
TERENDAH = 2 * TEPI + HURUF * SPASI
"""Height of the smallest box."""
_GARIS = 3.0


@dataclass(frozen=True)
class Letak:
    """A box at its place (upper left corner), with its lines as they are broken, widths of its figures."""

    kotak: Kotak
    x: float
    y: float
    lebar: float
    tinggi: float
    baris: tuple[str, ...]
    kolom: tuple[float, ...]

    def geser(self, x: float, y: float) -> Letak:
        """The same box elsewhere."""
        return replace(self, x=self.x + x, y=self.y + y)


@dataclass
class Susunan:
    """Boxes and lines on a ground of its own; ``jangkar``: where a line from above reaches it."""

    lebar: float
    tinggi: float
    jangkar: float
    kotak: list[Letak] = field(default_factory=list)
    garis: list[tuple[Titik, Titik]] = field(default_factory=list)

    def tempel(self, lain: Susunan, x: float, y: float) -> None:
        """Add what stands on another ground, moved."""
        self.kotak += [satu.geser(x, y) for satu in lain.kotak]
        self.garis += [((a + x, b + y), (c + x, d + y)) for (a, b), (c, d) in lain.garis]


class TidakMuatError(Exception):
    """A box, or an outline that must stay together, is taller than the room for it."""


def lebar_angka(angka: Sequence[str]) -> tuple[float, ...]:
    """Room that each figure needs. The minus is as wide as the plus, which the widths know."""
    return tuple(lebar(satu.replace("−", "+"), HURUF_ANGKA) + 2 * TEPI for satu in angka)


def lebar_kotak(kotak: Sequence[Kotak]) -> float:
    """Width of the boxes of a sheet."""
    return max([LEBAR, *(sum(lebar_angka(satu.angka)) for satu in kotak)])


@dataclass(frozen=True)
class Penata:
    """Lays out a unit.

    lebar : of every box
    gantung : depth from which units hang in the columns of the one above
    """

    lebar: float
    gantung: int

    def letak(self, kotak: Kotak) -> Letak:
        """A box at the origin."""
        ruang = self.lebar - 2 * TEPI
        teks = (kotak.nama, *kotak.catatan, *(["lihat lembar 999"] if kotak.rujuk else []))
        baris = tuple(garis for satu in teks for garis in bungkus(satu, ruang, HURUF))
        tinggi = 2 * TEPI + len(baris) * HURUF * SPASI + (TINGGI_ANGKA if kotak.angka else 0)
        perlu = lebar_angka(kotak.angka)
        sisa = (self.lebar - sum(perlu)) / max(len(perlu), 1)
        return Letak(kotak, 0, 0, self.lebar, tinggi, baris, tuple(satu + sisa for satu in perlu))

    def susun(self, cabang: Cabang, sisa: float, dalam: int = 0) -> Susunan:
        """A unit with all below it, in a height; TidakMuatError where a column cannot be broken to fit."""
        kepala = self.letak(cabang.kepala)
        bawah = sisa - kepala.tinggi - TURUN
        gantung = dalam + 1 >= self.gantung
        butir = [*cabang.butir]
        if gantung:
            butir += [satu for anak in cabang.anak for satu in garis_besar(anak)]
        isi = self._kolom(butir, bawah)
        if not gantung:
            isi += [self.susun(anak, bawah, dalam + 1) for anak in cabang.anak]
        return _gabung(kepala, isi)

    def _kolom(self, butir: Sequence[Butir], sisa: float) -> list[Susunan]:
        """Columns of boxes, as few as the height allows, then as even as can be."""
        if not butir:
            return []
        kelompok = [[self.letak(b.kotak) for b in satu] for satu in rumpun(butir)]
        tingkat = [[b.tingkat for b in satu] for satu in rumpun(butir)]
        tinggi = [sum(b.tinggi + ANTARA for b in satu) - ANTARA for satu in kelompok]
        if max(tinggi) > sisa:
            raise TidakMuatError
        banyak = len(_bagi(tinggi, sisa))
        batas = max(*tinggi, sum(tinggi) / banyak)
        while len(_bagi(tinggi, batas)) > banyak:
            batas += ANTARA
        return [
            self._satu_kolom(
                [letak for n in bagian for letak in kelompok[n]], [t for n in bagian for t in tingkat[n]]
            )
            for bagian in _bagi(tinggi, min(batas, sisa))
        ]

    def _satu_kolom(self, isi: Sequence[Letak], tingkat: Sequence[int]) -> Susunan:
        hasil = Susunan(LEKUK * (1 + max(tingkat)) + self.lebar, 0, _GARIS)
        y, akhir = 0.0, dict[int, float]()
        mulai = {0: 0.0}
        for letak, t in zip(isi, tingkat, strict=True):
            x = LEKUK * (t + 1)
            tengah = y + letak.tinggi / 2
            garis = x - LEKUK + _GARIS
            hasil.garis.append(((garis, akhir.get(t, mulai[t])), (garis, tengah)))
            hasil.garis.append(((garis, tengah), (x, tengah)))
            hasil.kotak.append(letak.geser(x, y))
            akhir = {n: v for n, v in akhir.items() if n < t} | {t: tengah}
            mulai[t + 1] = y + letak.tinggi
            y += letak.tinggi + ANTARA
        hasil.tinggi = y - ANTARA
        return hasil


def _bagi(tinggi: Sequence[float], batas: float) -> list[list[int]]:
    """Places of groups by column, each column filled up to a height."""
    hasil: list[list[int]] = []
    y = batas
    for n, satu in enumerate(tinggi):
        if y + ANTARA + satu > batas:
            hasil.append([])
            y = -ANTARA
        hasil[-1].append(n)
        y += ANTARA + satu
    return hasil


def _gabung(kepala: Letak, isi: Sequence[Susunan]) -> Susunan:
    """The box at the top over what hangs from it."""
    if not isi:
        return Susunan(kepala.lebar, kepala.tinggi, kepala.lebar / 2, [kepala])
    letak_x = [0.0]
    for satu in isi:
        letak_x.append(letak_x[-1] + satu.lebar + ANTARA)
    jangkar = [x + satu.jangkar for x, satu in zip(letak_x, isi, strict=False)]
    lebar_semua = max(letak_x[-1] - ANTARA, kepala.lebar)
    tengah = (jangkar[0] + jangkar[-1]) / 2
    x = min(max(tengah - kepala.lebar / 2, 0), lebar_semua - kepala.lebar)
    tengah = x + kepala.lebar / 2
    bus, atas = kepala.tinggi + TURUN / 2, kepala.tinggi + TURUN
    hasil = Susunan(lebar_semua, atas + max(satu.tinggi for satu in isi), tengah, [kepala.geser(x, 0)])
    kiri, kanan = min(tengah, *jangkar), max(tengah, *jangkar)
    if kiri < kanan:
        hasil.garis += [((tengah, kepala.tinggi), (tengah, bus)), ((kiri, bus), (kanan, bus))]
        hasil.garis += [((a, bus), (a, atas)) for a in jangkar]
    else:
        hasil.garis.append(((tengah, kepala.tinggi), (tengah, atas)))
    for letak, satu in zip(letak_x, isi, strict=False):
        hasil.tempel(satu, letak, atas)
    return hasil
