"""What is loaded late, or only where it is installed.

The face of a room is there at once, and its parts are loaded when somebody names them.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["letak_nama", "muka", "np", "npt", "paket_pilihan", "pd"]

_IMPOR = re.compile(r"^    from ([\w.]+) import (?:\(([^)]*)\)|(.+))$", re.MULTILINE)
"""An import within a block of the outermost level."""


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


def muka(ruang: str) -> None:
    """Give a package the names of its ``__all__``, each loaded from its part when it is asked for.

    Which part has it stands in the text of the package already: in the imports for type checkers. Its
    ``__getattr__`` is set here: where one stands in the text of a package, mypy lets any name pass.
    """
    paket = sys.modules[ruang]
    paket.__class__ = _Ruang

    def ambil(nama: str) -> Any:
        if nama not in (bagian := letak_nama(paket)):
            raise AttributeError(f"module {ruang!r} has no attribute {nama!r}")
        try:
            letak = importlib.import_module(bagian[nama])
        except AttributeError as salah:
            # as it is, it would read as if the name were missing, and not say where the fault is
            raise ImportError(f"{bagian[nama]}: {salah}") from salah
        nilai = getattr(letak, nama)
        setattr(paket, nama, nilai)
        return nilai

    vars(paket).update(__getattr__=ambil, __dir__=lambda: sorted({*vars(paket), *letak_nama(paket)}))


@cache
def letak_nama(paket: ModuleType) -> Mapping[str, str]:
    """The part that has each public name which the text of a package imports for type checkers only."""
    semua = set(paket.__all__)
    impor = _IMPOR.findall(Path(str(paket.__file__)).read_text(encoding="utf-8"))
    # a pattern, since a parser would cost a small command more than all that it does
    return {n: letak for letak, *isi in impor for n in re.findall(r"\w+", "".join(isi)) if n in semua}


def paket_pilihan(nama: str, tanpa: Exception) -> Any:
    """A package that the program lives without; where it is missing, raises `tanpa`: what to install."""
    try:
        return importlib.import_module(nama)
    except ImportError as salah:
        raise tanpa from salah
