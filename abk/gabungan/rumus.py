"""The formulas in SQL: load of a post from its tasks, need, rounding; whole numbers, no float on the way.

A post's tasks share one denominator (:mod:`abk.gabungan.baris`): its load is Σ numerator / denominator
[menit/tahun], its need that by the working time [orang]. Posts with a number that does not fit are left to
fractions of Python (:mod:`abk.gabungan.pos`).
"""

from __future__ import annotations

from abk.gabungan.engine import literal
from abk.peraturan import CARA_MEMBULATKAN
from abk.tables.kolom import JENIS_PIMPINAN

KUNCI_JABATAN = ("instansi", "tahun", "kode_jabatan")

BEBAN = """
SELECT {kunci},
       sum(beban_pembilang)::HUGEINT AS p, any_value(beban_penyebut)::HUGEINT AS q,
       count(DISTINCT beban_penyebut) > 1 OR count(beban_pecahan) > 0 AS besar
FROM tugas WHERE dihitung {syarat} GROUP BY ALL
"""
"""Load of each post that has tasks which count: ``p / q`` [menit/tahun]; ``besar``: not so."""


def beban(syarat: str = "") -> str:
    """The query :data:`BEBAN`; ``syarat`` is one more condition, beginning with AND."""
    return BEBAN.format(kunci=", ".join(KUNCI_JABATAN), syarat=syarat)


def bulat(pembulatan: str) -> str:
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


def pos(beban_: str, dengan: str = "") -> str:
    """The query :data:`POS` over the query ``beban_``; ``dengan`` is what follows, e.g. a condition."""
    return POS.format(beban=beban_, dengan=dengan)


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


def beda(paling: int) -> str:
    """The query :data:`BEDA`, with ``paling`` answers at most."""
    return BEDA.format(pos=pos(beban()), bulat=bulat("pembulatan"), paling=paling)
