"""Guards abk.analisis.proyeksi: years by hand (rumus), the law as published, and no person in the result."""

from __future__ import annotations

import datetime as dt
import random

import pandas as pd
import pytest

import abk
from abk.analisis.proyeksi import (
    KOLOM_PROYEKSI,
    arus_pegawai,
    batas_usia_pensiun,
    proyeksi,
    proyeksi_unit,
    tersamar,
    tmt_pensiun,
)

ORANG = {"volume": 1000, "norma_waktu": 75}
HARI = dt.date(2026, 1, 1)


def _k(data, *pos: dict, **atur):
    isi = [dict(p) for p in pos]
    tugas = [[{**ORANG, "volume": 1000 * p.pop("butuh", 4)}] for p in isi]
    return data(tugas, isi, **atur)


def _pegawai(*baris: tuple) -> pd.DataFrame:
    return pd.DataFrame(baris, columns=["kode_jabatan", "tanggal_lahir", "tanggal_akhir"])


@pytest.mark.parametrize(
    ("jenis", "jenjang", "usia"),
    [
        ("pelaksana", None, 58),
        ("pengawas", None, 58),
        ("administrator", None, 58),
        ("pimpinan tinggi", None, 60),
        ("fungsional", "terampil", 58),
        ("fungsional", "ahli_pertama", 58),
        ("fungsional", "ahli_muda", 58),
        ("fungsional", "ahli_madya", 60),
        ("fungsional", "ahli_utama", 65),
        ("fungsional", None, None),
    ],
)  # terbit: PP 11/2017 art. 239 as quoted in pp-11-2017.yaml
def test_batas_usia(jenis, jenjang, usia):
    assert batas_usia_pensiun(jenis, jenjang, HARI) == usia


@pytest.mark.parametrize(
    ("lahir", "usia", "tmt"),
    [
        ("1970-05-17", 58, "2028-06-01"),
        ("1970-12-31", 58, "2029-01-01"),
        ("1968-02-29", 58, "2026-03-01"),
        ("1966-01-01", 60, "2026-02-01"),
        ("1970-05-17", None, None),
        (None, 58, None),
    ],
)
def test_tmt_pensiun(lahir, usia, tmt):
    hasil = tmt_pensiun(pd.Series([lahir]), pd.Series([usia], dtype="float64"))[0]
    assert (hasil is pd.NaT) if tmt is None else (hasil == pd.Timestamp(tmt))


def test_jenjang_orang_mendahului_jenjang_jabatan():
    """Born in May 1970: 58 in 2028 by the post's jenjang, 65 in 2035 by an own one (rumus)."""
    jabatan = pd.DataFrame(
        {"kode_jabatan": ["J1"], "jenis_jabatan": ["fungsional"], "jenjang": ["ahli_muda"]}
    )
    pegawai = pd.DataFrame(
        {"kode_jabatan": "J1", "tanggal_lahir": "1970-05-17", "jenjang": [None, "ahli_utama"]}
    )
    arus = arus_pegawai(jabatan, pegawai, HARI)
    assert arus[["tahun", "arus", "orang"]].to_numpy().tolist() == [
        [2028, "pensiun", 1],
        [2035, "pensiun", 1],
    ]


def test_lima_tahun_satu_jabatan(data):
    k = _k(data, {"bezetting": 4})
    pegawai = _pegawai(
        ("J1", "1968-06-10", None),  # 2026
        ("J1", "1970-12-05", None),  # 2029
        ("J1", "1990-01-01", "2027-12-31"),  # contract: last day of 2027, gone in 2028
        ("J1", "1990-01-01", None),
    )
    p = proyeksi(k, pegawai, 2026)
    assert list(p.columns) == list(KOLOM_PROYEKSI)
    assert p["tahun"].tolist() == [2026, 2027, 2028, 2029, 2030]
    assert p["pensiun"].tolist() == [1, 0, 0, 1, 0]
    assert p["berakhir"].tolist() == [0, 0, 1, 0, 0]
    assert p["bezetting"].tolist() == [3, 3, 2, 1, 1]
    assert p["kebutuhan_bulat"].tolist() == [4] * 5
    assert p["selisih"].tolist() == [-1, -1, -2, -3, -3]
    assert p["usul"].tolist() == [1, 0, 1, 1, 0]
    # filled before the proposal: 3/4, –, (2 + 1)/4, (1 + 2)/4
    assert p["prioritas"].tolist() == [2, 0, 2, 2, 0]


def test_pertumbuhan_keluar_dan_masuk(data):
    k = _k(data, {"bezetting": 4}, {"bezetting": 0, "butuh": 1})
    p = proyeksi(k, _pegawai(), 2026, banyak=2, keluar=0.25, masuk={("J1", 2027): 2}, pertumbuhan=0.1)
    satu = p[p["kode_jabatan"] == "J1"].reset_index(drop=True)
    assert satu["kebutuhan"].tolist() == pytest.approx([4.4, 4.84])
    assert satu["kebutuhan_bulat"].tolist() == [4, 5]
    assert satu["keluar"].tolist() == pytest.approx([1, 0.75])
    assert satu["bezetting"].tolist() == pytest.approx([3, 4.25])
    assert satu["usul"].tolist() == [1, 0]  # 5 − 4,25 − 1 ≤ 0
    kosong = p[p["kode_jabatan"] == "J2"]
    assert kosong["prioritas"].tolist() == [1, 0]


def test_yang_pensiun_tidak_keluar_lagi(data):
    """Of four one retires; a quarter of the three others leaves (rumus: (4 − 1) × 0,25; 4 − 1 − 0,75)."""
    p = proyeksi(
        _k(data, {"bezetting": 4}), _pegawai(("J1", "1968-06-10", None)), 2026, banyak=1, keluar=0.25
    )
    assert p[["pensiun", "keluar", "bezetting"]].iloc[0].tolist() == [1, 0.75, 2.25]


