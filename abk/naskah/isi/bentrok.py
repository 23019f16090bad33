"""Meetings of a case that collide: one chair, or one room, cannot be in two of them at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from abk.errors import Temuan
from abk.naskah.context import StepContext
from abk.naskah.isi.dasar import Isi
from abk.tulisan.format import jam, tanggal

_SURAT = frozenset({"undangan"})
_SLOT = _SURAT | {"daftar_hadir_terisi"}
"""Contents that say when a meeting is; the others take it from them."""
_HARI_DICOBA = 20


class _Waktu(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    tanggal_rapat: dt.date
    mulai: dt.time
    selesai: dt.time | None = None
    tempat: str = ""

    @property
    def sampai(self) -> dt.time:
        """Its end; without one it may last the day."""
        return self.selesai or dt.time.max

    @property
    def ruang(self) -> str:
        """Its room, however it is spelled."""
        return " ".join(self.tempat.casefold().split())

    def menimpa(self, lain: _Waktu) -> bool:
        """Whether two meetings have a minute in common."""
        return (
            self.tanggal_rapat == lain.tanggal_rapat and self.mulai < lain.sampai and lain.mulai < self.sampai
        )

    def pada(self, hari: dt.date, mulai: dt.time) -> _Waktu:
        """A meeting of the same length at another time; past midnight it has no end."""
        akhir = None
        if self.selesai is not None:
            lama = dt.datetime.combine(hari, self.selesai) - dt.datetime.combine(hari, self.mulai)
            akhir = (dt.datetime.combine(hari, mulai) + lama).time()
        return self.model_copy(update={"tanggal_rapat": hari, "mulai": mulai, "selesai": akhir})

    @property
    def kata(self) -> str:
        """Hours in words."""
        return f"{jam(self.mulai)} s.d. {jam(self.selesai) if self.selesai else 'selesai'}"


def temuan_bentrok(step: StepContext, slot: str, jenis: type[Isi]) -> list[Temuan]:
    """A meeting that overlaps another unit's, with the next time that is free for it.

    What several units hold together by one invitation is one meeting, and no collision.
    """
    ini, lain = _waktu(step.isian(slot)), _lain(step, slot)
    if ini is None or (kena := _kena(ini, slot, lain)) is None:
        return []
    unit, satu = kena
    sama = "pimpinan dan ruang" if satu.ruang == ini.ruang else "pimpinan"
    hari, bebas = tanggal(ini.tanggal_rapat, hari=True), _bebas(step, ini, lain)
    pesan = (
        f"Rapat {hari} pukul {ini.kata} bertabrakan dengan rapat {step.nama_unit(unit)} pukul {satu.kata}:"
        f" {sama} yang sama"
    )
    saran = (
        f"Waktu berikut yang bebas: {tanggal(bebas.tanggal_rapat, hari=True)}, pukul {bebas.kata}."
        if bebas
        else "Pilih hari lain."
    )
    return [jenis.temuan("bentrok", pesan, saran, "mulai")]


def waktu_bebas(step: StepContext, slot: str, isi: Mapping[str, Any]) -> dict[str, Any]:
    """Day and hours of a meeting as suggested, or the next ones at which it collides with no other."""
    ini, lain = _waktu(isi), _lain(step, slot)
    if ini is None or _kena(ini, slot, lain) is None or (bebas := _bebas(step, ini, lain)) is None:
        return {}
    return bebas.model_dump(include={"tanggal_rapat", "mulai", "selesai"}, mode="json")


def _waktu(isi: Mapping[str, Any]) -> _Waktu | None:
    try:
        return _Waktu.model_validate(isi)
    except ValidationError:
        return None  # what is missing or no time is told by the form


def _lain(step: StepContext, slot: str) -> dict[str, _Waktu]:
    """Meetings of the other units, by unit, where the content says when they are."""
    if slot not in _SLOT or not step.unit:
        return {}
    semua = {
        unit: _waktu(replace(step, unit=unit, fakta={}).isian(slot))
        for unit in step.alur.unit
        if unit != step.unit and f"{slot}:{unit}" in step.keadaan.slot
    }
    return {unit: satu for unit, satu in semua.items() if satu is not None}


def _kena(ini: _Waktu, slot: str, lain: Mapping[str, _Waktu]) -> tuple[str, _Waktu] | None:
    return next(
        ((u, satu) for u, satu in lain.items() if ini.menimpa(satu) and (slot in _SURAT or satu != ini)), None
    )


def _bebas(step: StepContext, ini: _Waktu, lain: Mapping[str, _Waktu]) -> _Waktu | None:
    """The earliest time from the one wanted that lies in working hours and collides with nothing."""
    jam_kerja, hari, mulai = step.profil.jam_kerja, ini.tanggal_rapat, ini.mulai
    for _ in range(_HARI_DICOBA):
        for awal in sorted({mulai, *(s.sampai for s in lain.values() if s.tanggal_rapat == hari)}):
            calon = ini.pada(hari, awal)
            habis = calon.sampai if calon.selesai else jam_kerja.selesai
            muat = mulai <= awal < habis <= jam_kerja.selesai
            if muat and not any(calon.menimpa(satu) for satu in lain.values()):
                return calon
        hari, mulai = step.hari_kerja(hari, 1), jam_kerja.mulai
    return None
