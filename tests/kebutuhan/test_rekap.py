"""Guards abk.kebutuhan.rekap: roll-up over the tree of units, and the job map."""

import pandas as pd
import pytest

import abk
from abk.kebutuhan import peta_jabatan, rekap_unit
from abk.peraturan import aturan
from abk.tables import validate_semua

JKE = 75_000
# A over B and C, C over D; E stands alone. Need and bezetting per post: [orang]
POHON = [("A", ""), ("B", "A"), ("C", "A"), ("D", "C"), ("E", "")]
POS = [("A", 1, 1), ("B", 4, 1), ("B", 1, 3), ("D", 2, 0), ("D", 2.5, 2), ("E", 1, 2)]


@pytest.fixture(scope="module")
def unit() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kode_unit": [k for k, _ in POHON],
            "nama_unit": [f"Unit {k}" for k, _ in POHON],
            "kode_induk": [i for _, i in POHON],
        }
    )


@pytest.fixture(scope="module")
def data(pos, tugas):
    jabatan = pos(*({"kode_unit": u, "bezetting": b} for u, _, b in POS))
    beban = tugas(*({"kode_jabatan": f"J{n}", "norma_waktu": k * JKE} for n, (_, k, _) in enumerate(POS, 1)))
    return beban, jabatan


@pytest.fixture(scope="module")
def rekap(unit, data):
    return abk.efektivitas_unit(*data, unit)


def test_urutan_pohon_dan_tingkat(rekap):
    assert list(rekap.index) == ["A", "B", "C", "D", "E"]
    assert list(rekap["tingkat"]) == [0, 1, 1, 2, 0]
    assert rekap.loc["D", "nama_unit"] == "Unit D"
    assert rekap.loc["D", "kode_induk"] == "C"


def test_tiap_angka_mencakup_unit_dan_bawahannya(rekap):
    """By hand (rumus): A holds 5 posts, B 2, C 2 (both of D), D 2, E 1."""
    assert list(rekap["jumlah_jabatan"]) == [5, 2, 2, 2, 1]
    assert list(rekap["kebutuhan"]) == [10.5, 5, 4.5, 4.5, 1]
    assert list(rekap["kebutuhan_bulat"]) == [11, 5, 5, 5, 1]  # 2,5 → 3, half up, once per post
    assert list(rekap["beban_kerja_menit"]) == [k * JKE for k in (10.5, 5, 4.5, 4.5, 1)]
    assert list(rekap["bezetting"]) == [7, 4, 2, 2, 2]


def test_milik_sendiri(rekap):
    assert list(rekap["jumlah_jabatan_sendiri"]) == [1, 2, 0, 2, 1]
    assert list(rekap["kebutuhan_bulat_sendiri"]) == [1, 5, 0, 5, 1]
    assert list(rekap["bezetting_sendiri"]) == [1, 4, 0, 2, 2]
    akar = rekap["tingkat"] == 0
    for kolom in ("jumlah_jabatan", "kebutuhan_bulat", "bezetting"):
        assert rekap.loc[akar, kolom].sum() == rekap[f"{kolom}_sendiri"].sum()


def test_kekurangan_dan_kelebihan_dua_jumlah(rekap):
    """B is short of 3 and over by 2: both are said, and the net beside them."""
    assert list(rekap["kekurangan"]) == [6, 3, 3, 3, 0]
    assert list(rekap["kelebihan"]) == [2, 2, 0, 0, 1]
    assert list(rekap["selisih"]) == [-4, -1, -3, -3, 1]
    assert (rekap["selisih"] == rekap["kelebihan"] - rekap["kekurangan"]).all()
    assert (rekap["selisih"] == rekap["bezetting"] - rekap["kebutuhan_bulat"]).all()


def test_eu_adalah_beban_semua_dibagi_waktu_semua(rekap):
    """A: 10.5 persons of work over 7 people = 1.5, not the mean of its posts' EJ."""
    assert list(rekap["efektivitas_unit"]) == [1.5, 1.25, 2.25, 2.25, 0.5]
    assert list(rekap["prestasi_unit"]) == ["A", "A", "A", "A", "D"]


def test_urutan_masukan_tidak_mengubah_rekap(unit, data, rekap):
    beban, jabatan = data
    lain = abk.efektivitas_unit(beban.iloc[::-1], jabatan.iloc[::-1], unit.iloc[::-1])
    kolom = [k for k in rekap.columns if k != "eselon"]
    pd.testing.assert_frame_equal(lain.loc[rekap.index, kolom], rekap[kolom])
    assert lain["kebutuhan_bulat"].to_dict() == {"A": 11, "B": 5, "C": 5, "D": 5, "E": 1}  # rumus, as above


def test_unit_tanpa_pegawai_tidak_bernilai(unit, pos, tugas):
    hasil = abk.efektivitas_unit(
        tugas({"norma_waktu": 3 * JKE}), pos({"kode_unit": "B", "bezetting": 0}), unit
    )
    assert hasil["prestasi_unit"].tolist() == ["–"] * 5
    assert hasil["efektivitas_unit"].isna().all()
    assert hasil.loc["A", "kekurangan"] == 3


