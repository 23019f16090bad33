"""Guards data/contoh, abk.tables.keraguan: the program's own checks on the example ministry: they find the
planted faults, and nothing else.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import abk

CONTOH = Path(__file__).parents[2] / "data" / "contoh"
RENCANA = yaml.safe_load((CONTOH / "bahan" / "kelemahan.yaml").read_text(encoding="utf-8"))
TERLIHAT = {"norma_kosong", "volume_kosong", "volume_nol", "baris_jumlah", "induk_dan_anak"}


@pytest.fixture(scope="module")
def contoh() -> abk.Kegiatan:
    return abk.open(CONTOH)


def test_hanya_yang_ditanam_yang_ditemukan(contoh: abk.Kegiatan) -> None:
    temuan = [t for t in contoh.temuan if t.tingkat != "catatan"]
    tugas = contoh.uraian_tugas
    letak = {(t.kode_jabatan, tugas["nomor"].iloc[t.baris - 2]) for t in temuan}
    ditanam = {(k["jabatan"][0], k["baris"][0]) for k in RENCANA["kelemahan"] if k["jenis"] in TERLIHAT}
    assert letak == ditanam
    assert len(temuan) == len(TERLIHAT)


def test_jabatannya_belum_lengkap(contoh: abk.Kegiatan) -> None:
    hasil = contoh.hasil
    jabatan = {k["jabatan"][0] for k in RENCANA["kelemahan"] if k["jenis"] in TERLIHAT}
    assert set(hasil.index[hasil["belum_lengkap"]]) == jabatan


def test_tepi_pembulatan_dihitung_tepat(contoh: abk.Kegiatan) -> None:
    # rumus: minutes of the plan over 75,000; 1.5 and 2.5 go up under "terdekat", exactly 2 stays 2
    bulat = {75_000: 1, 112_500: 2, 111_975: 1, 112_950: 2, 150_000: 2, 187_500: 3, 187_200: 2}
    for kode, menit in RENCANA["tepi_pembulatan"].items():
        assert contoh.hasil["kebutuhan"][kode] == menit / 75_000
        assert contoh.hasil["kebutuhan_bulat"][kode] == bulat[menit]
