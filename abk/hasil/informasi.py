"""Informasi jabatan: the items of a post, from its tables and from its result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from abk.hasil.pos import Pos, Tugas, daftar_pos, tugas_pos
from abk.kegiatan import Kegiatan
from abk.tables.kolom import BUTIR_INFORMASI
from abk.tulisan.malas import pd

KUALIFIKASI: Mapping[str, str] = MappingProxyType(
    {
        "pendidikan": "Pendidikan formal",
        "pelatihan": "Pendidikan dan pelatihan",
        "pengalaman": "Pengalaman kerja",
    }
)
"""Parts of the item kualifikasi, with their words."""


@dataclass(frozen=True)
class IsiButir:
    """One entry of an item.

    Attributes
    ----------
    isi, rincian, keterangan : as the table says; empty where there is nothing
    """

    isi: str
    rincian: str = ""
    keterangan: str = ""


@dataclass(frozen=True)
class InformasiJabatan:
    """What is known of a post, item by item.

    Attributes
    ----------
    pos : the post with its result
    unit : names of its units, from the highest down to its own
    atasan : name of the post it answers to; empty where none is named
    tugas : its tasks, with the reason where one does not count
    butir : entries of each item that is not computed, in their order; every item is there
    """

    pos: Pos
    unit: tuple[str, ...]
    atasan: str
    tugas: tuple[Tugas, ...]
    butir: Mapping[str, tuple[IsiButir, ...]]

    @property
    def ikhtisar(self) -> str:
        """The summary; empty where there is none."""
        return " ".join(satu.isi for satu in self.butir["ikhtisar"])

    @property
    def hasil_kerja(self) -> tuple[str, ...]:
        """Results of its tasks, each once."""
        return tuple(dict.fromkeys(hasil for satu in self.tugas if (hasil := satu.kata("hasil_kerja"))))


@lru_cache(maxsize=16)
def informasi_jabatan(k: Kegiatan, kode: tuple[str, ...] | None = None) -> Mapping[str, InformasiJabatan]:
    """Informasi jabatan of posts of ``k``, by code, in the order of the tree of units.

    Parameters
    ----------
    k : the kegiatan, or a branch of one
    kode : ``kode_jabatan`` of the posts asked for; None = all

    Returns
    -------
    Mapping of str to InformasiJabatan
        Items that nobody filled in are empty; none is required.

    References
    ----------
    The items of art. 3 of Peraturan BKN 10/2021 and Peraturan BKN 9/2022; how the second stands to the first
    was not read. The order within an item is that of the table (pilihan program).
    """
    isi: dict[str, dict[str, list[IsiButir]]] = {}
    tabel = k.terperiksa.tabel.get("informasi_jabatan")
    if tabel is not None:
        kolom = ["kode_jabatan", "butir", "isi", "rincian", "keterangan"]
        for jabatan, butir, *teks in tabel[kolom].itertuples(index=False):
            satu = IsiButir(*("" if pd.isna(v) else str(v) for v in teks))
            isi.setdefault(str(jabatan), {}).setdefault(str(butir), []).append(satu)
    semua = daftar_pos(k)
    nama = {p.kode: p.nama for p in semua}
    diminta = nama.keys() if kode is None else set(kode)
    atasan = dict(zip(k.jabatan["kode_jabatan"], k.jabatan["kode_atasan"], strict=True))
    tugas = tugas_pos(k, kode)
    return {
        p.kode: InformasiJabatan(
            p,
            (*(unit for _, unit in reversed(k.induk(p.kode_unit))), p.nama_unit),
            nama.get(atasan[p.kode], ""),
            tuple(tugas.get(p.kode, ())),
            MappingProxyType(_butir(isi.get(p.kode, {}))),
        )
        for p in semua
        if p.kode in diminta
    }


def _butir(ada: Mapping[str, Sequence[IsiButir]]) -> dict[str, tuple[IsiButir, ...]]:
    return {nama: tuple(ada.get(nama, ())) for nama in BUTIR_INFORMASI}
