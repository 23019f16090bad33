"""Guards abk.analisis.ketidakpastian, abk.analisis.ketidakpastian.sebaran: draws against closed forms
(rumus); the unknown stays unknown.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

import abk
from abk.analisis.ketidakpastian import ketidakpastian, momen_jabatan, sebaran_norma
from abk.analisis.ketidakpastian.sebaran import _seragam

RENTANG = {"volume": 1000, "norma_waktu": 100, "norma_min": 60, "norma_maks": 200}
# need 1000 × 100 / 75.000 = 1,3333; factors 0,6 1,0 2,0
SEGITIGA = (3.6 / 3, math.sqrt((0.36 + 1 + 4 - 0.6 - 1.2 - 2) / 18))
PERT = (6.6 / 6, math.sqrt((1.1 - 0.6) * (2 - 1.1) / 7))
TARIKAN = 40_000


@pytest.mark.parametrize(("bentuk", "harap"), [("segitiga", SEGITIGA), ("pert", PERT)])
def test_satu_tugas_terhadap_bentuk_tertutup(data, bentuk, harap):
    k = data([[RENTANG]])
    hasil = ketidakpastian(k, bentuk=bentuk, tarikan=TARIKAN)
    satu = hasil.jabatan.loc["J1"]
    orang = 100 / 75
    # five standard errors of a mean; the deviation within 2 %
    assert satu["rata"] == pytest.approx(orang * harap[0], abs=5 * orang * harap[1] / math.sqrt(TARIKAN))
    assert satu["simpangan"] == pytest.approx(orang * harap[1], rel=0.02)
    momen = momen_jabatan(hasil.tugas).loc["J1"]
    assert momen.tolist() == pytest.approx([orang * harap[0], orang * harap[1]])
    assert 0.6 * orang <= satu["bawah"] < satu["tengah"] < satu["atas"] <= 2 * orang


def test_kuantil_segitiga(data):
    # F(x) = (x−a)²/((b−a)(c−a)) on the left: 5 % at 0,6 + √(0,05 × 1,4 × 0,4)
    satu = ketidakpastian(data([[RENTANG]]), tarikan=TARIKAN).jabatan.loc["J1"]
    assert satu["bawah"] * 0.75 == pytest.approx(0.6 + math.sqrt(0.05 * 1.4 * 0.4), abs=0.01)
    assert satu["atas"] * 0.75 == pytest.approx(2 - math.sqrt(0.05 * 1.4 * 1.0), abs=0.01)
    # the lone incumbent suffices where the factor is at most 0,75
    assert ketidakpastian(data([[RENTANG]]), tarikan=TARIKAN).jabatan.loc[
        "J1", "peluang_cukup"
    ] == pytest.approx(0.15**2 / (1.4 * 0.4), abs=0.01)


def test_tanpa_bukti_tidak_diberi_sebaran(data):
    k = data([[{"volume": 1000, "norma_waktu": 100}], [RENTANG, {"volume": 1000, "norma_waktu": 100}]])
    hasil = ketidakpastian(k, tarikan=500)
    tetap = hasil.jabatan.loc["J1"]
    assert tetap[["bawah", "tengah", "atas"]].tolist() == pytest.approx([4 / 3] * 3)
    assert tetap["keputusan_tetap"]
    assert hasil.jabatan["tanpa_sebaran"].tolist() == [1.0, 0.5]
    assert "2 norma tanpa sebaran dipakai apa adanya." in hasil.anggapan
    anggap = ketidakpastian(k, tarikan=500, koefisien_anggapan=0.2)
    assert anggap.jabatan.loc["J1", "simpangan"] > 0
    assert any("dianggap berkoefisien 20 %" in a for a in anggap.anggapan)


def test_amatan_memperkecil_simpangan(data):
    k = data([[{"jumlah_amatan": 4}], [{"jumlah_amatan": 100}], [{}]])
    sebar = sebaran_norma(k, koefisien_amatan=0.3)
    assert sebar["ragam"].tolist() == pytest.approx([0.15**2, 0.03**2, 0])
    assert sebar["asal"].tolist() == ["amatan", "amatan", "tanpa"]
    assert set(sebaran_norma(k)["asal"]) == {"tanpa"}


def test_lognormal_dan_volume(data):
    k = data([[{"volume": 1000, "norma_waktu": 75}]])
    hasil = ketidakpastian(k, tarikan=TARIKAN, koefisien_anggapan=0.3, koefisien_volume=0.4)
    satu = hasil.jabatan.loc["J1"]
    harap = math.sqrt(1.09 * 1.16 - 1)  # (1 + cv²)(1 + cw²) − 1 of a product of two independent factors
    assert momen_jabatan(hasil.tugas, 0.4).loc["J1", "simpangan"] == pytest.approx(harap)
    assert satu["simpangan"] == pytest.approx(harap, rel=0.05)
    assert satu["rata"] == pytest.approx(1, abs=5 * harap / math.sqrt(TARIKAN))


def test_kesalahan_norma_bersama_menjumlah_lurus(data):
    k = data([[RENTANG, RENTANG, RENTANG]])
    bebas = ketidakpastian(k, tarikan=TARIKAN).jabatan.loc["J1", "simpangan"]
    sama = ketidakpastian(k, tarikan=TARIKAN, korelasi="norma_sama").jabatan.loc["J1", "simpangan"]
    satu = 100 / 75 * SEGITIGA[1]
    assert bebas == pytest.approx(math.sqrt(3) * satu, rel=0.02)
    assert sama == pytest.approx(3 * satu, rel=0.02)


def test_unit_menjumlah_bawahannya(data):
    unit = [{"kode_unit": "U"}, {"kode_unit": "V", "kode_induk": "U"}, {"kode_unit": "W", "kode_induk": "V"}]
    milik = [{"kode_unit": u} for u in "UVW"]
    hasil = ketidakpastian(data([[RENTANG]] * 3, milik, unit), tarikan=TARIKAN)
    assert hasil.unit.index.tolist() == ["U", "V", "W", ""]
    assert hasil.unit["kebutuhan"].tolist() == pytest.approx([4, 8 / 3, 4 / 3, 4])
    satu = 100 / 75 * SEGITIGA[1]
    assert hasil.unit["simpangan"].tolist() == pytest.approx(
        [satu * math.sqrt(n) for n in (3, 2, 1, 3)], rel=0.02
    )
    # narrower than the sum of the three intervals: errors cancel
    assert hasil.unit.loc["U", "atas"] < 3 * hasil.unit.loc["W", "atas"]


@pytest.mark.parametrize(("cara", "harap"), [("terdekat", (1, 2)), ("ke_atas", (2, 3)), ("ke_bawah", (1, 2))])
def test_bilangan_bulat_mengikuti_pembulatan(data, cara, harap):
    # 90 % of the draws: 1,023 to 2,314 orang (test_kuantil_segitiga)
    hasil = ketidakpastian(data([[RENTANG]], pembulatan=cara), tarikan=TARIKAN)
    assert tuple(hasil.unit.loc["U", ["bulat_bawah", "bulat_atas"]]) == harap
    assert not hasil.jabatan.loc["J1", "keputusan_tetap"]


def test_pimpinan_paling_sedikit_satu(data):
    kecil = {**RENTANG, "volume": 10}
    hasil = ketidakpastian(data([[kecil]], [{"jenis_jabatan": "pengawas"}]), tarikan=500)
    assert hasil.jabatan.loc["J1", "keputusan_tetap"]
    assert hasil.jabatan.loc["J1", "rencana"] == 1
    assert hasil.unit.loc["U", "bulat_bawah"] == 1


def test_rencana_naik_bila_risiko_turun(data):
    k = data([[RENTANG, RENTANG]])
    rencana = [
        ketidakpastian(k, tarikan=4000, risiko=r).jabatan.loc["J1", "rencana"] for r in (0.5, 0.1, 0.01)
    ]
    assert rencana == sorted(rencana)
    assert rencana[0] < rencana[-1]


def test_tornado_bagian_ragam(data):
    hasil = ketidakpastian(data([[RENTANG, {**RENTANG, "volume": 2000}, {}]]), tarikan=10)
    assert hasil.tugas["bagian_ragam"].tolist() == pytest.approx([0.2, 0.8, 0])


def test_benih_sama_angka_sama():
    k = abk.open("contoh")
    a, b = (ketidakpastian(k, tarikan=200, benih=3) for _ in range(2))
    assert a.jabatan.equals(b.jabatan)
    assert a.unit.equals(b.unit)
    c = ketidakpastian(k, tarikan=200, benih=4)
    assert not np.allclose(a.unit["rata"], c.unit["rata"], rtol=1e-9)
    assert a.unit.loc["", "kebutuhan"] == pytest.approx(k.hasil["kebutuhan"].sum())


@pytest.mark.parametrize(
    "salah",
    [
        {"risiko": 0},
        {"risiko": 1},
        {"tarikan": 0},
        {"korelasi": "penuh"},
        {"koefisien_volume": -1},
        {"koefisien_volume": 1e308},
        {"koefisien_anggapan": 100.1},
        {"bentuk": "kotak"},
        {"koefisien_anggapan": float("nan")},
        {"koefisien_amatan": -0.1},
    ],
)
def test_pilihan_yang_tidak_ada_ditolak(data, salah):
    with pytest.raises(abk.ParameterError, match=r"tidak (dapat dipakai|dikenal)|bukan angka"):
        ketidakpastian(data([[RENTANG]]), **salah)


def test_koefisien_terbesar_masih_berhingga(data):
    hasil = ketidakpastian(data([[{"volume": 1, "norma_waktu": 1}]]), koefisien_anggapan=100.0)
    assert np.isfinite(hasil.jabatan.loc["J1", ["rata", "simpangan", "atas"]].astype(float)).all()


def test_banyak_tugas_dalam_satu_jabatan(data):
    """More tasks than are drawn at once, one of another shape between: each once, with its bounds."""
    tugas = [
        {"volume": 100 * n, "norma_waktu": 60 + n, "norma_min": 50, "norma_maks": 100 + 3 * n}
        for n in range(1, 21)
    ]
    tugas.insert(3, {"volume": 5000, "norma_waktu": 30})
    hasil = ketidakpastian(data([tugas]), tarikan=TARIKAN, koefisien_anggapan=0.2)
    harap, satu = momen_jabatan(hasil.tugas).loc["J1"], hasil.jabatan.loc["J1"]
    assert satu["rata"] == pytest.approx(harap["rata"], abs=5 * harap["simpangan"] / math.sqrt(TARIKAN))
    assert satu["simpangan"] == pytest.approx(harap["simpangan"], rel=0.03)


def test_jabatan_tidak_bergantung_pada_unit_lain():
    """rumus: each post has draws of its own, so a branch alone and the whole give it the same interval."""
    k = abk.open("contoh")
    semua, cabang = (
        ketidakpastian(satu, tarikan=500).jabatan.drop(columns="tanpa_sebaran")
        for satu in (k, k.cabang("SET.PO"))
    )
    assert len(cabang) == 21
    assert cabang.equals(semua.loc[cabang.index])


@pytest.mark.parametrize("tugas", [[], [[]], [[{"norma_waktu": None}]]])
def test_tanpa_tugas_yang_dihitung_tidak_ada_selang(data, tugas):
    """Nothing to draw is no error: no post has an interval, and the whole needs nobody."""
    hasil = ketidakpastian(data(tugas), tarikan=50, koefisien_anggapan=0.2)
    assert hasil.jabatan.empty
    assert list(hasil.jabatan.columns) == list(ketidakpastian(data([[{}]]), tarikan=50).jabatan.columns)
    assert hasil.unit["kebutuhan"].tolist() == [0, 0]
    assert hasil.unit["atas"].tolist() == [0, 0]


@pytest.mark.parametrize("banyak", [1, 7, 4096])
def test_bilangan_seragam_adalah_bilangan_numpy(banyak):
    # the way of numpy's own generator: two numbers of 24 bits from one word of 64, the lower half first
    u = np.empty((1, banyak), np.float32)
    _seragam(np.random.default_rng(7), u)
    assert np.array_equal(u[0] / 2**24, np.random.default_rng(7).random(banyak, np.float32))
