"""The first schema: tables, guards of the history, and PostgreSQL's row-level security."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from abk.store.migrasi.versions import jalankan_skrip

revision = "0001"
down_revision = None


def _rujuk(kolom: list[str], tujuan: list[str], nama: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(kolom, tujuan, name=nama, deferrable=True, initially="DEFERRED")


def upgrade() -> None:
    """Build everything."""
    _identitas()
    _lembar()
    _peristiwa()
    jalankan_skrip(revision)


def _identitas() -> None:
    op.create_table(
        "unit",
        sa.Column("kode_unit", sa.Text(), nullable=False),
        sa.Column("nama_unit", sa.Text()),
        sa.Column("kode_induk", sa.Text()),
        sa.Column("eselon", sa.Text()),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kode_unit", name="pk_unit"),
        _rujuk(["kode_induk"], ["unit.kode_unit"], "fk_unit_kode_induk"),
    )
    op.create_table(
        "jabatan",
        sa.Column("kode_jabatan", sa.Text(), nullable=False),
        sa.Column("kode_unit", sa.Text(), nullable=False),
        sa.Column("nama_jabatan", sa.Text()),
        sa.Column("jenis_jabatan", sa.Text()),
        sa.Column("kelas_jabatan", sa.Text()),
        sa.Column("kode_atasan", sa.Text()),
        sa.Column("jenjang", sa.Text()),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kode_jabatan", name="pk_jabatan"),
        _rujuk(["kode_unit"], ["unit.kode_unit"], "fk_jabatan_kode_unit"),
        _rujuk(["kode_atasan"], ["jabatan.kode_jabatan"], "fk_jabatan_kode_atasan"),
    )
    op.create_index("ix_jabatan_kode_unit", "jabatan", ["kode_unit"])
    op.create_table(
        "pengaturan",
        sa.Column("versi", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("oleh", sa.Text(), nullable=False),
        sa.Column("waktu", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("versi", name="pk_pengaturan"),
    )
    op.create_table(
        "peran",
        sa.Column("nama_role", sa.Text(), nullable=False),
        sa.Column("kode_unit", sa.Text(), nullable=False),
        sa.Column("peran", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("nama_role", "kode_unit", name="pk_peran"),
        sa.CheckConstraint("peran IN ('unit', 'ortala')", name=op.f("ck_peran_peran")),
    )


def _lembar() -> None:
    op.create_table(
        "lembar_versi",
        sa.Column("kode_jabatan", sa.Text(), nullable=False),
        sa.Column("versi", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.Column("oleh", sa.Text(), nullable=False),
        sa.Column("akun", sa.Text()),
        sa.Column("waktu", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kode_jabatan", "versi", name="pk_lembar_versi"),
        _rujuk(["kode_jabatan"], ["jabatan.kode_jabatan"], "fk_lembar_versi_kode_jabatan"),
        sa.CheckConstraint("status IN ('draf', 'dikembalikan')", name=op.f("ck_lembar_versi_status")),
        sa.CheckConstraint("versi >= 1", name=op.f("ck_lembar_versi_versi")),
    )
    op.create_table(
        "lembar",
        sa.Column("kode_jabatan", sa.Text(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kode_jabatan", name="pk_lembar"),
        _rujuk(["kode_jabatan"], ["jabatan.kode_jabatan"], "fk_lembar_kode_jabatan"),
        _rujuk(
            ["kode_jabatan", "versi"],
            ["lembar_versi.kode_jabatan", "lembar_versi.versi"],
            "fk_lembar_kode_jabatan_versi",
        ),
        sa.CheckConstraint("status IN ('draf', 'diajukan', 'dikembalikan')", name=op.f("ck_lembar_status")),
    )


def _peristiwa() -> None:
    op.create_table(
        "peristiwa",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(), nullable=False),
        sa.Column("waktu", sa.Text(), nullable=False),
        sa.Column("zona", sa.Text(), nullable=False),
        sa.Column("oleh", sa.Text(), nullable=False),
        sa.Column("akun", sa.Text()),
        sa.Column("apa", sa.Text(), nullable=False),
        sa.Column("kode_unit", sa.Text()),
        sa.Column("kode_jabatan", sa.Text()),
        sa.Column("versi", sa.Integer()),
        sa.Column("lama", sa.Text()),
        sa.Column("baru", sa.Text()),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_peristiwa"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_peristiwa_kode_jabatan", "peristiwa", ["kode_jabatan"])
    sekali = sa.text("apa = 'ajukan'")
    op.create_index(
        "uq_peristiwa_pengajuan",
        "peristiwa",
        ["kode_jabatan", "versi"],
        unique=True,
        sqlite_where=sekali,
        postgresql_where=sekali,
    )
