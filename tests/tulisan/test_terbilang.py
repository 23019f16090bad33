"""Guards abk.tulisan.terbilang: numbers and dates in words. Expected words are written by hand, by the
rules of the language.
"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abk.errors import ParameterError
from abk.tulisan.terbilang import TERBESAR, tanggal_terbilang, terbilang

KASUS = [
    (0, "nol"),
    (1, "satu"),
    (9, "sembilan"),
    (10, "sepuluh"),
    (11, "sebelas"),
    (12, "dua belas"),
    (19, "sembilan belas"),
    (20, "dua puluh"),
    (21, "dua puluh satu"),
    (99, "sembilan puluh sembilan"),
    (100, "seratus"),
    (101, "seratus satu"),
    (111, "seratus sebelas"),
    (200, "dua ratus"),
    (999, "sembilan ratus sembilan puluh sembilan"),
    (1000, "seribu"),
    (1001, "seribu satu"),
    (1100, "seribu seratus"),
    (1999, "seribu sembilan ratus sembilan puluh sembilan"),
    (2000, "dua ribu"),
    (2026, "dua ribu dua puluh enam"),
    (10_000, "sepuluh ribu"),
    (11_000, "sebelas ribu"),
    (21_001, "dua puluh satu ribu satu"),
    (100_000, "seratus ribu"),
    (101_000, "seratus satu ribu"),
    (1_000_000, "satu juta"),
    (1_001_000, "satu juta seribu"),
    (
        17_845_211,
        "tujuh belas juta delapan ratus empat puluh lima ribu dua ratus sebelas",
    ),
    (1_000_000_000, "satu miliar"),
    (1_000_000_001, "satu miliar satu"),
    (10**12, "satu triliun"),
    (-7, "minus tujuh"),
]


@pytest.mark.parametrize(("nilai", "kata"), KASUS)
def test_kasus(nilai: int, kata: str):
    assert terbilang(nilai) == kata


SATUAN = {
    kata: n
    for n, kata in enumerate(
        [
            *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
            *("sepuluh", "sebelas"),
        ]
    )
}
KALI = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def dibaca(teks: str) -> int:
    """The number that the words mean: a reader that knows nothing of how they were written."""
    jumlah = kini = 0
    for kata in teks.split():
        if kata in SATUAN:
            kini += SATUAN[kata]
        elif kata == "belas":
            kini += 10
        elif kata == "puluh":
            kini = kini - kini % 10 + kini % 10 * 10
        elif kata == "ratus":
            kini *= 100
        elif kata == "seratus":
            kini += 100
        elif kata == "seribu":
            jumlah += 1000
        else:
            jumlah, kini = jumlah + kini * KALI[kata], 0
    return jumlah + kini


@given(st.integers(0, 10**12))
def test_dapat_dibaca_kembali(nilai: int):
    assert dibaca(terbilang(nilai)) == nilai


@given(st.integers(0, TERBESAR), st.integers(0, TERBESAR))
def test_bilangan_berbeda_kata_berbeda(a: int, b: int):
    assert (terbilang(a) == terbilang(b)) is (a == b)


@given(st.integers(0, TERBESAR))
def test_tak_pernah_satu_ratus_satu_ribu_atau_satu_belas(nilai: int):
    kata = f" {terbilang(nilai)} "
    assert " satu ratus " not in kata
    assert " satu belas " not in kata
    assert " satu puluh " not in kata
    assert not kata.startswith(" satu ribu ")
    assert "  " not in kata
    assert kata == kata.lower()


@pytest.mark.parametrize("salah", [True, 1.0, "1", None, TERBESAR + 1, -TERBESAR - 1])
def test_bukan_bilangan_bulat(salah: object):
    with pytest.raises(ParameterError, match="bilangan bulat"):
        terbilang(salah)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tanggal", "kata"),
    [
        (
            dt.date(2026, 11, 24),
            "Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam",
        ),
        (dt.date(2018, 5, 2), "Rabu, tanggal dua bulan Mei tahun dua ribu delapan belas"),
        (dt.date(2000, 1, 1), "Sabtu, tanggal satu bulan Januari tahun dua ribu"),
        (
            dt.date(2024, 2, 29),
            "Kamis, tanggal dua puluh sembilan bulan Februari tahun dua ribu dua puluh empat",
        ),
    ],
)
def test_tanggal(tanggal: dt.date, kata: str):
    assert tanggal_terbilang(tanggal) == kata
