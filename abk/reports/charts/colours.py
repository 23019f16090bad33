"""The colours of the charts by name, and the CSS of a page; matplotlib is not needed for them.

A chart is drawn in the light colours, so that it can be saved as any file; in the SVG of a page each of
them becomes ``var(--abk-…, …)``, and the page decides what the reader sees. Hues follow Okabe and Ito
(2008) and the purple-orange scheme of ColorBrewer, which stay apart for all common kinds of colour
blindness, darkened until text in them is readable. No chart says anything by colour alone.
"""

from collections.abc import Mapping
from types import MappingProxyType

AWALAN = "--abk-"

# Each name has its value on a light page, then on a dark one. Equal light values have equal dark ones.
PALET: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "latar": ("#ffffff", "#15181c"),
        "teks": ("#1b1b1b", "#ececec"),
        "redup": ("#595959", "#b3b8be"),
        "garis": ("#d5d8dc", "#3a4048"),
        "sumbu": ("#767b80", "#8b9299"),
        "jejak": ("#dde1e5", "#343b44"),
        "beban": ("#0072b2", "#56b4e9"),
        "kapasitas": ("#3f4449", "#d3d7db"),
        "kurang": ("#b34a00", "#f2a15a"),
        "lebih": ("#5b3a9b", "#d8c6fb"),
        "kurang-1": ("#fdebd7", "#3d2b1a"),
        "kurang-2": ("#fbc68c", "#63400f"),
        "kurang-3": ("#ef9a45", "#8a4f0a"),
        "lebih-1": ("#ece9f6", "#2c2843"),
        "lebih-2": ("#cdc3e8", "#43386f"),
        "lebih-3": ("#ad9bd8", "#5d4a9c"),
        "seri-1": ("#0072b2", "#56b4e9"),
        "seri-2": ("#b34a00", "#f2a15a"),
        "seri-3": ("#00705a", "#3fc7a1"),
        "seri-4": ("#8a3a73", "#e39bc8"),
        "seri-5": ("#5a5a5a", "#bdbdbd"),
    },
)

NAMA = {terang: nama for nama, (terang, _) in reversed(list(PALET.items()))}


def warna(nama: str) -> str:
    """Return the colour of a name of :data:`PALET`, as matplotlib draws it."""
    return PALET[nama][0]


def deklarasi(indeks: int) -> str:
    """Return the palette as CSS declarations: 0 for light pages, 1 for dark ones."""
    return ";".join(f"{AWALAN}{nama}:{nilai[indeks]}" for nama, nilai in PALET.items())


_CSS = """\
.abk-grafik{margin:1rem 0;break-inside:avoid}
.abk-grafik svg{display:block;width:100%;height:auto}
.abk-grafik-judul{margin:0 0 .4rem;font-weight:700;break-after:avoid}
.abk-grafik figcaption{margin-top:.4rem;font-size:.9em;color:var(--abk-redup,#595959)}
.abk-grafik figcaption p{margin:.2rem 0}
.abk-grafik-kosong{padding:.6rem .8rem;border:1px solid var(--abk-garis,#d5d8dc)}
@media print{.abk-grafik details:not([open]){display:none}}"""


def css_palet() -> str:
    """Return the rules that a page with charts needs.

    The palette as CSS variables, light values first; dark values only on a screen that asks for them, so
    that print is always light. Then the layout of ``.abk-grafik``.
    """
    gelap = f"@media screen and (prefers-color-scheme:dark){{:root{{{deklarasi(1)}}}}}"
    return f":root{{{deklarasi(0)}}}\n{gelap}\n{_CSS}\n"
