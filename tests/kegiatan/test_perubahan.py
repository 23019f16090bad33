"""Guards abk.kegiatan.perubahan, abk.kegiatan.ubahan, abk.hasil.beda: decided changes: applied as a whole
or refused with every fault; and what they do, told cell by cell.
"""

from __future__ import annotations

import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import abk
from abk.hasil import beda, efek
from abk.kegiatan import Perubahan, baca_rekaman, baris_kini, nilai_kini, rekam, terapkan
from tests.kampanye import beranggaran, contoh

from .conftest import JABATAN, TUGAS
from .test_rekaman import sama

BARU = '{"uraian_tugas":"Menata arsip","hasil_kerja":"berkas","volume":4,"periode":"bulan","norma_waktu":60,"satuan_waktu":"menit"}'  # noqa: E501


def ubah(kode: str, nomor: str, kolom: str, lama: str, baru: str, alasan: str = "rapat") -> Perubahan:
    return Perubahan(kode, nomor, "ubah", kolom, lama, baru, alasan)


def tambah(kode: str, nomor: str, baru: str = BARU, alasan: str = "rapat") -> Perubahan:
    return Perubahan(kode, nomor, "tambah", "", "", baru, alasan)


def hapus(k: abk.Kegiatan, kode: str, nomor: str) -> Perubahan:
    return Perubahan(kode, nomor, "hapus", "", baris_kini(k, kode, nomor), "", "rapat")


def ditolak(k: abk.Kegiatan, *perubahan: Perubahan) -> str:
    sebelum = rekam(k)
    with pytest.raises(abk.ParameterError) as galat:
        terapkan(k, perubahan)
    assert rekam(k) == sebelum
    assert galat.value.saran
    return galat.value.pesan


# ── what a change does ────────────────────────────────────────────────────────────────────────────────
def test_volume_dan_norma(kegiatan):
    """10 → 12 letters a day of 30 → 25 minutes, 235 days a year: 12 × 25 × 235 = 70.500 (rumus)."""
    baru = terapkan(
        kegiatan, [ubah("K1", "1", "volume", "10", "12"), ubah("K1", "1", "norma_waktu", "30", "25")]
    )
    assert kegiatan.hasil.loc["K1", "beban_kerja_menit"] == 10 * 30 * 235
    assert baru.hasil.loc["K1", "beban_kerja_menit"] == 12 * 25 * 235
    lain = ["007", "01.02", "K2"]
    pd.testing.assert_frame_equal(baru.hasil.loc[lain], kegiatan.hasil.loc[lain])
    assert (baru.asal, baru.pengaturan) == (kegiatan.asal, kegiatan.pengaturan)


def test_tanpa_perubahan_sama(kegiatan):
    assert terapkan(kegiatan, []) is kegiatan


def test_kegiatan_asal_tidak_berubah(kegiatan):
    sebelum = kegiatan.sidik
    terapkan(kegiatan, [ubah("K1", "1", "volume", "10", "12"), hapus(kegiatan, "K2", "2"), tambah("K1", "2")])
    assert kegiatan.sidik == sebelum


@pytest.mark.parametrize("lama", ["0.5", "0.50", ".5", "5e-1", " 0.5 ", "+0.5"])
def test_angka_dibandingkan_sebagai_angka(kegiatan, lama):
    baru = terapkan(kegiatan, [ubah("K2", "2", "norma_waktu", lama, "1")])
    assert nilai_kini(baru, "K2", "2", "norma_waktu") == "1"


@pytest.mark.parametrize(
    ("baru", "tertulis"), [("12.0", "12"), ("12.50", "12.5"), ("1.125", "1.125"), ("1e2", "100")]
)
def test_angka_baru_berbentuk_tunggal(kegiatan, baru, tertulis):
    k = terapkan(kegiatan, [ubah("K1", "1", "volume", "10.0", baru)])
    assert nilai_kini(k, "K1", "1", "volume") == tertulis
    assert rekam(k) == rekam(terapkan(kegiatan, [ubah("K1", "1", "volume", "10", tertulis)]))


