"""Need by post name, level, region …: whole persons summed by DuckDB, fractions exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from abk.gabungan.saring import Saring

KUNCI = {
    "nama_jabatan": "kunci_jabatan",
    "jenjang": "coalesce(jenjang, '')",
    "wilayah": "coalesce(wilayah, '')",
    "instansi": "instansi",
    "jenis_jabatan": "coalesce(jenis_jabatan, '')",
    "pendekatan": "pendekatan",
    "lingkup": "lingkup",
    "peraturan": "peraturan",
}
"""What need can be asked by, and the expression that tells one from another; nothing is the empty text."""

_TAMPIL = {"nama_jabatan": "coalesce(min(nama_jabatan), '')"}
_JUMLAH = (
    "jumlah_instansi",
    "jumlah_jabatan",
    "kebutuhan_bulat",
    "bezetting",
    "kekurangan",
    "kelebihan",
    "belum_lengkap",
)
_TANYA = """
SELECT tahun, {kunci}, {tampil},
       count(DISTINCT instansi) AS jumlah_instansi, count(*) AS jumlah_jabatan,
       coalesce(sum(kebutuhan_bulat), 0)::BIGINT AS kebutuhan_bulat,
       coalesce(sum(bezetting), 0)::BIGINT AS bezetting,
       coalesce(sum(-selisih) FILTER (selisih < 0), 0)::BIGINT AS kekurangan,
       coalesce(sum(selisih) FILTER (selisih > 0), 0)::BIGINT AS kelebihan,
       count(*) FILTER (belum_lengkap) AS belum_lengkap,
       string_agg(DISTINCT peraturan, ', ' ORDER BY peraturan) AS peraturan,
       string_agg(DISTINCT pembulatan, ', ' ORDER BY pembulatan) AS pembulatan
FROM hasil WHERE true {syarat} GROUP BY tahun, {kunci}
"""
_PECAHAN = """
SELECT tahun, {kunci}, sum(beban_pembilang)::VARCHAR, beban_penyebut::HUGEINT * waktu_kerja_menit, NULL
FROM hasil WHERE beban_pecahan IS NULL {syarat}
GROUP BY tahun, {kunci}, beban_penyebut, waktu_kerja_menit
UNION ALL
SELECT tahun, {kunci}, NULL, waktu_kerja_menit::HUGEINT, beban_pecahan
FROM hasil WHERE beban_pecahan IS NOT NULL {syarat}
"""
"""Sums of numerators, one a denominator: few rows, which Python adds as fractions."""


def kebutuhan_menurut(con: Any, menurut: Sequence[str], saring: Saring) -> pd.DataFrame:
    """Need by these keys (:meth:`abk.gabungan.Nasional.kebutuhan`).

    Parameters
    ----------
    con : the connection
    menurut : names out of :data:`KUNCI`
    saring : which rows

    Returns
    -------
    DataFrame
    """
    ungkapan = [KUNCI[satu] for satu in menurut]
    kunci = ", ".join(ungkapan)
    tampil = ", ".join(_TAMPIL.get(satu, KUNCI[satu]) for satu in menurut)
    tanya = _TANYA.format(kunci=kunci, tampil=tampil, syarat=saring.sql)
    baris = con.execute(tanya, saring.isi).fetchall()
    tepat = _tepat(con, kunci, len(menurut), saring)
    awal = 1 + len(menurut)
    hasil = pd.DataFrame(
        [(b[0], *b[awal : awal + len(menurut)], *b[awal + len(menurut) :]) for b in baris],
        columns=["tahun", *(f"_{n}" for n in menurut), *_JUMLAH, "peraturan", "pembulatan"],
    )
    hasil.insert(awal + 2, "kebutuhan", [float(tepat[b[:awal]]) for b in baris])
    urut = ["tahun", "kebutuhan", *(f"_{n}" for n in menurut)]
    hasil = hasil.sort_values(urut, ascending=[True, False, *[True] * len(menurut)], kind="stable")
    hasil = hasil.set_index(["tahun", *(f"_{n}" for n in menurut)]).rename_axis(["tahun", *menurut])
    return hasil.drop(columns=[n for n in menurut if n in hasil.columns])


def _tepat(con: Any, kunci: str, banyak: int, saring: Saring) -> dict[tuple[Any, ...], Fraction]:
    """Exact need of each group. [orang]"""
    tanya = _PECAHAN.format(kunci=kunci, syarat=saring.sql)
    jumlah: dict[tuple[Any, ...], dict[int, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    jawaban = con.execute(tanya, [*saring.isi, *saring.isi])
    while isi := jawaban.fetchmany(_SEKALI):
        for satu in isi:
            pembilang, penyebut, teks = satu[1 + banyak :]
            bagian = Fraction(teks) if teks is not None else Fraction(int(pembilang))
            jumlah[satu[: 1 + banyak]][int(penyebut)] += bagian
    return {k: sum((atas / bawah for bawah, atas in tiap.items()), Fraction(0)) for k, tiap in jumlah.items()}


_SEKALI = 10_000
