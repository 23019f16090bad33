"""Data files by pydantic models: one base, and what does not fit in Indonesian words, all of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)

Sidik = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 as :data:`abk.tulisan.sidik.SIDIK` writes it."""


class Bentuk(BaseModel):
    """A part of a data file: no key but the known ones, and no change after it was read."""

    # a part is made ready to judge when it is asked to, which most never are: they stand in others
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, defer_build=True)


def _hari(isi: object) -> date:
    if isinstance(isi, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", isi):
        try:
            return date.fromisoformat(isi)
        except ValueError:
            pass
    raise ValueError(f'tanggal "{isi}" tidak sah' if isi else "tanggal kosong")


def _hanya_benar(isi: object) -> bool:
    if isi is not True:
        raise ValueError("hanya boleh bernilai true")
    return True


Teks = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words; not empty."""
Hari = Annotated[
    date,
    BeforeValidator(_hari),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A day written as ``TTTT-BB-HH``."""
HanyaBenar = Annotated[bool, BeforeValidator(_hanya_benar), WithJsonSchema({"const": True})]
"""A mark that is there (``true``) or not there at all."""


_SEBAB = {
    "missing": "belum diisi",
    "extra_forbidden": "kunci tidak dikenal",
    "string_type": "bukan teks",
    "string_too_long": "terlalu panjang",
    "string_pattern_mismatch": "tidak sesuai bentuk nama",
    "too_short": "kurang isinya",
    "bool_type": "bukan true atau false",
    "int_type": "bukan bilangan bulat",
    "int_parsing": "bukan bilangan bulat",
    "list_type": "bukan daftar",
    "tuple_type": "bukan daftar",
    "dict_type": "bukan pasangan kunci dan nilai",
    "model_type": "bukan pasangan kunci dan nilai",
}


def kesalahan_bentuk(
    galat: ValidationError,
    abaikan: frozenset[str] = frozenset(),
    pola: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """What does not fit a model, each with its place, without the full stop.

    Parameters
    ----------
    galat : ValidationError
    abaikan : parts of the place that do not stand in the file, e.g. the tags of a union
    pola : field → what is said where its text does not fit its pattern
    """
    semua = galat.errors(include_url=False)
    dalam = {satu["loc"][:n] for satu in semua for n in range(len(satu["loc"]))}
    # a list is short also because its rows are faulty, and these are listed themselves
    return [_satu(s, abaikan, pola) for s in semua if not (s["type"] == "too_short" and s["loc"] in dalam)]


def _satu(galat: Any, abaikan: frozenset[str], pola: Mapping[str, str]) -> str:
    bagian = [b for b in galat["loc"] if b not in abaikan]
    tempat = ", ".join(f"nomor {b + 1}" if isinstance(b, int) else str(b) for b in bagian)
    sebab = _sebab(galat)
    if galat["type"] == "string_pattern_mismatch" and bagian:
        sebab = pola.get(str(bagian[-1]), sebab)
    return f"{tempat}: {sebab}" if tempat else sebab


def _sebab(galat: Any) -> str:
    batas = galat.get("ctx", {})
    if galat["type"] == "value_error":
        return str(batas["error"])
    if galat["type"] == "literal_error":
        pilihan = str(batas["expected"]).replace("'", "").replace(" or ", ", ")
        return f'"{galat["input"]}" bukan salah satu dari {pilihan}'
    if galat["type"].startswith(("greater", "less")):
        return f'"{galat["input"]}" di luar batasnya'
    if galat["type"] == "string_too_short":
        return "kosong" if batas["min_length"] == 1 else "terlalu pendek"
    if galat["type"].startswith("date"):
        return f'"{galat["input"]}" bukan tanggal TTTT-BB-HH'
    return _SEBAB.get(galat["type"], "tidak sah")


def skema_json(model: type[BaseModel] | TypeAdapter[Any]) -> str:
    """JSON Schema of a model, as the file ``skema.json`` beside the data holds it."""
    bentuk = model.json_schema() if isinstance(model, TypeAdapter) else model.model_json_schema()
    isi = {"$schema": "https://json-schema.org/draft/2020-12/schema", **bentuk}
    return json.dumps(isi, ensure_ascii=False, indent=2) + "\n"