def test_berurutan(kegiatan):
    """A later change sees what the earlier ones made."""
    satu, dua = ubah("K1", "1", "volume", "10", "12"), ubah("K1", "1", "volume", "12", "9")
    assert nilai_kini(terapkan(kegiatan, [satu, dua]), "K1", "1", "volume") == "9"
    assert rekam(terapkan(terapkan(kegiatan, [satu]), [dua])) == rekam(terapkan(kegiatan, [satu, dua]))
    assert "nilai lama '12'" in ditolak(kegiatan, dua, satu)


def test_sel_jabatan(kegiatan):
    baru = terapkan(
        kegiatan,
        [
            ubah("K2", "", "bezetting", "0", "3"),
            ubah("K2", "", "kelas_jabatan", "7", "8"),
            ubah("K2", "", "nama_jabatan", "Analis Keuangan", "Analis Keuangan Negara"),
        ],
    )
    assert baru.hasil.loc["K2", "selisih"] - kegiatan.hasil.loc["K2", "selisih"] == 3
    assert baru.jabatan.set_index("kode_jabatan").loc["K2", ["kelas_jabatan", "nama_jabatan"]].tolist() == [
        8,
        "Analis Keuangan Negara",
    ]


def test_teks_dan_sel_kosong(kegiatan):
    baru = terapkan(
        kegiatan,
        [
            ubah("K1", "1", "hasil_kerja", "surat", ""),
            ubah("K1", "1", "keterangan", "", "  lihat notula  "),
            ubah("K2", "1", "periode", "triwulan", "Bulan"),
        ],
    )
    assert [nilai_kini(baru, "K1", "1", k) for k in ("hasil_kerja", "keterangan")] == ["", "lihat notula"]
    assert baru.uraian_tugas["periode"].tolist()[3] == "bulan"
    balik = terapkan(baru, [ubah("K1", "1", "hasil_kerja", "", "surat")])
    assert nilai_kini(balik, "K1", "1", "hasil_kerja") == "surat"


def test_tambah_tugas(kegiatan):
    """4 × 12 × 60 = 2.880 minutes a year more (rumus)."""
    baru = terapkan(kegiatan, [tambah("K1", "2")])
    assert baru.hasil.loc["K1", "beban_kerja_menit"] - kegiatan.hasil.loc["K1", "beban_kerja_menit"] == 2880
    assert baru.uraian_tugas[["kode_jabatan", "nomor"]].apply(" ".join, axis=1).tolist() == [
        "007 1", "01.02 1", "K1 1", "K1 2", "K2 1", "K2 2",
    ]  # fmt: skip


def test_tugas_baru_menurut_nomor(kegiatan):
    baru = terapkan(kegiatan, [tambah("K2", n) for n in ("10", "3", "0")])
    k2 = baru.uraian_tugas.query("kode_jabatan == 'K2'")
    assert k2["nomor"].tolist() == ["0", "1", "2", "3", "10"]


def test_tambah_pada_jabatan_tanpa_tugas(tulis):
    k = abk.open(tulis({"jabatan.csv": JABATAN + "K3,SET.02,Baru,pelaksana,7,0\n"}))
    assert k.hasil.loc["K3", "belum_lengkap"]
    baru = terapkan(k, [tambah("K3", "1")])
    assert not baru.hasil.loc["K3", "belum_lengkap"]


def test_hapus_tugas(kegiatan):
    baru = terapkan(kegiatan, [hapus(kegiatan, "K2", "2")])
    assert baru.uraian_tugas.query("kode_jabatan == 'K2'")["nomor"].tolist() == ["1"]
    assert rekam(terapkan(baru, [tambah("K2", "2", baris_kini(kegiatan, "K2", "2"))])) == rekam(kegiatan)


def test_kunci_di_dalam_baris_boleh_disebut(kegiatan):
    isi = json.loads(BARU)
    lengkap = json.dumps({**isi, "kode_jabatan": "K1", "nomor": "2", "keterangan": None, "volume": "4.0"})
    assert rekam(terapkan(kegiatan, [tambah("K1", "2", lengkap)])) == rekam(
        terapkan(kegiatan, [tambah("K1", "2")])
    )


