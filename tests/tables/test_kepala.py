"""Guards abk.tables.validasi: headers: missing, misspelt, doubled and unknown columns."""

import pandas as pd
import pytest

from abk.tables import UNIT, URAIAN_TUGAS, validate, validate_semua


def aturan(temuan):
    return [(t.tingkat, t.aturan, t.kolom) for t in temuan]


def test_kolom_wajib_yang_hilang(tugas):
    _, temuan = validate(tugas().drop(columns=["volume", "periode"]), URAIAN_TUGAS)
    assert aturan(temuan) == [
        ("struktural", "kolom_wajib", "volume"),
        ("struktural", "kolom_wajib", "periode"),
    ]
    assert temuan[0].saran == "Tambahkan kolom 'volume'."


@pytest.mark.parametrize(
    ("salah", "benar"),
    [
        ("norma waktu", "norma_waktu"),
        ("Volume", "volume"),
        ("satuan_wktu", "satuan_waktu"),
        ("priode", "periode"),
    ],
)
def test_kolom_wajib_salah_eja_diberi_nama_yang_benar(tugas, salah, benar):
    _, temuan = validate(tugas().rename(columns={benar: salah}), URAIAN_TUGAS)
    wajib = [t for t in temuan if t.aturan == "kolom_wajib"]
    assert [t.kolom for t in wajib] == [benar]
    assert salah in wajib[0].saran
    assert benar in wajib[0].saran


def test_kolom_opsional_salah_eja_tidak_diam_diam_diabaikan(tugas):
    """``standar_kemampuann`` beside nothing would silently empty a whole approach."""
    frame = tugas().assign(standar_kemampuann="2")
    _, temuan = validate(frame, URAIAN_TUGAS)
    assert aturan(temuan) == [("struktural", "kolom_salah_eja", "standar_kemampuann")]
    assert "'standar_kemampuan'" in temuan[0].saran


def test_kolom_asing_dicatat_saja(tugas):
    _, temuan = validate(tugas().assign(warna="biru"), URAIAN_TUGAS)
    assert aturan(temuan) == [("catatan", "kolom_tidak_dikenal", "warna")]


def test_kolom_ganda(tugas):
    frame = pd.concat([tugas(), tugas()[["volume"]]], axis=1)
    _, temuan = validate(frame, URAIAN_TUGAS)
    assert aturan(temuan) == [("struktural", "kolom_ganda", "volume")]


def test_kepala_rusak_di_dua_tabel_dilaporkan_sekaligus(unit, jabatan, tugas):
    periksa = validate_semua(
        {
            "unit": unit().drop(columns="nama_unit"),
            "jabatan": jabatan({"bezetting": "x"}),
            "uraian_tugas": tugas().rename(columns={"volume": "volumee"}),
        }
    )
    assert {(t.tabel, t.aturan) for t in periksa.temuan} == {
        ("unit", "kolom_wajib"),
        ("jabatan", "angka"),
        ("uraian_tugas", "kolom_wajib"),
    }


def test_urutan_kolom_tidak_penting(unit):
    frame = unit()[["kode_induk", "nama_unit", "kode_unit"]]
    hasil, temuan = validate(frame, UNIT)
    assert not temuan
    assert tuple(hasil.columns) == UNIT.nama_kolom
