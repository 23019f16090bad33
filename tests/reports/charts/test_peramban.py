"""Guards abk.reports.charts: what only a browser can tell of a chart: nothing cut off, nothing
overlapping, nothing that axe objects to.
"""

from __future__ import annotations

import pytest

from abk.reports.charts import css_palet

pytestmark = pytest.mark.peramban

UKUR = """() => [...document.querySelectorAll('svg')].map(svg => {
  const kotak = svg.viewBox.baseVal;
  return {judul: svg.getAttribute('aria-label').slice(0, 40), lebar: kotak.width, tinggi: kotak.height,
    teks: [...svg.querySelectorAll('text')].map(t => {
      const b = t.getBBox(); return [t.lastChild.data, b.x, b.y, b.width, b.height]; })};
})"""


@pytest.fixture
def halaman(peramban, semua_grafik):
    gaya = f"<style>body{{background:var(--abk-latar);color:var(--abk-teks)}}{css_palet()}</style>"
    # axe asks for unique captions of tables, which a page has: here two charts of one kind stand on one page
    isi = "".join(satu._repr_html_() for satu in semua_grafik)
    dokumen = (
        f'<!doctype html><html lang="id"><title>Grafik</title>{gaya}<main><h1>Grafik</h1>{isi}</main></html>'
    )

    def buka(mode: str):
        lembar = peramban.new_page(color_scheme=mode, viewport={"width": 900, "height": 700})
        lembar.set_content(dokumen)
        return lembar

    return buka


def test_teks_di_dalam_gambar_dan_tidak_bertindihan(halaman):
    for gambar in halaman("light").evaluate(UKUR):
        teks = gambar["teks"]
        for isi, x, y, lebar, tinggi in teks:
            tempat = f"{gambar['judul']}: {isi}"
            assert x >= -0.5, tempat
            assert y >= -0.5, tempat
            assert x + lebar <= gambar["lebar"] + 0.5, tempat
            assert y + tinggi <= gambar["tinggi"] + 0.5, tempat
        for n, (isi, x, y, lebar, tinggi) in enumerate(teks):
            for lain, x2, y2, lebar2, tinggi2 in teks[n + 1 :]:
                mendatar = min(x + lebar, x2 + lebar2) - max(x, x2)
                tegak = min(y + tinggi, y2 + tinggi2) - max(y, y2)
                assert mendatar < 0.5 or tegak < 3, f"{gambar['judul']}: {isi} menindih {lain}"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe(halaman, axe, mode):
    assert axe.salah(halaman(mode)) == []
