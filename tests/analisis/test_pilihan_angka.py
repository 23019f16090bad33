"""Guards abk.analisis.data, abk.analisis.pemerataan: what an analysis is told to reckon with is a number that
it can use, or the answer says which is none; papermill hands in whatever was typed.
"""

import math
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import abk
from abk.analisis import waktu_baku, work_sampling
from abk.analisis.data import wajib_angka
from abk.analisis.norma_waktu.pustaka import pustaka_kegiatan
from abk.analisis.pemerataan import AturanPindah
from abk.analisis.skenario import skenario

BUKAN_ANGKA = ["0,02", "2%", "", None, math.nan, math.inf, -math.inf, True, [0.1], 1 + 0j]
PILIHAN = {
    "koefisien_anggapan": lambda k, v: abk.ketidakpastian(k, koefisien_anggapan=v),
    "koefisien_amatan": lambda k, v: abk.ketidakpastian(k, koefisien_amatan=v),
    "koefisien_volume": lambda k, v: abk.ketidakpastian(k, koefisien_volume=v),
    "risiko": lambda k, v: abk.ketidakpastian(k, risiko=v),
    "tarikan": lambda k, v: abk.ketidakpastian(k, tarikan=v),
    "banyak": lambda k, v: abk.proyeksi(k, banyak=v),
    "keluar": lambda k, v: abk.proyeksi(k, keluar=v),
    "pertumbuhan": lambda k, v: abk.proyeksi(k, pertumbuhan=v),
    "jarak_kelas": lambda _, v: AturanPindah(jarak_kelas=v),
    "kemiripan_nama": lambda _, v: AturanPindah(kemiripan_nama=v),
    "biaya_unit": lambda _, v: AturanPindah(biaya_unit=v),
}
TANPA = {"koefisien_anggapan", "koefisien_amatan"}
"""Choices of which None says that there is none."""


@pytest.fixture(scope="module")
def k():
    return abk.open("contoh").cabang("SET.PO")


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [(n, v) for n in PILIHAN for v in BUKAN_ANGKA if v is not None or n not in TANPA],
    ids=repr,
)
def test_yang_bukan_angka_disebut(k, nama, nilai):
    with pytest.raises(abk.ParameterError, match=rf"{nama} .* bukan (angka|bilangan bulat)"):
        PILIHAN[nama](k, nilai)


@pytest.mark.parametrize("nilai", [1, 1.0, np.int64(1), np.float32(1), Fraction(1)], ids=type)
def test_setiap_jenis_angka_dipakai(nilai):
    wajib_angka(a=nilai)
    for bulat in (1, np.int64(1)):
        wajib_angka("a", a=bulat)


def test_semua_yang_salah_sekaligus():
    with pytest.raises(abk.ParameterError) as galat:
        wajib_angka("b", a="x", b=1.5, c=1)
    assert galat.value.pesan == "a 'x' bukan angka yang berhingga; b '1.5' bukan bilangan bulat."


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        ({"jenis": "pelaksana"}, "jenis bukan daftar"),
        ({"jenis": ("pelaksanaa", "fungsional")}, "jenis 'pelaksanaa' tidak dikenal"),
        ({"jarak_kelas": -1}, "jarak_kelas -1 kurang dari nol"),
        ({"biaya_kelas": -2.0, "biaya_nama": -1.0}, "biaya_nama -1.0 kurang dari nol; biaya_kelas -2.0"),
    ],
)
def test_aturan_pindah_yang_tidak_masuk_akal(pilihan, kata):
    """They allowed no move, or paid for one, without a word."""
    with pytest.raises(abk.ParameterError, match=kata):
        AturanPindah(**pilihan)


def test_waktu_dan_hasil_yang_tidak_masuk_akal(k):
    with pytest.raises(abk.ParameterError, match="kurang dari nol"):
        waktu_baku(-1, "0.12")
    ws = work_sampling(pd.DataFrame({"hari": range(1, 11), "amatan": 60, "bekerja": 45}))
    for salah in ("180", math.inf, None):
        with pytest.raises(abk.ParameterError, match=r"hasil .* bukan angka"):
            ws.norma(menit=3150, hasil=salah)
    with pytest.raises(abk.ParameterError, match="Tanggal 'kemarin' bukan tanggal"):
        pustaka_kegiatan(k, "kemarin")


@pytest.mark.parametrize("isi", ["skenario.yaml", None, 3, [{"nama": "x"}]], ids=type)
def test_skenario_yang_bukan_kamus(isi):
    with pytest.raises(abk.ParameterError, match=f"berupa '{type(isi).__name__}', bukan kamus"):
        skenario(isi)


@pytest.mark.parametrize("salah", ["contoh", None, {}, pd.DataFrame()], ids=type)
def test_yang_bukan_kegiatan_disebut(k, salah):
    """The name of a source is not yet what it holds."""
    for hitung in (
        abk.kewajaran,
        abk.ketidakpastian,
        abk.pemerataan,
        abk.proyeksi,
        lambda x: abk.tren(x, k),
        lambda x: abk.tren(k, x),
        lambda x: pustaka_kegiatan(x, "2026-12-31"),
        abk.reports.kementerian,
        abk.reports.pilih_unit,
        lambda x: abk.reports.unit(x, "SET.PO"),
    ):
        with pytest.raises(abk.ParameterError, match=f"berupa '{type(salah).__name__}'") as galat:
            hitung(salah)
        assert "abk.open(" in galat.value.saran
