"""What the page of a case is made from: the case at a moment, whose turn it is, what is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from abk.kegiatan import Kegiatan
from abk.sop import Alur, Langkah, Persetujuan, papan
from abk.sop.jam import ZONA, JamKerja, PanjangHari, StatusWaktu, menit_standar
from abk.sop.keterangan import judul_slot
from abk.tulisan.format import bulat, tanggal, waktu

DATA_AWAL = "data_awal"
_RAPAT = "\u00a0"  # a blank at which no line ends
_NAMA_ZONA = dict(zip(ZONA, ("WIB", "WIB", "WITA", "WIT"), strict=True))

KeadaanSel = Literal["selesai", "berjalan", "gugur", "belum"]
"""A step on the board: done, due, done once but void now, not yet."""


@dataclass(frozen=True)
class Giliran:
    """A step that is due: who has it, since when, and what is missing.

    Attributes
    ----------
    langkah, unit : the step; the unit is empty for a common one
    peran : whose turn it is, e.g. ``Kabag Ortala``
    pejabat : identifiers of those who hold the role today
    sejak : when it became due
    status : against the standard time; None where the step has none
    kurang : what must be there before it can be completed
    hasil : what it has to produce
    """

    langkah: Langkah
    unit: str
    peran: str
    pejabat: tuple[str, ...]
    sejak: dt.datetime
    status: StatusWaktu | None
    kurang: tuple[str, ...]
    hasil: tuple[str, ...]

    @property
    def kata_waktu(self) -> str:
        """How it stands against the standard time, in words."""
        if self.status is None:
            return "tanpa waktu baku"
        if self.status.keadaan == "lewat":
            return f"lewat {bulat(self.status.lewat_menit)} menit kerja"
        sisa = f"sisa {bulat(self.status.sisa_menit)} menit kerja"
        return f"mendekati batas, {sisa}" if self.status.keadaan == "mendekati" else sisa


@dataclass(frozen=True)
class Sel:
    """A step of a unit, or a common one, on the board.

    Attributes
    ----------
    keadaan : :data:`KeadaanSel`
    waktu : when it was done, or became due
    giliran : whose turn it is, while it is due
    ulang : how often it was done or begun again
    """

    keadaan: KeadaanSel
    waktu: dt.datetime | None = None
    giliran: Giliran | None = None
    ulang: int = 0


@dataclass(frozen=True, eq=False)
class BahanAlur:
    """A case at a moment.

    Attributes
    ----------
    alur : the case
    saat : moment at which it is looked at
    panjang_hari : what a day of the standard times means
    tautan : where contents are published, slot → file beside the page
    """

    alur: Alur
    saat: dt.datetime
    panjang_hari: PanjangHari = "formal"
    tautan: Mapping[str, str] = field(default_factory=dict)

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
            unit = self.data.unit
            tabel = dict(zip(unit["kode_unit"], unit["nama_unit"], strict=True))
            nama.update({u: str(tabel[u]) for u in nama if u in tabel})
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
        nama = f"{sebutan} {self.alur.prosedur.nama_peran(kode)}".strip()
        return f"{nama} ({unit})" if unit and kode == "unit" else nama

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
        milik = unit if satu.pelaksana == "unit" else ""
        peran = self.peran(satu.pelaksana, unit=milik)
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

    def sel(self, satu: Langkah, unit: str) -> Sel:
        """A step on the board."""
        letak = self._papan[satu.kode, unit]
        giliran = next((g for g in self.giliran if (g.langkah.kode, g.unit) == (satu.kode, unit)), None)
        if giliran is not None:
            return Sel("berjalan", giliran.sejak, giliran, letak.ulang)
        keadaan: KeadaanSel = (
            "selesai" if letak.keadaan == "selesai" else "gugur" if letak.keadaan == "gugur" else "belum"
        )
        return Sel(keadaan, letak.selesai, None, letak.ulang)

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
