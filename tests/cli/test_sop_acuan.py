"""Guards abk.cli.sop.acuan: the SOP, printed and asked about itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from abk.cli import app

jalan = CliRunner()


def test_cetak(tmp_path: Path):
    hasil = jalan.invoke(app, ["sop", "cetak", "--keluar", str(tmp_path / "sop")])
    assert hasil.exit_code == 0, hasil.stderr
    assert "Analisis Beban Kerja" in (tmp_path / "sop" / "sop.html").read_text(encoding="utf-8")
    assert (tmp_path / "sop" / "sop.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        ([], "4,14 hari kerja (1.865 menit)"),  # terbit: 515 menit + 3 hari of 450
        (["--hari", "norma"], "(1.415 menit)"),  # rumus: 515 + 3 × 300
        (["--unit", "20"], "28,21 hari kerja (12.695 menit)"),  # rumus: 1.295 + 570 × 20
        (["--unit", "20"], "Dengan 2 Kasubbag: 16,14 hari kerja"),  # regresi
    ],
)
def test_simulasi(pilihan: list[str], kata: str):
    hasil = jalan.invoke(app, ["sop", "simulasi", *pilihan])
    assert hasil.exit_code == 0, hasil.stderr
    assert kata in hasil.stdout


def test_simulasi_acak_berulang_sama():
    perintah = ["sop", "simulasi", "--unit", "2", "--sebaran", "segitiga", "--jalan", "20", "--benih", "7"]
    assert jalan.invoke(app, perintah).stdout == jalan.invoke(app, perintah).stdout


def test_beban():
    """rumus: a Kasubbag has step 3 (300) and 7 (30) once, 10 (120) and 11 (300) for each of 20 units."""
    hasil = jalan.invoke(app, ["sop", "beban", "--unit", "20"])
    assert hasil.exit_code == 0, hasil.stderr
    assert "8.730" in hasil.stdout
    assert "1 Hari = 300 menit" in hasil.stdout


def test_prosedur_lain_yang_tidak_ada(tmp_path: Path):
    hasil = jalan.invoke(app, ["sop", "simulasi", "--berkas", str(tmp_path / "tidak-ada.yaml")])
    assert hasil.exit_code in {1, 2}
    assert "→" in hasil.stderr
