"""The answered sheet of one post: frozen, and written in exactly one way."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, NamedTuple

from abk.errors import ParameterError
from abk.tables import URAIAN_TUGAS
from abk.tables.kolom import BUTIR_INFORMASI
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import json_kanonik, sidik

Status = Literal["kosong", "draf", "diajukan", "dikembalikan"]
"""``kosong``: nobody has saved yet (versi 0)."""

Jenis = Literal["ubah", "tambah", "hapus"]
"""What became of a row: it was there and is, it came, it went."""

Sel = str | int | float | None
"""A cell: a text, a number, or nothing. A number that could not be read stays the text it was."""

KOLOM_BARIS = (*(k for k in URAIAN_TUGAS.nama_kolom if k != "kode_jabatan"), "peralatan", "disalin_dari")
"""Columns of a row of a sheet."""

KOLOM_ANGKA = {"bezetting"} | {k.nama for k in URAIAN_TUGAS.kolom if k.jenis in {"angka", "bulat"}}
_KOLOM_DIKENAL = frozenset({*KOLOM_BARIS, "kode_jabatan"})
_PENGGANTI = re.compile("[\ud800-\udfff]")
BUTIR_LEMBAR = tuple(b for b in BUTIR_INFORMASI if b != "ikhtisar")
"""Items of informasi jabatan that a sheet answers by their own name; the summary is ikhtisar_jabatan."""

_ISIAN = (
    *("ikhtisar_jabatan", "bezetting", "pendekatan", "responden", "atasan", "instrumen_versi"),
    *BUTIR_LEMBAR,
)

_KEADAAN = frozenset({"status", "versi", "oleh", "diubah"})


class _Rapi(tuple[Mapping[str, Sel], ...]):
    """Rows that have their one form, so that no sheet made from them brings them into it again."""

    __slots__ = ()


@dataclass(frozen=True)
class Lembar:
    """The answers about one post, complete or not.

    bezetting : people there [orang]; a text where a number could not be read
    pendekatan : approach of the calculation; empty = tugas_per_tugas
    responden : who answered; personal data, never in a report
    atasan : post of the superior who checks
    uraian_tugas : rows, each with every column of :data:`KOLOM_BARIS`
    pendidikan … prestasi_kerja : items of informasi jabatan (:func:`abk.kegiatan.informasi.isi_butir`)
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
    pendidikan: str = ""
    pelatihan: str = ""
    pengalaman: str = ""
    bahan_kerja: str = ""
    perangkat_kerja: str = ""
    tanggung_jawab: str = ""
    wewenang: str = ""
    korelasi: str = ""
    kondisi_lingkungan: str = ""
    risiko_bahaya: str = ""
    syarat_jabatan: str = ""
    prestasi_kerja: str = ""
    status: Status = "kosong"
    versi: int = 0
    oleh: str = ""
    diubah: dt.datetime | None = None

    def __post_init__(self) -> None:
        """Bring every cell to its one form; ParameterError on an unknown column, code or number."""
        if not self.kode_jabatan or not isinstance(self.kode_jabatan, str):
            raise ParameterError("Lembar tanpa kode jabatan.", "Beri kode_jabatan sebagai teks.")
        for nama in _ISIAN:
            nilai = getattr(self, nama)
            if nilai.__class__ is str and not nilai and nama != "bezetting":
                continue
            nilai = _sel(nilai, nama, angka=nama in KOLOM_ANGKA)
            object.__setattr__(self, nama, nilai if nama == "bezetting" else nilai or "")
        if self.uraian_tugas.__class__ is not _Rapi:
            object.__setattr__(self, "uraian_tugas", _Rapi([self._baris(b) for b in self.uraian_tugas]))

    def _baris(self, baris: Mapping[str, Any]) -> dict[str, Sel]:
        if not baris.keys() <= _KOLOM_DIKENAL:
            asing = sorted(baris.keys() - _KOLOM_DIKENAL)
            raise ParameterError(
                f"Kolom tidak dikenal dalam lembar {self.kode_jabatan}: {', '.join(asing)}.",
                f"Kolom yang dikenal: {', '.join(KOLOM_BARIS)}.",
            )
        rapi = dict.fromkeys(KOLOM_BARIS)
        for k, v in baris.items():
            if v is not None and k in rapi:
                rapi[k] = _sel(v, k, angka=k in KOLOM_ANGKA)
        return rapi

    @property
    def isi(self) -> dict[str, Any]:
        """The answers alone, without state and version; empty cells left out."""
        isian = {n: nilai for n in _ISIAN if (nilai := getattr(self, n)) not in {None, ""}}
        baris = [{k: v for k, v in b.items() if v is not None} for b in self.uraian_tugas]
        return {"kode_jabatan": self.kode_jabatan, **isian, "uraian_tugas": baris}

    @cached_property
    def json(self) -> str:
        """Canonical JSON of :attr:`isi`: the same answers give the same text."""
        return json_kanonik(self.isi)

    @cached_property
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
        if not isian.keys() <= _KEADAAN:
            return replace(self, **isian)
        baru = object.__new__(Lembar)  # the answers have their one form already
        baru.__dict__.update(self.__dict__, **isian)
        return baru


