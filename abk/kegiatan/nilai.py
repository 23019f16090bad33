"""Cells and rows as a change names them: texts, numbers with a decimal point."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from abk.errors import ParameterError
from abk.kegiatan.isi import Sel, sel_kanonik
from abk.tables import JABATAN, URAIAN_TUGAS
from abk.tables.kolom import Kolom
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import json_kanonik

KOLOM_TUGAS = tuple(k for k in URAIAN_TUGAS.nama_kolom if k not in URAIAN_TUGAS.kunci)
"""Columns of a task that can be changed."""

KOLOM_JABATAN = ("nama_jabatan", "jenis_jabatan", "kelas_jabatan", "bezetting", "pendekatan", "jenjang")
"""Columns of a post that can be changed; where it stands is no matter of numbers."""

_ANGKA = re.compile(r"[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_RIBUAN = re.compile(r"[+-]?[1-9]\d{0,2}\.\d\d0", re.ASCII)


def teks_sel(sel: Sel | None) -> str:
    """A cell as text, numbers in their shortest form with a decimal point."""
    return "" if sel is None else sel if isinstance(sel, str) else repr(sel)


def teks_baris(baris: Mapping[str, Any]) -> str:
    """Row of a task as canonical JSON of its filled cells, without its key."""
    isi = {k: sel_kanonik(v) for k, v in baris.items() if k not in URAIAN_TUGAS.kunci and v not in {None, ""}}
    return json_kanonik(isi)


def kolom_ubahan(nomor: str, kolom: str) -> Kolom:
    """Column of a task, or, without a number, of a post.

    Raises
    ------
    ParameterError
        If there is none of that name, or it cannot be changed.
    """
    boleh = KOLOM_TUGAS if nomor else KOLOM_JABATAN
    if kolom not in boleh:
        raise ParameterError(
            f"kolom {kutip(kolom)} tidak dikenal atau tidak dapat diubah", f"Pakai {', '.join(boleh)}."
        )
    return URAIAN_TUGAS[kolom] if nomor else JABATAN[kolom]


def _angka(teks: str) -> float | None:
    t = teks.strip()
    return float(t) if _ANGKA.fullmatch(t) else None


def sama(lama: str, kini: Sel | None, kolom: Kolom) -> bool:
    """Whether an old value is the one in the data; numbers are compared as numbers."""
    if kolom.jenis not in {"angka", "bulat"}:
        return lama.strip() == teks_sel(kini)
    if isinstance(kini, str):  # it could not be read: its text, or the gap that the tables show
        return lama.strip() in {kini, ""}
    return _angka(lama) == kini if lama.strip() else kini is None


def sel_baru(teks: str, kolom: Kolom) -> Sel | None:
    """Cell of a new value; None for an empty one.

    Raises
    ------
    ParameterError
        If a number is none, or may have been meant in thousands.
    """
    t = teks.strip()
    if not t:
        return None
    if kolom.jenis not in {"angka", "bulat"}:
        return t.lower() if kolom.jenis == "pilihan" else t
    angka = _angka(t)
    if angka is None or not math.isfinite(angka):
        raise ParameterError(f"{kolom.nama} {kutip(t[:40])} bukan angka dengan titik desimal")
    if _RIBUAN.fullmatch(t):
        # The program writes 1.25, never 1.250: a hand wrote this, and may have meant thousands.
        pecahan = teks_sel(sel_kanonik(angka))
        raise ParameterError(
            f"{kolom.nama} {kutip(t)} dapat berarti ribuan; tulis {t.replace('.', '')} atau {pecahan}"
        )
    return sel_kanonik(angka)


def urai_baris(teks: str, kode: str, nomor: str, *, baru: bool = True) -> dict[str, Sel]:
    """Row of a canonical JSON; its key, if it names one, must be the one of the change.

    Parameters
    ----------
    teks : the JSON
    kode, nomor : key of the row
    baru : the row is to be added, so its numbers must be numbers

    Raises
    ------
    ParameterError
        If it is no row of a task; with every fault.
    """
    try:
        isi = urai_json(teks)
    except ValueError:
        isi = None
    if not isinstance(isi, dict):
        raise ParameterError(f"isi tugas {'baru' if baru else 'lama'} bukan JSON sebuah baris")
    kunci = {"kode_jabatan": kode, "nomor": nomor}
    salah = [f"kolom {kutip(k)} tidak dikenal" for k in sorted(set(isi) - set(URAIAN_TUGAS.nama_kolom))]
    salah += [f"{k} dalam isi tugas bukan {kutip(v)}" for k, v in kunci.items() if isi.get(k, v) != v]
    hasil: dict[str, Sel] = dict(kunci)
    for nama in (k for k in KOLOM_TUGAS if k in isi):
        nilai = isi[nama]
        if isinstance(nilai, bool) or not isinstance(nilai, str | int | float | None):
            salah.append(f"{nama} bukan teks atau angka")
            continue
        teks_nilai = "" if nilai is None else nilai if isinstance(nilai, str) else repr(nilai)
        try:
            sel = sel_baru(teks_nilai, URAIAN_TUGAS[nama]) if baru else teks_nilai or None
        except ParameterError as galat:
            salah.append(galat.pesan)
            continue
        if sel is not None:
            hasil[nama] = sel
    if salah:
        raise ParameterError("; ".join(salah))
    return hasil
