"""The peta jabatan of a document as a chart, on its paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pydantic import SkipValidation

from abk.errors import ParameterError
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Bagian, isian
from abk.naskah.context import StepContext
from abk.naskah.peta.cells import Bagan, bagan_peta
from abk.naskah.peta.sheets import LEGENDA, TITIK
from abk.naskah.profil.bentuk import SIZE_MM, Kertas

_SEJAK_EDISI = 5
"""Documents of earlier editions show it as an indented table."""
_TEPI_MM = (50.0, 45.0)
"""Margins left and right, above and below, of an official document. [mm]"""
_KEPALA = 172.0
"""Room for the head of an annex and the names of a sheet. [pt]"""


class Berbagan(Bagian):
    """Content that shows the chart; where there is none, the table of the same posts stands for it."""

    bagan: SkipValidation[tuple[Bagan, ...]] = isian("Bagan peta jabatan", (), asal="data", exclude=True)

    @property
    def charts(self) -> Sequence[Bagan]:
        """Its sheets."""
        return self.bagan

    @property
    def kata_bagan(self) -> dict[str, Any]:
        """What a template says of it."""
        return {"bagan": bool(self.bagan), "legenda": LEGENDA}


def bagan_langkah(step: StepContext) -> tuple[Bagan, ...]:
    """The chart of the final data for the decree of a step."""
    if not step.sejak(_SEJAK_EDISI):
        return ()
    return bagan_kertas(step.data("data_akhir"), step.profil.kertas["keputusan"])


@lru_cache(maxsize=2)
def bagan_kertas(k: Kegiatan, kertas: Kertas) -> tuple[Bagan, ...]:
    """The chart on a paper on its side; none where a box is too large for it."""
    tegak, datar = SIZE_MM[kertas]
    try:
        return bagan_peta(k, (datar - _TEPI_MM[0]) * TITIK, (tegak - _TEPI_MM[1]) * TITIK - _KEPALA)
    except ParameterError:
        return ()
