"""How cells look: small named properties that are put together, each combination made once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

SIFAT: dict[str, dict[str, Any]] = yaml.load(
    (files("abk.reports.rekap_xlsx") / "gaya.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
)
UKURAN: int = SIFAT["dasar"]["font_size"]


def gabungan(nama: tuple[str, ...], inden: int = 0, *, kutip: bool = False) -> dict[str, Any]:
    """Properties of a combination of names; KeyError if one is unknown."""
    sifat: dict[str, Any] = {}
    for satu in ("dasar", *nama):
        sifat |= SIFAT[satu]
    if inden:
        sifat |= {"indent": inden, "align": "left"}  # indentation needs a side
    if kutip:
        sifat["quote_prefix"] = True
    return sifat


@cache
def ukuran_huruf(nama: tuple[str, ...]) -> float:
    """Size of the letters of a combination of names. [pt]"""
    return float(gabungan(nama)["font_size"])
