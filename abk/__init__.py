"""abk: analisis beban kerja, from a ministry's tables to a report its head would sign."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

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
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from abk import analisis as analisis
    from abk import kebutuhan as kebutuhan
    from abk import kegiatan as kegiatan
    from abk import peraturan as peraturan
    from abk import tables as tables
    from abk.analisis.ketidakpastian import ketidakpastian as ketidakpastian
    from abk.analisis.kewajaran import kewajaran as kewajaran
    from abk.analisis.pemerataan import pemerataan as pemerataan
    from abk.analisis.proyeksi import proyeksi as proyeksi
    from abk.analisis.tren import tren as tren
    from abk.kebutuhan import beban_kerja, efektivitas_unit, kebutuhan_pegawai, temuan_tabel
    from abk.kegiatan import Kegiatan, periksa

    # these rooms open sources by this face, and may not be named by it
    reports: ModuleType
    gabung: Callable[..., Any]
    jelajah: Callable[..., Any]
    nasional: Callable[..., Any]

__version__: str

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
    if str(sumber).startswith("parcel:"):
        # of one page that is made on another machine than its data
        kiriman: Kegiatan = importlib.import_module("abk.kegiatan.parcel").open_parcel(sumber, alur, saat)
        return kiriman
    if alur:
        # a case loads the documents and SQLAlchemy: only for those who have one
        kasus: Kegiatan = importlib.import_module("abk.naskah.kasus").open(sumber, alur, saat)
        return kasus
    if "://" in str(sumber):
        # a store needs no reader of files
        tersimpan: Kegiatan = importlib.import_module("abk.store.gudang").open(sumber)
        return tersimpan
    # pandas is slow to import, and a command that only answers needs none of it
    folder = importlib.import_module("abk.kegiatan.folder")
    tempat = folder.folder_sumber(sumber)
    if tempat.is_dir() and folder.berkas_tabel(tempat):
        tabel: Kegiatan = folder.open(tempat)
        return tabel
    # so are the workbooks
    lain: Kegiatan = importlib.import_module("abk.instrumen.buka").open(sumber)
    return lain


_RUANG = ("analisis", "kebutuhan", "kegiatan", "peraturan", "reports", "tables")
"""Rooms that are there as soon as somebody names them."""
_RUMUS = ("beban_kerja", "efektivitas_unit", "kebutuhan_pegawai", "temuan_tabel")
_ANALISIS = ("kewajaran", "ketidakpastian", "pemerataan", "proyeksi", "tren")
_ISI = {
    "Kegiatan": "abk.kegiatan",
    "periksa": "abk.kegiatan",
    **dict.fromkeys(_RUMUS, "abk.kebutuhan"),
    **{nama: f"abk.analisis.{nama}" for nama in _ANALISIS},
    "gabung": "abk.gabungan",
    "jelajah": "abk.reports.jelajah",
    "nasional": "abk.gabungan",
}


def _ambil(nama: str) -> Any:
    """Load a room only when it is named: pandas, scipy and what draws are slow to import."""
    if nama in _RUANG:
        # the importer keeps it as an attribute
        return importlib.import_module(f"abk.{nama}")
    if nama == "__version__":
        # importlib.metadata is slow to import
        return globals().setdefault(nama, importlib.import_module("abk.tulisan.versi").VERSI)
    if nama in _ISI:
        return globals().setdefault(nama, getattr(importlib.import_module(_ISI[nama]), nama))
    raise AttributeError(f"module 'abk' has no attribute {nama!r}", name=nama, obj=sys.modules[__name__])


# where it stands in the text of a package, mypy lets any name pass
globals().update(__getattr__=_ambil)


def __dir__() -> list[str]:
    """All that can be named."""
    return sorted({*globals(), *__all__, *_RUANG, *_ISI})
