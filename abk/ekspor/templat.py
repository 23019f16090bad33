"""The import workbook of SIASN: as data, empty, and as the office's own template, whose other parts stay."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter
from lxml import etree

from abk.ekspor.berkas import EksporError
from abk.instrumen.sandbox import BukuMentah, baca_buku
from abk.tulisan.archive import ArchiveError, archive, archive_parts
from abk.tulisan.buku import WAKTU_TETAP
from abk.tulisan.markup import kutip
from abk.tulisan.sel import BUKU_TEKS, teks_sel
from abk.tulisan.terurai import data_paket

_LEBAR = 22


@dataclass(frozen=True)
class KolomSiasn:
    """A column: its letter, the group, name and hint above it, what is written into it, its list of codes."""

    kolom: str
    grup: str
    nama: str
    petunjuk: str = ""
    isi: str = ""
    daftar: str = ""


@dataclass(frozen=True)
class LembarSiasn:
    """A sheet: its name, its first row of data [baris, from 1], its columns from A on."""

    nama: str
    data: int
    kolom: tuple[KolomSiasn, ...]


@dataclass(frozen=True)
class BentukSiasn:
    """The workbook.

    lembar : the sheets that are filled in
    rujukan : codes of each short list; judul : its heading
    dalam_petunjuk : codes that only the hint of a column names
    panjang : the sheet of the office's template that holds a long list
    """

    lembar: tuple[LembarSiasn, ...]
    lembar_rujukan: str
    judul: Mapping[str, str]
    rujukan: Mapping[str, tuple[str, ...]]
    panjang: Mapping[str, str]


@cache
def bentuk() -> BentukSiasn:
    """The workbook as the published template has it."""
    isi = data_paket("abk.ekspor", "siasn.yaml")
    daftar = isi["rujukan"]["daftar"]
    pendek = {nama: tuple(satu["nilai"]) for nama, satu in daftar.items()}
    petunjuk = {nama: tuple(satu) for nama, satu in isi["rujukan"]["dalam_petunjuk"].items()}
    return BentukSiasn(
        tuple(
            LembarSiasn(s["nama"], s["data"], tuple(KolomSiasn(**k) for k in s["kolom"]))
            for s in isi["lembar"]
        ),
        isi["rujukan"]["lembar"],
        {nama: satu["judul"] for nama, satu in daftar.items()},
        pendek | petunjuk,
        isi["rujukan"]["panjang"],
    )


@cache
def buku_kosong() -> bytes:
    """An empty workbook with the published headers and the short lists; the long ones are not shipped."""
    b, isi = bentuk(), io.BytesIO()
    with xlsxwriter.Workbook(isi, BUKU_TEKS) as buku:
        buku.set_properties({"created": WAKTU_TETAP})
        kepala = buku.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        petunjuk = buku.add_format({"italic": True, "text_wrap": True, "valign": "top", "border": 1})
        for satu in b.lembar:
            _tulis_kepala(buku.add_worksheet(satu.nama), satu, kepala, petunjuk)
        lembar = buku.add_worksheet(b.lembar_rujukan)
        for n, (nama, judul) in enumerate(b.judul.items()):
            lembar.set_column(n, n, _LEBAR)
            lembar.write_string(0, n, judul, kepala)
            for baris, kode in enumerate(b.rujukan[nama], 1):
                lembar.write_string(baris, n, kode)
    return isi.getvalue()


def _tulis_kepala(lembar: Any, satu: LembarSiasn, kepala: Any, petunjuk: Any) -> None:
    awal = 0
    for n, kolom in enumerate(satu.kolom):
        if n + 1 == len(satu.kolom) or satu.kolom[n + 1].grup != kolom.grup:
            if n > awal:
                lembar.merge_range(0, awal, 0, n, kolom.grup, kepala)
            else:
                lembar.write_string(0, n, kolom.grup, kepala)
            awal = n + 1
        lembar.write_string(1, n, kolom.nama, kepala)
        for baris in range(2, satu.data - 1):
            lembar.write_string(baris, n, kolom.petunjuk, petunjuk)
    lembar.set_column(0, len(satu.kolom) - 1, _LEBAR)
    lembar.freeze_panes(satu.data - 1, 0)


# ── filled in ─────────────────────────────────────────────────────────────────────────────────────────
Sel = str | int | float | Fraction
"""What is written into a cell."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SEBUT = 8


@dataclass(frozen=True)
class TemplatSiasn:
    """A template: its parts by name, the part of each sheet, the codes of every list."""

    bagian: Mapping[str, bytes]
    lembar: Mapping[str, str]
    rujukan: Mapping[str, frozenset[str]]

    def isi(self, nilai: Mapping[str, Mapping[str, list[Sel]]]) -> bytes:
        """The workbook with values: sheet → letter of a column → values from the first row of data down."""
        baru = dict(self.bagian)
        for satu in bentuk().lembar:
            if any(nilai.get(satu.nama, {}).values()):
                nama = self.lembar[satu.nama]
                baru[nama] = _isi_lembar(self.bagian[nama], satu.data, nilai[satu.nama])
        return archive(baru.items())


