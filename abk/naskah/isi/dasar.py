"""What every document's content is: facts with a label, checked as a whole, ready for a template."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from abk.errors import Temuan
from abk.naskah.bahasa import TERLARANG
from abk.naskah.profil import Profil

if TYPE_CHECKING:
    from abk.naskah.rangka import Rangka

AsalIsi = Literal["fakta", "alur", "data", "profil"]
"""Who knows it: a person, the case, the results, the institution's profile."""
Masukan = Literal["teks", "paragraf", "tanggal", "jam", "daftar", "pilihan"]
Tingkat = Literal["konsep", "asli"]
"""Draft, or the fair copy that is signed and numbered."""

_TAK_TAMPAK = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def tampak(teks: str) -> bool:
    """Whether a text holds at least one sign that a reader sees."""
    return any(unicodedata.category(huruf) not in _TAK_TAMPAK for huruf in teks)


def _tulisan(teks: str) -> str:
    """Text as a document can hold it: line ends are one sign, control characters are refused by name.

    XML has no place for them, and a replacement would change what was signed without a word.
    """
    rapi = teks.replace("\r\n", "\n").replace("\r", "\n")
    if cocok := TERLARANG.search(rapi):
        tanda = f"U+{ord(cocok.group()):04X}"
        raise ValueError(f"memuat tanda kendali {tanda} pada huruf ke-{cocok.start() + 1}")
    return rapi


def _terisi(teks: str) -> str:
    if not tampak(teks):
        raise ValueError("kosong")
    return teks


TeksBoleh = Annotated[str, AfterValidator(_tulisan)]
"""Text that may be empty; newlines become line breaks."""
Teks = Annotated[str, AfterValidator(_tulisan), AfterValidator(_terisi)]
"""Text that must say something."""
Butir = tuple[Teks, ...]
"""Numbered points, each a text."""


def isian(
    label: str,
    bawaan: Any = ...,
    *,
    asal: AsalIsi = "fakta",
    masukan: Masukan = "teks",
    bantuan: str = "",
    **batas: Any,
) -> Any:
    """Return a field of a document's content, with what a form needs to ask for it.

    Parameters
    ----------
    label : str
        What the user sees, in Indonesian.
    bawaan : optional
        Value when nothing is given; without it the field is required.
    asal : str
        Who knows the value (:data:`AsalIsi`); forms ask for ``fakta`` only.
    masukan : str
        How it is asked (:data:`Masukan`).
    bantuan : str
        One sentence of help.
    **batas
        Limits for pydantic, e.g. ``min_length=1``.
    """
    lain: dict[str, Any] = {"label": label, "asal": asal, "bantuan": bantuan, "masukan": masukan}
    return Field(bawaan, title=label, json_schema_extra=lain, **batas)


class Bagian(BaseModel):
    """A piece of a document's content: a person, a row of a table."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Isi(Bagian):
    """Content of one document. Subclasses declare the facts; the template gets :meth:`konteks`."""

    JENIS: ClassVar[str] = ""

    @classmethod
    def bawaan(cls, profil: Profil) -> dict[str, Any]:  # noqa: ARG003  (for subclasses)
        """Values that the profile gives where the content says nothing."""
        return {}

    def kurang(self, profil: Profil, tingkat: Tingkat) -> Sequence[Temuan]:  # noqa: ARG002
        """Findings that concern several fields; ``asli`` asks for more than ``konsep``."""
        wajib = {"nomor_urut": "Nomor urut", "tanggal": "Tanggal"} if tingkat == "asli" else {}
        return [
            self.temuan("kosong", f"{label} belum diisi", "Naskah asli harus bernomor dan bertanggal.", nama)
            for nama, label in wajib.items()
            if nama in type(self).model_fields and not getattr(self, nama)
        ]

    def konteks(self, rangka: Rangka) -> dict[str, Any]:  # noqa: ARG002  (subclasses ask it)
        """Plain values for the template; by default the fields as they are."""
        return self.model_dump()

    @classmethod
    def temuan(cls, aturan: str, pesan: str, saran: str, kolom: str = "") -> Temuan:
        """Return a finding about this document."""
        return Temuan("struktural", f"naskah_{aturan}", pesan, saran, tabel=cls.JENIS, kolom=kolom)


@dataclass(frozen=True)
class Fakta:
    """One thing that a person must be asked for a document.

    Attributes
    ----------
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
