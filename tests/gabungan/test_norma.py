"""Guards abk.gabungan.norma: the spread of the norms of one task is the one that pandas gives."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import abk
from abk.gabungan import catalog
from tests.gabungan.rekaan import acak, kegiatan, tugas_biasa


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[abk.Kegiatan]]:
    ke = tmp_path_factory.mktemp("norma")
    semua = [acak(77 + n, f"Badan {n}") for n in range(4)]
    abk.gabung(semua, ke)
    return ke, semua


def _semua_norma(semua: list[abk.Kegiatan]) -> pd.DataFrame:
    """Norms that count, with what makes a task the same: letters and digits, by hand."""
    bagian = []
    for k in semua:
        baris = k.uraian_tugas.assign(norma=k.rincian["norma_waktu_menit"], instansi=k.instansi)
        bagian.append(baris[k.rincian["dihitung"] & baris["norma"].notna()])
    tabel = pd.concat(bagian)
    tanda = tabel["uraian_tugas"].str.casefold().str.replace(r"[,.;]", " ", regex=True)
    return tabel.assign(kunci=tanda.str.split().str.join(" "))


def test_sebaran_seperti_pandas(dataset: tuple[Path, list[abk.Kegiatan]]):
    ke, semua = dataset
    harapan = {
        kunci: dict(isi["norma"].describe()) | {"instansi": isi["instansi"].nunique()}
        for kunci, isi in _semua_norma(semua).groupby("kunci")
    }
    with abk.nasional(ke) as n:
        dapat = n.norma(paling_sedikit=1)
    assert set(harapan) == {
        " ".join(nama.casefold().translate(str.maketrans(",.;", "   ")).split()) for _, nama in dapat.index
    }
    for (tahun, nama), isi in dapat.iterrows():
        banding = harapan[" ".join(nama.casefold().translate(str.maketrans(",.;", "   ")).split())]
        assert (tahun, isi["jumlah_baris"], isi["jumlah_instansi"]) == (
            2026,
            banding["count"],
            banding["instansi"],
        )
        assert [
            isi[c] for c in ("norma_min", "kuartil_1", "median", "kuartil_3", "norma_maks")
        ] == pytest.approx([banding[c] for c in ("min", "25%", "50%", "75%", "max")])
        assert isi["kali"] == pytest.approx(banding["max"] / banding["min"])


def test_saringan(dataset: tuple[Path, list[abk.Kegiatan]]):
    with abk.nasional(dataset[0]) as n:
        assert {
            nama.casefold()[:17] for _, nama in n.norma("LAPORAN, susun", paling_sedikit=1).index
        } == set()
        laporan = n.norma("menyusun lapor", paling_sedikit=1)
        assert len(laporan) == 1  # written in two ways, one task
        assert len(n.norma(paling_sedikit=1, terbanyak=2)) == 2
        assert n.norma(paling_sedikit=5).empty
        with pytest.raises(abk.ParameterError, match="2024"):
            n.norma(tahun=2024)


def test_tiap_instansi(tmp_path: Path):
    """By hand: 30, 60 and 90 minutes; hours are minutes × 60; what is left out has no norm."""
    satu = [tugas_biasa("J1", n, norma_waktu=str(m)) for n, m in enumerate((30, 60, 90), 1)]
    dua = [
        tugas_biasa("J1", 1, uraian_tugas="MENATA  arsip!", norma_waktu="2", satuan_waktu="jam"),
        tugas_biasa("J1", 2, volume="abc", norma_waktu="1"),
    ]
    abk.gabung(
        [kegiatan(t, [{"kode_jabatan": "J1"}], instansi=i) for t, i in ((satu, "A"), (dua, "B"))], tmp_path
    )
    with abk.nasional(tmp_path) as n:
        dapat = n.norma_instansi("Menata arsip")
        assert dapat.loc[(2026, "A")].tolist() == [1, 3, 30.0, 60.0, 90.0, "permenpanrb-1-2020"]
        assert dapat.loc[(2026, "B")].tolist() == [1, 1, 120.0, 120.0, 120.0, "permenpanrb-1-2020"]
        assert n.norma_instansi("tidak ada").empty
        assert n.norma().loc[(2026, "MENATA  arsip!"), ["jumlah_baris", "kali"]].tolist() == [4, 4.0]


def test_instansi_yang_sama_ditulis_lain():
    assert catalog.kunci_instansi(" Badan  REKAAN") == catalog.kunci_instansi("badan rekaan ")
    assert catalog.kunci_instansi("Badan Rekaan I") != catalog.kunci_instansi("Badan Rekaan II")
