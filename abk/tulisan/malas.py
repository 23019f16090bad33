"""What is loaded late, or only where it is installed.

The face of a room is there at once, and its parts are loaded when somebody names them.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["muka", "np", "npt", "paket_pilihan", "pd"]


class _Nanti:
    """A package that is loaded when the first thing of it is used."""

    def __init__(self, nama: str) -> None:
        self._nama = nama

    def __getattr__(self, nama: str) -> Any:
        nilai = getattr(importlib.import_module(self._nama), nama)
        setattr(self, nama, nilai)
        return nilai


if not TYPE_CHECKING:
    # They take longer to load than a command that has no table to look at.
    np, npt, pd = map(_Nanti, ("numpy", "numpy.typing", "pandas"))


class _Ruang(ModuleType):
    """A package in which a name is what the face says, and not the part that bears the same name."""

    def __setattr__(self, nama: str, nilai: Any) -> None:
        if not (isinstance(nilai, ModuleType) and nama in self.__dict__.get("__all__", ())):
            super().__setattr__(nama, nilai)


def muka(ruang: str, isi: Mapping[str, str]) -> None:
    """Give a package its public names, each with the part that has it, loaded when it is asked for.

    Its ``__getattr__`` is set here: where one stands in the text of a package, mypy lets any name pass.
    """
    bagian = {nama: letak for letak, semua in isi.items() for nama in semua.split()}
    paket = sys.modules[ruang]
    paket.__class__ = _Ruang

    def ambil(nama: str) -> Any:
        if nama not in bagian:
            raise AttributeError(f"module {ruang!r} has no attribute {nama!r}")
        nilai = getattr(importlib.import_module(f"{ruang}.{bagian[nama]}"), nama)
        setattr(paket, nama, nilai)
        return nilai

    vars(paket).update(__getattr__=ambil, __dir__=lambda: sorted({*vars(paket), *bagian}))


def paket_pilihan(nama: str, tanpa: Exception) -> Any:
    """A package that the program lives without; where it is missing, raises `tanpa`: what to install."""
    try:
        return importlib.import_module(nama)
    except ImportError as salah:
        raise tanpa from salah