def test_bezetting_tak_diketahui_tidak_menjadi_kekurangan(unit, pos, tugas):
    """The post counts in the need and is *belum lengkap*; no gap is made up for it."""
    jabatan = pos({"kode_unit": "B", "bezetting": "dua"}, {"kode_unit": "B", "bezetting": 3})
    beban = tugas({"norma_waktu": 4 * JKE}, {"kode_jabatan": "J2", "norma_waktu": JKE})
    hasil = abk.kebutuhan_pegawai(beban, jabatan)
    assert hasil.loc["J1", "belum_lengkap"]
    assert pd.isna(hasil.loc["J1", "selisih"])
    assert hasil.loc["J1", "prestasi_jabatan"] == "–"
    b = abk.efektivitas_unit(beban, jabatan, unit).loc["B"]
    assert (b["kebutuhan_bulat"], b["bezetting"], b["belum_lengkap"]) == (5, 3, 1)
    assert (b["kekurangan"], b["kelebihan"], b["selisih"]) == (0, 2, 2)


def test_tanpa_tabel_unit_tiap_unit_sendiri(data):
    hasil = abk.efektivitas_unit(*data)
    assert sorted(hasil.index) == ["A", "B", "D", "E"]
    assert hasil.loc["A", "jumlah_jabatan"] == 1


def test_rekap_dari_angka_pecahan_dan_dari_hasil_sama(unit, data, rekap):
    """Without the exact loads ``rekap_unit`` takes those in ``hasil``; on plain figures they agree."""
    beban, jabatan = data
    periksa = validate_semua({"unit": unit, "jabatan": jabatan, "uraian_tugas": beban})
    hasil = abk.kebutuhan_pegawai(beban, jabatan)
    lain = rekap_unit(periksa.tabel["unit"], periksa.tabel["jabatan"], hasil, aturan("permenpanrb-1-2020"))
    pd.testing.assert_frame_equal(lain, rekap)
    assert lain["beban_kerja_menit"].tolist() == [n * JKE for n in (10.5, 5, 4.5, 4.5, 1)]  # rumus
    assert lain["kekurangan"].tolist() == [6, 3, 3, 3, 0]  # rumus


def test_pohon_dalam_tidak_menghabiskan_tumpukan(pos, tugas):
    """A chain of 1,500 units: neither recursion nor a lost level."""
    n = 1500
    kode = [f"U{i}" for i in range(n)]
    unit = pd.DataFrame({"kode_unit": kode, "nama_unit": kode, "kode_induk": ["", *kode[:-1]]})
    hasil = abk.efektivitas_unit(tugas({"norma_waktu": JKE}), pos({"kode_unit": kode[-1]}), unit)
    assert hasil["tingkat"].iloc[-1] == n - 1
    assert (hasil["kebutuhan_bulat"] == 1).all()


def test_peta_jabatan(unit, data):
    beban, jabatan = data
    periksa = validate_semua({"unit": unit, "jabatan": jabatan, "uraian_tugas": beban})
    hasil = abk.kebutuhan_pegawai(beban, jabatan)
    peta = peta_jabatan(periksa.tabel["unit"], periksa.tabel["jabatan"], hasil)
    assert list(peta["kode"]) == ["A", "J1", "B", "J2", "J3", "C", "D", "J4", "J5", "E", "J6"]
    assert list(peta["tingkat"]) == [0, 1, 1, 2, 2, 1, 2, 3, 3, 0, 1]
    pos_ = peta[peta["jenis_baris"] == "jabatan"].set_index("kode")
    for kolom in ("bezetting", "kebutuhan_bulat", "selisih"):
        assert pos_[kolom].tolist() == hasil[kolom].tolist()
    satuan = peta[peta["jenis_baris"] == "unit"]
    assert satuan[["bezetting", "kebutuhan_bulat", "selisih"]].isna().all(axis=None)
    assert not peta["belum_lengkap"].any()


def test_tabel_kosong_memberi_hasil_kosong(pos, tugas, unit):
    """Headers without rows: nothing to count, and no crash."""
    jabatan, beban = pos().iloc[:0], tugas().iloc[:0]
    assert abk.kebutuhan_pegawai(beban, jabatan).empty
    assert abk.beban_kerja(beban).empty
    rekap = abk.efektivitas_unit(beban, jabatan, unit)
    assert rekap["jumlah_jabatan"].sum() == 0
    assert (rekap["prestasi_unit"] == "–").all()


def test_eu_tidak_dihitung_selama_bezetting_satu_jabatan_tidak_diketahui(unit, data):
    """The load of all over the people of some would be too much: 5 over 1 of B alone is no A."""
    beban, jabatan = data
    utuh = abk.efektivitas_unit(beban, jabatan, unit)
    satu = jabatan.assign(bezetting=[*jabatan["bezetting"][:2], None, *jabatan["bezetting"][3:]])
    rekap = abk.efektivitas_unit(beban, satu, unit)
    hilang = rekap["efektivitas_unit"].isna()
    assert list(rekap.index[hilang]) == ["A", "B"]  # the unit of the post and those above it
    assert set(rekap.loc[hilang, "prestasi_unit"]) == {"–"}
    assert list(rekap.loc[~hilang, "efektivitas_unit"]) == list(utuh.loc[~hilang, "efektivitas_unit"])
    assert list(rekap["kebutuhan_bulat"]) == list(utuh["kebutuhan_bulat"])
