"""Guards abk.instrumen.formulir.konflik: three-way merge of sheets: nobody's answer is lost without a
choice.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abk.errors import ParameterError
from abk.instrumen.formulir.konflik import gabung, perbedaan
from abk.store import Lembar

sel = st.one_of(st.none(), st.integers(1, 3))
baris = st.fixed_dictionaries(
    {"nomor": st.sampled_from("12345"), "uraian_tugas": st.sampled_from(["a", "b"]), "volume": sel}
)
lembar = st.builds(
    lambda b, bez: Lembar("A1", bezetting=bez, uraian_tugas=tuple(b)),
    st.lists(baris, max_size=4, unique_by=lambda b: b["nomor"]),
    sel,
)


def _putus(beda, pihak):
    return {b.kunci: pihak for b in beda}


@given(lembar, lembar)
def test_satu_pihak_diam_yang_lain_berlaku(lama, lain):
    assert gabung(lama, lain, lama, {}).isi == lain.isi
    assert gabung(lama, lama, lain, {}).isi == lain.isi


@given(lembar, lembar, lembar)
def test_tidak_ada_yang_hilang_diam_diam(lama, baru, milik):
    """Every difference is listed, and what both changed must be chosen."""
    beda = perbedaan(lama, baru, milik)
    if baru.isi == milik.isi:
        assert beda == []
    wajib = [b for b in beda if b.bawaan is None]
    if wajib:
        with pytest.raises(ParameterError, match=r"\d perbedaan belum dipilih"):
            gabung(lama, baru, milik, {})
    for b in beda:
        assert b.milik != b.baru
        if b.kunci == "urutan":
            continue
        if b.bawaan == "milik":
            assert b.baru == b.lama
        if b.bawaan == "baru":
            assert b.milik == b.lama


@given(lembar, lembar, lembar)
def test_memilih_satu_pihak_memberi_isian_pihak_itu(lama, baru, milik):
    beda = perbedaan(lama, baru, milik)
    hasil = gabung(lama, baru, milik, _putus(beda, "baru"))
    assert hasil.isi == baru.isi
    hasil = gabung(lama, baru, milik, _putus(beda, "milik"))
    kunci = {(r["uraian_tugas"], r["volume"]) for r in hasil.uraian_tugas}
    assert {(r["uraian_tugas"], r["volume"]) for r in milik.uraian_tugas} == kunci
    assert hasil.bezetting == milik.bezetting


def _tugas(*isi):
    return tuple({"nomor": n, "uraian_tugas": u, "volume": v} for n, u, v in isi)


def test_dua_tugas_baru_bernomor_sama_dipertahankan_keduanya():
    lama = Lembar("A1", uraian_tugas=_tugas(("1", "a", 1)))
    baru = Lembar("A1", uraian_tugas=_tugas(("1", "a", 1), ("2", "dari sana", 5)))
    milik = Lembar("A1", uraian_tugas=_tugas(("1", "a", 9), ("2", "dari sini", 6)))
    beda = perbedaan(lama, baru, milik)
    assert all(b.bawaan for b in beda)
    hasil = gabung(lama, baru, milik, {})
    assert [(b["nomor"], b["uraian_tugas"], b["volume"]) for b in hasil.uraian_tugas] == [
        ("1", "a", 9), ("2", "dari sana", 5), ("3", "dari sini", 6),
    ]  # fmt: skip


def test_dihapus_di_sini_diubah_di_sana_harus_dipilih():
    lama = Lembar("A1", uraian_tugas=_tugas(("1", "a", 1), ("2", "b", 2)))
    baru = Lembar("A1", uraian_tugas=_tugas(("1", "a", 1), ("2", "b", 3)))
    milik = Lembar("A1", uraian_tugas=_tugas(("1", "a", 1)))
    (beda,) = perbedaan(lama, baru, milik)
    assert (beda.kunci, beda.bawaan, beda.milik) == ("2", None, None)
    assert len(gabung(lama, baru, milik, {"2": "milik"}).uraian_tugas) == 1
    assert gabung(lama, baru, milik, {"2": "baru"}).uraian_tugas == baru.uraian_tugas
