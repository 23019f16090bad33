"""One event of a case: a signed line of the log."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from abk.sop.catatan.kunci import Kunci, cocok
from abk.sop.galat import RantaiError
from abk.tulisan.bentuk import Sidik
from abk.tulisan.sidik import json_kanonik as teks_kanonik
from abk.tulisan.sidik import sidik

Apa = Literal["mulai", "tunjuk", "selesai", "kembali", "ubah", "putusan", "cabut", "lampir", "luruskan"]
"""Kinds of events: start, appoint, complete a step, return, edit, decide, withdraw a decision, attach, set
the clock right."""

TAHUN = (1900, 2999)
"""First and last year of which a case may speak."""

_SARAN = "Ambil kembali alur dari gudang atau cadangan; berkas ini tidak dapat dipercaya."


class Peristiwa(BaseModel):
    """An event as it was signed; ``waktu`` is UTC, ISO 8601.

    ``sebelum`` is the fingerprint of the line before. ``isi`` is what is said with it (reason, decisions,
    answers), never a name; ``masukan`` and ``keluaran`` are fingerprints by slot of what was read and
    approved, and of what was produced. The signature stands over all the rest.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    alur: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,60}$")
    tahun: int = Field(ge=TAHUN[0], le=TAHUN[1])
    urut: int = Field(ge=0)
    sebelum: Sidik
    waktu: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$")
    pelaku: str
    peran: str
    sebutan: str = ""
    unit: str = ""
    apa: Apa
    langkah: str = ""
    makna: list[str] = Field(default_factory=list)
    isi: dict[str, Any] = Field(default_factory=dict)
    masukan: dict[str, str] = Field(default_factory=dict)
    keluaran: dict[str, str] = Field(default_factory=dict)
    nonce: str = Field(pattern=r"^[0-9a-f]{32}$")
    kunci: str = Field(pattern=r"^[0-9a-f]{16}$")
    tanda_tangan: str = Field("", pattern=r"^([0-9a-f]{128})?$")

    @field_validator("waktu")
    @classmethod
    def _waktu(cls, waktu: str) -> str:
        tahun = dt.datetime.fromisoformat(waktu).year  # refuses a thirteenth month
        if not TAHUN[0] <= tahun <= TAHUN[1]:
            raise ValueError("waktu di luar abad yang dikenal")
        return waktu

    @cached_property
    def baris(self) -> str:
        """The line of the log, without its end."""
        return teks_kanonik(self.model_dump())

    @cached_property
    def sidik(self) -> str:
        """Fingerprint of the line: what the next one names."""
        return sidik(self.baris)

    @cached_property
    def saat(self) -> dt.datetime:
        """Moment, with zone."""
        return dt.datetime.fromisoformat(self.waktu)

    @property
    def _ditandatangani(self) -> bytes:
        return teks_kanonik(self.model_dump(exclude={"tanda_tangan"})).encode()

    def bertanda_tangan(self, kunci: Kunci) -> Peristiwa:
        """The same event, signed."""
        tanda = kunci.tanda_tangani(self._ditandatangani)
        return Peristiwa.model_validate({**self.model_dump(), "tanda_tangan": tanda})

    def sah(self, publik: str) -> bool:
        """Whether the owner of a public key signed exactly this."""
        return cocok(publik, self._ditandatangani, self.tanda_tangan)


def nonce_baru() -> str:
    """A number that will not come again. [32 hexadecimal digits]"""
    return secrets.token_hex(16)


def baca_baris(baris: str, nomor: int) -> Peristiwa:
    """Event of a line; raises RantaiError if it is not written exactly as the program writes it."""
    try:
        peristiwa = Peristiwa.model_validate(json.loads(baris))
        # NaN, endless nesting and halves of a character fail here, not before.
        sama = peristiwa.baris == baris and bool(peristiwa.sidik)
    except (ValueError, RecursionError) as salah:
        letak = ""
        if isinstance(salah, ValidationError):
            letak = ": " + ", ".join(sorted({".".join(map(str, e["loc"])) or "isi" for e in salah.errors()}))
        raise RantaiError(f"Catatan alur baris {nomor} tidak terbaca{letak}.", _SARAN) from salah
    if not sama:
        raise RantaiError(f"Catatan alur baris {nomor} tidak ditulis oleh program ini.", _SARAN)
    return peristiwa
