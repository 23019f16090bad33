"""Who may see and write what on PostgreSQL: one database role a person."""

from __future__ import annotations

from typing import Any, Literal

from psycopg import sql
from sqlalchemy import Connection, delete, insert, select, text

from abk.errors import ParameterError
from abk.store.alamat import Sambungan, Tersambung
from abk.store.galat import AlamatError
from abk.store.peristiwa import Pelaku, catat, peristiwa
from abk.store.skema import METADATA, PERAN, UNIT
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip

Peran = Literal["unit", "ortala"]

_BACA = [*METADATA.tables, "alembic_version"]
_TULIS: dict[str, dict[str, list[str]]] = {
    "unit": {"INSERT": ["draf"], "UPDATE": ["draf"], "DELETE": ["draf"]},
    "ortala": {
        "INSERT": ["unit", "jabatan", "pengaturan", "draf"],
        "UPDATE": ["unit", "jabatan", "draf"],
        "DELETE": ["draf"],
    },
}
"""What a role writes itself: the database tells the event of it, but of a draft, which is no record."""

_FUNGSI = {
    "unit": [
        *("abk_ortala", "abk_unit_saya", "abk_alur_saya"),
        *("abk_simpan", "abk_ajukan", "abk_kembalikan", "abk_kunci_alur", "abk_catat_alur"),
    ],
    "ortala": ["abk_mulai_alur", "abk_catat_impor"],
}
"""Functions of each role; Ortala has those of a unit too. With whose rows, the function judges."""

_BATAS = {
    "statement_timeout": "300s",
    "lock_timeout": "30s",
    "idle_in_transaction_session_timeout": "300s",
}
"""How long a role may keep the server and others waiting, unless it says otherwise in its own session."""

_PANJANG_NAMA = 63
"""Longest name of a role [bita]; PostgreSQL cuts a longer one off, and then it is another's."""

_MENEMBUS = text(
    "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication "
    "OR pg_has_role(oid, current_user, 'MEMBER') OR EXISTS (SELECT 1 FROM pg_roles g WHERE g.rolname IN "
    "('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files', 'pg_write_all_data') "
    "AND pg_has_role(r.oid, g.oid, 'MEMBER')) FROM pg_roles r WHERE rolname = :nama"
)


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
    if not 0 < len(nama_role.encode()) <= _PANJANG_NAMA:
        raise ParameterError(
            f"Nama role {kutip(nama_role[:20])}… lebih panjang daripada {_PANJANG_NAMA} bita, atau kosong.",
            "Beri nama yang lebih pendek.",
        )
    pelaku = Pelaku(oleh, alasan)
    with gudang.sambungan.tulis() as c:
        if peran == "unit" and c.execute(select(UNIT).where(UNIT.c.kode_unit == kode_unit)).first() is None:
            raise ParameterError(f"Unit {kutip(kode_unit)} tidak ada dalam gudang.", "Periksa kode unitnya.")
        if not _role_ada(c, nama_role):
            if not sandi:
                raise ParameterError(
                    f"Role {kutip(nama_role)} belum ada di server.", "Beri sandi agar role itu dibuat."
                )
            _buat_role(c, nama_role, sandi)
        if c.execute(_MENEMBUS, {"nama": nama_role}).scalar_one():
            raise ParameterError(
                f"Role {kutip(nama_role)} menembus dinding antarunit "
                "(superuser, pengelola role, pemilik gudang).",
                "Pakai role biasa untuk satu orang.",
            )
        nilai = {"nama_role": nama_role, "kode_unit": kode_unit, "peran": peran}
        kunci = (PERAN.c.nama_role == nama_role, PERAN.c.kode_unit == kode_unit)
        if c.execute(select(PERAN).where(*kunci)).first() is None:
            c.execute(insert(PERAN).values(nilai))
            catat(c, [peristiwa(pelaku, "peran", kode_unit=kode_unit or None, baru=nilai)])
        _izinkan(c, nama_role)


