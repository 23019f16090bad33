"""Guards abk.kebutuhan: no function changes what it is given, and no result is tied to it."""

import copy

import pandas as pd
import pytest

import abk
from abk import kebutuhan as kb
from abk.peraturan import aturan
from abk.tables import validate, validate_semua
from abk.tables.kolom import URAIAN_TUGAS


@pytest.fixture
def tabel(pos, tugas):
    jabatan = pos({}, {"pendekatan": "hasil_kerja"}, {"bezetting": " 2 "})
    beban = tugas(
        {"volume": " 3 "},
        {"kode_jabatan": "J2", "volume": "7", "standar_kemampuan": "2", "satuan_standar": "hasil/orang"},
        {"kode_jabatan": " J3 ", "periode": "Bulan"},
        {"kode_jabatan": "J3", "volume": "1.250"},
    )
    unit = pd.DataFrame({"kode_unit": ["U", "V"], "nama_unit": ["Satu", "Dua"], "kode_induk": ["", "U"]})
    return {"unit": unit, "jabatan": jabatan, "uraian_tugas": beban}


PANGGILAN = {
    "kebutuhan_pegawai": lambda t: abk.kebutuhan_pegawai(t["uraian_tugas"], t["jabatan"]),
    "beban_kerja": lambda t: abk.beban_kerja(t["uraian_tugas"]),
    "beban_kerja_jabatan": lambda t: abk.beban_kerja(t["uraian_tugas"], jabatan=t["jabatan"]),
    "efektivitas_unit": lambda t: abk.efektivitas_unit(t["uraian_tugas"], t["jabatan"], t["unit"]),
    "efektivitas_unit_datar": lambda t: abk.efektivitas_unit(t["uraian_tugas"], t["jabatan"]),
    "validate": lambda t: validate(t["uraian_tugas"], URAIAN_TUGAS)[0],
    "validate_semua": lambda t: validate_semua(t).tabel["uraian_tugas"],
}


def _sama(a: dict, b: dict) -> None:
    for nama, frame in a.items():
        pd.testing.assert_frame_equal(frame, b[nama])


@pytest.mark.parametrize("panggil", PANGGILAN.values(), ids=PANGGILAN)
def test_masukan_tidak_berubah(tabel, panggil):
    semula = copy.deepcopy(tabel)
    hasil = panggil(tabel)
    _sama(tabel, semula)
    for kolom in hasil.columns:
        hasil.loc[hasil.index[0], kolom] = hasil[kolom].iloc[-1]
    _sama(tabel, semula)


def test_rumus_di_atas_tabel_terperiksa_tidak_mengubahnya(tabel):
    """The functions below the public face, on validated tables."""
    periksa = validate_semua(tabel)
    unit, jabatan, tugas = (periksa.tabel[n] for n in ("unit", "jabatan", "uraian_tugas"))
    a = aturan()
    keluar = periksa.baris_keluar("uraian_tugas")
    beban = kb.beban_tugas(tugas, jabatan, a, keluar=keluar)
    hasil = kb.hasil_jabatan(jabatan, beban.per_jabatan, a)
    semula = copy.deepcopy((unit, jabatan, tugas, hasil, beban.rincian))
    kb.rekap_unit(unit, jabatan, hasil, a, beban.per_jabatan)
    kb.peta_jabatan(unit, jabatan, hasil)
    kb.banding_pembulatan(hasil, jabatan)
    kb.jumlah_rezim(kb.hasil_rezim(tugas, jabatan, {a.nama: a}, keluar=keluar), jabatan["kode_jabatan"])
    kb.kelas_fte(hasil["efektivitas_jabatan"])
    kb.beban_tugas(tugas, jabatan, a, keluar=keluar)
    for lama, kini in zip(semula, (unit, jabatan, tugas, hasil, beban.rincian), strict=True):
        pd.testing.assert_frame_equal(lama, kini)


def test_indeks_asli_kembali(tabel):
    """``beban_kerja`` keeps the index of its caller, also a strange one."""
    tugas = tabel["uraian_tugas"].set_axis(["d", "c", "b", "a"])
    assert abk.beban_kerja(tugas).index.tolist() == ["d", "c", "b", "a"]
    ganda = tabel["uraian_tugas"].set_axis([7, 7, 7, 7])
    pd.testing.assert_frame_equal(
        abk.beban_kerja(ganda).reset_index(drop=True), abk.beban_kerja(tugas).reset_index(drop=True)
    )


def test_baris_keluar_tidak_berangka(tabel):
    rincian = abk.beban_kerja(tabel["uraian_tugas"], jabatan=tabel["jabatan"])
    assert rincian["dihitung"].tolist() == [True, True, True, False]
    assert rincian.iloc[3][["beban_kerja_menit", "bagian_orang", "volume_per_tahun"]].isna().all()


def test_kode_bertepi_spasi_satu_jabatan(tugas):
    """ " J3 " and "J3" are one post also where ``beban_kerja`` must make the posts up."""
    data = tugas({"kode_jabatan": " J3"}, {"kode_jabatan": "J3 "})
    assert abk.beban_kerja(data)["kode_jabatan"].tolist() == ["J3", "J3"]


def test_tanpa_kolom_kode_jabatan_dijelaskan(tugas):
    with pytest.raises(abk.DataError, match="kode_jabatan"):
        abk.beban_kerja(tugas().drop(columns="kode_jabatan"))
