"""Names of the officials: personal data, kept apart from the log and found by their fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from abk.sop.catatan.kanonik import teks_kanonik
from abk.sop.galat import AlurError


class Nama(BaseModel):
    """How an official signs documents.

    Attributes
    ----------
    nama : name with titles
    jabatan : post, as written above the signature
    pangkat, nip : rank and civil-servant number; empty where it is not printed
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    nama: str = Field(min_length=2)
    jabatan: str = Field(min_length=2)
    pangkat: str = ""
    nip: str = Field("", pattern=r"^(\d{18})?$")


def tulis_nama(semua: Mapping[str, Nama]) -> bytes:
    """Names as bytes, in one way only."""
    return teks_kanonik({k: v.model_dump() for k, v in semua.items()}).encode()


def baca_nama(isi: bytes) -> dict[str, Nama]:
    """Names by identifier of the official.

    Raises
    ------
    AlurError
        If they cannot be read.
    """
    try:
        return {str(k): Nama.model_validate(v) for k, v in json.loads(isi).items()}
    except (ValueError, AttributeError, ValidationError) as salah:
        raise AlurError("Daftar nama pejabat tidak terbaca.", "Tulis ulang daftarnya.") from salah
