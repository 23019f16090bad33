"""What the XML of a sheet says: its cells, and beside them formulas, errors, merged and hidden ranges.

Imported by the child. Every XML part goes through expat here, and a document type is refused before
anything else reads the file, so no entity is ever expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from abk.instrumen.sandbox.cells import KOSONG, Letak, TeksBagian, alamat_sel, lokal, nilai_sel
from abk.instrumen.sandbox.limits import Limits, Refused

_ALAMAT = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_NOMOR = re.compile(r"[1-9]\d{0,6}", re.ASCII)
_KOLOM_MAKS, _BARIS_MAKS = 16_384, 1_048_576
_SARAN = "Buka dan simpan ulang di aplikasi lembar kerja, lalu kirim lagi."
_ENKODE = frozenset({None, "utf-8", "utf-16", "us-ascii"})
_JALUR_SEL = ("worksheet", "sheetData", "row", "c")


@dataclass
class Inspection:
    """Findings in one sheet, addresses as in the sheet (``D17``).

    nilai : what each cell that is written holds, by row and column from 0
    """

    nilai: dict[Letak, Any] = field(default_factory=dict)
    ukuran: Letak = (0, 0)
    rumus: dict[str, str] = field(default_factory=dict)
    tanpa_nilai: list[str] = field(default_factory=list)
    galat: dict[str, str] = field(default_factory=dict)
    gabungan: list[str] = field(default_factory=list)
    baris_tersembunyi: list[int] = field(default_factory=list)
    kolom_tersembunyi: list[int] = field(default_factory=list)
    bersama: dict[str, tuple[str, str]] = field(default_factory=dict)
    banyak_baris: int = 0


def baca_xml(potongan: Iterable[bytes], pengurai: expat.XMLParserType) -> None:
    """Feed one part to expat; raises Refused on a DTD, or an encoding of which readers may differ."""
    pengurai.StartDoctypeDeclHandler = _tolak_dtd
    pengurai.XmlDeclHandler = _periksa_enkode
    pengurai.buffer_text = True
    for potong in potongan:
        pengurai.Parse(potong, False)
    pengurai.Parse(b"", True)


def pengurai_xml() -> expat.XMLParserType:
    """A parser that names elements with their namespace."""
    return expat.ParserCreate(namespace_separator=" ")


def _tolak_dtd(*_: object) -> None:
    raise Refused(
        "Berkas memuat deklarasi DTD, yang tidak pernah ada dalam buku kerja biasa.",
        "Jangan buka berkas ini; minta pengirim membuatnya ulang.",
    )


def _periksa_enkode(_versi: str, enkode: str | None, _mandiri: int) -> None:
    if (enkode and enkode.lower()) not in _ENKODE:
        raise Refused(f"Berkas memakai enkode '{enkode}', bukan UTF-8.", _SARAN)


def teks_bersama(potongan: Iterable[bytes]) -> list[str]:
    """The shared strings of a workbook."""
    hasil: list[str] = []
    jalur: list[str] = []
    kini = TeksBagian()

    def awal(nama: str, sifat: dict[str, str]) -> None:
        nonlocal kini
        jalur.append(lokal(nama))
        if jalur == ["sst", "si"]:
            kini = TeksBagian()
        elif jalur[:2] == ["sst", "si"]:
            kini.awal(jalur[-2], jalur[-1], sifat)

    def huruf(teks: str) -> None:
        kini.huruf(teks)

    def akhir(_: str) -> None:
        if jalur == ["sst", "si"]:
            hasil.append(kini.hasil)
        elif jalur[:2] == ["sst", "si"]:
            kini.akhir(jalur[-1])
        jalur.pop()

    pengurai = pengurai_xml()
    pengurai.StartElementHandler, pengurai.EndElementHandler = awal, akhir
    pengurai.CharacterDataHandler = huruf
    baca_xml(potongan, pengurai)
    return hasil


class SheetInspection:
    """Expat handlers for one worksheet."""

    def __init__(self, nama: str, batas: Limits, sisa_baris: int, bersama: list[str]) -> None:
        self.hasil = Inspection()
        self._nama, self._batas, self._sisa, self._bersama = nama, batas, sisa_baris, bersama
        self._jalur: list[str] = []
        self._letak: Letak = (-1, -1)
        self._data = 0
        self._jenis = ""
        self._rumus: dict[str, str] | None = None
        self._isi: dict[str, str] = {}
        self._kini = ""
        self._teks: TeksBagian | None = None
        self._baris_maks = self._kolom_maks = 0

    def baca(self, potongan: Iterable[bytes]) -> Inspection:
        """All findings in the sheet."""
        pengurai = pengurai_xml()
        pengurai.StartElementHandler = self._awal
        pengurai.EndElementHandler = self._akhir
        pengurai.CharacterDataHandler = self._huruf
        baca_xml(potongan, pengurai)
        return self.hasil

    def _tolak(self, pesan: str, saran: str = _SARAN, sel: str | None = None) -> Refused:
        letak = self._letak if self._letak[1] >= 0 else (max(self._letak[0], 0), 0)
        return Refused(pesan, saran, self._nama, alamat_sel(letak) if sel is None else sel)

    def _awal(self, nama: str, sifat: dict[str, str]) -> None:
        inti = lokal(nama)
        dalam = len(self._jalur)
        self._jalur.append(inti)
        if dalam >= len(_JALUR_SEL) and self._teks is not None:
            self._teks.awal(self._jalur[-2], inti, sifat)
        elif dalam in {2, 3, 4} and self._jalur[:2] == ["worksheet", "sheetData"]:
            self._awal_data(dalam, inti, sifat)
        elif inti == "sheetData":
            self._data += 1
            if self._data > 1 or self._jalur != ["worksheet", "sheetData"]:
                raise self._tolak("Lembar memuat lebih dari satu kumpulan data.")
        elif inti == "mergeCell":
            self.hasil.gabungan.append(sifat.get("ref", ""))
        elif inti == "col" and sifat.get("hidden") in {"1", "true"}:
            awal, akhir = int(sifat.get("min", "0")), min(int(sifat.get("max", "0")), _KOLOM_MAKS)
            self.hasil.kolom_tersembunyi += range(awal, akhir + 1)

    def _awal_data(self, dalam: int, inti: str, sifat: dict[str, str]) -> None:
        """A row, a cell, or what is in a cell, each only where it belongs and as often as it may be there."""
        if (dalam, inti) == (2, "row"):
            self._mulai_baris(sifat)
        elif (dalam, inti) == (3, "c"):
            self._mulai_sel(sifat)
        elif dalam == 4 and inti in {"f", "v", "is"} and inti not in self._isi:  # noqa: PLR2004
            self._isi[inti] = ""
            self._kini = inti
            if inti == "f":
                self._rumus = sifat
            elif inti == "is":
                self._teks = TeksBagian()
        elif inti != "extLst":
            apa = inti.rpartition(" ")[2][:20]
            raise self._tolak(f"Sel memuat bagian '{apa}' yang tidak dikenal atau terulang.")

    def _mulai_baris(self, sifat: dict[str, str]) -> None:
        self.hasil.banyak_baris += 1
        if self.hasil.banyak_baris > self._sisa:
            raise self._tolak(
                f"Buku kerja ini berisi lebih dari {self._batas.baris} baris.",
                "Hapus baris yang tidak terpakai, atau pecah menjadi beberapa berkas.",
                "",
            )
        r = sifat.get("r", str(self._letak[0] + 2))
        if not _NOMOR.fullmatch(r) or not self._letak[0] + 1 < int(r) <= _BARIS_MAKS:
            raise self._tolak(f"Baris bernomor '{r[:20]}' tidak berada pada urutannya, atau terulang.")
        self._letak = (int(r) - 1, -1)
        if sifat.get("hidden") in {"1", "true"}:
            self.hasil.baris_tersembunyi.append(int(r))

    def _mulai_sel(self, sifat: dict[str, str]) -> None:
        self._jenis = sifat.get("t", "n")
        self._rumus, self._kini, self._isi, self._teks = None, "", {}, None
        baris, kolom = self._letak
        r = sifat.get("r", alamat_sel((baris, kolom + 1)))
        cocok = _ALAMAT.fullmatch(r)
        baru = nomor_kolom(cocok[1]) - 1 if cocok else -1
        if cocok is None or int(cocok[2]) != baris + 1 or not kolom < baru < _KOLOM_MAKS:
            raise self._tolak("Alamat sel ini terulang, atau tidak pada urutannya.", sel=r[:20])
        self._letak = (baris, baru)
        self._baris_maks = max(self._baris_maks, baris + 1)
        self._kolom_maks = max(self._kolom_maks, baru + 1)
        if self._baris_maks * self._kolom_maks > self._batas.luas:
            saran = "Hapus isian yang jauh di bawah atau di kanan tabel."
            raise self._tolak("Isi lembar terpencar terlalu jauh.", saran)

    def _huruf(self, teks: str) -> None:
        if self._teks is not None:
            self._teks.huruf(teks)
        elif self._kini:
            self._isi[self._kini] += teks

    def _akhir(self, _: str) -> None:
        inti = self._jalur.pop()
        dalam = len(self._jalur)
        if dalam > len(_JALUR_SEL) and self._teks is not None:
            self._teks.akhir(inti)
        elif dalam == len(_JALUR_SEL) and self._kini == inti:
            if self._teks is not None:
                self._isi["is"] = self._teks.hasil
            self._kini, self._teks = "", None
        elif dalam == len(_JALUR_SEL) - 1 and (*self._jalur, inti) == _JALUR_SEL:
            self._selesai_sel()

    def _selesai_sel(self) -> None:
        sel, v = alamat_sel(self._letak), self._isi.get("v")
        try:
            nilai = nilai_sel(self._jenis, v, self._isi.get("is"), self._bersama)
        except ValueError as sebab:
            raise self._tolak(f"Sel ini {sebab}.", "Ketik ulang isinya, simpan, lalu kirim lagi.") from None
        galat, rumus = self._jenis == "e", self._rumus
        if nilai is not KOSONG or galat or rumus is not None:
            self.hasil.nilai[self._letak] = nilai
            self.hasil.ukuran = (self._letak[0] + 1, max(self.hasil.ukuran[1], self._letak[1] + 1))
        if galat:
            self.hasil.galat[sel] = (v or "").strip() or "#?"
        if rumus is None:
            return
        if not (v or "").strip() and self._jenis != "str":
            self.hasil.tanpa_nilai.append(sel)
        teks = self._isi["f"]
        kelompok = rumus.get("si", "") if rumus.get("t") == "shared" else ""
        if kelompok and teks:
            self.hasil.bersama[f"induk:{kelompok}"] = (sel, teks)
        elif kelompok:
            self.hasil.bersama[sel] = (kelompok, "")
        self.hasil.rumus[sel] = teks


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


@lru_cache(maxsize=4096)
def nomor_kolom(huruf: str) -> int:
    """Column number from 1 of letters."""
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - 64
    return nomor
