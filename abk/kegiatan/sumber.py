"""Where the tables of a source lie; known without loading what reads them."""

from __future__ import annotations

import os
from pathlib import Path

from abk.errors import KegiatanError, ParameterError
from abk.tulisan.markup import kutip

CONTOH = "contoh"
"""Name that stands for the example ministry of the package."""

CONTOH_LALU = "contoh-2025"
"""The same ministry the year before."""

BERKAS_PENGATURAN = "kegiatan.toml"
"""Name of the file of settings in a folder of tables."""

AKHIRAN_TEKS = (".csv", ".tsv", ".txt")
"""Endings of the text files that hold a table."""


def folder_sumber(path: str | Path) -> Path:
    """Folder, or file, that a source names.

    Raises
    ------
    KegiatanError
        If there is none.
    ParameterError
        If none is named, or what is given is no address.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise ParameterError(
            f"Sumber berupa {kutip(type(path).__name__)}, bukan alamat.",
            "Beri folder tabel, buku kerja, atau 'contoh'; tabel pandas dihitung dengan "
            "abk.kebutuhan_pegawai(uraian_tugas, jabatan).",
        )
    if str(path).strip() == "":
        raise ParameterError("Sumber belum dipilih.", "Beri folder tabel, buku kerja, atau 'contoh'.")
    # a folder of that name without tables is none that was meant: a report of the example may be called so
    if str(path) in {CONTOH, CONTOH_LALU} and not (Path(path) / "unit.csv").is_file():
        return folder_contoh(str(path))
    tempat = Path(path).expanduser()  # no shell has done it for a notebook
    if not tempat.exists():
        raise KegiatanError(
            f"Sumber {kutip(path)} tidak ada.",
            "Beri folder yang berisi unit.csv, jabatan.csv, dan uraian_tugas.csv, buku kerja, atau 'contoh'; "
            "mulai dari nol dengan: abk mulai.",
        )
    # "." and ".." have no name of their own to show to a reader
    return tempat.resolve() if tempat.name in {"", ".."} else tempat


def folder_contoh(nama: str = CONTOH) -> Path:
    """Folder of the example ministry of this name: in the repository, or inside the installed package."""
    sini = Path(__file__).resolve().parents[1]
    for calon in (sini.parent / "data" / nama, sini / "_bawaan" / nama):
        if (calon / "unit.csv").is_file():
            return calon
    raise KegiatanError("Data contoh tidak ditemukan.", "Pasang ulang paket abk.")
