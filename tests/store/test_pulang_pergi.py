"""Guards abk.store.masuk, abk.store.keluar: a folder into a store and out again is the same kegiatan;
drafts stay as incomplete as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import abk
from abk.errors import DataError, ParameterError
from abk.kegiatan import Kegiatan
from abk.store import Gudang, GudangError, Lembar, StatusError, buka
from abk.store import open as buka_sumber

pytestmark = pytest.mark.xdist_group("store")

TABEL = ("unit", "jabatan", "uraian_tugas")
RUSAK = """kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu
01.02-1,01.10,Kode tetap teks,Dokumen,1.250,tahun,5,jam
01.02-1,2,Angka yang tidak terbaca,Dokumen,dua belas,tahun,5,jam

01.02-1,3,Volume kosong,,,tahun,5,jam
01.02-1,4,,Tanpa uraian,3,tahun,5,jam
01.02.1-1,1,Negatif,Dokumen,-3,minggu,120,menit
01.02.1-1,2,Periode asing,Dokumen,3,caturwulan,120,menit
01.02.1-1,3,Jumlah,,3,minggu,120,menit
"""


def pokok(k: Kegiatan) -> set[tuple[object, ...]]:
    return {(t.tingkat, t.aturan, t.tabel, t.kolom, t.nilai, t.pesan, t.kode_jabatan) for t in k.temuan}


def periksa_sama(dari: Kegiatan, ke: Kegiatan) -> None:
    for nama in TABEL:
        a, b = getattr(dari, nama), getattr(ke, nama)
        pd.testing.assert_frame_equal(
            a.reset_index(drop=True), b.reset_index(drop=True), check_index_type=False
        )
    pd.testing.assert_frame_equal(dari.hasil, ke.hasil)
    pd.testing.assert_frame_equal(dari.rekap, ke.rekap)
    assert dari.pengaturan == ke.pengaturan


def test_contoh(alamat: str):
    k = abk.open("contoh")
    assert (len(k.unit), len(k.jabatan), len(k.uraian_tugas)) == (76, 312, 2333)  # regresi
    g = buka(alamat, buat=True)
    g.impor_kegiatan(k, "Ortala")
    periksa_sama(k, g.kegiatan())
    assert pokok(g.kegiatan()) == pokok(k)


def test_kecil_dengan_kode_berangka(gudang: Gudang, folder_kecil: Path):
    k = abk.open(folder_kecil)
    periksa_sama(k, gudang.kegiatan())
    assert list(gudang.kegiatan().unit["kode_unit"]) == ["01", "01.02", "01.02.1", "01.03"]


def test_baris_rusak_tetap_seperti_tertulis(alamat: str, folder_kecil: Path):
    (folder_kecil / "uraian_tugas.csv").write_text(RUSAK, encoding="utf-8")
    jabatan = (folder_kecil / "jabatan.csv").read_text(encoding="utf-8")
    jabatan = jabatan.replace("14,1,\n01.02.1", "empat,1.5,\n01.02.1")
    (folder_kecil / "jabatan.csv").write_text(jabatan, encoding="utf-8")
    k = abk.open(folder_kecil)
    g = buka(alamat, buat=True)
    g.impor_kegiatan(k, "Ortala")
    periksa_sama(k, g.kegiatan())
    assert pokok(k) == pokok(g.kegiatan())
    lembar = g.lembar("01.02-1")
    assert [b["volume"] for b in lembar.uraian_tugas] == ["1.250", "dua belas", None, 3]
    assert lembar.uraian_tugas[0]["nomor"] == "01.10"
    assert lembar.bezetting == "1.5"


def test_teks_panjang_tidak_menjadi_angka(alamat: str, folder_kecil: Path):
    """A finding shows the first 80 signs of a cell; cut there, this one would read as a number."""
    (folder_kecil / "uraian_tugas.csv").write_text(
        RUSAK.replace("dua belas", "0" * 79 + "7x"), encoding="utf-8"
    )
    k = abk.open(folder_kecil)
    g = buka(alamat, buat=True)
    g.impor_kegiatan(k, "Ortala")
    periksa_sama(k, g.kegiatan())


def test_impor_dua_kali_tidak_mengubah_apa_pun(gudang: Gudang, folder_kecil: Path):
    riwayat = gudang.riwayat()
    assert set(gudang.impor_kegiatan(abk.open(folder_kecil), "Ortala").values()) == {0}
    assert len(gudang.riwayat()) == len(riwayat)


def test_impor_yang_berubah_menjadi_versi_baru(gudang: Gudang, folder_kecil: Path):
    kini = gudang.lembar("01.02-1")
    tugas = tuple({**b, "peralatan": "Komputer"} for b in kini.uraian_tugas)
    isian = kini.dengan(ikhtisar_jabatan="Ikhtisar", responden="Analis", uraian_tugas=tugas)
    gudang.simpan_draf(isian, versi_dasar=1, oleh="Analis")
    berkas = folder_kecil / "uraian_tugas.csv"
    berkas.write_text(
        berkas.read_text(encoding="utf-8").replace("Dokumen,2,tahun", "Dokumen,9,tahun"), encoding="utf-8"
    )
    k = abk.open(folder_kecil)
    assert gudang.impor_kegiatan(k, "Ortala") == {"pengaturan": 0, "unit": 0, "jabatan": 0, "lembar": 1}
    baru = gudang.lembar("01.02-1")
    assert baru.versi == 3
    assert baru.uraian_tugas[0]["volume"] == 9
    # what a folder cannot say is not lost
    assert (baru.ikhtisar_jabatan, baru.responden) == ("Ikhtisar", "Analis")
    assert [b["peralatan"] for b in baru.uraian_tugas] == ["Komputer", "Komputer"]
    periksa_sama(k, gudang.kegiatan())


def test_impor_tidak_mengubah_yang_diajukan(gudang: Gudang, folder_kecil: Path):
    gudang.ajukan("01.02-1", 1, "Kepala")
    tugas = (folder_kecil / "uraian_tugas.csv").read_text(encoding="utf-8")
    (folder_kecil / "uraian_tugas.csv").write_text(
        tugas.replace(",2,tahun", ",9,tahun").replace("3,minggu", "4,minggu")
    )
    with pytest.raises(StatusError, match=r"01\.02-1"):
        gudang.impor_kegiatan(abk.open(folder_kecil), "Ortala")
    assert gudang.lembar("01.02.1-1").versi == 1  # all or nothing


def test_draf_yang_belum_lengkap(gudang: Gudang):
    lengkap = {"periode": "hari", "norma_waktu": 1, "satuan_waktu": "jam"}
    baris = (
        {"nomor": "1", "uraian_tugas": "Baru sebagian"},
        {},
        {"uraian_tugas": "Tanpa nomor", "volume": 1, **lengkap},
        {"nomor": "1", "uraian_tugas": "Nomor terulang", "volume": 2},
        {"nomor": "2", "uraian_tugas": "Lengkap", "volume": 2, **lengkap},
    )
    draf = Lembar("01.02.1-1", uraian_tugas=baris)
    gudang.simpan_draf(draf, versi_dasar=1, oleh="Analis")
    assert gudang.lembar("01.02.1-1").uraian_tugas == draf.uraian_tugas
    k = gudang.kegiatan()
    milik = k.uraian_tugas.query("kode_jabatan == '01.02.1-1'")
    assert milik["volume"].isna().tolist() == [True, False, False, False]
    assert milik["norma_waktu"].isna().tolist() == [True, False, True, False]
    assert k.jabatan.set_index("kode_jabatan")["bezetting"].isna()["01.02.1-1"]
    hasil = k.hasil.loc["01.02.1-1"]
    assert hasil["belum_lengkap"]
    assert hasil["beban_kerja_menit"] == 2 * 235 * 60  # rumus: only the complete row, 235 days a year
    aturan = {(t.aturan, t.berkas) for t in k.temuan if t.tingkat == "cacat" and t.tabel == "uraian_tugas"}
    assert ("nomor_terisi", "lembar 01.02.1-1 nomor (3)") in aturan
    assert ("nomor_tunggal", "lembar 01.02.1-1 nomor 1 (4)") in aturan
    assert not k.hasil.loc["01.02-1", "belum_lengkap"]


def test_data_pribadi_tidak_keluar(gudang: Gudang):
    kini = gudang.lembar("01.02-1")
    gudang.simpan_draf(kini.dengan(responden="Nama Seseorang"), versi_dasar=1, oleh="Analis")
    k = gudang.kegiatan()
    isi = "".join(getattr(k, nama).to_csv() for nama in TABEL) + str(k.temuan)
    assert "Nama Seseorang" not in isi


def test_unit_dan_jabatan_dicatat(gudang: Gudang):
    assert gudang.simpan_unit(
        oleh="Ortala", alasan="perubahan nama", kode_unit="01.03", nama_unit="Biro Umum dan SDM"
    )
    assert not gudang.simpan_unit(oleh="Ortala", kode_unit="01.03", nama_unit="Biro Umum dan SDM")
    unit = gudang.kegiatan().unit.set_index("kode_unit")
    assert unit.loc["01.03"].tolist() == ["Biro Umum dan SDM", "01", "II.a"]
    satu = gudang.riwayat().iloc[-1]
    assert (satu["apa"], satu["kode_unit"], satu["alasan"]) == ("unit", "01.03", "perubahan nama")
    assert (satu["lama"], satu["baru"]) == ({"nama_unit": "Biro Umum"}, {"nama_unit": "Biro Umum dan SDM"})


def test_lingkaran_dan_rujukan_hampa_ditolak(gudang: Gudang):
    with pytest.raises(DataError, match="lingkar"):
        gudang.simpan_unit(oleh="Ortala", kode_unit="01", kode_induk="01.02.1")
    with pytest.raises(DataError, match=r"tampak sama dengan '01\.02'"):
        gudang.simpan_unit(oleh="Ortala", kode_unit="01.02\u200b", nama_unit="Biro", kode_induk="01")
    with pytest.raises(GudangError, match="dirujuk tidak ada"):
        gudang.simpan_unit(oleh="Ortala", kode_unit="01.05", nama_unit="Biro", kode_induk="99")
    with pytest.raises(ParameterError, match="nama_uni"):
        gudang.simpan_unit(oleh="Ortala", kode_unit="01.05", nama_uni="Biro")
    assert len(gudang.kegiatan().unit) == 4


def test_pengaturan_berversi(gudang: Gudang):
    lama = gudang.kegiatan().pengaturan
    assert not gudang.simpan_pengaturan(lama, oleh="Ortala")
    assert gudang.simpan_pengaturan(lama.dengan(pembulatan="ke_atas"), oleh="Ortala")
    assert gudang.kegiatan().pengaturan == lama.dengan(pembulatan="ke_atas")
    satu = gudang.riwayat().iloc[-1]
    assert (satu["versi"], satu["lama"], satu["baru"]) == (
        2,
        {"pembulatan": "terdekat"},
        {"pembulatan": "ke_atas"},
    )


def test_open_memilih_menurut_sumber(alamat_sqlite: str, isi: Callable[[str], Gudang], folder_kecil: Path):
    isi(alamat_sqlite)
    dari_folder = buka_sumber(folder_kecil)
    # 01.02-1: 2 × 300 + 12,5 × 12 × 90; 01.02.1-1: 3 × 52 × 120; 01.03-1: 4 × 300 (rumus)
    assert dari_folder.hasil["beban_kerja_menit"].tolist() == [14_100, 18_720, 1_200]
    periksa_sama(dari_folder, buka_sumber(alamat_sqlite))


def test_gudang_kosong(alamat: str):
    k = buka(alamat, buat=True).kegiatan()
    assert [len(getattr(k, n)) for n in TABEL] == [0, 0, 0]
