"""The library of norms: each with its source, day and interval, where it is used, and which fits a task."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from abk.analisis.data import DataKegiatan, tabel_tugas
from abk.analisis.kewajaran.teks import bentuk_baku
from abk.errors import ParameterError
from abk.tables.kolom import SATUAN_WAKTU
from abk.tulisan.markup import kutip

KOLOM_PUSTAKA = (
    "uraian_tugas",
    "hasil_kerja",
    "norma_waktu",
    "satuan_waktu",
    "norma_min",
    "norma_maks",
    "jumlah_amatan",
    "sumber",
    "tanggal",
)
"""Columns of a library, a CSV with these names; the task, the norm with its unit, ``sumber`` and ``tanggal``
are filled in every row. ``tanggal`` is the day of the evidence, TTTT-BB-HH."""
_WAJIB = ("uraian_tugas", "norma_waktu", "satuan_waktu", "sumber", "tanggal")


def pustaka_norma(tabel: pd.DataFrame) -> pd.DataFrame:
    """A library as read from its file, typed.

    Parameters
    ----------
    tabel : columns :data:`KOLOM_PUSTAKA`, all text, as ``pandas.read_csv(berkas, dtype=str)`` gives them

    Returns
    -------
    DataFrame with :data:`KOLOM_PUSTAKA`, numbers and days typed

    Raises
    ------
    ParameterError
        With every fault: missing column, empty cell, unknown unit of time, no number, bounds out of order.
    """
    tanpa = [c for c in _WAJIB if c not in tabel.columns]
    if tanpa:
        raise ParameterError(
            f"Pustaka norma tanpa kolom {', '.join(tanpa)}.", f"Kolomnya: {', '.join(KOLOM_PUSTAKA)}."
        )
    p = tabel.reindex(columns=list(KOLOM_PUSTAKA)).reset_index(drop=True)
    p = p.mask(p.apply(lambda kolom: kolom.astype("str").str.strip() == ""))
    angka = {c: pd.to_numeric(p[c], errors="coerce") for c in KOLOM_PUSTAKA[2:7] if c != "satuan_waktu"}
    hari = pd.to_datetime(p["tanggal"], format="%Y-%m-%d", errors="coerce")
    urut = [angka["norma_min"], angka["norma_waktu"], angka["norma_maks"]]
    satuan = p["satuan_waktu"]
    bukan = {
        **{f"{c} kosong": p[c].isna() for c in _WAJIB},
        **{f"{c} bukan bilangan lebih dari nol": p[c].notna() & ~(isi > 0) for c, isi in angka.items()},
        "satuan_waktu tidak dikenal": satuan.notna() & ~satuan.isin(SATUAN_WAKTU),
        "tanggal bukan TTTT-BB-HH": p["tanggal"].notna() & hari.isna(),
        "norma di luar minimum dan maksimumnya": (urut[0] > urut[1]) | (urut[1] > urut[2]),
    }
    salah = [(n, apa) for apa, mana in bukan.items() for n in p.index[mana]]
    if salah:
        rinci = "; ".join(f"baris {n + 2}: {apa}" for n, apa in sorted(salah)[:20])
        raise ParameterError(f"Pustaka norma tidak dapat dipakai: {rinci}.", "Perbaiki berkasnya.")
    return p.assign(**angka, tanggal=hari)


def pustaka_kegiatan(k: DataKegiatan, tanggal: dt.date | str, asal: str = "") -> pd.DataFrame:
    """The norms of a kegiatan that rest on evidence, as the beginning of a library.

    Parameters
    ----------
    k : the kegiatan
    tanggal : day of its evidence
    asal : name of the kegiatan, put before the kind of source

    Returns
    -------
    DataFrame, one row a text, result, norm and unit of time, the most used first
        :data:`KOLOM_PUSTAKA`; of several norms with one text each stands by itself. ``norma_min`` and
        ``norma_maks`` are the widest, ``jumlah_amatan`` the sum; ``dipakai`` the number of tasks, ``jabatan``
        the codes of their posts. Norms that were measured or come from a document only.

    Raises
    ------
    ParameterError
        If that is no day.
    """
    hari = pd.to_datetime(tanggal, errors="coerce")
    if pd.isna(hari):
        raise ParameterError(
            f"Tanggal {kutip(tanggal)} bukan tanggal.", "Tulis TTTT-BB-HH, misalnya 2026-01-31."
        )
    t = tabel_tugas(k)
    t = t[t["sumber_norma"].isin(("diukur", "dokumen")) & t["norma_waktu"].notna()]
    baku, hasil_kerja = bentuk_baku(t["uraian_tugas"]).rename("baku"), t["hasil_kerja"].fillna("")
    kunci = [baku, hasil_kerja, t["norma_waktu"], t["satuan_waktu"], t["sumber_norma"]]
    hasil = t.groupby(kunci, sort=False).agg(
        uraian_tugas=("uraian_tugas", "first"),
        norma_min=("norma_min", "min"),
        norma_maks=("norma_maks", "max"),
        diamati=("jumlah_amatan", "count"),
        jumlah_amatan=("jumlah_amatan", "sum"),
        dipakai=("kode_jabatan", "size"),
        jabatan=("kode_jabatan", lambda kode: ", ".join(dict.fromkeys(kode))),
    )
    hasil["jumlah_amatan"] = hasil["jumlah_amatan"].where(hasil["diamati"] > 0)
    hasil = hasil.reset_index().drop(columns="baku")
    hasil["sumber"] = [f"{asal}: {s}" if asal else s for s in hasil["sumber_norma"]]
    hasil["tanggal"] = hari
    kolom = [*KOLOM_PUSTAKA, "dipakai", "jabatan"]
    return hasil.sort_values("dipakai", ascending=False, kind="stable", ignore_index=True)[kolom]