def test_memperbaiki_sel_yang_cacat(tulis):
    """What could not be read is named by its text, or by the gap that the tables show."""
    isi = TUGAS.replace("surat,10,hari", "surat,1.250,hari").replace("laporan,2,", "laporan,dua,")
    k = abk.open(tulis({"uraian_tugas.csv": isi}))
    for lama in ("1.250", ""):
        baru = terapkan(k, [ubah("K1", "1", "volume", lama, "1250")])
        assert baru.hasil["belum_lengkap"].tolist() == [False, False, False, True]
        assert [t.kode_jabatan for t in baru.temuan] == ["K2"]
    assert "nilai lama '1250'" in ditolak(k, ubah("K1", "1", "volume", "1250", "1250"))


@pytest.mark.parametrize(
    ("satu", "aturan"),
    [
        (ubah("K1", "1", "satuan_waktu", "menit", "hari"), "satuan_norma_panjang"),
        (ubah("K1", "1", "norma_min", "", "31"), "norma_dalam_rentang"),
    ],
)
def test_catatan_tentang_nilai_yang_sah_tidak_menghalangi(kegiatan, satu, aturan):
    baru = terapkan(kegiatan, [satu])
    assert [(t.tingkat, t.aturan) for t in baru.temuan] == [("catatan", aturan)]


def test_cacat_lain_tidak_menghalangi(tulis):
    """A fault that was there before is not the fault of a change."""
    k = abk.open(tulis({"uraian_tugas.csv": TUGAS.replace("laporan,2,", "laporan,dua,")}))
    baru = terapkan(k, [ubah("K2", "1", "norma_waktu", "40", "20"), ubah("K1", "1", "volume", "10", "12")])
    assert baru.hasil["belum_lengkap"].tolist() == [False, False, False, True]


def test_cacat_yang_hanya_diketahui_sumber(kegiatan):
    lebih = abk.Temuan("cacat", "nomor_tunggal", "p", "s", "uraian_tugas", "lembar", 6, "nomor", "2", "K2")
    k = abk.Kegiatan(
        kegiatan.pengaturan, abk.kegiatan.kegiatan.TabelTerperiksa(kegiatan.terperiksa.tabel, [lebih])
    )
    assert terapkan(k, [ubah("K2", "2", "volume", "3", "4")]).hasil.loc["K2", "belum_lengkap"]
    bersih = terapkan(k, [hapus(k, "K2", "2"), tambah("K2", "2", baris_kini(k, "K2", "2"))])
    assert not bersih.hasil["belum_lengkap"].any()


def test_cabang_lalu_ubah_sama_dengan_ubah_lalu_cabang(kegiatan):
    satu = ubah("K1", "1", "volume", "10", "12")
    assert rekam(terapkan(kegiatan.cabang("SET.01"), [satu])) == rekam(
        terapkan(kegiatan, [satu]).cabang("SET.01")
    )


def test_pada_contoh():
    """The example ministry with all its faults: one change touches one post."""
    k = abk.open("contoh")
    tugas = k.rincian.query("dihitung").iloc[100]
    kode, nomor = tugas["kode_jabatan"], tugas["nomor"]
    lama = nilai_kini(k, kode, nomor, "volume")
    baru = terapkan(k, [ubah(kode, nomor, "volume", lama, str(float(lama) + 1))])
    assert beda(k, baru)[["kode_jabatan", "nomor", "kolom", "lama"]].to_numpy().tolist() == [
        [kode, nomor, "volume", lama]
    ]
    hasil = efek(k, baru)
    berubah = hasil["beban_kerja_menit_lama"] != hasil["beban_kerja_menit_baru"]
    assert hasil.index[berubah].tolist() == [kode]
    assert len(baru.temuan) == len(k.temuan)


