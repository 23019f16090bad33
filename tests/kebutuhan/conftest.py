"""Small tables for the formulas: only what a test says differs from a plain post and a plain task."""

from collections.abc import Callable

import pandas as pd
import pytest

Pembuat = Callable[..., pd.DataFrame]


def _tabel(bawaan: dict, baris: list[dict]) -> pd.DataFrame:
    return pd.DataFrame([{**bawaan, **b} for b in baris]).astype(object)


@pytest.fixture(scope="session")
def pos() -> Pembuat:
    """Posts J1, J2, …; each dict changes one of them."""

    def buat(*baris: dict) -> pd.DataFrame:
        bawaan = {"kode_unit": "U", "nama_jabatan": "Pos", "jenis_jabatan": "pelaksana", "bezetting": 1}
        return _tabel(bawaan, [{"kode_jabatan": f"J{n}", **b} for n, b in enumerate(baris or ({},), 1)])

    return buat


@pytest.fixture(scope="session")
def tugas() -> Pembuat:
    """Tasks 1, 2, … of post J1; each dict changes one of them."""

    def buat(*baris: dict) -> pd.DataFrame:
        bawaan = {
            "kode_jabatan": "J1",
            "uraian_tugas": "Tugas",
            "hasil_kerja": "dokumen",
            "volume": 1,
            "periode": "tahun",
            "norma_waktu": 60,
            "satuan_waktu": "menit",
        }
        return _tabel(bawaan, [{"nomor": str(n), **b} for n, b in enumerate(baris or ({},), 1)])

    return buat
