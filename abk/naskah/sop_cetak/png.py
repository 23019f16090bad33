"""From a drawing to a picture: by matplotlib, without its state, with the font that comes with it."""

from __future__ import annotations

import io
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle
from matplotlib.text import Text

from abk.naskah.sop_cetak.gambar import Bidang, Gambar, Jalur, Tulisan

TITIK_PER_INCI = 300
_PUTUS = (0, (3.5, 2.2))
_ISI = {"putih": "#ffffff", "abu": "#eeeeee", "kosong": "none"}
_HITAM = "#111111"
_SPASI = 1.16
_PANAH = (5.0, 2.4)
"""Length and half the width of an arrow's head. [pt]"""


def png(gambar: Gambar) -> bytes:
    """A drawing as a PNG picture on clear ground, 300 dots to the inch; always the same bytes."""
    figure = Figure(figsize=(gambar.lebar / 72, gambar.tinggi / 72), facecolor="none", dpi=TITIK_PER_INCI)
    figure.set_layout_engine("none")
    axes: Any = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, gambar.lebar)
    axes.set_ylim(gambar.tinggi, 0)
    for urutan, satu in enumerate(gambar.bentuk):
        for karya in _karya(satu):
            karya.set_zorder(urutan + 1)
            karya.set_clip_on(False)
            axes.add_artist(karya)
    hasil = io.BytesIO()
    # past Figure.savefig, which obeys settings that an analyst may have for figures of their own
    kanvas: Any = FigureCanvasAgg(figure)
    kanvas.print_png(hasil, metadata={"Software": None})
    return hasil.getvalue()


def _karya(satu: Bidang | Jalur | Tulisan) -> list[Any]:
    if isinstance(satu, Bidang):
        return [_bidang(satu)]
    return _jalur(satu) if isinstance(satu, Jalur) else _tulisan(satu)


def _bidang(b: Bidang) -> Any:
    gaya: dict[str, Any] = {
        "facecolor": _ISI[b.isi],
        "edgecolor": _HITAM if b.garis else "none",
        "linewidth": 0.9,
        "linestyle": _PUTUS if b.putus else "solid",
    }
    kiri, atas = b.x - b.lebar / 2, b.y - b.tinggi / 2
    if b.bentuk == "belah_ketupat":
        sudut = [(b.x, atas), (b.x + b.lebar / 2, b.y), (b.x, atas + b.tinggi), (kiri, b.y)]
        return Polygon(sudut, closed=True, **gaya)
    if b.bentuk == "terminator":
        bulat = f"round,pad=0,rounding_size={b.tinggi / 2}"
        return FancyBboxPatch((kiri, atas), b.lebar, b.tinggi, boxstyle=bulat, mutation_aspect=1, **gaya)
    return Rectangle((kiri, atas), b.lebar, b.tinggi, **gaya)


def _jalur(j: Jalur) -> list[Any]:
    garis = Line2D(
        [x for x, _ in j.titik],
        [y for _, y in j.titik],
        color=_HITAM,
        linewidth=j.tebal,
        linestyle=_PUTUS if j.putus else "solid",
        solid_capstyle="butt",
        dash_capstyle="butt",
        marker="None",
    )
    return (
        [garis, Polygon(ujung_panah(j), closed=True, facecolor=_HITAM, edgecolor="none")]
        if j.panah
        else [garis]
    )


def ujung_panah(j: Jalur) -> list[tuple[float, float]]:
    """Corners of the head of an arrow; the last stretch of its line is level or upright."""
    (x0, y0), (x1, y1) = j.titik[-2:]
    panjang, separuh = _PANAH
    if x0 == x1:
        arah = 1 if y1 > y0 else -1
        return [(x1, y1), (x1 - separuh, y1 - arah * panjang), (x1 + separuh, y1 - arah * panjang)]
    arah = 1 if x1 > x0 else -1
    return [(x1, y1), (x1 - arah * panjang, y1 - separuh), (x1 - arah * panjang, y1 + separuh)]


def _tulisan(t: Tulisan) -> list[Any]:
    huruf = FontProperties(
        family="DejaVu Sans", style="normal", weight="bold" if t.tebal else "normal", size=t.ukuran
    )
    langkah = t.ukuran * _SPASI
    awal = t.y - langkah * (len(t.baris) - 1) / 2 + 0.36 * t.ukuran
    return [
        Text(
            t.x,
            awal + n * langkah,
            baris,
            fontproperties=huruf,
            color=_HITAM,
            horizontalalignment="center",
            verticalalignment="baseline",
            parse_math=False,
        )
        for n, baris in enumerate(t.baris)
    ]
