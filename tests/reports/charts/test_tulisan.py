"""Guards abk.reports.charts.text: widths, lines and ellipses."""

from __future__ import annotations

import pytest

from abk.reports.charts.text import bersih, bungkus, lebar_teks, potong, singkat

PANJANG = "Kepala Subbagian Kepegawaian, Tata Usaha, dan Rumah Tangga Perwakilan Provinsi Bali"


def test_lebar_huruf():
    assert lebar_teks("漢", 10) == 10  # rumus: a full square, in whatever font
    assert lebar_teks("e\u0301", 10) == lebar_teks("e", 10)
    assert lebar_teks("beban", bold=True) > lebar_teks("beban")
    assert lebar_teks("0123456789", 10) == pytest.approx(
        63.62, abs=0.01
    )  # terbit: hmtx DejaVu Sans, 1303/2048 em


@pytest.mark.parametrize("lebar", [20, 60, 120, 400])
@pytest.mark.parametrize("ekor", [False, True])
def test_tidak_ada_baris_yang_melewati_lebar(lebar, ekor):
    baris = bungkus(PANJANG, lebar, ekor=ekor)
    assert 1 <= len(baris) <= 2
    assert all(lebar_teks(satu) <= lebar for satu in baris)


def test_yang_muat_tidak_berubah():
    assert bungkus(PANJANG, 1000) == [PANJANG]
    assert potong("Analis", 1000) == "Analis"


def test_ekor_menunjukkan_akhir_nama():
    awal, akhir = bungkus(PANJANG, 120, ekor=True)
    assert awal.startswith("Kepala")
    assert akhir.startswith("…")
    assert akhir.endswith("Provinsi Bali")


def test_tanpa_ekor_berakhir_elipsis():
    assert bungkus(PANJANG, 120)[-1].endswith("…")


def test_kata_tanpa_spasi_dipotong():
    assert bungkus("x" * 500, 100)[0].endswith("…")


def test_bersih_satu_baris_tanpa_kendali():
    assert bersih("a\n b\x00\tc\ud800") == "a b c[U+D800]"
    assert "\ufffe" not in bersih("a\ufffe")


def test_singkat():
    assert singkat("abc") == "abc"
    assert singkat("a" * 500) == "a" * 119 + "…"
