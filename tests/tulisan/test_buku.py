"""Guards abk.tulisan.buku: what a table holds can be read in the workbook."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from abk.tulisan.buku import LembarTabel, buku_tabel


@pytest.mark.parametrize(
    ("nilai", "huruf"),
    [
        (104202.6255, 12),  # dihitung tangan: 104.202,6255
        (Fraction(-866789, 2), 13),  # -433.394,5000 at most; shown are two of its four digits
        (123456789012, 12),
        (7, 1),
        (None, 0),
        (True, 0),
        (float("nan"), 0),
    ],
)
@pytest.mark.parametrize("jumlah", [False, True])
def test_angka_tidak_lebih_lebar_daripada_kolomnya(nilai: object, huruf: int, jumlah: bool):
    """A number that does not fit shows as hashes, which no text does."""
    baris = [[1]] if jumlah else [[nilai]]
    isi = buku_tabel("J", [LembarTabel("L", "", (), ("n",), baris, [nilai] if jumlah else ())])
    lebar = load_workbook(io.BytesIO(isi))["L"].column_dimensions["A"].width
    assert lebar >= max(huruf, 6) + 1
    assert lebar < max(huruf, 6) + 2  # and not wider than it must be
