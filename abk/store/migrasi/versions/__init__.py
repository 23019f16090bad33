"""Steps of the schema, one module a version, beside them the SQL that no tool writes for both databases."""

from __future__ import annotations

from pathlib import Path

from alembic import op

_FOLDER = Path(__file__).parent


def jalankan_skrip(versi: str) -> None:
    """Run ``versi_<versi>_<database>.sql``; commands are parted by lines of two hyphens.

    ``{skema}`` is the schema of the tables, for functions whose search path is fixed.
    """
    jenis = op.get_context().dialect.name
    skrip = (_FOLDER / f"versi_{versi}_{jenis}.sql").read_text(encoding="utf-8")
    persen = "%%" if jenis == "postgresql" else "%"  # psycopg reads a single one as a placeholder
    if jenis == "postgresql":
        skema = op.get_bind().exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
        skrip = skrip.replace("{skema}", skema)
    for perintah in skrip.split("\n--\n"):
        op.get_bind().exec_driver_sql(perintah.replace("%", persen))
