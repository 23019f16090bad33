"""From any matplotlib figure to a small SVG inside a page: no ids, its colours CSS variables, text as text.

Matplotlib's own SVG needs ids, which collide where two charts stand on one page, and is ten times as
large. This renderer is asked by ``Figure.draw`` for paths, markers and lines of text, and keeps no more
of them than a browser needs.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, weight_dict
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox, Transform

from abk.reports.charts.style import SIZE, chart_style, nilai_css, warna
from abk.reports.charts.text import lebar_teks
from abk.tulisan.markup import Html, el

HURUF = "Arial,Liberation Sans,sans-serif"
DPI = 72.0  # a pixel of the renderer is a point
_ASCENT, _DESCENT = 0.76, 0.24  # of the font size
_BOLD = 600
_ANCHOR = {"right": "end", "center": "middle"}

Attributes = tuple[tuple[str, str], ...]


class _Leaf(NamedTuple):
    """A path, marker or line of text: what neighbours may share, its own attributes, its text and title."""

    shared: Attributes
    clip: Bbox | None
    tag: str
    own: dict[str, str]
    text: str = ""
    title: str | None = None


def tulis_svg(figure: Figure, teks_alternatif: str) -> str:
    """SVG element of a figure.

    Parameters
    ----------
    figure : Figure
        Any, without raster images, hatches and clipping to other shapes than rectangles. The gid of a text
        becomes what shows when one points at it.
    teks_alternatif : str
        What a reader who does not see the chart should know of it.

    Returns
    -------
    str
        ``<svg role="img" …>``: the same figure gives the same bytes on every machine.

    Raises
    ------
    ValueError
        The figure holds something that such an SVG cannot.
    """
    width, height = (float(side) * DPI for side in figure.get_size_inches())
    renderer = _Renderer(width, height)
    dpi = figure.dpi
    with chart_style():
        figure.set_dpi(DPI)
        try:
            figure.draw(renderer)
        finally:
            figure.set_dpi(dpi)
    return el(
        "svg",
        Html("".join(_clipped([*renderer.shapes, *renderer.texts]))),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_label=teks_alternatif,
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=f"{width * 4 / 3:.0f}",  # 96 CSS pixels are 72 points
        height=f"{height * 4 / 3:.0f}",
        style=f"max-width:100%;height:auto;font:{SIZE:g}px {HURUF};fill:{nilai_css(warna('teks'))}",
    )


class _Renderer(RendererBase):
    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.shapes: list[_Leaf] = []
        self.texts: list[_Leaf] = []  # above all shapes, so that shapes of one style are neighbours
        self._size = width, height
        self._titles: list[str | None] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def points_to_pixels(self, points: float) -> float:
        return points

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        size = prop.get_size_in_points()
        return lebar_teks(s, size, bold=_bold(prop)), (_ASCENT + _DESCENT) * size, _DESCENT * size

    def open_group(self, s: str, gid: str | None = None) -> None:
        self._titles.append(gid)

    def close_group(self, s: str) -> None:
        self._titles.pop()

    def draw_path(
        self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None
    ) -> None:
        style = _style(gc, rgbFace)
        points, codes = self._cleaned(path, transform)
        if not style or not len(points) or (rgbFace is not None and not np.ptp(points, axis=0).all()):
            return  # among them a bar of no length
        clip = self._clip(gc)
        self._add(style, None if clip is None or _holds(clip, points) else clip, _d(points, codes))

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,
    ) -> None:
        style = _style(gc, rgbFace)
        points, _ = self._cleaned(path, trans)
        if (clip := self._clip(gc)) is not None:
            points = points[[_holds(clip, one) for one in points[:, None]]]
        if marker_path is Path.unit_circle():
            radius = _number(float(np.hypot(*marker_trans.transform((1, 0)))))
            for x, y in points.tolist():
                self.shapes.append(
                    _Leaf(style, None, "circle", {"cx": _number(x), "cy": _number(y), "r": radius})
                )
            return
        shape, codes = self._cleaned(marker_path, marker_trans)
        shape = shape - (0, self._size[1])  # around the origin
        for point in points:
            self._add(style, None, _d(shape + point, codes))

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        shared = {}
        if mtext is not None and not angle and (anchor := _ANCHOR.get(mtext.get_horizontalalignment())):
            # The browser's font is not the one that was measured: it aligns the text itself.
            shared["text-anchor"] = anchor
            x = mtext.get_transform().transform(mtext.get_unitless_position())[0]
        if _bold(prop):
            shared["font-weight"] = "700"
        style = _fill(gc.get_rgb(), gc)
        if style == [("fill", nilai_css(warna("teks")))]:
            style = []
        if (size := prop.get_size_in_points()) != SIZE:
            style.append(("font-size", f"{_number(size)}px"))
        if prop.get_style() != "normal":
            style.append(("font-style", prop.get_style()))
        if style:
            shared["style"] = _css(style)
        own = {"x": _number(x), "y": _number(y)}
        if angle:
            own["transform"] = f"rotate({_number(-angle)} {own['x']} {own['y']})"
        title = self._titles[-1] if self._titles else None
        self.texts.append(_Leaf(tuple(shared.items()), None, "text", own, s, title))

    def draw_image(
        self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Transform | None = None
    ) -> None:
        raise ValueError("a raster image cannot go into the page's SVG")

    def _add(self, shared: Attributes, clip: Bbox | None, d: str) -> None:
        """Add a path; neighbours of one style become one, unless one would shine through the other."""
        last = self.shapes[-1] if self.shapes else None
        if last and last[:3] == (shared, clip, "path") and "opacity" not in shared[0][1]:
            last.own["d"] += d
        else:
            self.shapes.append(_Leaf(shared, clip, "path", {"d": d}))

    def _cleaned(self, path: Path, transform: Transform) -> tuple[Any, list[int]]:
        tidy = path.cleaned(transform, remove_nans=True, simplify=False)
        codes = tidy.codes.tolist()[:-1]  # less the STOP
        points = tidy.vertices[:-1] * (1, -1) + (0, self._size[1])
        for n, code in enumerate(codes):
            if code == Path.CLOSEPOLY:
                points[n] = points[n - 1]  # it has no place of its own
        return points, codes

    def _clip(self, gc: GraphicsContextBase) -> Bbox | None:
        if gc.get_clip_path()[0] is not None:
            raise ValueError("clipping to a shape cannot go into the page's SVG: it needs an id")
        if (box := gc.get_clip_rectangle()) is None:
            return None
        height = self._size[1]
        return Bbox([[box.x0, height - box.y1], [box.x1, height - box.y0]])


def _bold(prop: FontProperties) -> bool:
    weight = prop.get_weight()
    return (weight_dict[weight] if isinstance(weight, str) else weight) >= _BOLD


def _style(gc: GraphicsContextBase, face: Any) -> Attributes:
    """Attributes of a shape; none where nothing would show."""
    if gc.get_hatch():
        raise ValueError("a hatch cannot go into the page's SVG: it needs an id")
    width = gc.get_linewidth()
    filled = face is not None and not (len(face) == 4 and face[3] == 0)  # noqa: PLR2004 - RGBA
    stroked = width > 0 and gc.get_rgb()[3] > 0
    if not filled and not stroked:
        return ()
    style = _fill(face, gc) if filled else [("fill", "none")]
    if stroked:
        stroke = [(name.replace("fill", "stroke"), value) for name, value in _fill(gc.get_rgb(), gc)]
        style += [*stroke, ("stroke-width", _number(width))]
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            style.append(("stroke-dasharray", " ".join(map(_number, dashes))))
            if offset:
                style.append(("stroke-dashoffset", _number(offset)))
        if (join := gc.get_joinstyle()) != "miter":
            style.append(("stroke-linejoin", str(join)))
        if (cap := gc.get_capstyle()) != "butt":
            style.append(("stroke-linecap", "square" if cap == "projecting" else str(cap)))
    return (("style", _css(style)),)


def _fill(colour: Any, gc: GraphicsContextBase) -> list[tuple[str, str]]:
    opacity = gc.get_alpha() if gc.get_forced_alpha() else colour[3] if len(colour) == 4 else 1  # noqa: PLR2004
    pair = [("fill", nilai_css(colour[:3]))]
    return pair if opacity == 1 else [*pair, ("fill-opacity", _number(opacity))]


def _css(style: list[tuple[str, str]]) -> str:
    return ";".join(f"{name}:{value}" for name, value in style)


def _holds(box: Bbox, points: Any) -> bool:
    low, high = points.min(axis=0), points.max(axis=0)
    return bool((low >= box.min - 0.01).all() and (high <= box.max + 0.01).all())


def _number(value: float) -> str:
    """Two decimals are a hundredth of a point: finer than any printer."""
    return f"{round(value, 2) + 0.0:.6g}"


def _d(points: Any, codes: list[int]) -> str:
    parts: list[str] = []
    last, command = ("", ""), ""
    numbers = [(f"{x:.6g}", f"{y:.6g}") for x, y in (np.round(points, 2) + 0.0).tolist()]
    for code, (x, y) in zip(codes, numbers, strict=True):
        if code == Path.CLOSEPOLY:
            parts.append("Z")
            command = "Z"
        elif code == Path.LINETO and x == last[0]:
            parts.append(f"V{y}")
            command = "V"
        elif code == Path.LINETO and y == last[1]:
            parts.append(f"H{x}")
            command = "H"
        else:
            new = _COMMANDS[code]
            # the points of a curve follow each other under one letter
            parts.append(f" {x} {y}" if new == command and new in "QC" else f"{new}{x} {y}")
            command = new
        last = (x, y)
    return "".join(parts)


_COMMANDS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}


def _clipped(leaves: list[_Leaf]) -> Iterator[str]:
    """A nested ``<svg>`` clips to its rectangle, without an id."""
    for clip, members in groupby(leaves, key=lambda leaf: leaf.clip):
        inner = "".join(_grouped(list(members)))
        if clip is None:
            yield inner
            continue
        x, y, width, height = map(_number, clip.bounds)
        box = {"x": x, "y": y, "width": width, "height": height}
        yield el("svg", Html(inner), **box, viewBox=f"{x} {y} {width} {height}")


def _grouped(leaves: list[_Leaf]) -> Iterator[str]:
    for shared, members in groupby(leaves, key=lambda leaf: leaf.shared):
        several, attributes = list(members), dict(shared)
        if len(several) == 1:
            yield _markup(several[0], attributes)
        else:
            inner = "".join(_markup(leaf, {}) for leaf in several)
            yield el("g", Html(inner), **attributes) if attributes else inner


def _markup(leaf: _Leaf, attributes: dict[str, str]) -> Html:
    title = el("title", leaf.title) if leaf.title else None
    return el(leaf.tag, title, leaf.text, **leaf.own, **attributes)
