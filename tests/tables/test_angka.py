"""Guards abk.tables.angka: numbers written as text: read where they can only mean one thing, asked where
they cannot.
"""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abk.tables.angka import AngkaTeks, angka_teks


@pytest.mark.parametrize(
    ("teks", "tanpa", "titik", "koma"),
    [  # "?" = asked, None = no number
        ("1250", "1250", "1250", "1250"),
        (" 7 ", "7", "7", "7"),
        ("-3", "-3", "-3", "-3"),
        ("30.5", "30.5", "30.5", None),
        ("30,5", "30.5", None, "30.5"),
        ("1.250", "?", "1.250", "1250"),
        ("1,250", "?", None, "1.250"),
        ("12.500", "?", "12.500", "12500"),
        ("125.000", "?", "125.000", "125000"),
        ("1250.000", "1250.000", "1250.000", None),
        ("1080.0", "1080.0", "1080.0", None),
        ("0.250", "0.250", "0.250", None),
        ("0,250", "0.250", None, "0.250"),
        ("1.25", "1.25", "1.25", None),
        ("1.250,5", "1250.5", None, "1250.5"),
        ("1250,50", "1250.50", None, "1250.50"),
        ("1.250.000", "1250000", None, "1250000"),
        ("1,250,000", None, None, None),
        ("1.2500", "1.2500", "1.2500", None),
        (".5", ".5", ".5", None),
        ("1e3", "1e3", "1e3", None),
        ("1_000", None, None, None),
        ("1 250", None, None, None),
        ("1\xa0250", "1250", "1250", "1250"),
        ("12\u202f345\u202f678,5", "12345678.5", None, "12345678.5"),
        ("1\xa025", None, None, None),
        ("Rp1250", None, None, None),
        ("12 dokumen", None, None, None),
        ("", None, None, None),
        ("nan", None, None, None),
        ("1e999", None, None, None),
        ("inf", None, None, None),
        ("٣", None, None, None),
        ("1.2.3", None, None, None),
        ("\ufeff 30,5\xa0", "30.5", None, "30.5"),
        ("--1", None, None, None),
    ],
)  # fmt: skip
def test_bacaan(teks, tanpa, titik, koma):
    for desimal, harap in (("", tanpa), (".", titik), (",", koma)):
        dibaca = angka_teks(teks, desimal)
        if harap == "?":
            assert dibaca.nilai is None
            assert len(dibaca.ragu) == 2
        else:
            assert (dibaca.nilai, dibaca.ragu) == (harap, ())


@pytest.mark.parametrize(
    ("teks", "bacaan"),
    [
        ("1.250", ("1250", "1,25")),
        ("1,250", ("1250", "1,25")),
        ("10.000", ("10000", "10")),
        ("-1.005", ("-1005", "-1,005")),
        ("100.100", ("100100", "100,1")),
    ],
)
def test_kedua_bacaan_disebut_dalam_notasi_indonesia(teks, bacaan):
    assert angka_teks(teks).ragu == bacaan


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 10**9), st.integers(0, 3))
def test_ditulis_indonesia_dibaca_kembali(n, desimal):
    """Every number in Indonesian notation is read as itself where the comma is declared."""
    pecahan = f",{n % 10**desimal:0{desimal}d}" if desimal else ""
    teks = f"{n // 10**desimal:,}".replace(",", ".") + pecahan
    nilai = angka_teks(teks, ",").nilai
    assert nilai is not None
    assert float(nilai) == n / 10**desimal


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789.,+-e ", max_size=8), st.sampled_from(["", ".", ","]))
def test_tidak_pernah_menebak(teks, desimal):
    """A value is a number in machine form; two readings never come with a value."""
    dibaca = angka_teks(teks, desimal)
    assert dibaca.nilai is None or not dibaca.ragu
    if dibaca.nilai is not None:
        assert math.isfinite(float(dibaca.nilai))


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789.,+-e ", max_size=8), st.sampled_from(["", ".", ","]))
def test_lembar_ditanya_walau_berkas_menyatakan_tanda(teks, desimal):
    """In a sheet a declared sign settles nothing that could have been meant otherwise."""
    ragu = angka_teks(teks).ragu
    dibaca = angka_teks(teks, desimal, lembar=True)
    assert dibaca == (AngkaTeks(None, ragu) if ragu else angka_teks(teks, desimal))


@pytest.mark.parametrize(
    ("teks", "bilangan"), [("12,0", 12), ("30,5", 30.5), ("1.250", None), ("dua", None), ("-0", 0)]
)
def test_bilangan_bulat_bila_bulat(teks, bilangan):
    nilai = angka_teks(teks).bilangan
    assert (nilai, type(nilai)) == (bilangan, type(bilangan))