# ── what is refused ───────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("satu", "kata"),
    [
        (ubah("tiada", "1", "volume", "1", "2"), "jabatan 'tiada' tidak ada"),
        (ubah("tiada", "", "bezetting", "1", "2"), "jabatan 'tiada' tidak ada"),
        (ubah("K1", "9", "volume", "1", "2"), "tugas nomor '9' tidak ada"),
        (ubah("K1", "1", "gaji", "", "2"), "kolom 'gaji' tidak dikenal"),
        (ubah("K1", "1", "nomor", "1", "2"), "kolom 'nomor' tidak dikenal atau tidak dapat diubah"),
        (ubah("K1", "1", "kode_jabatan", "K1", "K2"), "kolom 'kode_jabatan'"),
        (ubah("K1", "1", "bezetting", "2", "3"), "kolom 'bezetting'"),
        (ubah("K1", "", "volume", "10", "3"), "kolom 'volume'"),
        (ubah("K1", "", "kode_unit", "SET.01.a", "SET"), "kolom 'kode_unit'"),
        (ubah("K1", "1", "volume", "11", "12"), "nilai lama '11' tidak sama dengan data ('10')"),
        (ubah("K1", "1", "volume", "", "12"), "nilai lama ''"),
        (ubah("K1", "1", "volume", "10,0", "12"), "nilai lama '10,0'"),
        (ubah("K1", "1", "norma_min", "1", "2"), "nilai lama '1' tidak sama dengan data ('')"),
        (ubah("K1", "1", "hasil_kerja", "Surat", "x"), "nilai lama 'Surat'"),
        (ubah("K1", "1", "volume", "10", "12", ""), "alasan kosong"),
        (ubah("K1", "1", "volume", "10", "12", " \n"), "alasan kosong"),
        (ubah("K1", "1", "volume", "10", "dua"), "'dua' bukan angka"),
        (ubah("K1", "1", "volume", "10", "12,5"), "'12,5' bukan angka dengan titik desimal"),
        (ubah("K1", "1", "volume", "10", "1.250"), "tulis 1250 atau 1.25"),
        (ubah("K1", "1", "volume", "10", "12.000"), "tulis 12000 atau 12"),
        (ubah("K1", "1", "volume", "10", "nan"), "bukan angka"),
        (ubah("K1", "1", "volume", "10", "1e999"), "bukan angka"),
        (ubah("K1", "1", "volume", "10", "-1"), "harus paling sedikit 0"),
        (ubah("K1", "1", "volume", "10", "2e9"), "melebihi"),
        (ubah("K1", "1", "volume", "10", "0"), "volume 0"),
        (ubah("K1", "1", "volume", "10", ""), "volume kosong"),
        (ubah("K1", "1", "norma_waktu", "30", "0"), "harus lebih dari 0"),
        (ubah("K1", "1", "satuan_waktu", "menit", "detik"), "'detik' tidak dikenal"),
        (ubah("K1", "1", "periode", "hari", ""), "periode kosong"),
        (ubah("K1", "1", "uraian_tugas", "Mencatat surat, semua", "Jumlah"), "baris jumlah"),
        (ubah("K1", "1", "uraian_tugas", "Mencatat surat, semua", ""), "uraian_tugas kosong"),
        (ubah("K1", "1", "norma_min", "", "0"), "norma_min"),
        (ubah("K1", "", "bezetting", "2", "1.5"), "bukan bilangan bulat"),
        (ubah("K1", "", "bezetting", "2", "-1"), "paling sedikit 0"),
        (ubah("K1", "", "kelas_jabatan", "5", "18"), "melebihi 17"),
        (ubah("K1", "", "jenis_jabatan", "pelaksana", "raja"), "'raja' tidak dikenal"),
        (ubah("K1", "", "pendekatan", "", "hasil_kerja"), "standar_kemampuan kosong"),
        (tambah("tiada", "1"), "jabatan 'tiada' tidak ada"),
        (tambah("K1", "1"), "nomor 1 sudah dipakai"),
        (tambah("K1", ""), "nomor tugas baru kosong"),
        (tambah("K1", " 2"), "diapit spasi"),
        (tambah("K1", "1.1"), "sama-sama dihitung"),
        (tambah("K1", "2", "x"), "bukan JSON"),
        (tambah("K1", "2", "[]"), "bukan JSON sebuah baris"),
        (tambah("K1", "2", '{"volume":1,"volume":2}'), "bukan JSON"),
        (tambah("K1", "2", "{}"), "uraian_tugas kosong"),
        (tambah("K1", "2", BARU.replace("volume", "vol")), "kolom 'vol' tidak dikenal"),
        (tambah("K1", "2", BARU.replace("4", "true")), "volume bukan teks atau angka"),
        (tambah("K1", "2", BARU.replace("{", '{"nomor":"3",', 1)), "nomor dalam isi tugas bukan '2'"),
        (tambah("K1", "2", BARU.replace("bulan", "dasawarsa")), "'dasawarsa' tidak dikenal"),
        (tambah("K1", "2", alasan=""), "alasan kosong"),
        (Perubahan("K1", "2", "tambah", "volume", "", BARU, "r"), "harus kosong"),
        (Perubahan("K1", "1", "hapus", "", "{}", "", "r"), "isi lama tidak sama dengan data pada kolom"),
        (Perubahan("K1", "1", "hapus", "", "", "", "r"), "isi tugas lama bukan JSON"),
        (Perubahan("K1", "9", "hapus", "", "{}", "", "r"), "tugas nomor '9' tidak ada"),
        (Perubahan("K1", "1", "ganti", "", "", "", "r"), "jenis 'ganti' tidak dikenal"),
    ],
)
def test_tidak_cocok(kegiatan, satu, kata):
    pesan = ditolak(kegiatan, satu)
    assert kata in pesan
    assert satu.kode_jabatan in pesan


