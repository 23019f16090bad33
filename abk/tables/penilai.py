"""The judge of the values of a column: pydantic, where a plain look does not tell; the words are ours."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from abk.tables.kolom import Kolom

_Batas = tuple[float | None, float | None, float | None]


def salah_nilai(nilai: Sequence[Any], kolom: Kolom) -> list[tuple[int, str]]:
    """Which of the values are none of the column.

    Parameters
    ----------
    nilai : values, None where empty; numbers also in machine form (``"30.5"``)
    kolom : the column

    Returns
    -------
    list
        Position [baris from 0] of each fault, and its kind as pydantic names it.
    """
    batas = (kolom.lebih_dari, kolom.minimum, kolom.maksimum)
    if all(v is None or _jelas(v, kolom, batas) for v in nilai):
        return []  # the rule, and a judge takes longer to make than a small table to read
    try:
        _penilai(kolom.jenis, kolom.pilihan, batas).validate_python(nilai)
    except ValidationError as salah:
        return [(int(satu["loc"][0]), satu["type"]) for satu in salah.errors(include_url=False)]
    return []


def _jelas(v: Any, kolom: Kolom, batas: _Batas) -> bool:
    """Whether a value is surely one of the column."""
    if kolom.jenis in {"kode", "teks"}:
        return type(v) is str
    if kolom.jenis == "pilihan":
        return v in kolom.pilihan
    if kolom.jenis == "tanggal" or type(v) not in {int, float, str}:
        return False
    if type(v) is str and not v.isascii():
        return False  # Python also reads digits of other scripts
    lebih, minimum, maksimum = batas
    try:
        angka = float(v)
    except (OverflowError, ValueError):
        return False
    return (
        math.isfinite(angka)
        and (lebih is None or angka > lebih)
        and (minimum is None or angka >= minimum)
        and (maksimum is None or angka <= maksimum)
    )


@cache
def _penilai(jenis: str, pilihan: tuple[str, ...], batas: _Batas) -> TypeAdapter[list[Any]]:
    """Pydantic type of a whole column, empty cells as None."""
    tipe: Any
    if jenis == "pilihan":
        tipe = Literal[pilihan]
    elif jenis == "tanggal":
        tipe = dt.date
    elif jenis in {"angka", "bulat"}:
        gt, ge, le = batas
        tipe = Annotated[float, Field(gt=gt, ge=ge, le=le, allow_inf_nan=False)]
    else:
        tipe = str
    return TypeAdapter(list[tipe | None])
