"""What is loaded late, or only where it is installed.

The face of a room is there at once, and its parts are loaded when somebody names them.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from typing import Any


def muka(ruang: str, isi: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """``__getattr__`` and ``__dir__`` of a package: each public name, and the part that has it."""
    bagian = {nama: letak for letak, semua in isi.items() for nama in semua.split()}

    def ambil(nama: str) -> Any:
        if nama not in bagian:
            raise AttributeError(f"module {ruang!r} has no attribute {nama!r}")
        nilai = getattr(importlib.import_module(f"{ruang}.{bagian[nama]}"), nama)
        setattr(sys.modules[ruang], nama, nilai)
        return nilai

    return ambil, lambda: sorted({*vars(sys.modules[ruang]), *bagian})


def paket_pilihan(nama: str, tanpa: Exception) -> Any:
    """A package that the program lives without; where it is missing, raises `tanpa`: what to install."""
    try:
        return importlib.import_module(nama)
    except ImportError as salah:
        raise tanpa from salah
