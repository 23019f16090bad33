"""Guards abk.peraturan: the room of the law draws nothing, asks nothing, prints nothing, and loads no
heavy package.
"""

import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).parents[2]
BERAT = {"jsonschema", "matplotlib", "IPython", "ipywidgets", "papermill", "openpyxl", "xlsxwriter", "babel"}

PROGRAM = """
import importlib.util, pathlib, sys, types
# The room by itself, without the public face of the package.
akar = pathlib.Path("abk").resolve()
induk = types.ModuleType("abk"); induk.__path__ = [str(akar)]; sys.modules["abk"] = induk
import abk.peraturan as p
p.aturan(); p.skala_prestasi(); p.pembulatan(); p.baris_peraturan(); p.halaman_peraturan()
sys.stderr.write(",".join(sorted({m.split(".")[0] for m in sys.modules})))
"""


def test_tidak_mencetak_dan_tidak_memuat_paket_berat():
    hasil = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=AKAR
    )
    assert hasil.stdout == ""
    termuat = set(hasil.stderr.split(","))
    assert termuat & BERAT == set()
    assert "pandas" not in termuat


def test_modul_pendek():
    for modul in (AKAR / "abk" / "peraturan").glob("*.py"):
        assert len(modul.read_text(encoding="utf-8").splitlines()) <= 200, modul.name
