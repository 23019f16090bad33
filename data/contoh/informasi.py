"""Informasi jabatan of a few posts, from bahan/informasi.yaml; nothing of it is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from muat import baca


@dataclass(frozen=True)
class Informasi:
    """One row of informasi_jabatan.csv."""

    kode_jabatan: str
    butir: str
    nomor: str
    isi: str
    rincian: str = ""
    keterangan: str = ""


def susun_informasi(jabatan: Collection[str]) -> list[Informasi]:
    """Return the rows; every code of the material must be a post."""
    bahan = baca("informasi.yaml")
    if asing := sorted(set(bahan) - set(jabatan)):
        msg = f"informasi.yaml menyebut jabatan yang tidak ada: {', '.join(asing)}"
        raise ValueError(msg)
    return [satu for kode, butir in bahan.items() for satu in _jabatan(kode, butir)]


def _jabatan(kode: str, butir: dict[str, list[str]]) -> Iterator[Informasi]:
    for nama, daftar in butir.items():
        for nomor, baris in enumerate(daftar, 1):
            yield Informasi(kode, nama, str(nomor), *(bagian.strip() for bagian in baris.split("|")))
