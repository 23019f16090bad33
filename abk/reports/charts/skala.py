"""The scale of an axis: from a value to a place on the sheet, with round ticks."""

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from abk.reports.charts.kanvas import Kanvas
from abk.tulisan.format import ringkas


@dataclass(frozen=True)
class Skala:
    """A linear scale.

    Parameters
    ----------
    tanda : tuple of float
        Values of the ticks; the first and the last are the ends of the scale.
    kiri, kanan : float
        Places of the ends on the sheet. [pt]
    """

    tanda: tuple[float, ...]
    kiri: float
    kanan: float

    @classmethod
    def untuk(
        cls,
        nilai: Iterable[float],
        kiri: float,
        kanan: float,
        *,
        nol: bool = True,
        utuh: bool = False,
        banyak: int = 5,
    ) -> "Skala":
        """Return the scale that holds all values, and zero where ``nol`` says so.

        Parameters
        ----------
        nilai : iterable of float
        kiri, kanan : float
            Room on the sheet. [pt]
        nol : bool
            Whether bars start at zero; a scale for dots need not hold it.
        utuh : bool
            Whether only whole numbers make sense as ticks (persons, posts).
        banyak : int
            Most steps between ticks.
        """
        semua = [*nilai, 0.0] if nol else list(nilai)
        rendah, tinggi = min(semua, default=0.0), max(semua, default=0.0)
        if rendah == tinggi:
            rendah, tinggi = (rendah, rendah + 1) if nol else (rendah - 1, rendah + 1)
        letak = MaxNLocator(nbins=banyak, steps=[1, 2, 2.5, 5, 10], integer=utuh).tick_values(rendah, tinggi)
        return cls(tuple(float(satu) for satu in letak), kiri, kanan)

    def x(self, nilai: float) -> float:
        """Return the place of a value. [pt]"""
        awal, akhir = self.tanda[0], self.tanda[-1]
        return self.kiri + (nilai - awal) / (akhir - awal) * (self.kanan - self.kiri)

    def mendatar(self, kanvas: Kanvas, atas: float, bawah: float, judul: str) -> None:
        """Draw it as the axis below a chart: grid, tick labels, title with the unit of measure."""
        kanvas.garis((self.x(satu), atas, self.x(satu), bawah) for satu in self.tanda)
        for satu in self.tanda:
            kanvas.teks(self.x(satu), bawah + 9, ringkas(satu, 2), "center", "redup")
        kanvas.teks((self.kiri + self.kanan) / 2, bawah + 22, judul, "center", "redup")
        if self.tanda[0] <= 0:
            kanvas.garis([(self.x(0), atas, self.x(0), bawah)], "sumbu", 1)


TINGGI_SUMBU = 30.0
"""Room that :meth:`Skala.mendatar` takes below a chart. [pt]"""
