"""Guards abk.tables.sel, abk.tables.kolom: cells of one table: what is read, what is a fault, and how the
fault reads.
"""

import math

import numpy as np
import pandas as pd
import pytest

from abk.tables import JABATAN, PEGAWAI, UNIT, URAIAN_TUGAS, validate


def satu(temuan):
    assert len(temuan) == 1, temuan
    return temuan[0]


@pytest.mark.parametrize(
    "hampa", ["\u200b", "\ufeff \u2060", "\u202e\u202c", "\u00ad", "\x01\x7f", "\u2800", "\u3164"]
)
def test_yang_tidak_tampak_sama_dengan_kosong(unit, jabatan, tugas, hampa):
    """A name that nobody can see is no name, a code no code."""
    for buat, tabel, kolom, tingkat in (
        (unit, UNIT, "nama_unit", "cacat"),
        (jabatan, JABATAN, "nama_jabatan", "cacat"),
        (jabatan, JABATAN, "kode_jabatan", "struktural"),
        (tugas, URAIAN_TUGAS, "uraian_tugas", "cacat"),
    ):
        hasil, temuan = validate(buat({kolom: hampa}), tabel)
        t = satu(temuan)
        assert (t.tingkat, t.aturan, t.kolom, t.baris) == (tingkat, "wajib_isi", kolom, 2)
        assert hasil[kolom].isna().all()
    hasil, temuan = validate(tugas({"hasil_kerja": hampa}), URAIAN_TUGAS)
    assert temuan == []
    assert hasil["hasil_kerja"].isna().all()


@pytest.mark.parametrize("tanda", ["\x00", "\udbff"])
def test_yang_tidak_dapat_disimpan_disebut_di_selnya(jabatan, tugas, tanda):
    """One such sign stopped the store and the workbooks of everybody, with no row named."""
    for buat, tabel, kolom, tingkat in (
        (jabatan, JABATAN, "nama_jabatan", "catatan"),
        (tugas, URAIAN_TUGAS, "uraian_tugas", "catatan"),
        (tugas, URAIAN_TUGAS, "hasil_kerja", "catatan"),
        (tugas, URAIAN_TUGAS, "nomor", "struktural"),
    ):
        frame = buat()
        frame[kolom] = pd.Series([f"a{tanda}b"], dtype="object")
        hasil, temuan = validate(frame, tabel)
        t = satu(temuan)
        assert (t.tingkat, t.aturan, t.kolom, t.baris) == (tingkat, "tanda_tersimpan", kolom, 2)
        assert tanda not in t.nilai + t.pesan
        assert hasil[kolom].tolist() == ["a\ufffdb"]
    assert satu(validate(tugas({"periode": "tahun\x00"}), URAIAN_TUGAS)[1]).tingkat == "cacat"
    assert satu(validate(tugas({"volume": "1\x002"}), URAIAN_TUGAS)[1]).nilai == "1\ufffd2"


@pytest.mark.parametrize(
    ("kolom", "nilai", "tingkat", "aturan"),
    [
        ("volume", "", "cacat", "wajib_isi"),
        ("volume", None, "cacat", "wajib_isi"),
        ("volume", "dua", "cacat", "angka"),
        ("volume", "1_000", "cacat", "angka"),
        ("volume", "-1", "cacat", "batas_bawah"),
        ("volume", "inf", "cacat", "hingga"),
        ("volume", "-Infinity", "cacat", "hingga"),
        ("volume", "NaN", "cacat", "hingga"),
        ("volume", math.inf, "cacat", "hingga"),
        ("volume", "1e400", "cacat", "hingga"),
        ("volume", True, "cacat", "angka"),
        ("volume", np.True_, "cacat", "angka"),
        ("volume", "2e9", "cacat", "batas_atas"),
        ("volume", "1.250", "ragu", "angka_bermakna_ganda"),
        ("norma_waktu", "0", "cacat", "batas_bawah"),
        ("norma_waktu", "-5", "cacat", "batas_bawah"),
        ("norma_waktu", "1e7", "cacat", "batas_atas"),
        ("periode", "windu", "cacat", "pilihan"),
        ("satuan_waktu", "detik", "cacat", "pilihan"),
        ("uraian_tugas", " ", "cacat", "wajib_isi"),
        ("kode_jabatan", "", "struktural", "wajib_isi"),
        ("nomor", "", "struktural", "wajib_isi"),
        ("norma_min", "1.250", "catatan", "angka_bermakna_ganda"),
        ("jumlah_amatan", "2.5", "catatan", "bulat"),
        ("sumber_norma", "kira-kira", "catatan", "pilihan"),
        ("standar_kemampuan", "1e-9", "cacat", "batas_bawah"),
        ("standar_kemampuan", "0", "cacat", "batas_bawah"),
        ("angka_kredit", "abc", "cacat", "angka"),
    ],
)
def test_cacat_pada_uraian_tugas(tugas, kolom, nilai, tingkat, aturan):
    hasil, temuan = validate(tugas({}, {"nomor": "2", kolom: nilai}), URAIAN_TUGAS)
    t = satu(temuan)
    assert (t.tingkat, t.aturan, t.kolom, t.baris) == (tingkat, aturan, kolom, 3)
    assert t.tabel == "uraian_tugas"
    assert t.berkas == "uraian_tugas.csv"
    assert t.pesan
    assert t.saran.endswith((".", '","'))
    assert t.nilai == ("" if nilai is None else str(nilai))[:80]
    if kolom != "kode_jabatan":
        assert t.kode_jabatan == "J1"
    assert len(hasil) == 2


