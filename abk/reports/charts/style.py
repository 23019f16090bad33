"""The one style of the charts: matplotlib's settings, and its colours as the CSS of a page names them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib.colors import to_hex

from abk.reports.charts.colours import AWALAN, NAMA, warna

SIZE = 9.0  # of all text [pt]; between the margins of an A4 page it prints at 7.3 pt, as tables do


@cache
def nilai_css(rgb: Any) -> str:
    """Return a colour as CSS: a variable with its light value where the palette has it, else as it is."""
    hexa = to_hex(rgb)
    nama = NAMA.get(hexa)
    return hexa if nama is None else f"var({AWALAN}{nama},{hexa})"


_SETTINGS: Any = {
    # DejaVu comes with matplotlib itself: no layout depends on the fonts of a machine.
    "font.family": "DejaVu Sans",
    "font.size": SIZE,
    "text.color": warna("teks"),
    "text.parse_math": False,  # the name of a post is no formula
    "figure.facecolor": warna("latar"),
    "axes.facecolor": "none",
    "axes.edgecolor": warna("sumbu"),
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.grid.axis": "x",
    "axes.labelcolor": warna("redup"),
    "axes.labelsize": SIZE,
    "axes.labelpad": 2.5,
    "grid.color": warna("garis"),
    "lines.solid_capstyle": "butt",
    "lines.solid_joinstyle": "miter",
    "lines.dashed_pattern": (3, 2),
    "path.simplify": False,
    "legend.frameon": False,
    "legend.borderpad": 0,
    "legend.borderaxespad": 0,
    "legend.columnspacing": 1.5,
    "legend.fontsize": SIZE,
    "legend.handleheight": 0.9,
    "legend.handlelength": 1.35,
    "legend.handletextpad": 0.4,
    "legend.labelspacing": 0.3,
    **{f"axes.spines.{sisi}": False for sisi in ("left", "right", "top", "bottom")},
    **{f"{sumbu}tick.labelcolor": warna("redup") for sumbu in "xy"},
    **{f"{sumbu}tick.labelsize": SIZE for sumbu in "xy"},
    **{f"{sumbu}tick.major.pad": 5 for sumbu in "xy"},
    "xtick.bottom": False,
    "ytick.left": False,
}
_checked = mpl.rcParamsDefault.copy()
_checked.update(_SETTINGS)
_ALL = {name: value for name, value in _checked.items() if name not in {"backend", "interactive"}}


@contextmanager
def chart_style() -> Iterator[None]:
    """Draw in this style, whatever an analyst has set for figures of their own; a decorator of each chart."""
    with mpl.rc_context():
        dict.update(mpl.rcParams, _ALL)  # checked above, once: checking costs more than a chart's bars
        yield
