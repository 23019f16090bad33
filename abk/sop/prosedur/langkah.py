"""One step of a procedure, as the SOP states it and as a program needs it; kinds of values of its file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from datetime import date
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StrictBool
from pydantic.config import JsonDict
from pydantic.dataclasses import dataclass

Makna = Literal[
    "mengarahkan",
    "mengoordinasikan",
    "menyiapkan",
    "mempelajari",
    "memeriksa",
    "memaraf",
    "menandatangani",
    "melaksanakan",
    "mengonfirmasi",
    "menetapkan",
    "mengarsipkan",
]
"""What somebody stands for who completes a step."""

MAKNA: tuple[Makna, ...] = get_args(Makna)
MAKNA_PERIKSA = frozenset(
    {"mempelajari", "memeriksa", "memaraf", "menandatangani", "mengonfirmasi", "menetapkan"}
)
"""Meanings of one who judges the work of another, and may return it."""

Satuan = Literal["Menit", "Hari"]
Tingkat = Literal["tinggi", "sedang", "rendah", ""]
Lingkup = Literal["umum", "unit"]
Bentuk = Literal["docx", "json", "zip", "bebas"]
JenisJabatan = Literal["pimpinan tinggi", "administrator", "pengawas", "pelaksana", "fungsional"]

_T = TypeVar("_T")


def _terbaca(teks: str) -> str:
    if any(unicodedata.category(h) in {"Cc", "Cs", "Zl", "Zp"} or h in "\ufffe\uffff" for h in teks):
        raise ValueError("memuat spasi di tepi, baris baru, atau tanda kendali")
    return teks


def _berbeda(isi: tuple[_T, ...]) -> tuple[_T, ...]:
    if len(set(isi)) != len(isi):
        raise ValueError("memuat isi yang sama dua kali")
    return isi


def _tertulis(nilai: object) -> object:
    if isinstance(nilai, date) or (isinstance(nilai, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", nilai)):
        return nilai
    raise ValueError("bukan tanggal TTTT-BB-HH")


_NAMA = r"[a-z0-9]+([-_][a-z0-9]+)*"
Teks = Annotated[str, Field(strict=True, min_length=1, pattern=r"^\S(.*\S)?$"), AfterValidator(_terbaca)]
_Ringkas = Annotated[
    str, Field(strict=True, min_length=1, max_length=45, pattern=r"^\S(.*\S)?$"), AfterValidator(_terbaca)
]
TeksKosong = Annotated[str, Field(strict=True, pattern=r"^(\S(.*\S)?)?$"), AfterValidator(_terbaca)]
Nama = Annotated[str, Field(strict=True, pattern=f"^{_NAMA}$")]
NamaKosong = Annotated[str, Field(strict=True, pattern=f"^({_NAMA})?$")]
Tanggal = Annotated[
    date, BeforeValidator(_tertulis), Field(json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
_UNIK = Field(json_schema_extra={"uniqueItems": True})
DaftarTeks = Annotated[tuple[Teks, ...], Field(min_length=1), _UNIK, AfterValidator(_berbeda)]
DaftarNama = Annotated[tuple[Nama, ...], _UNIK, AfterValidator(_berbeda)]
DaftarNamaIsi = Annotated[tuple[Nama, ...], Field(min_length=1), _UNIK, AfterValidator(_berbeda)]
DaftarMakna = Annotated[tuple[Makna, ...], Field(min_length=1), _UNIK, AfterValidator(_berbeda)]

KETAT = ConfigDict(extra="forbid", defer_build=True)
_HANYA_RESMI: JsonDict = {
    "if": {"properties": {"tambahan": {"const": True}}, "required": ["tambahan"]},
    "then": {
        "properties": {"yakin": {"properties": {"pelaksana": {"const": ""}, "serah_ke": {"const": ""}}}}
    },
    "else": {
        "required": ["yakin"],
        "properties": {
            "waktu": {"not": {"type": "null"}},
            "kode": {"pattern": "^[1-9][0-9]*$"},
            "opsional": {"const": False},
            "yakin": {"required": ["pelaksana"], "properties": {"pelaksana": {"minLength": 1}}},
        },
    },
}


@dataclass(frozen=True, config=KETAT)
class Waktu:
    """Standard time of a step, in the unit in which the SOP states it."""

    nilai: Annotated[int, Field(strict=True, ge=1, le=100_000)]
    satuan: Satuan

    def menit(self, menit_per_hari: int) -> int:
        """The same in minutes; the SOP states no length of a day (450 by clock, 300 effective). [menit]"""
        return self.nilai * (menit_per_hari if self.satuan == "Hari" else 1)

    def __str__(self) -> str:
        """As the SOP writes it: ``10 Menit``."""
        return f"{self.nilai} {self.satuan}"


@dataclass(frozen=True, config=KETAT)
class Yakin:
    """How sure it is who acts and who receives: the source lost the symbols of its flowchart."""

    pelaksana: Tingkat = ""
    serah_ke: Tingkat = ""


@dataclass(frozen=True, config=KETAT)
class Slot:
    """A named place for one piece of content of a case; content per unit gets ``:KODE`` behind its name.

    ``naskah`` is the kind of official document that fills it, empty for data and foreign files; ``luar``
    comes from outside the procedure. ``berangka`` is made from data and facts, or copied into a later
    document: it changes with new facts only, so that figures and fair copies cannot drift from what was
    approved.
    """

    nama: Nama
    judul: Teks
    bentuk: Bentuk = "docx"
    naskah: TeksKosong = ""
    luar: StrictBool = False
    berangka: StrictBool = False


@dataclass(frozen=True, config=ConfigDict(extra="forbid", defer_build=True, json_schema_extra=_HANYA_RESMI))
class Langkah:
    """One step: words of the SOP, or our own where it is beyond the SOP (``tambahan``: ``15a``, ``17`` …).

    ``waktu`` is None where the SOP has none. ``serah_cq`` deals with it for the role to which it is handed
    over (c.q.). ``peserta`` make the step a joint one, whose time nobody has alone. ``makna`` is what
    completing it means. ``yakin`` and ``catatan`` say how sure actor and hand-over are, and what was inferred
    or left open; ``sebab_putus`` why kelengkapan is not the output of the step before. ``opsional``: a case
    may do without it.
    """

    kode: Nama
    kegiatan: Teks
    pelaksana: Nama
    kelengkapan: Teks
    waktu: Waktu | None
    output: Teks
    ringkas: _Ringkas
    makna: DaftarMakna
    serah_ke: NamaKosong = ""
    lingkup: Lingkup = "umum"
    masukan: DaftarNama = ()
    keluaran: DaftarNama = ()
    serah_cq: NamaKosong = ""
    peserta: DaftarNama = ()
    yakin: Yakin = field(default_factory=Yakin)
    catatan: TeksKosong = ""
    tambahan: StrictBool = False
    opsional: StrictBool = False
    sebab_putus: TeksKosong = ""

    @property
    def urutan(self) -> int:
        """Place in its procedure, from 1; 0 outside of one."""
        return int(self.__dict__.get("_urutan", 0))

    @property
    def penerima(self) -> str:
        """Role that has the file after the step; empty where nobody has."""
        return self.serah_cq or self.serah_ke

    @property
    def bersama(self) -> bool:
        """Whether several roles do it together."""
        return bool(self.peserta)

    @property
    def memeriksa(self) -> bool:
        """Whether the step judges the work of another."""
        return bool(MAKNA_PERIKSA & set(self.makna))

    @property
    def mengonfirmasi(self) -> bool:
        """Whether a unit answers for each of its posts here."""
        return "mengonfirmasi" in self.makna