def test_dugaan_keluar_yang_kecil_bukan_lowongan(data):
    """Of each of fifty posts one in a hundred leaves a year (rumus: 1 − 0,99 ** n): half a person at no post,
    and not fifty people to recruit; where half of a post leaves, one is proposed."""
    k = _k(data, *[{"bezetting": 1, "butuh": 1}] * 50)
    p = proyeksi(k, _pegawai(), 2026, keluar=0.01)
    assert p["usul"].sum() == 0
    assert p.groupby("tahun")["keluar"].sum().iloc[0] == pytest.approx(0.5)
    separuh = proyeksi(_k(data, {"bezetting": 1, "butuh": 1}), _pegawai(), 2026, keluar=0.5, banyak=3)
    assert separuh["usul"].tolist() == [1, 0, 0]  # 0,5; then 0,75 and 0,875 with one proposed


def test_yang_sudah_lewat_usia_pergi_pada_tahun_pertama(data):
    p = proyeksi(_k(data, {"bezetting": 2}), _pegawai(("J1", "1950-01-01", None)), 2026, banyak=2)
    assert p["pensiun"].tolist() == [1, 0]


def test_tidak_lebih_banyak_yang_pergi_daripada_yang_ada(data):
    pegawai = _pegawai(*[("J1", "1968-01-01", None)] * 3)
    p = proyeksi(_k(data, {"bezetting": 1}), pegawai, 2026, banyak=1)
    assert p["bezetting"].tolist() == [0]
    assert p["pensiun"].tolist() == [3]
    assert p["di_luar_bezetting"].tolist() == [2]


@pytest.mark.parametrize("keluar", [0.0, 0.3])
def test_setiap_baris_dan_setiap_jumlah_cocok(data, keluar):
    """Whatever the tables say of each other (rumus): beginning − leaving + those not held + coming = end."""
    acak = random.Random(7)  # noqa: S311 - not for secrets
    pos = [{"bezetting": acak.choice([None, 0, 1, 2, 5]), "butuh": acak.randrange(1, 6)} for _ in range(12)]
    orang = [
        (
            f"J{acak.randrange(1, 13)}",
            f"{acak.randrange(1960, 1980)}-03-09",
            acak.choice([None, "2027-12-31"]),
        )
        for _ in range(40)
    ]
    k = _k(data, *pos)
    p = proyeksi(k, _pegawai(*orang), 2026, keluar=keluar, masuk={("J2", 2027): 3})
    jumlah = proyeksi_unit(p, k.jabatan)
    assert (p["di_luar_bezetting"] > 0).any()
    for t in (p, jumlah):
        ganti = t["masuk"] - t["pensiun"] - t["berakhir"] + t["di_luar_bezetting"] - t["keluar"]
        assert (t["bezetting_awal"] + ganti).tolist() == pytest.approx(t["bezetting"].tolist())


def test_pimpinan_tetap_perlu_satu(data):
    p = proyeksi(
        _k(data, {"bezetting": 1, "butuh": 0.1, "jenis_jabatan": "pengawas"}), _pegawai(), 2026, banyak=1
    )
    assert p["kebutuhan_bulat"].tolist() == [1]


def test_jumlah_unit(data):
    unit = [{"kode_unit": "U"}, {"kode_unit": "V", "kode_induk": "U"}]
    k = data([[ORANG], [ORANG], [ORANG]], [{"bezetting": 3}, {"bezetting": 0}, {"kode_unit": "V"}], unit)
    p = proyeksi_unit(proyeksi(k, _pegawai(), 2026, banyak=1), k.jabatan)
    assert p.loc[("U", 2026), ["kekurangan", "kelebihan", "bezetting"]].tolist() == [1, 2, 3]
    assert p.loc[("V", 2026), "usul"] == 0


def test_hitungan_kecil_disamarkan():
    tabel = pd.DataFrame({"pensiun": [0, 1, 2, 3], "berakhir": [0, 0, 5, 1], "usul": [1, 1, 1, 1]})
    luar = tersamar(tabel.assign(di_luar_bezetting=[0, 2, 3, 0]))["di_luar_bezetting"]
    assert luar.isna().tolist() == [False, True, False, False]
    samar = tersamar(tabel)
    assert samar["pensiun"].isna().tolist() == [False, True, True, False]
    assert samar["berakhir"].isna().tolist() == [False, False, False, True]
    assert samar["usul"].tolist() == [1, 1, 1, 1]
    assert tabel["pensiun"].tolist() == [0, 1, 2, 3]


def test_tidak_ada_orang_dalam_hasil(data):
    pegawai = _pegawai(("J1", "1971-03-09", None)).assign(id_pegawai="KENARI-7", nama="Burung Kenari")
    p = proyeksi(_k(data, {"bezetting": 1}), pegawai, 2026)
    teks = p.to_csv() + repr(p.attrs)
    assert "KENARI" not in teks.upper()
    assert "1971" not in teks


def test_kesalahan_disebut_semua(data):
    k = _k(data, {"bezetting": 1})
    with pytest.raises(abk.ParameterError) as salah:
        proyeksi(k, pd.DataFrame({"kode": ["J1"]}), 2026, keluar=2, masuk={("J9", 2026): 1})
    for kata in ("kolom kode_jabatan", "kolom tanggal_lahir", "J9 tidak ada", "keluar 2"):
        assert kata in str(salah.value)
    with pytest.raises(abk.ParameterError, match="J7 tidak ada"):
        proyeksi(k, _pegawai(("J7", "1970-01-01", None)), 2026)