def templat_siasn(berkas: Path | None = None) -> TemplatSiasn:
    """The empty workbook of the program, or the office's own template.

    Raises
    ------
    EksporError
        If the file is no such template, with every header that differs, or holds data already.
    BerkasError
        If it cannot be read.
    """
    b = bentuk()
    if berkas is None:
        bagian = archive_parts(buku_kosong())
        return TemplatSiasn(bagian, _letak(bagian), {n: frozenset(v) for n, v in b.rujukan.items()})
    buku = baca_buku(berkas)
    if salah := [*_beda_kepala(buku, b)]:
        sisa = f"; dan {len(salah) - _SEBUT} perbedaan lain" if len(salah) > _SEBUT else ""
        raise EksporError(
            f"Berkas {kutip(berkas.name)} bukan templat SIASN kosong yang dikenal: "
            f"{'; '.join(salah[:_SEBUT])}{sisa}.",
            "Pakai templat impor SIASN Perencanaan yang masih kosong; bila bentuknya berubah, ekspor tanpa "
            "--templat, lalu salin isinya.",
        )
    try:
        bagian = archive_parts(berkas.read_bytes())
        letak = {nama: ke for nama, ke in _letak(bagian).items() if bagian[ke]}
    except (ArchiveError, OSError, KeyError, etree.XMLSyntaxError) as galat:
        raise EksporError(
            f"Berkas {kutip(berkas.name)} tidak dapat dipakai: {galat}.",
            "Buka dan simpan ulang di aplikasi lembar kerja.",
        ) from galat
    return TemplatSiasn(bagian, letak, _rujukan(buku, b))


def _beda_kepala(buku: BukuMentah, b: BentukSiasn) -> Iterator[str]:
    """Headers that are not as published, and rows of data that are not empty."""
    for satu in b.lembar:
        if satu.nama not in buku:
            yield f"lembar {satu.nama} tidak ada"
            continue
        lembar = buku[satu.nama]
        for n, kolom in enumerate(satu.kolom):
            ada = _rapat(lembar.sel(1, n))
            if ada != _rapat(kolom.nama):
                yield f"{satu.nama} {kolom.kolom}2 berisi {kutip(ada)}, seharusnya {kutip(kolom.nama)}"
        if any(
            lembar.sel(r, n) for r in range(satu.data - 1, len(lembar.baris)) for n in range(len(satu.kolom))
        ):
            yield f"{satu.nama} sudah berisi data mulai baris {satu.data}"


def _rujukan(buku: BukuMentah, b: BentukSiasn) -> dict[str, frozenset[str]]:
    """The short lists as published, the long ones as the template has them."""
    panjang = {
        nama: frozenset(_rapat(baris[0]) for baris in buku[lembar].baris[2:] if baris and baris[0])
        for nama, lembar in b.panjang.items()
        if lembar in buku
    }
    return {n: frozenset(v) for n, v in b.rujukan.items()} | panjang


def _rapat(nilai: object) -> str:
    return " ".join(str(nilai).split()) if nilai is not None else ""


def _letak(bagian: Mapping[str, bytes]) -> dict[str, str]:
    """The part that holds each sheet."""
    buku = etree.fromstring(bagian["xl/workbook.xml"], _PARSER)
    rujuk = etree.fromstring(bagian["xl/_rels/workbook.xml.rels"], _PARSER)
    tujuan = {r.get("Id"): r.get("Target") for r in rujuk}
    hasil = {}
    for satu in buku.iter(f"{{{_MAIN}}}sheet"):
        ke = str(tujuan.get(satu.get(f"{{{_REL}}}id"), ""))
        hasil[str(satu.get("name"))] = ke.lstrip("/") if ke.startswith("/") else posixpath.join("xl", ke)
    return hasil


def _isi_lembar(xml: bytes, mulai: int, nilai: Mapping[str, list[Sel]]) -> bytes:
    """The part of a sheet with columns of values; a cell that is there keeps its style."""
    akar = etree.fromstring(xml, _PARSER)
    for ukuran in akar.findall(f"{{{_MAIN}}}dimension"):
        akar.remove(ukuran)  # it would be too small, and may be absent
    data = akar.find(f"{{{_MAIN}}}sheetData")
    ada = {int(baris.get("r", 0)): baris for baris in data}
    tinggi = max(len(kolom) for kolom in nilai.values())
    for n in range(mulai, mulai + tinggi):
        if n not in ada:
            ada[n] = etree.Element(f"{{{_MAIN}}}row", r=str(n))
        sel = {str(c.get("r")).rstrip("0123456789"): c for c in ada[n]}
        for huruf, kolom in nilai.items():
            if n - mulai < len(kolom) and kolom[n - mulai] != "":
                sel[huruf] = _sel(f"{huruf}{n}", kolom[n - mulai], sel.get(huruf))
        ada[n][:] = [sel[huruf] for huruf in sorted(sel, key=lambda h: (len(h), h))]
    data[:] = [ada[n] for n in sorted(ada)]
    return bytes(etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True))


def _sel(alamat: str, nilai: Sel, lama: Any | None) -> Any:
    sel = etree.Element(f"{{{_MAIN}}}c", r=alamat)
    if lama is not None and lama.get("s"):
        sel.set("s", lama.get("s"))
    if isinstance(nilai, str):
        sel.set("t", "inlineStr")
        teks = etree.SubElement(etree.SubElement(sel, f"{{{_MAIN}}}is"), f"{{{_MAIN}}}t")
        teks.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        teks.text = teks_sel(nilai)
    else:
        angka = Fraction(nilai)
        etree.SubElement(sel, f"{{{_MAIN}}}v").text = (
            str(angka.numerator) if angka.denominator == 1 else repr(float(angka))
        )
    return sel
