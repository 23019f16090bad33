"""What only a browser can tell: nothing cut off, nothing overlapping, nothing that axe objects to."""

from __future__ import annotations

import pandas as pd
import pytest

from abk.reports.charts import (
    beban_dan_kapasitas,
    biaya_pembulatan,
    css_palet,
    kebutuhan_dan_bezetting,
    kepekaan,
    lama_menurut_unit,
    pareto_tugas,
    peta_panas,
    sebaran_efektivitas,
    sebaran_lama_sop,
    selisih_unit,
    waktu_nyata_langkah,
)

pytestmark = pytest.mark.peramban

UKUR = """() => [...document.querySelectorAll('svg')].map(svg => {
  const kotak = svg.viewBox.baseVal;
  return {judul: svg.getAttribute('aria-label').slice(0, 40), lebar: kotak.width, tinggi: kotak.height,
    teks: [...svg.querySelectorAll('text')].map(t => {
      const b = t.getBBox(); return [t.lastChild.data, b.x, b.y, b.width, b.height]; })};
})"""


@pytest.fixture
def grafik_sop(simulasi_sop, banding_sop, nyata_sop):
    leher = {"leher_botol": "kasubbag_organisasi", "langkah": "11"}
    panjang = {"kasubbag_organisasi": "Kepala Subbagian Kelembagaan, Organisasi, dan Tata Kerja"}
    lima = [banding_sop[banding_sop["kasubbag"] == 1].assign(kasubbag=n) for n in range(1, 6)]
    return [
        sebaran_lama_sop(*simulasi_sop, nama=panjang, **leher),
        lama_menurut_unit(pd.concat(lima)),
        waktu_nyata_langkah(nyata_sop),
    ]


@pytest.fixture
def halaman(
    peramban,
    tiga,
    enam_puluh,
    aturan,
    rekap,
    rekap_datar,
    tugas,
    banding_peraturan,
    banding_pembulatan,
    grafik_sop,
):
    grafik = [
        beban_dan_kapasitas(*tiga, aturan),
        beban_dan_kapasitas(*enam_puluh, aturan),
        kebutuhan_dan_bezetting(*enam_puluh),
        pareto_tugas(*tugas),
        kepekaan(
            banding_peraturan, banding_pembulatan, peraturan="permenpanrb-1-2020", pembulatan="terdekat"
        ),
        biaya_pembulatan(banding_pembulatan),
        sebaran_efektivitas(enam_puluh[0]),
        peta_panas(rekap),
        peta_panas(rekap_datar),
        selisih_unit(rekap_datar),
        *grafik_sop,
    ]
    gaya = f"<style>body{{background:var(--abk-latar);color:var(--abk-teks)}}{css_palet()}</style>"
    # axe asks for unique captions of tables, which a page has: here two charts of one kind stand on one page
    isi = "".join(satu._repr_html_() for satu in grafik)
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
def test_axe(halaman, mode):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe tidak terpasang")
    hasil = axe.Axe().run(halaman(mode))
    assert hasil.violations_count == 0, hasil.generate_report()
