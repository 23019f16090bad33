"""Need of each post from its tasks, by the formulas in SQL: whole numbers, no float on the way."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any

import pandas as pd

from abk.gabungan.engine import literal
from abk.gabungan.saring import Saring
from abk.kebutuhan import kebutuhan_bulat_jabatan
from abk.peraturan import CARA_MEMBULATKAN
from abk.peraturan import pembulatan as kebijakan
from abk.tables.kolom import JENIS_PIMPINAN

KUNCI_JABATAN = ("instansi", "tahun", "kode_jabatan")

BEBAN = """
SELECT {kunci},
       sum(beban_pembilang)::HUGEINT AS p, any_value(beban_penyebut)::HUGEINT AS q,
       count(DISTINCT beban_penyebut) > 1 OR count(beban_pecahan) > 0 AS besar
FROM tugas WHERE dihitung {syarat} GROUP BY ALL
"""
"""Load of each post that has tasks which count: ``p / q`` [menit/tahun]; ``besar``: not so."""


def beban_sql(syarat: str = "") -> str:
    """The query :data:`BEBAN`; ``syarat`` is one more condition, beginning with AND."""
    return BEBAN.format(kunci=", ".join(KUNCI_JABATAN), syarat=syarat)


def bulat_sql(pembulatan: str) -> str:
    """Whole persons of a need ``p / b`` under each policy, never less than one where that minimum holds.

    Parameters
    ----------
    pembulatan : an expression that gives the name of the policy

    Returns
    -------
    str
        Expression over ``p``, ``b``, ``minimum_satu`` and ``jenis_jabatan``.
    """
    cara = {
        "terdekat": "(2 * p + b) // (2 * b)",
        "ke_atas": "(p + b - 1) // b",
        "ke_bawah": "p // b",
    }
    pilih = " ".join(f"WHEN {literal(satu)} THEN {cara[satu]}" for satu in CARA_MEMBULATKAN)
    pimpinan = ", ".join(map(literal, JENIS_PIMPINAN))
    return (
        f"greatest(CASE {pembulatan} {pilih} END, "
        f"CASE WHEN minimum_satu AND jenis_jabatan IN ({pimpinan}) THEN 1 ELSE 0 END)"
    )


POS = """
SELECT h.*, coalesce(t.besar, false) OR h.beban_pecahan IS NOT NULL AS besar,
       coalesce(t.p, 0) AS p, coalesce(t.q, 1) * h.waktu_kerja_menit AS b, coalesce(t.q, 1) AS q
FROM hasil h LEFT JOIN ({beban}) t USING (instansi, tahun, kode_jabatan) {dengan}
"""
"""Posts with their load from the tasks: need ``p / b`` [orang]."""


def pos_sql(beban: str, dengan: str = "") -> str:
    """The query :data:`POS` over the query ``beban``; ``dengan`` is what follows, e.g. a condition."""
    return POS.format(beban=beban, dengan=dengan)


BEDA = """
WITH pos AS ({pos})
SELECT instansi, tahun, kode_jabatan, 'hasil' AS apa FROM pos
WHERE NOT besar AND (
      beban_pembilang * q IS DISTINCT FROM p * beban_penyebut
   OR kebutuhan_bulat IS DISTINCT FROM {bulat}
   OR selisih IS DISTINCT FROM bezetting - {bulat}
   OR abs(kebutuhan - p / b) > 1e-9 * (1 + p / b)
   OR abs(beban_kerja_menit - p / q) > 1e-9 * (1 + p / q))
UNION ALL
SELECT DISTINCT instansi, tahun, kode_jabatan, 'tugas' AS apa
FROM tugas ANTI JOIN hasil USING (instansi, tahun, kode_jabatan)
ORDER BY ALL LIMIT {paling}
"""
"""Posts whose stored result is another than their tasks give; and tasks that belong to no post."""


def beda_sql(paling: int) -> str:
    """The query :data:`BEDA`, with ``paling`` answers at most."""
    return BEDA.format(pos=pos_sql(beban_sql()), bulat=bulat_sql("pembulatan"), paling=paling)


_KOLOM = ("beban_kerja_menit", "kebutuhan", "kebutuhan_bulat", "bezetting", "selisih", "efektivitas_jabatan")
_TANYA = """
SELECT kode_jabatan, p::VARCHAR, q::VARCHAR, {bulat}::BIGINT, bezetting, besar,
       waktu_kerja_menit, jenis_jabatan, minimum_satu, pembulatan
