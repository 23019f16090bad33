"""The parts of a workbook: which of them are its sheets and its texts, by the relationships.

Imported by the child. Where readers may choose different parts, the file is refused.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from abk.instrumen.sandbox.cells import lokal
from abk.instrumen.sandbox.inspection import baca_xml, pengurai_xml
from abk.instrumen.sandbox.limits import BUKU, Inflater, Refused

_SARAN = "Buka dan simpan ulang di aplikasi lembar kerja, lalu kirim lagi."
_REL = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"


@dataclass(frozen=True)
class Hubungan:
    """One relationship: the end of its type, and the part that it leads to; empty where it leads outside."""

    jenis: str
    bagian: str


_TIADA = Hubungan("worksheet", "")


@dataclass(frozen=True)
class LembarBuku:
    """A sheet as the workbook lists it: name, state, part."""

    nama: str
    keadaan: str
    bagian: str


@dataclass(frozen=True)
class DaftarBagian:
    """The worksheets in their order, and the part with the shared strings; empty where there is none."""

    lembar: tuple[LembarBuku, ...]
    bersama: str


def daftar_bagian(inflater: Inflater, nama_bagian: Iterable[str]) -> DaftarBagian:
    """What the workbook is made of; Refused where a sheet is missing, doubled or outside."""
    ada = set(nama_bagian)
    asal = [
        h.bagian for h in _hubungan(inflater, "_rels/.rels", ada, "").values() if h.jenis == "officeDocument"
    ]
    if asal != [BUKU]:
        raise Refused("Berkas ini tidak menunjuk tepat satu buku kerja.", _SARAN)
    tujuan = _hubungan(inflater, "xl/_rels/workbook.xml.rels", ada, "xl")
    lembar = [
        LembarBuku(nama, keadaan, tujuan.get(kunci, _TIADA).bagian)
        for nama, keadaan, kunci in _lembar_buku(inflater.potongan(BUKU))
        if tujuan.get(kunci, _TIADA).jenis == "worksheet"
    ]
    for satu in lembar:
        if satu.bagian not in ada:
            raise Refused("Isi lembar ini tidak ada di dalam berkas.", _SARAN, satu.nama)
    for sama in ([s.nama.casefold() for s in lembar], [s.bagian for s in lembar]):
        if len(set(sama)) != len(sama):
            raise Refused("Satu lembar terdaftar lebih dari sekali.", _SARAN)
    bersama = [h.bagian for h in tujuan.values() if h.jenis == "sharedStrings"]
    if len(bersama) > 1 or not ada.issuperset(bersama):
        raise Refused("Kumpulan teks buku kerja ini tidak ada atau terulang.", _SARAN)
    return DaftarBagian(tuple(lembar), bersama[0] if bersama else "")


def _lembar_buku(potongan: Iterable[bytes]) -> list[tuple[str, str, str]]:
    """Sheets of a workbook as (name, state, key of the relationship)."""
    hasil: list[tuple[str, str, str]] = []
    jalur: list[str] = []

    def awal(nama: str, sifat: Mapping[str, str]) -> None:
        jalur.append(lokal(nama))
        if jalur == ["workbook", "sheets", "sheet"]:
            kunci = next((v for k, v in sifat.items() if k.endswith("/relationships id")), "")
            hasil.append((sifat.get("name", ""), sifat.get("state", "visible"), kunci))

    pengurai = pengurai_xml()
    pengurai.StartElementHandler = awal
    pengurai.EndElementHandler = lambda _: jalur.pop()
    baca_xml(potongan, pengurai)
    return hasil


def _hubungan(inflater: Inflater, nama: str, ada: set[str], folder: str) -> dict[str, Hubungan]:
    """Relationships of a part by their keys."""
    hasil: dict[str, Hubungan] = {}
    jalur_unsur: list[str] = []

    def awal(unsur: str, sifat: Mapping[str, str]) -> None:
        jalur_unsur.append(unsur)
        if jalur_unsur == [f"{_REL}s"]:
            return
        kunci, asal = sifat.get("Id", ""), sifat.get("Target", "")
        if jalur_unsur != [f"{_REL}s", _REL] or kunci in hasil:
            raise Refused("Daftar hubungan bagian berkas ini tidak menurut bentuknya.", _SARAN)
        jalur = asal.lstrip("/") if asal.startswith("/") else posixpath.normpath(posixpath.join(folder, asal))
        luar = sifat.get("TargetMode", "Internal") != "Internal"
        hasil[kunci] = Hubungan(sifat.get("Type", "").rpartition("/")[2], "" if luar else jalur)

    if nama not in ada:
        return hasil
    pengurai = pengurai_xml()
    pengurai.StartElementHandler = awal
    pengurai.EndElementHandler = lambda _: jalur_unsur.pop()
    baca_xml(inflater.potongan(nama), pengurai)
    return hasil
