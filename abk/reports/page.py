"""What every page has: a head, sections in a fixed order, and a proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from abk.reports.bagian import Bagian, Susunan
from abk.reports.bahan import Bahan
from abk.reports.bukti import Bukti
from abk.reports.sections import angka_kunci, kop, metode


class Halaman:
    """A page: each section a property, the whole page when shown.

    Attributes
    ----------
    isi : the sections after the head, in order: name of the property, title
    bahan : what the sections are made from
    """

    isi: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan

    @property
    def kop(self) -> Bagian:
        """Head: institution, unit and its place, settings, table of contents."""
        return kop.kop(self.bahan, tuple((nama.replace("_", "-"), judul) for nama, judul in self.isi))

    @property
    def angka_kunci(self) -> Bagian:
        """Key figures; shortages and surpluses as two sums."""
        return angka_kunci.angka_kunci(self.bahan)

    @property
    def metode(self) -> Bagian:
        """Formulas, legal basis, choices, version and fingerprint."""
        return metode.metode(self.bahan)

    def __iter__(self) -> Iterator[Bagian]:
        """Go through the sections in the order of the page."""
        yield self.kop
        for nama, _ in self.isi:
            yield getattr(self, nama)

    def bukti(self) -> Bukti:
        """Return what the page says of itself, for the batch to compare."""
        return Bukti(self.bahan)

    def _repr_html_(self) -> str:
        return Susunan(list(self))._repr_html_()
