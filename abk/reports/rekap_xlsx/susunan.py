"""The kegiatan in the order of the forms: units of the tree, their posts, the tasks of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from abk.kebutuhan import efektivitas, prestasi
from abk.kebutuhan.eksak import pecahan
from abk.kegiatan import Kegiatan


@dataclass(frozen=True)
class Tugas:
    """One uraian tugas: its row as given, its steps, and why it is left out."""

    isi: Mapping[str, Any]
    dihitung: bool
    alasan: tuple[str, ...]

    def angka(self, kolom: str) -> float | None:
        """A number of the row, None where it is missing."""
        nilai = self.isi[kolom]
        return None if pd.isna(nilai) else float(nilai)

    def kata(self, kolom: str) -> str:
        """A text of the row, empty where it is missing."""
        nilai = self.isi[kolom]
        return "" if pd.isna(nilai) else str(nilai)


@dataclass(frozen=True)
class Pos:
    """One post with its results; ``nomor`` is its number in every form, and the key of the formulas."""

    nomor: int
    kode: str
    nama: str
    nomor_unit: int
    nama_unit: str
    kelas: int | None
    pimpinan: bool
    pendekatan: str
    jenjang: str
    bezetting: int | None
    beban_menit: float
    kebutuhan: float
    kebutuhan_bulat: int
    selisih: int | None
    efektivitas: float | None
    prestasi: str
    belum_lengkap: bool
    terangkat: bool
    catatan: tuple[str, ...]
    alasan: tuple[str, ...]
    tugas: tuple[Tugas, ...]


@dataclass(frozen=True)
class Angka:
    """Figures of a set of posts: own posts of a unit, or a unit with those below it."""

    beban_menit: float
    kebutuhan_bulat: int
    bezetting: int
    kekurangan: int
    kelebihan: int
    efektivitas: float | None
    prestasi: str
    belum_lengkap: int

    @property
    def selisih(self) -> int:
        """Net gap [orang]: surpluses less deficits."""
        return self.kelebihan - self.kekurangan


@dataclass(frozen=True)
class UnitSusunan:
    """One unit; the units below it are those numbered ``nomor + 1`` to ``sampai``."""

    nomor: int
    sampai: int
    kode: str
    nama: str
    kode_induk: str
    eselon: str
    tingkat: int
    pos: tuple[Pos, ...]
    sendiri: Angka
    gulungan: Angka


@dataclass(frozen=True)
class Susunan:
    """All units and posts of a kegiatan, in the order of the tree."""

    kegiatan: Kegiatan
    unit: tuple[UnitSusunan, ...]

    @property
    def pos(self) -> tuple[Pos, ...]:
        """All posts, in the order of their numbers."""
        return tuple(p for u in self.unit for p in u.pos)

    def jumlah(self) -> Angka:
        """Figures of the whole kegiatan."""
        return angka_pos(self.kegiatan, self.pos)


def angka_pos(k: Kegiatan, pos: tuple[Pos, ...]) -> Angka:
    """Figures of some posts, summed exactly; a post whose bezetting is not known has no gap."""
    beban = sum((pecahan(p.beban_menit) for p in pos), Fraction(0))
    ada = sum(p.bezetting or 0 for p in pos)
    rasio = efektivitas(beban, ada, k.aturan.waktu_kerja_efektif_menit)
    selisih = [p.selisih or 0 for p in pos]
    return Angka(
        beban_menit=float(beban),
        kebutuhan_bulat=sum(p.kebutuhan_bulat for p in pos),
        bezetting=ada,
        kekurangan=-sum(min(s, 0) for s in selisih),
        kelebihan=sum(max(s, 0) for s in selisih),
        efektivitas=None if rasio is None else float(rasio),
        prestasi=prestasi([rasio], k.aturan.skala)[0],
        belum_lengkap=sum(p.belum_lengkap for p in pos),
    )
