"""The parts of a workbook: which of them are its sheets and its texts, by the relationships.

Imported by the child. Where readers may choose different parts, the file is refused.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from abk.instrumen.sandbox.cells import lokal
from abk.instrumen.sandbox.limits import BUKU, SARAN_SIMPAN, Inflater, Refused
from abk.instrumen.sandbox.memory import Memory, Relationship
from abk.instrumen.sandbox.tree import urai_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BUKAN_DAFTAR = "Daftar hubungan bagian berkas ini tidak menurut bentuknya."
_TIADA = Relationship("worksheet", "")


class LembarBuku(NamedTuple):
    """A sheet as the workbook lists it: name, state, part."""

    nama: str
    keadaan: str
    bagian: str


class DaftarBagian(NamedTuple):
    """The worksheets in their order, and the part with the shared strings; empty where there is none."""

    lembar: tuple[LembarBuku, ...]
    bersama: str


def daftar_bagian(inflater: Inflater, nama_bagian: Iterable[str], memori: Memory) -> DaftarBagian:
    """What the workbook is made of; Refused where a sheet is missing, doubled or outside."""
    ada = set(nama_bagian)
    asal = [
        h.bagian
        for h in _hubungan(inflater, "_rels/.rels", ada, "", memori).values()
        if h.jenis == "officeDocument"
    ]
    if asal != [BUKU]:
        raise Refused("Berkas ini tidak menunjuk tepat satu buku kerja.", SARAN_SIMPAN)
    tujuan = _hubungan(inflater, "xl/_rels/workbook.xml.rels", ada, "xl", memori)
    lembar = [
        LembarBuku(nama, keadaan, tujuan.get(kunci, _TIADA).bagian)
        for nama, keadaan, kunci in _lembar_buku(inflater.potongan(BUKU))
        if tujuan.get(kunci, _TIADA).jenis == "worksheet"
    ]
    for satu in lembar:
        if satu.bagian not in ada:
            raise Refused("Isi lembar ini tidak ada di dalam berkas.", SARAN_SIMPAN, satu.nama)
    for sama in ([s.nama.casefold() for s in lembar], [s.bagian for s in lembar]):
        if len(set(sama)) != len(sama):
            raise Refused("Satu lembar terdaftar lebih dari sekali.", SARAN_SIMPAN)
    bersama = [h.bagian for h in tujuan.values() if h.jenis == "sharedStrings"]
    if len(bersama) > 1 or not ada.issuperset(bersama):
        raise Refused("Kumpulan teks buku kerja ini tidak ada atau terulang.", SARAN_SIMPAN)
    return DaftarBagian(tuple(lembar), bersama[0] if bersama else "")


def _lembar_buku(potongan: Iterable[bytes]) -> list[tuple[str, str, str]]:
    """Sheets of a workbook as (name, state, key of the relationship)."""
    akar = _akar(potongan)
    return [
        (satu.get("name", ""), satu.get("state", "visible"), _kunci(satu))
        for daftar in (akar if lokal(akar.tag) == "workbook" else ())
        if lokal(daftar.tag) == "sheets"
        for satu in daftar
        if lokal(satu.tag) == "sheet"
    ]


def _kunci(lembar: Element) -> str:
    return next((v for k, v in lembar.items() if k.endswith("/relationships}id")), "")


def _hubungan(
    inflater: Inflater, nama: str, ada: set[str], folder: str, memori: Memory
) -> Mapping[str, Relationship]:
    """Relationships of a part by their keys; those of bytes that were read before from memory."""
    if nama not in ada:
        return {}
    isi = b"".join(inflater.potongan(nama))
    hasil = memori.hubungan.get((folder, isi))
    if hasil is None:
        hasil = _baca_hubungan(isi, folder)
        memori.hubungan.ingat((folder, isi), hasil, len(isi))
    return hasil


def _baca_hubungan(isi: bytes, folder: str) -> dict[str, Relationship]:
    hasil: dict[str, Relationship] = {}
    akar = _akar((isi,))
    if akar.tag != f"{_REL}s":
        raise Refused(_BUKAN_DAFTAR, SARAN_SIMPAN)
    for satu in akar:
        kunci, asal = satu.get("Id", ""), satu.get("Target", "")
        if satu.tag != _REL or len(satu) or kunci in hasil:
            raise Refused(_BUKAN_DAFTAR, SARAN_SIMPAN)
        jalur = asal.lstrip("/") if asal.startswith("/") else posixpath.normpath(posixpath.join(folder, asal))
        luar = satu.get("TargetMode", "Internal") != "Internal"
        hasil[kunci] = Relationship(satu.get("Type", "").rpartition("/")[2], "" if luar else jalur)
    return hasil


def _akar(potongan: Iterable[bytes]) -> Element:
    """Outermost element of a part, with all that is in it."""
    semua = [unsur for baru, _ in urai_xml(potongan) for unsur in baru]  # the part is read to its end
    return semua[0]
