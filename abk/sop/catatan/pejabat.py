"""Officials of a case: who holds which role, for which unit, from when to when, with which key.

The log knows an official by an identifier only; names are kept apart, by their fingerprint.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from abk.sop.galat import AlurError, KunciError, WewenangError

Peran = Literal["sesmenko", "karo_po", "kabag_ortala", "kasubbag_organisasi", "unit", "menko", "biro_hukum"]
"""Roles of the procedure; a person or a post may hold several."""

NAMA_PERAN: Mapping[str, str] = {
    "sesmenko": "Sesmenko",
    "karo_po": "Karo PO",
    "kabag_ortala": "Kabag Ortala",
    "kasubbag_organisasi": "Kasubbag Organisasi",
    "unit": "Unit Organisasi",
    "menko": "Menko",
    "biro_hukum": "Biro Hukum",
}
"""Roles as the SOP calls them."""


class Penugasan(BaseModel):
    """One role of an official.

    Attributes
    ----------
    peran, unit : the role; ``unit`` is the code of the unit for the role ``unit``, else empty
    sejak, sampai : first and last day; no last day means until further notice
    sebutan : empty for the official himself, ``Plt.`` or ``Plh.`` for a deputy
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    peran: Peran
    unit: str = ""
    sejak: dt.date
    sampai: dt.date | None = None
    sebutan: Literal["", "Plt.", "Plh."] = ""

    @model_validator(mode="after")
    def _utuh(self) -> Penugasan:
        if (self.peran == "unit") != bool(self.unit):
            raise ValueError("kode unit diisi untuk peran unit, dan hanya untuk itu")
        if self.sampai is not None and self.sampai < self.sejak:
            raise ValueError("penugasan berakhir sebelum dimulai")
        return self

    def berlaku(self, hari: dt.date) -> bool:
        """Whether the role is held on a day."""
        return self.sejak <= hari and (self.sampai is None or hari <= self.sampai)


class Pejabat(BaseModel):
    """An official: identifier, public key, roles.

    Attributes
    ----------
    id : identifier without meaning, e.g. ``p-01``; never a name or NIP
    kunci : public key [64 hexadecimal digits]
    kunci_sampai : last day on which the key may sign
    penugasan : roles
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

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


def pejabat_dari_dict(semua: Iterable[Mapping[str, Any]]) -> tuple[Pejabat, ...]:
    """Officials of the log.

    Raises
    ------
    AlurError
        With every fault at once.
    """
    hasil: list[Pejabat] = []
    salah: list[str] = []
    for nomor, satu in enumerate(semua, 1):
        try:
            hasil.append(Pejabat.model_validate(dict(satu)))
        except ValidationError as galat:
            salah += [
                f"pejabat ke-{nomor}, {'.'.join(map(str, e['loc'])) or 'isi'}: {e['msg']}"
                for e in galat.errors()
            ]
    ganda = {p.id for p in hasil if sum(q.id == p.id for q in hasil) > 1}
    salah += [f"pejabat {i}: disebut dua kali" for i in sorted(ganda)]
    if salah:
        raise AlurError("Daftar pejabat tidak sah: " + "; ".join(salah) + ".", "Perbaiki semuanya.")
    return tuple(hasil)


def penugasan_sah(
    pejabat: Mapping[str, Pejabat], pelaku: str, peran: str, unit: str, hari: dt.date
) -> Penugasan:
    """Assignment that lets somebody act in a role on a day, with a key that still holds.

    Raises
    ------
    WewenangError
        If the person is unknown or does not hold the role.
    KunciError
        If the key has expired.
    """
    untuk = f" untuk unit {unit}" if unit else ""
    if pelaku not in pejabat:
        raise WewenangError(
            f"Pelaku {pelaku!r} tidak terdaftar dalam alur ini.", "Minta Karo PO menunjuknya lebih dahulu."
        )
    tugas = pejabat[pelaku].memegang(peran, unit, hari)
    if tugas is None:
        raise WewenangError(
            f"{pelaku} bukan {NAMA_PERAN.get(peran, peran)}{untuk} pada {hari:%d-%m-%Y}.",
            "Langkah ini dikerjakan pemegang peran itu, atau Plt./Plh. yang ditunjuk.",
        )
    sampai = pejabat[pelaku].kunci_sampai
    if sampai is not None and hari > sampai:
        raise KunciError(
            f"Kunci {pelaku} berakhir pada {sampai:%d-%m-%Y}.", "Buat kunci baru dan minta ditunjuk ulang."
        )
    return tugas
