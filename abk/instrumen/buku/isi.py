"""Content of an answered sheet in one canonical form, and its digest."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from abk.instrumen.pertanyaan import Instrumen
from abk.kegiatan import Kegiatan, Pengaturan
from abk.tulisan.sidik import sidik

JAWABAN_JABATAN = ("bezetting", "ikhtisar_jabatan", "responden", "atasan")
"""Answers about the post that the respondent gives."""


@dataclass(frozen=True)
class IsiLembar:
    """Answers of one sheet.

    kode_jabatan : post
    jabatan : answers about the post (:data:`JAWABAN_JABATAN`)
    tugas : answers about each task, in order; every question of the instrument has a key
    """

    kode_jabatan: str
    jabatan: Mapping[str, Any] = field(default_factory=dict)
    tugas: tuple[Mapping[str, Any], ...] = ()

    @property
    def sidik(self) -> str:
        """SHA-256 of the content; 12 and 12.0, and an empty and a missing text, are the same."""
        isi = [
            {k: polos(self.jabatan.get(k)) for k in JAWABAN_JABATAN},
            [{k: polos(v) for k, v in t.items() if polos(v) is not None} for t in self.tugas],
        ]
        return sidik(json.dumps(isi, sort_keys=True, ensure_ascii=True))


def polos(nilai: Any) -> str | float | int | None:
    """A cell as a plain value: missing = None, a whole float = int, text stripped."""
    if nilai is None or nilai is pd.NA or (isinstance(nilai, float) and math.isnan(nilai)):
        return None
    if isinstance(nilai, str):
        return nilai.strip() or None
    angka = float(nilai)
    return int(angka) if angka.is_integer() else angka


def baris_tugas(tugas: pd.DataFrame, instrumen: Instrumen) -> tuple[Mapping[str, Any], ...]:
    """Task rows as plain mappings, one key a question."""
    nama = [p.nama for p in instrumen.uraian_tugas]
    kolom = [tugas[n].tolist() if n in tugas.columns else [None] * len(tugas) for n in nama]
    return tuple(
        {n: polos(v) for n, v in zip(nama, nilai, strict=True)} for nilai in zip(*kolom, strict=True)
    )


def sidik_kegiatan(pengaturan: Pengaturan) -> str:
    """Identity of a kegiatan, which its answers do not change: title, year and institution."""
    isi = [pengaturan.judul, pengaturan.tahun, pengaturan.instansi]
    return sidik(json.dumps(isi, ensure_ascii=True))


def baris_json(tabel: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a table as plain mappings."""
    kolom = [str(k) for k in tabel.columns]
    return [
        {k: polos(v) for k, v in zip(kolom, nilai, strict=True)}
        for nilai in tabel.itertuples(index=False, name=None)
    ]


def tugas_jabatan(k: Kegiatan) -> dict[str, pd.DataFrame]:
    """Task rows of each post, in the order of the table."""
    return {str(kode): isi for kode, isi in k.uraian_tugas.groupby("kode_jabatan", sort=False)}
