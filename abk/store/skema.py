"""Tables of the store, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

VERSI_DIKENAL = ("0001", "0002", "0003", "0004", "0005")
"""Versions of the schema, oldest first; the last is the one this program reads and writes."""

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


_BESAR = BigInteger().with_variant(Integer, "sqlite")


def _rujuk(kolom: str) -> ForeignKey:
    # Checked at commit, so that rows may come in any order.
    return ForeignKey(kolom, deferrable=True, initially="DEFERRED")


def _teks(*nama: str, wajib: bool = False) -> list[Column[str]]:
    return [Column(n, Text, nullable=not wajib) for n in nama]


UNIT = Table(
    "unit",
    METADATA,
    Column("kode_unit", Text, primary_key=True),
    Column("nama_unit", Text),
    Column("kode_induk", Text, _rujuk("unit.kode_unit")),
    Column("eselon", Text),
    Column("urutan", Integer, nullable=False),
)

# Cells that an office may have misspelt are text: what was written is kept, and judged on reading.
JABATAN = Table(
    "jabatan",
    METADATA,
    Column("kode_jabatan", Text, primary_key=True),
    Column("kode_unit", Text, _rujuk("unit.kode_unit"), nullable=False, index=True),
    *_teks("nama_jabatan", "jenis_jabatan", "kelas_jabatan"),
    Column("kode_atasan", Text, _rujuk("jabatan.kode_jabatan")),
    Column("jenjang", Text),
    Column("urutan", Integer, nullable=False),
)

PENGATURAN = Table(
    "pengaturan",
    METADATA,
    Column("versi", Integer, primary_key=True, autoincrement=False),
    *_teks("isi", "oleh", "waktu", wajib=True),
)

LEMBAR_VERSI = Table(
    "lembar_versi",
    METADATA,
    Column("kode_jabatan", Text, _rujuk("jabatan.kode_jabatan"), primary_key=True),
    Column("versi", Integer, primary_key=True, autoincrement=False),
    *_teks("status", "isi", "sidik", "oleh", wajib=True),
    Column("akun", Text),
    Column("waktu", Text, nullable=False),
    CheckConstraint("status IN ('draf', 'dikembalikan')", name="status"),
    CheckConstraint("versi >= 1", name="versi"),
)
"""Every version of every sheet; rows are never changed and never deleted."""

LEMBAR = Table(
    "lembar",
    METADATA,
    Column("kode_jabatan", Text, _rujuk("jabatan.kode_jabatan"), primary_key=True),
    Column("versi", Integer, nullable=False),
    Column("status", Text, nullable=False),
    ForeignKeyConstraint(
        ["kode_jabatan", "versi"],
        ["lembar_versi.kode_jabatan", "lembar_versi.versi"],
        deferrable=True,
        initially="DEFERRED",
    ),
    CheckConstraint("status IN ('draf', 'diajukan', 'dikembalikan')", name="status"),
)
"""Which version of a sheet counts, and its state."""

PERISTIWA = Table(
    "peristiwa",
    METADATA,
    Column("id", _BESAR, Identity(always=True), primary_key=True),
    *_teks("waktu", "zona", "oleh", wajib=True),
    Column("akun", Text),
    Column("apa", Text, nullable=False),
    Column("kode_unit", Text),
    Column("kode_jabatan", Text, index=True),
    Column("versi", Integer),
    *_teks("lama", "baru"),
    Column("alasan", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Events, append-only."""

# One submission for a version of a sheet, however often and from wherever it is sent.
_SEKALI = text("apa = 'ajukan'")
SATU_PENGAJUAN = Index(
    "uq_peristiwa_pengajuan",
    PERISTIWA.c.kode_jabatan,
    PERISTIWA.c.versi,
    unique=True,
)


@event.listens_for(METADATA, "before_create")
def _bila_diajukan(_: object, c: Connection, **__: object) -> None:
    # To the dialect that builds it alone: naming another's loads that, which is slow, in every command.
    SATU_PENGAJUAN.dialect_options[c.dialect.name]["where"] = _SEKALI


PERAN = Table(
    "peran",
    METADATA,
    Column("nama_role", Text, primary_key=True),
    Column("kode_unit", Text, primary_key=True),
    Column("peran", Text, nullable=False),
    CheckConstraint("peran IN ('unit', 'ortala')", name="peran"),
)
"""Which database role is who (PostgreSQL); ``kode_unit`` is empty for Ortala."""

ALUR = Table(
    "alur",
    METADATA,
    Column("kode", Text, primary_key=True),
    Column("tahun", Integer, nullable=False),
    *_teks("judul", "dibuat", wajib=True),
)
"""Cases; rows are never changed and never deleted."""

ALUR_PERISTIWA = Table(
    "alur_peristiwa",
    METADATA,
    Column("kode_alur", Text, _rujuk("alur.kode"), primary_key=True),
    Column("urut", Integer, primary_key=True, autoincrement=False),
    *_teks("kode_unit", "sidik", "nonce", "rekaman", wajib=True),
    *_teks("akun", "waktu"),
    UniqueConstraint("sidik"),
    UniqueConstraint("nonce"),
    CheckConstraint("urut >= 0", name="urut"),
)
"""Records of cases, append-only, numbered without a gap; ``kode_unit`` is empty for a common one.

``akun`` and ``waktu`` are PostgreSQL's word about who added it, and when; empty on SQLite, and before 0003.
"""

ALUR_BERKAS = Table(
    "alur_berkas",
    METADATA,
    Column("sidik", Text, primary_key=True),
    Column("ukuran", Integer, nullable=False),
    Column("jenis", Text, nullable=False),
    Column("isi", LargeBinary, nullable=False),
    CheckConstraint("length(isi) = ukuran", name="ukuran"),
)
"""Files of cases by the SHA-256 of their bytes, each once; rows are never changed and never deleted."""

ALUR_TAUTAN = Table(
    "alur_tautan",
    METADATA,
    Column("kode_alur", Text, _rujuk("alur.kode"), primary_key=True),
    Column("sidik", Text, _rujuk("alur_berkas.sidik"), primary_key=True, index=True),
)
"""Files by the case with which they were written: who sees none of their cases does not see the file."""

KARANTINA = Table(
    "karantina",
    METADATA,
    Column("id", _BESAR, Identity(always=True), primary_key=True),
    *_teks("jenis", "kode", wajib=True),
    Column("nomor", _BESAR, nullable=False),
    *_teks("sidik", "isi", wajib=True),
    CheckConstraint("jenis IN ('lembar', 'peristiwa', 'alur', 'berkas')", name="jenis"),
    sqlite_autoincrement=True,
)
"""What is bad and known to be so (:mod:`abk.store.karantina`); records of cases themselves are kept here."""

DRAF = Table(
    "draf",
    METADATA,
    Column("ruang", Text, primary_key=True),
    Column("nama", Text, primary_key=True),
    *_teks("isi", "akun", "waktu", wajib=True),
)
"""What was typed and not signed, and keys that are offered: rows come, change and go."""
