"""What the XML of a sheet says: its cells, and beside them formulas, errors, merged and hidden ranges.

Imported by the child.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, islice
from typing import Any
from xml.etree.ElementTree import XML, Element, ParseError

from abk.instrumen.sandbox.cells import Letak, alamat_sel, lokal, nama_unsur, teks_tunjuk
from abk.instrumen.sandbox.limits import Limits, Refused
from abk.instrumen.sandbox.memory import CutSheet, Frame, Memory, Sheet, cut_rows, cut_sheet, plain
from abk.instrumen.sandbox.rows import KOLOM_MAKS, SARAN_KETIK, YA, Row, RowReader
from abk.instrumen.sandbox.tree import awal_bagian, selesai_terbaca, urai_xml

_DI_LUAR_DATA = nama_unsur("sheetData", "mergeCell", "col")
_LUAR = (b"sheetData", b"mergeCell", b"<col", b":col")
"""Letters without which none of these elements begins, in a part of plain UTF-8."""


class Inspection:
    """Findings in one sheet, addresses as in the sheet (``D17``).

    nilai : what each cell that is written holds, by row and column from 0
    """

    def __init__(self) -> None:
        self.nilai: dict[int, Mapping[int, Any]] = {}
        self.ukuran: Letak = (0, 0)
        self.rumus: dict[str, str] = {}
        self.tanpa_nilai: list[str] = []
        self.galat: dict[str, str] = {}
        self.gabungan: list[str] = []
        self.baris_tersembunyi: list[int] = []
        self.kolom_tersembunyi: list[int] = []
        self.bersama: dict[str, tuple[str, str]] = {}
        self.banyak_baris = 0


class SheetInspection:
    """Reader of one worksheet."""

    def __init__(
        self, nama: str, batas: Limits, sisa_baris: int, bersama: list[str], memori: Memory | None = None
    ) -> None:
        self.hasil = Inspection()
        self._nama, self._batas, self._sisa, self._bersama = nama, batas, sisa_baris, bersama
        self._memori = memori or Memory()
        self._pembaca = RowReader(nama)
        self._nomor = -1
        self._data: Element | None = None
        self._kolom_maks = 0

    def baca(self, potongan: Iterable[bytes]) -> Inspection:
        """All findings in the sheet."""
        sisa = iter(potongan)
        awal, selesai = awal_bagian(sisa)
        if not selesai or not self._baca_terpotong(awal):
            self._baca_utuh(chain((awal,), sisa))
        return self.hasil

    def _baca_utuh(self, potongan: Iterable[bytes]) -> None:
        akar: Element | None = None
        for baru, selesai in urai_xml(potongan):
            akar = baru[0] if akar is None and baru else akar
            if akar is None:
                continue
            for unsur in [satu for satu in baru if satu.tag in _DI_LUAR_DATA]:
                self._di_luar_data(akar, unsur, lokal(unsur.tag))
            usai = selesai or (self._data is not None and akar[-1] is not self._data)
            if self._data is not None:
                for satu in selesai_terbaca(self._data, selesai=usai):
                    if (baris := self._pembaca.baca(satu, self._nomor)) is not None:
                        self._gabung(baris)
            selesai_terbaca(akar, selesai=selesai)

    def _baca_terpotong(self, isi: bytes) -> bool:
        """Read a sheet by its rows; False if it must be read whole, as one of which anything is refused."""
        ingat = self._memori.lembar.get(isi)
        if ingat is not None and ingat.temuan["banyak_baris"] <= self._sisa:
            vars(self.hasil).update(ingat.temuan)
            for baris in ingat.berisi:
                self._isi(baris)
            return True
        lembar = cut_sheet(isi)
        try:
            kerangka = None if lembar is None else self._kerangka(lembar)
            semua = None if lembar is None or kerangka is None else self._semua_baris(lembar)
        except (Refused, ParseError):
            return False
        if kerangka is None or semua is None:
            return False
        self.hasil.gabungan += kerangka.gabungan
        self.hasil.kolom_tersembunyi += kerangka.kolom_tersembunyi
        for baris in semua:
            self._gabung(baris)
        berisi = [baris for baris in semua if baris.nilai or baris.tunjuk]
        temuan = {n: v for n, v in vars(self.hasil).items() if n not in {"nilai", "ukuran"}}
        self._memori.lembar.ingat(isi, Sheet(temuan, berisi), len(isi))
        return True

    def _kerangka(self, lembar: CutSheet) -> Frame | None:
        """What stands outside the rows; None where no data is among it."""
        ingat = self._memori.kerangka.get(lembar.kerangka)
        if ingat is not None:
            return ingat
        satu = SheetInspection(self._nama, self._batas, self._sisa, [])
        satu._baca_utuh((lembar.kerangka,))
        if satu._data is None:
            return None
        hasil = Frame(satu.hasil.gabungan, satu.hasil.kolom_tersembunyi)
        self._memori.kerangka.ingat(lembar.kerangka, hasil, len(lembar.kerangka))
        return hasil

    def _semua_baris(self, lembar: CutSheet) -> list[Row] | None:
        """The rows, those that were read before from memory; None where they are not what they seem."""
        ingatan, tanda = self._memori.baris, lembar.tanda
        semua = [ingatan.get((tanda, potong)) for potong in lembar.potongan]
        baru = {n: cut_rows(lembar.potongan[n]) for n, satu in enumerate(semua) if satu is None}
        isi = b"".join([baris for satu in baru.values() for baris in satu])
        if not all(plain(teks) and not any(kata in teks for kata in _LUAR) for teks in (isi, lembar.kaki)):
            return None
        unsur = XML(lembar.selembar(isi))[0]
        if len(unsur) != sum(map(len, baru.values())) or None in [satu.get("r") for satu in unsur]:
            return None
        terbaca = iter([baris for satu in unsur if (baris := self._pembaca.baca(satu, -1)) is not None])
        for n, satu in baru.items():
            semua[n] = tuple(islice(terbaca, len(satu)))
            ingatan.ingat((tanda, lembar.potongan[n]), semua[n] or (), len(lembar.potongan[n]))
        return [baris for satu in semua for baris in satu or ()]

    def _di_luar_data(self, akar: Element, unsur: Element, inti: str) -> None:
        if inti == "sheetData":
            benar = lokal(akar.tag) == "worksheet" and any(satu is unsur for satu in akar)
            if self._data is not None or not benar:
                raise self._pembaca.tolak("Lembar memuat lebih dari satu kumpulan data.")
            self._data = unsur
        elif inti == "mergeCell":
            self.hasil.gabungan.append(unsur.get("ref", ""))
        elif unsur.get("hidden") in YA:
            awal, akhir = int(unsur.get("min", "0")), min(int(unsur.get("max", "0")), KOLOM_MAKS)
            self.hasil.kolom_tersembunyi += range(awal, akhir + 1)

    def _gabung(self, baris: Row) -> None:
        """Take in a row, within the limits; its shared strings are those of this workbook."""
        hasil, nomor = self.hasil, baris.nomor + 1
        hasil.banyak_baris += 1
        if hasil.banyak_baris > self._sisa:
            raise self._pembaca.tolak(
                f"Buku kerja ini berisi lebih dari {self._batas.baris} baris.",
                "Hapus baris yang tidak terpakai, atau pecah menjadi beberapa berkas.",
                "",
            )
        if baris.nomor <= self._nomor:
            raise self._pembaca.tolak_nomor(str(nomor), f"A{nomor}")
        self._nomor = baris.nomor
        if baris.tersembunyi:
            hasil.baris_tersembunyi.append(nomor)
        self._kolom_maks = max(self._kolom_maks, baris.akhir + 1)
        if baris.akhir >= 0 and self._kolom_maks * nomor > self._batas.luas:
            raise self._terlalu_luas(baris)
        if baris.nilai or baris.tunjuk:
            self._isi(baris)
        if baris.rumus or baris.galat:
            hasil.rumus.update(baris.rumus)
            hasil.tanpa_nilai += baris.tanpa_nilai
            hasil.galat.update(baris.galat)
            hasil.bersama.update(baris.bersama)

    def _isi(self, baris: Row) -> None:
        """Take in what the cells of a row hold."""
        nilai, kolom = (baris.nilai, baris.kolom) if not baris.tunjuk else self._dengan_teks(baris)
        if kolom >= 0:
            self.hasil.nilai[baris.nomor] = nilai
            self.hasil.ukuran = (baris.nomor + 1, max(self.hasil.ukuran[1], kolom + 1))

    def _dengan_teks(self, baris: Row) -> tuple[dict[int, Any], int]:
        """What the cells of a row hold, its shared strings too; the last column that holds anything."""
        nilai, kolom, bersama = baris.nilai.copy(), baris.kolom, self._bersama
        for k, tunjuk in baris.tunjuk:
            teks = bersama[tunjuk] if tunjuk < len(bersama) else ""
            if teks and "\0" not in teks:  # as most are
                nilai[k] = teks
                kolom = max(kolom, k)
                continue
            letak = (baris.nomor, k)
            try:
                isi = teks_tunjuk(tunjuk, bersama)
            except ValueError as sebab:
                raise self._pembaca.tolak(f"Sel ini {sebab}.", SARAN_KETIK, alamat_sel(letak)) from None
            if alamat_sel(letak) in baris.rumus:  # an empty text
                nilai[k] = isi
                kolom = max(kolom, k)
        return nilai, kolom

    def _terlalu_luas(self, baris: Row) -> Refused:
        """Refusal of a sheet that becomes too wide by this row."""
        boleh = self._batas.luas // (baris.nomor + 1)
        saran = "Hapus isian yang jauh di bawah atau di kanan tabel."
        sel = alamat_sel((baris.nomor, min(baris.akhir, boleh)))
        return self._pembaca.tolak("Isi lembar terpencar terlalu jauh.", saran, sel)


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