@pytest.mark.parametrize(
    ("kolom", "nilai", "tingkat", "aturan"),
    [
        ("bezetting", "2.5", "cacat", "bulat"),
        ("bezetting", "-1", "cacat", "batas_bawah"),
        ("bezetting", "", "cacat", "wajib_isi"),
        ("bezetting", "dua", "cacat", "angka"),
        ("bezetting", "inf", "cacat", "hingga"),
        ("bezetting", "1e30", "cacat", "batas_atas"),
        ("bezetting", "99999999999999999999", "cacat", "batas_atas"),
        ("kelas_jabatan", "18", "catatan", "batas_atas"),
        ("kelas_jabatan", "0", "catatan", "batas_bawah"),
        ("jenis_jabatan", "staf", "cacat", "pilihan"),
        ("jenis_jabatan", "", "cacat", "wajib_isi"),
        ("pendekatan", "ramalan", "cacat", "pilihan"),
        ("jenjang", "guru", "cacat", "pilihan"),
        ("nama_jabatan", "", "cacat", "wajib_isi"),
        ("kode_unit", "", "struktural", "wajib_isi"),
        ("kode_jabatan", "  ", "struktural", "wajib_isi"),
    ],
)
def test_cacat_pada_jabatan(jabatan, kolom, nilai, tingkat, aturan):
    hasil, temuan = validate(jabatan({kolom: nilai}), JABATAN)
    t = satu(temuan)
    assert (t.tingkat, t.aturan, t.kolom, t.baris, t.berkas) == (tingkat, aturan, kolom, 2, "jabatan.csv")
    if kolom in {"bezetting", "kelas_jabatan"}:
        assert pd.isna(hasil[kolom].iloc[0])


def test_bezetting_nol_dan_kelas_tujuh_belas_sah(jabatan):
    hasil, temuan = validate(jabatan({"bezetting": "0", "kelas_jabatan": "17"}), JABATAN)
    assert not temuan
    assert hasil[["bezetting", "kelas_jabatan"]].iloc[0].tolist() == [0, 17]


def test_bezetting_2_koma_0_adalah_2(jabatan):
    hasil, temuan = validate(jabatan({"bezetting": "2.0"}), JABATAN)
    assert not temuan
    assert hasil["bezetting"].iloc[0] == 2


@pytest.mark.parametrize(
    ("nilai", "desimal", "angka"),
    [
        ("1.250", ".", 1.25), ("1.250", ",", 1250), ("30,5", ",", 30.5), ("1.250,75", ",", 1250.75),
        ("30,5", "", 30.5), ("1.250.000", "", 1_250_000),
        ("1080.0", "", 1080), (" 12 ", "", 12), ("0.250", "", 0.25), ("1e3", "", 1000),
    ],
)  # fmt: skip
def test_angka_dibaca(tugas, nilai, desimal, angka):
    hasil, temuan = validate(tugas({"volume": nilai}), URAIAN_TUGAS, desimal=desimal)
    assert not temuan
    assert hasil["volume"].iloc[0] == angka


@pytest.mark.parametrize(
    ("nilai", "desimal"), [("12.5", ","), ("1e3", ","), ("0.250", ","), ("1,25", "."), ("1.250.000", ".")]
)
def test_angka_dengan_tanda_yang_tidak_dinyatakan_ditolak(tugas, nilai, desimal):
    """A point where the comma is declared is a mistake, not a second notation."""
    hasil, temuan = validate(tugas({"volume": nilai}), URAIAN_TUGAS, desimal=desimal)
    assert satu(temuan).aturan == "angka"
    assert math.isnan(hasil["volume"].iloc[0])


def test_angka_bermakna_ganda_ditanyakan(tugas):
    """The message of the anchors: both readings, and two ways out."""
    _, temuan = validate(tugas({"volume": "1.250"}), URAIAN_TUGAS)
    t = satu(temuan)
    assert "'1.250' dapat berarti 1250 atau 1,25" in t.pesan
    assert "1250 atau 1.25" in t.saran
    assert 'desimal = ","' in t.saran


