"""The board: where every step of every unit stands, who has the ball, and what the clock says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from abk.sop.catatan.pejabat import Nama
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.jam import MENIT_PER_HARI, JamKerja, PanjangHari, StatusWaktu
from abk.sop.kaidah.keadaan import Keadaan, Persetujuan, RiwayatLangkah
from abk.sop.prosedur import Langkah
from abk.sop.riwayat import sebab_gugur
from abk.tulisan.format import bulat

KeadaanSel = Literal["selesai", "tepat", "mendekati", "lewat", "gugur", "menunggu"]
"""How a step stands: done; due and in time, nearly late, late; done once but void; not yet due."""

KATA: Mapping[KeadaanSel, str] = {
    "selesai": "selesai",
    "tepat": "berjalan",
    "mendekati": "hampir lewat waktu",
    "lewat": "lewat waktu",
    "gugur": "gugur, diulang",
    "menunggu": "menunggu giliran",
}
"""The states in words."""

BERJALAN = frozenset({"tepat", "mendekati", "lewat"})
"""States of a step that is due."""


@dataclass(frozen=True)
class Sel:
    """A step of a unit (or of all) on the board: how it stands, with whom, since when, until when.

    ``waktu`` is None where the step has no standard time, or has not begun; ``ulang`` is how often it was
    begun anew, ``sebab`` why it is void or has to be done again.
    """

    keadaan: KeadaanSel
    siapa: tuple[str, ...] = ()
    sejak: dt.datetime | None = None
    selesai: dt.datetime | None = None
    waktu: StatusWaktu | None = None
    ulang: int = 0
    sebab: str = ""

    @property
    def berjalan(self) -> bool:
        """Whether it is due."""
        return self.keadaan in BERJALAN

    @property
    def terlambat(self) -> bool:
        """Whether it took longer than the standard time, or does already."""
        return self.waktu is not None and self.waktu.keadaan == "lewat"


@dataclass(frozen=True)
class BarisPapan:
    """A row of the board: a step, and how it stands for each unit (``""`` for a common step)."""

    langkah: Langkah
    sel: Mapping[str, Sel] = field(default_factory=dict)


@dataclass(frozen=True)
class Ringkasan:
    """The board in figures: steps due, late, void, done and all. [langkah]"""

    berjalan: int
    lewat: int
    gugur: int
    selesai: int
    semua: int


def kata_lama(menit: int) -> str:
    """A time that people can picture: from a working day on, in working days and minutes."""
    hari, sisa = divmod(menit, MENIT_PER_HARI["formal"])
    if not hari:
        return f"{bulat(menit)} menit kerja"
    return f"{bulat(hari)} hari kerja" + (f" {bulat(sisa)} menit" if sisa else "")


def kata_waktu(waktu: StatusWaktu | None) -> str:
    """How a step stands against its standard time, in words."""
    if waktu is None:
        return "tanpa waktu baku"
    if waktu.keadaan == "lewat":
        return f"lewat {kata_lama(waktu.lewat_menit)}"
    sisa = f"sisa {kata_lama(waktu.sisa_menit)}"
    return f"mendekati batas, {sisa}" if waktu.keadaan == "mendekati" else sisa


def jabatan(nama: Mapping[str, Nama], pejabat: str, sebutan: str = "") -> str:
    """Office of an official, with ``Plt.`` or ``Plh.``; his identifier where no name is known."""
    ada = nama.get(pejabat)
    return f"{sebutan} {ada.jabatan if ada else pejabat}".strip()


def pemegang(keadaan: Keadaan, peran: str, unit: str, hari: dt.date) -> list[tuple[str, str]]:
    """All who can act in a role on a day (so their key holds), each with ``Plt.``, ``Plh.`` or nothing."""
    milik = unit if keadaan.prosedur.per_unit_peran(peran) else ""
    siap = (p for p in keadaan.pejabat.values() if p.kunci_sampai is None or hari <= p.kunci_sampai)
    calon = ((p.id, p.memegang(peran, milik, hari)) for p in siap)
    ada = [(siapa, tugas.sebutan) for siapa, tugas in calon if tugas is not None]
    return sorted(ada, key=lambda satu: bool(satu[1]))


def papan(
    keadaan: Keadaan,
    peristiwa: Sequence[Peristiwa],
    nama: Mapping[str, Nama],
    jam: JamKerja,
    saat: dt.datetime,
    panjang_hari: PanjangHari = "formal",
) -> list[BarisPapan]:
    """The board of a case at a moment: one row a step that the case takes, in their order."""
    juru = _JuruPapan(keadaan, peristiwa, nama, jam, saat, panjang_hari)
    return [
        BarisPapan(k, {u: juru.sel(k, u) for u in (keadaan.unit if k.lingkup == "unit" else ("",))})
        for k in keadaan.langkah
    ]


def ringkasan(baris: Sequence[BarisPapan]) -> Ringkasan:
    """The board in figures."""
    semua = [satu for b in baris for satu in b.sel.values()]
    return Ringkasan(
        sum(s.keadaan in BERJALAN for s in semua),
        sum(s.keadaan == "lewat" for s in semua),
        sum(s.keadaan == "gugur" for s in semua),
        sum(s.keadaan == "selesai" for s in semua),
        len(semua),
    )


@dataclass(frozen=True)
class _JuruPapan:
    keadaan: Keadaan
    peristiwa: Sequence[Peristiwa]
    nama: Mapping[str, Nama]
    jam: JamKerja
    saat: dt.datetime
    panjang_hari: PanjangHari

    def sel(self, langkah: Langkah, unit: str) -> Sel:
        riwayat = [r for r in self.keadaan.riwayat_langkah if (r.langkah, r.unit) == (langkah.kode, unit)]
        setuju = [p for p in self.keadaan.persetujuan if (p.langkah, p.unit) == (langkah.kode, unit)]
        kini = next((r for r in riwayat if r.selesai is None), None)
        if kini is not None:
            return self._berjalan(langkah, unit, kini, len(riwayat) - 1, setuju)
        berlaku = self.keadaan.persetujuan_langkah(langkah.kode, unit)
        if berlaku is not None:
            return self._selesai(langkah, berlaku, riwayat)
        if setuju:
            urut = max(p.gugur for p in setuju if p.gugur is not None)
            return Sel("gugur", ulang=len(setuju), sebab=sebab_gugur(self.peristiwa, urut))
        return Sel("menunggu")

    def _berjalan(
        self, langkah: Langkah, unit: str, kini: RiwayatLangkah, ulang: int, setuju: Sequence[Persetujuan]
    ) -> Sel:
        hari = self.keadaan.hari(self.saat)
        siapa = [jabatan(self.nama, *satu) for satu in pemegang(self.keadaan, langkah.pelaksana, unit, hari)]
        waktu = self._waktu(langkah, kini.mulai, max(self.saat, kini.mulai))
        gugur = [p.gugur for p in setuju if p.gugur is not None]
        sebab = sebab_gugur(self.peristiwa, max(gugur)) if gugur else ""
        keadaan: KeadaanSel = waktu.keadaan if waktu is not None else "tepat"
        return Sel(keadaan, tuple(siapa), kini.mulai, None, waktu, ulang, sebab)

    def _selesai(self, langkah: Langkah, setuju: Persetujuan, riwayat: Sequence[RiwayatLangkah]) -> Sel:
        lewat = [r for r in riwayat if r.hasil == "selesai"]
        akhir = lewat[-1] if lewat else None
        waktu = self._waktu(langkah, akhir.mulai, akhir.selesai) if akhir and akhir.selesai else None
        siapa = (jabatan(self.nama, setuju.pelaku, setuju.sebutan),)
        sejak = akhir.mulai if akhir else None
        return Sel("selesai", siapa, sejak, setuju.waktu, waktu, len(riwayat) - 1)

    def _waktu(self, langkah: Langkah, mulai: dt.datetime, akhir: dt.datetime) -> StatusWaktu | None:
        if langkah.waktu is None:
            return None
        return self.jam.status(mulai, akhir, langkah.waktu, self.panjang_hari)
