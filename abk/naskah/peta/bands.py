"""Boxes of a chart in places side by side and bands below each other, with the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from abk.naskah.peta.pieces import Butir, Cabang, Kotak, garis_besar, rumpun


@dataclass(frozen=True)
class Taruh:
    """A box in its place and band, and how many steps in."""

    kotak: Kotak
    petak: int
    lapis: int
    tingkat: int = 0


@dataclass(frozen=True)
class Garis:
    """A line along the edge of columns (upright) or rows (level), from one edge across it to another.

    Edges are named ``(place, step)``: the edge left of a step, or with −1 the middle of the boxes.
    """

    tegak: bool
    di: tuple[int, int]
    dari: tuple[int, int]
    sampai: tuple[int, int]


@dataclass
class Boxes:
    """Boxes and lines before they are columns and rows."""

    petak: int = 0
    kotak: list[Taruh] = field(default_factory=list)
    garis: list[Garis] = field(default_factory=list)
    jangkar: tuple[int, int] = (0, -1)

    def tempel(self, lain: Boxes) -> None:
        """Add another one on the right."""
        n = self.petak
        self.kotak += [Taruh(s.kotak, s.petak + n, s.lapis, s.tingkat) for s in lain.kotak]
        for g in lain.garis:
            if g.tegak:
                self.garis.append(Garis(True, (g.di[0] + n, g.di[1]), g.dari, g.sampai))
            else:
                ujung = ((x + n, langkah) for x, langkah in (g.dari, g.sampai))
                self.garis.append(Garis(False, g.di, *ujung))
        self.petak += lain.petak


def susun(cabang: Cabang, sisa: int, gantung: int, dalam: int = 0) -> Boxes | None:
    """A unit with all below it in some bands; None where an outline that must stay together has more.

    gantung : depth from which units hang in the columns of the one above
    """
    bergantung = dalam + 1 >= gantung
    butir = [*cabang.butir]
    if bergantung:
        butir += [satu for anak in cabang.anak for satu in garis_besar(anak)]
    isi = _deret(butir, sisa - 1)
    if not bergantung:
        isi += [susun(anak, sisa - 1, gantung, dalam + 1) for anak in cabang.anak]
    hasil = Boxes()
    jangkar = []
    for satu in isi:
        if satu is None:
            return None
        jangkar.append((satu.jangkar[0] + hasil.petak, satu.jangkar[1]))
        hasil.tempel(_turun(satu))
    hasil.petak = max(hasil.petak, 1)
    tempat = (hasil.petak - 1) // 2
    hasil.kotak.insert(0, Taruh(cabang.kepala, tempat, 0))
    hasil.jangkar = (tempat, -1)
    if jangkar:
        _bus(hasil, jangkar)
    return hasil


def _turun(kisi: Boxes) -> Boxes:
    """The same a band lower."""
    kotak = [Taruh(s.kotak, s.petak, s.lapis + 1, s.tingkat) for s in kisi.kotak]
    garis = [
        Garis(g.tegak, g.di, (g.dari[0] + 1, g.dari[1]), (g.sampai[0] + 1, g.sampai[1]))
        if g.tegak
        else Garis(g.tegak, (g.di[0] + 1, g.di[1]), g.dari, g.sampai)
        for g in kisi.garis
    ]
    return Boxes(kisi.petak, kotak, garis, kisi.jangkar)


def _bus(kisi: Boxes, jangkar: Sequence[tuple[int, int]]) -> None:
    """Lines from the box at the top down to what is below it; rows are named ``(band, row)``."""
    kisi.garis.append(Garis(True, kisi.jangkar, (1, 0), (1, 1)))
    kisi.garis += [Garis(True, satu, (1, 1), (1, 2)) for satu in jangkar]
    # the middle of a box lies right of all steps of its place
    ujung = sorted({kisi.jangkar, *jangkar}, key=lambda s: (s[0], s[1] < 0, s[1]))
    if len(ujung) > 1:
        kisi.garis.append(Garis(False, (1, 1), ujung[0], ujung[-1]))


def _deret(butir: Sequence[Butir], sisa: int) -> list[Boxes | None]:
    """Outlines in as few places as the bands allow."""
    deret: list[list[Butir]] = []
    for satu in rumpun(butir):
        if len(satu) > sisa:
            return [None]
        if not deret or len(deret[-1]) + len(satu) > sisa:
            deret.append([])
        deret[-1] += satu
    return [_satu_deret(satu) for satu in deret]


def _satu_deret(isi: Sequence[Butir]) -> Boxes:
    """Boxes below each other in one place, each on the line of those of its rank."""
    hasil = Boxes(1, [Taruh(satu.kotak, 0, n, satu.tingkat) for n, satu in enumerate(isi)], [], (0, 0))
    akhir: dict[int, tuple[int, int]] = {0: (0, 2)}
    for n, satu in enumerate(isi):
        t = satu.tingkat
        hasil.garis.append(Garis(True, (0, t), akhir.get(t, (n, 0)), (n, 3)))
        hasil.garis.append(Garis(False, (n, 3), (0, t), (0, t + 1)))
        akhir = {m: v for m, v in akhir.items() if m < t} | {t: (n, 3)}
    return hasil