def cabut_peran(gudang: Tersambung, nama_role: str, *, oleh: str, alasan: str = "") -> None:
    """Take every right on the store from a role; the role itself stays on the server."""
    _periksa(gudang, "ortala", "")
    pelaku = Pelaku(oleh, alasan)
    with gudang.sambungan.tulis() as c:
        lama = [dict(b) for b in c.execute(select(PERAN).where(PERAN.c.nama_role == nama_role)).mappings()]
        c.execute(delete(PERAN).where(PERAN.c.nama_role == nama_role))
        if _role_ada(c, nama_role):
            _cabut_semua(c, sql.Identifier(nama_role))
            if _boleh_atur(c):
                db = sql.Identifier(_basis_data(c))
                _kirim(
                    c, sql.SQL("ALTER ROLE {} IN DATABASE {} RESET ALL").format(sql.Identifier(nama_role), db)
                )
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
    """Rights for the roles that the store knows and the server has; none on anything for anybody else."""
    _cabut_semua(c, sql.SQL("PUBLIC"))
    db = sql.Identifier(_basis_data(c))
    _kirim(c, sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC").format(db))
    for nama in c.execute(select(PERAN.c.nama_role).distinct()).scalars().all():
        if _role_ada(c, nama):
            _izinkan(c, nama)


def _periksa(gudang: Tersambung, peran: str, kode_unit: str) -> None:
    if gudang.sambungan.jenis != "postgresql":
        raise AlamatError(
            "Peran hanya dijaga oleh PostgreSQL; berkas SQLite terbuka bagi siapa pun yang menulisinya.",
            "Pakai alamat postgresql+psycopg:// bila hak tiap unit harus dijaga.",
        )
    if peran not in _TULIS or (peran == "unit") != bool(kode_unit):
        raise ParameterError(
            f"Peran {kutip(peran)} dengan unit {kutip(kode_unit)} tidak dikenal.",
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


def _izinkan(c: Connection, nama_role: str) -> None:
    """All that a role may do, and nothing that it could do before."""
    role = sql.Identifier(nama_role)
    semua = set(c.execute(select(PERAN.c.peran).where(PERAN.c.nama_role == nama_role)).scalars())
    peran = "ortala" if "ortala" in semua else "unit"
    _cabut_semua(c, role)
    for hak, tabel in [("SELECT", _BACA), *_TULIS[peran].items()]:
        daftar = sql.SQL(", ").join(sql.Identifier(t) for t in tabel)
        _kirim(c, sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(hak), daftar, role))
    fungsi = sql.SQL(", ").join(sql.Identifier(f) for f in {*_FUNGSI["unit"], *_FUNGSI[peran]})
    _kirim(c, sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(fungsi, role))
    if _boleh_atur(c):
        atur = sql.SQL("ALTER ROLE {} IN DATABASE {} SET {} = {}")
        for nama, nilai in _BATAS.items():
            db = sql.Identifier(_basis_data(c))
            _kirim(c, atur.format(role, db, sql.Identifier(nama), sql.Literal(nilai)))


def _cabut_semua(c: Connection, dari: sql.Composable) -> None:
    tabel = sql.SQL(", ").join(sql.Identifier(t) for t in _BACA)
    _kirim(c, sql.SQL("REVOKE ALL ON {} FROM {}").format(tabel, dari))
    tanya = text(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE proname LIKE 'abk\\_%' "
        "AND pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
    )
    fungsi = sql.SQL(", ").join(sql.SQL(f) for f in c.execute(tanya).scalars())
    _kirim(c, sql.SQL("REVOKE ALL ON FUNCTION {} FROM {}").format(fungsi, dari))


def _basis_data(c: Connection) -> str:
    return str(c.execute(text("SELECT current_database()")).scalar_one())


def _boleh_atur(c: Connection) -> bool:
    """Whether this account may set what a role begins with."""
    tanya = text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    return bool(c.execute(tanya).scalar_one())


def _kirim(c: Connection, perintah: sql.Composed) -> None:
    c.exec_driver_sql(perintah.as_string(c.connection.driver_connection).replace("%", "%%"))
