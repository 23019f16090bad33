"""Guards abk.hasil.unit: units in the order of the tree, their own sums and those with the units below."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from abk.hasil import daftar_unit
from abk.kegiatan import Kegiatan


def test_sendiri_dan_gulungan(kegiatan: Kegiatan) -> None:
    """Rumus, from the tables in conftest: K is of B; P, L and R are of B.1, which lies below it."""
    biro, bagian = daftar_unit(kegiatan)
    assert [(u.nomor, u.sampai, u.kode, u.kode_induk, u.tingkat) for u in (biro, bagian)] == [
        (1, 2, "B", "", 0),
        (2, 2, "B.1", "B", 1),
    ]
    assert [p.kode for p in biro.pos] == ["K"]
    assert [p.kode for p in bagian.pos] == ["P", "L", "R"]
    # 8.640 | 300.000 + 149.280 + 25.000; the row of R that says no volume is left out
    assert (biro.sendiri.beban_menit, bagian.sendiri.beban_menit) == (8_640, 474_280)
    assert biro.gulungan.beban_menit == 482_920
    assert biro.gulungan.kebutuhan == Fraction(482_920, 75_000)
    assert biro.gulungan.belum_lengkap == bagian.sendiri.belum_lengkap == 1
    assert bagian.sendiri == bagian.gulungan
    # shortage and surplus apart: P lacks 3 of 4, L has 2 too many, of R nobody knows
    assert (bagian.sendiri.kekurangan, bagian.sendiri.kelebihan) == (3, 2)


def test_sendiri_menjadi_keseluruhan(buka: Callable[..., Kegiatan]) -> None:
    """Own sums add up to the whole, a unit moved to the top or not."""
    datar = buka(unit=[("Bagian Satu,B,", "Bagian Satu,,")])
    assert [u.tingkat for u in daftar_unit(datar)] == [0, 0]
    for k in (datar, buka(unit=[("Bagian Satu,B,", "Bagian Satu,B,")])):
        assert sum(u.sendiri.beban_menit for u in daftar_unit(k)) == 482_920  # rumus
