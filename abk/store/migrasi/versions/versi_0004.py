"""Drafts: what was typed and not signed, and keys that are offered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from abk.store.migrasi.versions import jalankan_skrip

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table, and on PostgreSQL who may see and write what."""
    op.create_table(
        "draf",
        *(sa.Column(nama, sa.Text(), nullable=False) for nama in ("ruang", "nama", "isi", "akun", "waktu")),
        sa.PrimaryKeyConstraint("ruang", "nama", name="pk_draf"),
    )
    if op.get_context().dialect.name == "postgresql":
        jalankan_skrip(revision)
