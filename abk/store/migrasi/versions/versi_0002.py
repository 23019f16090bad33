"""Cases of the procedure: their records and files, append-only on both databases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from abk.store.migrasi.versions import jalankan_skrip

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the three tables, their guards, and PostgreSQL's row-level security."""
    op.create_table(
        "alur",
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("judul", sa.Text(), nullable=False),
        sa.Column("dibuat", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kode", name="pk_alur"),
    )
    op.create_table(
        "alur_peristiwa",
        sa.Column("kode_alur", sa.Text(), nullable=False),
        sa.Column("urut", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kode_unit", sa.Text(), nullable=False),
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("rekaman", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kode_alur", "urut", name="pk_alur_peristiwa"),
        sa.ForeignKeyConstraint(
            ["kode_alur"],
            ["alur.kode"],
            name="fk_alur_peristiwa_kode_alur",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.UniqueConstraint("sidik", name="uq_alur_peristiwa_sidik"),
        sa.UniqueConstraint("nonce", name="uq_alur_peristiwa_nonce"),
        sa.CheckConstraint("urut >= 0", name=op.f("ck_alur_peristiwa_urut")),
    )
    op.create_table(
        "alur_berkas",
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("isi", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sidik", name="pk_alur_berkas"),
        sa.CheckConstraint("length(isi) = ukuran", name=op.f("ck_alur_berkas_ukuran")),
    )
    jalankan_skrip(revision)
