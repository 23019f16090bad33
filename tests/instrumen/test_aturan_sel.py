"""Guards abk.instrumen.periksa, abk.instrumen.formulir.nilai, abk.instrumen.buku.rumus,
abk.instrumen.tabel_buku: what the law says of cells holds in form, workbooks and store.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import abk
from abk.instrumen import ekspor_sumber, impor, instrumen
from abk.instrumen.buku.rumus import rumus_menit
from abk.instrumen.buku.tata_letak import TataLetak, alamat
from abk.instrumen.formulir.isian import isian_dari_lembar
from abk.instrumen.formulir.nilai import penilai_lembar
from abk.instrumen.permulaan import teks_pengaturan
from abk.kegiatan import Kegiatan, Pengaturan, kaidah
from abk.kegiatan.folder import _pengaturan
from abk.store import buka
from abk.tables import validate_semua

pytestmark = pytest.mark.usefixtures("satu_sandbox")
LETAK = TataLetak(instrumen())
SEL = {n: alamat(LETAK.baris_tugas, k) for n, k in LETAK.kolom.items()}
NORMA = ("norma_waktu", "satuan_waktu", "norma_min", "norma_maks")
RENTANG = {"norma_min": 20, "norma_maks": 40}


def _kegiatan(peraturan: str, **tugas: object) -> Kegiatan:
    """One post with one task, ten times a day; under kemenag-jfu 235 days."""
    baris = {
        "kode_jabatan": "A1",
        "nomor": "1",
        "uraian_tugas": "Mencatat surat",
        "hasil_kerja": "surat",
        "volume": 10,
        "periode": "hari",
        "norma_waktu": None,
        "satuan_waktu": "menit",
        **RENTANG,
        **tugas,
    }
    jabatan = {
        "kode_jabatan": "A1",
        "kode_unit": "U",
        "nama_jabatan": "Pengelola Surat",
        "jenis_jabatan": "pelaksana",
        "bezetting": 1,
        "pendekatan": "tugas_per_tugas",
    }
    unit = {"kode_unit": "U", "nama_unit": "Biro Umum", "kode_induk": None, "eselon": "II.a"}
    atur = Pengaturan(tahun=2026, peraturan=peraturan)
    tabel = {"unit": unit, "jabatan": jabatan, "uraian_tugas": baris}
    bingkai = {n: pd.DataFrame([satu], dtype="object") for n, satu in tabel.items()}
    return Kegiatan(atur, validate_semua(bingkai, kaidah=kaidah(atur)))


KEBUTUHAN = 10 * 235 * 30 / 79_320
"""rumus: 10 × 235 hari × (20 + 40) ÷ 2 menit ÷ 79.320 menit, kemenag-jfu. [orang]"""


def _gudang(tmp_path: Path, peraturan: str):
    """A store whose sheet has no norm, only its shortest and longest."""
    gudang = buka(f"sqlite:///{tmp_path / 'abk.db'}", buat=True)
    gudang.impor_kegiatan(_kegiatan(peraturan), "uji")
    lembar = gudang.lembar("A1")
    baris = tuple({**b, "norma_waktu": None, "norma_min": 20, "norma_maks": 40} for b in lembar.uraian_tugas)
    gudang.simpan_draf(lembar.dengan(uraian_tugas=baris), versi_dasar=lembar.versi, oleh="uji")
    return gudang


def test_gudang_menghitung_dari_rentang(tmp_path: Path):
    gudang = _gudang(tmp_path, "kemenag-jfu")
    assert gudang.lembar("A1").uraian_tugas[0]["norma_waktu"] is None
    assert gudang.kegiatan().hasil.loc["A1", "kebutuhan"] == KEBUTUHAN


@pytest.mark.parametrize(("peraturan", "orang"), [("kemenag-jfu", KEBUTUHAN), ("permenpanrb-1-2020", 0)])
def test_formulir_menghitung_selagi_diisi_dan_menerimanya(tmp_path: Path, peraturan: str, orang: float):
    gudang = _gudang(tmp_path, peraturan)
    lembar = replace(gudang.lembar("A1"), ikhtisar_jabatan="Mengurus surat", responden="R", atasan="A")
    penilaian = penilai_lembar(gudang.kegiatan(), lembar).nilai(isian_dari_lembar(lembar), "ajukan")
    assert penilaian.hasil.kebutuhan == pytest.approx(orang)
    kurang = {t.kolom for t in penilaian.temuan if t.aturan == "wajib_jawab"}
    assert ("norma_waktu" in kurang) == (peraturan != "kemenag-jfu")


def test_buku_kerja_sendiri_menghitung_dan_kembali(tmp_path: Path):
    gudang = _gudang(tmp_path, "kemenag-jfu")
    (berkas,) = ekspor_sumber(gudang.alamat, tmp_path / "keluar")
    buku = openpyxl.load_workbook(berkas)
    lembar = buku["A1"]
    assert lembar[SEL["norma_waktu"]].value is None
    menit = alamat(LETAK.baris_tugas, LETAK.kolom_menit)
    rumus = lembar[menit].value
    bawah, atas, norma = (f"${SEL[n]}" for n in ("norma_min", "norma_maks", "norma_waktu"))
    assert f"IF(COUNT({norma})=0,IF(COUNT({bawah},{atas})=2,({bawah}+{atas})/2" in rumus
    assert openpyxl.load_workbook(berkas, data_only=True)["A1"][menit].value == 10 * 235 * 30
    lembar[SEL["norma_maks"]] = 60
    buku.save(berkas)
    impor([berkas], gudang, "uji")
    # rumus: (20 + 60) ÷ 2 = 40 menit
    assert gudang.kegiatan().hasil.loc["A1", "kebutuhan"] == 10 * 235 * 40 / 79_320


def test_rumus_di_bawah_aturan_lain_tidak_berubah():
    assert "norma" not in rumus_menit(LETAK, LETAK.baris_tugas, "tugas_per_tugas", None).lower()
    bawah = "$" + SEL["norma_min"]
    assert bawah not in rumus_menit(LETAK, LETAK.baris_tugas, "tugas_per_tugas", None)


def test_rumus_angka_kredit_tanpa_konstanta_tidak_berangka(tmp_path: Path):
    k = _kegiatan("permenpanrb-1-2020", norma_waktu=30)
    assert k.aturan.konstanta_kredit.get("ahli_muda") is None
    assert "/0*60" in rumus_menit(LETAK, LETAK.baris_tugas, "angka_kredit", None)


TABEL = {
    "unit": [["kode_unit", "nama_unit", "kode_induk"], ["U", "Biro Umum", None]],
    "jabatan": [
        ["kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan", "bezetting"],
        ["A1", "U", "Pengelola Surat", "pelaksana", 1],
    ],
    "uraian_tugas": [
        ["kode_jabatan", "nomor", "uraian_tugas", "hasil_kerja", "volume", "periode", *NORMA],
        ["A1", "1", "Mencatat surat", "surat", 10, "hari", None, "menit", 20, 40],
    ],
}
SETEMPAT = [
    ["nama", "nilai"],
    ["tahun", 2026],
    ["peraturan", "setempat"],
    ["waktu_kerja_setempat.dasar", "Perbup Contoh 9/2025 (fiktif)"],
    ["waktu_kerja_setempat.sumber", "Pasal 4"],
    ["waktu_kerja_setempat.alasan", "hari kerja lain"],
    ["waktu_kerja_setempat.menit_per_tahun", 73500],
    ["waktu_kerja_setempat.hari_per_tahun", 245],
]


def _buku(tujuan: Path, pengaturan: list[list]) -> Path:
    buku = openpyxl.Workbook()
    buku.remove(buku.active)
    for nama, baris in {**TABEL, "kegiatan": pengaturan}.items():
        lembar = buku.create_sheet(nama)
        for satu in baris:
            lembar.append(satu)
    buku.save(tujuan)
    return tujuan


def test_buku_tiga_tabel_memuat_waktu_kerja_setempat(tmp_path: Path):
    k = abk.open(_buku(tmp_path / "a.xlsx", SETEMPAT))
    assert k.aturan.singkatan == "waktu kerja setempat, Perbup Contoh 9/2025 (fiktif)"
    assert k.aturan.waktu_kerja_efektif_menit == 73_500


def test_buku_tiga_tabel_menghitung_dari_rentang(tmp_path: Path):
    k = abk.open(_buku(tmp_path / "a.xlsx", [["nama", "nilai"], ["peraturan", "kemenag-jfu"]]))
    assert k.hasil.loc["A1", "kebutuhan"] == KEBUTUHAN


def test_berkas_pengaturan_baru_terbaca_kembali():
    """The file that ``abk mulai`` writes says how each table is filled, and can be read as it stands."""
    atur = Pengaturan(tahun=2026)
    teks = teks_pengaturan(atur)
    assert "# [waktu_kerja_setempat]" in teks
    assert "# [konstanta_angka_kredit]" in teks
    assert _pengaturan(teks.encode()) == atur
    isi = {"dasar": "Perbup (fiktif)", "sumber": "Pasal 4", "alasan": "sebab"}
    isi |= {"menit_per_tahun": 73_500, "hari_per_tahun": 245}
    setempat = Pengaturan.model_validate({"peraturan": "setempat", "waktu_kerja_setempat": isi})
    assert _pengaturan(teks_pengaturan(setempat).encode()) == setempat
