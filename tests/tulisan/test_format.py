"""Guards abk.tulisan.format: numbers and dates as Indonesian readers expect them. Origin of every expected
value: rumus (by hand).
"""

import datetime as dt
import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from babel.numbers import parse_pattern

from abk.tulisan import format as tulis


@pytest.mark.parametrize(
    ("nilai", "maksimal", "minimal", "harapan"),
    [
        (1250.5, 2, None, "1.250,50"),
        (1250.5, 2, 0, "1.250,5"),
        (1234567, 0, None, "1.234.567"),
        (0, 2, None, "0,00"),
        (-0.0, 2, None, "0,00"),
        (-2.5, 0, None, "−3"),
        (2.5, 0, None, "3"),  # Python rounds it to 2
        (0.125, 2, None, "0,13"),  # half up of the decimal, not of the binary tail
        (1.005, 2, None, "1,01"),
        (Fraction(1, 3), 4, None, "0,3333"),
        (Decimal("2.675"), 2, None, "2,68"),
        (np.float64(3.9808), 4, 2, "3,9808"),
        (np.int64(75000), 0, None, "75.000"),
        (-0.4, 0, None, "0"),
    ],
)
def test_angka(nilai: object, maksimal: int, minimal: int | None, harapan: str) -> None:
    assert tulis.angka(nilai, maksimal, minimal) == harapan


@pytest.mark.parametrize("hampa", [None, float("nan"), pd.NA, pd.NaT, np.nan, float("inf")])
def test_yang_hampa_menjadi_garis(hampa: object) -> None:
    assert tulis.angka(hampa) == "–"
    assert tulis.persen(hampa) == "–"
    assert tulis.bertanda(hampa) == "–"


def test_persen_dan_tanda() -> None:
    assert tulis.persen(0.125) == "12,5%"
    assert tulis.persen(1) == "100%"
    assert tulis.bertanda(3) == "+3"
    assert tulis.bertanda(-1250) == "−1.250"
    assert tulis.bertanda(0) == "0"


def test_kata_selisih() -> None:
    assert [tulis.kata_selisih(n) for n in (-2, 0, 5, None)] == ["kekurangan", "sesuai", "kelebihan", "–"]


def test_tanggal() -> None:
    assert tulis.tanggal(dt.date(2026, 11, 24), hari=True) == "Selasa, 24 November 2026"
    assert tulis.tanggal(dt.date(2018, 5, 2), hari=True) == "Rabu, 2 Mei 2018"
    assert tulis.tanggal(dt.date(2026, 2, 1)) == "1 Februari 2026"
    assert tulis.tanggal(None) == "–"


def test_waktu_dibawa_ke_zona():
    """rumus: 10.05 UTC is 17.05 WIB, 18.05 WITA, and on the next day at 16.30 UTC in WIT."""
    saat = dt.datetime(2026, 11, 24, 10, 5, tzinfo=dt.UTC)
    assert tulis.waktu(saat, "WIB") == "24 November 2026 pukul 17.05 WIB"
    assert tulis.waktu(saat, "WITA", antara=", ") == "24 November 2026, 18.05 WITA"
    assert tulis.waktu(saat.replace(hour=16, minute=30), "WIT") == "25 November 2026 pukul 01.30 WIT"
    assert tulis.waktu(dt.datetime(2026, 11, 24, 10, 5), "WIB") == "24 November 2026 pukul 10.05 WIB"  # noqa: DTZ001


def test_bilangan_bulat_ditulis_sama_dengan_polanya() -> None:
    """Rumus: a count that needs no thousands point is written as the pattern writes it."""
    for n in range(-1100, 1101):
        assert tulis.bulat(n) == tulis.angka(n, 0), n


def test_angka_seperti_pola_babel():
    """Against the patterns of Babel for ``id``, on 5,000 numbers of many sizes."""
    acak = random.Random(7)  # noqa: S311
    for _ in range(5_000):
        nilai = Decimal(acak.randint(-(10**12), 10**12)).scaleb(-acak.randint(0, 14))
        maksimal, minimal = acak.randint(0, 6), acak.randint(0, 6)
        minimal = min(minimal, maksimal)
        pola = "#,##0" + ("." if maksimal else "") + "0" * minimal + "#" * (maksimal - minimal)
        tepat = nilai.quantize(Decimal(1).scaleb(-maksimal), rounding=ROUND_HALF_UP)
        benar = parse_pattern(pola).apply(abs(tepat), "id")
        assert tulis.angka(nilai, maksimal, minimal) == ("\u2212" if tepat < 0 else "") + benar, nilai
