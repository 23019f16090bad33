"""Data of a tiny ministry, and a stage on which its case is played."""

from __future__ import annotations

from pathlib import Path

import pytest

import abk
from abk.kegiatan import rekam
from tests.sop.panggung import JABATAN, TUGAS, UNIT, Panggung


@pytest.fixture(scope="session")
def kecil(tmp_path_factory: pytest.TempPathFactory) -> abk.Kegiatan:
    """Data of the tiny ministry."""
    folder: Path = tmp_path_factory.mktemp("kecil")
    for berkas, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
        (folder / f"{berkas}.csv").write_text(isi, encoding="utf-8")
    (folder / "kegiatan.toml").write_text(
        'judul = "Kecil"\ntahun = 2026\ntanggal = 2026-03-01\n', encoding="utf-8"
    )
    return abk.open(folder)


@pytest.fixture(scope="session")
def data_awal(kecil: abk.Kegiatan) -> bytes:
    return rekam(kecil)


@pytest.fixture
def panggung(data_awal: bytes) -> Panggung:
    return Panggung(data_awal)
