"""Flags of plausibility in the documents of a step: of the units it is about, with the answers so far."""

from __future__ import annotations

from collections.abc import Sequence

from abk.kegiatan import Kegiatan, Perubahan
from abk.naskah.bagian import Bagian, isian
from abk.naskah.context import StepContext
from abk.naskah.tabel.tanda import BarisTanda, tanda_unit
from abk.sop.slot import DATA_AWAL

_SEJAK_EDISI = 3
"""Documents of earlier editions say nothing of flags, and are made anew as they were."""


class Bertanya(Bagian):
    """Content that lists the questions about the units it is about; empty where there are none."""

    tanda: tuple[BarisTanda, ...] = isian("Pertanyaan atas kewajaran data", (), asal="data")


def tanda_langkah(step: StepContext, milik: Kegiatan, diubah: Sequence[Perubahan]) -> tuple[BarisTanda, ...]:
    """Flags of the answers as they came in, held against all units of the case's data.

    Parameters
    ----------
    milik : data whose units the document is about
    diubah : decisions about them that stand
    """
    if step.edisi is not None and step.edisi < _SEJAK_EDISI:
        return ()
    return tanda_unit(step.alur.data(DATA_AWAL), set(milik.unit["kode_unit"]), diubah)
