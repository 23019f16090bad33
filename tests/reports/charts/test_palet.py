"""Guards abk.reports.charts.colours, abk.reports.charts.style: readable on both pages (WCAG 2.1), apart for
colour-blind eyes.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from abk.reports.charts.colours import PALET, css_palet, warna
from abk.reports.charts.style import nilai_css

MODE = (0, 1)
DITULIS = ("teks", "redup", "beban", "kapasitas", "kurang", "lebih", *(f"seri-{n}" for n in range(1, 6)))
"""Colours in which text is written on ``latar``."""
UBIN = ("latar", "jejak", *(f"{arah}-{n}" for arah in ("kurang", "lebih") for n in range(1, 4)))
"""Colours on which ``teks`` is written."""
# terbit: Machado, Oliveira, Fernandes (2009), severity 1.0; applied to linear RGB
BUTA_WARNA = {
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
}


def _linear(hex_: str) -> np.ndarray:
    rgb = np.array([int(hex_[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def _kontras(a: str, b: str) -> float:
    """rumus: WCAG 2.1, relative luminance."""
    terang = sorted(float(_linear(satu) @ [0.2126, 0.7152, 0.0722]) for satu in (a, b))
    return (terang[1] + 0.05) / (terang[0] + 0.05)


def test_rumus_kontras():
    assert _kontras("#000000", "#ffffff") == pytest.approx(21)  # terbit: WCAG 2.1


@pytest.mark.parametrize("mode", MODE)
@pytest.mark.parametrize("nama", DITULIS)
def test_teks_terbaca(nama, mode):
    assert _kontras(PALET[nama][mode], PALET["latar"][mode]) >= 4.5


@pytest.mark.parametrize("mode", MODE)
@pytest.mark.parametrize("nama", UBIN)
def test_teks_di_atas_ubin_terbaca(nama, mode):
    assert _kontras(PALET["teks"][mode], PALET[nama][mode]) >= 4.5


@pytest.mark.parametrize("mode", MODE)
def test_sumbu_terlihat(mode):
    assert _kontras(PALET["sumbu"][mode], PALET["latar"][mode]) >= 3


@pytest.mark.parametrize("mode", MODE)
@pytest.mark.parametrize("mata", BUTA_WARNA)
def test_beban_kurang_lebih_terbedakan(mata, mode):
    """The three hues that carry meaning stay apart in linear light for colour-blind eyes."""
    tampak = [np.array(BUTA_WARNA[mata]) @ _linear(PALET[n][mode]) for n in ("beban", "kurang", "lebih")]
    for a, b in combinations(tampak, 2):
        assert np.linalg.norm(a - b) > 0.12


def test_warna_kembali_menjadi_peubah():
    """A drawn colour leads back to one variable: equal light values have equal dark ones."""
    for nama, (terang, _) in PALET.items():
        tujuan = nilai_css(warna(nama)).removeprefix("var(--abk-").removesuffix(f",{terang})")
        assert PALET[tujuan] == PALET[nama]
    assert nilai_css(warna("beban")) == f"var(--abk-beban,{PALET['beban'][0]})"
    assert nilai_css((1.0, 0.0, 0.0)) == "#ff0000"


def test_css_gelap_hanya_di_layar():
    css = css_palet()
    for nama, (terang, gelap) in PALET.items():
        assert f"--abk-{nama}:{terang}" in css
        assert f"--abk-{nama}:{gelap}" in css.split("@media screen and (prefers-color-scheme:dark)")[1]
    assert css.count("{") == css.count("}")
