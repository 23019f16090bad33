"""The generator of foreign workbooks stands beside the tests."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from abk.instrumen.sandbox import Sandbox

sys.path.insert(0, str(Path(__file__).parent))


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
