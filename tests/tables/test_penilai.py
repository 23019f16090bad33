"""Guards abk.tables.penilai: a plain look takes nothing that the judge refuses, nor refuses anything."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest
from pydantic import ValidationError

from abk.tables import PEGAWAI, SEMUA_TABEL
from abk.tables.kolom import Kolom
from abk.tables.penilai import _penilai, salah_nilai

NILAI = (
    *("", "x", "pelaksana", "12", "-1", "30.5", "1e400", "2026-01-31", "31-01-2026", "nan"),
    *("१२", "５", "1_000", "1__0", " 12 ", "\xa012", "+5", "0x10", "Infinity", "1.", ".5", "12\n"),
    *(0, 1, -1, 10**400, 2**63, True, 0.5, -0.0, 1e9, 1e300, math.nan, math.inf, dt.date(2026, 1, 31), None),
)
KOLOM = [k for t in (*SEMUA_TABEL, PEGAWAI) for k in t.kolom]
_ANGKA = next(k for k in KOLOM if k.nama == "volume")
KOLOM.append(replace(_ANGKA, nama="tanpa_batas", lebih_dari=None, minimum=None, maksimum=None))


@pytest.mark.parametrize("kolom", KOLOM, ids=lambda k: k.nama)
def test_penilaian_sama_dengan_pydantic(kolom: Kolom):
    penilai = _penilai(kolom.jenis, kolom.pilihan, (kolom.lebih_dari, kolom.minimum, kolom.maksimum))
    for nilai in NILAI:
        try:
            penilai.validate_python([nilai])
            harap = []
        except ValidationError as salah:
            harap = [(0, satu["type"]) for satu in salah.errors(include_url=False)]
        assert salah_nilai([nilai], kolom) == harap, nilai


def test_tempat_yang_salah_disebut():
    assert salah_nilai([1, None, -5, "2", math.inf], _ANGKA) == [  # by hand: a volume is 0 or more
        (2, "greater_than_equal"),
        (4, "finite_number"),
    ]
