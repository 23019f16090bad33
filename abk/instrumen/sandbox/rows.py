"""One row of a sheet: what its cells hold, the formulas and errors in them. Imported by the child.

Nothing here depends on the rows above it or on the texts of the workbook, so that a row of the same bytes
is the same row in every sheet (:mod:`.memory`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from abk.instrumen.sandbox.cells import (
    KOSONG,
    Letak,
    Tunjuk,
    alamat_sel,
    lokal,
    nama_unsur,
    nilai_sel,
    teks_bagian,
    teks_unsur,
)
from abk.instrumen.sandbox.limits import SARAN_SIMPAN, Refused

SARAN_KETIK = "Ketik ulang isinya, simpan, lalu kirim lagi."
KOLOM_MAKS = 16_384
YA = frozenset({"1", "true"})
_HURUF = re.compile(r"[A-Z]{1,3}", re.ASCII)
_NOMOR = re.compile(r"[1-9]\d{0,6}", re.ASCII)
_BARIS_MAKS = 1_048_576
_INDEKS_MAKS = 10
"""No pointer to a shared string has as many digits."""

_ISI_SEL = frozenset({"f", "v", "is"})


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
_NILAI = nama_unsur("v")
_HURUF_AWAL = [alamat_sel((0, kolom))[:-1] for kolom in range(256)]


class Row:
    """One row and its number from 0; addresses as in the sheet (``D17``).

    akhir, kolom : last column that is written; that holds anything in `nilai`
    nilai : what each cell that is written holds, by column
    tunjuk : columns of cells that hold a shared string; one with a formula stands there even if that is empty
    bersama : shared formulas, each with its text, and the cells that follow one
    """

    __slots__ = (
        *("nomor", "tersembunyi", "akhir", "kolom", "nilai", "tunjuk"),
        *("rumus", "tanpa_nilai", "galat", "bersama"),
    )

    def __init__(self, nomor: int, tersembunyi: bool) -> None:
        self.nomor, self.tersembunyi = nomor, tersembunyi
        self.akhir = self.kolom = -1
        self.nilai: dict[int, Any] = {}
        self.tunjuk: list[tuple[int, Tunjuk]] = []
        self.rumus: dict[str, str] = {}
        self.tanpa_nilai: list[str] = []
        self.galat: dict[str, str] = {}
        self.bersama: dict[str, tuple[str, str]] = {}


class RowReader:
    """Reader of the rows of one worksheet."""

    def __init__(self, nama: str) -> None:
        self._nama = nama
        self._letak: Letak = (-1, -1)

    def tolak(self, pesan: str, saran: str = SARAN_SIMPAN, sel: str | None = None) -> Refused:
        """Refusal at the cell that is being read, or at another one."""
        letak = self._letak if self._letak[1] >= 0 else (max(self._letak[0], 0), 0)
        return Refused(pesan, saran, self._nama, alamat_sel(letak) if sel is None else sel)

    def _tolak_bagian(self, inti: str) -> Refused:
        apa = inti.rpartition("}")[2][:20]
        return self.tolak(f"Sel memuat bagian '{apa}' yang tidak dikenal atau terulang.")

    def baca(self, unsur: Element, sesudah: int) -> Row | None:
        """A row with each cell in its order; without a number of its own it follows the one of that number.

        None for what stands among rows and means nothing.
        """
        self._letak = (sesudah, -1)
        inti = lokal(unsur.tag)
        if inti != "row":
            if inti == "extLst" and not len(unsur):
                return None
            raise self._tolak_bagian(inti)
        r = unsur.get("r", str(sesudah + 2))
        if not _NOMOR.fullmatch(r) or int(r) > _BARIS_MAKS:
            raise self.tolak_nomor(r)
        self._letak = (int(r) - 1, -1)
        baris = Row(int(r) - 1, unsur.get("hidden") in YA)
        alamat = [satu.get("r") for satu in unsur]
        awal = _KOLOM[(alamat[0] or "").removesuffix(r)] - 1 if alamat else -1
        urut = [huruf + r for huruf in _HURUF_AWAL[awal : awal + len(alamat)]] if awal >= 0 else []
        berisi: Iterable[tuple[int, Element]]
        if alamat == urut and _SEL.issuperset([satu.tag for satu in unsur]):
            baris.akhir = awal + len(alamat) - 1
            berisi = [(k, c) for k, c in enumerate(unsur, awal) if len(c) or c.get("t") is not None]
        else:
            berisi = self._sel_bercelah(unsur, baris, r)
        for kolom, satu in berisi:  # most cells of a form have only their style
            if (tunjuk := _tunjuk(satu)) is None:
                self._sel(satu, (baris.nomor, kolom), baris)
            else:
                baris.tunjuk.append((kolom, tunjuk))
        return baris

    def tolak_nomor(self, r: str, sel: str | None = None) -> Refused:
        """Refusal of a row that does not follow those above; at a cell where its number is one."""
        return self.tolak(f"Baris bernomor '{r[:20]}' tidak berada pada urutannya, atau terulang.", sel=sel)

    def _sel_bercelah(self, unsur: Element, baris: Row, nomor: str) -> Iterator[tuple[int, Element]]:
        """Cells of a row that do not stand one beside the other from the first column on."""
        for satu in unsur:
            if (inti := lokal(satu.tag)) != "c":
                if inti == "extLst" and not len(satu):
                    continue
                raise self._tolak_bagian(inti)
            r = satu.get("r", alamat_sel((baris.nomor, baris.akhir + 1)))
            baru = _KOLOM[r[: -len(nomor)]] - 1 if r.endswith(nomor) else -1
            if not baris.akhir < baru < KOLOM_MAKS:
                raise self.tolak("Alamat sel ini terulang, atau tidak pada urutannya.", sel=r[:20])
            baris.akhir = baru
            yield baru, satu

    def _sel(self, unsur: Element, letak: Letak, baris: Row) -> None:
        """A cell with what is in it, each part as often as it may be there."""
        self._letak = letak
        jenis = unsur.get("t", "n")
        rumus, v, teks = self._isi_sel(unsur)
        try:
            nilai = nilai_sel(jenis, v, teks)
        except ValueError as sebab:
            raise self.tolak(f"Sel ini {sebab}.", SARAN_KETIK) from None
        if nilai.__class__ is Tunjuk:
            baris.tunjuk.append((letak[1], nilai))
        elif nilai is not KOSONG or jenis == "e" or rumus is not None:
            baris.nilai[letak[1]] = nilai
            baris.kolom = letak[1]
        if jenis == "e":
            baris.galat[alamat_sel(letak)] = (v or "").strip() or "#?"
        if rumus is not None:
            kosong = not (v or "").strip() and jenis != "str"
            _catat_rumus(baris, rumus, alamat_sel(letak), kosong=kosong)

    def _isi_sel(self, unsur: Element) -> tuple[Element | None, str | None, str | None]:
        """Formula of a cell, its ``v`` and its inline text."""
        if len(unsur) == 1 and unsur[0].tag in _NILAI:
            return None, teks_unsur(unsur[0]), None
        isi: dict[str, Element] = {}
        for satu in unsur:
            inti = lokal(satu.tag)
            if inti in _ISI_SEL and inti not in isi:
                isi[inti] = satu
            elif inti != "extLst":
                raise self._tolak_bagian(inti)
        v = teks_unsur(isi["v"]) if "v" in isi else None
        return isi.get("f"), v, teks_bagian(isi["is"]) if "is" in isi else None


def _tunjuk(unsur: Element) -> Tunjuk | None:
    """Shared string to which a cell surely points and holds nothing else; most cells that are filled do."""
    if unsur.get("t") != "s" or len(unsur) != 1 or unsur[0].tag not in _NILAI:
        return None
    v = teks_unsur(unsur[0])
    return Tunjuk(v) if v.isdecimal() and v.isascii() and len(v) < _INDEKS_MAKS else None


def _catat_rumus(baris: Row, unsur: Element, sel: str, *, kosong: bool) -> None:
    if kosong:
        baris.tanpa_nilai.append(sel)
    teks = teks_unsur(unsur)
    kelompok = unsur.get("si", "") if unsur.get("t") == "shared" else ""
    if kelompok and teks:
        baris.bersama[f"induk:{kelompok}"] = (sel, teks)
    elif kelompok:
        baris.bersama[sel] = (kelompok, "")
    baris.rumus[sel] = teks
