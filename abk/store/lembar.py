"""The answered sheet of one post: frozen, and written in exactly one way."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

import pandas as pd

from abk.errors import ParameterError
from abk.tables import URAIAN_TUGAS
from abk.tulisan.sidik import json_kanonik, sidik

Status = Literal["kosong", "draf", "diajukan", "dikembalikan"]
"""``kosong``: nobody has saved yet (versi 0)."""

Sel = str | int | float | None
"""A cell: a text, a number, or nothing. A number that could not be read stays the text it was."""

KOLOM_BARIS = (*(k for k in URAIAN_TUGAS.nama_kolom if k != "kode_jabatan"), "peralatan", "disalin_dari")
"""Columns of a row of a sheet."""

_ANGKA = {k.nama for k in URAIAN_TUGAS.kolom if k.jenis in {"angka", "bulat"}}
_PENGGANTI = re.compile("[\ud800-\udfff]")
_ISIAN = ("ikhtisar_jabatan", "bezetting", "pendekatan", "responden", "atasan", "instrumen_versi")


@dataclass(frozen=True)
class Lembar:
    """The answers about one post, complete or not.

    Attributes
    ----------
    kode_jabatan : the post
    ikhtisar_jabatan : its summary
    bezetting : people there [orang]; a text where a number could not be read
    pendekatan : approach of the calculation; empty = tugas_per_tugas
    responden : who answered; personal data, never in a report
    atasan : post of the superior who checks
    instrumen_versi : version of the questionnaire
    uraian_tugas : rows, each with every column of :data:`KOLOM_BARIS`
    status, versi : state and version in the store; versi 0 = not saved yet
    oleh, diubah : who saved this version, and when (UTC)
    """

    kode_jabatan: str
    ikhtisar_jabatan: str = ""
    bezetting: Sel = None
    pendekatan: str = ""
    responden: str = ""
    atasan: str = ""
    instrumen_versi: str = ""
    uraian_tugas: tuple[Mapping[str, Sel], ...] = ()
    status: Status = "kosong"
    versi: int = 0
    oleh: str = ""
    diubah: dt.datetime | None = None

    def __post_init__(self) -> None:
        """Bring every cell to its one form.

        Raises ParameterError on an unknown column, a code that is no text, or a number that is not finite.
        """
        if not self.kode_jabatan or not isinstance(self.kode_jabatan, str):
            raise ParameterError("Lembar tanpa kode jabatan.", "Beri kode_jabatan sebagai teks.")
        for nama in _ISIAN:
            nilai = _sel(getattr(self, nama), nama, angka=nama == "bezetting")
            object.__setattr__(self, nama, nilai if nama == "bezetting" else nilai or "")
        object.__setattr__(self, "uraian_tugas", tuple(self._baris(b) for b in self.uraian_tugas))

    def _baris(self, baris: Mapping[str, Any]) -> dict[str, Sel]:
        asing = sorted(set(baris) - {*KOLOM_BARIS, "kode_jabatan"})
        if asing:
            raise ParameterError(
                f"Kolom tidak dikenal dalam lembar {self.kode_jabatan}: {', '.join(asing)}.",
                f"Kolom yang dikenal: {', '.join(KOLOM_BARIS)}.",
            )
        return {k: _sel(baris.get(k), k, angka=k in _ANGKA) for k in KOLOM_BARIS}

    @property
    def isi(self) -> dict[str, Any]:
        """The answers alone, without state and version; empty cells left out."""
        isian = {n: getattr(self, n) for n in _ISIAN if getattr(self, n) not in {None, ""}}
        baris = [{k: v for k, v in b.items() if v is not None} for b in self.uraian_tugas]
        return {"kode_jabatan": self.kode_jabatan, **isian, "uraian_tugas": baris}

    @property
    def json(self) -> str:
        """Canonical JSON of :attr:`isi`: the same answers give the same text."""
        return json_kanonik(self.isi)

    @property
    def sidik(self) -> str:
        """SHA-256 (hex) of :attr:`json`."""
        return sidik(self.json)

    @property
    def tabel(self) -> pd.DataFrame:
        """Rows as a DataFrame of objects, columns ``kode_jabatan`` and :data:`KOLOM_BARIS`."""
        baris = [{"kode_jabatan": self.kode_jabatan, **b} for b in self.uraian_tugas]
        return pd.DataFrame(baris, columns=["kode_jabatan", *KOLOM_BARIS], dtype="object")

    def dengan(self, **isian: Any) -> Lembar:
        """Same sheet with some answers changed, e.g. ``lembar.dengan(bezetting=3)``."""
        return replace(self, **isian)


def lembar_dari_json(teks: str, **keadaan: Any) -> Lembar:
    """Sheet written by :attr:`Lembar.json`."""
    return Lembar(**json.loads(teks), **keadaan)


def beda(lama: Lembar, baru: Lembar) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs between two sheets, once as it was and once as it is.

    lama, baru : answers by name; cells of rows as ``"<nomor>/<kolom>"``, whole rows as ``"<nomor>"``.
        Rows are matched by ``nomor``; a row without one, or with one used twice, by its place.
    """
    a, b = _rata(lama), _rata(baru)
    nama = [n for n in dict.fromkeys([*a, *b]) if a.get(n) != b.get(n)]
    return {n: a.get(n) for n in nama}, {n: b.get(n) for n in nama}


def _rata(lembar: Lembar) -> dict[str, Any]:
    rata: dict[str, Any] = {n: getattr(lembar, n) for n in _ISIAN}
    urutan: list[str] = []
    for tempat, baris in enumerate(lembar.uraian_tugas, 1):
        nomor = str(baris["nomor"] or "")
        kunci = nomor if nomor and nomor not in urutan else f"{nomor}#{tempat}"
        urutan.append(kunci)
        rata |= {f"{kunci}/{k}": v for k, v in baris.items() if v is not None and k != "nomor"}
    rata["urutan_nomor"] = urutan
    return rata


def _sel(nilai: Any, nama: str, *, angka: bool) -> Sel:
    """A cell in its one form: text, whole number, fraction, or nothing."""
    if nilai is None:
        return None
    if isinstance(nilai, str):
        if "\x00" in nilai or _PENGGANTI.search(nilai):
            raise ParameterError(f"{nama} berisi tanda yang tidak dapat disimpan.", "Ketik ulang teks itu.")
        return nilai if nilai.strip() else None
    if type(nilai) is not int and pd.api.types.is_scalar(nilai) and pd.isna(nilai):
        return None
    nilai = nilai.item() if hasattr(nilai, "item") else nilai
    if isinstance(nilai, bool) or not isinstance(nilai, (int, float, Decimal)):
        raise ParameterError(f"{nama} berisi {nilai!r}, bukan teks atau angka.", "Tulis teks atau angka.")
    if not angka:
        if isinstance(nilai, int):
            return str(nilai)
        raise ParameterError(
            f"{nama} berisi angka {nilai}, padahal selalu teks.", "Beri teks, misalnya '01.02'."
        )
    if not math.isfinite(nilai):
        raise ParameterError(f"{nama} berisi {nilai}, bukan angka yang hingga.", "Tulis angka biasa.")
    return int(nilai) if nilai == int(nilai) else float(nilai)


def baris_dari_frame(tugas: pd.DataFrame) -> Iterable[dict[str, Sel]]:
    """Rows of a typed task table, missing cells as None."""
    kolom = [k for k in KOLOM_BARIS if k in tugas.columns]
    for nilai in zip(*(tugas[k].astype("object") for k in kolom), strict=True):
        yield {k: None if pd.isna(v) else v for k, v in zip(kolom, nilai, strict=True)}
