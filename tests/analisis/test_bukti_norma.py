"""Guards abk.analisis.norma_waktu.studi, abk.analisis.norma_waktu.sampel,
abk.analisis.norma_waktu.kesepakatan, abk.analisis.norma_waktu.pustaka: published studies, and rules by hand.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml

from abk.analisis import (
    amatan_cukup,
    icc,
    kappa,
    studi_waktu,
    tabulasi_norma,
    waktu_baku,
    work_sampling,
)
from abk.analisis.norma_waktu.pustaka import (
    KOLOM_PUSTAKA,
    pustaka_kegiatan,
    pustaka_norma,
)
from abk.analisis.norma_waktu.tawaran import norma_serupa
from abk.errors import ParameterError

FOLDER = Path(__file__).parents[1] / "kasus"
LIMA = yaml.safe_load((FOLDER / "time-study-contoh.yaml").read_text("utf-8"))
# terbit: https://text-id.123dok.com/document/1y90kv1ly-uji-keseragaman-data-pengukuran-waktu-kerja.html
CETAK = [
    19.2, 19.3, 18.1, 20.4, 18.3, 20.5, 18.2, 20.2, 20.3, 18.2, 19.3, 19.1, 18.2, 20.1,
    21.2, 21.1, 19.2, 19.3, 20.2, 20.1, 19.2, 20.2, 20.3, 20.3, 19.2, 18.2, 18.2, 19.3,
]  # fmt: skip


def _amatan(**kolom: object) -> pd.DataFrame:
    return pd.DataFrame({"elemen": "cetak", **kolom})


def test_studi_lima_elemen_terbit() -> None:
    """The five elements as printed, read by two observers: 1,50371 and 1,684155 (rumus)."""
    amatan = pd.concat(
        pd.DataFrame(
            {"elemen": f"e{i}", "waktu": jumlah / n, "rating": rating, "pengamat": ["A", "B"] * (n // 2)}
        )
        for i, (jumlah, n, rating, _) in enumerate(LIMA["elemen"])
    )
    studi = studi_waktu(amatan, LIMA["kelonggaran"])
    terbit = [satu for *_, satu in LIMA["elemen"]]  # the print cuts, it does not round
    assert ((studi.elemen["normal"] + 1e-9) * 1000 // 1 / 1000).tolist() == terbit
    assert (studi.normal, studi.baku) == pytest.approx((1.50371, 1.684155), abs=1e-6)
    lain = studi_waktu(amatan, 0.12, cara="dari_waktu_kerja")
    assert round(lain.baku, 5) == 1.70876
    assert len(studi.pengamat) == 10
    assert "diambil dari waktu kerja" in lain.anggapan[0]


def test_keseragaman_dan_kecukupan_terbit() -> None:
    """Σx 545,40, Σx² 10647,50, mean 19,48, limits 21,33 and 17,63 at k = 2 (terbit); N′ 3,5976 (rumus).

    The print rounds the deviation 0,9406 to 0,92 on the way, so its limits differ by up to 0,04.
    """
    e = studi_waktu(_amatan(waktu=CETAK), 0, k=2).elemen.loc["cetak"]
    assert sum(CETAK) == pytest.approx(545.40)
    assert sum(x * x for x in CETAK) == pytest.approx(10647.50)
    assert round(e["rata"], 2) == 19.48
    assert (e["batas_atas"], e["batas_bawah"]) == pytest.approx((21.33, 17.63), abs=0.04)
    assert e["perlu"] == pytest.approx(3.5976, abs=1e-4)
    assert e["perlu"] == pytest.approx(amatan_cukup(CETAK))
    assert e["cukup"]


@pytest.mark.parametrize(("aturan", "dibuang"), [("tidak_ada", 0), ("batas_kendali", 1), ("hampel", 1)])
def test_pencilan_menurut_aturan_yang_disebut(aturan: str, dibuang: int) -> None:
    studi = studi_waktu(_amatan(waktu=[*CETAK, 60]), 0.1, pencilan=aturan)
    assert studi.amatan["pencilan"].sum() == studi.elemen.loc["cetak", "pencilan"] == dibuang
    assert studi.elemen.loc["cetak", "banyak"] == 29 - dibuang
    assert (f"{dibuang} dari 29 amatan" if dibuang else "Semua 29 amatan dipakai") in studi.anggapan[1]


def test_pencilan_yang_bersembunyi_hanya_terlihat_hampel() -> None:
    """Two wild readings of eight widen the limits of control so far that they pass (rumus)."""
    waktu = [10, 11, 10, 11, 10, 11, 60, 61]
    assert not studi_waktu(_amatan(waktu=waktu), 0, pencilan="batas_kendali").amatan["pencilan"].any()
    hampel = studi_waktu(_amatan(waktu=waktu), 0, pencilan="hampel").amatan["pencilan"]
    assert hampel.tolist() == [False] * 6 + [True] * 2


def test_pencilan_perlu_tiga_bacaan() -> None:
    """Of 10, 11, 60 the middle is 11, the median distance 1: 49 is beyond 3 × 1,48 (rumus); two say no."""
    tiga, dua = (
        studi_waktu(_amatan(waktu=waktu), 0, pencilan="hampel").amatan["pencilan"].tolist()
        for waktu in ([10, 11, 60], [10, 60])
    )
    assert (tiga, dua) == ([False, False, True], [False, False])


def test_rating_tiap_pengamat() -> None:
    """Each reading with its own rating: (10 · 0,9 + 20 · 1,1) / 2 = 15,5 (rumus); one as in the formula."""
    dua = studi_waktu(_amatan(waktu=[10, 20], rating=[0.9, 1.1], pengamat=["A", "B"]), 0)
    assert dua.normal == pytest.approx(15.5)
    assert dua.pengamat["rata"].tolist() == [10, 20]
    satu = studi_waktu(_amatan(waktu=CETAK, rating=1.09), 0.12)
    assert satu.baku == pytest.approx(float(waktu_baku(sum(CETAK) / len(CETAK) * 1.09, "0.12")))


def test_work_sampling_terbit() -> None:
    """28, 29, 27, 29, 27 of 30: p 93,33 %, limits 102,45 % and 84,21 % at 2 deviations (terbit).

    https://text-id.123dok.com/document/z3oj5k9z-data-pengukuran-work-sampling-self-sampling.html; what is
    above one is cut here. N′ = 4 · (1 − p) / (0,0025 · p) = 114,3 → 115 (rumus).
    """
    w = work_sampling(
        pd.DataFrame({"hari": range(1, 6), "amatan": 30, "bekerja": [28, 29, 27, 29, 27]}), batas=2
    )
    assert round(w.bagian * 100, 2) == 93.33
    assert w.hari["batas_bawah"].iloc[0] * 100 == pytest.approx(84.21, abs=0.02)
    assert w.hari["batas_atas"].tolist() == [1.0] * 5
    assert w.hari["seragam"].all()
    assert (w.amatan, w.perlu, w.cukup) == (150, 115, True)
    # rumus: 2250 minutes of which p at work for 150 results, levelled 1,1, allowance 12 %
    assert w.norma(2250, 150, rating=1.1, kelonggaran=0.12) == pytest.approx(15 * 140 / 150 * 1.1 * 1.12)


def test_hari_di_luar_batas_tidak_dihitung() -> None:
    catatan = pd.DataFrame({"hari": range(11), "amatan": 100, "bekerja": [80] * 10 + [40]})
    w = work_sampling(catatan)
    assert w.hari["seragam"].tolist() == [True] * 10 + [False]
    assert (w.amatan, w.bagian) == (1000, pytest.approx(0.8))


def test_tabulasi_sampel_dan_putusan() -> None:
    sampel = pd.DataFrame(
        [("Agenda surat", "A", 10), ("Agenda surat", "B", 14), ("Notula", "A", 60)],
        columns=["norma", "sampel", "waktu"],
    )
    t = tabulasi_norma(sampel, {"Agenda surat": (15, "Sampel A petugas lama.")})
    satu = t.loc["Agenda surat"]
    assert satu[["A", "B", "rata", "putusan", "beda"]].tolist() == [10, 14, 12, 15, 3]
    assert (satu["di_luar"], satu["alasan"]) == (True, "Sampel A petugas lama.")
    assert t.loc["Notula", ["banyak", "rata"]].tolist() == [1, 60]
    assert np.isnan(t.loc["Notula", "putusan"])
    assert tabulasi_norma(sampel, {"Notula": (60, "")}).loc["Notula", "putusan"] == 60
    with pytest.raises(ParameterError, match=r"Agenda surat: putusan berbeda dari rata-rata tanpa alasan"):
        tabulasi_norma(sampel, {"Agenda surat": (15, " ")})
    with pytest.raises(
        ParameterError, match=r"Agenda surat, sampel A: dua kali; Arsip: putusan tanpa sampel"
    ):
        tabulasi_norma(pd.concat([sampel, sampel[:1]]), {"Arsip": (1, "x")})


def test_icc_terbit() -> None:
    """Six targets, four judges: .17 .29 .71 .44 .62 .91 (terbit: Shrout and Fleiss 1979, as quoted)."""
    x = pd.DataFrame([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
    assert icc(x).round(2).tolist() == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]


def test_kappa_terbit() -> None:
    """Two observers 20, 5, 10, 15: 0,4; fourteen observers of ten subjects: 0,210 (terbit, as quoted)."""
    dua = pd.DataFrame([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15)
    assert kappa(dua) == pytest.approx(0.4)
    fleiss = [
        (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
    ]  # fmt: skip
    banyak = pd.DataFrame([np.repeat(range(5), baris) for baris in fleiss])
    assert round(kappa(banyak), 3) == 0.210
    assert kappa(pd.DataFrame([("y", "y")] * 3)) == 1


def _pustaka(**ganti: str) -> pd.DataFrame:
    isi = {
        "uraian_tugas": "Mengagendakan surat masuk", "hasil_kerja": "Surat", "norma_waktu": "12",
        "satuan_waktu": "menit", "norma_min": "8", "norma_maks": "20", "jumlah_amatan": "30",
        "sumber": "studi waktu biro umum", "tanggal": "2026-02-03",
    }  # fmt: skip
    return pd.DataFrame([isi | ganti])


def test_pustaka_dibaca_dan_ditawarkan() -> None:
    lama = _pustaka(tanggal="2024-02-03", norma_waktu="15")
    p = pustaka_norma(pd.concat([lama, _pustaka(), _pustaka(uraian_tugas="Memimpin rapat", hasil_kerja="")]))
    assert list(p.columns) == list(KOLOM_PUSTAKA)
    usul = norma_serupa(p, "mengagendakan surat  masuk!", "surat")
    assert usul["norma_waktu"].tolist() == [12, 15]
    assert usul["kemiripan"].tolist() == [100, 100]
    assert norma_serupa(p, "Mengagendakan surat masuk", "Notula").empty
    assert norma_serupa(p, "Menyusun anggaran").empty


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"sumber": " "}, "baris 2: sumber kosong"),
        ({"norma_waktu": "dua"}, "norma_waktu bukan bilangan"),
        ({"satuan_waktu": "detik"}, "satuan_waktu tidak dikenal"),
        ({"tanggal": "3 Februari"}, "tanggal bukan TTTT-BB-HH"),
        ({"norma_min": "13"}, "norma di luar minimum"),
    ],
)
def test_pustaka_salah_ditolak_dengan_barisnya(ganti: dict[str, str], kata: str) -> None:
    with pytest.raises(ParameterError, match=kata):
        pustaka_norma(_pustaka(**ganti))


def test_pustaka_dari_kegiatan_hanya_yang_berbukti(data) -> None:
    ukur = {"sumber_norma": "diukur", "jumlah_amatan": 10, "norma_min": 50, "norma_maks": 90}
    k = data(
        [[ukur, {"uraian_tugas": "Menebak", "sumber_norma": "diperkirakan"}], [{**ukur, "norma_maks": 80}]]
    )
    p = pustaka_kegiatan(k, "2026-12-31", "ABK 2026")
    (satu,) = p.to_dict("records")
    assert (satu["jumlah_amatan"], satu["norma_maks"], satu["dipakai"]) == (20, 90, 2)
    assert (satu["sumber"], satu["jabatan"]) == ("ABK 2026: diukur", "J1, J2")
    assert norma_serupa(p, "menyusun laporan")["norma_waktu"].tolist() == [60]
    assert len(pustaka_norma(p.assign(tanggal="2026-12-31"))) == 1


@pytest.mark.parametrize(
    ("salah", "kata"),
    [
        (lambda: studi_waktu(_amatan(waktu=[1]), 0.1, pencilan="rasa"), "Aturan pencilan 'rasa'"),
        (lambda: studi_waktu(pd.DataFrame({"elemen": []}), 0.1), "tidak memuat kolom waktu"),
        (lambda: studi_waktu(_amatan(waktu=[1, 0, "x"]), 0.1), "waktu pada bacaan ke-2, 3"),
        (lambda: work_sampling(pd.DataFrame({"hari": [1]})), "tanpa kolom amatan, bekerja"),
        (lambda: work_sampling(pd.DataFrame({"hari": [1], "amatan": [3], "bekerja": [4]})), "hari 1"),
        (lambda: icc(pd.DataFrame([[1, 2]])), "paling sedikit dua hal"),
        (lambda: kappa(pd.DataFrame([["a"]])), "paling sedikit dua pengamat"),
    ],
)
def test_bukti_salah_ditolak(salah, kata: str) -> None:
    with pytest.raises(ParameterError, match=kata):
        salah()


@pytest.mark.parametrize(
    ("waktu", "pesan"),
    [
        ([[1, 2], [1, 2]], "Rata-rata semua hal sama"),
        ([[1, 2], [2, 1]], "Rata-rata semua hal sama"),
        ([[0.1, 0.2], [0.2, 0.1]], "Rata-rata semua hal sama"),
        ([["x", 1], [2, 3]], "tanpa sel kosong"),
    ],
)
def test_kesepakatan_yang_tidak_dapat_dihitung_mengatakannya(waktu, pesan):
    """Things of one mean leave nothing to agree about: no 0/0 and no coefficient of 2."""
    with pytest.raises(ParameterError, match=pesan):
        icc(pd.DataFrame(waktu))


def test_batas_waktu_tidak_di_bawah_nol_dan_katanya_indonesia():
    amatan = pd.DataFrame({"elemen": "a", "pengamat": "A", "waktu": [1.0, 1.0, 9.0], "rating": 1.0})
    studi = studi_waktu(amatan, 0.12)
    assert studi.elemen["batas_bawah"].tolist() == [0]  # 3,67 − 2 × 4,62 (rumus)
    assert studi.anggapan == (
        "Kelonggaran 0,12 ditambahkan pada waktu normal.",
        "Semua 3 amatan dipakai; tidak ada aturan pencilan.",
        "Kecukupan: k = 2, ketelitian 0,05.",
    )
