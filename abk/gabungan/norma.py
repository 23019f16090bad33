"""Norms of the same task across institutions."""

from __future__ import annotations

from typing import Any

import pandas as pd

from abk.analisis.kewajaran.teks import bentuk_baku
from abk.gabungan.saring import Saring

_BERNORMA = "dihitung AND norma_waktu_menit IS NOT NULL AND kunci_tugas <> ''"

_PILIH = """
CREATE OR REPLACE TEMP TABLE _pilih AS
WITH tiap AS (
    SELECT tahun, kunci_tugas, instansi, count(*) AS baris FROM tugas
    WHERE {bernorma} {syarat} GROUP BY ALL)
SELECT tahun, kunci_tugas, count(*) AS instansi, sum(baris)::BIGINT AS baris FROM tiap
GROUP BY ALL HAVING count(*) >= ?
ORDER BY instansi DESC, baris DESC, tahun, kunci_tugas LIMIT ?
"""
"""Tasks that are looked at; quartiles, which need all values at hand, are asked of these alone."""

_SEBARAN = """
SELECT t.tahun, min(t.uraian_tugas) AS uraian_tugas, any_value(p.instansi) AS jumlah_instansi,
       count(DISTINCT (t.instansi, t.kode_jabatan)) AS jumlah_jabatan, count(*) AS jumlah_baris,
       min(norma_waktu_menit) AS norma_min,
       quantile_cont(norma_waktu_menit, 0.25) AS kuartil_1,
       quantile_cont(norma_waktu_menit, 0.5) AS median,
       quantile_cont(norma_waktu_menit, 0.75) AS kuartil_3,
       max(norma_waktu_menit) AS norma_maks,
       max(norma_waktu_menit) / min(norma_waktu_menit) AS kali
FROM tugas t JOIN _pilih p USING (tahun, kunci_tugas)
WHERE {bernorma} GROUP BY t.tahun, t.kunci_tugas
ORDER BY jumlah_instansi DESC, jumlah_baris DESC, t.tahun, t.kunci_tugas
"""
_INSTANSI = """
SELECT t.tahun, t.instansi, count(DISTINCT kode_jabatan) AS jumlah_jabatan, count(*) AS jumlah_baris,
       min(norma_waktu_menit) AS norma_min, quantile_cont(norma_waktu_menit, 0.5) AS median,
       max(norma_waktu_menit) AS norma_maks, any_value(a.peraturan) AS peraturan
FROM (SELECT * FROM tugas WHERE {bernorma} AND kunci_tugas = ? {syarat}) t JOIN asal a USING (tahun, instansi)
GROUP BY t.tahun, t.instansi ORDER BY t.tahun, median, t.instansi
"""


def norma(con: Any, kata: str, saring: Saring, paling_sedikit: int, terbanyak: int) -> pd.DataFrame:
    """Spread of the norms of each task (:meth:`abk.gabungan.Nasional.norma`).

    Parameters
    ----------
    con : the connection
    kata : words that the task must contain
    saring : which rows
    paling_sedikit : institutions that must have the task [instansi]
    terbanyak : that many tasks [tugas]

    Returns
    -------
    DataFrame
    """
    semua = _baku(kata).split()
    syarat = saring.sql + " AND contains(' ' || kunci_tugas, ' ' || ?)" * len(semua)
    isi = [*saring.isi, *semua, paling_sedikit, terbanyak]
    con.execute(_PILIH.format(bernorma=_BERNORMA, syarat=syarat), isi)
    hasil: pd.DataFrame = con.execute(_SEBARAN.format(bernorma=_BERNORMA)).df()
    return hasil.set_index(["tahun", "uraian_tugas"])


def norma_instansi(con: Any, uraian_tugas: str, saring: Saring) -> pd.DataFrame:
    """Norms of one task, institution by institution (:meth:`abk.gabungan.Nasional.norma_instansi`).

    Parameters
    ----------
    con : the connection
    uraian_tugas : its text
    saring : which rows

    Returns
    -------
    DataFrame
    """
    tanya = _INSTANSI.format(bernorma=_BERNORMA, syarat=saring.sql)
    hasil: pd.DataFrame = con.execute(tanya, [_baku(uraian_tugas), *saring.isi]).df()
    return hasil.set_index(["tahun", "instansi"])


def _baku(teks: str) -> str:
    return str(bentuk_baku(pd.Series([teks]))[0])
