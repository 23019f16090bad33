"""Guards abk.kebutuhan.eksak, abk.kebutuhan.larik: exactness under all formulas, one number or a column."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import abk
from abk.kebutuhan.beban import beban_eksak
from abk.kebutuhan.eksak import faktor, jumlah, kali, pecahan, sebagai_float, titik_tetap
from abk.kebutuhan.larik import Larik, PerKode

HINGGA = st.floats(min_value=0, max_value=1e9, allow_nan=False)


@settings(deadline=None, max_examples=150)
@given(st.lists(HINGGA, min_size=1, max_size=6))
@example([0.1, 0.2, 0.30000000000000004])
@example([1e9, 1e-300])
@example([1234567.1234567])
def test_titik_tetap_adalah_desimal_terpendek(nilai):
    bulat, skala = titik_tetap(pd.Series(nilai, dtype="float64"))
    assert [Fraction(int(b), skala) for b in bulat] == [Fraction(Decimal(repr(v))) for v in nilai]


@pytest.mark.parametrize("nilai", [900_719_925_474_099.2, 562_949_953_421_311.9, 999_999_999_999_999.9])
def test_titik_tetap_di_ambang_ketelitian(nilai):
    """With 16 digits two decimals may share one float: the shortest one is meant."""
    bulat, skala = titik_tetap(pd.Series([nilai]))
    assert Fraction(int(bulat[0]), skala) == Fraction(repr(nilai))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("nilai", [[1e308, 1.0], [1e308, 1e-308]])
def test_titik_tetap_tanpa_peringatan_di_luar_jangkauan(nilai):
    bulat, skala = titik_tetap(pd.Series(nilai))
    assert [Fraction(int(b), skala) for b in bulat] == [Fraction(repr(v)) for v in nilai]


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.tuples(*[st.integers(-(2**60), 2**60)] * 3), min_size=1, max_size=5),
)
@example([(2**31, 2**31, 2)])
@example([(0, 2**60, 2**60)])
@example([(-(2**60), 2, 2)])
def test_kali_tidak_pernah_melipat(baris):
    kolom = [np.array(k, dtype="int64") for k in zip(*baris, strict=True)]
    assert [int(x) for x in kali(*kolom)] == [a * b * c for a, b, c in baris]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-(2**62), 2**62)), min_size=1, max_size=8))
@example([("a", 2**62), ("a", 2**62)])
def test_jumlah_tidak_pernah_melipat(baris):
    harap: dict[str, int] = {}
    for kode, n in baris:
        harap[kode] = harap.get(kode, 0) + n
    nomor, unik = pd.factorize(pd.Series([k for k, _ in baris]))
    jumlahnya = jumlah(nomor, len(unik), np.array([n for _, n in baris], dtype="int64"))
    assert dict(zip(unik, map(int, jumlahnya), strict=True)) == harap


def test_jumlah_bilangan_tak_terbatas():
    besar = 10**400
    assert jumlah(np.array([0, 0]), 1, np.array([besar, 1], dtype=object)) == [besar + 1]


def test_faktor_dengan_penyebut_bersama():
    """337.5 minutes a day cannot be whole: all factors share a denominator."""
    kata = pd.Series(["hari", "jam", "hari"])
    bulat, penyebut = faktor(
        kata, {"hari": Fraction(675, 2), "jam": Fraction(60), "bulan": Fraction(62500, 7)}
    )
    assert penyebut == 14
    assert [Fraction(int(b), penyebut) for b in bulat] == [Fraction(675, 2), 60, Fraction(675, 2)]


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 10**25), st.integers(1, 10**20))
@example(2**53 + 1, 3)
@example(3, 2**53 + 1)
def test_sebagai_float_adalah_float_terdekat(n, d):
    tipe = "int64" if n < 2**62 else object
    assert sebagai_float(np.array([n], dtype=tipe), d)[0] == float(Fraction(n, d))


@pytest.mark.parametrize("x", [0.1, np.float64(0.1), "0.1", Decimal("0.1"), Fraction(1, 10)])
def test_pecahan_satu_angka_banyak_rupa(x):
    assert pecahan(x) == Fraction(1, 10)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.fractions(0, 10**20)), min_size=1, max_size=6))
@example([("a", Fraction(1, 2**89 - 1)), ("a", Fraction(1, 2**107 - 1)), ("a", Fraction(1, 2**127 - 1))])
def test_lajur_pecahan_sama_dengan_satu_per_satu(baris):
    """Product, quotient, rounding, comparison and sums by group of a column: those of its fractions."""
    nomor, kode = pd.factorize(np.array([k for k, _ in baris], dtype=object))
    nilai = [n for _, n in baris]
    lajur = Larik.dari(nilai)
    tujuh = Fraction(7, 3)
    kali_, bagi = lajur * tujuh, lajur / tujuh
    assert [Fraction(int(a), int(b)) for a, b in np.broadcast(kali_.pembilang, kali_.penyebut)] == [
        n * tujuh for n in nilai
    ]
    assert list(bagi.sebagai_float()) == [float(n / tujuh) for n in nilai]
    assert list(math.floor(lajur + Fraction(1, 2))) == [math.floor(n + Fraction(1, 2)) for n in nilai]
    assert list(math.ceil(lajur)) == [math.ceil(n) for n in nilai]
    assert list(lajur >= tujuh) == [n >= tujuh for n in nilai]
    per = PerKode(list(kode), lajur.jumlah(nomor, len(kode)))
    assert dict(per) == {k: sum(n for ini, n in baris if ini == k) for k in kode}


def test_beban_eksak_tiap_tugas():
    """Of the example: row by row what the table shows, and post by post the exact sum."""
    k = abk.open("contoh")
    keluar = k.terperiksa.baris_keluar("uraian_tugas")
    kode = k.uraian_tugas["kode_jabatan"].tolist()
    jumlah_ = dict.fromkeys(kode, Fraction(0))
    ada = []
    for letak, beban in beban_eksak(k.uraian_tugas, k.jabatan, k.aturan, keluar=keluar):
        assert (beban.sebagai_float() == k.rincian["beban_kerja_menit"].to_numpy()[letak]).all()
        for n, satu in enumerate(letak.tolist()):
            jumlah_[kode[satu]] += Fraction(
                int(beban.pembilang[n]), int(np.broadcast_to(beban.penyebut, len(letak))[n])
            )
        ada += letak.tolist()
    assert sorted(ada) == np.flatnonzero(k.rincian["dihitung"]).tolist()
    assert jumlah_ == dict(k.beban_jabatan)