FROM ({pos}) ORDER BY kode_jabatan
"""
_BESAR = """
SELECT kode_jabatan, coalesce(beban_pecahan, beban_pembilang::VARCHAR || '/' || beban_penyebut::VARCHAR)
FROM tugas WHERE dihitung {syarat} AND kode_jabatan IN (SELECT unnest(?))
"""
_BERBESAR = """
SELECT DISTINCT instansi, tahun FROM tugas WHERE beban_pecahan IS NOT NULL
UNION SELECT DISTINCT instansi, tahun FROM hasil WHERE beban_pecahan IS NOT NULL ORDER BY ALL
"""


def pos_jabatan(con: Any, saring: Saring, pembulatan: str) -> pd.DataFrame:
    """Need of the posts of one institution and year (:meth:`abk.gabungan.Nasional.jabatan`).

    Parameters
    ----------
    con : the connection
    saring : institution and year
    pembulatan : name of a policy; empty: each post's own

    Returns
    -------
    DataFrame
    """
    cara = literal(kebijakan(pembulatan).nama) if pembulatan else "pembulatan"
    pos = pos_sql(beban_sql(saring.sql), f"WHERE true {saring.sql}")
    isi = [*saring.isi, *saring.isi]
    baris = con.execute(_TANYA.format(bulat=bulat_sql(cara), pos=pos), isi).fetchall()
    besar: dict[str, Fraction] = defaultdict(Fraction)
    if tak_muat := [satu[0] for satu in baris if satu[5]]:
        tanya = _BESAR.format(syarat=saring.sql)
        for kode, pecahan in con.execute(tanya, [*saring.isi, tak_muat]).fetchall():
            besar[kode] += Fraction(pecahan)
    hasil = {}
    for kode, p, q, bulat, ada, lain, waktu, jenis, minimum, sendiri in baris:
        beban = besar[kode] if lain else Fraction(int(p), int(q))
        butuh = beban / waktu
        orang = (
            kebutuhan_bulat_jabatan(butuh, jenis, kebijakan(pembulatan or sendiri), minimum)
            if lain
            else bulat
        )
        selisih = None if ada is None else ada - orang
        hasil[kode] = (float(beban), float(butuh), orang, ada, selisih, float(butuh / ada) if ada else None)
    jadi = pd.DataFrame.from_dict(hasil, orient="index", columns=list(_KOLOM)).rename_axis("kode_jabatan")
    bulat_ = dict.fromkeys(("kebutuhan_bulat", "bezetting", "selisih"), "Int64")
    return jadi.astype(
        {**dict.fromkeys(("beban_kerja_menit", "kebutuhan", "efektivitas_jabatan"), "float64"), **bulat_}
    )


def beda_besar(con: Any) -> list[tuple[str, int, str]]:
    """Posts of partitions with numbers that do not fit, whose stored result is another than their tasks give.

    Parameters
    ----------
    con : the connection

    Returns
    -------
    list of (institution, year, kode_jabatan)
    """
    beda: list[tuple[str, int, str]] = []
    for instansi, tahun in con.execute(_BERBESAR).fetchall():
        saring = Saring.dari(instansi=[instansi], tahun=[tahun])
        kini = pos_jabatan(con, saring, "")
        hitung = dict(
            zip(kini.index, zip(kini["kebutuhan"], kini["kebutuhan_bulat"], strict=True), strict=True)
        )
        simpan = con.execute(
            "SELECT kode_jabatan, kebutuhan, kebutuhan_bulat FROM hasil WHERE instansi = ? AND tahun = ?",
            [instansi, tahun],
        ).fetchall()
        beda += [(instansi, tahun, kode) for kode, *angka in simpan if tuple(angka) != hitung[kode]]
    return beda
