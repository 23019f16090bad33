"""Alembic's way in: the connection comes from the caller, the transaction too."""

from __future__ import annotations

from alembic import context

from abk.store.skema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
