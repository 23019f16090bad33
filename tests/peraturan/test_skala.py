"""Guards abk.peraturan._skala: grades of EJ and EU: lower bounds by default, two decimals half up as a
named variant.
"""

from decimal import Decimal
from fractions import Fraction

import pytest

from abk.errors import ParameterError, PeraturanError
from abk.peraturan import skala_prestasi

MENDAGRI = skala_prestasi("permendagri")
KEMENKEU = skala_prestasi("kemenkeu")

# load [menit], people, working time [menit], grade Permendagri, grade Kemenkeu; all "rumus":
# the ratio is rounded half up to two decimals, then graded with the printed bands.
DUA_DESIMAL = [
    (298_560, 2, 75_000, "A", "A"),  # 1,9904
    (142_560, 1, 75_000, "A", "A"),  # 1,9008
    (53_100, 1, 75_000, "C", "C"),  # 0,708
    (43_920, 1, 75_000, "D", "D"),  # 0,5856
    (68_850, 1, 75_000, "B", "B"),  # 0,918
    (71_280, 1, 75_000, "B", "B"),  # 0,9504
    (298_560, 3, 75_000, "A", "A"),  # 1,3269
    (72_000, 1, 72_000, "B", "B"),  # tepat 1
    (72_288, 1, 72_000, "B", "B"),  # 1,004 → 1,00
    (72_360, 1, 72_000, "A", "A"),  # 1,005 → 1,01
    (64_440, 1, 72_000, "B", "B"),  # 0,895 → 0,90
    (64_368, 1, 72_000, "C", "B"),  # 0,894 → 0,89
    (50_040, 1, 72_000, "C", "C"),  # 0,695 → 0,70
    (35_640, 1, 72_000, "D", "D"),  # 0,495 → 0,50
    (35_568, 1, 72_000, "E", "E"),  # 0,494 → 0,49
]


@pytest.mark.parametrize(("beban", "orang", "wke", "mendagri", "kemenkeu"), DUA_DESIMAL)
@pytest.mark.parametrize("jenis", [Fraction, float])
def test_dua_desimal(beban, orang, wke, mendagri, kemenkeu, jenis):
    rasio = jenis(Fraction(beban, orang * wke))
    assert MENDAGRI.nilai(rasio, "dua_desimal") == mendagri
    assert KEMENKEU.nilai(rasio, "dua_desimal") == kemenkeu


# rumus: the unrounded ratio against the lower bounds >1, ≥0,90, ≥0,70, ≥0,50
@pytest.mark.parametrize(
    ("rasio", "mendagri", "kemenkeu"),
    [
        ("1.0001", "A", "A"),
        ("1.004", "A", "A"),
        ("1", "B", "B"),
        ("0.9", "B", "B"),
        ("0.895", "C", "B"),
        ("0.81", "C", "B"),
        ("0.8099", "C", "C"),
        ("0.7", "C", "C"),
        ("0.695", "D", "C"),
        ("0.66", "D", "C"),
        ("0.6599", "D", "D"),
        ("0.5", "D", "D"),
        ("0.495", "E", "E"),
        ("0", "E", "E"),
        ("25", "A", "A"),
    ],
)
@pytest.mark.parametrize("jenis", [Fraction, float])
def test_batas_bawah(rasio, mendagri, kemenkeu, jenis):
    """0.7 as a float is below seven tenths in binary; the grade must not be."""
    assert MENDAGRI.nilai(jenis(rasio)) == mendagri
    assert KEMENKEU.nilai(jenis(rasio)) == kemenkeu


def test_setengah_selalu_ke_atas():
    """Half to even would make 0,885 → 0,88 and 0,505 → 0,50; half up makes 0,89 and 0,51."""
    for ribu in range(5, 1500, 10):
        rasio = Fraction(ribu, 1000)
        assert MENDAGRI.nilai(rasio, "dua_desimal") == MENDAGRI.nilai(rasio + Fraction(5, 1000))


def test_yang_berselisih_ditandai():
    assert [r for r in ("1.004", "0.895", "0.695", "0.495") if MENDAGRI.berselisih(Fraction(r))] == [
        "1.004",
        "0.895",
        "0.695",
        "0.495",
    ]
    assert not MENDAGRI.berselisih(Fraction("0.93"))
    assert not KEMENKEU.berselisih(Fraction("0.895"))


def test_yang_jauh_dari_batas_tidak_berselisih_seperti_dihitung():
    for skala in (MENDAGRI, KEMENKEU):
        for n in range(20_000):
            rasio = n / 10_000
            assert skala.berselisih(rasio) == (skala.nilai(rasio) != skala.nilai(rasio, "dua_desimal")), rasio
    for salah in (-0.5, float("inf"), float("nan")):
        with pytest.raises(ParameterError, match="tidak dapat dinilai"):
            MENDAGRI.berselisih(salah)


@pytest.mark.parametrize("rasio", [float("nan"), float("inf"), -0.1, Fraction(-1, 3)])
def test_yang_bukan_rasio_ditolak(rasio):
    with pytest.raises(ParameterError, match="tidak dapat dinilai"):
        MENDAGRI.nilai(rasio)


def test_cara_dan_nama_asing_ditolak():
    with pytest.raises(ParameterError, match="dua_desimal"):
        MENDAGRI.nilai(0.9, "dua desimal")
    with pytest.raises(PeraturanError, match="permendagri"):
        skala_prestasi("mendagri")


def test_sebutan():
    # terbit
    assert [MENDAGRI.sebutan(h) for h in "ABCDE"] == ["Sangat Baik", "Baik", "Cukup", "Sedang", "Kurang"]
    assert KEMENKEU.sebutan("A") == ""
    assert MENDAGRI.sebutan("–") == ""


def test_batas_terbit():
    assert [
        (t.huruf, Decimal(float(t.batas)).quantize(Decimal("0.01")), t.di_atas) for t in KEMENKEU.tingkat
    ] == [
        ("A", Decimal("1.00"), True),
        ("B", Decimal("0.81"), False),
        ("C", Decimal("0.66"), False),
        ("D", Decimal("0.50"), False),
        ("E", Decimal("0.00"), False),
    ]
