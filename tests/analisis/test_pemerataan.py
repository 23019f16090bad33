"""Guards abk.analisis.pemerataan: the best plan against every plan on small cases, and against the dual."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import abk
from abk.analisis.pemerataan import AturanPindah, pemerataan

ORANG = {"volume": 1000, "norma_waktu": 75}
UNIT = [{"kode_unit": "U"}, *({"kode_unit": u, "kode_induk": "U"} for u in "ABC")]


def _k(data, *pos: dict):
    """Posts with a whole need of ``butuh`` persons each."""
    isi = [{"nama_jabatan": "Arsiparis", "kelas_jabatan": 7, **p} for p in pos]
    tugas = [[{**ORANG, "volume": 1000 * p.pop("butuh", 2)}] for p in isi]
    return data(tugas, isi, UNIT)


def test_lebih_mengisi_kurang_dan_sisanya_direkrut(data):
    k = _k(
        data,
        {"kode_unit": "A", "bezetting": 5, "butuh": 2},
        {"kode_unit": "B", "bezetting": 1, "butuh": 3},
        {"kode_unit": "C", "bezetting": 0, "butuh": 2},
    )
    rencana = pemerataan(k)
    assert (rencana.orang, rencana.biaya) == (3, 3 * 2 * 0.25)  # two steps in the tree each
    assert rencana.sisa["rekrut"].to_dict() == {
        "J1": 0,
        "J2": 2 - rencana.sisa["terisi"]["J2"],
        "J3": 2 - rencana.sisa["terisi"]["J3"],
    }
    assert rencana.sisa["rekrut"].sum() == 1
    assert rencana.batas_bawah == pytest.approx(rencana.biaya)


@pytest.mark.parametrize(
    "beda",
    [
        {"nama_jabatan": "Pengemudi"},
        {"kelas_jabatan": 9},
        {"jenis_jabatan": "fungsional"},
        {"nama_jabatan": "Perencana Ahli Pertama"},
    ],
)
def test_yang_tidak_serumpun_tidak_pindah(data, beda):
    dasar = {"nama_jabatan": "Penerjemah Ahli Pertama"} if "Perencana" in str(beda) else {}
    k = _k(
        data, {"bezetting": 4, "kode_unit": "A", **dasar}, {"bezetting": 0, "kode_unit": "B", **dasar, **beda}
    )
    assert pemerataan(k).orang == 0
    assert pemerataan(k).sisa["rekrut"].tolist() == [0, 2]


def test_pimpinan_dan_yang_belum_lengkap_tidak_ikut(data):
    kepala = {"jenis_jabatan": "pengawas", "nama_jabatan": "Kepala"}
    k = _k(data, {**kepala, "bezetting": 3, "butuh": 1}, {**kepala, "bezetting": 0, "butuh": 1})
    assert pemerataan(k).orang == 0
    kurang = data(
        [[ORANG], [ORANG, {**ORANG, "satuan_waktu": "?"}]],
        [{"bezetting": 3}, {"bezetting": 0}],
        [{"kode_unit": "U"}],
    )
    assert pemerataan(kurang).orang == 0


def test_larangan_dan_unit_tetap(data):
    k = _k(
        data,
        {"kode_unit": "A", "bezetting": 4},
        {"kode_unit": "B", "bezetting": 4},
        {"kode_unit": "C", "bezetting": 0},
    )
    for aturan in (AturanPindah(terlarang=frozenset({("A", "C")})), AturanPindah(tetap=frozenset({"A"}))):
        assert set(pemerataan(k, aturan).pindah["dari"]) == {"J2"}
    assert pemerataan(k, AturanPindah(terlarang=frozenset({("J1", "J3"), ("B", "C")}))).orang == 0


def test_serakah_dapat_kalah(data):
    """The cheapest move first takes the only giver that the dear post could have had."""
    k = _k(
        data,
        {"kode_unit": "A", "bezetting": 1, "butuh": 0.4, "kelas_jabatan": 7},
        {"kode_unit": "A", "bezetting": 1, "butuh": 0.4, "kelas_jabatan": 6},
        {"kode_unit": "A", "bezetting": 0, "butuh": 1, "kelas_jabatan": 7},
        {"kode_unit": "B", "bezetting": 0, "butuh": 1, "kelas_jabatan": 8},
    )
    terbaik, serakah = pemerataan(k), pemerataan(k, cara="serakah")
    assert (terbaik.orang, serakah.orang) == (2, 1)


def _semua_rencana(biaya: np.ndarray, ada: list[int], butuh: list[int]) -> tuple[int, float]:
    """Most moves, then least cost, over every plan."""
    terbaik = (0, 0.0)
    pasang = list(zip(*np.nonzero(np.isfinite(biaya)), strict=True))
    for isi in itertools.product(*(range(min(ada[i], butuh[j]) + 1) for i, j in pasang)):
        x = np.zeros_like(biaya)
        for (i, j), n in zip(pasang, isi, strict=True):
            x[i, j] = n
        if (x.sum(1) <= ada).all() and (x.sum(0) <= butuh).all():
            harga = sum(n * biaya[p] for p, n in zip(pasang, isi, strict=True))
            if (sum(isi), -harga) > (terbaik[0], -terbaik[1]):
                terbaik = (sum(isi), harga)
    return terbaik


@pytest.mark.parametrize("benih", range(12))
def test_terbaik_dari_semua_rencana(data, benih):
    acak = np.random.default_rng(benih)
    pos = [
        {
            "kode_unit": acak.choice(list("ABC")),
            "kelas_jabatan": int(acak.integers(5, 9)),
            "butuh": 2,
            "bezetting": int(acak.integers(0, 5)),
        }
        for _ in range(6)
    ]
    k = _k(data, *pos)
    rencana = pemerataan(k)
    selisih = k.hasil["selisih"].to_numpy(int)
    lebih, kurang = np.flatnonzero(selisih > 0), np.flatnonzero(selisih < 0)
    j = k.jabatan
    biaya = np.full((len(lebih), len(kurang)), np.inf)
    for a, x in enumerate(lebih):
        for b, y in enumerate(kurang):
            kelas = abs(j["kelas_jabatan"][x] - j["kelas_jabatan"][y])
            if kelas <= 1:
                biaya[a, b] = kelas + 0.25 * (0 if j["kode_unit"][x] == j["kode_unit"][y] else 2)
    orang, harga = _semua_rencana(biaya, list(selisih[lebih]), list(-selisih[kurang]))
    assert (rencana.orang, rencana.biaya) == (orang, pytest.approx(harga))


def test_besar_terhadap_dual_dan_serakah():
    k = abk.open("contoh")
    longgar = AturanPindah(kemiripan_nama=0, jarak_kelas=20)
    terbaik, serakah = pemerataan(k, longgar), pemerataan(k, longgar, cara="serakah")
    assert terbaik.biaya == pytest.approx(terbaik.batas_bawah)
    assert terbaik.orang >= serakah.orang
    assert (terbaik.orang, -terbaik.biaya) >= (serakah.orang, -serakah.biaya)
    sisa = terbaik.sisa
    assert (sisa["rekrut"] >= 0).all()
    assert (sisa["tinggal"] >= 0).all()
    assert sisa["terisi"].sum() == sisa["pindah"].sum() == terbaik.orang


def test_tanpa_apa_apa_dan_cara_asing(data):
    kosong = pemerataan(_k(data, {"bezetting": 2}))
    assert (kosong.orang, len(kosong.pindah), len(kosong.sisa)) == (0, 0, 0)
    with pytest.raises(abk.ParameterError, match="'cepat' tidak dikenal"):
        pemerataan(_k(data, {"bezetting": 2}), cara="cepat")
