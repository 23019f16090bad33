"""What the XML of a sheet says: its cells, and beside them formulas, errors, merged and hidden ranges.

Imported by the child.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from abk.instrumen.sandbox.cells import (
    KOSONG,
    Letak,
    alamat_sel,
    lokal,
    nama_unsur,
    nilai_sel,
    teks_bagian,
    teks_unsur,
)
from abk.instrumen.sandbox.limits import Limits, Refused
from abk.instrumen.sandbox.tree import selesai_terbaca, urai_xml

_HURUF = re.compile(r"[A-Z]{1,3}", re.ASCII)
_NOMOR = re.compile(r"[1-9]\d{0,6}", re.ASCII)
_KOLOM_MAKS, _BARIS_MAKS = 16_384, 1_048_576
_SARAN = "Buka dan simpan ulang di aplikasi lembar kerja, lalu kirim lagi."

_ISI_SEL = frozenset({"f", "v", "is"})
_DI_LUAR_DATA = nama_unsur("sheetData", "mergeCell", "col")
_YA = frozenset({"1", "true"})


class _NomorKolom(dict[str, int]):
    """Column numbers from 1 of letters, 0 of what are none."""

    def __missing__(self, huruf: str) -> int:
        if not _HURUF.fullmatch(huruf):
            return 0
        nomor = 0
        for satu in huruf:
            nomor = nomor * 26 + ord(satu) - 64
        self[huruf] = nomor
        return nomor


_KOLOM = _NomorKolom()
_SEL = nama_unsur("c")
_HURUF_AWAL = [alamat_sel((0, kolom))[:-1] for kolom in range(256)]


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


class SheetInspection:
    """Reader of one worksheet."""

    def __init__(self, nama: str, batas: Limits, sisa_baris: int, bersama: list[str]) -> None:
        self.hasil = Inspection()
        self._nama, self._batas, self._sisa, self._bersama = nama, batas, sisa_baris, bersama
        self._letak: Letak = (-1, -1)
        self._data: Element | None = None
        self._kolom_maks = 0

    def baca(self, potongan: Iterable[bytes]) -> Inspection:
        """All findings in the sheet."""
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
                    self._baris(satu)
            selesai_terbaca(akar, selesai=selesai)
        return self.hasil

    def _tolak(self, pesan: str, saran: str = _SARAN, sel: str | None = None) -> Refused:
        letak = self._letak if self._letak[1] >= 0 else (max(self._letak[0], 0), 0)
        return Refused(pesan, saran, self._nama, alamat_sel(letak) if sel is None else sel)

    def _tolak_bagian(self, inti: str) -> Refused:
        apa = inti.rpartition("}")[2][:20]
        return self._tolak(f"Sel memuat bagian '{apa}' yang tidak dikenal atau terulang.")

    def _di_luar_data(self, akar: Element, unsur: Element, inti: str) -> None:
        if inti == "sheetData":
            benar = lokal(akar.tag) == "worksheet" and any(satu is unsur for satu in akar)
            if self._data is not None or not benar:
                raise self._tolak("Lembar memuat lebih dari satu kumpulan data.")
            self._data = unsur
        elif inti == "mergeCell":
            self.hasil.gabungan.append(unsur.get("ref", ""))
        elif unsur.get("hidden") in _YA:
            awal, akhir = int(unsur.get("min", "0")), min(int(unsur.get("max", "0")), _KOLOM_MAKS)
            self.hasil.kolom_tersembunyi += range(awal, akhir + 1)

    def _baris(self, unsur: Element) -> None:
        """A row: each cell in its order, within the limits."""
        inti = lokal(unsur.tag)
        if inti != "row":
            if inti == "extLst" and not len(unsur):
                return
            raise self._tolak_bagian(inti)
        self._mulai_baris(unsur)
        nomor = str(self._letak[0] + 1)
        baris, alamat = self._letak[0], [satu.get("r") for satu in unsur]
        awal = _KOLOM[(alamat[0] or "").removesuffix(nomor)] - 1 if alamat else -1
        urut = [huruf + nomor for huruf in _HURUF_AWAL[awal : awal + len(alamat)]] if awal >= 0 else []
        berisi: Iterable[tuple[int, Element]]
        if alamat == urut and _SEL.issuperset([satu.tag for satu in unsur]):
            self._taruh(awal + len(alamat) - 1)
            berisi = [(k, c) for k, c in enumerate(unsur, awal) if len(c) or c.get("t") is not None]
        else:
            berisi = self._sel_bercelah(unsur, nomor)
        for kolom, satu in berisi:  # most cells of a form have only their style
            self._sel(satu, (baris, kolom))

    def _sel_bercelah(self, unsur: Element, nomor: str) -> Iterator[tuple[int, Element]]:
        """Cells of a row that do not stand one beside the other from the first column on."""
        kolom = -1
        for satu in unsur:
            if (inti := lokal(satu.tag)) != "c":
                if inti == "extLst" and not len(satu):
                    continue
                raise self._tolak_bagian(inti)
            r = satu.get("r", alamat_sel((self._letak[0], kolom + 1)))
            baru = _KOLOM[r[: -len(nomor)]] - 1 if r.endswith(nomor) else -1
            if not kolom < baru < _KOLOM_MAKS:
                raise self._tolak("Alamat sel ini terulang, atau tidak pada urutannya.", sel=r[:20])
            kolom = baru
            self._taruh(kolom)
            yield kolom, satu

    def _taruh(self, kolom: int) -> None:
        """Go to a cell of this row, if the sheet does not become too wide by it."""
        if kolom < 0:
            return
        baris = self._letak[0] + 1
        self._kolom_maks = max(self._kolom_maks, kolom + 1)
        boleh = self._batas.luas // baris
        self._letak = (baris - 1, min(kolom, boleh))
        if self._kolom_maks > boleh:
            saran = "Hapus isian yang jauh di bawah atau di kanan tabel."
            raise self._tolak("Isi lembar terpencar terlalu jauh.", saran)

    def _mulai_baris(self, unsur: Element) -> None:
        self.hasil.banyak_baris += 1
        if self.hasil.banyak_baris > self._sisa:
            raise self._tolak(
                f"Buku kerja ini berisi lebih dari {self._batas.baris} baris.",
                "Hapus baris yang tidak terpakai, atau pecah menjadi beberapa berkas.",
                "",
            )
        r = unsur.get("r", str(self._letak[0] + 2))
        if not _NOMOR.fullmatch(r) or not self._letak[0] + 1 < int(r) <= _BARIS_MAKS:
            raise self._tolak(f"Baris bernomor '{r[:20]}' tidak berada pada urutannya, atau terulang.")
        self._letak = (int(r) - 1, -1)
        if unsur.get("hidden") in _YA:
            self.hasil.baris_tersembunyi.append(int(r))

    def _sel(self, unsur: Element, letak: Letak) -> None:
        """A cell with what is in it, each part as often as it may be there."""
        self._letak = letak
        isi: dict[str, Element] = {}
        for satu in unsur:
            inti = lokal(satu.tag)
            if inti in _ISI_SEL and inti not in isi:
                isi[inti] = satu
            elif inti != "extLst":
                raise self._tolak_bagian(inti)
        jenis, rumus, v = unsur.get("t", "n"), isi.get("f"), None
        if "v" in isi:
            v = teks_unsur(isi["v"])
        try:
            nilai = nilai_sel(jenis, v, teks_bagian(isi["is"]) if "is" in isi else None, self._bersama)
        except ValueError as sebab:
            raise self._tolak(f"Sel ini {sebab}.", "Ketik ulang isinya, simpan, lalu kirim lagi.") from None
        galat = jenis == "e"
        if nilai is not KOSONG or galat or rumus is not None:
            self.hasil.nilai[letak] = nilai
            self.hasil.ukuran = (letak[0] + 1, max(self.hasil.ukuran[1], letak[1] + 1))
        if galat:
            self.hasil.galat[alamat_sel(letak)] = (v or "").strip() or "#?"
        if rumus is not None:
            self._rumus(rumus, alamat_sel(letak), kosong=not (v or "").strip() and jenis != "str")

    def _rumus(self, unsur: Element, sel: str, *, kosong: bool) -> None:
        if kosong:
            self.hasil.tanpa_nilai.append(sel)
        teks = teks_unsur(unsur)
        kelompok = unsur.get("si", "") if unsur.get("t") == "shared" else ""
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
