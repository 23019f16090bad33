"""Walls inside the server: roles write through functions of its owner; files belong to cases by a link."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

from abk.store.migrasi.versions import jalankan_skrip

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add links, quarantine and the server's word about records, then what guards them."""
    for nama in ("akun", "waktu"):
        op.add_column("alur_peristiwa", sa.Column(nama, sa.Text()))
    op.create_table(
        "alur_tautan",
        sa.Column("kode_alur", sa.Text(), nullable=False),
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kode_alur", "sidik", name="pk_alur_tautan"),
        *(
            sa.ForeignKeyConstraint(
                [kolom], [tujuan], name=f"fk_alur_tautan_{kolom}", deferrable=True, initially="DEFERRED"
            )
            for kolom, tujuan in (("kode_alur", "alur.kode"), ("sidik", "alur_berkas.sidik"))
        ),
    )
    op.create_index("ix_alur_tautan_sidik", "alur_tautan", ["sidik"])
    op.create_table(
        "karantina",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(always=True)),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("nomor", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sidik", sa.Text(), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_karantina"),
        sa.CheckConstraint(
            "jenis IN ('lembar', 'peristiwa', 'alur', 'berkas')", name=op.f("ck_karantina_jenis")
        ),
        sqlite_autoincrement=True,
    )
    jalankan_skrip(revision)
    _tautkan()


def _tautkan() -> None:
    """Link the files of today to the cases whose records name them.

    What a unit named before is linked only if no other case names it too: until now, to name it was enough
    to read it.
    """
    c = op.get_bind()
    berkas = set(c.execute(sa.text("SELECT sidik FROM alur_berkas")).scalars())
    sebut: dict[str, dict[str, bool]] = {}
    for kode, unit, teks in c.execute(sa.text("SELECT kode_alur, kode_unit, rekaman FROM alur_peristiwa")):
        for sidik in berkas & set(re.findall(r"[0-9a-f]{64}", str(teks))):
            alur = sebut.setdefault(sidik, {})
            alur[kode] = alur.get(kode, False) or unit == ""
    baris = [
        {"kode_alur": kode, "sidik": sidik}
        for sidik, alur in sebut.items()
        for kode, bersama in alur.items()
        if bersama or len(alur) == 1
    ]
    if baris:
        c.execute(sa.text("INSERT INTO alur_tautan VALUES (:kode_alur, :sidik)"), baris)
