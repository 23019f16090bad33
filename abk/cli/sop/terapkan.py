"""``abk sop terapkan``, and what is said of the sheets once the decree is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from abk.cli.layar import SALAH_DATA, Alamat, aman, layar
from abk.cli.sop import kasus

if TYPE_CHECKING:
    from abk.sop import Alur


def terapkan(alamat: Alamat, alur: kasus.KodeAlur = "") -> None:
    """Simpan nilai yang ditetapkan keputusan ke lembar isian; yang sudah sama tidak disimpan lagi."""
    with kasus.dijaga():
        jadi = kasus.buka(alamat, alur)[1].terapkan()
    if not kabarkan(jadi):
        raise typer.Exit(SALAH_DATA)


def kabarkan(alur: Alur) -> bool:
    """Say what became of the decided values, if there were any; whether all sheets hold them."""
    hasil = alur.penerapan
    for satu in hasil.kalimat if hasil is not None else ():
        layar.print(aman(satu))
    return hasil is None or hasil.utuh
