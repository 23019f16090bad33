"""Guards abk.kebutuhan.jabatan, abk.kebutuhan.efektivitas: need of one post in whole persons, its
effectiveness and its grade.
"""

from fractions import Fraction

import pandas as pd
import pytest

import abk
from abk.kebutuhan import efektivitas, kebutuhan_bulat_jabatan, kelas_fte, prestasi
from abk.peraturan import pembulatan, skala_prestasi
from abk.tables.kolom import JENIS_JABATAN

JKE = 75_000


@pytest.mark.parametrize(
    ("orang", "terdekat", "ke_atas", "ke_bawah"),
    [(0, 0, 0, 0), (0.2, 0, 1, 0), (0.5, 1, 1, 0), (1, 1, 1, 1), (1.4999, 1, 2, 1), (2.5, 3, 3, 2)],
)
def test_tiga_cara_membulatkan(pos, tugas, orang, terdekat, ke_atas, ke_bawah):
    data = tugas({"norma_waktu": orang * JKE} if orang else {"volume": 0})
    ada = {
        cara: int(abk.kebutuhan_pegawai(data, pos(), pembulatan=cara)["kebutuhan_bulat"].iloc[0])
        for cara in ("terdekat", "ke_atas", "ke_bawah")
    }
    assert ada == {"terdekat": terdekat, "ke_atas": ke_atas, "ke_bawah": ke_bawah}


def test_setengah_kurang_sedikit_sekali_turun():
    """The tie is exact: one part in 10^30 below a half stays below."""
    sedikit = Fraction(1, 10**30)
    cara = pembulatan("terdekat")
    assert kebutuhan_bulat_jabatan(Fraction(5, 2) - sedikit, "pelaksana", cara, minimum_satu=True) == 2
    assert kebutuhan_bulat_jabatan(Fraction(5, 2), "pelaksana", cara, minimum_satu=True) == 3
    atas = pembulatan("ke_atas")
    assert kebutuhan_bulat_jabatan(2 + sedikit, "pelaksana", atas, minimum_satu=True) == 3


@pytest.mark.parametrize("jenis", JENIS_JABATAN)
def test_minimum_satu_untuk_pimpinan_saja(pos, tugas, jenis):
    data = tugas({"norma_waktu": 0.1 * JKE})
    jabatan = pos({"jenis_jabatan": jenis})
    pimpinan = jenis in {"pimpinan tinggi", "administrator", "pengawas"}
    dengan = abk.kebutuhan_pegawai(data, jabatan)
    tanpa = abk.kebutuhan_pegawai(data, jabatan, minimum_satu=False)
    assert dengan["kebutuhan_bulat"].iloc[0] == int(pimpinan)
    assert tanpa["kebutuhan_bulat"].iloc[0] == 0
    assert dengan["kebutuhan"].iloc[0] == tanpa["kebutuhan"].iloc[0] == 0.1


def test_minimum_satu_tidak_mengurangi(pos, tugas):
    hasil = abk.kebutuhan_pegawai(tugas({"norma_waktu": 3 * JKE}), pos({"jenis_jabatan": "pengawas"}))
    assert hasil["kebutuhan_bulat"].iloc[0] == 3


def test_selisih_adalah_ada_kurang_butuh(pos, tugas):
    jabatan = pos({"bezetting": 5}, {"bezetting": 0})
    data = tugas({"norma_waktu": 2 * JKE}, {"kode_jabatan": "J2", "norma_waktu": 2 * JKE})
    assert abk.kebutuhan_pegawai(data, jabatan)["selisih"].tolist() == [3, -2]


def test_bezetting_nol_tidak_pernah_bernilai(pos, tugas):
    hasil = abk.kebutuhan_pegawai(tugas({"norma_waktu": 9 * JKE}), pos({"bezetting": 0})).iloc[0]
    assert pd.isna(hasil["efektivitas_jabatan"])
    assert hasil["prestasi_jabatan"] == "–"
    assert hasil["selisih"] == -9
    assert not hasil["belum_lengkap"]


