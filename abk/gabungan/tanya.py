"""A question of one's own: one SELECT, read only, with an answer that fits into a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from abk.errors import ParameterError
from abk.gabungan import engine
from abk.tulisan.format import bulat
from abk.tulisan.markup import kutip

BARIS_PALING = 1_000_000
"""Rows of an answer that are loaded unless more are asked for. [baris]"""

_SEBATAS = "FROM ({sql}\n) LIMIT {paling}"


def jawab(con: Any, sql: str, isi: Sequence[object] | Mapping[str, object], paling: int) -> pd.DataFrame:
    """Answer of one SELECT (:meth:`abk.gabungan.Nasional.tanya`).

    Parameters
    ----------
    con : the connection
    sql : the question
    isi : values of its parameters
    paling : most rows of the answer [baris]

    Returns
    -------
    DataFrame

    Raises
    ------
    ParameterError
        If it is not one SELECT, DuckDB does not understand it, or the answer is longer.
    """
    duckdb = engine.duckdb()
    try:
        pernyataan = con.extract_statements(sql)
        if len(pernyataan) != 1 or pernyataan[0].type != duckdb.StatementType.SELECT:
            raise ParameterError("Pertanyaan bukan satu SELECT.", "Dataset hanya dibaca.")
        utuh = _SEBATAS.format(sql=sql.strip().rstrip(";"), paling=paling + 1)
        jawaban: pd.DataFrame = con.execute(utuh, isi or None).df()
    except duckdb.Error as salah:
        sebab = " ".join(str(salah).split())
        raise ParameterError(
            f"Pertanyaan tidak dapat dijawab: {kutip(sebab, 300)}.", "Lihat kolomnya dalam KAMUS.md."
        ) from salah
    if len(jawaban) > paling:
        raise ParameterError(
            f"Jawaban lebih dari {bulat(paling)} baris.",
            "Ringkas dengan GROUP BY atau LIMIT, atau beri paling=N.",
        )
    return jawaban
