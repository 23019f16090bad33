"""Fixtures and rules for all tests."""

from __future__ import annotations

import os

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