@pytest.mark.parametrize(
    ("rasio", "permendagri", "kemenkeu"),
    [
        ("1.0000000001", "A", "A"), ("1", "B", "B"), ("0.9", "B", "B"), ("0.8999999", "C", "B"),
        ("0.81", "C", "B"), ("0.8099", "C", "C"), ("0.7", "C", "C"), ("0.6999", "D", "C"),
        ("0.66", "D", "C"), ("0.6599", "D", "D"), ("0.5", "D", "D"), ("0.4999", "E", "E"), ("0", "E", "E"),
    ],
)  # fmt: skip
def test_huruf_di_batas(rasio, permendagri, kemenkeu):
    """Bounds as printed (terbit), the unrounded ratio graded by its lower bound (rumus)."""
    r = [Fraction(rasio)]
    assert prestasi(r, skala_prestasi("permendagri")) == [permendagri]
    assert prestasi(r, skala_prestasi("kemenkeu")) == [kemenkeu]


def test_huruf_di_batas_dalam_tabel(pos, tugas):
    """The column is graded as one ratio is, at every bound: one person, load of just that share (rumus)."""
    rasio = {1.0: "B", 0.9: "B", 0.7: "C", 0.5: "D", 1.0001: "A", 0.8999: "C", 0.6999: "D", 0.4999: "E"}
    data = tugas(*({"kode_jabatan": f"J{n}", "norma_waktu": r * JKE} for n, r in enumerate(rasio, 1)))
    hasil = abk.kebutuhan_pegawai(data, pos(*({} for _ in rasio)))
    assert hasil["efektivitas_jabatan"].tolist() == list(rasio)
    assert hasil["prestasi_jabatan"].tolist() == list(rasio.values())


@pytest.mark.parametrize(("rasio", "apa_adanya", "dibulatkan"), [("0.895", "C", "B"), ("1.004", "A", "B")])
def test_dua_cara_menilai_dapat_berselisih(rasio, apa_adanya, dibulatkan):
    skala = skala_prestasi()
    assert prestasi([Fraction(rasio)], skala) == [apa_adanya]
    assert prestasi([Fraction(rasio)], skala, "dua_desimal") == [dibulatkan]
    assert skala.berselisih(Fraction(rasio))


def test_efektivitas():
    assert efektivitas(Fraction(298_560), 2, JKE) == Fraction("1.9904")  # terbit
    assert efektivitas(Fraction(1), 0, JKE) is None
    assert efektivitas(Fraction(1), None, JKE) is None


def test_kelas_fte():
    """Bounds 1 and 1.28 belong to ``fit``; nobody there, no class."""
    rasio = pd.Series([0.0, 0.9999, 1.0, 1.28, 1.2801, float("nan")], index=list("abcdef"))
    kelas = kelas_fte(rasio)
    assert kelas.tolist() == ["underload", "underload", "fit", "fit", "overload", "–"]
    assert kelas.index.tolist() == list("abcdef")


def test_jabatan_tanpa_tugas_belum_lengkap(pos, tugas):
    hasil = abk.kebutuhan_pegawai(tugas(), pos({}, {"jenis_jabatan": "pengawas"}))
    assert hasil["belum_lengkap"].tolist() == [False, True]
    assert hasil.loc["J2", "kebutuhan"] == 0
    assert hasil.loc["J2", "kebutuhan_bulat"] == 1


def test_kolom_hasil_dan_urutannya(pos, tugas):
    hasil = abk.kebutuhan_pegawai(tugas(), pos({}, {}, {}), pembulatan="ke_atas")
    assert list(hasil.columns) == [
        "beban_kerja_menit", "kebutuhan", "kebutuhan_bulat", "bezetting", "selisih", "efektivitas_jabatan",
        "prestasi_jabatan", "belum_lengkap", "peraturan", "pembulatan",
    ]  # fmt: skip
    assert hasil.index.name == "kode_jabatan"
    assert hasil.index.tolist() == ["J1", "J2", "J3"]
    assert set(hasil["pembulatan"]) == {"ke_atas"}
    assert set(hasil["peraturan"]) == {"permenpanrb-1-2020"}
    assert str(hasil["kebutuhan_bulat"].dtype) == str(hasil["selisih"].dtype) == "Int64"


def test_jabatan_yang_semua_tugasnya_keluar_tidak_dinilai(pos, tugas):
    """An EJ of 0 with grade E would judge people by a fault in the data (rumus)."""
    hasil = abk.kebutuhan_pegawai(tugas({"volume": float("nan")}), pos())
    assert hasil["belum_lengkap"].all()
    assert hasil["efektivitas_jabatan"].isna().all()
    assert list(hasil["prestasi_jabatan"]) == ["–"]
