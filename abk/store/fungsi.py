"""What PostgreSQL does itself: functions of the owner of the tables, the only way in which a role writes.

They say who (the account), when (the clock of the server) and what changed; this side only asks. The
functions are made by ``migrasi/versions/versi_0003_postgresql.sql``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

from abk.store.lembar import Lembar
from abk.store.peristiwa import Pelaku
from abk.tulisan.sidik import json_kanonik

_PELAKU = ":oleh, :zona, :alasan"
_SIMPAN = text(f"SELECT * FROM abk_simpan(:kode, :dasar, :isi, {_PELAKU})")  # noqa: S608 - fixed text
_SIMPAN_PERTAMA = text(
    f"SELECT s.hasil FROM unnest(CAST(:kode AS text[]), CAST(:isi AS text[])) AS p(kode, isi), "  # noqa: S608
    f"LATERAL abk_simpan(p.kode, 0, p.isi, {_PELAKU}) s"
)
_AJUKAN = text(f"SELECT abk_ajukan(:kode, :dasar, {_PELAKU})")
_KEMBALIKAN = text(f"SELECT abk_kembalikan(:kode, {_PELAKU})")
_IMPOR = text(f"SELECT abk_catat_impor(:jumlah, {_PELAKU})")
_SEBUT = text("SELECT set_config('abk.pelaku', :pelaku, true)")
_MULAI = text("SELECT abk_mulai_alur(:kode, :tahun, :judul)")
_KUNCI = text("SELECT abk_kunci_alur(:kode)")
_CATAT = text("SELECT abk_catat_alur(:kode, :urut, :unit, :nonce, :teks, :jenis, :isi)")


def di_server(c: Connection) -> bool:
    """Whether the database writes versions and events itself."""
    return c.dialect.name == "postgresql"


def _oleh(pelaku: Pelaku) -> dict[str, Any]:
    return {"oleh": pelaku.oleh, "zona": pelaku.zona, "alasan": pelaku.alasan}


def simpan_lembar(c: Connection, lembar: Lembar, dasar: int, pelaku: Pelaku) -> Row[Any] | None:
    """Save a sheet: its new version, and who and when as recorded; None if it was not saved."""
    nilai = {"kode": lembar.kode_jabatan, "dasar": dasar, "isi": lembar.json}
    jadi = c.execute(_SIMPAN, nilai | _oleh(pelaku)).one()
    return jadi if jadi.hasil == "disimpan" else None


def simpan_pertama(c: Connection, semua: Sequence[Lembar], pelaku: Pelaku) -> bool:
    """Save sheets that were never saved before; whether all were."""
    nilai = {"kode": [p.kode_jabatan for p in semua], "isi": [p.json for p in semua]}
    return set(c.execute(_SIMPAN_PERTAMA, nilai | _oleh(pelaku)).scalars()) <= {"disimpan"}


def ajukan_lembar(c: Connection, kode: str, dasar: int, pelaku: Pelaku) -> bool:
    """Submit a version; whether it was."""
    return bool(c.execute(_AJUKAN, {"kode": kode, "dasar": dasar} | _oleh(pelaku)).scalar_one())


def kembalikan_lembar(c: Connection, kode: str, pelaku: Pelaku) -> bool:
    """Give a submitted sheet back; whether it was."""
    return bool(c.execute(_KEMBALIKAN, {"kode": kode} | _oleh(pelaku)).scalar_one())


def catat_impor(c: Connection, jumlah: dict[str, int], pelaku: Pelaku) -> None:
    """Event of an import; what it changed is told by the others."""
    c.execute(_IMPOR, {"jumlah": json_kanonik(jumlah)} | _oleh(pelaku))


def sebut_pelaku(c: Connection, pelaku: Pelaku) -> None:
    """Say for whom and why units, posts and settings change from here on; a trigger writes the events."""
    c.execute(_SEBUT, {"pelaku": json_kanonik(_oleh(pelaku))})


def mulai_alur(c: Connection, kode: str, tahun: int, judul: str) -> bool:
    """Make a case without records; False if the code is taken."""
    return bool(c.execute(_MULAI, {"kode": kode, "tahun": tahun, "judul": judul}).scalar_one())


def kunci_alur(c: Connection, kode: str) -> bool:
    """Hold a case until the transaction ends; False if it is not there, or not this account's."""
    return bool(c.execute(_KUNCI, {"kode": kode}).scalar_one())


def catat_alur(
    c: Connection, kode: str, rekaman: dict[str, Any], berkas: Sequence[tuple[str, bytes]]
) -> list[str]:
    """Add a record with its files; the fingerprints of files that are damaged in the store."""
    isi = {"jenis": [jenis for jenis, _ in berkas], "isi": [isi for _, isi in berkas]}
    return list(c.execute(_CATAT, {"kode": kode} | rekaman | isi).scalar_one())
