"""Guards abk.peraturan._pembulatan: rounding policies, exact and half up."""

from fractions import Fraction

import pytest

from abk.errors import PeraturanError
from abk.peraturan import CARA_MEMBULATKAN, ketentuan, pembulatan, peraturan


# 2.256 → 2 terbit (Kabupaten Lahat); 0.2208 → 1 ke_atas terbit (dinas kesehatan); the others rumus
@pytest.mark.parametrize(
    ("kebutuhan", "terdekat", "ke_atas", "ke_bawah"),
    [
        ("2.256", 2, 3, 2),
        ("0.2208", 0, 1, 0),
        ("2.5", 3, 3, 2),
        ("3.5", 4, 4, 3),
        ("0.5", 1, 1, 0),
        ("2.4999999999999999999", 2, 3, 2),
        ("2", 2, 2, 2),
        ("0", 0, 0, 0),
    ],
)
def test_bulatkan(kebutuhan, terdekat, ke_atas, ke_bawah):
    hasil = [pembulatan(n).bulatkan(Fraction(kebutuhan)) for n in CARA_MEMBULATKAN]
    assert hasil == [terdekat, ke_atas, ke_bawah]
    assert all(type(h) is int for h in hasil)


def test_bawaan_terdekat():
    assert pembulatan().nama == "terdekat"


def test_setiap_cara_ada_dasarnya():
    assert {*CARA_MEMBULATKAN, "minimum_satu"} == set(peraturan("pembulatan").kunci)
    assert pembulatan("terdekat").dasar.letak
    assert pembulatan("ke_bawah").dasar.belum_diverifikasi
    assert ketentuan("pembulatan", "minimum_satu").nilai == 1


def test_nama_asing_disarankan():
    with pytest.raises(PeraturanError, match=r"(?s)ke atas.*ke_atas"):
        pembulatan("ke atas")
