"""What the documents of a step are made from: the case, its data, its officials, and facts filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from abk.hasil import nama_unit
from abk.naskah.frame import MENANDATANGANI, BarisParaf
from abk.naskah.galat import NaskahError
from abk.naskah.lambang import LAMBANG_SEJAK, lambang_alur
from abk.naskah.profil import Profil
from abk.sop.jam import JamKerja
from abk.tulisan.json_ketat import urai_json

if TYPE_CHECKING:
    from abk.kegiatan import Kegiatan
    from abk.sop import Alur, Langkah, Persetujuan
    from abk.sop.kaidah.keadaan import Keadaan

_EU_UTUH = 8
_KUAT = ("menetapkan", "menandatangani", "mengonfirmasi", "memaraf", "memeriksa")


@dataclass(frozen=True)
class StepContext:
    """Everything a document of a step may draw on: the case, its data, who does the step and when.

    fakta : what was filled in now, slot → field → value
    baru : data that the step produces, slot → data
    sumber : gives the kegiatan of the store, where a step starts from it
    isi : what the event will say more: answers of a confirmation, accepted proposals
    edisi : edition of the documents by which an earlier step was done; None for what is made now
    """

    alur: Alur
    langkah: Langkah
    unit: str
    pelaku: str
    saat: dt.datetime
    profil: Profil
    fakta: Mapping[str, Mapping[str, Any]]
    sumber: Callable[[], Kegiatan]
    baru: Mapping[str, Kegiatan] = field(default_factory=dict)
    isi: Mapping[str, Any] = field(default_factory=dict)
    edisi: int | None = None

    @property
    def keadaan(self) -> Keadaan:
        """State of the case."""
        return self.alur.keadaan

    @property
    def hari(self) -> dt.date:
        """Day on which the step is done, where the ministry is."""
        return self.keadaan.hari(self.saat)

    def hari_kerja(self, sejak: dt.date, sesudah: int) -> dt.date:
        """The day that comes some working days after another."""
        jam, hari = JamKerja(zona=self.keadaan.zona), sejak
        for _ in range(sesudah):
            hari += dt.timedelta(days=1)
            while not jam.rentang(hari):
                hari += dt.timedelta(days=1)
        return hari

    @cached_property
    def kegiatan(self) -> Kegiatan:
        """Kegiatan of the store."""
        return self.sumber()

    def sejak(self, edisi: int) -> bool:
        """Whether a document of the step is made as in this edition and after it."""
        return self.edisi is None or self.edisi >= edisi

    @property
    def eu_utuh(self) -> bool:
        """Whether a unit has no EU while the bezetting of one of its posts is not known."""
        return self.sejak(_EU_UTUH)

    def data(self, slot: str) -> Kegiatan:
        """Data that this step produces, or that an earlier one did."""
        return self.baru[slot] if slot in self.baru else self.alur.data(slot)

    def nama_unit(self, kode: str) -> str:
        """Name of a unit; its code where the data do not know it."""
        return self._nama_unit.get(kode, kode)

    @cached_property
    def _nama_unit(self) -> Mapping[str, str]:
        return nama_unit(self.alur.data("data_awal") if "data_awal" in self.keadaan.slot else self.kegiatan)

    @property
    def nama(self) -> str:
        """Name of the unit of the step."""
        return self.nama_unit(self.unit)

    @property
    def semua_nama(self) -> list[str]:
        """Names of all units of the case."""
        return [self.nama_unit(unit) for unit in self.alur.unit]

    @property
    def seluruh_instansi(self) -> bool:
        """Whether the units of the case hold every post of the data: the decree is about the institution."""
        semua = set(self.data("data_awal").jabatan["kode_jabatan"])
        return semua == set(self.data("data_akhir").jabatan["kode_jabatan"])

    @cached_property
    def lambang(self) -> dict[str, bytes]:
        """Emblems of the letterheads, as who may begin a case attached them; none in earlier editions."""
        return lambang_alur(self.alur) if self.sejak(LAMBANG_SEJAK) else {}

    # ── facts ─────────────────────────────────────────────────────────────────────────────────
    def isian(self, slot: str) -> dict[str, Any]:
        """Facts filled in for a slot: now, or when it was produced."""
        if slot in self.fakta:
            return dict(self.fakta[slot])
        k = self.keadaan
        setuju = k.persetujuan_slot(slot) or k.persetujuan_slot(f"{slot}:{self.unit}")
        return dict(self._fakta(setuju).get(slot.partition(":")[0], {})) if setuju is not None else {}

    def asli(self, slot: str, isi: Mapping[str, Any]) -> dict[str, Any]:
        """A draft as its fair copy: dated today, with what was filled in, signed by whose step it is."""
        return {**isi, "tanggal": self.hari, **self.isian(slot), "penanda_tangan": self.sendiri}

    def bernomor(self, slot: str) -> tuple[str, dt.date] | None:
        """Number and day of a document of the case by its slot, with its unit; None where there is none."""
        setuju = self.keadaan.persetujuan_slot(slot)
        if setuju is None:
            return None
        jenis = self.alur.prosedur.slot_menurut(slot).naskah
        hari = self.keadaan.hari(setuju.waktu)
        urut = str(self.isian(slot).get("nomor_urut", ""))
        return self.profil.nomor(jenis, urut=urut, tanggal=hari), hari

    def _fakta(self, setuju: Persetujuan) -> dict[str, Any]:
        milik = self.alur.peristiwa[setuju.urut].isi.get("fakta")
        if not isinstance(milik, str):
            return {}
        isi: dict[str, Any] = urai_json(self.alur.rak.berkas(milik))
        return isi

    # ── people ────────────────────────────────────────────────────────────────────────────────
    def orang(self, pejabat: str, sebutan: str = "") -> dict[str, Any]:
        """An official as documents name him; an error where his name is not in the list of the case."""
        ada = self.alur.nama.get(pejabat)
        if ada is None:
            raise NaskahError(
                f"Nama pejabat {pejabat} belum ada dalam daftar alur ini.", "Lengkapi daftar pejabatnya."
            )
        return {**ada.model_dump(), "sebutan": sebutan}

    def pemegang(self, fungsi: str) -> dict[str, Any]:
        """Whoever stands for a function of the SOP (``pemeriksa`` …) today; an error where nobody does."""
        return self.pemegang_peran(self.alur.prosedur.fungsi.utama(fungsi))

    def sebut(self, fungsi: str) -> str:
        """A function as the SOP calls its role: ``Kabag Ortala``."""
        return self.alur.prosedur.nama_peran(self.alur.prosedur.fungsi.utama(fungsi))

    def pemegang_unit(self, unit: str) -> dict[str, Any]:
        """Whoever stands for a unit today; an error where nobody does."""
        semua = self.alur.prosedur.peran
        return self.pemegang_peran(next((p.kode for p in semua if p.lingkup == "unit"), ""), unit)

    def pemegang_peran(self, peran: str, unit: str = "") -> dict[str, Any]:
        """Whoever holds a role on this day, the official before a deputy; an error where nobody does."""
        calon = [
            (tugas, siapa.id)
            for siapa in self.keadaan.pejabat.values()
            if (tugas := siapa.memegang(peran, unit, self.hari)) is not None
        ]
        if not calon:
            untuk = f" untuk unit {unit}" if unit else ""
            raise NaskahError(
                f"Tidak ada {self.alur.prosedur.nama_peran(peran)}{untuk} pada {self.hari:%d-%m-%Y}.",
                f"Minta {self.alur.prosedur.penunjuk} menunjuk pejabat, Plt., atau Plh.",
            )
        tugas, siapa_id = min(calon, key=lambda c: bool(c[0].sebutan))
        return self.orang(siapa_id, tugas.sebutan)

    @property
    def sendiri(self) -> dict[str, Any]:
        """Whoever does the step."""
        unit = self.keadaan.milik(self.langkah, self.unit)
        siapa = self.keadaan.pejabat.get(self.pelaku)
        tugas = siapa.memegang(self.langkah.pelaksana, unit, self.hari) if siapa else None
        return self.orang(self.pelaku, tugas.sebutan if tugas else "")

    # ── approvals ─────────────────────────────────────────────────────────────────────────────
    def paraf(self, slot: str, jenis: str, *, kini: bool = False) -> list[BarisParaf]:
        """Acts of approval on what a slot holds, voided ones among them.

        The kind of document tells whose act is a signature; ``kini`` counts the step that is being done, too.
        """
        hasil = [self._baris(p, slot, jenis) for p in self.keadaan.persetujuan if slot in p.berkas]
        if kini:
            makna = self._makna(self.langkah.makna, self.langkah.pelaksana, jenis)
            sidik = self.keadaan.slot.get(slot, "")
            hasil.append(
                BarisParaf(self._jabatan(self.sendiri), self.sendiri["nama"], makna, self.hari, sidik)
            )
        return [b for b in hasil if b.makna]

    def _baris(self, setuju: Persetujuan, slot: str, jenis: str) -> BarisParaf:
        orang = self.orang(setuju.pelaku, setuju.sebutan)
        makna = self._makna(setuju.makna, setuju.peran, jenis)
        # A signature is told by the content that was signed, initials by the event that holds them.
        sidik = setuju.berkas[slot] if makna in MENANDATANGANI else self.alur.peristiwa[setuju.urut].sidik
        waktu = setuju.waktu.astimezone(ZoneInfo(self.keadaan.zona))
        return BarisParaf(self._jabatan(orang), orang["nama"], makna, waktu, sidik, setuju.gugur is not None)

    def _makna(self, makna: tuple[str, ...], peran: str, jenis: str) -> str:
        """What an act means for one kind of document: a signature only of the one who signs it."""
        penanda = peran in self.alur.prosedur.fungsi.peran(self.profil.aturan(jenis).penanda_tangan)
        # who confirms signs for his unit, whichever post the profile names
        boleh = [m for m in _KUAT if m in makna and (penanda or m not in MENANDATANGANI - {"mengonfirmasi"})]
        return boleh[0] if boleh else ""

    @staticmethod
    def _jabatan(orang: Mapping[str, Any]) -> str:
        return f"{orang['sebutan']} {orang['jabatan']}".strip()
