"""The command ``abk``."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from abk.cli.tetap import laporan_tetap


def main() -> None:
    """The command. A report of which nothing has changed is told before the command line is built."""
    if not laporan_tetap(sys.argv[1:]):
        # what reads a call, and pydantic behind it, takes longer to load than that answer
        importlib.import_module("abk.cli.perintah").jalankan()


def __getattr__(nama: str) -> Any:
    """The whole command line, ``app``, for who does not call it."""
    if nama != "app":
        raise AttributeError(nama)
    # for the same reason as above
    return globals().setdefault("app", importlib.import_module("abk.cli.perintah").susun())
