"""Light checks on the shape of a procedure, without a JSON Schema at run time; every fault is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

_PENANDA = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_TANGGAL = re.compile(r"\d{4}-\d{2}-\d{2}")
TANGGAL_KOSONG = date.min


def _takterbaca(huruf: str) -> bool:
    """Whether a character breaks a line, controls, or cannot stand in a Word file at all."""
    return unicodedata.category(huruf) in {"Cc", "Cs", "Zl", "Zp"} or huruf in "\ufffe\uffff"


class Pemeriksa:
    """Reads values and notes what is wrong with them; gives a harmless value instead.

    Attributes
    ----------
    salah : faults so far, each a sentence without its full stop
    """

    def __init__(self) -> None:
        self.salah: list[str] = []

    def catat(self, tempat: str, sebab: str) -> None:
        """Note a fault."""
        self.salah.append(f"{tempat}: {sebab}")

    def peta(
        self, isi: object, tempat: str, wajib: Iterable[str], boleh: Iterable[str] = ()
    ) -> dict[str, Any]:
        """A mapping with all the keys it must have, and none it may not."""
        if not isinstance(isi, Mapping):
            self.catat(tempat, "bukan pasangan kunci dan nilai")
            return {}
        wajib = set(wajib)
        if kurang := sorted(wajib - set(isi)):
            self.catat(tempat, f"kurang {', '.join(kurang)}")
        if asing := sorted(map(str, set(isi) - wajib - set(boleh))):
            self.catat(tempat, f"kunci tidak dikenal: {', '.join(asing)}")
        return dict(isi)

    def teks(self, isi: Mapping[str, Any], kunci: str, tempat: str, *, kosong: bool = False) -> str:
        """A text in one line; may be empty only where that is said."""
        if kunci not in isi:
            return ""  # noted as missing where it must be there
        nilai = isi[kunci]
        if not isinstance(nilai, str):
            self.catat(tempat, f'{kunci} "{nilai}" bukan teks (beri tanda kutip)')
        elif not nilai and not kosong:
            self.catat(tempat, f"{kunci} kosong")
        elif nilai != nilai.strip() or any(_takterbaca(h) for h in nilai):
            self.catat(tempat, f"{kunci} memuat spasi di tepi, baris baru, atau tanda kendali")
        else:
            return nilai
        return ""

    def penanda(self, isi: Mapping[str, Any], kunci: str, tempat: str) -> str:
        """A name made of small letters, digits and single ``-`` or ``_``."""
        nilai = self.teks(isi, kunci, tempat)
        if nilai and not _PENANDA.fullmatch(nilai):
            self.catat(tempat, f'{kunci} "{nilai}" bukan nama dari huruf kecil, angka, "-", dan "_"')
        return nilai

    def satu_dari(
        self, isi: Mapping[str, Any], kunci: str, pilihan: tuple[str, ...], tempat: str, bawaan: str = ""
    ) -> str:
        """One of the words that are allowed there; the default where nothing is said."""
        nilai = isi.get(kunci, bawaan)
        if nilai not in pilihan or not isinstance(nilai, str):
            if kunci in isi:
                tulis = ", ".join(p or "(kosong)" for p in pilihan)
                self.catat(tempat, f'{kunci} "{nilai}" bukan salah satu dari {tulis}')
            return bawaan
        return nilai

    def tanda(self, isi: Mapping[str, Any], kunci: str, tempat: str) -> bool:
        """A mark: true or false, false where nothing is said."""
        nilai = isi.get(kunci, False)
        if not isinstance(nilai, bool):
            self.catat(tempat, f'{kunci} "{nilai}" bukan true atau false')
        return nilai is True

    def bulat(self, isi: Mapping[str, Any], kunci: str, tempat: str, minimal: int) -> int:
        """A whole number, not below a least one."""
        nilai = isi.get(kunci, minimal)
        if isinstance(nilai, bool) or not isinstance(nilai, int) or not minimal <= nilai <= 100_000:  # noqa: PLR2004
            self.catat(tempat, f'{kunci} "{nilai}" bukan bilangan bulat mulai {minimal}')
            return minimal
        return nilai

    def tanggal(self, isi: Mapping[str, Any], kunci: str, tempat: str) -> date:
        """A date written as ``TTTT-BB-HH``."""
        nilai = self.teks(isi, kunci, tempat)
        if _TANGGAL.fullmatch(nilai):
            try:
                return date.fromisoformat(nilai)
            except ValueError:
                pass
        if nilai:
            self.catat(tempat, f'{kunci} "{nilai}" bukan tanggal TTTT-BB-HH')
        return TANGGAL_KOSONG

    def daftar(self, isi: Mapping[str, Any], kunci: str, tempat: str, *, kosong: bool = False) -> list[Any]:
        """A list; may be empty only where that is said."""
        nilai = isi.get(kunci, [])
        if not isinstance(nilai, list | tuple):
            self.catat(tempat, f"{kunci} bukan daftar")
            return []
        if not nilai and not kosong and kunci in isi:
            self.catat(tempat, f"{kunci} kosong")
        return list(nilai)

    def daftar_teks(
        self, isi: Mapping[str, Any], kunci: str, tempat: str, *, kosong: bool = False
    ) -> tuple[str, ...]:
        """A list of different texts."""
        nilai = self.daftar(isi, kunci, tempat, kosong=kosong)
        hasil = [self.teks({kunci: satu}, kunci, f"{tempat} nomor {n}") for n, satu in enumerate(nilai, 1)]
        if len({*hasil}) != len(hasil):
            self.catat(tempat, f"{kunci} memuat isi yang sama dua kali")
        return tuple(hasil)
