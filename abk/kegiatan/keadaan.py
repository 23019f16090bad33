"""Which state of the data of a case a kegiatan is: before its meetings, at a step, or as decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abk.tables import leluhur, pohon_unit

if TYPE_CHECKING:
    from abk.kegiatan.kegiatan import Kegiatan

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


def dibahas(k: Kegiatan) -> list[bool]:
    """Whether the case of a kegiatan deals with each of its units, itself or as part of a larger one."""
    if k.keadaan is None:
        return []
    milik, induk = set(k.keadaan.unit), pohon_unit(k.terperiksa.tabel["unit"])
    if milik.intersection(kode for kode, _ in k.atasan):
        return [True] * len(induk)
    return [kode in milik or not milik.isdisjoint(leluhur(induk, kode)) for kode in induk]


def kata_keadaan(k: Kegiatan) -> str:
    """What a page or workbook says of the data that it shows; empty where they are no case's."""
    if k.keadaan is None:
        return ""
    satu, ada = k.keadaan, dibahas(k)
    if not any(ada):
        return f"Data awal; tidak dibahas dalam alur {satu.alur}"
    if all(ada) or satu.saat == AWAL:
        return f"{satu.nama} (alur {satu.alur})"
    nama = ", ".join(u for u in satu.unit if u in set(k.terperiksa.tabel["unit"]["kode_unit"]))
    return f"{satu.nama} (alur {satu.alur}, tentang unit {nama}; unit lain menurut data awal)"
