"""abk: analisis beban kerja, from a ministry's tables to a report its head would sign."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from abk.errors import (
    AbkError,
    DataError,
    DataWarning,
    KegiatanError,
    LaporanError,
    ParameterError,
    PeraturanError,
    Temuan,
)
from abk.kebutuhan import beban_kerja, efektivitas_unit, kebutuhan_pegawai, temuan_tabel
from abk.kegiatan import Kegiatan, folder_sumber, periksa
from abk.kegiatan import open as _buka_folder
from abk.kegiatan.folder import berkas_tabel
from abk.tulisan import VERSI
from abk.tulisan.markup import kutip

__version__ = VERSI

__all__ = [
    "AbkError",
    "DataError",
    "DataWarning",
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
    "temuan_tabel",
]


def open(sumber: str | Path, *, alur: str = "", saat: str = "") -> Kegiatan:  # noqa: A001 - the public face
    """Open a kegiatan: a folder of tables, ``"contoh"``, a store by its address, or a case of the procedure.

    Parameters
    ----------
    sumber : folder, ``"contoh"``, a workbook with the sheets ``unit``, ``jabatan`` and ``uraian_tugas``,
        questionnaires that were filled in, ``sqlite:///folder/abk.db`` or ``postgresql+psycopg://…``; for a
        case its store, or the folder into which the case was exported
    alur : code of a case; its data instead of what the tables or sheets hold now
    saat : ``awal`` (before the meetings), ``akhir`` (as decided; the default), or the code of a step: as the
        data stood when that step was completed

    Raises
    ------
    ParameterError
        If a moment is named without a case.
    AbkError
        If it cannot be opened; what and where is in the message.
    """
    if saat and not alur:
        raise ParameterError(f"Saat {kutip(saat)} tanpa alur.", "Sebut kode alurnya.")
    if alur:
        # a case loads the documents and SQLAlchemy: only for those who have one
        kasus: Kegiatan = importlib.import_module("abk.naskah.kasus").open(sumber, alur, saat)
        return kasus
    tempat = None if "://" in str(sumber) else folder_sumber(sumber)
    if tempat is not None and tempat.is_dir() and berkas_tabel(tempat):
        return _buka_folder(tempat)
    # so do the store and the workbooks
    lain: Kegiatan = importlib.import_module("abk.instrumen.buka").open(sumber)
    return lain


_ANALISIS = ("kewajaran", "ketidakpastian", "pemerataan", "proyeksi", "tren")


def __getattr__(nama: str) -> Any:
    """Load ``abk.reports`` only when a page is asked for, an analysis only when it is made."""
    if nama == "reports":
        # it draws, and drawing is slow to import
        return importlib.import_module("abk.reports")
    if nama == "jelajah":
        return importlib.import_module("abk.reports.jelajah").jelajah
    if nama in _ANALISIS:
        # scipy is slow to import, and most commands need none of it
        return getattr(importlib.import_module(f"abk.analisis.{nama}"), nama)
    raise AttributeError(f"module 'abk' has no attribute {nama!r}")
