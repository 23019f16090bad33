"""Events: who, when, what, old, new, why. They are only ever added."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select

from abk.errors import ParameterError
from abk.store.skema import PERISTIWA
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.malas import pd
from abk.tulisan.sidik import json_kanonik, teks_waktu

KOLOM_RIWAYAT = tuple(k.name for k in PERISTIWA.columns if k.name != "id")

_CATAT = insert(PERISTIWA)
TAK_TERBACA = "tidak_terbaca"


def sekarang() -> dt.datetime:
    """Moment that it is now (UTC)."""
    return dt.datetime.now(dt.UTC)


def zona() -> str:
    """Zone of the clock of whoever acts, as its distance from UTC, e.g. ``+07:00``."""
    teks = dt.datetime.now().astimezone().strftime("%z")
    return f"{teks[:3]}:{teks[3:5]}"


@dataclass(frozen=True)
class Pelaku:
    """Who acts, a person or post, and why, which may be empty; when, and the zone of that clock."""

    oleh: str
    alasan: str = ""
    waktu: dt.datetime = field(default_factory=sekarang)
    zona: str = field(default_factory=zona)

    def __post_init__(self) -> None:
        """Refuse an anonymous change; raises ParameterError if nobody is named."""
        if not self.oleh.strip():
            raise ParameterError("Perubahan tanpa nama pelaku.", "Isi oleh dengan nama jabatan atau akun.")


def peristiwa(
    pelaku: Pelaku,
    apa: str,
    *,
    kode_unit: str | None = None,
    kode_jabatan: str | None = None,
    versi: int | None = None,
    lama: object = None,
    baru: object = None,
) -> dict[str, Any]:
    """Row of an event."""
    return {
        "waktu": teks_waktu(pelaku.waktu),
        "zona": pelaku.zona,
        "oleh": pelaku.oleh,
        "apa": apa,
        "kode_unit": kode_unit,
        "kode_jabatan": kode_jabatan,
        "versi": versi,
        "lama": None if lama is None else json_kanonik(lama),
        "baru": None if baru is None else json_kanonik(baru),
        "alasan": pelaku.alasan,
    }


def catat(c: Connection, semua: Sequence[dict[str, Any]]) -> None:
    """Add events."""
    if semua:
        c.execute(_CATAT, list(semua))


def riwayat(c: Connection, kode_jabatan: str | None = None) -> pd.DataFrame:
    """Events, oldest first: :data:`KOLOM_RIWAYAT`, ``waktu`` in UTC, ``lama`` and ``baru`` decoded.

    What cannot be read stands as ``{"tidak_terbaca": …}``, its first signs; a moment that is none is missing.
    """
    tanya = select(*(PERISTIWA.c[k] for k in KOLOM_RIWAYAT)).order_by(PERISTIWA.c.id)
    if kode_jabatan is not None:
        tanya = tanya.where(PERISTIWA.c.kode_jabatan == kode_jabatan)
    frame = pd.DataFrame(c.execute(tanya).all(), columns=list(KOLOM_RIWAYAT), dtype="object")
    for kolom in ("lama", "baru"):
        frame[kolom] = pd.Series([baca_perubahan(v) for v in frame[kolom]], index=frame.index, dtype="object")
    return frame.assign(
        waktu=pd.to_datetime(frame["waktu"], utc=True, format="ISO8601", errors="coerce"),
        versi=frame["versi"].astype("Int64"),
    )


def baca_perubahan(teks: str | None) -> Any:
    """``lama`` or ``baru`` of an event; ``{TAK_TERBACA: …}`` where it is no JSON."""
    try:
        return None if teks is None else urai_json(teks)
    except (ValueError, TypeError):
        return {TAK_TERBACA: str(teks)[:80]}
