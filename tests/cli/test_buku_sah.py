"""Guards abk.reports.rekap_xlsx, abk.tulisan.buku, abk.ekspor.siasn, abk.reports.analisis: workbooks as
Excel opens them, without a repair.
"""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from typer.testing import CliRunner

from abk.cli import app
from tests.ooxml import cacat_xlsx

BUKU = {
    "rekap": ("ekspor", "contoh", "--format", "rekap", "--keluar", "."),
    "siasn": ("ekspor", "contoh", "--format", "siasn", "--unit", "SET.PO.2", "--keluar", "."),
    "bkn": ("ekspor", "contoh", "--format", "bkn", "--keluar", "."),
    "analisis": ("analisis", "contoh", "--keluar", "."),
    "informasi": ("informasi", "contoh", "--unit", "SET.PO.2", "--keluar", "informasi.xlsx"),
    "mulai": ("mulai", "baru.xlsx", "--instansi", "Uji", "--tahun", "2026", "--unit", "A;Dinas|A.1;Bidang"),
}


@pytest.mark.parametrize("kata", BUKU.values(), ids=BUKU)
def test_setiap_buku_kerja(kata: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    hasil = CliRunner().invoke(app, kata)
    assert hasil.exit_code == 0, f"{hasil.stdout}\n{hasil.stderr}"
    semua = sorted(tmp_path.rglob("*.xlsx"))
    assert semua
    assert {b.name: c for b in semua if (c := cacat_xlsx(b.read_bytes()))} == {}


@pytest.mark.parametrize("apa", ["nama", "rumus", "aturan", "gabung"])
def test_yang_salah_terlihat(apa: str):
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    if apa == "nama":
        lembar.title = "x" * 32
    elif apa == "rumus":
        lembar["A1"] = '=TEXTJOIN(",";TRUE;B1:B9)'
    elif apa == "aturan":
        lembar.add_data_validation(DataValidation("list", formula1=f'"{"a," * 130}"', sqref="A1"))
    else:
        lembar.merge_cells("A1:B2")
        lembar.merge_cells("B2:C3")
    isi = io.BytesIO()
    buku.save(isi)
    assert len(cacat_xlsx(isi.getvalue())) == 1
