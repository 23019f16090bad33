"""What the XML of a sheet says beside its values: formulas, errors, merged and hidden ranges.

Imported by the child. Every XML part goes through expat here, and a document type is refused before
anything else reads the file, so no entity is ever expanded.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from abk.instrumen.sandbox.limits import Limits, Refused

_HURUF = re.compile(r"[A-Z]{1,3}")
_ANGKA_BARIS = 9
_KOLOM_MAKS = 16_384


@dataclass
class Inspection:
    """Findings in one sheet, addresses as in the sheet (``D17``)."""

    rumus: dict[str, str] = field(default_factory=dict)
    tanpa_nilai: list[str] = field(default_factory=list)
    galat: dict[str, str] = field(default_factory=dict)
    gabungan: list[str] = field(default_factory=list)
    baris_tersembunyi: list[int] = field(default_factory=list)
    kolom_tersembunyi: list[int] = field(default_factory=list)
    bersama: dict[str, tuple[str, str]] = field(default_factory=dict)
    banyak_baris: int = 0


def baca_xml(potongan: Iterable[bytes], pengurai: expat.XMLParserType) -> None:
    """Feed one part to expat; a document type ends it; raises Refused on a DTD."""
    pengurai.StartDoctypeDeclHandler = _tolak_dtd
    pengurai.buffer_text = True
    for potong in potongan:
        pengurai.Parse(potong, False)
    pengurai.Parse(b"", True)


def _tolak_dtd(*_: object) -> None:
    raise Refused(
        "Berkas memuat deklarasi DTD, yang tidak pernah ada dalam buku kerja biasa.",
        "Jangan buka berkas ini; minta pengirim membuatnya ulang.",
    )


def lembar_buku(buku: Iterable[bytes], rel: Iterable[bytes]) -> list[tuple[str, str, str]]:
    """Sheets of a workbook as (name, state, part)."""
    lembar: list[tuple[str, str, str]] = []
    tujuan: dict[str, str] = {}

    def awal(nama: str, sifat: Mapping[str, str]) -> None:
        if _lokal(nama) == "sheet":
            kunci = next((v for k, v in sifat.items() if k.endswith(":id")), "")
            lembar.append((sifat.get("name", ""), sifat.get("state", "visible"), kunci))
        elif _lokal(nama) == "Relationship":
            asal = sifat.get("Target", "")
            jalur = asal.lstrip("/") if asal.startswith("/") else posixpath.normpath(f"xl/{asal}")
            tujuan[sifat.get("Id", "")] = jalur

    for isi in (buku, rel):
        pengurai = expat.ParserCreate()
        pengurai.StartElementHandler = awal
        baca_xml(isi, pengurai)
    return [(nama, keadaan, tujuan.get(kunci, "")) for nama, keadaan, kunci in lembar]


class SheetInspection:
    """Expat handlers for one worksheet."""

    def __init__(self, nama: str, batas: Limits, sisa_baris: int) -> None:
        self.hasil = Inspection()
        self._nama, self._batas, self._sisa = nama, batas, sisa_baris
        self._sel = ""
        self._jenis = ""
        self._rumus: dict[str, str] | None = None
        self._isi = ""
        self._teks = {"f": "", "v": ""}
        self._baris_maks = self._kolom_maks = 0

    def baca(self, potongan: Iterable[bytes]) -> Inspection:
        """All findings in the sheet."""
        pengurai = expat.ParserCreate()
        pengurai.StartElementHandler = self._awal
        pengurai.EndElementHandler = self._akhir
        pengurai.CharacterDataHandler = self._huruf
        baca_xml(potongan, pengurai)
        return self.hasil

    def _awal(self, nama: str, sifat: dict[str, str]) -> None:
        lokal = _lokal(nama)
        if lokal == "c":
            self._mulai_sel(sifat)
        elif lokal == "row":
            self._mulai_baris(sifat)
        elif lokal in {"f", "v"}:
            self._isi = lokal
            if lokal == "f":
                self._rumus = sifat
        elif lokal == "mergeCell":
            self.hasil.gabungan.append(sifat.get("ref", ""))
        elif lokal == "col" and sifat.get("hidden") in {"1", "true"}:
            awal, akhir = int(sifat.get("min", "0")), min(int(sifat.get("max", "0")), _KOLOM_MAKS)
            self.hasil.kolom_tersembunyi += range(awal, akhir + 1)

    def _mulai_baris(self, sifat: dict[str, str]) -> None:
        self.hasil.banyak_baris += 1
        if self.hasil.banyak_baris > self._sisa:
            raise Refused(
                f"Buku kerja ini berisi lebih dari {self._batas.baris} baris.",
                "Hapus baris yang tidak terpakai, atau pecah menjadi beberapa berkas.",
                self._nama,
            )
        if sifat.get("hidden") in {"1", "true"} and sifat.get("r", "").isdigit():
            self.hasil.baris_tersembunyi.append(int(sifat["r"]))

    def _mulai_sel(self, sifat: dict[str, str]) -> None:
        self._sel, self._jenis = sifat.get("r", ""), sifat.get("t", "n")
        self._rumus, self._isi = None, ""
        self._teks["f"] = self._teks["v"] = ""
        huruf = self._sel.rstrip("0123456789")
        kolom, baris = _nomor_kolom(huruf), self._sel[len(huruf) :]
        if not kolom or not baris:
            return
        self._baris_maks = max(self._baris_maks, int(baris[:_ANGKA_BARIS]))
        self._kolom_maks = max(self._kolom_maks, kolom)
        if self._baris_maks * self._kolom_maks > self._batas.luas:
            raise Refused(
                "Isi lembar terpencar terlalu jauh.",
                "Hapus isian yang jauh di bawah atau di kanan tabel.",
                self._nama,
                self._sel,
            )

    def _huruf(self, teks: str) -> None:
        if self._isi:
            self._teks[self._isi] += teks

    def _akhir(self, nama: str) -> None:
        lokal = _lokal(nama)
        if lokal in {"f", "v"}:
            self._isi = ""
        elif lokal == "c":
            self._selesai_sel()

    def _selesai_sel(self) -> None:
        nilai = self._teks["v"].strip()
        if self._jenis == "e":
            self.hasil.galat[self._sel] = nilai or "#?"
        if self._rumus is None:
            return
        if not nilai and self._jenis != "str":
            self.hasil.tanpa_nilai.append(self._sel)
        teks = self._teks["f"]
        kelompok = self._rumus.get("si", "") if self._rumus.get("t") == "shared" else ""
        if kelompok and teks:
            self.hasil.bersama[f"induk:{kelompok}"] = (self._sel, teks)
        elif kelompok:
            self.hasil.bersama[self._sel] = (kelompok, "")
        self.hasil.rumus[self._sel] = teks


def rumus_bersama(hasil: Inspection) -> None:
    """Give every cell of a shared formula its own text."""
    child = [(sel, parent) for sel, (parent, _) in hasil.bersama.items() if not sel.startswith("induk:")]
    if not child:
        return
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 - slow, and seldom needed

    for sel, kelompok in child:
        asal = hasil.bersama.get(f"induk:{kelompok}")
        if asal is not None:
            terjemah = Translator(f"={asal[1]}", origin=asal[0]).translate_formula(sel)
            hasil.rumus[sel] = str(terjemah).removeprefix("=")


def _lokal(nama: str) -> str:
    return nama.rsplit(":", 1)[-1] if ":" in nama else nama


@lru_cache(maxsize=4096)
def _nomor_kolom(huruf: str) -> int:
    """Column number from 1 of letters, 0 if they are none."""
    if not _HURUF.fullmatch(huruf):
        return 0
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - 64
    return nomor
