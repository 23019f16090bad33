"""The kegiatan in the order of the forms: units of the tree, their posts, the tasks of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from abk.hasil import (
    Jumlah,
    Pos,
    Tugas,
    UnitHasil,
    alasan_pos,
    daftar_pos,
    daftar_unit,
    jumlah_pos,
    tugas_pos,
)
from abk.kegiatan import Kegiatan


@dataclass(frozen=True)
class FormRows:
    """All units and posts of a kegiatan, in the order of the tree.

    Attributes
    ----------
    tugas, alasan, catatan : of each post its tasks, why it is incomplete, and remarks that stay true
        whatever is chosen on the Parameter sheet
    """

    kegiatan: Kegiatan
    unit: tuple[UnitHasil, ...]
    jumlah: Jumlah
    tugas: Mapping[str, Sequence[Tugas]]
    alasan: Mapping[str, Sequence[str]]
    catatan: Mapping[str, str]

    @property
    def pos(self) -> tuple[Pos, ...]:
        """All posts, in the order of their numbers."""
        return daftar_pos(self.kegiatan)

    @cached_property
    def nomor_unit(self) -> Mapping[str, int]:
        """Number of each unit by its code."""
        return {u.kode: u.nomor for u in self.unit}


def susunan(k: Kegiatan) -> FormRows:
    """The kegiatan in the order of the forms."""
    pos = daftar_pos(k)
    peka = k.banding_pembulatan["peka"].to_dict()
    return FormRows(
        kegiatan=k,
        unit=daftar_unit(k),
        jumlah=jumlah_pos(pos, k.aturan),
        tugas=tugas_pos(k),
        alasan=alasan_pos(k),
        catatan={p.kode: _catatan(k, p, peka=bool(peka[p.kode])) for p in pos},
    )


def _catatan(k: Kegiatan, p: Pos, *, peka: bool) -> str:
    celah = p.efektivitas is not None and k.aturan.skala.berselisih(p.efektivitas)
    tanda = (("BELUM LENGKAP", p.belum_lengkap), ("peka pembulatan", peka), ("PJ di celah skala", celah))
    return "; ".join(kata for kata, ada in tanda if ada)