def test_tugas_terakhir_tidak_dapat_dihapus(kegiatan):
    assert "tidak punya uraian tugas" in ditolak(kegiatan, hapus(kegiatan, "K1", "1"))
    baru = terapkan(kegiatan, [hapus(kegiatan, "K1", "1"), tambah("K1", "1")])
    assert nilai_kini(baru, "K1", "1", "hasil_kerja") == "berkas"


def test_semua_yang_tidak_cocok_sekaligus(kegiatan):
    pesan = ditolak(
        kegiatan,
        ubah("tiada", "1", "volume", "1", "2"),
        ubah("K1", "1", "volume", "10", "12"),
        ubah("K1", "1", "norma_waktu", "99", "dua", ""),
        tambah("K2", "1"),
    )
    assert [b.split(":")[0].strip() for b in pesan.splitlines()[1:]] == [
        "1. jabatan tiada nomor 1, volume",
        "3. jabatan K1 nomor 1, norma_waktu",
        "4. jabatan K2 nomor 1",
    ]
    assert all(k in pesan.splitlines()[2] for k in ("alasan kosong", "nilai lama '99'", "'dua' bukan angka"))


def test_nilai_yang_tidak_ada(kegiatan):
    for salah, kata in (
        (("tiada", "1", "volume"), "tiada"),
        (("K1", "9", "volume"), "9"),
        (("K1", "1", "gaji"), "gaji"),
        (("K1", "", "volume"), "volume"),
    ):
        with pytest.raises(abk.ParameterError, match=kata):
            nilai_kini(kegiatan, *salah)
    with pytest.raises(abk.ParameterError, match="9"):
        baris_kini(kegiatan, "K1", "9")


def test_sebagai_dict():
    satu = ubah("K1", "1", "volume", "10", "12")
    assert Perubahan.dari_dict(json.loads(json.dumps(satu.sebagai_dict()))) == satu
    kurang = "Perubahan tidak lengkap"
    for isi, kata in (
        ({}, kurang),
        ([], kurang),
        ({**satu.sebagai_dict(), "lain": ""}, kurang),
        ({**satu.sebagai_dict(), "baru": 12}, kurang),
        ({**satu.sebagai_dict(), "jenis": "ganti"}, "Jenis perubahan 'ganti' tidak dikenal"),
        ({k: v for k, v in satu.sebagai_dict().items() if k != "alasan"}, kurang),
    ):
        with pytest.raises(abk.ParameterError, match=kata):
            Perubahan.dari_dict(isi)


