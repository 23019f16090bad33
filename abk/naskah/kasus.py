"""A case as a source, with the number of its decree: what ``abk.open(…, alur=…)`` gives."""

from __future__ import annotations

from pathlib import Path

from abk.kegiatan import AKHIR, Kegiatan
from abk.naskah.context import decree, sebutan_keputusan
from abk.naskah.profil import profil
from abk.sop import Alur
from abk.sop.kasus import buka_kasus, kegiatan_alur


def open(sumber: str | Path, alur: str, saat: str = "") -> Kegiatan:  # noqa: A001 - abk.open
    """Data of a case of a store or of an exported folder; final unless another state is named."""
    return kegiatan_alur(buka_kasus(sumber, alur), saat or AKHIR, keputusan=nomor_keputusan)


def nomor_keputusan(alur: Alur) -> str:
    """Number and date of the decree of a case, without the word *Nomor*; empty as long as there is none."""
    tetap = decree(alur, profil(alur.profil, ganti=dict(alur.keadaan.ganti_profil)))
    return sebutan_keputusan(tetap).removeprefix("Nomor ")
