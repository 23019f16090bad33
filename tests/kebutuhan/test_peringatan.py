"""Guards abk.kebutuhan.pegawai: a result without some of its rows says so, which ones, and why."""

from __future__ import annotations

import copy
import pickle
import warnings

import pytest

import abk


def _hitung(rumus: str, tugas, jabatan):
    if rumus == "beban_kerja":
        return abk.beban_kerja(tugas, jabatan=jabatan)
    return getattr(abk, rumus)(tugas, jabatan)


@pytest.mark.parametrize("rumus", ["kebutuhan_pegawai", "beban_kerja", "efektivitas_unit"])
def test_semua_baris_cacat_diperingatkan_dengan_sebabnya(rumus, tugas, pos):
    data = tugas({"volume": -1}, {"norma_waktu": "tiga puluh"})
    with pytest.warns(abk.DataWarning, match="Semua 2 baris uraian tugas tidak dihitung") as catatan:
        _hitung(rumus, data, pos())
    assert len(catatan) == 1
    kata = str(catatan[0].message)
    assert "1 jabatan belum lengkap" in kata
    assert "uraian_tugas.csv, baris 2, kolom volume" in kata
    assert "uraian_tugas.csv, baris 3, kolom norma_waktu" in kata
    assert "abk.temuan_tabel(" in kata
    assert catatan[0].filename == __file__  # where the analyst wrote the call


def test_temuan_dari_peringatan_dan_dari_fungsi_sama(tugas, pos):
    data, jabatan = tugas(*[{"volume": -n} for n in range(1, 9)], {"volume": 3}), pos()
    with pytest.warns(abk.DataWarning, match=r"8 dari 9 baris(.|\n)*dan 3 temuan lagi") as catatan:
        abk.kebutuhan_pegawai(data, jabatan)
    semua = abk.temuan_tabel(data, jabatan)
    assert catatan[0].message.temuan == semua
    assert [t.baris for t in semua if t.tingkat == "cacat"] == list(range(2, 10))
    assert [t.baris for t in abk.temuan_tabel(data) if t.tingkat == "cacat"] == list(range(2, 10))


def test_bezetting_yang_tidak_terbaca_juga_disebut(tugas, pos):
    with pytest.warns(abk.DataWarning, match=r"0 dari 1 baris(.|\n)*jabatan.csv, baris 2, kolom bezetting"):
        abk.kebutuhan_pegawai(tugas(), pos({"bezetting": "dua"}))


def test_tabel_bersih_tidak_diperingatkan(tugas, pos):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert abk.kebutuhan_pegawai(tugas(), pos())["belum_lengkap"].tolist() == [False]
    assert abk.temuan_tabel(tugas(), pos()) == []


def test_kesalahan_struktur_tidak_menghentikan_pencarian_temuan(tugas, pos):
    temuan = abk.temuan_tabel(tugas({"kode_jabatan": "X"}), pos())
    assert [t.tingkat for t in temuan][:1] == ["struktural"]


def test_peringatan_sampai_ke_proses_lain(tugas, pos):
    with pytest.warns(abk.DataWarning, match="Semua 1 baris") as catatan:
        abk.kebutuhan_pegawai(tugas({"volume": -1}), pos())
    asli = catatan[0].message
    for salinan in (pickle.loads(pickle.dumps(asli)), copy.copy(asli)):  # noqa: S301 - our own bytes
        assert (str(salinan), salinan.temuan) == (str(asli), asli.temuan)
