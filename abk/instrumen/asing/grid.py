"""A sheet as a grid in which merged cells are filled, and numbers are read with their doubts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from abk.instrumen.asing.label import KAMUS, Kamus, kata_tunggal
from abk.instrumen.buku.tata_letak import alamat
from abk.instrumen.sandbox import LembarMentah, Tanggal
from abk.instrumen.sandbox.parent import Nilai
from abk.tables.angka import Desimal, angka_teks, tanpa_spasi_ribuan
from abk.tulisan.markup import kutip

_RUAS = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")
_ANGKA_SATUAN = re.compile(r"([+-]?[\d.,]+)\s*([A-Za-z]+)\.?")
_RIBUAN_KOMA = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_SUSUN = re.compile(r"([A-Z]{1,3})([+:][A-Z]{1,3})?")
_KOLOM_MAKS = 16_384
_LUAS_GABUNGAN = 20_000
_MIRIP_KOSONG = {"-", "–", "—", "'-", "n/a"}


@dataclass(frozen=True)
class Angka:
    """How a cell reads as a number.

    nilai : the number, None if there is none or it cannot be told
    satuan : unit of time written beside it (``30 menit``), or empty
    masalah : why it cannot be taken, or empty
    ragu : readings of an ambiguous text
    """

    nilai: float | None = None
    satuan: str = ""
    masalah: str = ""
    ragu: tuple[str, ...] = ()


def ruas(teks: str) -> tuple[int, int, int, int] | None:
    """Range as (first row, first column, last row, last column), from 0."""
    cocok = _RUAS.fullmatch(teks.replace("$", ""))
    if not cocok:
        return None
    awal = (int(cocok[2]) - 1, kolom_dari(cocok[1]))
    akhir = (int(cocok[4]) - 1, kolom_dari(cocok[3])) if cocok[3] else awal
    return (*awal, *akhir)


def kolom_dari(huruf: str) -> int:
    """Column number from 0 of a letter, e.g. 3 for ``D``; one number for the sum of several: ``D:O``."""
    if ":" in huruf:
        awal, akhir = map(kolom_dari, huruf.split(":"))
        return (awal + 1) * _KOLOM_MAKS + akhir
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - 64
    return nomor - 1


def bagian_kolom(kolom: int) -> range:
    """Columns that a number stands for: one, or those whose sum it is."""
    awal, akhir = divmod(kolom, _KOLOM_MAKS)
    return range(awal - 1, akhir + 1) if awal else range(kolom, kolom + 1)


def huruf_kolom(kolom: int) -> str:
    """Letter of a column, e.g. ``D`` for 3, ``D:O`` for a sum."""
    bagian = bagian_kolom(kolom)
    return ":".join(alamat(0, k)[:-1] for k in dict.fromkeys((bagian[0], bagian[-1])))


def jawaban_di_kolom(jawaban: str, huruf: str) -> str:
    """An answer about a column whose label stands at `huruf` now: ``D+E``, ``D:O`` hold where D still stands.

    An answer that names no column holds everywhere.
    """
    susun = _SUSUN.fullmatch(jawaban)
    if susun and susun[2]:
        return jawaban if susun[1] == huruf else ""
    return huruf if susun or not jawaban else jawaban


@dataclass(frozen=True)
class Grid:
    """One worksheet, rows and columns from 0, and the words by which its labels are known.

    A column may be the sum of several (:func:`bagian_kolom`): every reading of it is one of them all.
    spasi_ribuan : whether the office says that its plain blanks stand between thousands (``1 200``)
    """

    lembar: LembarMentah
    kamus: Kamus = KAMUS
    spasi_ribuan: bool = False

    @cached_property
    def tinggi(self) -> int:
        """Rows in use."""
        return len(self.lembar.baris)

    @cached_property
    def lebar(self) -> int:
        """Columns in use."""
        return max((len(b) for b in self.lembar.baris), default=0)

    @cached_property
    def _gabungan(self) -> dict[tuple[int, int], tuple[int, int]]:
        asal: dict[tuple[int, int], tuple[int, int]] = {}
        for teks in self.lembar.gabungan:
            satu = ruas(teks)
            if satu is None:
                continue
            r1, k1, r2, k2 = satu
            r2, k2 = min(r2, self.tinggi - 1), min(k2, self.lebar - 1)
            if (r2 - r1 + 1) * (k2 - k1 + 1) <= _LUAS_GABUNGAN:
                asal |= {(r, k): (r1, k1) for r in range(r1, r2 + 1) for k in range(k1, k2 + 1)}
        return asal

    def asal(self, baris: int, kolom: int) -> tuple[int, int]:
        """Where the content of a cell stands: the corner of the merged range it lies in."""
        if kolom >= _KOLOM_MAKS:
            bagian = self._bagian(baris, kolom)
            return bagian[0] if len(bagian) == 1 else (min(bagian)[0], kolom)
        return self._gabungan.get((baris, kolom), (baris, kolom))

    def _bagian(self, baris: int, kolom: int) -> list[tuple[int, int]]:
        """Cells that a sum adds up, each once, also where it is merged over several of its columns."""
        return [*dict.fromkeys(self.asal(baris, k) for k in bagian_kolom(kolom))]

    def isi(self, baris: int, kolom: int) -> Nilai:
        """Value of a cell; within a merged range the value of its corner."""
        if kolom >= _KOLOM_MAKS:
            return self.angka(baris, kolom).nilai
        return self.lembar.sel(*self.asal(baris, kolom))

    def teks(self, baris: int, kolom: int) -> str:
        """Text of a cell, line breaks as blanks; a number or blank gives an empty text."""
        nilai = self.isi(baris, kolom)
        return " ".join(nilai.split()) if isinstance(nilai, str) else ""

    def tulisan(self, baris: int, kolom: int) -> str:
        """Content of a cell as text, a whole number without its point."""
        nilai = self.isi(baris, kolom)
        if isinstance(nilai, float) and nilai.is_integer():
            nilai = int(nilai)
        return "" if nilai is None else " ".join(str(nilai).split())

    def berangka(self, baris: int) -> int:
        """How many cells of a row hold a number."""
        isi = self.lembar.baris[baris] if baris < self.tinggi else ()
        return sum(isinstance(v, (int, float)) and not isinstance(v, bool) for v in isi)

    def kosong(self, baris: int, kolom: int) -> bool:
        """Whether a cell holds nothing, or a dash."""
        if kolom >= _KOLOM_MAKS:
            return all(self.kosong(*s) for s in self._bagian(baris, kolom))
        nilai = self.isi(baris, kolom)
        polos = nilai is None or (isinstance(nilai, str) and nilai.strip() in {"", *_MIRIP_KOSONG})
        return polos and self.sel(baris, kolom) not in {*self.lembar.galat, *self.lembar.tanpa_nilai}

    def sel(self, baris: int, kolom: int) -> str:
        """Address of the cell that holds the content."""
        if kolom >= _KOLOM_MAKS:
            return f"{self.sel(baris, bagian_kolom(kolom)[0])}:{self.sel(baris, bagian_kolom(kolom)[-1])}"
        return alamat(*self.asal(baris, kolom))

    def tersembunyi(self, baris: int) -> bool:
        """Whether a row is hidden."""
        return baris + 1 in self.lembar.baris_tersembunyi

    def angka(self, baris: int, kolom: int, desimal: Desimal = "") -> Angka:
        """Number of a cell."""
        if kolom >= _KOLOM_MAKS:
            return self._jumlah(baris, kolom, desimal)
        sel = self.sel(baris, kolom)
        if sel in self.lembar.galat:
            return Angka(masalah=f"berisi galat {self.lembar.galat[sel]}")
        if sel in self.lembar.tanpa_nilai:
            return Angka(masalah="berisi rumus tanpa nilai tersimpan")
        nilai = self.isi(baris, kolom)
        if self.kosong(baris, kolom):
            return Angka()
        if isinstance(nilai, bool):
            return Angka(masalah=f"berisi {'BENAR' if nilai else 'SALAH'}, bukan angka")
        if isinstance(nilai, Tanggal):
            return Angka(masalah=_bukan_angka(nilai))
        if isinstance(nilai, (int, float)):
            return _hingga(float(nilai))
        teks = str(nilai)
        return _angka_teks((self.spasi_ribuan and tanpa_spasi_ribuan(teks)) or teks, desimal)

    def _jumlah(self, baris: int, kolom: int, desimal: Desimal) -> Angka:
        """Sum of the cells of a row; what one of them does not tell, none tells."""
        bagian = {s: self.angka(*s, desimal) for s in self._bagian(baris, kolom)}
        for sel, satu in bagian.items():
            if satu.masalah or satu.satuan:
                apa = satu.masalah or f"berisi teks {kutip(self.teks(*sel))}, bukan angka"
                return Angka(masalah=f"{apa} (sel {alamat(*sel)})")
            if satu.ragu:
                return satu
        ada = [Fraction(str(satu.nilai)) for satu in bagian.values() if satu.nilai is not None]
        return Angka(float(sum(ada))) if ada else Angka()


def _bukan_angka(nilai: Tanggal) -> str:
    """What a spreadsheet made of a number: ``1-2`` a date, ``1:30`` a time of day."""
    apa = "waktu" if ":" in nilai.teks and "-" not in nilai.teks else "tanggal"
    return f"berisi {apa} {nilai}, bukan angka: mungkin isiannya diubah oleh aplikasi lembar kerja"


def _hingga(nilai: float) -> Angka:
    if nilai != nilai or nilai in {float("inf"), float("-inf")}:  # noqa: PLR0124 - NaN differs from itself
        return Angka(masalah="bukan angka yang hingga")
    return Angka(nilai)


def _angka_teks(teks: str, desimal: Desimal) -> Angka:
    polos = teks.strip()
    satuan = ""
    cocok = _ANGKA_SATUAN.fullmatch(polos)
    if cocok:
        satuan = kata_tunggal(cocok[2], "satuan_waktu") or ""
        polos = cocok[1] if satuan else polos
    if desimal == "." and _RIBUAN_KOMA.fullmatch(polos):  # the office's own sign: the comma is no decimal one
        polos = polos.replace(",", "")
    dibaca = angka_teks(polos, desimal)
    if dibaca.ragu:
        return Angka(satuan=satuan, ragu=dibaca.ragu)
    if dibaca.nilai is None:
        return Angka(masalah=f"berisi teks {kutip(teks.strip()[:40])}, bukan angka")
    return Angka(float(dibaca.nilai), satuan)
