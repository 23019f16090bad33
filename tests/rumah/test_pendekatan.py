"""Guards abk/tables/kolom.yaml: an approach that the tables allow is known in every room that names them.

One that is missing in one place would be counted there as another, or not be named.
"""

import pytest

from abk.instrumen.buku.rumus import rumus_menit
from abk.instrumen.buku.tata_letak import TataLetak, alamat
from abk.instrumen.pertanyaan import instrumen
from abk.peraturan import peraturan
from abk.reports.rekap_xlsx.bingkai import RUMUS_PENDEKATAN
from abk.reports.sections.metode import _PENDEKATAN
from abk.reports.sections.rincian import _KOLOM
from abk.tables.kolom import KOLOM_PENDEKATAN, PENDEKATAN_BAWAAN
from abk.tulisan.istilah import PENDEKATAN

LETAK = TataLetak(instrumen())


def test_semua_ruang_mengenal_pendekatan_yang_sama():
    semua = list(KOLOM_PENDEKATAN)
    assert list(PENDEKATAN) == semua  # words, in the order of the page
    assert sorted(_PENDEKATAN) == sorted(_KOLOM) == sorted(semua)  # formula and columns on the page
    assert [PENDEKATAN_BAWAAN, *RUMUS_PENDEKATAN] == semua  # formula in the recap
    assert list(instrumen()["pendekatan"].label_pilihan) == semua  # words in form and workbook
    hukum = {
        k.removeprefix("pendekatan_") for k in peraturan("kepmenpan-75-2004").kunci if "pendekatan_" in k
    }
    assert hukum | {"angka_kredit"} == set(semua)  # where it is written, but for the one of later regulations


@pytest.mark.parametrize("pendekatan", KOLOM_PENDEKATAN)
def test_buku_kerja_menghitung_setiap_pendekatan(pendekatan: str):
    """From the columns that the approach needs; of the units of a standard only one approach has two."""
    rumus = rumus_menit(LETAK, LETAK.baris_tugas, pendekatan, None)
    dipakai = {n for n, k in LETAK.kolom.items() if f"${alamat(LETAK.baris_tugas, k)}" in rumus}
    assert {*KOLOM_PENDEKATAN[pendekatan]} - {"satuan_standar"} <= dipakai


@pytest.mark.parametrize("pendekatan", ["hasil kerja", "Peralatan_kerja", "titik_layanan", ""])
def test_pendekatan_yang_tidak_dikenal_tidak_dihitung_sebagai_yang_lain(pendekatan: str):
    """The program leaves out its tasks; the sheet counted them as hasil_kerja."""
    assert rumus_menit(LETAK, LETAK.baris_tugas, pendekatan, None) == '=""'
