"""Where a case stands: derived from its events, and from nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal
from zoneinfo import ZoneInfo

from abk.kegiatan.perubahan import Perubahan
from abk.sop.catatan.pejabat import Pejabat
from abk.sop.prosedur import Langkah, Prosedur
from abk.sop.slot import DATA_KONSEP

FASE_UNIT = "unit"
"""Position of a case while its units go through their own steps side by side."""

Hasil = Literal["berjalan", "selesai", "dikembalikan"]
"""How the passage of a step ended."""

Posisi = tuple[str, str]
"""A step that is due: its code, and the unit, empty for a common step."""


@dataclass(frozen=True)
class Persetujuan:
    """What somebody stood for with his signature: content by slot, and the facts of its documents.

    ``gugur`` is the event that made it void, None while it stands; ``fakta`` is a fingerprint, empty where
    nothing was filled in.
    """

    urut: int
    langkah: str
    unit: str
    makna: tuple[str, ...]
    pelaku: str
    peran: str
    sebutan: str
    waktu: dt.datetime
    berkas: Mapping[str, str]
    gugur: int | None = None
    fakta: str = ""


@dataclass(frozen=True)
class RiwayatLangkah:
    """One passage of a step: from the moment it was due until it ended; None while it is due."""

    langkah: str
    unit: str
    mulai: dt.datetime
    selesai: dt.datetime | None = None
    hasil: Hasil = "berjalan"
    pelaku: str = ""


@dataclass(frozen=True)
class Putusan:
    """A decision of a meeting: changes of the data of one unit."""

    urut: int
    unit: str
    perubahan: tuple[Perubahan, ...]
    dicabut: int | None = None


@dataclass(frozen=True)
class Pengembalian:
    """A return: from which step to which, why, and by whom."""

    urut: int
    dari: str
    ke: str
    unit: str
    alasan: str
    peran: str
    waktu: dt.datetime


def _kosong() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Keadaan:
    """State of a case after its latest event, with the steps of its procedure that it takes.

    ``waktu`` is when each event was signed, ``waktu_keliru`` which of them were declared to be ahead of time.
    ``peragaan``: a play, in which keys of officials are no secret and signatures prove nothing.

    ``posisi`` is the code of the common step that is due, ``unit`` while the units work (``posisi_unit``,
    empty where a unit is through), empty at the end. ``slot`` has the fingerprint of the current content.
    """

    kode: str
    tahun: int
    judul: str
    unit: tuple[str, ...]
    profil: str
    prosedur: Prosedur
    langkah: tuple[Langkah, ...]
    pejabat: Mapping[str, Pejabat]
    posisi: str
    mulai: dt.datetime
    zona: str = "Asia/Jakarta"
    ganti_profil: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    posisi_unit: Mapping[str, str] = field(default_factory=_kosong)
    slot: Mapping[str, str] = field(default_factory=_kosong)
    persetujuan: tuple[Persetujuan, ...] = ()
    riwayat_langkah: tuple[RiwayatLangkah, ...] = ()
    semua_putusan: tuple[Putusan, ...] = ()
    pengembalian: tuple[Pengembalian, ...] = ()
    jawaban: Mapping[str, Mapping[str, object]] = field(default_factory=lambda: MappingProxyType({}))
    nonce: frozenset[str] = frozenset()
    jumlah: int = 0
    kepala: str = ""
    terakhir: dt.datetime | None = None
    peragaan: bool = False
    waktu: tuple[dt.datetime, ...] = ()
    waktu_keliru: frozenset[int] = frozenset()

    def hari(self, saat: dt.datetime) -> dt.date:
        """Day of a moment where the ministry is."""
        return saat.astimezone(ZoneInfo(self.zona)).date()

    @property
    def selesai(self) -> bool:
        """Whether the last step is done."""
        return self.posisi == ""

    @property
    def posisi_kini(self) -> tuple[Posisi, ...]:
        """Every step that is due now."""
        if self.posisi == FASE_UNIT:
            return tuple((k, u) for u, k in self.posisi_unit.items() if k)
        return ((self.posisi, ""),) if self.posisi else ()

    def putusan(self, unit: str) -> tuple[Perubahan, ...]:
        """Decisions about a unit that stand, in their order."""
        return tuple(
            p for d in self.semua_putusan if d.unit == unit and d.dicabut is None for p in d.perubahan
        )

    def usul(self, unit: str) -> tuple[Perubahan, ...]:
        """Counter-proposals of a unit at its confirmation, in the order of the posts."""
        return tuple(
            Perubahan.dari_dict(u)
            for satu in self.jawaban.get(unit, {}).values()
            for u in (satu.get("usul", ()) if isinstance(satu, Mapping) else ())
        )

    @property
    def berlaku(self) -> tuple[Persetujuan, ...]:
        """Approvals that stand."""
        return tuple(p for p in self.persetujuan if p.gugur is None)

    def persetujuan_langkah(self, langkah: str, unit: str) -> Persetujuan | None:
        """The approval of a step and unit that stands; there is never more than one."""
        return next((p for p in self.berlaku if (p.langkah, p.unit) == (langkah, unit)), None)

    def persetujuan_slot(self, slot: str) -> Persetujuan | None:
        """The standing approval of whoever produced what a slot holds."""
        asal = self.asal_slot(slot)
        return self.persetujuan_langkah(asal[0].kode, asal[1]) if asal is not None else None

    @property
    def penetapan(self) -> Persetujuan | None:
        """The standing approval that makes the decree."""
        return next((p for p in self.berlaku if "menetapkan" in p.makna), None)

    @property
    def tetap(self) -> bool:
        """Whether the decree is made: nothing is returned or edited after that."""
        return self.penetapan is not None

    @property
    def langkah_rapat(self) -> tuple[str, ...]:
        """Codes of the steps of the meeting of a unit: up to the one that writes its data down."""
        akhir = next((n for n, k in enumerate(self.langkah) if DATA_KONSEP in k.keluaran), -1)
        return tuple(k.kode for k in self.langkah[: akhir + 1] if k.lingkup == "unit")

    def rapat(self, kode: str) -> bool:
        """Whether a step belongs to the meeting of a unit."""
        return kode in self.langkah_rapat

    def milik(self, langkah: Langkah, unit: str) -> str:
        """Unit for which somebody must hold the role of a step; empty where the role is of no unit."""
        return unit if self.prosedur.per_unit_peran(langkah.pelaksana) else ""

    def satu_langkah(self, kode: str) -> Langkah | None:
        """Step of this case by its code."""
        return next((k for k in self.langkah if k.kode == kode), None)

    def urutan(self, kode: str) -> int:
        """Place of a step in this case, from 0; -1 if it has no such step."""
        return next((n for n, k in enumerate(self.langkah) if k.kode == kode), -1)

    def nama_slot(self, langkah: Langkah, arah: Literal["masukan", "keluaran"], unit: str) -> tuple[str, ...]:
        """Slots that a step reads or produces, with the unit in the name where content is per unit."""
        hasil: list[str] = []
        for slot in langkah.masukan if arah == "masukan" else langkah.keluaran:
            if slot not in self._slot_unit:
                hasil.append(slot)
            elif langkah.lingkup == "unit":
                hasil.append(f"{slot}:{unit}")
            else:
                hasil += [f"{slot}:{u}" for u in self.unit]
        return tuple(hasil)

    @property
    def _slot_unit(self) -> frozenset[str]:
        return frozenset(s for k in self.langkah if k.lingkup == "unit" for s in k.keluaran)

    def asal_slot(self, slot: str) -> tuple[Langkah, str] | None:
        """Step and unit that produce a slot."""
        nama, _, unit = slot.partition(":")
        for satu in self.langkah:
            if nama in satu.keluaran and (satu.lingkup == "unit") == bool(unit):
                return (satu, unit) if not unit or unit in self.unit else None
        return None
