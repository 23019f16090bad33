"""Guards abk.analisis.kewajaran.petunjuk, abk.instrumen.formulir.nilai: questions about a row being typed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from abk.analisis.kewajaran.petunjuk import pembanding
from abk.instrumen.formulir.isian import isian_dari_lembar
from abk.instrumen.formulir.nilai import penilai_lembar
from abk.instrumen.formulir.task_table import pesan
from abk.kegiatan import Kegiatan, Pengaturan
from abk.store import Lembar
from abk.tables import validate_semua

TUGAS = {"nomor": "1", "uraian_tugas": "Menyusun laporan", "hasil_kerja": "laporan", "volume": 10,
         "periode": "tahun", "norma_waktu": 60, "satuan_waktu": "menit"}  # fmt: skip


@pytest.fixture(scope="module")
def k() -> Kegiatan:
    """Six posts that write a report in an hour, and one that fills in its sheet."""
    kode = [f"J{n}" for n in range(7)]
    jabatan = [{"kode_jabatan": j, "kode_unit": "U", "nama_jabatan": f"Pos {j}", "jenis_jabatan": "pelaksana",
                "bezetting": 1} for j in kode]  # fmt: skip
    tabel = {
        "unit": pd.DataFrame([{"kode_unit": "U", "nama_unit": "Unit", "kode_induk": ""}]),
        "jabatan": pd.DataFrame(jabatan),
        "uraian_tugas": pd.DataFrame([{"kode_jabatan": j, **TUGAS} for j in kode[1:]]),
    }
    return Kegiatan(Pengaturan(tahun=2026), validate_semua({n: t.astype(object) for n, t in tabel.items()}))


@pytest.mark.parametrize(
    ("ubah", "aturan", "kolom", "kata"),
    [
        (
            {"satuan_waktu": "jam"},
            "faktor_satuan",
            "norma_waktu",
            "3.600 menit; median tugas serupa 60",
        ),
        ({"volume": 1300}, "tugas_melebihi_orang", "volume", "1,04 orang"),  # 1.300 × 60 / 75.000
        (
            {"uraian_tugas": "Melaksanakan tugas lain", "volume": 100},
            "uraian_kabur",
            "uraian_tugas",
            "0,08 orang",
        ),
        ({"norma_waktu": 50, "volume": 1250}, "pembagi_sebagai_data", "volume", "1.250"),
        ({}, "", "", ""),
        ({"volume": None, "satuan_waktu": "jam"}, "", "", ""),  # does not count yet: nothing to ask
    ],
)
def test_petunjuk_di_formulir(k: Kegiatan, ubah: dict[str, Any], aturan: str, kolom: str, kata: str) -> None:
    """rumus: each by hand from the row."""
    lembar = Lembar("J0", uraian_tugas=({**TUGAS, **ubah},))
    isian = isian_dari_lembar(lembar)
    penilaian = penilai_lembar(k, lembar).nilai(isian)
    tanya = [t for t in penilaian.temuan if t.tingkat == "catatan" and t.pesan.endswith("?")]
    assert [(t.aturan, t.kolom) for t in tanya] == ([(aturan, kolom)] if aturan else [])
    if tanya:
        assert kata in tanya[0].pesan
        assert pesan(tanya[0]).endswith("?")
        assert penilaian.per_sel[isian.baris[0].id, kolom]


@pytest.mark.parametrize(("kode", "banyak"), [("J0", 6), ("J1", 5)])
def test_pembanding_tidak_memuat_jabatan_itu_sendiri(k: Kegiatan, kode: str, banyak: int) -> None:
    """Six posts write that report: who is none of them is held against all, one of them against five."""
    semua = [isi["banyak"] for kelompok in pembanding(k, kode).kelompok for isi in kelompok.values()]
    assert semua
    assert set(semua) == {banyak}
