"""Guards abk.analisis.tren: a change told in parts that add up exactly, each part by hand (rumus)."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import abk
from abk.analisis.skenario import skenario
from abk.analisis.tren import SEBAB, jumlah_tren, sebanding, tren
from abk.kegiatan import dengan_skenario

A = {"uraian_tugas": "Menyusun A", "volume": 1000, "norma_waktu": 75}
B = {"uraian_tugas": "Menyusun B", "volume": 500, "norma_waktu": 75}


def test_volume_norma_tugas_dan_jabatan(data):
    lama = data([[A, B], [A]])
    baru = data([[{**A, "volume": 1200, "norma_waktu": 90}, {**B, "uraian_tugas": "Menilai C"}], [A], [B]])
    hasil = tren(lama, baru)
    assert hasil.index.tolist() == ["J1", "J2", "J3"]
    satu = hasil.loc["J1"]
    # 200 × 82,5 / 75.000; 15 × 1100 / 75.000; B goes, C comes
    assert satu[list(SEBAB)].tolist() == [Fraction(22, 100), Fraction(22, 100), 0, 0, 0, 0]
    assert satu["perubahan"] == Fraction(44, 100)
    assert hasil.loc["J3", "jabatan"] == Fraction(1, 2)
    assert hasil.loc["J2", "perubahan"] == 0
    assert jumlah_tren(hasil).loc["", "perubahan"] == Fraction(94, 100)


def test_peraturan_dan_pendekatan_lain(data):
    alat = {"volume": 4, "standar_kemampuan": 2, "satuan_standar": "objek/orang", "norma_waktu": None}
    pos = [{}, {"pendekatan": "objek_kerja"}]
    lama = data([[A], [alat]], pos)
    baru = data([[A], [{**alat, "volume": 8}]], pos, peraturan="perka-bkn-19-2011")
    hasil = tren(lama, baru)
    assert hasil.loc["J1", "peraturan"] == Fraction(75, 72) - 1
    assert hasil.loc["J1", "perubahan"] == hasil.loc["J1", "peraturan"]
    dua = hasil.loc["J2"]
    assert dua["lain"] > 0
    assert sum(dua[list(SEBAB)]) == dua["perubahan"]


@pytest.mark.parametrize("benih", range(5))
def test_bagian_selalu_menjumlah_tepat(benih):
    acak = np.random.default_rng(benih)
    k = abk.open("contoh")
    biasa = k.jabatan["pendekatan"].fillna("tugas_per_tugas") == "tugas_per_tugas"
    jabatan = list(acak.choice(k.jabatan["kode_jabatan"][biasa], 40, replace=False))
    s = skenario(
        {
            "nama": "Acak",
            "ubah": [
                {"jenis": "volume", "faktor": float(acak.uniform(0.5, 2)), "jabatan": jabatan[:20]},
                {"jenis": "norma", "faktor": float(acak.uniform(0.5, 2)), "jabatan": jabatan[10:30]},
                {"jenis": "pindah_tugas", "jabatan": jabatan[30:35], "ke": jabatan[35]},
                {"jenis": "gabung_jabatan", "jabatan": [jabatan[36]], "ke": jabatan[37]},
                {
                    "jenis": "pengaturan",
                    "isi": {"peraturan": str(acak.choice(["perka-bkn-19-2011", "permenpanrb-1-2020"]))},
                },
            ],
        }
    )
    baru = dengan_skenario(k, s)
    hasil = tren(k, baru)
    assert (hasil[list(SEBAB)].sum(axis=1) == hasil["perubahan"]).all()
    jumlah = jumlah_tren(hasil).loc[""]
    assert sum(jumlah[list(SEBAB)]) == jumlah["kebutuhan_baru"] - jumlah["kebutuhan_lama"]
    assert float(jumlah["kebutuhan_baru"]) == pytest.approx(baru.hasil["kebutuhan"].sum(), abs=1e-6)
    assert float(jumlah["kebutuhan_lama"]) == pytest.approx(k.hasil["kebutuhan"].sum(), abs=1e-6)


def test_sebanding_hanya_sejenis():
    rekap = pd.DataFrame(
        {
            "nama_unit": ["Biro A", "Biro B", "Biro C", "Bagian D", "Bagian E"],
            "eselon": ["II.a"] * 3 + ["III.a"] * 2,
            "kebutuhan": [10.0, 20.0, 40.0, 5.0, 6.0],
            "efektivitas_unit": [1.0, 0.5, 0.8, 1.0, 1.0],
            "beban_kerja_menit": [100.0, 200.0, 300.0, 50.0, 60.0],
            "jumlah_jabatan": [2, 2, 0, 1, 1],
        },
        index=list("abcde"),
    )
    hasil = sebanding(rekap)
    assert hasil["kebutuhan_tengah"].tolist()[:3] == [20.0] * 3
    assert hasil["kebutuhan_urutan"].tolist()[:3] == [3, 2, 1]
    assert hasil["kebutuhan_tengah"].isna().tolist() == [False] * 3 + [True] * 2
    assert hasil.loc[["a", "d"], "beban_per_jabatan"].tolist() == [100 / 2, 50 / 1]  # rumus
    assert np.isnan(hasil.loc["c", "beban_per_jabatan"])
