"""The units of a kegiatan in the order of the tree, each with its posts and two sums."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from abk.hasil.jumlah import Jumlah, jumlah_pos
from abk.hasil.pos import Pos, daftar_pos
from abk.kegiatan import Kegiatan
from abk.tulisan.format import hampa


@dataclass(frozen=True)
class UnitHasil:
    """One unit; the units below it are those numbered ``nomor + 1`` to ``sampai``.

    Attributes
    ----------
    nomor, sampai : its number in the order of the tree, from 1, and that of the last unit below it [1]
    kode, nama, kode_induk, eselon : as the table of units says; empty where there is none
    tingkat : depth in the tree, 0 = root [1]
    pos : its own posts
    sendiri : sums over its own posts
    gulungan : sums over its posts and those of the units below it; not to be added up
    """

    nomor: int
    sampai: int
    kode: str
    nama: str
    kode_induk: str
    eselon: str
    tingkat: int
    pos: tuple[Pos, ...]
    sendiri: Jumlah
    gulungan: Jumlah


@lru_cache(maxsize=32)
def daftar_unit(k: Kegiatan) -> tuple[UnitHasil, ...]:
    """Units with their figures; computed once for a kegiatan, which never changes.

    Parameters
    ----------
    k : the kegiatan, or a branch of one

    Returns
    -------
    tuple of UnitHasil
        In the order of the tree; the own sums of all units add up to the whole, those with the units
        below do not. [menit/tahun, orang]
    """
    rekap = k.rekap
    kode = [str(satu) for satu in rekap.index]
    tingkat = [int(satu) for satu in rekap["tingkat"]]
    milik: dict[str, list[Pos]] = {satu: [] for satu in kode}
    for pos in daftar_pos(k):
        milik[pos.kode_unit].append(pos)
    unit = []
    for n, r in enumerate(rekap.to_dict("records")):
        sampai = next((m for m in range(n + 1, len(kode)) if tingkat[m] <= tingkat[n]), len(kode))
        cabang = [pos for satu in kode[n:sampai] for pos in milik[satu]]
        unit.append(
            UnitHasil(
                nomor=n + 1,
                sampai=sampai,
                kode=kode[n],
                nama=str(r["nama_unit"]),
                kode_induk=_kata(r["kode_induk"]),
                eselon=_kata(r["eselon"]),
                tingkat=tingkat[n],
                pos=tuple(milik[kode[n]]),
                sendiri=jumlah_pos(milik[kode[n]], k.aturan),
                gulungan=jumlah_pos(cabang, k.aturan),
            )
        )
    return tuple(unit)


def _kata(nilai: object) -> str:
    return "" if hampa(nilai) else str(nilai)
