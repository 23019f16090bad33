"""The answers of a sheet as a workbook holds them, their digest, and rows as plain values."""

from __future__ import annotations

import json
import math
from typing import Any

import pandas as pd

from abk.kegiatan import Pengaturan
from abk.kegiatan.informasi import isi_butir, teks_butir
from abk.store import KOLOM_BARIS, Lembar
from abk.store.lembar import BUTIR_LEMBAR
from abk.tulisan.sidik import sidik

JAWABAN_JABATAN = ("bezetting", "ikhtisar_jabatan", "responden", "atasan")
"""Answers about the post that the respondent gives."""
_KOLOM = tuple(k for k in KOLOM_BARIS if k != "disalin_dari")


def jawaban(lembar: Lembar) -> Lembar:
    """Sheet with what a workbook holds of it alone: texts stripped, no rows without answers.

    Two sheets that a workbook cannot tell apart give the same one, and so the same :attr:`Lembar.sidik`.
    """
    baris = ({k: polos(b[k]) for k in _KOLOM} for b in lembar.uraian_tugas)
    return Lembar(
        lembar.kode_jabatan,
        uraian_tugas=tuple(b for b in baris if any(v is not None for k, v in b.items() if k != "nomor")),
        **{n: polos(getattr(lembar, n)) for n in JAWABAN_JABATAN},  # type: ignore[arg-type]
        **{n: teks_butir(isi_butir(getattr(lembar, n))) for n in BUTIR_LEMBAR},  # type: ignore[arg-type]
    )


def butir(lembar: Lembar) -> dict[str, str]:
    """Items of informasi jabatan of a sheet."""
    return {n: getattr(lembar, n) for n in BUTIR_LEMBAR}


def sidik_jawaban(lembar: Lembar) -> tuple[str, str]:
    """Digests of what a workbook holds of a sheet: of the sheet of the post, and of its informasi jabatan."""
    utama = lembar.dengan(**dict.fromkeys(BUTIR_LEMBAR, ""))
    return utama.sidik, Lembar(lembar.kode_jabatan, **butir(lembar)).sidik  # type: ignore[arg-type]


def sidik_cocok(lembar: Lembar, dasar: tuple[str, str]) -> bool:
    """Whether the digests in a workbook are those of these answers, in today's form or the earlier one.

    One that carries no informasi jabatan says nothing of it.
    """
    utama, informasi = sidik_jawaban(lembar)
    return dasar[0] in {utama, _sidik_lama(lembar)} and dasar[1] in {"", informasi}


def _sidik_lama(lembar: Lembar) -> str:
    """Digest in workbooks written before they carried :attr:`Lembar.sidik`; some are still out."""
    isi = [
        {k: polos(getattr(lembar, k)) for k in JAWABAN_JABATAN},
        [{k: v for k, v in b.items() if v is not None} for b in lembar.uraian_tugas],
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