# ── side by side ──────────────────────────────────────────────────────────────────────────────────────
def test_beda(kegiatan):
    baru = terapkan(
        kegiatan,
        [
            ubah("K1", "1", "volume", "10", "12.5"),
            ubah("K2", "", "bezetting", "0", "3"),
            hapus(kegiatan, "K2", "2"),
            tambah("K1", "2"),
        ],
    )
    hasil = beda(kegiatan, baru)
    assert list(hasil.columns) == [
        "kode_unit", "kode_jabatan", "nama_jabatan", "nomor", "uraian_tugas",
        "kolom", "lama", "baru", "jenis",
    ]  # fmt: skip
    kunci = hasil[["kode_jabatan", "nomor", "kolom", "lama", "baru", "jenis"]].to_numpy().tolist()
    assert kunci[0] == ["K1", "1", "volume", "10", "12.5", "ubah"]
    assert [b[2] for b in kunci if b[5] == "tambah"] == list(json.loads(BARU))
    assert ["K2", "", "bezetting", "0", "3", "ubah"] in kunci
    assert ["K2", "2", "norma_waktu", "0.5", "", "hapus"] in kunci
    assert set(hasil.query("nomor == '2' and kode_jabatan == 'K2'")["uraian_tugas"]) == {"Memeriksa bukti"}
    assert hasil.iloc[0][["kode_unit", "nama_jabatan"]].tolist() == ["SET.01.a", "Pengadministrasi"]
    assert beda(kegiatan, kegiatan).empty
    terbalik = beda(baru, kegiatan)
    assert sorted(zip(terbalik["lama"], terbalik["baru"], strict=True)) == sorted(
        zip(hasil["baru"], hasil["lama"], strict=True)
    )


def test_efek(kegiatan):
    """K1: 10 → 20 letters doubles 70.500 minutes; 72.000 minutes a year a person (rumus)."""
    baru = terapkan(kegiatan, [ubah("K1", "1", "volume", "10", "20"), ubah("K1", "", "bezetting", "2", "1")])
    hasil = efek(kegiatan, baru)
    assert hasil.index.tolist() == ["007", "01.02", "K1", "K2"]
    wke = kegiatan.aturan.waktu_kerja_efektif_menit
    assert hasil.loc["K1"].tolist() == [70_500, 141_000, 70_500 / wke, 141_000 / wke, 1, 2, 1, -1]
    assert list(hasil.columns) == [
        "beban_kerja_menit_lama", "beban_kerja_menit_baru", "kebutuhan_lama", "kebutuhan_baru",
        "kebutuhan_bulat_lama", "kebutuhan_bulat_baru", "selisih_lama", "selisih_baru",
    ]  # fmt: skip
    sisa = hasil.drop("K1")
    for nama in ("beban_kerja_menit", "kebutuhan", "kebutuhan_bulat", "selisih"):
        assert sisa[f"{nama}_lama"].tolist() == sisa[f"{nama}_baru"].tolist()


def test_efek_jabatan_yang_hilang(kegiatan):
    hasil = efek(kegiatan, kegiatan.cabang("SET.02"))
    assert hasil.index.tolist() == ["K2", "007", "01.02", "K1"]
    assert hasil["kebutuhan_baru"].isna().tolist() == [False, True, True, True]


# ── several branches ──────────────────────────────────────────────────────────────────────────────────
def test_batasi(kegiatan):
    k = kegiatan.batasi(["SET.02", "SET.01"])
    assert k.unit["kode_unit"].tolist() == ["SET.01", "SET.01.a", "SET.02"]
    assert k.unit["kode_induk"].fillna("").tolist() == ["", "SET.01", ""]
    assert k.atasan == (("SET", "Sekretariat"),)
    pd.testing.assert_frame_equal(k.hasil, kegiatan.hasil.loc[["01.02", "K1", "K2"]])
    assert rekam(k) == rekam(kegiatan.batasi(["SET.01", "SET.02", "SET.01"]))
    assert kegiatan.batasi(["SET.01.a", "SET.02"]).atasan == (("SET", "Sekretariat"),)
    assert kegiatan.batasi(["SET.01.a"]).atasan == (("SET.01", "Biro Umum"), ("SET", "Sekretariat"))
    assert baca_rekaman(rekam(k)).rekap.equals(k.rekap)


def test_batasi_satu_adalah_cabang(kegiatan):
    for kode in kegiatan.unit["kode_unit"]:
        assert kegiatan.batasi([kode]).sidik == kegiatan.cabang(kode).sidik


