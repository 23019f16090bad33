"""Guards abk.kebutuhan.waktu_kerja: effective working time: statutory, derived, by the calendar; and the
printed derivations that are false.
"""

from fractions import Fraction

import pytest

import abk
from abk.kebutuhan import hari_kerja_efektif, kalender_kerja, turunan_waktu_kerja
from abk.peraturan import aturan


def test_hari_kerja_efektif():
    assert hari_kerja_efektif(104, 14, 12) == 235  # terbit
    assert hari_kerja_efektif(52, 14, 12) == 287  # terbit
    assert hari_kerja_efektif(104, 14, 12, hari=366) == 236  # rumus


def test_1250_jam_tidak_dapat_diturunkan_dari_5_jam_30_menit():
    """Printed: "235 × 5 jam 30 menit = 1.245". False: that is 1,292.5; 5.3 decimal hours give 1,245.5."""
    assert 235 * Fraction("5.5") == Fraction("1292.5")
    assert 235 * Fraction("5.3") == Fraction("1245.5")
    resmi = turunan_waktu_kerja(235, 37.5, 0.30, 5)
    assert resmi.jam_per_hari == Fraction("5.25")
    assert resmi.jam_per_minggu == Fraction("26.25")
    assert resmi.jam_per_tahun == Fraction("1233.75")
    # The statutory figure is not the derivation: it is stated.
    assert aturan().waktu_kerja_efektif_menit == 1250 * 60


def test_4_jam_23_menit_salah():
    """287 days at 4.6875 h; a page prints "4 jam 23 menit". It is 4 jam 41 menit 15 detik."""
    t = turunan_waktu_kerja(287, 37.5, 0.25, 6)
    assert t.jam_per_hari == 4 + Fraction("41.25") / 60
    assert t.jam_per_hari != 4 + Fraction(23, 60)
    # 1,339 (terbit) comes from rounding the week to 28 h first (rumus).
    assert int(Fraction(287 * 28, 6)) == 1339


def test_90420_menit_adalah_1507_jam_yang_dibulatkan_dahulu():
    """Exact 90,410.76 minutes; the print multiplies the rounded 1,507 h, and that is what holds."""
    t = turunan_waktu_kerja(237, 42.5, "0.252", 5)
    assert t.jam_per_tahun * 60 == Fraction("90410.76")
    assert round(t.jam_per_tahun) * 60 == 90_420
    assert aturan("kemenkeu-2002").waktu_kerja_efektif_menit == 90_420


@pytest.mark.parametrize("allowance", [30, 1, -0.1, "30"])
def test_allowance_dalam_persen_ditolak(allowance):
    with pytest.raises(abk.ParameterError, match="Allowance"):
        turunan_waktu_kerja(235, 37.5, allowance, 5)


@pytest.mark.parametrize("hari", [0, 4, 7])
def test_pola_minggu_lain_ditolak(hari):
    with pytest.raises(abk.ParameterError, match="seminggu"):
        turunan_waktu_kerja(235, 37.5, 0.3, hari)
    with pytest.raises(abk.ParameterError, match="seminggu"):
        kalender_kerja(2026, hari)


KALENDER = {tahun: kalender_kerja(tahun) for tahun in range(2017, 2027)}


def test_kalender_sepuluh_tahun():
    """234–238 working days after 12 days of leave; 225–236 with collective leave also off (rumus)."""
    sisa = [k.hari_kerja for k in KALENDER.values()]
    assert (min(sisa), max(sisa)) == (234, 238)
    tanpa = [k.hari_kerja_tanpa_cuti_bersama for k in KALENDER.values()]
    assert (min(tanpa), max(tanpa)) == (225, 236)
    jam = [float(k.jam("5.25")) for k in KALENDER.values()]
    assert (min(jam), max(jam)) == (1228.5, 1249.5)


@pytest.mark.parametrize("tahun", KALENDER)
def test_kalender_satu_tahun(tahun):
    k = KALENDER[tahun]
    assert k.tahun == tahun
    assert k.hari_kerja_tanpa_cuti_bersama == k.hari_kerja - k.cuti_bersama
    assert k.cuti_bersama > 0
    assert kalender_kerja(tahun, cuti_tahunan=0).hari_kerja == k.hari_kerja + 12
    enam = kalender_kerja(tahun, 6)
    assert 45 <= enam.hari_kerja - k.hari_kerja <= 53  # the Saturdays less holidays on them


def test_1250_jam_selalu_melebihi_kalender():
    """By how much the statutory figure overstates is shown, not used."""
    assert all(k.jam("5.25") < 1250 for k in KALENDER.values())
