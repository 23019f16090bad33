"""From any matplotlib figure to a small SVG inside a page: no ids, its colours CSS variables, text as text.

Matplotlib's own SVG needs ids, which collide where two charts stand on one page, and takes several times
the room and the time. ``Figure.draw`` asks this renderer for paths, markers and lines of text; it keeps no
more of them than a browser needs.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import weight_dict
from matplotlib.path import Path

from abk.reports.charts.colours import warna
from abk.reports.charts.style import SIZE, chart_style, nilai_css
from abk.reports.charts.text import lebar_teks
from abk.tulisan.markup import Html, el

HURUF = "Arial,Liberation Sans,sans-serif"
_DPI = 72.0  # a pixel of the renderer is a point
_ASCENT, _DESCENT = 0.76, 0.24  # of the font size
_BOLD = 600
_INK = nilai_css(warna("teks"))  # of all text, unless it says otherwise
_DEFAULTS = {
    "font-size": f"{SIZE:g}px",
    "font-style": "normal",
    "font-weight": "400",
    "stroke-dashoffset": "0",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
}
_ANCHOR = {"right": "end", "center": "middle"}
_COMMANDS = {1: "M", 2: "L", 3: "Q", 4: "C"}  # by the codes of Path
_Box = tuple[float, float, float, float]  # left, top, right, bottom


class _Leaf(NamedTuple):
    """A path, circle or line of text: its style, which neighbours may share, and what is its own."""

    style: str
    clip: _Box | None
    tag: str
    own: dict[str, str]
    text: str = ""
    title: str | None = None


def tulis_svg(figure: Figure, teks_alternatif: str) -> str:
    """Return a figure as ``<svg role="img" …>``: the same figure gives the same bytes on every machine.

    The gid of a text becomes what shows when one points at it. ValueError if the figure holds a raster
    image, a hatch, or clipping to another shape than a rectangle.
    """
    width, height = (float(side) * _DPI for side in figure.get_size_inches())
    renderer = _Renderer(width, height)
    dpi = figure.dpi
    with chart_style():
        figure.set_dpi(_DPI)
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
        style=f"max-width:100%;height:auto;font:{SIZE:g}px {HURUF};fill:{_INK}",
    )


class _Renderer(RendererBase):
    """What matplotlib asks of a renderer; the names of the arguments are its own."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.shapes: list[_Leaf] = []
        self.texts: list[_Leaf] = []  # above all shapes, so that shapes of one style are neighbours
        self._size = width, height
        self._titles: list[str | None] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:  # noqa: ARG002
        ascent, descent, _ = self._get_font_height_metrics(prop)
        return lebar_teks(s, prop.get_size_in_points(), bold=_bold(prop)), ascent + descent, descent

    def _get_font_height_metrics(self, prop: Any) -> tuple[float, float, float]:
        """Spare matplotlib to look into the font for each line of text; older versions do not ask."""
        size = prop.get_size_in_points()
        return _ASCENT * size, _DESCENT * size, 0.0

    def open_group(self, s: str, gid: str | None = None) -> None:  # noqa: ARG002
        self._titles.append(gid)

    def close_group(self, s: str) -> None:  # noqa: ARG002
        self._titles.pop()

    def draw_path(self, gc: Any, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        style, clip = _style(gc, rgbFace), self._clip(gc)
        points, codes = self._points(path, transform)
        if not style or not len(points) or (rgbFace is not None and not np.ptp(points, axis=0).all()):
            return  # among them a bar of no length
        self._add(style, None if _inside(points, clip).all() else clip, _d(points, codes))

    def draw_markers(
        self,
        gc: Any,
        marker_path: Path,
        marker_trans: Any,
        path: Path,
        trans: Any,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        style = _style(gc, rgbFace)
        points, _ = self._points(path, trans)
        points = points[_inside(points, self._clip(gc))]
        if marker_path is Path.unit_circle():
            radius = _number(np.hypot(*marker_trans.transform((1, 0))))
            places = ({"cx": _number(x), "cy": _number(y), "r": radius} for x, y in points)
            self.shapes.extend(_Leaf(style, None, "circle", own) for own in places)
            return
        shape, codes = self._points(marker_path, marker_trans)
        for point in points - (0, self._size[1]):
            self._add(style, None, _d(shape + point, codes))

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,  # noqa: ARG002
        mtext: Any = None,
    ) -> None:
        style = _colour("fill", gc.get_rgb(), gc)
        if style["fill"] == _INK:
            del style["fill"]
        if mtext is not None and not angle and (anchor := _ANCHOR.get(mtext.get_horizontalalignment())):
            # The browser's font is not the one that was measured: it aligns the text itself.
            style["text-anchor"] = anchor
            x = mtext.get_transform().transform(mtext.get_unitless_position())[0]
        style["font-weight"] = "700" if _bold(prop) else "400"
        style["font-size"] = f"{_number(prop.get_size_in_points())}px"
        style["font-style"] = prop.get_style()
        own = {"x": _number(x), "y": _number(y)}
        if angle:
            own["transform"] = f"rotate({_number(-angle)} {own['x']} {own['y']})"
        self.texts.append(_Leaf(_css(style), None, "text", own, s, self._titles[-1]))

    def draw_image(self, *_: Any, **__: Any) -> None:
        raise ValueError("a raster image cannot go into the page's SVG")

    def _add(self, style: str, clip: _Box | None, d: str) -> None:
        """Add a path; neighbours of one style become one, unless one would shine through the other."""
        last = self.shapes[-1] if self.shapes else None
        if last and last[:3] == (style, clip, "path") and "opacity" not in style:
            last.own["d"] += d
        else:
            self.shapes.append(_Leaf(style, clip, "path", {"d": d}))

    def _points(self, path: Path, transform: Any) -> tuple[Any, list[int]]:
        """Points of a path, down from the upper left, and its codes."""
        tidy = path.cleaned(transform, remove_nans=True, simplify=False)
        codes = np.asarray(tidy.codes).tolist()[:-1]  # less the STOP
        points = np.asarray(tidy.vertices)[:-1] * (1, -1) + (0, self._size[1])
        for n, code in enumerate(codes):
            if code == Path.CLOSEPOLY:
                points[n] = points[n - 1]  # it has no place of its own
        return points, codes

    def _clip(self, gc: Any) -> _Box | None:
        if gc.get_clip_path()[0] is not None:
            raise ValueError("clipping to a shape cannot go into the page's SVG: it needs an id")
        if (box := gc.get_clip_rectangle()) is None:
            return None
        return float(box.x0), float(self._size[1] - box.y1), float(box.x1), float(self._size[1] - box.y0)


def _inside(points: Any, clip: _Box | None) -> Any:
    if clip is None:
        return np.ones(len(points), dtype=bool)
    near = 0.01  # [pt]
    return ((points >= np.array(clip[:2]) - near) & (points <= np.array(clip[2:]) + near)).all(axis=1)


def _bold(prop: Any) -> bool:
    weight = prop.get_weight()
    return bool((weight_dict[weight] if isinstance(weight, str) else weight) >= _BOLD)


def _style(gc: Any, face: Any) -> str:
    """Return the style of a shape; nothing where nothing of it would show."""
    if gc.get_hatch():
        raise ValueError("a hatch cannot go into the page's SVG: it needs an id")
    filled = face is not None and tuple(face[3:]) != (0,)
    stroked = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
    if not filled and not stroked:
        return ""
    style = _colour("fill", face, gc) if filled else {"fill": "none"}
    if stroked:
        style |= _colour("stroke", gc.get_rgb(), gc) | {"stroke-width": _number(gc.get_linewidth())}
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            style["stroke-dasharray"] = " ".join(map(_number, dashes))
            style["stroke-dashoffset"] = _number(offset)
        join, cap = str(gc.get_joinstyle()), str(gc.get_capstyle())
        style |= {"stroke-linejoin": join, "stroke-linecap": "square" if cap == "projecting" else cap}
    return _css(style)


def _colour(name: str, colour: Any, gc: Any) -> dict[str, str]:
    opacity = gc.get_alpha() if gc.get_forced_alpha() else [*colour, 1][3]
    style = {name: nilai_css(tuple(colour[:3]))}
    return style if opacity == 1 else style | {f"{name}-opacity": _number(opacity)}


def _css(style: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in style.items() if _DEFAULTS.get(name) != value)


def _number(value: float) -> str:
    """Two decimals are a hundredth of a point: finer than any printer."""
    return f"{round(float(value), 2) + 0.0:.6g}"


def _d(points: Any, codes: list[int]) -> str:
    parts: list[str] = []
    last, command = ("", ""), ""
    for code, (x, y) in zip(codes, (map(_number, point) for point in points.tolist()), strict=True):
        if code == Path.CLOSEPOLY:
            command, part = "Z", "Z"
        elif code == Path.LINETO and x == last[0]:
            command, part = "V", f"V{y}"
        elif code == Path.LINETO and y == last[1]:
            command, part = "H", f"H{x}"
        else:  # the points of a curve follow each other under one letter
            same = command == _COMMANDS[code] and code in {Path.CURVE3, Path.CURVE4}
            command = _COMMANDS[code]
            part = f"{' ' if same else command}{x} {y}"
        parts.append(part)
        last = (x, y)
    return "".join(parts)


def _clipped(leaves: list[_Leaf]) -> Iterator[str]:
    """A nested ``<svg>`` clips to its rectangle, without an id."""
    for clip, members in groupby(leaves, key=lambda leaf: leaf.clip):
        inner = Html("".join(_grouped(list(members))))
        if clip is None:
            yield inner
        else:
            left, top, right, bottom = clip
            box = [_number(side) for side in (left, top, right - left, bottom - top)]
            sides = dict(zip(("x", "y", "width", "height"), box, strict=True))
            yield el("svg", inner, **sides, viewBox=" ".join(box))


def _grouped(leaves: list[_Leaf]) -> Iterator[str]:
    for style, members in groupby(leaves, key=lambda leaf: leaf.style):
        several, shared = list(members), {"style": style} if style else {}
        if len(several) == 1:
            yield _markup(several[0], shared)
        else:
            inner = Html("".join(_markup(leaf, {}) for leaf in several))
            yield el("g", inner, **shared) if shared else inner


def _markup(leaf: _Leaf, shared: dict[str, str]) -> Html:
    title = el("title", leaf.title) if leaf.title else None
    return el(leaf.tag, title, leaf.text, **leaf.own, **shared)
