"""The library of norms that form and workbook offer: evidence of the kegiatan, and a file of the office."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from abk.errors import ParameterError
from abk.kegiatan import Kegiatan
from abk.tables.kolom import PENDEKATAN_BAWAAN
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.analisis.norma_waktu.tawaran import NormaTawaran, PencariNorma


def baca_pustaka(berkas: str | Path) -> pd.DataFrame:
    """Library of norms in a CSV of an office; ParameterError says what is wrong with it."""
    from abk.analisis.norma_waktu.pustaka import pustaka_norma  # noqa: PLC0415 - scipy is slow to import

    try:
        tabel = pd.read_csv(berkas, dtype=str, sep=None, engine="python", encoding="utf-8-sig")
    except (OSError, ValueError, csv.Error) as salah:  # csv: no delimiter, or a mark that is no text
        raise ParameterError(
            f"Pustaka norma {kutip(berkas)} tidak terbaca.", "Periksa letaknya; simpan sebagai CSV UTF-8."
        ) from salah
    return pustaka_norma(tabel)


def pencari_norma(k: Kegiatan, pustaka: pd.DataFrame | None = None) -> PencariNorma:
    """Norms of a kegiatan that rest on evidence, and those of a library, ready to be looked up."""
    from abk.analisis.norma_waktu.pustaka import pustaka_kegiatan  # noqa: PLC0415 - scipy is slow to import
    from abk.analisis.norma_waktu.tawaran import PencariNorma  # noqa: PLC0415

    milik = pustaka_kegiatan(k, k.aturan.tanggal)
    semua = [t for t in (milik, pustaka) if t is not None and len(t)]
    return PencariNorma(pd.concat(semua, ignore_index=True) if semua else milik)


def kata_tawaran(semua: Sequence[NormaTawaran]) -> str:
    """What is offered, in one sentence."""
    return f"Norma tugas serupa: {'; '.join(satu.rinci for satu in semua)}. Pakai bila memang sama"


def norma_kosong(k: Kegiatan, pustaka: pd.DataFrame | None = None) -> dict[str, dict[str, str]]:
    """What is offered for the tasks of each post that have no norm, by the number of the task."""
    cara = k.jabatan.set_index("kode_jabatan")["pendekatan"].fillna(PENDEKATAN_BAWAAN)
    t = k.uraian_tugas
    tanpa = t[t["norma_waktu"].isna() & t["kode_jabatan"].map(cara).eq(PENDEKATAN_BAWAAN)]
    hasil: dict[str, dict[str, str]] = {}
    if tanpa.empty:
        return hasil
    pencari, kolom = pencari_norma(k, pustaka), ["kode_jabatan", "nomor", "uraian_tugas", "hasil_kerja"]
    for kode, nomor, uraian, hasil_kerja in tanpa[kolom].fillna("").astype("str").to_numpy():
        if semua := pencari.tawaran(uraian, hasil_kerja):
            hasil.setdefault(kode, {})[nomor] = f"{kata_tawaran(semua)}."
    return hasil
