"""Fixtures and rules for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

WAJIB_LENGKAP = "ABK_TANPA_LEWAT"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Where everything is installed, a skip hides something: count it as a failure."""
    hasil = yield
    laporan = hasil.get_result()
    if laporan.skipped and os.environ.get(WAJIB_LENGKAP) and not hasattr(laporan, "wasxfail"):
        sebab = laporan.longrepr[2] if isinstance(laporan.longrepr, tuple) else laporan.longrepr
        laporan.outcome = "failed"
        laporan.longrepr = f"dilewati, padahal {WAJIB_LENGKAP} meminta semua uji: {sebab}"


CHROMIUM = Path("/usr/bin/chromium")
BENDERA = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def peramban() -> Iterator[object]:
    """Debian's chromium, one for all browser tests of a worker; skipped with the reason where absent."""
    playwright = pytest.importorskip("playwright.sync_api", reason="paket playwright tidak terpasang")
    if not CHROMIUM.is_file():
        pytest.skip(f"{CHROMIUM} tidak terpasang")
    with playwright.sync_playwright() as mesin:
        satu = mesin.chromium.launch(executable_path=str(CHROMIUM), args=BENDERA)
        yield satu
        satu.close()


@pytest.fixture(scope="session")
def axe() -> object:
    """The accessibility checker."""
    return pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="paket axe-playwright-python tidak terpasang"
    ).Axe()
