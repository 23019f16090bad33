"""Who may see and write what on PostgreSQL: one database role a person."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
from psycopg import sql
from sqlalchemy import Connection, delete, insert, select, text

from abk.errors import ParameterError
from abk.store.alamat import Sambungan, Tersambung
from abk.store.galat import AlamatError
from abk.store.peristiwa import Pelaku, catat, peristiwa
from abk.store.skema import METADATA, PERAN, UNIT

Peran = Literal["unit", "ortala"]

_BACA = [*METADATA.tables, "alembic_version"]
# The right to lock a case (FOR UPDATE); a trigger refuses every change of it.
_KUNCI = "UPDATE (kode)"
_TULIS: dict[str, dict[str, list[str]]] = {
    "unit": {
        "INSERT": ["lembar", "lembar_versi", "peristiwa", "alur_peristiwa", "alur_berkas"],
        "UPDATE": ["lembar"],
        _KUNCI: ["alur"],
    },
    "ortala": {
        "INSERT": [
            *("unit", "jabatan", "pengaturan", "lembar", "lembar_versi", "peristiwa"),
            *("alur", "alur_peristiwa", "alur_berkas"),
        ],
        "UPDATE": ["unit", "jabatan", "lembar"],
        _KUNCI: ["alur"],
    },
}


def beri_peran(
    gudang: Tersambung,
    nama_role: str,
    peran: Peran,
    kode_unit: str = "",
    *,
    oleh: str,
    sandi: str | None = None,
    alasan: str = "",
) -> None:
    """Let a database role in: as staff of a unit (with the units below it), or as Ortala.

    `gudang` is opened as the owner of its tables; a role is one person; `peran` is ``unit`` with the code of
    the unit, or ``ortala`` without. `sandi` is for a role that is to be made; it leaves this machine only as
    a SCRAM hash. Raises ParameterError if the role or unit does not exist, or the two do not fit each other;
    HakError if the account may not give roles.
    """
    _periksa(gudang, peran, kode_unit)
    pelaku = Pelaku(oleh, alasan)
    with gudang.sambungan.tulis() as c:
        if peran == "unit" and c.execute(select(UNIT).where(UNIT.c.kode_unit == kode_unit)).first() is None:
            raise ParameterError(f"Unit {kode_unit!r} tidak ada dalam gudang.", "Periksa kode unitnya.")
        if not _role_ada(c, nama_role):
            if not sandi:
                raise ParameterError(
                    f"Role {nama_role!r} belum ada di server.", "Beri sandi agar role itu dibuat."
                )
            _buat_role(c, nama_role, sandi)
        nilai = {"nama_role": nama_role, "kode_unit": kode_unit, "peran": peran}
        kunci = (PERAN.c.nama_role == nama_role, PERAN.c.kode_unit == kode_unit)
        if c.execute(select(PERAN).where(*kunci)).first() is None:
            c.execute(insert(PERAN).values(nilai))
            catat(c, [peristiwa(pelaku, "peran", kode_unit=kode_unit or None, baru=nilai)])
        _izinkan(c, nama_role, peran)


def cabut_peran(gudang: Tersambung, nama_role: str, *, oleh: str, alasan: str = "") -> None:
    """Take every right on the store from a role; the role itself stays on the server."""
    _periksa(gudang, "ortala", "")
    pelaku = Pelaku(oleh, alasan)
    with gudang.sambungan.tulis() as c:
        lama = [dict(b) for b in c.execute(select(PERAN).where(PERAN.c.nama_role == nama_role)).mappings()]
        c.execute(delete(PERAN).where(PERAN.c.nama_role == nama_role))
        if _role_ada(c, nama_role):
            for tabel in _BACA:
                perintah = sql.SQL("REVOKE ALL ON {} FROM {}")
                _kirim(c, perintah.format(sql.Identifier(tabel), sql.Identifier(nama_role)))
        if lama:
            catat(c, [peristiwa(pelaku, "peran", lama=lama)])


def daftar_peran(gudang: Tersambung) -> pd.DataFrame:
    """Roles as the account may see them: nama_role, kode_unit (empty for Ortala), peran."""
    with gudang.sambungan.baca() as c:
        baris = c.execute(select(PERAN).order_by(PERAN.c.nama_role, PERAN.c.kode_unit)).all()
    return pd.DataFrame(baris, columns=[k.name for k in PERAN.columns], dtype="str")


def pulihkan_izin(sambungan: Sambungan) -> None:
    """Give the roles of a restored store their rights again, where the server knows them."""
    with sambungan.tulis() as c:
        pasang_izin(c)


def pasang_izin(c: Connection) -> None:
    """Rights on every table for the roles that the store knows and the server has."""
    for baris in c.execute(select(PERAN)).all():
        if _role_ada(c, baris.nama_role):
            _izinkan(c, baris.nama_role, baris.peran)


def _periksa(gudang: Tersambung, peran: str, kode_unit: str) -> None:
    if gudang.sambungan.jenis != "postgresql":
        raise AlamatError(
            "Peran hanya dijaga oleh PostgreSQL; berkas SQLite terbuka bagi siapa pun yang menulisinya.",
            "Pakai alamat postgresql+psycopg:// bila hak tiap unit harus dijaga.",
        )
    if peran not in _TULIS or (peran == "unit") != bool(kode_unit):
        raise ParameterError(
            f"Peran {peran!r} dengan unit {kode_unit!r} tidak dikenal.",
            "Pakai 'unit' dengan kode unit, atau 'ortala'.",
        )


def _role_ada(c: Connection, nama_role: str) -> bool:
    ada = c.execute(text("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = :nama"), {"nama": nama_role})
    return ada.first() is not None


def _buat_role(c: Connection, nama_role: str, sandi: str) -> None:
    psycopg: Any = c.connection.driver_connection
    sidik = psycopg.pgconn.encrypt_password(sandi.encode(), nama_role.encode(), b"scram-sha-256")
    perintah = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}")
    _kirim(c, perintah.format(sql.Identifier(nama_role), sql.Literal(sidik.decode())))


def _izinkan(c: Connection, nama_role: str, peran: str) -> None:
    for hak, tabel in [("SELECT", _BACA), *_TULIS[peran].items()]:
        daftar = sql.SQL(", ").join(sql.Identifier(t) for t in tabel)
        _kirim(c, sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(hak), daftar, sql.Identifier(nama_role)))


def _kirim(c: Connection, perintah: sql.Composed) -> None:
    c.exec_driver_sql(perintah.as_string(c.connection.driver_connection).replace("%", "%%"))
