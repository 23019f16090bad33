"""Guards docs/nasional.md, notebooks/95_nasional.ipynb: what they show runs, and what they name is there."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path

import papermill
import pytest

import abk
from abk.gabungan import engine
from abk.gabungan.kebutuhan import KUNCI

AKAR = Path(__file__).resolve().parents[2]
HALAMAN = (AKAR / "docs" / "nasional.md").read_text(encoding="utf-8")


def test_python_pada_halaman_berjalan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    abk.gabung(["contoh", "contoh-2025"], "data/nasional")
    (python,) = re.findall(r"```python\n(.*?)```", HALAMAN, re.DOTALL)
    ruang: dict[str, object] = {}
    for baris in python.splitlines():
        exec(baris, ruang)  # noqa: S102 - our own lines
    assert ruang["n"].periksa() == []


def test_halaman_menyebut_yang_ada():
    for nama in (*KUNCI, *("masuk", "tidak berubah", "diganti", "ditolak")):
        assert f"`{nama}`" in HALAMAN, nama
    assert f"paling banyak {engine.MEMORI_MB:_} MB".replace("_", ".") in HALAMAN
    tambahan = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert tambahan["optional-dependencies"]["nasional"][0].startswith("duckdb")


def test_buku_catatan_dijalankan_papermill(tmp_path: Path):
    """Headless, into a folder that is asked for; every cell has an answer."""
    hasil = papermill.execute_notebook(
        str(AKAR / "notebooks" / "95_nasional.ipynb"),
        str(tmp_path / "keluar.ipynb"),
        parameters={"dataset": str(tmp_path / "nasional")},
        progress_bar=False,
        cwd=str(tmp_path),
    )
    sel = {satu["id"]: satu["outputs"] for satu in hasil["cells"] if satu["cell_type"] == "code"}
    teks = {kode: json.dumps(keluar) for kode, keluar in sel.items()}
    assert "permenpanrb-1-2020" in teks["gabung"]
    assert "Analis Kebijakan Ahli Muda" in teks["kebutuhan"]
    assert '"[]"' in teks["periksa"]
    assert os.listdir(tmp_path / "nasional")  # noqa: PTH208 - that something is there is all
