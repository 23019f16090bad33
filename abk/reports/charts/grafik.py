"""A chart as a page shows it: title, drawing, words for those who do not see it, and its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
from matplotlib.figure import Figure

from abk.reports.charts.svg import tulis_svg
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import angka, bulat, ringkas
from abk.tulisan.markup import Html, el, gabung

BARIS_TABEL = 40


@dataclass(frozen=True, eq=False)
class Grafik:
    """A chart: ``figure`` is to be changed at will (it becomes SVG when shown), None where nothing is drawn.

    ``teks_alternatif`` has the key figures in words, ``keterangan`` how to read it and what it leaves out;
    ``data`` is what is drawn, one row a mark, of which the page folds away at most ``baris_tabel``; ``sisa``
    rows more of it were never made.
    """

    judul: str
    figure: Figure | None
    teks_alternatif: str
    keterangan: str = ""
    data: pd.DataFrame | None = field(default=None, repr=False)
    baris_tabel: int = BARIS_TABEL
    sisa: int = 0

    @property
    def svg(self) -> str:
        """The drawing as it now is: ``<svg role="img" …>``; empty where there is none."""
        return "" if self.figure is None else tulis_svg(self.figure, self.teks_alternatif)

    def html(self) -> Html:
        """Return the chart as a ``<figure>``."""
        isi = Html(self.svg) if self.figure else el("p", self.teks_alternatif, kelas="abk-grafik-kosong")
        lipatan = self._tabel()
        kaki = gabung(el("p", self.keterangan) if self.keterangan else None, lipatan)
        return el(
            "figure",
            el("p", self.judul, kelas="abk-grafik-judul"),
            isi,
            el("figcaption", kaki) if kaki else None,
            kelas="abk-grafik",
            aria_label=self.judul,
            # it scrolls on a small screen, so the keyboard must reach it: by its table, or else itself
            tabindex="0" if self.figure and not lipatan else None,
        )

    def _repr_html_(self) -> str:
        return self.html()

    def _tabel(self) -> Html | None:
        if self.data is None or self.data.empty:
            return None
        kolom = [
            Column(nama, "[" in nama, nama_baris=nomor == 0)  # a heading with a unit of measure heads figures
            for nomor, nama in enumerate(map(str, self.data.columns))
        ]
        potongan = self.data.head(self.baris_tabel)
        tulisan = [_kolom(potongan[satu].tolist()) for satu in potongan.columns]
        baris = [Row(satu) for satu in zip(*tulisan, strict=True)]
        sisa = len(self.data) - len(baris) + self.sisa
        catatan = el("p", f"… dan {bulat(sisa)} baris lain.") if sisa else None
        judul = f"Tabel data: {self.judul}"
        return el(
            "details", el("summary", "Tabel data"), tabel(judul, kolom, [RowGroup(None, baris)]), catatan
        )


def _kolom(nilai: Sequence[object]) -> list[str]:
    """A column as text, its numbers with as many decimals as the one that needs most, at most two."""
    desimal = max((len(ringkas(n, 2).partition(",")[2]) for n in nilai if not isinstance(n, str)), default=0)
    return [n if isinstance(n, str) else angka(n, desimal) for n in nilai]
