"""The generator of foreign workbooks stands beside the tests."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import abk
from abk.instrumen import ekspor_formulir
from abk.instrumen.sandbox import Sandbox

sys.path.insert(0, str(Path(__file__).parent))
from buku_asing import KASUS, tulis


@pytest.fixture(scope="session")
def benih(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """One official workbook and two foreign ones."""
    folder = tmp_path_factory.mktemp("benih")
    sendiri = ekspor_formulir(abk.open("contoh").cabang("SET.PO.2.1"), folder)
    asing = [
        tulis(next(k for k in KASUS if k.nama == n), folder) for n in ("beban_kerja", "kepala_bertingkat")
    ]
    return [p.read_bytes() for p in (sendiri[0], *asing)]


@pytest.fixture(scope="session")
def _sandbox() -> Iterator[Sandbox]:
    with Sandbox() as satu:
        yield satu


@pytest.fixture
def satu_sandbox(request: pytest.FixtureRequest, _sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """All workbooks of a test are read in one sandbox, whose child is started once for all tests."""
    pengguna = [m for n, m in sys.modules.items() if n.startswith("abk.instrumen.") and "sandbox" not in n]
    for modul in (request.module, *pengguna):
        if hasattr(modul, "baca_buku"):
            monkeypatch.setattr(modul, "baca_buku", _sandbox.baca)
        if hasattr(modul, "Sandbox"):
            monkeypatch.setattr(modul, "Sandbox", lambda: contextlib.nullcontext(_sandbox))
