"""Need of each post from its tasks, by the formulas in SQL."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any

import pandas as pd

from abk.gabungan import rumus
from abk.gabungan.engine import literal
from abk.gabungan.saring import Saring
from abk.kebutuhan import kebutuhan_bulat_jabatan
from abk.peraturan import pembulatan as kebijakan

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
    pos = rumus.pos(rumus.beban(saring.sql), f"WHERE true {saring.sql}")
    isi = [*saring.isi, *saring.isi]
    baris = con.execute(_TANYA.format(bulat=rumus.bulat(cara), pos=pos), isi).fetchall()
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
