"""What stands on a chart: a box for each post, the boxes of a unit, and who is above whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from abk.hasil import BELUM_LENGKAP, Pos, UnitHasil, daftar_unit
from abk.kegiatan import Kegiatan
from abk.tulisan.format import bertanda, bulat, hampa
from abk.tulisan.markup import polos

Jenis = Literal["pimpinan", "jabatan", "unit"]


@dataclass(frozen=True)
class Kotak:
    """A box: of the head of a unit, of another post, or of a unit without a head (no figures then).

    angka : kelas, B, K, +/−, as they are written
    catatan : what a reader must know of it, a line each
    rujuk : code of a unit that is drawn on a sheet of its own; the box says which
    """

    kode: str
    nama: str
    jenis: Jenis
    angka: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    rujuk: str = ""

    @property
    def uraian(self) -> str:
        """The box in words."""
        isi = [self.nama, *self.angka, *self.catatan]
        return ", ".join(isi)


@dataclass(frozen=True)
class Butir:
    """A box that hangs in a column, as many steps in as there are boxes above it in its unit."""

    kotak: Kotak
    tingkat: int = 0


@dataclass(frozen=True)
class Cabang:
    """A unit: the box at its top, its other posts, and the units below it."""

    kode: str
    nama: str
    kepala: Kotak
    butir: tuple[Butir, ...] = ()
    anak: tuple[Cabang, ...] = field(default=(), repr=False)

    @property
    def dalam(self) -> int:
        """Levels of units below it."""
        return 1 + max(satu.dalam for satu in self.anak) if self.anak else 0

    @property
    def polos(self) -> bool:
        """Whether its box is all there is of it."""
        return not self.butir and not self.anak

    def kotak(self) -> Iterator[Kotak]:
        """All boxes, from the top."""
        yield self.kepala
        for satu in self.butir:
            yield satu.kotak
        for cabang in self.anak:
            yield from cabang.kotak()


def cabang_unit(k: Kegiatan) -> tuple[Cabang, ...]:
    """The units at the top of a kegiatan, each with all below it."""
    unit = daftar_unit(k)
    bawah: dict[str, list[UnitHasil]] = {}
    ada = {satu.kode for satu in unit}
    for satu in unit:
        bawah.setdefault(satu.kode_induk if satu.kode_induk in ada else "", []).append(satu)
    baca = _Pembaca(k, bawah)
    return tuple(baca.cabang(satu, "") for satu in bawah.get("", ()))


def cari(akar: Sequence[Cabang], kode: str) -> Cabang | None:
    """The unit of this code, wherever it stands."""
    for satu in akar:
        if satu.kode == kode:
            return satu
        if (dalam := cari(satu.anak, kode)) is not None:
            return dalam
    return None


class _Pembaca:
    """Reads units as branches."""

    def __init__(self, k: Kegiatan, bawah: Mapping[str, Sequence[UnitHasil]]) -> None:
        kolom = k.jabatan[["kode_jabatan", "kode_atasan"]].itertuples(index=False)
        self._atasan = {str(kode): "" if hampa(atas) else str(atas) for kode, atas in kolom}
        self._nama = {p.kode: p.nama for satu in daftar_unit(k) for p in satu.pos}
        self._bawah = bawah

    def cabang(self, unit: UnitHasil, atas: str) -> Cabang:
        """A unit; ``atas``: the post at the head of what is above it."""
        sendiri = {p.kode for p in unit.pos}
        kepala = next((p for p in unit.pos if p.pimpinan and self._atasan[p.kode] not in sendiri), None)
        if kepala is None:
            kotak = Kotak(unit.kode, polos(unit.nama), "unit")
        else:
            kotak = self._kotak(kepala, atas, "pimpinan")
        puncak = kepala.kode if kepala else atas
        anak = tuple(self.cabang(satu, puncak) for satu in self._bawah.get(unit.kode, ()))
        return Cabang(unit.kode, polos(unit.nama), kotak, self._butir(unit.pos, kepala, puncak), anak)

    def _butir(self, pos: Sequence[Pos], kepala: Pos | None, puncak: str) -> tuple[Butir, ...]:
        """Other posts of a unit, each below the one in the unit that it answers to."""
        lain = [p for p in pos if p is not kepala]
        kode = {p.kode for p in lain}
        bawah: dict[str, list[Pos]] = {}
        for p in lain:
            atasan = self._atasan[p.kode]
            bawah.setdefault(atasan if atasan in kode else "", []).append(p)

        def turun(atas: str, tingkat: int) -> Iterator[Butir]:
            for p in bawah.get(atas, ()):
                yield Butir(self._kotak(p, atas or puncak, "jabatan"), tingkat)
                yield from turun(p.kode, tingkat + 1)

        return tuple(turun("", 0))

    def _kotak(self, p: Pos, atas: str, jenis: Jenis) -> Kotak:
        """The box of a post that is drawn below the post ``atas``; another superior is said in words."""
        angka = (
            f"Kelas {bulat(p.kelas)}",
            f"B {bulat(p.bezetting)}",
            f"K {bulat(p.kebutuhan_bulat)}",
            f"+/− {bertanda(p.selisih)}",
        )
        catatan = [BELUM_LENGKAP] if p.belum_lengkap else []
        lain = self._atasan[p.kode]
        if lain and lain != atas:
            catatan.append(f"atasan: {polos(self._nama.get(lain, lain))}")
        return Kotak(p.kode, polos(p.nama), jenis, angka, tuple(catatan))


def datar(butir: Sequence[Butir]) -> tuple[Butir, ...]:
    """The same boxes in one row of rank; who stands above whom is said in words."""
    garis: list[Butir] = []
    hasil = []
    for satu in butir:
        garis = [*garis[: satu.tingkat], satu]
        atas = (f"atasan: {garis[-2].kotak.nama}",) if satu.tingkat else ()
        hasil.append(Butir(replace(satu.kotak, catatan=(*satu.kotak.catatan, *atas))))
    return tuple(hasil)


def garis_besar(cabang: Cabang, tingkat: int = 0) -> list[Butir]:
    """A unit as an outline: its box, its posts a step in, the units below it a step in."""
    return [
        Butir(cabang.kepala, tingkat),
        *(Butir(satu.kotak, tingkat + 1 + satu.tingkat) for satu in cabang.butir),
        *(satu for anak in cabang.anak for satu in garis_besar(anak, tingkat + 1)),
    ]


def rumpun(butir: Sequence[Butir]) -> list[list[Butir]]:
    """Boxes that stay together in a column: one of the first rank with those below it."""
    hasil: list[list[Butir]] = []
    for satu in butir:
        if satu.tingkat == 0 or not hasil:
            hasil.append([])
        hasil[-1].append(satu)
    return hasil
