"""A small kegiatan of text cells, as a CSV reader gives them."""

from collections.abc import Callable

import pandas as pd
import pytest

Pembuat = Callable[..., pd.DataFrame]


def _buat(bawaan: dict) -> Pembuat:
    def tabel(*baris: dict) -> pd.DataFrame:
        return pd.DataFrame([{**bawaan, **b} for b in baris or ({},)]).astype(object)

    return tabel


@pytest.fixture(scope="session")
def unit() -> Pembuat:
    """Units; without more, one root U."""
    return _buat({"kode_unit": "U", "nama_unit": "Unit", "kode_induk": ""})


@pytest.fixture(scope="session")
def jabatan() -> Pembuat:
    """Posts; without more, one post J1 in U."""
    return _buat(
        {
            "kode_jabatan": "J1",
            "kode_unit": "U",
            "nama_jabatan": "Pos",
            "jenis_jabatan": "pelaksana",
            "bezetting": "1",
        }
    )


@pytest.fixture(scope="session")
def tugas() -> Pembuat:
    """Tasks; without more, one task 1 of J1."""
    return _buat(
        {
            "kode_jabatan": "J1",
            "nomor": "1",
            "uraian_tugas": "Menyusun laporan",
            "hasil_kerja": "laporan",
            "volume": "12",
            "periode": "tahun",
            "norma_waktu": "60",
            "satuan_waktu": "menit",
        }
    )
