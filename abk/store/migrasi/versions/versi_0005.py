"""Informasi jabatan among the answers of a sheet; :mod:`abk.store.migrasi` moves what was kept."""

from __future__ import annotations

from alembic import op

from abk.store.migrasi.versions import jalankan_skrip

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Let PostgreSQL take these answers; SQLite asks nothing of a sheet."""
    if op.get_context().dialect.name == "postgresql":
        jalankan_skrip(revision)
