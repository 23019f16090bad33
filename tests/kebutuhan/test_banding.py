"""Guards abk.kebutuhan.banding: what the choices cost."""

from datetime import date

import pandas as pd
import pytest

import abk
from abk.kebutuhan import banding_pembulatan, hasil_rezim, jumlah_rezim
from abk.peraturan import aturan
from abk.tables import validate_semua

JKE = 75_000
ORANG = [0.2, 1.0, 1.45, 1.55, 1.4499, 1.5501, 2.5, 3.0]


@pytest.fixture(scope="module")
def data(pos, tugas):
    jabatan = pos(*({"jenis_jabatan": "pengawas" if n == 0 else "pelaksana"} for n in range(len(ORANG))))
    baris = [{"kode_jabatan": f"J{n}", "norma_waktu": round(k * JKE, 4)} for n, k in enumerate(ORANG, 1)]
    return tugas(*baris), jabatan


def test_banding_pembulatan(data):
    hasil = abk.kebutuhan_pegawai(*data)
    banding = banding_pembulatan(hasil, data[1])
    assert banding["terdekat"].tolist() == [1, 1, 1, 2, 1, 2, 3, 3]
    assert banding["ke_atas"].tolist() == [1, 1, 2, 2, 2, 2, 3, 3]
    assert banding["ke_bawah"].tolist() == [1, 1, 1, 1, 1, 1, 2, 3]
    assert banding["berbeda"].tolist() == [False, False, True, True, True, True, True, False]
    # Within 0.05 of a half, both ends counted.
    assert banding["peka"].tolist() == [False, False, True, True, False, False, True, False]
    for cara in ("terdekat", "ke_atas", "ke_bawah"):
        sendiri = abk.kebutuhan_pegawai(*data, pembulatan=cara)["kebutuhan_bulat"]
        pd.testing.assert_series_equal(banding[cara], sendiri, check_names=False)


def test_banding_pembulatan_tanpa_minimum(data):
    hasil = abk.kebutuhan_pegawai(*data, minimum_satu=False)
    satu = banding_pembulatan(hasil, data[1], minimum_satu=False).loc["J1"]
    assert (satu["terdekat"], satu["ke_atas"], satu["ke_bawah"]) == (0, 1, 0)


def test_banding_peraturan(data):
    """Each row is what ``kebutuhan_pegawai`` gives under that regime, summed."""
    beban, jabatan = data
    periksa = validate_semua({"jabatan": jabatan, "uraian_tugas": beban})
    lama = date(2019, 12, 31)
    rezim = {
        "permenpanrb-1-2020": aturan(),
        "perka-bkn-19-2011": aturan("perka-bkn-19-2011"),
        "kepmenpan-75-2004": aturan("kepmenpan-75-2004", lama),
    }
    milik = hasil_rezim(periksa.tabel["uraian_tugas"], periksa.tabel["jabatan"], rezim)
    banding = jumlah_rezim(milik, periksa.tabel["jabatan"]["kode_jabatan"])
    assert list(banding.index) == list(rezim)
    for nama, a in rezim.items():
        hasil = abk.kebutuhan_pegawai(beban, jabatan, a)
        satu = banding.loc[nama]
        assert satu["waktu_kerja_efektif_menit"] == a.waktu_kerja_efektif_menit
        assert satu["kebutuhan"] == pytest.approx(hasil["kebutuhan"].sum(), abs=1e-9)
        for kolom in ("kebutuhan_bulat", "bezetting", "selisih"):
            assert satu[kolom] == hasil[kolom].sum()
    # The same minutes need more people where the year is shorter.
    assert banding.loc["perka-bkn-19-2011", "kebutuhan"] > banding.loc["permenpanrb-1-2020", "kebutuhan"]
