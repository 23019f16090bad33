"""The kegiatan in the order of the forms: units of the tree, their posts, the tasks of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

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

_SEKALIGUS = 1000
"""Posts whose tasks are made at once: those of a large institution do not fit in memory. [jabatan]"""


@dataclass(frozen=True)
class FormRows:
    """All units and posts of a kegiatan, in the order of the tree.

    Attributes
    ----------
    alasan, catatan : of each post why it is incomplete, and remarks that stay true whatever is chosen on
        the Parameter sheet
    banyak : of each post with tasks how many there are, and how many of them count
    """

    kegiatan: Kegiatan
    unit: tuple[UnitHasil, ...]
    jumlah: Jumlah
    banyak: Mapping[str, tuple[int, int]]
    alasan: Mapping[str, Sequence[str]]
    catatan: Mapping[str, str]

    @property
    def pos(self) -> tuple[Pos, ...]:
        """All posts, in the order of their numbers."""
        return daftar_pos(self.kegiatan)

    def tugas(self) -> Iterator[tuple[UnitHasil, Mapping[str, Sequence[Tugas]]]]:
        """Units that have posts, each with the tasks of its posts."""
        berisi = [u for u in self.unit if u.pos]
        while berisi:
            banyak = accumulate(len(u.pos) for u in berisi)
            muat = next((n for n, jumlah in enumerate(banyak, 1) if jumlah >= _SEKALIGUS), len(berisi))
            tugas = tugas_pos(self.kegiatan, {p.kode for u in berisi[:muat] for p in u.pos})
            yield from ((u, tugas) for u in berisi[:muat])
            del berisi[:muat]

    @cached_property
    def nomor_unit(self) -> Mapping[str, int]:
        """Number of each unit by its code."""
        return {u.kode: u.nomor for u in self.unit}


def form_rows(k: Kegiatan) -> FormRows:
    """The kegiatan in the order of the forms."""
    pos = daftar_pos(k)
    dihitung = k.rincian.groupby("kode_jabatan")["dihitung"].agg(["size", "sum"]).astype(int)
    peka = k.banding_pembulatan["peka"].to_dict()
    return FormRows(
        kegiatan=k,
        unit=daftar_unit(k),
        jumlah=jumlah_pos(pos, k.aturan),
        banyak={str(kode): (n, ya) for kode, n, ya in dihitung.itertuples(name=None)},
        alasan=alasan_pos(k),
        catatan={p.kode: _catatan(k, p, peka=bool(peka[p.kode])) for p in pos},
    )


def _catatan(k: Kegiatan, p: Pos, *, peka: bool) -> str:
    celah = p.efektivitas is not None and k.aturan.skala.berselisih(p.efektivitas)
    tanda = (("BELUM LENGKAP", p.belum_lengkap), ("peka pembulatan", peka), ("PJ di celah skala", celah))
    return "; ".join(kata for kata, ada in tanda if ada)
