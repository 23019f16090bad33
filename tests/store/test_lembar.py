"""Guards abk.store.lembar: a sheet has one form, and what cannot be kept is refused before it is saved."""

from __future__ import annotations

import pickle
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from abk.errors import ParameterError
from abk.store import KOLOM_BARIS, KonflikError, Lembar
from abk.store.lembar import SelBeda, beda, lembar_dari_json
from abk.store.simpan import lama_baru


def test_isian_yang_sama_satu_json():
    a = Lembar("01.02-1", bezetting=2.0, uraian_tugas=({"volume": 3.0, "nomor": "1"},))
    b = Lembar("01.02-1", bezetting=np.int64(2), uraian_tugas=({"nomor": "1", "volume": Decimal(3)},))
    assert a.json == b.json
    assert a.sidik == b.sidik
    assert a.json == (
        '{"bezetting":2,"kode_jabatan":"01.02-1","uraian_tugas":[{"nomor":"1","volume":3}]}'  # rumus
    )


def test_pulang_pergi_json():
    semua = Lembar(
        "01.02-1", "Ikhtisar «baku»", "1.250", "hasil_kerja", "Analis", "Kepala", "2026-1",
        ({"nomor": "01.02", "volume": 0.1, "keterangan": "=1+1\nbaris dua", "disalin_dari": "01.03-1"},),
    )  # fmt: skip
    assert lembar_dari_json(semua.json) == semua
    assert set(semua.uraian_tugas[0]) == set(KOLOM_BARIS)


def test_yang_kosong_tetap_kosong():
    satu = Lembar(
        "a", uraian_tugas=({"volume": None, "norma_waktu": float("nan"), "periode": "  ", "nomor": pd.NA},)
    )
    assert set(satu.uraian_tugas[0].values()) == {None}
    assert satu.isi == {"kode_jabatan": "a", "uraian_tugas": [{}]}


def test_nol_bukan_kosong():
    satu = Lembar("a", bezetting=0, uraian_tugas=({"volume": 0},))
    assert satu.isi == {"kode_jabatan": "a", "bezetting": 0, "uraian_tugas": [{"volume": 0}]}


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        ({"uraian_tugas": ({"volume": float("inf")},)}, "hingga"),
        ({"uraian_tugas": ({"volume": True},)}, "bukan teks atau angka"),
        ({"uraian_tugas": ({"nomor": 1.02},)}, "selalu teks"),
        ({"uraian_tugas": ({"volum": 1},)}, "volum"),
        ({"uraian_tugas": ({"uraian_tugas": "a\x00b"},)}, "tidak dapat disimpan"),
        ({"ikhtisar_jabatan": "\ud800"}, "tidak dapat disimpan"),
        ({"bezetting": [1]}, "bukan teks atau angka"),
    ],
)
def test_yang_tidak_dapat_disimpan_ditolak(isian: dict, kata: str):
    with pytest.raises(ParameterError, match=kata):
        Lembar("a", **isian)


def test_tanpa_kode_ditolak():
    with pytest.raises(ParameterError, match="kode jabatan"):
        Lembar("")


def test_beda_menyebut_sel():
    a = Lembar("a", bezetting=1, uraian_tugas=({"nomor": "1", "volume": 2, "periode": "hari"},))
    b = Lembar(
        "a", bezetting=1, uraian_tugas=({"nomor": "1", "volume": 3, "periode": "hari"}, {"nomor": "2"})
    )
    assert lama_baru(a, b) == (
        {"1/volume": 2, "urutan_nomor": ["1"]},
        {"1/volume": 3, "urutan_nomor": ["1", "2"]},
    )


def test_beda_sel_demi_sel():
    a = Lembar("a", bezetting=1, uraian_tugas=({"nomor": "1", "volume": 2}, {"nomor": "2", "volume": 5}))
    b = Lembar("a", bezetting=2, uraian_tugas=({"nomor": "7", "volume": 3}, {"nomor": "8"}))
    kepala = SelBeda("", "bezetting", 1, 2)
    # rumus: without `asal` both rows are new and both old ones are gone
    assert [(s.nomor, s.kolom, s.jenis) for s in beda(a, b)] == [
        ("", "bezetting", "ubah"),
        *(("7", k, "tambah") for k in ("nomor", "volume")),
        ("8", "nomor", "tambah"),
        *((n, k, "hapus") for n in "12" for k in ("nomor", "volume")),
    ]
    # rumus: the first row was number 1, the second is new, number 2 is gone
    assert beda(a, b, asal=("1", "")) == [
        kepala,
        SelBeda("7", "nomor", "1", "7"),
        SelBeda("7", "volume", 2, 3),
        SelBeda("8", "nomor", None, "8", "tambah"),
        SelBeda("2", "nomor", "2", None, "hapus"),
        SelBeda("2", "volume", 5, None, "hapus"),
    ]


def test_konflik_melewati_proses():
    galat = KonflikError(Lembar("a", versi=1), Lembar("a", bezetting=2, versi=2), Lembar("a", bezetting=3))
    salinan = pickle.loads(pickle.dumps(galat))  # noqa: S301 - our own object
    assert (salinan.lama, salinan.baru, salinan.milik) == (galat.lama, galat.baru, galat.milik)
    assert str(salinan) == str(galat)


def test_tabel_lembar():
    tabel = Lembar("a", uraian_tugas=({"nomor": "1", "volume": 2},)).tabel
    assert list(tabel.columns) == ["kode_jabatan", *KOLOM_BARIS]
    assert tabel.loc[0, ["kode_jabatan", "nomor", "volume"]].tolist() == ["a", "1", 2]
