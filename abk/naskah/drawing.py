"""A drawing as a list of shapes, how wide its texts are, and its painters: a picture by matplotlib, SVG."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any, Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle
from matplotlib.text import Text

from abk.tulisan.markup import Html, el, gabung

Bentuk = Literal["persegi", "terminator", "belah_ketupat", "sambungan"]
Titik = tuple[float, float]


@dataclass(frozen=True)
class Bidang:
    """A closed shape around a centre, of an extent [pt]; dashed or not, filled white, grey, or not at all."""

    x: float
    y: float
    lebar: float
    tinggi: float
    bentuk: Bentuk = "persegi"
    putus: bool = False
    isi: Literal["putih", "abu", "kosong"] = "putih"
    garis: bool = True


@dataclass(frozen=True)
class Jalur:
    """A line through points, with an arrow at its end or without. [pt]"""

    titik: tuple[Titik, ...]
    putus: bool = False
    panah: bool = False
    tebal: float = 0.9


@dataclass(frozen=True)
class Tulisan:
    """Lines of text of a size [pt] around a centre [pt]."""

    x: float
    y: float
    baris: tuple[str, ...]
    ukuran: float
    tebal: bool = False


@dataclass
class Gambar:
    """A drawing; what is added later lies above. [pt]"""

    lebar: float
    tinggi: float
    bentuk: list[Bidang | Jalur | Tulisan] = field(default_factory=list)

    def tambah(self, *bentuk: Bidang | Jalur | Tulisan) -> None:
        """Add shapes."""
        self.bentuk += bentuk


# ── a picture ─────────────────────────────────────────────────────────────────────────────────────────
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
    if sudut := _sudut(b):
        return Polygon(sudut, closed=True, **gaya)
    if b.bentuk == "terminator":
        bulat = f"round,pad=0,rounding_size={b.tinggi / 2}"
        return FancyBboxPatch((kiri, atas), b.lebar, b.tinggi, boxstyle=bulat, mutation_aspect=1, **gaya)
    return Rectangle((kiri, atas), b.lebar, b.tinggi, **gaya)


def _sudut(b: Bidang) -> list[Titik]:
    """Corners of a shape that has other than four square ones: a decision, or what leads to another page."""
    kiri, kanan = b.x - b.lebar / 2, b.x + b.lebar / 2
    atas, bawah = b.y - b.tinggi / 2, b.y + b.tinggi / 2
    if b.bentuk == "belah_ketupat":
        return [(b.x, atas), (kanan, b.y), (b.x, bawah), (kiri, b.y)]
    if b.bentuk == "sambungan":
        return [(kiri, atas), (kanan, atas), (kanan, b.y), (b.x, bawah), (kiri, b.y)]
    return []


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


# ── SVG, in the colours of the page around it ─────────────────────────────────────────────────────────
TIPIS = 0.5
"""Lines thinner than this are rules of the sheet, not of the flow. [pt]"""


def svg(gambar: Gambar, judul: str, uraian: str) -> Html:
    """A drawing as SVG that scales with the page, with what it says in words for those who do not see it."""
    return el(
        "svg",
        el("title", judul),
        el("desc", uraian),
        *(_satu(b) for b in gambar.bentuk),
        kelas="bagan",
        role="img",
        aria_label=f"{judul}. {uraian}",
        viewBox=f"0 0 {_n(gambar.lebar)} {_n(gambar.tinggi)}",
    )


def _n(nilai: float) -> str:
    return f"{round(nilai, 2):g}"


def _satu(b: Bidang | Jalur | Tulisan) -> Html:
    if isinstance(b, Bidang):
        return _svg_bidang(b)
    return _svg_jalur(b) if isinstance(b, Jalur) else _svg_tulisan(b)


def _kelas(*nama: str | bool) -> str:
    return " ".join(satu for satu in nama if isinstance(satu, str))


def _svg_bidang(b: Bidang) -> Html:
    kelas = _kelas("bidang", b.isi, b.putus and "putus", not b.garis and "tanpa-garis")
    kiri, atas = b.x - b.lebar / 2, b.y - b.tinggi / 2
    if sudut := _sudut(b):
        return el("polygon", kelas=kelas, points=" ".join(f"{_n(x)},{_n(y)}" for x, y in sudut))
    bulat = b.tinggi / 2 if b.bentuk == "terminator" else 0
    ukuran = {"x": _n(kiri), "y": _n(atas), "width": _n(b.lebar), "height": _n(b.tinggi)}
    return el("rect", kelas=kelas, **ukuran, rx=_n(bulat) if bulat else None)


def _svg_jalur(j: Jalur) -> Html:
    titik = " ".join(f"{_n(x)},{_n(y)}" for x, y in j.titik)
    garis = el(
        "polyline", kelas=_kelas("jalur", j.putus and "putus", j.tebal < TIPIS and "tipis"), points=titik
    )
    if not j.panah:
        return garis
    ujung = " ".join(f"{_n(x)},{_n(y)}" for x, y in ujung_panah(j))
    return gabung(garis, el("polygon", kelas="panah", points=ujung))


def _svg_tulisan(t: Tulisan) -> Html:
    langkah = t.ukuran * _SPASI
    awal = t.y - langkah * (len(t.baris) - 1) / 2 + 0.36 * t.ukuran
    baris = (el("tspan", isi, x=_n(t.x), y=_n(awal + n * langkah)) for n, isi in enumerate(t.baris))
    return el("text", *baris, kelas=_kelas("tulisan", t.tebal and "tebal"), font_size=_n(t.ukuran))
