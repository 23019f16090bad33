"""The questionnaire as data: one YAML a version, rules of cells taken from :mod:`abk.tables`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd

from abk.errors import ParameterError
from abk.tables import JABATAN, URAIAN_TUGAS
from abk.tables.kolom import Jenis
from abk.tulisan.markup import kutip
from abk.tulisan.terurai import data_paket

VERSI_BAWAAN = "2026"
"""Version under which new sheets are answered."""

Saat = Literal["draf", "ajukan"]
Syarat = Mapping[str, tuple[str, ...] | Literal["terisi"]]
"""Answers that must be there: one of these words, or any answer at all (``terisi``)."""

_TABEL = {"jabatan": JABATAN, "uraian_tugas": URAIAN_TUGAS}
_KOSONG: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Pertanyaan:
    """One question.

    nama : name of the answer, the column it fills
    label, kepala, bantuan : as shown: in a form, over a column, as help
    jenis : ``kode``, ``teks``, ``pilihan``, ``angka`` (finite number) or ``bulat`` (whole number)
    satuan : unit of measure
    pilihan, label_pilihan : allowed words, and how they are shown
    lebih_dari, minimum, maksimum : allowed range of a number
    panjang_maksimum : longest text [huruf]
    dikunci : set by those who run the kegiatan, only shown to the respondent
    bila : shown only when the answers are so
    wajib_saat, wajib_bila : when an answer is required; None = never
    lebar : width of the column [huruf]
    bagian : what the parts of an entry are, where an answer has several entries
    """

    nama: str
    label: str
    bantuan: str
    jenis: Jenis
    kepala: str = ""
    satuan: str = ""
    pilihan: tuple[str, ...] = ()
    label_pilihan: Mapping[str, str] = field(default_factory=lambda: _KOSONG)
    lebih_dari: float | None = None
    minimum: float | None = None
    maksimum: float | None = None
    panjang_maksimum: int | None = None
    dikunci: bool = False
    bila: Syarat = field(default_factory=lambda: _KOSONG)
    wajib_saat: Saat | None = None
    wajib_bila: Syarat = field(default_factory=lambda: _KOSONG)
    lebar: int = 12
    bagian: tuple[str, ...] = ()

    def tampak(self, jawaban: Mapping[str, object]) -> bool:
        """Whether the question is put, given the other answers."""
        return _terpenuhi(self.bila, jawaban)

    def wajib(self, jawaban: Mapping[str, object], saat: Saat = "ajukan") -> bool:
        """Whether an answer is required, given the other answers and the moment."""
        if self.wajib_saat is None or (self.wajib_saat == "ajukan" and saat == "draf"):
            return False
        return self.tampak(jawaban) and _terpenuhi(self.wajib_bila, jawaban)

    def sebutan(self, nilai: str) -> str:
        """How a word of ``pilihan`` is shown."""
        return self.label_pilihan.get(nilai, nilai)


@dataclass(frozen=True)
class Instrumen:
    """One version of the questionnaire.

    versi, judul, sejak, dasar : what it is called, since when, on what it rests
    petunjuk : how to fill it, sentence by sentence
    jabatan : questions about the post
    uraian_tugas : questions about each task, in the order of the form's columns
    informasi : items of informasi jabatan, none of which must be answered
    """

    versi: str
    judul: str
    sejak: dt.date
    dasar: str
    petunjuk: tuple[str, ...]
    jabatan: tuple[Pertanyaan, ...]
    uraian_tugas: tuple[Pertanyaan, ...]
    informasi: tuple[Pertanyaan, ...] = ()

    @property
    def semua(self) -> tuple[Pertanyaan, ...]:
        """Every question."""
        return (*self.jabatan, *self.uraian_tugas, *self.informasi)

    @cached_property
    def panjang_maksimum(self) -> dict[str, int]:
        """Questions whose answer has a longest length, and that length. [huruf]"""
        return {p.nama: p.panjang_maksimum for p in self.semua if p.panjang_maksimum is not None}

    def __getitem__(self, nama: str) -> Pertanyaan:
        """Question of that name."""
        for satu in self.semua:
            if satu.nama == nama:
                return satu
        raise KeyError(nama)

    def kolom(self, pendekatan: str) -> tuple[Pertanyaan, ...]:
        """Task questions that are put under an approach."""
        return tuple(p for p in self.uraian_tugas if p.tampak({"pendekatan": pendekatan}))


@cache
def daftar_versi() -> tuple[str, ...]:
    """Versions of the instrument that this package knows, oldest first."""
    folder = resources.files("abk.instrumen")
    nama = (b.name for b in folder.iterdir())
    return tuple(sorted(n[10:-5] for n in nama if n.startswith("instrumen-") and n.endswith(".yaml")))


@cache
def instrumen(versi: str | None = None) -> Instrumen:
    """One version of the questionnaire, by default that for new sheets; ParameterError if unknown."""
    if versi is None:
        return instrumen(VERSI_BAWAAN)
    if versi not in daftar_versi():
        raise ParameterError(
            f"Instrumen versi {kutip(versi)} tidak dikenal.", f"Versi yang ada: {', '.join(daftar_versi())}."
        )
    isi = data_paket("abk.instrumen", f"instrumen-{versi}.yaml")
    return Instrumen(
        versi=isi["versi"],
        judul=isi["judul"],
        sejak=isi["sejak"],
        dasar=isi["dasar"],
        petunjuk=tuple(isi["petunjuk"]),
        jabatan=tuple(_pertanyaan(p) for p in isi["jabatan"]),
        uraian_tugas=tuple(_pertanyaan(p) for p in isi["uraian_tugas"]),
        informasi=tuple(_pertanyaan(p) for p in isi.get("informasi", ())),
    )


def terisi(nilai: object) -> bool:
    """Whether a cell holds an answer."""
    if nilai is None or (isinstance(nilai, str) and not nilai.strip()):
        return False
    return not bool(pd.isna(nilai))  # type: ignore[call-overload]


def _terpenuhi(syarat: Syarat, jawaban: Mapping[str, object]) -> bool:
    for nama, boleh in syarat.items():
        nilai = jawaban.get(nama)
        if boleh == "terisi":
            if not terisi(nilai):
                return False
        elif nilai not in boleh:
            return False
    return True


def _pertanyaan(isi: Mapping[str, Any]) -> Pertanyaan:
    sisa = {k: v for k, v in isi.items() if k not in {"kolom", "wajib", "bila", "bagian"}}
    if "kolom" in isi:
        tabel, nama = isi["kolom"].split(".")
        asal = _TABEL[tabel][nama]
        dari_tabel = {
            k: getattr(asal, k) for k in ("jenis", "satuan", "pilihan", "lebih_dari", "minimum", "maksimum")
        }
        sisa = {**dari_tabel, **sisa}
    wajib = isi.get("wajib", {})
    return Pertanyaan(
        **sisa,
        bila=_syarat(isi.get("bila", {})),
        wajib_saat=wajib.get("saat"),
        wajib_bila=_syarat(wajib.get("bila", {})),
        bagian=tuple(isi.get("bagian", ())),
    )


def _syarat(isi: Mapping[str, Any]) -> Syarat:
    return MappingProxyType({k: "terisi" if v == "terisi" else tuple(v) for k, v in isi.items()})