def test_koma_di_berkas_bertitik_diberi_jalan_keluar(tugas):
    for nilai in ("30,5", "1.250.000"):
        _, temuan = validate(tugas({"volume": nilai}), URAIAN_TUGAS, desimal=".")
        assert 'desimal = ","' in satu(temuan).saran


@pytest.mark.parametrize(
    ("nilai", "desimal", "tulis"),
    [("30,5", ".", "30.5"), ("1.248,5", ".", "1248.5"), ("30.5", ",", "30,5"), ("± 5,5", ".", "5.5")],
)
def test_tanda_yang_lain_disebut_cara_menulisnya(tugas, nilai, desimal, tulis):
    _, temuan = validate(tugas({"volume": nilai}), URAIAN_TUGAS, desimal=desimal)
    (t,) = [t for t in temuan if t.aturan == "angka"]
    assert t.saran.startswith(f"Tulis {tulis} [hasil/periode]. Bila tanda desimal berkas ini ")


def test_batas_disebut_dengan_angka_indonesia(tugas):
    _, temuan = validate(tugas({"norma_waktu": "5000000"}), URAIAN_TUGAS)
    assert satu(temuan).pesan == "norma_waktu '5000000' melebihi 1.000.000"
    _, temuan = validate(tugas({"standar_kemampuan": "0.0000001"}), URAIAN_TUGAS)
    assert "0,000001" in satu(temuan).pesan


@pytest.mark.parametrize("kode", ["01.02", "007", "1e5", "1.0", "0", "SET.PO/2", "J 1"])
def test_kode_tetap_teks(jabatan, tugas, unit, kode):
    assert validate(unit({"kode_unit": kode}), UNIT)[0]["kode_unit"].iloc[0] == kode
    assert validate(jabatan({"kode_jabatan": f" {kode} "}), JABATAN)[0]["kode_jabatan"].iloc[0] == kode
    assert validate(tugas({"nomor": kode}), URAIAN_TUGAS)[0]["nomor"].iloc[0] == kode


def test_pilihan_tanpa_memandang_huruf_besar(tugas, jabatan):
    hasil, temuan = validate(tugas({"periode": " Bulan ", "satuan_waktu": "JAM"}), URAIAN_TUGAS)
    assert not temuan
    assert hasil[["periode", "satuan_waktu"]].iloc[0].tolist() == ["bulan", "jam"]
    assert not validate(jabatan({"jenis_jabatan": "Pimpinan Tinggi"}), JABATAN)[1]


def test_baris_menurut_lembar_sebar(tugas):
    """Row 1 is the header; a gap in the index is a blank row of the file."""
    frame = tugas({}, {"nomor": "2", "volume": "x"}).set_axis([0, 5])
    assert satu(validate(frame, URAIAN_TUGAS)[1]).baris == 7
    acak = tugas({}, {"nomor": "2", "volume": "x"}).set_axis(["p", "q"])
    assert satu(validate(acak, URAIAN_TUGAS)[1]).baris == 3


def test_kolom_opsional_yang_tidak_ada_menjadi_kosong(jabatan):
    hasil, _ = validate(jabatan(), JABATAN)
    assert tuple(hasil.columns) == JABATAN.nama_kolom
    assert hasil[["kelas_jabatan", "pendekatan", "jenjang"]].isna().all(axis=None)
    assert str(hasil["kelas_jabatan"].dtype) == "Int64"


def test_tipe_kolom(tugas):
    hasil, _ = validate(tugas(), URAIAN_TUGAS)
    assert str(hasil["volume"].dtype) == str(hasil["angka_kredit"].dtype) == "float64"
    assert str(hasil["kode_jabatan"].dtype) == str(hasil["periode"].dtype) == "str"


def test_nilai_panjang_dipotong_dalam_pesan(tugas):
    t = satu(validate(tugas({"volume": "x" * 500}), URAIAN_TUGAS)[1])
    assert len(t.nilai) == 80
    assert len(t.pesan) < 120


def test_tabel_pegawai():
    data = pd.DataFrame(
        {
            "id_pegawai": ["P1", "P2"],
            "kode_jabatan": ["J1", "J1"],
            "tanggal_lahir": ["1970-05-17", "17-05-1970"],
        }
    )
    hasil, temuan = validate(data, PEGAWAI)
    assert hasil["tanggal_lahir"].iloc[0] == pd.Timestamp("1970-05-17")
    t = satu(temuan)
    assert (t.aturan, t.baris, t.kolom) == ("tanggal", 3, "tanggal_lahir")
