"""A case at a moment: whose turn it is, since when, what is missing, what is late; for page and command."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from abk.hasil import nama_unit
from abk.kegiatan import Kegiatan
from abk.sop import papan
from abk.sop.alur import Alur
from abk.sop.jam import ZONA, JamKerja, PanjangHari, StatusWaktu, menit_standar
from abk.sop.kaidah.keadaan import Persetujuan
from abk.sop.prosedur import Langkah
from abk.sop.slot import DATA_AWAL, judul_slot
from abk.tulisan.format import tanggal, waktu

_RAPAT = "\u00a0"  # a blank at which no line ends
_NAMA_ZONA = dict(zip(ZONA, ("WIB", "WIB", "WITA", "WIT"), strict=True))


@dataclass(frozen=True)
class Giliran:
    """A step that is due: who has it, since when, and what is missing."""

    langkah: Langkah
    unit: str
    peran: str
    pejabat: tuple[str, ...]
    sejak: dt.datetime
    status: StatusWaktu | None
    kurang: tuple[str, ...]
    hasil: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class StatusAlur:
    """A case at a moment."""

    alur: Alur
    saat: dt.datetime
    panjang_hari: PanjangHari = "formal"

    @cached_property
    def jam(self) -> JamKerja:
        """Working hours in the zone of the case."""
        return JamKerja(zona=self.alur.keadaan.zona) if self.alur.keadaan.zona in ZONA else JamKerja()

    @cached_property
    def data(self) -> Kegiatan | None:
        """Data as the units answered; None before they are there."""
        return self.alur.data(DATA_AWAL) if DATA_AWAL in self.alur.keadaan.slot else None

    @cached_property
    def nama_unit(self) -> Mapping[str, str]:
        """Name of each unit of the case; its code before the data are there."""
        nama = {u: u for u in self.alur.unit}
        if self.data is not None:
            nama.update({u: n for u, n in nama_unit(self.data).items() if u in nama})
        return nama

    # ── words ─────────────────────────────────────────────────────────────────────────────────
    def hari(self, saat: dt.datetime) -> str:
        """Day of a moment where the ministry is; a table does not break it."""
        return tanggal(self.alur.keadaan.hari(saat)).replace(" ", _RAPAT)

    def pukul(self, saat: dt.datetime) -> str:
        """A moment where the ministry is: ``2 Maret 2026 pukul 08.20 WIB``."""
        zona = self.alur.keadaan.zona
        dinding = saat.astimezone(ZoneInfo(zona))
        hari, jam = waktu(dinding, _NAMA_ZONA.get(zona, zona), antara="|").replace(" ", _RAPAT).split("|")
        return f"{hari} pukul{_RAPAT}{jam}"

    def peran(self, kode: str, sebutan: str = "", unit: str = "") -> str:
        """A role as the SOP calls it, with deputyship and unit; never a name."""
        return self.alur.prosedur.sebut_peran(kode, unit, sebutan)

    def judul(self, slot: str) -> str:
        """Title of a content."""
        return judul_slot(self.alur.prosedur, slot)

    # ── state ─────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def giliran(self) -> tuple[Giliran, ...]:
        """Every step that is due."""
        k = self.alur.keadaan
        return tuple(
            self._giliran(satu, unit)
            for kode, unit in k.posisi_kini
            if (satu := k.satu_langkah(kode)) is not None
        )

    @cached_property
    def _papan(self) -> Mapping[tuple[str, str], papan.Sel]:
        k = self.alur.keadaan
        semua = papan.papan(k, self.alur.peristiwa, {}, self.jam, self.saat, self.panjang_hari)
        return {(b.langkah.kode, u): satu for b in semua for u, satu in b.sel.items()}

    def _giliran(self, satu: Langkah, unit: str) -> Giliran:
        k, letak = self.alur.keadaan, self._papan[satu.kode, unit]
        peran = self.peran(satu.pelaksana, unit=unit)
        pejabat = tuple(i for i, _ in papan.pemegang(k, satu.pelaksana, unit, k.hari(self.saat)))
        kurang = [self.judul(s) for s in k.nama_slot(satu, "masukan", unit) if s not in k.slot]
        if not pejabat:
            kurang.append(f"pejabat yang memegang peran {peran} hari ini")
        return Giliran(
            satu,
            unit,
            peran,
            pejabat,
            letak.sejak or k.mulai,
            letak.waktu,
            tuple(kurang),
            tuple(self.judul(s) for s in k.nama_slot(satu, "keluaran", unit)),
        )

    def standar(self, satu: Langkah) -> int | None:
        """Standard time of a step; None where it has none. [menit]"""
        return None if satu.waktu is None else menit_standar(satu.waktu, self.panjang_hari)

    def sel(self, satu: Langkah, unit: str) -> papan.Sel:
        """A step on the board."""
        return self._papan[satu.kode, unit]

    @property
    def gugur(self) -> tuple[Persetujuan, ...]:
        """Approvals that were voided."""
        return tuple(p for p in self.alur.keadaan.persetujuan if p.gugur is not None)

    @cached_property
    def selesai(self) -> int:
        """Official steps of the SOP that are done by everybody who has to do them. [langkah]"""
        k = self.alur.keadaan
        resmi = [satu for satu in k.langkah if not satu.tambahan]
        return sum(
            all(self.sel(satu, u).keadaan == "selesai" for u in (k.unit if satu.lingkup == "unit" else ("",)))
            for satu in resmi
        )

    @property
    def resmi(self) -> int:
        """Official steps of the SOP. [langkah]"""
        return sum(not satu.tambahan for satu in self.alur.keadaan.langkah)
