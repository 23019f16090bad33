"""The figures of each unit: with its sub-units, and of its own posts alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from abk.reports.charts.text import bersih
from abk.tulisan.format import hampa

_JUMLAH = ("kekurangan", "kelebihan", "belum_lengkap")


@dataclass(frozen=True)
class BarisUnit:
    """A unit. Shortage and surplus [orang, ≥ 0] side by side, never one against the other."""

    kode: str
    nama: str
    tingkat: int
    jabatan: int
    kekurangan: int
    kelebihan: int
    kekurangan_sendiri: int
    kelebihan_sendiri: int
    jabatan_sendiri: int
    belum_lengkap_sendiri: int


def baris_unit(rekap: pd.DataFrame) -> list[BarisUnit]:
    """Units in tree order.

    Parameters
    ----------
    rekap : DataFrame, index kode_unit in tree pre-order
        As :func:`abk.kebutuhan.rekap_unit` returns it; its sums cover sub-units, so that the sums of
        the own posts are what is left after taking off the children.

    Returns
    -------
    list of BarisUnit
    """
    kolom = {nama: [_utuh(nilai) for nilai in rekap[nama]] for nama in _JUMLAH}
    tingkat = [int(satu) for satu in rekap["tingkat"]]
    sendiri = {nama: list(nilai) for nama, nilai in kolom.items()}
    for anak, induk in _induk(tingkat):
        for nama in _JUMLAH:
            sendiri[nama][induk] -= kolom[nama][anak]
    jabatan = (rekap["jumlah_jabatan"], rekap["jumlah_jabatan_sendiri"])
    identitas = zip(rekap.index, rekap["nama_unit"], tingkat, *jabatan, strict=True)
    return [
        BarisUnit(
            bersih(kode),
            bersih(nama),
            tingkat_unit,
            _utuh(semua),
            kolom["kekurangan"][n],
            kolom["kelebihan"][n],
            sendiri["kekurangan"][n],
            sendiri["kelebihan"][n],
            _utuh(milik),
            sendiri["belum_lengkap"][n],
        )
        for n, (kode, nama, tingkat_unit, semua, milik) in enumerate(identitas)
    ]


def cabang(unit: Sequence[BarisUnit]) -> list[tuple[BarisUnit, Sequence[BarisUnit]]]:
    """Top-level branches: each with its head and all of its units.

    A tree with one root has the children of the root as branches, and the root's own posts as a
    branch of one; with several roots each root is a branch.
    """
    tunggal = sum(satu.tingkat == 0 for satu in unit) == 1
    kepala = [n for n, satu in enumerate(unit) if satu.tingkat <= int(tunggal)]
    return [
        (unit[awal], unit[awal:akhir]) for awal, akhir in zip(kepala, [*kepala[1:], len(unit)], strict=True)
    ]


def total(unit: Sequence[BarisUnit]) -> tuple[int, int]:
    """Return shortage and surplus of all posts. [orang]"""
    return sum(satu.kekurangan_sendiri for satu in unit), sum(satu.kelebihan_sendiri for satu in unit)


def _induk(tingkat: Sequence[int]) -> Iterator[tuple[int, int]]:
    jalur: dict[int, int] = {}
    for nomor, dalam in enumerate(tingkat):
        if dalam and dalam - 1 in jalur:
            yield nomor, jalur[dalam - 1]
        jalur[dalam] = nomor


def _utuh(nilai: object) -> int:
    return 0 if hampa(nilai) else int(nilai)  # type: ignore[call-overload]
