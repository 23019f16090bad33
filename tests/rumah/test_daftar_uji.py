"""Guards tests/rumah/daftar_uji.py, tests/lingkungan.py, tests: each test file names what it guards, and
the index says so; no test changes what another one meets.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

from tests.lingkungan import lingkungan_tetap

_SPEK = importlib.util.spec_from_file_location("daftar_uji", Path(__file__).with_name("daftar_uji.py"))
daftar_uji = sys.modules[_SPEK.name] = importlib.util.module_from_spec(_SPEK)
_SPEK.loader.exec_module(daftar_uji)
SEMUA = daftar_uji.penjaga()


@pytest.mark.parametrize("satu", SEMUA, ids=lambda p: p.berkas)
def test_yang_dijaga_ada(satu: daftar_uji.Penjaga):
    assert [nama for nama in satu.yang if not daftar_uji.ada(nama)] == []


def test_indeks_mutakhir():
    tersimpan = (daftar_uji.AKAR / daftar_uji.INDUK).read_text(encoding="utf-8")
    assert tersimpan == daftar_uji.halaman(), "perbarui: make docs"


def test_modul_tanpa_penjaga_hanya_yang_tercatat():
    """A new module gets a test that names it; one that got a test leaves the list."""
    tercatat = daftar_uji.TANPA.read_text(encoding="utf-8").split()
    assert daftar_uji.tanpa_penjaga() == tercatat


def _rumah(akar: Path, docstring: str) -> Path:
    for nama, isi in {
        "abk/__init__.py": "",
        "abk/satu/__init__.py": "from abk.satu.dua import DUA",
        "abk/satu/dua.py": "DUA = 2",
        "abk/satu/tiga/__init__.py": "def tiga(): ...",
        "tests/satu/test_dua.py": f'"""{docstring}"""',
    }.items():
        (akar / nama).parent.mkdir(parents=True, exist_ok=True)
        (akar / nama).write_text(isi, encoding="utf-8")
    return akar


@pytest.mark.parametrize(
    ("docstring", "yang", "tanpa"),
    [
        ("Two is two.", (), ["abk.satu.dua", "abk.satu.tiga"]),
        ("Guards abk.satu.dua: two is two.", ("abk.satu.dua",), ["abk.satu.tiga"]),
        ("Guards abk.satu.dua, abk.satu.tiga: both.", ("abk.satu.dua", "abk.satu.tiga"), []),
        ("Guards abk.satu.dua,\nabk.satu.tiga: both.\n\nMore.", ("abk.satu.dua", "abk.satu.tiga"), []),
        ("Guards abk: a package is not all that lies below it.", ("abk",), ["abk.satu.dua", "abk.satu.tiga"]),
        ("Guards abk.satu: the modules in it.", ("abk.satu",), []),
    ],
)
def test_penjaga_dibaca(tmp_path: Path, docstring: str, yang: tuple[str, ...], tanpa: list[str]):
    akar = _rumah(tmp_path, docstring)
    assert [p.yang for p in daftar_uji.penjaga(akar)] == [yang]
    assert daftar_uji.tanpa_penjaga(akar) == tanpa
    assert all(f"- `{m}`" in daftar_uji.halaman(akar) for m in tanpa)


@pytest.mark.parametrize(
    ("nama", "ada"), [("abk.satu.dua", True), ("abk.empat", False), ("tests/satu", True)]
)
def test_nama_yang_tidak_ada_ketahuan(tmp_path: Path, nama: str, ada: bool):
    assert daftar_uji.ada(nama, _rumah(tmp_path, "x")) is ada


def test_lingkungan_kembali_seperti_semula(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ABK_UJI_TETAP", "satu")
    with lingkungan_tetap():
        os.environ.update(ABK_UJI_TETAP="dua", ABK_UJI_BARU="tiga")
        del os.environ["PATH"]
    assert os.environ["ABK_UJI_TETAP"] == "satu"
    assert "ABK_UJI_BARU" not in os.environ
    assert os.environ["PATH"]
