"""Guards abk.tulisan.malas: what is loaded late is there when it is asked for, and not before."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import abk
from abk.tulisan import malas

RUANG = """
from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from ruang_uji.bagian import (
        bukan_isi,
        lain,
    )
    from ruang_uji.hitung import hitung

__all__ = ["hitung", "lain"]
muka(__name__)
"""
MUKA = sorted(
    b for b in Path(abk.__file__).parent.rglob("__init__.py") if "\nmuka(__name__)\n" in b.read_text("utf-8")
)


@pytest.fixture
def ruang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package whose part bears the name of what is in it."""
    (tmp_path / "ruang_uji").mkdir()
    for nama, isi in (
        ("__init__", RUANG),
        ("hitung", "def hitung(): return 7"),
        ("bagian", "lain = 8"),
        ("luar", ""),
    ):
        (tmp_path / "ruang_uji" / f"{nama}.py").write_text(isi, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for nama in [n for n in sys.modules if n.startswith("ruang_uji")]:
        monkeypatch.delitem(sys.modules, nama)
    return "ruang_uji"


@pytest.mark.parametrize("dahulu", ["", "hitung", "bagian"])
def test_nama_ruang_adalah_isinya_bukan_bagiannya(ruang: str, dahulu: str):
    """Whichever was loaded first, and as often as it is asked."""
    if dahulu:
        importlib.import_module(f"{ruang}.{dahulu}")
    muka = importlib.import_module(ruang)
    assert [muka.hitung(), muka.lain, muka.hitung()] == [7, 8, 7]
    importlib.reload(sys.modules[f"{ruang}.hitung"])
    assert muka.hitung() == 7
    importlib.import_module(f"{ruang}.luar")
    assert muka.luar is sys.modules[f"{ruang}.luar"]  # a part that is no name of the face is itself
    assert {"hitung", "lain"} <= set(dir(muka))
    with pytest.raises(AttributeError, match="tiada"):
        _ = muka.tiada
    with pytest.raises(AttributeError, match="bukan_isi"):
        _ = muka.bukan_isi


def test_bagian_yang_rusak_menyebut_dirinya(ruang: str, tmp_path: Path):
    """A fault of the part is no missing name: ``cannot import name 'lain'`` said nothing of it."""
    (tmp_path / "ruang_uji" / "bagian.py").write_text("lain = 8\nlain.tiada", encoding="utf-8")
    with pytest.raises(
        ImportError, match=r"ruang_uji\.bagian: 'int' object has no attribute 'tiada'"
    ) as galat:
        exec(f"from {ruang} import lain")  # noqa: S102 - as a module does
    assert isinstance(galat.value.__cause__, AttributeError)


@pytest.mark.parametrize("berkas", MUKA, ids=lambda b: b.parent.name)
def test_setiap_nama_muka_berletak(berkas: Path):
    """Each name of ``__all__`` is made in the text of the face, or is that of a part, as its text says."""
    isi = ast.parse(berkas.read_text("utf-8")).body
    ruang = ".".join(("abk", *berkas.parent.relative_to(Path(abk.__file__).parent).parts))
    muka = importlib.import_module(ruang)
    sendiri = {s.name for s in isi if isinstance(s, ast.FunctionDef | ast.ClassDef)}
    tipe = next(s for s in isi if isinstance(s, ast.If)).body
    letak = {a.name: s.module for s in tipe if isinstance(s, ast.ImportFrom) for a in s.names}
    assert set(muka.__all__) <= sendiri | set(malas.letak_nama(muka))
    assert malas.letak_nama(muka) == {n: m for n, m in letak.items() if n in muka.__all__}


def test_yang_ditunda_adalah_paketnya_sendiri():
    assert malas.pd.DataFrame is pd.DataFrame
    assert malas.pd.isna is vars(malas.pd)["isna"]  # asked once
    with pytest.raises(AttributeError):
        _ = malas.np.tiada


def test_yang_ditunda_tidak_dimuat_sebelum_dipakai():
    kode = (
        "import sys, abk.store.gudang, abk.sop.kasus, abk.hasil.kata, abk.tables.validasi\n"
        "assert not {'numpy', 'pandas'} & sys.modules.keys()\n"
        "abk.tables.validasi.pd.DataFrame()\n"
        "assert 'pandas' in sys.modules\n"
    )
    assert subprocess.run([sys.executable, "-c", kode], check=False).returncode == 0
