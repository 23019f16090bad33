"""The tables of a kegiatan: column, type, unit of measure, meaning, allowed range.

``UNIT``, ``JABATAN`` and ``URAIAN_TUGAS`` (and the optional ``PEGAWAI`` and ``INFORMASI_JABATAN``) are the
whole vocabulary of the input. :func:`validate` checks one table cell by cell, :func:`validate_semua` also
checks the tables against each other; both report *all* faults at once and never change what they are given.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.tables.angka import angka_teks
    from abk.tables.kaidah import TANPA_KAIDAH, Kaidah
    from abk.tables.kolom import (
        INFORMASI_JABATAN,
        JABATAN,
        PEGAWAI,
        SEMUA_TABEL,
        UNIT,
        URAIAN_TUGAS,
        Kolom,
        Tabel,
    )
    from abk.tables.pohon import leluhur, pohon_unit, urutan_pohon
    from abk.tables.validasi import TabelTerperiksa, frame_masukan, validate, validate_semua

__all__ = [
    "INFORMASI_JABATAN",
    "JABATAN",
    "PEGAWAI",
    "SEMUA_TABEL",
    "TANPA_KAIDAH",
    "UNIT",
    "URAIAN_TUGAS",
    "Kaidah",
    "Kolom",
    "Tabel",
    "TabelTerperiksa",
    "angka_teks",
    "frame_masukan",
    "leluhur",
    "pohon_unit",
    "urutan_pohon",
    "validate",
    "validate_semua",
]

# What one part needs is slow to load, and who names another has no need of it.
muka(__name__)
