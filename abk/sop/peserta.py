"""Units that take part in a case: known, and none within another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd


def salah_unit(tabel: pd.DataFrame, unit: Sequence[str]) -> list[str]:
    """What speaks against a choice of units of a table of units; better now than at step 7."""
    induk = dict(zip(tabel["kode_unit"], tabel["kode_induk"], strict=True))
    salah = [f"unit {u} tidak ada dalam gudang" for u in unit if u not in induk]
    for satu in (u for u in unit if u in induk):
        salah += [f"unit {satu} sudah termasuk dalam {u}" for u in _di_atas(satu, induk) if u in unit]
    return salah


def _di_atas(unit: str, induk: Mapping[str, object]) -> Iterator[str]:
    dilihat = {unit}
    while isinstance(atas := induk.get(unit), str) and atas not in dilihat:
        dilihat.add(atas)
        yield atas
        unit = atas