def lembar_dari_json(teks: str, **keadaan: Any) -> Lembar:
    """Sheet written by :attr:`Lembar.json`."""
    return Lembar(**urai_json(teks), **keadaan)


class SelBeda(NamedTuple):
    """A cell in which two sheets differ.

    nomor : row in the newer sheet, or in the older one where it is gone; empty = the head of the sheet
    kolom, lama, baru : column, and what stood and stands in it
    jenis : whether the row was there before and is there now
    """

    nomor: str
    kolom: str
    lama: Sel
    baru: Sel
    jenis: Jenis = "ubah"


def beda(lama: Lembar, baru: Lembar, asal: Sequence[str] | None = None) -> list[SelBeda]:
    """Cells in which two sheets differ: of the head, of the rows of `baru`, of the rows that are gone.

    Rows are matched by their number (:func:`baris_berkunci`); `asal` names for each row of `baru` the number
    that it had in `lama`, empty = its own.
    """
    kepala = ((n, getattr(lama, n), getattr(baru, n)) for n in _ISIAN)
    hasil = [SelBeda("", n, a, b) for n, a, b in kepala if a != b]
    sisa, kini = baris_berkunci(lama), baris_berkunci(baru)
    for (kunci, baris), dulu in zip(kini.items(), asal or kini, strict=True):
        hasil += _beda_baris(kunci, sisa.pop(dulu or kunci, None), baris)
    for kunci, baris in sisa.items():
        hasil += _beda_baris(kunci, baris, None)
    return hasil


def baris_berkunci(lembar: Lembar) -> dict[str, Mapping[str, Sel]]:
    """Rows by their number; one without a number, or with one used twice, by its place: ``"3#5"``."""
    hasil: dict[str, Mapping[str, Sel]] = {}
    for tempat, baris in enumerate(lembar.uraian_tugas, 1):
        nomor = str(baris["nomor"] or "")
        hasil[nomor if nomor and nomor not in hasil else f"{nomor}#{tempat}"] = baris
    return hasil


def _beda_baris(
    kunci: str, lama: Mapping[str, Sel] | None, baru: Mapping[str, Sel] | None
) -> Iterable[SelBeda]:
    a, b = lama or {}, baru or {}
    jenis: Jenis = "hapus" if baru is None else "tambah" if lama is None else "ubah"
    return (SelBeda(kunci, k, a.get(k), b.get(k), jenis) for k in KOLOM_BARIS if a.get(k) != b.get(k))


def _sel(nilai: Any, nama: str, *, angka: bool) -> Sel:
    """A cell in its one form: text, whole number, fraction, or nothing."""
    if nilai is None:
        return None
    if isinstance(nilai, str):
        if "\x00" in nilai or (not nilai.isascii() and _PENGGANTI.search(nilai)):
            raise ParameterError(f"{nama} berisi tanda yang tidak dapat disimpan.", "Ketik ulang teks itu.")
        return nilai if nilai.strip() else None
    if angka and (type(nilai) is int or (type(nilai) is float and math.isfinite(nilai))):
        return int(nilai) if nilai == int(nilai) else nilai
    if type(nilai) is not int and pd.api.types.is_scalar(nilai) and pd.isna(nilai):
        return None
    nilai = nilai.item() if hasattr(nilai, "item") else nilai
    if isinstance(nilai, bool) or not isinstance(nilai, (int, float, Decimal)):
        raise ParameterError(
            f"{nama} berisi {kutip(nilai)}, bukan teks atau angka.", "Tulis teks atau angka."
        )
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
