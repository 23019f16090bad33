"""Where things stand on a chart, in points from its upper left: a legend, rows with names, one scale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Affine2D, Transform, blended_transform_factory

from abk.reports.charts.style import SIZE, warna
from abk.reports.charts.text import bungkus, lebar_teks
from abk.tulisan.format import ringkas

WIDTH = 518.4  # 7.2 in, the width between the margins of an A4 page [pt]
EDGE = 1.0
LINE = 11.0  # from line to line [pt]
AXIS_ROOM = 30.0  # below an axes, for its tick labels and title [pt]
_BASELINE = 0.35 * SIZE  # from the middle of a line down to its baseline [pt]
_KEY_LINE, _KEY_SAMPLE, _KEY_GAP = 14.0, 16.0, 13.5


def mark(shape: Literal["tick", "dot", "ring"], colour: str, size: float = 7.2) -> dict[str, Any]:
    """Return the settings of ``Axes.plot`` for marks without a line: upright lines, dots, rings. [pt]"""
    marker = {"linestyle": "none", "marker": "o", "markersize": size, "color": warna(colour)}
    if shape == "tick":
        return marker | {"marker": "|", "markeredgewidth": 2}
    if shape == "dot":
        return marker | {"markeredgewidth": 0}
    return marker | {"markerfacecolor": warna("latar"), "markeredgewidth": 1.2}


def key_fill(colour: str, label: str) -> Artist:
    """Legend entry of an area."""
    return Patch(facecolor=warna(colour), edgecolor="none", label=label)


def key_outline(colour: str, label: str) -> Artist:
    """Legend entry of an empty area with an edge."""
    return Patch(facecolor=warna("latar"), edgecolor=warna(colour), linewidth=1, label=label)


def key_mark(shape: Literal["tick", "dot", "ring"], colour: str, label: str) -> Artist:
    """Legend entry of a :func:`mark`."""
    return Line2D([], [], label=label, **mark(shape, colour))


def _columns(key: Sequence[Artist]) -> list[Sequence[Artist]]:
    """Return a legend in as few rows as fit on the sheet, column by column; it is read row by row."""
    for rows in range(1, len(key) + 1):
        count = ceil(len(key) / rows)
        columns = [key[n::count] for n in range(count)]
        widths = [max(_KEY_SAMPLE + lebar_teks(str(one.get_label())) for one in column) for column in columns]
        if sum(widths) + _KEY_GAP * (count - 1) <= WIDTH - 2 * EDGE:
            break
    return columns


def legend_height(key: Sequence[Artist]) -> float:
    """Return the height that a legend takes. [pt]"""
    return _KEY_LINE * len(_columns(key)[0]) + 4


def sheet(height: float, key: Sequence[Artist] = ()) -> Figure:
    """Return an empty figure of a height [pt], with its legend at the top."""
    figure = Figure(figsize=(WIDTH / 72, height / 72))
    if key:
        columns, place = _columns(key), (EDGE / WIDTH, 1 - 3 / height)
        handles = [one for column in columns for one in column]
        found = figure.legend(handles=handles, ncols=len(columns), loc="upper left", bbox_to_anchor=place)
        found.set_zorder(-1)  # read first
    return figure


def axes(figure: Figure, left: float, top: float, right: float, bottom: float) -> Axes:
    """Return axes between these sides. [pt]"""
    height = figure.get_figheight() * 72
    return figure.add_axes(
        (left / WIDTH, 1 - bottom / height, (right - left) / WIDTH, (bottom - top) / height)
    )


def points(figure: Figure) -> Transform:
    """Return the transform of points from the upper left."""
    return Affine2D().scale(1 / 72, -1 / 72).translate(0, figure.get_figheight()) + figure.dpi_scale_trans


def write(
    figure: Figure,
    x: float,
    y: float,
    text: str,
    colour: str = "teks",
    ha: Literal["left", "center", "right"] = "left",
    *,
    bold: bool = False,
    title: str | None = None,
    transform: Transform | None = None,
) -> None:
    """Write one line.

    ``y`` is its middle, down in points as with :func:`points` or another ``transform``; ``title`` shows when
    one points at it.
    """
    if text:
        figure.text(
            x,
            y + _BASELINE,
            text,
            color=warna(colour),
            horizontalalignment=ha,
            weight="bold" if bold else "normal",
            gid=title,
            transform=transform or points(figure),
        )


def bars(
    ax: Axes, y: Any, lengths: Any, height: float, colour: str, *, start: Any = 0.0, edge: str = ""
) -> PolyCollection:
    """Draw bars around ``y`` from ``start``, as ``Axes.barh`` does, in one artist."""
    left, right = np.broadcast_arrays(start, np.add(start, lengths))
    top, bottom = np.subtract(y, height / 2), np.add(y, height / 2)
    corners = np.stack([left, top, right, top, right, bottom, left, bottom], axis=1).reshape(-1, 4, 2)
    edges = {"edgecolors": warna(edge), "linewidths": 1} if edge else {"edgecolors": "none"}
    return ax.add_collection(PolyCollection(corners, facecolors=warna(colour), **edges), autolim=False)


def scale(
    axis: Axis, values: Iterable[float], *, zero: bool = True, whole: bool = False, steps: int = 5
) -> None:
    """Give an axis the limits that hold all values, on round ticks written as Indonesian readers do.

    Parameters
    ----------
    axis : Axis
    values : iterable of float
    zero : bool
        Whether it starts at zero, as bars must; a scale for dots need not hold it.
    whole : bool
        Whether only whole numbers make sense as ticks (persons, posts).
    steps : int
        Most steps between ticks.
    """
    found = [*values, 0.0] if zero else list(values)
    low, high = min(found, default=0.0), max(found, default=0.0)
    if low == high:
        low, high = (low, low + 1) if zero else (low - 1, low + 1)
    locator = MaxNLocator(nbins=steps, steps=[1, 2, 2.5, 5, 10], integer=whole)
    ticks = locator.tick_values(low, high)
    axis.axes.set(**{f"{axis.axis_name}lim": (ticks[0], ticks[-1])})
    axis.set_major_locator(locator)
    number_ticks(axis)


def number_ticks(axis: Axis) -> None:
    """Write the ticks of an axis as Indonesian readers expect numbers."""
    axis.set_major_formatter(lambda value, _: ringkas(value, 2))


def bars_up(ax: Axes, values: Iterable[float], *, whole: bool = True, steps: int = 4) -> None:
    """Give axes an upright scale from zero, with a grid and a line at its foot."""
    scale(ax.yaxis, values, whole=whole, steps=steps)
    ax.grid(visible=False, axis="x")
    ax.grid(visible=True, axis="y")
    ax.axhline(0, color=warna("sumbu"), linewidth=1)


@dataclass(frozen=True)
class RowName:
    """The name of a row: its lines, and a quieter line below."""

    lines: Sequence[str]
    muted: str = ""

    @property
    def height(self) -> float:
        """Height of the text. [pt]"""
        return LINE * (len(self.lines) + bool(self.muted))


def row_name(text: str, left: float, muted: str = "", *, ekor: bool = True) -> RowName:
    """Return a name in two lines that fit left of ``left`` [pt]; ``ekor`` as in :func:`bungkus`."""
    width = left - EDGE - 10
    return RowName(bungkus(text, width, ekor=ekor), bungkus(muted, width, 1)[0] if muted else "")


class Rows:
    """A figure of rows one below another: ``axes`` with a scale, in which row *n* lies at ``y[n]``.

    Parameters
    ----------
    names : sequence of RowName
        A row each, at least one.
    key : sequence of Artist
        Legend.
    left, right : float
        Room of the scale; names lie at its left, figures at its right. [pt]
    least : float
        Least height of a row. [pt]
    groups : mapping, optional
        For the first row of a group its heading.
    note : str
        A line below the axis.
    head : str
        Heading of the figures at the right.
    """

    def __init__(
        self,
        names: Sequence[RowName],
        key: Sequence[Artist],
        left: float,
        right: float,
        *,
        least: float = 18,
        groups: Mapping[int, str] | None = None,
        note: str = "",
        head: str = "",
    ) -> None:
        groups = groups or {}
        heights = np.array([max(least, name.height + 5) for name in names])
        above = np.array([LINE + 8 if n in groups else 0 for n in range(len(names))])
        feet = np.cumsum(heights + above)
        self.y = feet - heights / 2
        self.top = legend_height(key) + (LINE + 4 if head else 2)
        self.bottom = self.top + float(feet[-1])
        self.figure = sheet(self.bottom + AXIS_ROOM + (LINE + 3 if note else 0), key)
        self.axes = axes(self.figure, left, self.top, right, self.bottom)
        self.axes.set_ylim(float(feet[-1]), 0)
        self.axes.yaxis.set_visible(False)
        self._across = blended_transform_factory(points(self.figure), self.axes.transData)
        self._write(WIDTH - EDGE, -8, head, "redup", "right")
        self._lines(feet)
        for n, heading in groups.items():
            self._write(EDGE, feet[n] - heights[n] - LINE / 2 - 2, heading, bold=True)
        for y, name in zip(self.y, names, strict=True):
            first = y - name.height / 2 + LINE / 2
            for n, line in enumerate(name.lines):
                self._write(EDGE, first + n * LINE, line)
            self._write(EDGE, first + len(name.lines) * LINE, name.muted, "redup")
        self._write(EDGE, feet[-1] + AXIS_ROOM + LINE / 2, note, "redup")

    def scale(self, values: Iterable[float], title: str, **how: Any) -> None:
        """Give the rows their scale, as :func:`scale` does, its title with the unit of measure, and a zero."""
        scale(self.axes.xaxis, values, **how)
        self.axes.set_xlabel(title)
        if self.axes.get_xlim()[0] <= 0:
            self.axes.axvline(0, color=warna("sumbu"), linewidth=1, zorder=0.9)

    def values(self, texts: Sequence[str], colours: Sequence[str] = (), bold: Sequence[bool] = ()) -> None:
        """Write the figure of each row at its right."""
        for n, (y, text) in enumerate(zip(self.y, texts, strict=True)):
            colour = colours[n] if colours else "teks"
            self._write(WIDTH - EDGE, y, text, colour, "right", bold=bool(bold) and bold[n])

    def _lines(self, feet: Any) -> None:
        ends = np.tile([EDGE, WIDTH - EDGE, np.nan], len(feet))
        settings = {"color": warna("garis"), "linewidth": 0.4, "zorder": 0.4, "transform": self._across}
        self.axes.add_artist(Line2D(ends, np.repeat(feet, 3), **settings)).set_clip_on(False)

    def _write(
        self,
        x: float,
        y: float,
        text: str,
        colour: str = "teks",
        ha: Literal["left", "center", "right"] = "left",
        *,
        bold: bool = False,
    ) -> None:
        write(self.figure, x, y, text, colour, ha, bold=bold, transform=self._across)
