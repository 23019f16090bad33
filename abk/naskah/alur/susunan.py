"""Which document fills which slot, what it is made from, and what is asked for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from abk.naskah.alur.bahan import Bahan
from abk.naskah.isi.dasar import Tingkat
from abk.naskah.rangka import BarisParaf

Isi = Callable[[Bahan], Mapping[str, Any]]


@dataclass(frozen=True)
class Susunan:
    """How the document of a slot is made.

    Attributes
    ----------
    jenis : kind of document
    isi : its content, from what the case, the data and the facts say
    tingkat : draft or fair copy
    diketahui : fields that are never asked, because the case knows them
    ditanya : the only fields that are asked; empty = all but those known
    awal : suggested values, shown in the form and used where nothing else is said
    asal : slot whose approvals the document shows
    kini : whether the act that makes the document is among them
    """

    jenis: str
    isi: Isi
    tingkat: Tingkat = "konsep"
    diketahui: frozenset[str] = frozenset()
    ditanya: tuple[str, ...] = ()
    awal: Isi | None = None
    asal: str = ""
    kini: bool = False

    def paraf(self, bahan: Bahan) -> list[BarisParaf]:
        """Acts of approval that the document shows."""
        if not self.asal:
            return []
        slot = self.asal if self.asal in bahan.keadaan.slot else f"{self.asal}:{bahan.unit}"
        return bahan.paraf(slot, self.jenis, kini=self.kini)

    def diminta(self, nama: str) -> bool:
        """Whether a field is asked."""
        return nama in self.ditanya if self.ditanya else nama not in self.diketahui

    def usulan(self, bahan: Bahan) -> dict[str, Any]:
        """Suggested values."""
        return dict(self.awal(bahan)) if self.awal else {}
