"""The pieces of a document's content: texts, fields with labels, rows of tables, questions of a form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

AsalIsi = Literal["fakta", "alur", "data", "profil"]
"""Who knows it: a person, the case, the results, the institution's profile."""
Masukan = Literal["teks", "paragraf", "tanggal", "jam", "daftar", "pilihan"]
Tingkat = Literal["konsep", "asli"]
"""Draft, or the fair copy that is signed and numbered."""
TERDALAM = 6
"""Deepest level of the tree of units that a table indents."""
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs for which XML has no place."""

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the order in which the text after them is read."""

_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _writable(text: str) -> str:
    """Text as a document can hold it: line ends are one sign, control characters are refused by name.

    XML has no place for them, and a replacement would change what was signed without a word.
    """
    tidy = _one_line_end(text)
    if found := FORBIDDEN.search(tidy):
        tanda = f"U+{ord(found.group()):04X}"
        raise ValueError(f"memuat tanda kendali {tanda} pada huruf ke-{found.start() + 1}")
    return tidy


def _filled(text: str) -> str:
    """Text with at least one sign that a reader sees."""
    if all(unicodedata.category(sign) in _INVISIBLE for sign in text):
        raise ValueError("kosong")
    return text


def _shown(value: object) -> object:
    """Text of a cell: signs that a document cannot hold, or that turn its order, stand there by name.

    Data is taken as it is, unlike what a person types for a document: one odd sign in a task must not keep
    a whole unit from its minutes.
    """
    if not isinstance(value, str):
        return value
    return TURNING.sub(_name, FORBIDDEN.sub(_name, _one_line_end(value)))


def _name(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"


TeksBoleh = Annotated[str, AfterValidator(_writable)]
"""Text that may be empty; newlines become line breaks."""
Teks = Annotated[str, AfterValidator(_writable), AfterValidator(_filled)]
"""Text that must say something."""
Butir = tuple[Teks, ...]
"""Numbered points, each a text."""
Sel = Annotated[str, BeforeValidator(_shown)]
"""Text of a cell, ready to be printed; may be empty."""


def isian(
    label: str,
    bawaan: Any = ...,
    *,
    asal: AsalIsi = "fakta",
    masukan: Masukan = "teks",
    bantuan: str = "",
    **batas: Any,
) -> Any:
    """A field of a document's content, with what a form needs to ask for it.

    Without `bawaan` it is required; `asal` says who knows the value, and forms ask for ``fakta`` only;
    `batas` are limits for pydantic, e.g. ``min_length=1``.
    """
    lain: dict[str, Any] = {"label": label, "asal": asal, "bantuan": bantuan, "masukan": masukan}
    return Field(bawaan, title=label, json_schema_extra=lain, **batas)


class Bagian(BaseModel):
    """A piece of a document's content: a person, a row of facts."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Baris(Bagian):
    """A row of a table of results: text as it will be printed."""


@dataclass(frozen=True)
class Fakta:
    """One thing that a person must be asked for a document.

    nama : name of the field; label : what the form shows
    masukan : how it is asked; wajib : whether it must be filled
    bantuan : help; pilihan : the choices, if any; bawaan : value when nothing is given
    kolom : for a list of rows or for a person: what each of them holds
    """

    nama: str
    label: str
    masukan: Masukan
    wajib: bool
    bantuan: str = ""
    pilihan: tuple[str, ...] = ()
    bawaan: object = None
    kolom: tuple[Fakta, ...] = ()
