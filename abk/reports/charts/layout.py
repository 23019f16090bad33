"""Where things stand on a chart, in points from its upper left: a legend, rows with names, one scale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Any, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Affine2D, Transform, blended_transform_factory

from abk.reports.charts.colours import warna
from abk.reports.charts.style import SIZE
from abk.reports.charts.text import bungkus, lebar_teks
from abk.tulisan.format import ringkas

WIDTH = 640.0  # as wide as a page on a screen is at a size of text near that of its tables [pt]
EDGE = 1.0
LINE = 11.0  # from line to line [pt]
AXIS_ROOM = 30.0  # below an axes, for its tick labels and title [pt]
UPRIGHT_LEFT = 42.0
UPRIGHT_ROOM = 18.0  # above axes with an upright scale, for its title [pt]
_BASELINE = 0.35 * SIZE  # from the middle of a line down to its baseline [pt]
_KEY_LINE, _KEY_SAMPLE, _KEY_GAP = 14.0, 16.0, 13.5

Mark = Literal["tick", "dot", "ring"]
Key = tuple[Mark | Literal["area", "outline", "line"], str, str]
"""An entry of a legend: its shape, its colour, what it means."""


def mark(shape: Mark, colour: str, size: float = 7.2) -> dict[str, Any]:
    """Return the settings of ``Axes.plot`` for marks without a line: upright lines, dots, rings. [pt]"""
    marker = {"linestyle": "none", "marker": "o", "markersize": size, "color": warna(colour)}
    if shape == "tick":
        return marker | {"marker": "|", "markeredgewidth": 2}
    if shape == "dot":
        return marker | {"markeredgewidth": 0}
    return marker | {"markerfacecolor": warna("latar"), "markeredgewidth": 1.2}


def _handle(key: Key) -> Artist:
    shape, colour, label = key
    if shape == "area":
        return Patch(facecolor=warna(colour), edgecolor="none", label=label)
    if shape == "outline":
        return Patch(facecolor=warna("latar"), edgecolor=warna(colour), linewidth=1, label=label)
    if shape == "line":
        return Line2D([], [], label=label, color=warna(colour), linewidth=1.6, solid_capstyle="butt")
    return Line2D([], [], label=label, **mark(shape, colour))


def _columns(keys: Sequence[Key]) -> list[Sequence[Key]]:
    """Return a legend in as few rows as fit on the sheet, column by column; it is read row by row."""
    for rows in range(1, len(keys) + 1):
        count = ceil(len(keys) / rows)
        columns = [keys[n::count] for n in range(count)]
        width = sum(_KEY_SAMPLE + max(lebar_teks(label) for *_, label in column) for column in columns)
        if width + _KEY_GAP * (count - 1) <= WIDTH - 2 * EDGE:
            break
    return columns


def legend_height(keys: Sequence[Key]) -> float:
    """Return the height that a legend takes. [pt]"""
    return _KEY_LINE * len(_columns(keys)[0]) + 4 if keys else 4.0


def sheet(height: float, keys: Sequence[Key] = ()) -> Figure:
    """Return an empty figure of a height [pt], with its legend at the top."""
    figure = Figure(figsize=(WIDTH / 72, height / 72))
    if keys:
        columns, place = _columns(keys), (EDGE / WIDTH, 1 - 3 / height)
        handles = [_handle(key) for column in columns for key in column]
        legend = figure.legend(handles=handles, ncols=len(columns), loc="upper left", bbox_to_anchor=place)
        legend.set_zorder(-1)  # read first
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
    """Write one line; ``y`` is its middle, in points downwards; ``title`` shows when one points at it."""
    if text:
        place = points(figure) if transform is None else transform
        style: Any = {"color": warna(colour), "weight": "bold" if bold else "normal", "gid": title}
        figure.text(x, y + _BASELINE, text, horizontalalignment=ha, transform=place, **style)


def bars(
    ax: Axes,
    middle: Any,
    lengths: Any,
    width: float,
    colour: str,
    *,
    start: Any = 0.0,
    edge: str = "",
    upright: bool = False,
) -> None:
    """Draw bars around ``middle`` from ``start``, as ``Axes.barh`` and ``Axes.bar`` do, but as one artist."""
    near, far = np.broadcast_arrays(start, np.add(start, lengths))
    low, high = np.subtract(middle, width / 2), np.add(middle, width / 2)
    corners = np.array([[near, far, far, near], [low, low, high, high]])  # along and across, corner, bar
    vertices: Any = np.moveaxis(corners[::-1] if upright else corners, 0, -1).swapaxes(0, 1)
    style: Any = {"edgecolors": warna(edge) if edge else "none", "linewidths": 1}
    ax.add_collection(PolyCollection(vertices, facecolors=warna(colour), **style), autolim=False)


def scale(
    ax: Axes,
    values: Iterable[float],
    which: Literal["x", "y"] = "x",
    *,
    zero: bool = True,
    whole: bool = False,
    steps: int = 5,
) -> None:
    """Give an axis the limits that hold all values, on round ticks written as Indonesian readers do.

    Bars need a ``zero``, dots do not; persons and posts come as ``whole`` numbers; ``steps`` is the most
    between ticks.
    """
    found = [*values, 0.0] if zero else list(values)
    low, high = min(found, default=0.0), max(found, default=0.0)
    if low == high:
        low, high = (low, low + 1) if zero else (low - 1, low + 1)
    locator = MaxNLocator(nbins=steps, steps=[1, 2, 2.5, 5, 10], integer=whole)
    ticks = locator.tick_values(low, high)
    ax.set(**{f"{which}lim": (ticks[0], ticks[-1])})
    axis = ax.xaxis if which == "x" else ax.yaxis
    axis.set_major_locator(locator)
    axis.set_major_formatter(number)


def number(value: float, _: object = None) -> str:
    """Return the label of a tick."""
    return ringkas(value, 2)


def upright(figure: Figure, title: str, top: float, right: float, height: float) -> Axes:
    """Return axes for upright values, with a title [unit of measure] above them and a grid across."""
    ax = axes(figure, UPRIGHT_LEFT, top, right, top + height)
    ax.grid(visible=False, axis="x")
    ax.grid(visible=True, axis="y")
    ax.axhline(0, color=warna("sumbu"), linewidth=1)
    write(figure, EDGE, top - 10, title, "redup")
    return ax


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
    """A figure of rows one below another: ``axes`` with a scale, in which row *n* lies at ``y[n]`` points.

    Names lie left of the scale, figures right of it. Of a row ``least`` is the least height [pt]; ``above``
    is room between legend and rows [pt]; ``groups`` has a heading for the first row of a group; ``note``
    stands below the axis, ``head`` over the figures.
    """

    def __init__(
        self,
        names: Sequence[RowName],
        keys: Sequence[Key],
        left: float,
        right: float,
        *,
        least: float = 18,
        above: float = 0,
        groups: Mapping[int, str] | None = None,
        note: str = "",
        head: str = "",
    ) -> None:
        groups = groups or {}
        heights = np.array([max(least, name.height + 5) for name in names])
        feet = np.cumsum(heights + [LINE + 8 if n in groups else 0 for n in range(len(names))])
        self.y = feet - heights / 2
        self.top = legend_height(keys) + above + (LINE + 4 if head else 2)
        self.bottom = self.top + float(feet[-1])
        self.figure = sheet(self.bottom + AXIS_ROOM + (LINE + 3 if note else 0), keys)
        self.axes = axes(self.figure, left, self.top, right, self.bottom)
        self.axes.set_ylim(float(feet[-1]), 0)
        self.axes.yaxis.set_visible(False)
        across = blended_transform_factory(points(self.figure), self.axes.transData)
        self._write = partial(write, self.figure, transform=across)
        self._write(WIDTH - EDGE, -8, head, "redup", "right")
        ends = np.tile([EDGE, WIDTH - EDGE, np.nan], len(feet))
        rule = Line2D(ends, np.repeat(feet, 3), color=warna("garis"), linewidth=0.4, transform=across)
        self.axes.add_artist(rule).set(clip_on=False, zorder=0.4)
        for n, heading in groups.items():
            self._write(EDGE, feet[n] - heights[n] - LINE / 2 - 2, heading, bold=True)
        for y, name in zip(self.y, names, strict=True):
            first = y - name.height / 2 + LINE / 2
            for n, line in enumerate(name.lines):
                self._write(EDGE, first + n * LINE, line)
            self._write(EDGE, first + len(name.lines) * LINE, name.muted, "redup")
        self._write(EDGE, feet[-1] + AXIS_ROOM + LINE / 2, note, "redup")

    def scale(self, values: Iterable[float], title: str, **how: Any) -> None:
        """Give the rows their scale, as :func:`scale` does, its title with the unit, and a zero."""
        scale(self.axes, values, **how)
        self.axes.set_xlabel(title)
        if self.axes.get_xlim()[0] <= 0:
            self.axes.axvline(0, color=warna("sumbu"), linewidth=1, zorder=0.9)

    def values(self, texts: Sequence[str], colours: Sequence[str] = (), bold: Sequence[bool] = ()) -> None:
        """Write the figure of each row at its right."""
        for n, (y, text) in enumerate(zip(self.y, texts, strict=True)):
            colour = colours[n] if colours else "teks"
            self._write(WIDTH - EDGE, y, text, colour, "right", bold=bool(bold) and bold[n])
