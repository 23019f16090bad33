"""The second reading: what a cell holds by the rules of XML and of the format, and whether both agree.

The fast reader (calamine) ends a number at a comment, takes the last of two values, and looks at no
namespace. So each cell is read here as well, by a conforming parser; a number on which the two differ is
refused with its cell. Imported by the child.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from abk.instrumen.sandbox.limits import Refused

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BUATAN = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    }
)
"""Namespaces of a workbook: transitional and strict."""

KOSONG = object()
"""What a blank cell holds; an error cell, too."""

_ANGKA = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_INDEKS = re.compile(r"\d{1,9}", re.ASCII)
_TANGGAL = re.compile(r"[\dT:.Z+-]{1,40}", re.ASCII)
_LOLOS = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PUTIH = " \t\r\n"
_JAGA_SPASI = "{http://www.w3.org/XML/1998/namespace}space"
_TIADA = "menunjuk teks ke-{}, yang tidak ada"
_BENAR = {"1": True, "true": True, "0": False, "false": False}
Letak = tuple[int, int]
"""Row and column of a cell, from 0."""


_INTI = {
    awal + nama: nama
    for awal in ("", *(f"{{{ruang}}}" for ruang in sorted(BUATAN)))
    for nama in (
        *("worksheet", "sheetData", "row", "c", "v", "f", "is", "t", "r", "extLst", "mergeCell", "col"),
        *("sst", "si", "workbook", "sheets", "sheet"),
    )
}


def nama_unsur(*nama: str) -> frozenset[str]:
    """All names under which these elements of the workbook format stand in a part."""
    return frozenset(lengkap for lengkap, inti in _INTI.items() if inti in nama)


_TEKS, _BERTEKS = nama_unsur("t"), nama_unsur("si", "is", "r")


def lokal(nama: str) -> str:
    """Name of an element of the workbook format; of any other, its name with the namespace in front."""
    return _INTI.get(nama, nama)


def teks_lolos(teks: str) -> str:
    """A text with ``_x000D_`` and the like read as the sign that they stand for."""
    if "_x" not in teks:
        return teks
    polos = _LOLOS.sub(lambda c: chr(int(c[1], 16)), teks)
    return polos.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def teks_unsur(unsur: Element) -> str:
    """Characters inside an element."""
    return "".join(unsur.itertext()) if len(unsur) else unsur.text or ""


def teks_bagian(unsur: Element) -> str:
    """Text of a string item: its own ``t`` and those of its runs, without the phonetic guide."""
    if len(unsur) == 1 and unsur[0].tag in _TEKS and unsur.tag in _BERTEKS:  # most items are one text
        return teks_lolos(_isi_teks(unsur[0]))
    return teks_lolos("".join(_potongan_teks(unsur)))


def _isi_teks(unsur: Element) -> str:
    teks = teks_unsur(unsur)
    return teks if unsur.get(_JAGA_SPASI) == "preserve" else teks.strip(_PUTIH)


def _potongan_teks(induk: Element) -> Iterator[str]:
    berteks = induk.tag in _BERTEKS
    for satu in induk:
        if berteks and satu.tag in _TEKS:
            yield _isi_teks(satu)
        else:
            yield from _potongan_teks(satu)


class Tunjuk(int):
    """A cell that points to a shared string."""


def nilai_sel(jenis: str, v: str | None, teks: str | None) -> Any:
    """Value of a cell from its type, its ``v`` and its inline text; ValueError says why there is none."""
    if jenis not in _BACA:
        raise ValueError(f"berjenis '{jenis[:20]}', yang tidak dikenal")
    if teks is not None:
        if jenis != "inlineStr" or v is not None:
            raise ValueError("berisi teks di tempat yang keliru")
        return teks_sel(teks)
    if jenis == "str":
        return teks_sel(teks_lolos(v or ""))
    isi = (v or "").strip(_PUTIH)
    return _BACA[jenis](isi) if isi else KOSONG


def teks_sel(teks: str) -> Any:
    """A text that a cell holds."""
    if "\0" in teks:
        raise ValueError("berisi tanda yang tidak dapat disimpan")
    return teks or KOSONG


def _angka(isi: str) -> float:
    if not _ANGKA.fullmatch(isi) or not math.isfinite(angka := float(isi)):
        raise ValueError(f"berisi '{isi[:20]}', bukan angka yang hingga")
    return angka


def _bersama(isi: str) -> Tunjuk:
    if not _INDEKS.fullmatch(isi):
        raise ValueError(_TIADA.format(isi[:20]))
    return Tunjuk(isi)


def teks_tunjuk(tunjuk: int, bersama: list[str]) -> Any:
    """The text to which a cell points; ValueError where there is none."""
    if tunjuk >= len(bersama):
        raise ValueError(_TIADA.format(tunjuk))
    return teks_sel(bersama[tunjuk])


def _benar(isi: str) -> bool:
    if isi not in _BENAR:
        raise ValueError(f"berisi '{isi[:20]}', bukan nilai benar/salah")
    return _BENAR[isi]


def _tanggal(isi: str) -> dict[str, str]:
    if not _TANGGAL.fullmatch(isi):
        raise ValueError(f"berisi '{isi[:20]}', bukan tanggal")
    return {"tanggal": isi}


_BACA: dict[str, Callable[[str], Any]] = {
    "n": _angka,
    "s": _bersama,
    "b": _benar,
    "d": _tanggal,
    "e": lambda _: KOSONG,
    "inlineStr": lambda _: KOSONG,
    "str": lambda _: KOSONG,
}


def cocokkan(
    lembar: str, milik: Mapping[int, Mapping[int, Any]], lain: list[list[Any]], tinggi: int
) -> list[list[Any]]:
    """Rows of a sheet from both readings, each up to its last cell; Refused at the first where they differ.

    `milik` is the reading of :func:`nilai_sel` by row and column, `lain` that of the fast reader, whose blank
    cells are ``""`` and which alone knows that a number is shown as a date. Texts are those of `milik`.
    """
    baris: list[list[Any]] = [[] for _ in range(tinggi)]
    terisi = [0] * max(tinggi, len(lain))
    for b, isi in milik.items():
        kedua_baris = lain[b] if b < len(lain) else []
        lebar, banyak = len(kedua_baris), 0
        satu: list[Any] = [None] * (max(isi) + 1)
        for k, nilai in isi.items():
            kedua = kedua_baris[k] if k < lebar else ""
            if kedua != "":
                banyak += 1
            jenis = nilai.__class__
            if jenis is kedua.__class__ and (jenis is str or nilai == kedua):
                satu[k] = nilai
            else:
                satu[k] = _satu(nilai, kedua, lembar, (b, k))
        baris[b], terisi[b] = satu, banyak
    for b, kedua_baris in enumerate(lain):
        if len(kedua_baris) - kedua_baris.count("") == terisi[b]:
            continue
        isi = milik.get(b, {})
        for k, kedua in enumerate(kedua_baris):
            if kedua != "" and k not in isi and not (isinstance(kedua, str) and not kedua.strip()):
                raise beda(lembar, (b, k))
    return baris


def _satu(nilai: Any, kedua: Any, lembar: str, letak: Letak) -> Any:
    if isinstance(kedua, str):
        if isinstance(nilai, dict | str) or (nilai is KOSONG and not kedua.strip()):
            return None if nilai is KOSONG else nilai
    elif isinstance(nilai, bool) or isinstance(kedua, bool):
        if nilai is kedua:
            return nilai
    elif isinstance(kedua, int | float):
        if isinstance(nilai, float) and nilai == kedua:
            return nilai
    elif isinstance(nilai, float | dict):  # a date or a time, by its format or its type
        return {"tanggal": teks_waktu(kedua)}
    raise beda(lembar, letak)


def teks_waktu(nilai: dt.date | dt.time | dt.timedelta) -> str:
    """A date or time as ISO writes it; a length of time as hours, minutes and seconds: ``30:00:00``."""
    if not isinstance(nilai, dt.timedelta):
        return nilai.isoformat()
    tanda, detik = "-" if nilai < dt.timedelta() else "", abs(nilai) // dt.timedelta(seconds=1)
    return f"{tanda}{detik // 3600:02}:{detik // 60 % 60:02}:{detik % 60:02}"


def beda(lembar: str, letak: Letak) -> Refused:
    """What is said where the readings differ."""
    return Refused(
        "Isi sel ini terbaca lain oleh dua pembaca, jadi tidak dapat dipercaya.",
        "Ketik ulang isi sel itu, simpan di aplikasi lembar kerja, lalu kirim lagi.",
        lembar,
        alamat_sel(letak),
    )


def alamat_sel(letak: Letak) -> str:
    """Address of a cell, e.g. ``D17`` for (16, 3)."""
    return f"{_huruf(letak[1])}{letak[0] + 1}"


@cache
def _huruf(kolom: int) -> str:
    huruf, n = "", kolom + 1
    while n:
        n, sisa = divmod(n - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf
