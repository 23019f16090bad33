"""Guards abk.kebutuhan.pegawai, abk.kebutuhan.eksak: the traps of binary floats and of careless code: each
shown to fail naively, and to hold here.
"""

import math
from decimal import Decimal

import pandas as pd
import pytest

import abk

JKE = 75_000


def naif_per_tugas(tugas: pd.DataFrame) -> float:
    """What a spreadsheet macro or a first script would write."""
    return sum(tugas["volume"] * tugas["norma_waktu"] / JKE)


def naif_jumlah(tugas: pd.DataFrame) -> float:
    return float((tugas["volume"] * tugas["norma_waktu"]).sum()) / JKE


def satu(tugas, *pasangan):
    return tugas(*({"volume": v, "norma_waktu": n} for v, n in pasangan))


def test_penjumlahan_desimal_yang_tepat_satu(pos, tugas):
    """33 × (0.7 × 150.3) + 71,528.07 = 75,000 minutes: one person. The float sum asks for two."""
    data = satu(tugas, *[(0.7, 150.3)] * 33, (1, 71_528.07))
    assert math.ceil(naif_per_tugas(data)) == 2
    assert 33 * Decimal("0.7") * Decimal("150.3") + Decimal("71528.07") == JKE
    assert abk.kebutuhan_pegawai(data, pos(), pembulatan="ke_atas")["kebutuhan_bulat"].iloc[0] == 1


def test_urutan_baris_yang_mengubah_pembulatan(pos, tugas):
    """Nine norms that fill eight persons exactly: read backwards, the float sum asks for nine."""
    norma = [79930.9, 80442.4, 220.9, 72963.4, 46702.3, 27926.8, 75659.0, 84077.6, 132076.7]
    assert sum(Decimal(str(n)) for n in norma) == 8 * JKE
    maju, mundur = sum(norma) / JKE, sum(norma[::-1]) / JKE
    assert math.ceil(maju) != math.ceil(mundur)
    for urutan in (norma, norma[::-1]):
        data = satu(tugas, *((1, n) for n in urutan))
        assert abk.kebutuhan_pegawai(data, pos(), pembulatan="ke_atas")["kebutuhan_bulat"].iloc[0] == 8


def test_norma_dalam_jam_sama_dengan_menit(pos, tugas):
    """0.03 jam is 1.8 menit; multiplied as floats it is not."""
    assert 0.03 * 60 != 1.8
    jam = tugas({"volume": 1, "norma_waktu": 0.03, "satuan_waktu": "jam"})
    menit = tugas({"volume": 1, "norma_waktu": 1.8, "satuan_waktu": "menit"})
    pd.testing.assert_frame_equal(abk.kebutuhan_pegawai(jam, pos()), abk.kebutuhan_pegawai(menit, pos()))
    assert abk.beban_kerja(jam)["norma_waktu_menit"].iloc[0] == 1.8


def test_nol_koma_satu_tambah_nol_koma_dua(pos, tugas):
    """0.1 + 0.2 persons beside 0.7 of one: exactly one, ``B`` and not ``A``."""
    bagian = [(1, 7500.0), (1, 15000.0), (1, 52500.0)]
    assert 0.1 + 0.2 != 0.3
    hasil = abk.kebutuhan_pegawai(satu(tugas, *bagian), pos()).iloc[0]
    assert hasil["kebutuhan"] == 1
    assert hasil["prestasi_jabatan"] == "B"


@pytest.mark.parametrize(("orang", "naik"), [(0.5, 1), (1.5, 2), (2.5, 3), (3.5, 4), (4.5, 5)])
def test_setengah_naik(pos, tugas, orang, naik):
    """Python (and pandas) round half to even: 0.5 → 0 and 2.5 → 2."""
    data = tugas({"volume": 1, "norma_waktu": orang * JKE})
    assert (round(orang) != naik) == (orang in {0.5, 2.5, 4.5})
    assert abk.kebutuhan_pegawai(data, pos())["kebutuhan_bulat"].iloc[0] == naik


def test_dibulatkan_sekali_per_jabatan_bukan_per_tugas(pos, tugas):
    """Ten tasks of 0.4 person are four persons, not zero (nearest) nor ten (up)."""
    data = satu(tugas, *[(1, 0.4 * JKE)] * 10)
    per_tugas = data["norma_waktu"] / JKE
    assert sum(math.floor(b + 0.5) for b in per_tugas) == 0
    assert sum(math.ceil(b) for b in per_tugas) == 10
    for cara in ("terdekat", "ke_atas", "ke_bawah"):
        assert abk.kebutuhan_pegawai(data, pos(), pembulatan=cara)["kebutuhan_bulat"].iloc[0] == 4


def test_eu_tepat_satu_tetap_b(pos, tugas):
    """Nine posts by output, each exactly 1/9 person, one employee: EU = 1, ``B``. Floats make it an A."""
    assert sum([float(JKE / 9)] * 9) != JKE or sum([1 / 9] * 9) != 1
    jabatan = pos(*({"bezetting": int(n == 0), "pendekatan": "hasil_kerja"} for n in range(9)))
    data = tugas(
        *(
            {
                "kode_jabatan": f"J{n}",
                "volume": 1,
                "norma_waktu": None,
                "standar_kemampuan": 9,
                "satuan_standar": "hasil/orang",
            }
            for n in range(1, 10)
        )
    )
    unit = abk.efektivitas_unit(data, jabatan).iloc[0]
    assert unit["efektivitas_unit"] == 1
    assert unit["prestasi_unit"] == "B"


def test_kelebihan_satu_jabatan_tidak_menutup_kekurangan_jabatan_lain(pos, tugas):
    """One person too many here, one too few there: the net is nil, the shortage is not."""
    jabatan = pos({"bezetting": 2}, {"bezetting": 0})
    data = tugas(
        {"kode_jabatan": "J1", "norma_waktu": JKE},
        {"kode_jabatan": "J2", "norma_waktu": JKE},
    )
    hasil = abk.kebutuhan_pegawai(data, jabatan)
    assert hasil["selisih"].sum() == 0
    unit = abk.efektivitas_unit(data, jabatan).iloc[0]
    assert (unit["kekurangan"], unit["kelebihan"], unit["selisih"]) == (1, 1, 0)


def test_volume_seminggu_dikali_52_bukan_48(pos, tugas):
    """A regime may divide its year into 48 working weeks; volumes come 52 times (terbit: 24,960)."""
    data = tugas({"volume": 2, "periode": "minggu", "norma_waktu": 4, "satuan_waktu": "jam"})
    for rezim in ("permenpanrb-1-2020", "perka-bkn-19-2011"):
        assert abk.beban_kerja(data, rezim)["beban_kerja_menit"].iloc[0] == 24_960


def test_numpy_dan_python_dibaca_sama(pos, tugas):
    """Typed floats, text and object cells of one value are one value."""
    angka = tugas({"volume": 0.1, "norma_waktu": 0.2})
    teks = tugas({"volume": "0.1", "norma_waktu": "0.2"})
    typed = angka.astype({"volume": "float64", "norma_waktu": "float64"})
    hasil = [abk.kebutuhan_pegawai(f, pos()) for f in (angka, teks, typed)]
    pd.testing.assert_frame_equal(hasil[0], hasil[1])
    pd.testing.assert_frame_equal(hasil[0], hasil[2])
    assert hasil[0]["beban_kerja_menit"].iloc[0] == 0.02
    assert 0.1 * 0.2 != 0.02
