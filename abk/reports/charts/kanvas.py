"""A sheet measured in points, with the origin at its upper left: what every chart is drawn on.

Shapes of one style become one path, so that a chart of sixty posts is as small as one of six.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import Any, Literal

import numpy as np
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from abk.reports.charts.palet import warna
from abk.reports.charts.svg import tulis_svg
from abk.reports.charts.tulisan import UKURAN

LEBAR = 518.4  # 7.2 in, the width between the margins of an A4 page [pt]
KAKI_HURUF = 0.35 * UKURAN  # from the middle of a line down to its baseline [pt]

Kotak = tuple[float, float, float, float]
Rata = Literal["left", "center", "right"]
_PUTUS = (0, (3, 2))
# Every style is given, so that what an analyst has set for figures of their own changes nothing here;
# DejaVu comes with matplotlib itself, so that no layout depends on the fonts of a machine.
_HURUF = {
    tebal: FontProperties(
        family="DejaVu Sans",
        style="normal",
        variant="normal",
        weight="bold" if tebal else "normal",
        stretch="normal",
        size=UKURAN,
    )
    for tebal in (False, True)
}


class Kanvas:
    """A sheet.

    Parameters
    ----------
    tinggi : float
        Height. [pt]
    """

    def __init__(self, tinggi: float) -> None:
        self.tinggi = tinggi
        self._judul: dict[str, str] = {}
        self._figure = Figure(figsize=(LEBAR / 72, tinggi / 72), facecolor=warna("latar"))
        self._figure.set_layout_engine("none")
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, LEBAR)
        self._axes.set_ylim(tinggi, 0)

    def kotak(
        self,
        kotak: Iterable[Kotak],
        isi: str | None = None,
        tepi: str | None = None,
        tebal: float = 0.8,
        *,
        putus: bool = False,
    ) -> None:
        """Draw rectangles (x, y, width, height; [pt]) in one style; those without extent are left out."""
        sudut = [
            ((x, y), (x + lebar, y), (x + lebar, y + tinggi), (x, y + tinggi), (x, y))
            for x, y, lebar, tinggi in kotak
            if lebar > 0 and tinggi > 0
        ]
        kode = (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)
        self._lintasan(sudut, kode, isi, tepi, tebal, putus=putus)

    def garis(
        self, garis: Iterable[Kotak], tepi: str = "garis", tebal: float = 0.8, *, putus: bool = False
    ) -> None:
        """Draw straight lines (x1, y1, x2, y2; [pt]), all in one style."""
        ujung = [((x1, y1), (x2, y2)) for x1, y1, x2, y2 in garis]
        self._lintasan(ujung, (Path.MOVETO, Path.LINETO), None, tepi, tebal, putus=putus)

    def rantai(self, titik: Iterable[tuple[float, float]], tepi: str, tebal: float = 1.2) -> None:
        """Draw one line through points. [pt]"""
        semua = tuple(titik)
        kode = (Path.MOVETO, *repeat(Path.LINETO, max(len(semua) - 1, 0)))
        self._lintasan([semua] if semua else [], kode, None, tepi, tebal)

    def bulatan(
        self,
        pusat: Iterable[tuple[float, float]],
        jari: float,
        isi: str | None = None,
        tepi: str | None = None,
        tebal: float = 1.2,
    ) -> None:
        """Draw discs or circles of one radius around points. [pt]"""
        k = 0.5523  # four cubic curves with this handle are round to 0.03 %
        bentuk = np.array(
            [
                *((1, 0), (1, k), (k, 1), (0, 1), (-k, 1), (-1, k), (-1, 0)),
                *((-1, -k), (-k, -1), (0, -1), (k, -1), (1, -k), (1, 0), (1, 0)),
            ]
        )
        lingkaran = [[(x + jari * a, y + jari * b) for a, b in bentuk] for x, y in pusat]
        kode = (Path.MOVETO, *repeat(Path.CURVE4, 12), Path.CLOSEPOLY)
        self._lintasan(lingkaran, kode, isi, tepi, tebal)

    def teks(
        self,
        x: float,
        y: float,
        isi: str,
        rata: Rata = "left",
        nama_warna: str = "teks",
        *,
        tebal: bool = False,
        judul: str = "",
    ) -> None:
        """Write one line; ``y`` is the middle of the line, ``judul`` what shows when one points at it."""
        if not isi:
            return
        tulisan = self._axes.text(
            x,
            y + KAKI_HURUF,
            isi,
            color=warna(nama_warna),
            horizontalalignment=rata,
            verticalalignment="baseline",
            fontproperties=_HURUF[tebal],
            clip_on=False,
            parse_math=False,
        )
        if judul:
            gid = f"judul-{len(self._judul)}"
            tulisan.set_gid(gid)
            self._judul[gid] = judul

    def svg(self, teks_alternatif: str) -> str:
        """Return the sheet as an SVG element with its alternative text."""
        return tulis_svg(self._figure, teks_alternatif, self._judul)

    def _lintasan(
        self,
        bentuk: Iterable[Iterable[tuple[float, float]]],
        kode: Sequence[Any],
        isi: str | None,
        tepi: str | None,
        tebal: float,
        *,
        putus: bool = False,
    ) -> None:
        titik = list(chain.from_iterable(bentuk))
        if not titik:
            return
        lintasan = Path(np.asarray(titik, dtype=float), list(kode) * (len(titik) // len(kode)))
        tambalan = PathPatch(
            lintasan,
            facecolor="none" if isi is None else warna(isi),
            edgecolor="none" if tepi is None else warna(tepi),
            linewidth=0 if tepi is None else tebal,
            linestyle=_PUTUS if putus else "solid",
            clip_on=False,
        )
        self._axes.add_artist(tambalan)
        tambalan.set_clip_path(None)
