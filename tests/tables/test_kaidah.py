"""Guards abk.tables.kaidah: where the law says so, the norm is the middle of its shortest and longest;
nowhere else, and never over what somebody wrote.
"""

import pandas as pd
import pytest

import abk
from abk.tables import TANPA_KAIDAH, Kaidah, validate_semua
from abk.tables.kaidah import tengah_norma

TENGAH = Kaidah(norma_tengah=True)


def _tabel(**ubah):
    tugas = {
        "kode_jabatan": "J1",
        "nomor": "1",
        "uraian_tugas": "Mengurus surat",
        "hasil_kerja": "surat",
        "volume": "10",
        "periode": "tahun",
        "norma_waktu": "",
        "satuan_waktu": "menit",
        "norma_min": "30",
        "norma_maks": "60",
    }
    jabatan = {
        "kode_jabatan": "J1",
        "kode_unit": "U",
        "nama_jabatan": "Pengelola",
        "jenis_jabatan": "pelaksana",
        "bezetting": "1",
    }
    return {"jabatan": pd.DataFrame([jabatan]), "uraian_tugas": pd.DataFrame([{**tugas, **ubah}])}


def _norma(kaidah, **ubah):
    hasil = validate_semua(_tabel(**ubah), kaidah=kaidah)
    return hasil.tabel["uraian_tugas"]["norma_waktu"].iloc[0], hasil


def test_norma_kosong_menjadi_nilai_tengah():
    norma, hasil = _norma(TENGAH)
    assert norma == 45  # rumus (30 + 60) ÷ 2; kemenag-jfu, formulir ABK sebuah MTsN
    assert [t for t in hasil.temuan if t.tingkat != "catatan"] == []


def test_di_bawah_aturan_lain_tetap_kosong_dan_ditolak():
    norma, hasil = _norma(TANPA_KAIDAH)
    assert pd.isna(norma)
    assert [t.aturan for t in hasil.temuan if t.tingkat == "cacat"] == ["perlu_pendekatan"]


@pytest.mark.parametrize("ubah", [{"norma_min": ""}, {"norma_maks": ""}, {"norma_maks": "x"}])
def test_satu_batas_tidak_cukup(ubah):
    norma, hasil = _norma(TENGAH, **ubah)
    assert pd.isna(norma)
    assert "perlu_pendekatan" in {t.aturan for t in hasil.temuan if t.tingkat == "cacat"}


def test_norma_yang_tak_terbaca_tidak_ditimpa():
    norma, hasil = _norma(TENGAH, norma_waktu="empat lima")
    assert pd.isna(norma)
    assert [t.kolom for t in hasil.temuan if t.tingkat == "cacat"] == ["norma_waktu"]


def test_norma_yang_bukan_nilai_tengah_dicatat():
    norma, hasil = _norma(TENGAH, norma_waktu="40")
    assert norma == 40
    (satu,) = (t for t in hasil.temuan if t.aturan == "norma_tengah")
    assert satu.pesan.startswith("norma_waktu 40 bukan nilai tengah norma_min dan norma_maks (45)")
    assert [t for t in _norma(TENGAH, norma_waktu="45")[1].temuan if t.aturan == "norma_tengah"] == []


def test_nilai_tengah_dihitung_sebagai_desimal():
    assert tengah_norma(0.1, 0.2) == 0.15  # in binary 0.15000000000000002


def test_rumus_umum_menghitungnya():
    t = _tabel()
    hasil = abk.kebutuhan_pegawai(t["uraian_tugas"], t["jabatan"], "kemenag-jfu").iloc[0]
    assert hasil["beban_kerja_menit"] == 450  # rumus 10 × 45
    with pytest.warns(abk.DataWarning):
        assert abk.kebutuhan_pegawai(t["uraian_tugas"], t["jabatan"]).iloc[0]["belum_lengkap"]
