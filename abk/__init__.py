"""abk: analisis beban kerja, from a ministry's tables to a report its head would sign."""

from __future__ import annotations

import importlib
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

from abk.errors import (
    AbkError,
    DataError,
    KegiatanError,
    LaporanError,
    ParameterError,
    PeraturanError,
    Temuan,
)
from abk.kebutuhan import beban_kerja, efektivitas_unit, kebutuhan_pegawai
from abk.kegiatan import Kegiatan, open, periksa  # noqa: A004 - abk.open is the public face

try:
    __version__ = version("abk")
except PackageNotFoundError:
    __version__ = "0+tidak-terpasang"

__all__ = [
    "AbkError",
    "DataError",
    "Kegiatan",
    "KegiatanError",
    "LaporanError",
    "ParameterError",
    "PeraturanError",
    "Temuan",
    "__version__",
    "beban_kerja",
    "efektivitas_unit",
    "kebutuhan_pegawai",
    "open",
    "periksa",
]


def __getattr__(nama: str) -> ModuleType:
    """Load ``abk.reports`` only when a page is asked for: it draws, and drawing is slow to import."""
    if nama == "reports":
        return importlib.import_module("abk.reports")
    raise AttributeError(f"module 'abk' has no attribute {nama!r}")
