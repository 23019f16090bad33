"""The generator of foreign workbooks stands beside the tests."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from abk.instrumen.pagar import Pagar

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def _pagar() -> Iterator[Pagar]:
    with Pagar() as satu:
        yield satu


@pytest.fixture
def satu_pagar(request: pytest.FixtureRequest, _pagar: Pagar, monkeypatch: pytest.MonkeyPatch) -> None:
    """All workbooks of a test are read behind one fence, whose child is started once for all tests."""
    pengguna = [m for n, m in sys.modules.items() if n.startswith("abk.instrumen.") and "pagar" not in n]
    for modul in (request.module, *pengguna):
        if hasattr(modul, "baca_buku"):
            monkeypatch.setattr(modul, "baca_buku", _pagar.baca)
        if hasattr(modul, "Pagar"):
            monkeypatch.setattr(modul, "Pagar", lambda: contextlib.nullcontext(_pagar))
