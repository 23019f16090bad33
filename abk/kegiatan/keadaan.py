"""Which state of the data of a case a kegiatan is: before its meetings, at a step, or as decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from abk.tables import leluhur

AWAL, AKHIR = "awal", "akhir"
"""Names of the first and of the last state; every other one is the code of a step."""


@dataclass(frozen=True)
class KeadaanData:
    """State of the data of a case.

    Attributes
    ----------
    alur : code of the case
    saat : :data:`AWAL`, :data:`AKHIR`, or the code of the step after which the data stood so
    unit : codes of the units that the case deals with, each with all below it
    keputusan : number and date of the decree; empty as long as there is none
    """

    alur: str
    saat: str
    unit: tuple[str, ...]
    keputusan: str = ""

    @property
    def nama(self) -> str:
        """The state in words, e.g. ``Data awal, sebelum rapat``."""
        if self.saat == AWAL:
            return "Data awal, sebelum rapat"
        if self.saat != AKHIR:
            return f"Data pada langkah {self.saat}"
        return (
            f"Hasil akhir, keputusan nomor {self.keputusan}"
            if self.keputusan
            else "Hasil akhir, belum ditetapkan"
        )

    @property
    def nama_lain(self) -> str:
        """The state on the other side of the decisions, e.g. ``Hasil akhir``."""
        return "Data awal, sebelum rapat" if self.saat != AWAL else "Hasil akhir"

    def dibahas(self, induk: Mapping[str, str], atasan: Collection[str]) -> list[bool]:
        """Whether the case deals with each unit of ``induk``, itself or as part of a larger one.

        Parameters
        ----------
        induk : each unit → the one above it (:func:`abk.tables.pohon_unit`)
        atasan : codes of what stands above all of them
        """
        milik = set(self.unit)
        if milik.intersection(atasan):
            return [True] * len(induk)
        return [kode in milik or not milik.isdisjoint(leluhur(induk, kode)) for kode in induk]

    def kata(self, induk: Mapping[str, str], atasan: Collection[str]) -> str:
        """What a page or workbook of the units ``induk`` says of its data; as :meth:`dibahas`."""
        ada = self.dibahas(induk, atasan)
        if not any(ada):
            return f"Data awal; tidak dibahas dalam alur {self.alur}"
        if all(ada) or self.saat == AWAL:
            return f"{self.nama} (alur {self.alur})"
        nama = ", ".join(u for u in self.unit if u in induk)
        return f"{self.nama} (alur {self.alur}, tentang unit {nama}; unit lain menurut data awal)"
