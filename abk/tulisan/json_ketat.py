"""JSON from outside: plain values, no key twice, no NaN, and no nesting that ends the program."""

from __future__ import annotations

import json
from typing import Any, NoReturn


def urai_json(teks: str | bytes) -> Any:
    """Value of a JSON text.

    Raises
    ------
    ValueError
        If it is no JSON, names a key twice, holds NaN or Infinity, or is nested beyond what can be read.
    """
    try:
        return json.loads(teks, object_pairs_hook=_tanpa_ganda, parse_constant=_tolak)
    except RecursionError:
        raise ValueError("bertingkat terlalu dalam") from None


def _tanpa_ganda(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
    hasil = dict(pasangan)
    if len(hasil) != len(pasangan):
        raise ValueError("kunci ganda")
    return hasil


def _tolak(kata: str) -> NoReturn:
    raise ValueError(kata)
