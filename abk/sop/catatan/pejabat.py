"""Officials of a case: who holds which role, for which unit, from when to when, with which key.

The log knows an official by an identifier only; names are personal data, kept apart by fingerprint.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from abk.sop.galat import AlurError, KunciError, WewenangError
from abk.sop.prosedur.model import Prosedur
from abk.tulisan.bentuk import kesalahan_bentuk
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import json_kanonik as teks_kanonik


def _acuan(info: ValidationInfo) -> Prosedur | None:
    """The procedure whose roles count, where the reader says it."""
    acuan = (info.context or {}).get("prosedur")
    return acuan if isinstance(acuan, Prosedur) else None


class Penugasan(BaseModel):
    """One role of an official; no last day means until further notice, ``sebutan`` is of deputies only."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    peran: str
    unit: str = ""
    sejak: dt.date
    sampai: dt.date | None = None
    sebutan: Literal["", "Plt.", "Plh."] = ""

    @field_validator("peran")
    @classmethod
    def _dikenal(cls, peran: str, info: ValidationInfo) -> str:
        acuan = _acuan(info)
        if acuan is not None and acuan.satu_peran(peran) is None:
            dikenal = ", ".join(p.kode for p in acuan.peran)
            raise ValueError(f"{kutip(peran)} bukan salah satu dari {dikenal}")
        return peran

    @model_validator(mode="after")
    def _utuh(self, info: ValidationInfo) -> Penugasan:
        acuan = _acuan(info)
        if acuan is not None and acuan.per_unit_peran(self.peran) != bool(self.unit):
            raise ValueError("kode unit diisi untuk peran tiap unit, dan hanya untuk itu")
        if self.sampai is not None and self.sampai < self.sejak:
            raise ValueError("penugasan berakhir sebelum dimulai")
        return self

    def berlaku(self, hari: dt.date) -> bool:
        """Whether the role is held on a day."""
        return self.sejak <= hari and (self.sampai is None or hari <= self.sampai)


class Pejabat(BaseModel):
    """An official: an identifier without meaning (``p-01``; never a name or NIP), public key, roles.

    The key is 64 hexadecimal digits; ``kunci_sampai`` is the last day on which it may sign.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")
    kunci: str = Field(pattern=r"^[0-9a-f]{64}$")
    kunci_sampai: dt.date | None = None
    penugasan: tuple[Penugasan, ...] = Field(min_length=1)

    def sebagai_dict(self) -> dict[str, Any]:
        """Plain mapping, for the log."""
        return self.model_dump(mode="json")

    def memegang(self, peran: str, unit: str, hari: dt.date) -> Penugasan | None:
        """Assignment by which the official holds a role on a day; the official before the deputy."""
        pas = [t for t in self.penugasan if t.peran == peran and t.unit == unit and t.berlaku(hari)]
        return min(pas, key=lambda t: bool(t.sebutan), default=None)


def pejabat_dari_dict(semua: Iterable[Mapping[str, Any]], acuan: Prosedur) -> tuple[Pejabat, ...]:
    """Officials of the log, in roles of the procedure; raises AlurError with every fault at once."""
    hasil: list[Pejabat] = []
    salah: list[str] = []
    for nomor, satu in enumerate(semua, 1):
        try:
            hasil.append(Pejabat.model_validate(dict(satu), context={"prosedur": acuan}))
        except ValidationError as galat:
            salah += [f"pejabat ke-{nomor}, {satu}" for satu in kesalahan_bentuk(galat)]
    ganda = {p.id for p in hasil if sum(q.id == p.id for q in hasil) > 1}
    salah += [f"pejabat {i}: disebut dua kali" for i in sorted(ganda)]
    if salah:
        raise AlurError("Daftar pejabat tidak sah: " + "; ".join(salah) + ".", "Perbaiki semuanya.")
    return tuple(hasil)


def penugasan_sah(
    pejabat: Mapping[str, Pejabat], pelaku: str, peran: str, unit: str, hari: dt.date, acuan: Prosedur
) -> Penugasan:
    """Assignment that lets somebody act in a role on a day, with a key that still holds."""
    untuk = f" untuk unit {unit}" if unit else ""
    if pelaku not in pejabat:
        raise WewenangError(
            f"Pelaku {kutip(pelaku)} tidak terdaftar dalam alur ini.", f"Minta {acuan.penunjuk} menunjuknya."
        )
    tugas = pejabat[pelaku].memegang(peran, unit, hari)
    if tugas is None:
        raise WewenangError(
            f"{pelaku} bukan {acuan.nama_peran(peran)}{untuk} pada {hari:%d-%m-%Y}.",
            "Langkah ini dikerjakan pemegang peran itu, atau Plt./Plh. yang ditunjuk.",
        )
    sampai = pejabat[pelaku].kunci_sampai
    if sampai is not None and hari > sampai:
        raise KunciError(
            f"Kunci {pelaku} berakhir pada {sampai:%d-%m-%Y}.", "Buat kunci baru dan minta ditunjuk ulang."
        )
    return tugas


class Nama(BaseModel):
    """How an official signs documents."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    nama: str = Field(min_length=2)
    jabatan: str = Field(min_length=2)
    pangkat: str = ""
    nip: str = Field("", pattern=r"^([0-9]{18})?$")


def tulis_nama(semua: Mapping[str, Nama]) -> bytes:
    """Names as bytes, in one way only."""
    return teks_kanonik({k: v.model_dump() for k, v in semua.items()}).encode()


def baca_nama(isi: bytes) -> dict[str, Nama]:
    """Names by identifier of the official; raises AlurError if they cannot be read."""
    try:
        return {str(k): Nama.model_validate(v) for k, v in urai_json(isi).items()}
    except (ValueError, AttributeError, ValidationError) as salah:
        raise AlurError("Daftar nama pejabat tidak terbaca.", "Tulis ulang daftarnya.") from salah
