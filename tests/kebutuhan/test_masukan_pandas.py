"""Guards abk.kebutuhan.pegawai, abk.tables.validasi: what a user of pandas may hand in, and what is told of
the rest, without a word of pandas' own.
"""

import copy
import datetime as dt
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import abk
from abk.tables import JABATAN, URAIAN_TUGAS, validate

_FUNGSI = {
    "kebutuhan_pegawai": abk.kebutuhan_pegawai,
    "beban_kerja": lambda tugas, jabatan: abk.beban_kerja(tugas, jabatan=jabatan),
    "beban_kerja tanpa jabatan": lambda tugas, _: abk.beban_kerja(tugas),
    "efektivitas_unit": abk.efektivitas_unit,
    "temuan_tabel": abk.temuan_tabel,
    "temuan_tabel tanpa jabatan": lambda tugas, _: abk.temuan_tabel(tugas),
}
_BUKAN_TABEL = [None, [], "uraian_tugas.csv", {"volume": [1]}, pd.Series([1])]
_BUKAN_NAMA = [pd.DataFrame(), ["permenpanrb-1-2020"], None, 1, dt.date(2026, 1, 1)]


class Lain(pd.DataFrame):
    """A frame of somebody's own."""

    @property
    def _constructor(self):
        return Lain


class Polars:
    """A frame of another library: columns, but nothing else of pandas."""

    columns = ("kode_jabatan",)


BENTUK = {
    "teks": lambda t: t.astype(str),
    "objek": lambda t: t.astype(object),
    "kategori": lambda t: t.astype("category"),
    "bertipe": lambda t: t.convert_dtypes(),
    "indeks kembar": lambda t: t.set_axis([7] * len(t)),
    "indeks ganda": lambda t: t.set_axis(pd.MultiIndex.from_product([["a"], range(len(t))])),
    "kelas lain": Lain,
    "kolom lebih": lambda t: t.assign(catatan="x"),
    "Decimal": lambda t: t.map(lambda v: Decimal(v) if isinstance(v, int) else v),
    "Fraction": lambda t: t.map(lambda v: Fraction(v) if isinstance(v, int) else v),
}


@pytest.mark.parametrize("bentuk", BENTUK)
def test_bentuk_yang_sama_isinya_sama_hasilnya(pos, tugas, bentuk):
    """Two tasks of 10 × 60 and 5 × 30 minutes: 750 (rumus), whatever the columns are made of."""
    isi = tugas({"volume": 10}, {"volume": 5, "norma_waktu": 30})
    hasil = abk.kebutuhan_pegawai(*map(BENTUK[bentuk], (isi, pos())))
    assert hasil["beban_kerja_menit"].tolist() == [750]
    pd.testing.assert_frame_equal(hasil, abk.kebutuhan_pegawai(isi, pos()))
    assert type(hasil) is pd.DataFrame


@pytest.mark.parametrize("fungsi", _FUNGSI)
@pytest.mark.parametrize("isi", [*_BUKAN_TABEL, Polars()], ids=type)
def test_yang_bukan_tabel_disebut(pos, fungsi, isi):
    with pytest.raises(abk.ParameterError, match="bukan DataFrame pandas") as galat:
        _FUNGSI[fungsi](isi, pos())
    assert f"uraian_tugas berupa '{type(isi).__name__}'" in galat.value.pesan
    assert ".to_pandas()" in galat.value.saran


@pytest.mark.parametrize(
    ("tabel", "kolom"),
    [
        ("jabatan", ["kode_jabatan"]),
        ("uraian_tugas", ["kode_jabatan", "nomor"]),
        ("uraian_tugas", ["volume"]),
    ],
)
def test_kolom_yang_menjadi_indeks_disebut(pos, tugas, tabel, kolom):
    """As after ``set_index`` or ``groupby``; it is no column that is missing."""
    isi = {"uraian_tugas": tugas(), "jabatan": pos()}
    isi[tabel] = isi[tabel].set_index(kolom)
    with pytest.raises(abk.ParameterError, match="berdiri sebagai indeks") as galat:
        abk.kebutuhan_pegawai(**isi)
    assert all(f"'{satu}'" in galat.value.pesan for satu in kolom)
    assert f"tabel {tabel}" in galat.value.pesan
    assert galat.value.saran == "Kembalikan menjadi kolom dengan .reset_index()."
    with pytest.raises(abk.ParameterError, match="berdiri sebagai indeks"):
        validate(isi[tabel], {"jabatan": JABATAN, "uraian_tugas": URAIAN_TUGAS}[tabel])


def test_indeks_yang_juga_kolom_bukan_soal(pos, tugas):
    """After ``set_index(…, drop=False)`` nothing is missing."""
    biasa = abk.kebutuhan_pegawai(tugas(), pos())
    ganda = abk.kebutuhan_pegawai(tugas(), pos().set_index("kode_jabatan", drop=False))
    pd.testing.assert_frame_equal(ganda, biasa)


@pytest.mark.parametrize("nilai", ["tidak", "ya", 0, 1, None, 1.0])
def test_minimum_satu_hanya_ya_atau_tidak(pos, tugas, nilai):
    """The word ``"tidak"`` counted as yes."""
    for fungsi in (abk.kebutuhan_pegawai, abk.efektivitas_unit):
        with pytest.raises(abk.ParameterError, match="minimum_satu"):
            fungsi(tugas(), pos(), minimum_satu=nilai)
    pimpinan = pos({"jenis_jabatan": "pengawas"})
    kecil = tugas({"norma_waktu": 1})
    tanpa = abk.kebutuhan_pegawai(kecil, pimpinan, minimum_satu=np.False_)
    assert tanpa["kebutuhan_bulat"].tolist() == [0]


@pytest.mark.parametrize("nilai", _BUKAN_NAMA, ids=type)
def test_peraturan_yang_bukan_nama_disebut(pos, tugas, nilai):
    """As when the tree of units is handed in where the regulation stands."""
    with pytest.raises(abk.PeraturanError, match="bukan nama peraturan") as galat:
        abk.kebutuhan_pegawai(tugas(), pos(), nilai)
    assert f"'{type(nilai).__name__}'" in galat.value.pesan


def test_tabel_di_memori_diperiksa_ulang_di_memori(pos, tugas):
    """No command reads a table that is no file."""
    with pytest.raises(abk.DataError) as galat:
        abk.kebutuhan_pegawai(tugas({"kode_jabatan": "LAIN"}), pos())
    assert galat.value.saran.endswith("abk.temuan_tabel(uraian_tugas, jabatan)")
    assert str(copy.deepcopy(galat.value)) == str(galat.value)  # as when another process sends it
    assert str(abk.DataError(galat.value.temuan)).endswith("abk periksa SUMBER")


def test_unit_yang_bukan_tabel_disebut(pos, tugas):
    """The third table too; left out it is no table at all."""
    with pytest.raises(abk.ParameterError, match="unit berupa 'str', bukan DataFrame pandas"):
        abk.efektivitas_unit(tugas(), pos(), "unit.csv")
