"""Guards abk.tables.kata, abk.tables.sel: words as offices write them: read, told, asked if two are meant."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest

from abk.tables import URAIAN_TUGAS, validate
from abk.tables.kata import arti_kata, sinonim, waktu_titik_dua
from abk.tables.kolom import JABATAN


@pytest.mark.parametrize(
    ("kolom", "tulisan", "arti"),
    [
        ("periode", "Bulanan", "bulan"), ("periode", "per  bulan", "bulan"), ("periode", "/bulan", "bulan"),
        ("periode", "TAHUNAN\xa0", "tahun"), ("periode", "tw", "triwulan"),
        ("periode", "Setiap Hari", "hari"),
        ("satuan_waktu", "Mnt.", "menit"), ("satuan_waktu", "hour", "jam"),
    ],
)  # fmt: skip
def test_kata_dengan_satu_arti_dibaca_dan_disebut(tugas, kolom, tulisan, arti):
    hasil, temuan = validate(tugas({kolom: tulisan}), URAIAN_TUGAS)
    assert hasil[kolom].iloc[0] == arti
    assert [(t.tingkat, t.aturan, t.kolom) for t in temuan] == [("catatan", "dibaca_sebagai", kolom)]
    assert f"dibaca {arti}" in temuan[0].pesan
    assert "\xa0" not in temuan[0].pesan


@pytest.mark.parametrize("tulisan", ["Jam ", "JAM", "\xa0jam\xa0", "jam."])
def test_kata_itu_sendiri_tidak_disebut(tugas, tulisan):
    hasil, temuan = validate(tugas({"satuan_waktu": tulisan}), URAIAN_TUGAS)
    assert hasil["satuan_waktu"].iloc[0] == "jam"
    assert not temuan


@pytest.mark.parametrize(("tulisan", "arti"), [("m", "menit atau minggu")])
def test_kata_dengan_dua_arti_ditanyakan(tugas, tulisan, arti):
    _, temuan = validate(tugas({"satuan_waktu": tulisan}), URAIAN_TUGAS)
    assert [(t.tingkat, t.aturan) for t in temuan] == [("ragu", "kata_bermakna_ganda")]
    assert arti in temuan[0].pesan


def test_jabatan_struktural_ditanyakan(jabatan):
    _, temuan = validate(jabatan({"jenis_jabatan": "Struktural"}), JABATAN)
    assert temuan[0].tingkat == "ragu"
    assert "pimpinan tinggi atau administrator atau pengawas" in temuan[0].pesan


def test_setiap_kata_baku_berarti_dirinya():
    for tabel in (JABATAN, URAIAN_TUGAS):
        for kolom in tabel.kolom:
            for kata in kolom.pilihan:
                assert arti_kata(kata, kolom.nama) == (kata,)
    for kolom in ("periode", "satuan_waktu", "jenis_jabatan", "jenjang", "pendekatan", "sumber_norma"):
        assert set(sinonim()[kolom]) <= set(
            (JABATAN if kolom in JABATAN.nama_kolom else URAIAN_TUGAS)[kolom].pilihan
        )


# ── a word after a number ─────────────────────────────────────────────────────────────────────────
def test_angka_dan_satuan_dalam_satu_sel(tugas):
    asal = tugas(
        {"norma_waktu": "2 jam", "satuan_waktu": ""}, {"nomor": "2", "volume": "12/bulan", "periode": None}
    )
    hasil, temuan = validate(asal, URAIAN_TUGAS)
    assert hasil[["norma_waktu", "satuan_waktu"]].iloc[0].tolist() == [2, "jam"]
    assert hasil[["volume", "periode"]].iloc[1].tolist() == [12, "bulan"]
    assert [t.tingkat for t in temuan] == ["catatan", "catatan"]
    assert "'2 jam' dibaca 2 dan jam" in temuan[0].pesan + temuan[1].pesan
    assert asal["norma_waktu"].iloc[0] == "2 jam"  # the input is not changed


def test_satuan_yang_sama_di_kedua_tempat(tugas):
    hasil, temuan = validate(tugas({"norma_waktu": "1,5\xa0Jam", "satuan_waktu": "JAM"}), URAIAN_TUGAS)
    assert hasil[["norma_waktu", "satuan_waktu"]].iloc[0].tolist() == [1.5, "jam"]
    assert [t.tingkat for t in temuan] == ["catatan"]


def test_satuan_yang_bertentangan_ditanyakan(tugas):
    hasil, temuan = validate(tugas({"norma_waktu": "2 jam", "satuan_waktu": "menit"}), URAIAN_TUGAS)
    assert [(t.tingkat, t.aturan) for t in temuan] == [("ragu", "satuan_bertentangan")]
    assert "menyebut jam, sedangkan satuan_waktu berisi menit" in temuan[0].pesan
    assert pd.isna(hasil["norma_waktu"].iloc[0])


def test_angka_bermakna_ganda_tetap_ditanyakan_walau_bersatuan(tugas):
    _, temuan = validate(tugas({"norma_waktu": "1.250 menit", "satuan_waktu": ""}), URAIAN_TUGAS)
    assert {t.aturan for t in temuan} == {"dibaca_sebagai", "angka_bermakna_ganda"}


def test_orang_sesudah_bezetting(jabatan):
    hasil, temuan = validate(jabatan({"bezetting": "2 orang"}), JABATAN)
    assert hasil["bezetting"].iloc[0] == 2
    assert [t.tingkat for t in temuan] == ["catatan"]


@pytest.mark.parametrize(
    ("tulisan", "volume", "periode"),
    [
        ("2 x seminggu", 2, "minggu"),
        ("2x/minggu", 2, "minggu"),
        ("3 kali sebulan", 3, "bulan"),
        ("12 dokumen", 12, "tahun"),
        ("12 Peta Jabatan", 12, "tahun"),  # the hasil_kerja of its own row
        ("4 kali", 4, "tahun"),
    ],
)
def test_volume_dengan_kata(tugas, tulisan, volume, periode):
    """As clerks write it; it used to be refused, cell by cell."""
    isi = {
        "volume": tulisan,
        "hasil_kerja": "Peta jabatan",
        "periode": None if periode != "tahun" else "tahun",
    }
    hasil, temuan = validate(tugas(isi), URAIAN_TUGAS)
    assert hasil[["volume", "periode"]].iloc[0].tolist() == [volume, periode]
    assert [(t.tingkat, t.aturan) for t in temuan] == [("catatan", "dibaca_sebagai")]


@pytest.mark.parametrize("tulisan", ["2 x 12", "12 xerox", "x 12", "12 peta"])
def test_volume_dengan_kata_lain_tidak_ditebak(tugas, tulisan):
    _, temuan = validate(tugas({"volume": tulisan, "hasil_kerja": "Dokumen"}), URAIAN_TUGAS)
    assert [t.tingkat for t in temuan] == ["cacat"]


@pytest.mark.parametrize("tulisan", ["12 dokumen", "2 windu", "2 jam/hari", "5/jam", "5 per jam"])
def test_kata_lain_sesudah_angka_tidak_ditebak(tugas, tulisan):
    hasil, temuan = validate(tugas({"norma_waktu": tulisan}), URAIAN_TUGAS)
    assert [t.tingkat for t in temuan] == ["cacat"]
    assert pd.isna(hasil["norma_waktu"].iloc[0])


@pytest.mark.parametrize("isi", ["1\xa025", "x\ty"])
def test_pesan_tanpa_kutipan_python(tugas, isi):
    _, temuan = validate(tugas({"volume": isi}), URAIAN_TUGAS)
    assert "\\" not in str(temuan[0])
    assert "\xa0" not in temuan[0].pesan


@pytest.mark.parametrize(
    ("kolom", "tulisan", "angka", "kata"),
    [
        ("volume", "3 keg/thn", 3, "tahun"), ("volume", "12 sidang / Bulan", 12, "bulan"),
        ("volume", "5 dok. per minggu", 5, "minggu"), ("norma_waktu", "9 jam/keg", 9, "jam"),
        ("norma_waktu", "30 mnt per surat", 30, "menit"), ("norma_waktu", "1 jam 30 menit", 90, "menit"),
        ("norma_waktu", "2 Jam dan 5 mnt.", 125, "menit"),
    ],
)  # fmt: skip
def test_angka_dengan_apa_dan_per_apa(tugas, kolom, tulisan, angka, kata):
    """Universities and health offices write the unit and what it is counted by into the cell."""
    lain = {"volume": "periode", "norma_waktu": "satuan_waktu"}[kolom]
    hasil, temuan = validate(tugas({kolom: tulisan, lain: ""}), URAIAN_TUGAS)
    assert hasil[[kolom, lain]].iloc[0].tolist() == [angka, kata]
    assert [(t.tingkat, t.aturan) for t in temuan] == [("catatan", "dibaca_sebagai")]


@pytest.mark.parametrize("tulisan", ["3 bulan/tahun", "2 jam/tahun", "4 hari per minggu"])
def test_waktu_per_periode_bukan_volume(tugas, tulisan):
    _, temuan = validate(tugas({"volume": tulisan, "periode": ""}), URAIAN_TUGAS)
    assert "cacat" in {t.tingkat for t in temuan}


def test_jam_dengan_titik_dua_dibaca_di_bawah_satuan_jam(tugas):
    """1:20 hours are 80 minutes, exactly; under minutes it may be 1 minute 20 seconds, and is not read."""
    asal = tugas(
        {"norma_waktu": "01:20", "satuan_waktu": "jam"},
        {"nomor": "2", "norma_waktu": "01:20", "satuan_waktu": "menit"},
    )
    hasil, temuan = validate(asal, URAIAN_TUGAS)
    assert hasil[["norma_waktu", "satuan_waktu"]].iloc[0].tolist() == [80, "menit"]
    assert [t.tingkat for t in temuan] == ["cacat", "catatan"]
    assert "01:20" in temuan[1].pesan


@pytest.mark.parametrize(
    ("teks", "menit"),
    [("1:30", (90, Fraction(3, 2))), (" 2:05\xa0", (125, Fraction(25, 12))), ("1:75", None), ("1,5", None)],
)
def test_waktu_bertitik_dua_dapat_berarti_dua(teks, menit):
    """Hours and minutes, or minutes and seconds (rumus: 60 + 30 = 90 minutes; 90 seconds = 3/2 minutes)."""
    assert waktu_titik_dua(teks) == menit
