"""What each kind of event says: the shape of its ``isi``."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from abk.errors import AbkError
from abk.kegiatan.perubahan import Perubahan
from abk.sop.galat import LangkahError
from abk.tulisan.bentuk import Sidik, kesalahan_bentuk
from abk.tulisan.markup import kutip

_ALASAN = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=4000)]

_EDISI = Annotated[int, Field(ge=1)]
"""Edition by which the program made the documents of the event (abk.naskah)."""


class _Isi(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class IsiMulai(_Isi):
    """Start: the case and all that holds for it."""

    judul: Annotated[str, StringConstraints(min_length=3, max_length=400)]
    unit: list[str] = Field(min_length=1)
    prosedur: dict[str, Any]
    profil: str = Field(min_length=1)
    ganti_profil: dict[str, Any] = Field(default_factory=dict)
    zona: str = "Asia/Jakarta"
    opsional: list[str] = Field(default_factory=list)
    pejabat: list[dict[str, Any]] = Field(min_length=1)
    peragaan: bool = False

    @field_validator("zona")
    @classmethod
    def _zona(cls, zona: str) -> str:
        try:
            ZoneInfo(zona)
        except (ZoneInfoNotFoundError, ValueError, OSError) as salah:
            raise ValueError(f"zona waktu {kutip(zona)} tidak dikenal") from salah
        return zona


class IsiTunjuk(_Isi):
    """Appointment: officials, new or replaced."""

    pejabat: list[dict[str, Any]] = Field(min_length=1)
    alasan: _ALASAN


class Jawaban(_Isi):
    """Answer of a unit about one post."""

    status: Literal["sesuai", "sesuai_dengan_perbaikan", "tidak_sesuai"]
    catatan: str = ""
    usul: list[dict[str, Any]] = Field(default_factory=list)

    @field_validator("usul")
    @classmethod
    def _usul(cls, usul: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return _perubahan(usul)


class IsiSelesai(_Isi):
    """Completion of a step: fingerprint of the facts filled in, and what some steps say more."""

    fakta: Sidik | None = None
    hasil: Sidik | None = None
    jawaban: dict[str, Jawaban] | None = None
    terima: list[dict[str, Any]] | None = None
    edisi: _EDISI | None = None

    @field_validator("terima")
    @classmethod
    def _terima(cls, terima: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
        return None if terima is None else _perubahan(terima)


class IsiKembali(_Isi):
    """Return for repair."""

    ke: str
    alasan: _ALASAN
    jawaban: dict[str, Jawaban] | None = None


class IsiUbah(_Isi):
    """Edit of something already produced."""

    alasan: _ALASAN
    fakta: Sidik | None = None
    edisi: _EDISI | None = None


class IsiPutusan(_Isi):
    """Decisions of the meeting."""

    perubahan: list[dict[str, Any]] = Field(min_length=1)

    @field_validator("perubahan")
    @classmethod
    def _sah(cls, perubahan: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return _perubahan(perubahan)


class IsiCabut(_Isi):
    """Withdrawal of a decision."""

    urut: int = Field(ge=0)
    alasan: _ALASAN


class IsiLuruskan(_Isi):
    """The clock is set right: from which event on it was ahead, and why."""

    urut: int = Field(ge=0)
    alasan: _ALASAN


class IsiLampir(_Isi):
    """An attachment."""

    keterangan: Annotated[str, StringConstraints(min_length=1, max_length=400)]


_T = TypeVar("_T", bound=BaseModel)


def baca_isi(model: type[_T], isi: dict[str, Any]) -> _T:
    """Checked content of an event; raises LangkahError with every fault at once."""
    try:
        return model.model_validate(isi)
    except ValidationError as salah:
        daftar = "; ".join(kesalahan_bentuk(salah))
        raise LangkahError(f"Isian tidak sah: {daftar}.", "Lengkapi semuanya, lalu ulangi.") from salah


def _perubahan(semua: list[dict[str, Any]]) -> list[dict[str, Any]]:
    try:
        for satu in semua:
            Perubahan.dari_dict(satu)
    except (AbkError, TypeError, KeyError, ValueError) as salah:
        raise ValueError(f"perubahan tidak sah: {salah}") from salah
    return semua
