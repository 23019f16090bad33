"""From keys and clipboards to cells and back: numbers as Indonesians write them, never guessed."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from abk.instrumen.pertanyaan import Pertanyaan
from abk.store.lembar import Sel
from abk.tables.angka import AngkaTeks, angka_teks, bilangan
from abk.tables.kata import arti_kata, pisah_kata

_BUANG = {0: None, 0xFEFF: None, 0xA0: " ", 0x202F: " ", **dict.fromkeys(range(0xD800, 0xE000))}


def bersih(teks: str) -> str:
    """Text of a cell on one line, without signs that cannot be stored."""
    return " ".join(teks.translate(_BUANG).split())


def baca_sel(teks: str, tanya: Pertanyaan) -> tuple[Sel, str]:
    """Value of a typed cell, and the typing where the value is shown otherwise.

    nilai : number, word of the list, text, or None; what cannot be read stays the text it was
    ketikan : ``"1.248,0"`` beside the value 1248; empty where nothing needs to be echoed
    """
    rapi = bersih(teks)
    if not rapi:
        return None, ""
    if tanya.jenis in {"angka", "bulat"}:
        sela = angka_teks(teks).bilangan  # a blank that does not break, between thousands: rapi loses it
        nilai = _angka(rapi, tanya).bilangan if sela is None else sela
        if nilai is None:
            return rapi, ""
        ketikan = rapi if sela is None or angka_teks(rapi).bilangan == sela else teks.strip()
        return nilai, "" if tulis_sel(nilai) == ketikan else ketikan
    if tanya.jenis == "pilihan":
        sama = {p.casefold(): p for p in tanya.pilihan} | {
            tanya.sebutan(p).casefold(): p for p in tanya.pilihan
        }
        if rapi.casefold() in sama:
            return sama[rapi.casefold()], ""
        arti = arti_kata(rapi, tanya.nama)
        return (arti[0], rapi) if len(arti) == 1 and arti[0] in tanya.pilihan else (rapi, "")
    return rapi, ""


def _angka(teks: str, tanya: Pertanyaan) -> AngkaTeks:
    """Number that a cell says, alone or with words that tell nothing else: ``±5,5``, ``12 dokumen``."""
    dibaca = angka_teks(teks)
    if dibaca == AngkaTeks(None) and (dipisah := pisah_kata(teks, tanya.nama)) and not dipisah[1]:
        return angka_teks(dipisah[0])
    return dibaca


def bacaan_ragu(nilai: Sel, tanya: Pertanyaan) -> tuple[str, ...]:
    """Readings between which the respondent must choose, e.g. ``("1250", "1,25")``."""
    if tanya.jenis in {"angka", "bulat"} and isinstance(nilai, str):
        return _angka(nilai, tanya).ragu
    return ()


def pilih_bacaan(nilai: Sel, tanya: Pertanyaan, pilihan: int) -> Sel:
    """The reading that was chosen; the cell as it is where there is nothing to choose."""
    ragu = bacaan_ragu(nilai, tanya)
    if not 0 <= pilihan < len(ragu):
        return nilai
    return bilangan(ragu[pilihan].replace(",", "."))


def tulis_sel(nilai: Sel) -> str:
    """Cell as shown: decimal comma, no thousands sign, so that it reads back as what it is."""
    if nilai is None:
        return ""
    if isinstance(nilai, str):
        return nilai
    return f"{Decimal(repr(nilai)):f}".replace(".", ",")


def baca_tempelan(teks: str) -> list[list[str]]:
    """Cells of a block from a spreadsheet: tabs between cells, quotes around line breaks."""
    rapi = teks.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if "\t" not in rapi and '"' not in rapi:
        return [[satu] for satu in rapi.split("\n")]
    return [baris or [""] for baris in csv.reader(io.StringIO(rapi), delimiter="\t")]
