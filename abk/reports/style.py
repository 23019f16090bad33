"""The look of the pages: one style sheet, in a notebook beside each section, on a page once in its head."""

import os
from functools import cache
from importlib.resources import files

from abk.reports.charts.colours import css_palet, deklarasi
from abk.tulisan.markup import Html

TEMPLATE = files("abk.reports") / "template" / "abk"

BUKU = "abk-buku"
TANPA_GAYA = "ABK_TANPA_GAYA"
"""Environment of a kernel whose notebook becomes a page: the page has the style, its sections need none."""

# JupyterLab has a theme of its own, which wins over that of the system: kertas, aksen, awas as in abk.css
_LAB = (
    "--kertas:#f4f6f8;--aksen:#1c4c78;--awas:#6b4700;--awas-latar:#fbf5e6;--awas-garis:#c79a2e;color-scheme:light",
    "--kertas:#1e232a;--aksen:#93c2ea;--awas:#efd08c;--awas-latar:#2a2416;--awas-garis:#8a6d26;color-scheme:dark",
)


@cache
def berkas(nama: str) -> str:
    """Return the text of a file of the template."""
    return (TEMPLATE / nama).read_text(encoding="utf-8").strip()


@cache
def gaya() -> str:
    """Return the style rules of everything under the class ``abk``."""
    return f"{css_palet().strip()}\n{berkas('abk.css')}"


def _tema_lab() -> str:
    def aturan(nilai: str, indeks: int) -> str:
        return f'body[data-jp-theme-light="{nilai}"] .{BUKU} .abk{{{deklarasi(indeks)};{_LAB[indeks]}}}'

    return f"{aturan('true', 0)}\n{aturan('false', 1)}"


def dalam_buku(isi: str) -> Html:
    """Return HTML as a notebook shows it: with its style, ahead of the notebook's own rules."""
    if os.environ.get(TANPA_GAYA):
        return Html(isi)
    return Html(f'{BLOK_GAYA}<div class="{BUKU}">{isi}</div>')


# Nested under a class of their own, the rules outweigh the notebook's, and keep their order of weight.
BLOK_GAYA = Html(
    f'<style data-abk="">\n{css_palet().strip()}\n'
    f".{BUKU} {{\n{berkas('abk.css')}\n}}\n{_tema_lab()}\n</style>\n"
)
