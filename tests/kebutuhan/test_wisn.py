"""Guards abk.kebutuhan.wisn: WISN beyond the published case."""

from fractions import Fraction

import pytest

import abk
from abk.kebutuhan import waktu_kerja_tersedia, wisn


def test_waktu_kerja_tersedia():
    """{A − (B + C + D + E)} × F: (260 − 20 − 15 − 10 − 5) × 8 = 1,680 h (rumus)."""
    assert waktu_kerja_tersedia(260, [20, 15, 10, 5], 8) == 1680
    assert waktu_kerja_tersedia("234", ["10", 30.0, Fraction(15)], "7.5") == Fraction("1342.5")


def test_seluruh_langkah():
    """Two activities, 20 % category allowance, 168 h individual, 10 people (rumus)."""
    hasil = wisn(
        {"a": (3360, 1), "b": (840, 2)}, 1680, kegiatan_kategori=[0.1, "0.1"], jam_individu=168, pegawai=3
    )
    assert hasil.kebutuhan_dasar == 3
    assert hasil.faktor_kategori == Fraction(5, 4)
    assert hasil.faktor_individu == Fraction(1, 10)
    assert hasil.kebutuhan == Fraction("3.85")
    assert hasil.rasio == Fraction(3) / Fraction("3.85")
    assert hasil.selisih == Fraction("-0.85")


def test_bukan_varian_standar_kelonggaran():
    """The Indonesian variant adds: 3 + 0.2 persons. WHO multiplies: 3 × 1.25."""
    hasil = wisn({"a": (5040, 1)}, 1680, kegiatan_kategori=[0.2])
    assert hasil.kebutuhan == Fraction("3.75")
    assert hasil.kebutuhan != 3 + Fraction("0.2")


def test_tanpa_beban_tidak_ada_rasio():
    hasil = wisn({}, 1680, pegawai=2)
    assert hasil.rasio is None
    assert hasil.selisih == 2


WAKTU = "waktu tiap kegiatan harus lebih dari nol"


@pytest.mark.parametrize(
    ("kegiatan", "awt", "sisa", "kata"),
    [
        ({"a": (10, 0)}, 1680, {}, WAKTU),
        ({"a": (10, -1)}, 1680, {}, WAKTU),
        ({"a": (-10, 1)}, 1680, {}, "volumenya tidak negatif"),
        ({"a": (10, 1)}, 0, {}, WAKTU),
        ({"a": (10, 1)}, 1680, {"kegiatan_kategori": [0.5, 0.5]}, "memakan 100%"),
        ({"a": (10, 1)}, 1680, {"kegiatan_kategori": [-0.1]}, "memakan -10%"),
        ({"a": (10, 1)}, 1680, {"jam_individu": -1}, "Jam individu dan jumlah pegawai"),
        ({"a": (10, 1)}, 1680, {"pegawai": -1}, "Jam individu dan jumlah pegawai"),
    ],
)
def test_masukan_yang_mustahil_ditolak(kegiatan, awt, sisa, kata):
    with pytest.raises(abk.ParameterError, match=kata):
        wisn(kegiatan, awt, **sisa)


@pytest.mark.parametrize("argumen", [(100, [60, 40], 8), (234, [10], 0), (10, [20], 8)])
def test_tidak_ada_waktu_tersisa(argumen):
    with pytest.raises(abk.ParameterError, match="tersedia"):
        waktu_kerja_tersedia(*argumen)
