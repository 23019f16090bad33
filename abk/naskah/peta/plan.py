"""Which units share a sheet: all that fits on one, else units further down get their own; few sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from abk.errors import ParameterError
from abk.naskah.peta.pieces import Butir, Cabang, datar, garis_besar, rumpun
from abk.tulisan.markup import kutip

T = TypeVar("T")


@dataclass(frozen=True)
class SheetPlan(Generic[T]):
    """A sheet before it has a number: the unit, how it is laid out, whether it continues the one before."""

    cabang: Cabang
    tata: T
    lanjutan: bool


@dataclass
class Perencana(Generic[T]):
    """Divides units among sheets; ``tata`` lays a unit out on one, None where it does not fit."""

    tata: Callable[[Cabang], T | None]
    _ingat: dict[str, list[SheetPlan[T]]] = field(default_factory=dict)

    def lembar(self, mulai: Sequence[Cabang]) -> tuple[list[SheetPlan[T]], dict[str, int]]:
        """All sheets of units, and by code of a unit the number of the sheet that shows it."""
        urutan = [satu for cabang in mulai for satu in self.rencana(cabang)]
        nomor: dict[str, int] = {}
        for n, satu in enumerate(urutan, 1):
            if not satu.lanjutan:
                nomor.setdefault(satu.cabang.kode, n)
        return urutan, nomor

    def rencana(self, cabang: Cabang) -> list[SheetPlan[T]]:
        """The sheets of a unit: its own, then those of the units that it does not show."""
        if cabang.kode not in self._ingat:
            self._ingat[cabang.kode] = self._tersedikit(cabang)
        return self._ingat[cabang.kode]

    def _tersedikit(self, cabang: Cabang) -> list[SheetPlan[T]]:
        if (cocok := self.tata(cabang)) is not None:
            return [SheetPlan(cabang, cocok, lanjutan=False)]
        calon = []
        for lipat in range(cabang.dalam - 1, -1, -1):
            if (cocok := self.tata(_lipat(cabang, lipat))) is not None:
                sisa = (satu for anak in _terlipat(cabang, lipat) for satu in self.rencana(anak))
                calon.append([SheetPlan(cabang, cocok, lanjutan=False), *sisa])
        return min(calon, key=len) if calon else self._bersambung(cabang)

    def _bersambung(self, cabang: Cabang) -> list[SheetPlan[T]]:
        """A unit too large for a sheet even when those below it are boxes: as many sheets as it takes."""
        tampak = _lipat(cabang, 0)
        butir = [*tampak.butir, *(satu for anak in tampak.anak for satu in garis_besar(anak))]
        if any(self.tata(_hanya(tampak, satu)) is None for satu in [butir[:1], *rumpun(butir)]):
            butir = [*datar(butir)]  # some outline does not fit into a column of its own
        hasil: list[SheetPlan[T]] = []
        while butir:
            muat = self._terbanyak(tampak, butir)
            cocok = self.tata(_hanya(tampak, butir[:muat]))
            if cocok is None:
                raise ParameterError(
                    f"Kotak jabatan di unit {kutip(cabang.nama)} terlalu tinggi untuk selembar kertas.",
                    "Pendekkan nama jabatan itu.",
                )
            hasil.append(SheetPlan(cabang, cocok, lanjutan=bool(hasil)))
            butir = butir[muat:]
        return [*hasil, *(satu for anak in _terlipat(cabang, 0) for satu in self.rencana(anak))]

    def _terbanyak(self, cabang: Cabang, butir: Sequence[Butir]) -> int:
        """How many of the boxes fit on a sheet, cut only where a new outline begins."""
        potong = [n for n, satu in enumerate(butir) if satu.tingkat == 0 and n] + [len(butir)]
        bawah, atas = 0, len(potong) - 1
        while bawah < atas:
            tengah = (bawah + atas + 1) // 2
            if self.tata(_hanya(cabang, butir[: potong[tengah]])) is None:
                atas = tengah - 1
            else:
                bawah = tengah
        return potong[bawah]


def _lipat(cabang: Cabang, dalam: int) -> Cabang:
    """A unit of which those deeper than ``dalam`` levels are one box each, which points to their sheet."""
    if dalam < 0:
        rujuk = "" if cabang.polos else cabang.kode
        return Cabang(cabang.kode, cabang.nama, replace(cabang.kepala, rujuk=rujuk))
    return replace(cabang, anak=tuple(_lipat(satu, dalam - 1) for satu in cabang.anak))


def _terlipat(cabang: Cabang, dalam: int) -> list[Cabang]:
    """The units that :func:`_lipat` made one box, and that have more than a box."""
    if dalam < 0:
        return [] if cabang.polos else [cabang]
    return [satu for anak in cabang.anak for satu in _terlipat(anak, dalam - 1)]


def _hanya(cabang: Cabang, butir: Sequence[Butir]) -> Cabang:
    return replace(cabang, butir=tuple(butir), anak=())