def test_batasi_pada_contoh():
    k = abk.open("contoh")
    anak = k.unit.loc[k.unit["kode_induk"] == k.unit["kode_unit"].iloc[0], "kode_unit"].tolist()
    bagian = k.batasi(anak)
    pd.testing.assert_frame_equal(bagian.hasil, k.hasil.loc[bagian.hasil.index])
    sama(bagian, baca_rekaman(rekam(bagian)))
    assert sum(len(k.cabang(u).jabatan) for u in anak) == len(bagian.jabatan)


def test_batasi_yang_salah(kegiatan):
    for kode, kata in (
        ([], "tidak ada unit"),
        (["SET.01", "tiada", "lain"], "'tiada' tidak ada dalam kegiatan ini; unit 'lain'"),
        (["SET.01.a", "SET.01"], "unit SET.01.a sudah termasuk dalam unit SET.01"),
        (["SET.02", "SET"], "unit SET.02 sudah termasuk dalam unit SET"),
    ):
        with pytest.raises(abk.ParameterError) as galat:
            kegiatan.batasi(kode)
        assert kata in galat.value.pesan
        assert "SET.01" in galat.value.saran


# ── whatever is decided ───────────────────────────────────────────────────────────────────────────────
ANGKA = st.one_of(st.integers(1, 10**5).map(str), st.floats(1e-3, 1e5).map(repr))
SATU = st.tuples(
    st.sampled_from([("007", "1"), ("01.02", "1"), ("K1", "1"), ("K2", "1"), ("K2", "2")]), ANGKA
)


@settings(deadline=None, max_examples=contoh(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(semua=st.lists(st.tuples(SATU, st.sampled_from(["volume", "norma_waktu"])), max_size=6))
@beranggaran(lantai=15)
def test_perubahan_dan_kebalikannya(kegiatan, semua):
    """Changes and their opposites, backwards, give the same bytes; beda tells exactly what was changed."""
    k, jalan = kegiatan, []
    for ((kode, nomor), angka), kolom in semua:
        p = ubah(kode, nomor, kolom, nilai_kini(k, kode, nomor, kolom), angka)
        k = terapkan(k, [p])
        jalan.append(p)
        assert float(nilai_kini(k, kode, nomor, kolom)) == float(angka)
    assert rekam(terapkan(kegiatan, jalan)) == rekam(k)
    sel = {(p.kode_jabatan, p.nomor, p.kolom) for p in jalan}
    hasil = beda(kegiatan, k)
    assert {tuple(b) for b in hasil[["kode_jabatan", "nomor", "kolom"]].to_numpy()} <= sel
    balik = [ubah(p.kode_jabatan, p.nomor, p.kolom, p.baru, p.lama) for p in reversed(jalan)]
    assert rekam(terapkan(k, balik)) == rekam(kegiatan)


TEKS = st.text(max_size=8)


@settings(
    deadline=None, max_examples=contoh(120), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    kode=st.sampled_from(["K1", "K2", "tiada"]),
    nomor=st.sampled_from(["", "1", "2", "1.1", " "]),
    jenis=st.sampled_from(["ubah", "tambah", "hapus", "lain"]),
    kolom=st.sampled_from(["", "volume", "uraian_tugas", "bezetting", "pendekatan", "nomor"]),
    lama=st.one_of(TEKS, st.sampled_from(["", "10", "2", "0", "{}"])),
    baru=st.one_of(TEKS, st.sampled_from(["", "5", "-1", "{}", BARU, "[" * 10_000])),
    alasan=st.sampled_from(["rapat", "", " "]),
)
@beranggaran(lantai=30)
def test_apa_pun_isinya(kegiatan, kode, nomor, jenis, kolom, lama, baru, alasan):
    """Applied, or refused with a sentence: never a traceback, and never half."""
    sebelum = kegiatan.sidik
    try:
        hasil = terapkan(kegiatan, [Perubahan(kode, nomor, jenis, kolom, lama, baru, alasan)])
    except abk.ParameterError as salah:
        pesan = salah.pesan
    else:
        pesan = ""
        assert alasan.strip()
        assert not hasil.hasil["belum_lengkap"].any()
        sama(hasil, baca_rekaman(rekam(hasil)))
    assert pesan == "" or pesan.startswith("Perubahan tidak dapat diterapkan")
    assert kegiatan.sidik == sebelum
