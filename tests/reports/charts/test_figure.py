"""Guards abk.reports.charts.layout, abk.reports.charts.jabatan: the figures: what matplotlib draws, what
an analyst can change in it, and that the change is shown.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text
from nbformat.v4 import new_code_cell, new_notebook, new_output

from abk.reports.charts import (
    beban_dan_kapasitas,
    kebutuhan_dan_bezetting,
    pareto_tugas,
    sebaran_efektivitas,
    selisih_unit,
)
from abk.reports.charts.colours import PALET
from abk.reports.charts.layout import WIDTH, Rows, bars, legend_height, row_name, sheet, upright
from abk.reports.charts.svg import tulis_svg
from abk.reports.exporter import render


def _batang(sumbu, nomor: int) -> tuple[str, list[tuple[float, float]]]:
    """Colour of a group of bars, and of each bar its start and its end along the scale."""
    kelompok = sumbu.collections[nomor]
    ujung = [(satu.vertices[:, 0].min(), satu.vertices[:, 0].max()) for satu in kelompok.get_paths()]
    nama = {terang: nama for nama, (terang, _) in reversed(list(PALET.items()))}
    return nama[to_hex(kelompok.get_facecolor()[0])], [(float(a), float(b)) for a, b in ujung]


def test_batang_beban(tiga, aturan):
    sumbu = beban_dan_kapasitas(*tiga, aturan).figure.axes[0]
    # rumus: persons × 1.250 jam; loads 4,5, 1 and 0,4 persons' time, capacities of 2, 1 and 3 persons
    assert _batang(sumbu, 0) == ("jejak", [(0, 2500), (0, 1250), (0, 3750)])
    assert _batang(sumbu, 1) == ("beban", [(0, 2500), (0, 1250), (0, 500)])
    assert _batang(sumbu, 2) == ("kurang", [(2500, 5625), (1250, 1250), (3750, 3750)])
    assert sumbu.lines[-1].get_xdata().tolist() == [2500, 1250, 3750], "the limit of the capacity"
    assert sumbu.get_xlim() == (0, 6000)
    assert sumbu.get_xlabel() == "Beban kerja dan kapasitas [jam/tahun]"


def test_batang_kebutuhan(tiga):
    sumbu = kebutuhan_dan_bezetting(*tiga).figure.axes[0]
    assert _batang(sumbu, 0) == ("beban", [(0, 5), (0, 1), (0, 0)])  # rumus: 4,5 → 5; 0,4 → 0
    assert _batang(sumbu, 1) == ("latar", [(0, 2), (0, 1), (0, 3)])
    assert sumbu.lines[-1].get_xdata() == pytest.approx([4.5, 1.0, 0.4])
    assert all(satu == round(satu) for satu in sumbu.get_xticks()), "persons are whole"


def test_batang_selisih_ke_dua_arah(rekap):
    sumbu = selisih_unit(rekap).figure.axes[0]
    assert _batang(sumbu, 0) == ("kurang", [(-12, 0), (-4, 0), (-1, 0)])
    assert _batang(sumbu, 1) == ("lebih", [(0, 4), (0, 2), (0, 0)])


def test_kolom_ej_setinggi_jumlahnya(buat_hasil):
    sumbu = sebaran_efektivitas(buat_hasil([0.35, 1.1, 1.15], [1, 1, 1])).figure.axes[0]
    tinggi = [np.ptp(satu.vertices[:, 1]) for satu in sumbu.collections[0].get_paths()]
    assert tinggi == [{3: 1, 11: 2}.get(n, 0) for n in range(len(tinggi))]


def test_tugas_satu_sumbu(tugas):
    (batang,) = pareto_tugas(*tugas).figure.axes
    assert _batang(batang, 0) == ("beban", [(0, 2), (0, 1), (0, 1), (0, 0)])


def _tulisan(figure) -> list[tuple[str, object]]:
    """Every text that is drawn, with its box, measured in the font that comes with matplotlib."""
    figure.set_dpi(72)
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    teks = (satu for satu in figure.findobj(Text) if satu.get_visible() and satu.get_text())
    # an axis keeps ticks beyond its limits, which it does not draw
    digambar = {id(satu) for sumbu in figure.axes for satu in _label(sumbu)}
    semua = {id(satu) for sumbu in figure.axes for satu in sumbu.findobj(Text)}
    bebas = [satu for satu in teks if id(satu) not in semua or id(satu) in digambar]
    return [(satu.get_text(), satu.get_window_extent(renderer)) for satu in bebas]


def _label(sumbu) -> list[Text]:
    hasil = list(sumbu.texts)
    for satu in (sumbu.xaxis, sumbu.yaxis):
        if satu.get_visible() and sumbu.axison:
            hasil += [satu.label, *(tanda.label1 for tanda in satu._update_ticks())]
    return hasil


def test_tulisan_di_dalam_dan_tidak_bertindihan(semua_grafik):
    for grafik in semua_grafik:
        tulisan = _tulisan(grafik.figure)
        lebar, tinggi = grafik.figure.get_size_inches() * 72
        assert len(tulisan) > 5
        for isi, kotak in tulisan:
            assert -0.5 <= kotak.x0 <= kotak.x1 <= lebar + 0.5, f"{grafik.judul}: {isi}"
            assert -0.5 <= kotak.y0 <= kotak.y1 <= tinggi + 0.5, f"{grafik.judul}: {isi}"
        for (isi, a), (lain, b) in combinations(tulisan, 2):
            mendatar = min(a.x1, b.x1) - max(a.x0, b.x0)
            tegak = min(a.y1, b.y1) - max(a.y0, b.y0)
            assert mendatar < 0.5 or tegak < 3, f"{grafik.judul}: {isi} menindih {lain}"


def test_ubahan_analis_sampai_ke_halaman(tiga, tulisan_svg):
    grafik = kebutuhan_dan_bezetting(*tiga)
    sumbu = grafik.figure.axes[0]
    sumbu.set_xlabel("Orang menurut rapat")
    sumbu.annotate("dibahas", (4, 10), (4.4, 30), arrowprops={"arrowstyle": "->"})
    sumbu.axvline(3, color="red", linestyle="--")
    sumbu.collections[0].set_color("#123456")
    grafik = replace(grafik, judul="Kebutuhan menurut rapat", teks_alternatif="Disepakati rapat.")
    keluaran = new_output("display_data", data={"text/html": grafik._repr_html_()})
    halaman = render(new_notebook(cells=[new_code_cell("grafik", outputs=[keluaran])]), judul="Uji")
    assert {"Orang menurut rapat", "dibahas"} <= set(tulisan_svg(halaman))
    assert "Kebutuhan pegawai dan bezetting [orang]" not in tulisan_svg(halaman)
    assert "stroke:#ff0000" in halaman
    assert "stroke-dasharray" in halaman
    assert "fill:#123456" in halaman
    assert 'aria-label="Disepakati rapat."' in halaman
    assert "Kebutuhan menurut rapat" in halaman


def test_tulisan_analis(tiga, tulisan_svg):
    """Rotated, larger, in several lines, with a box: as an analyst writes it."""
    grafik = kebutuhan_dan_bezetting(*tiga)
    grafik.figure.axes[0].text(
        1, 20, "dua\nbaris", rotation=90, fontsize=14, style="italic", bbox={"alpha": 0.5}
    )
    assert {"dua", "baris"} <= set(tulisan_svg(grafik.svg))
    for bagian in ("rotate(-90 ", "font-size:14px", "font-style:italic", "fill-opacity:0.5"):
        assert bagian in grafik.svg


def test_yang_tembus_pandang_tidak_disatukan():
    """Two areas that shine through each other must stay two."""
    figure = sheet(50)
    sumbu = figure.add_axes((0, 0, 1, 1))
    for kiri in (0.2, 0.3):
        sumbu.axvspan(kiri, kiri + 0.3, color="red", alpha=0.5)
    dua = re.search(r'<g style="fill:#ff0000;fill-opacity:0.5[^"]*">(.*?)</g>', tulis_svg(figure, ""))[1]
    assert dua.count("<path") == 2


def test_dapat_disimpan_sebagai_gambar(tiga, aturan):
    """In the light colours of the page, at any size."""
    wadah = io.BytesIO()
    beban_dan_kapasitas(*tiga, aturan).figure.savefig(wadah, format="png", dpi=50)
    assert wadah.getvalue().startswith(b"\x89PNG")


def test_legenda_dibaca_baris_demi_baris():
    kunci = [("area", "beban", f"arti yang cukup panjang bagi satu baris nomor {n}") for n in range(3)]
    figure = sheet(100, kunci)
    tulisan = dict(_tulisan(figure))
    pertama, kedua, ketiga = (tulisan[label] for *_, label in kunci)
    assert legend_height(kunci) > legend_height(kunci[:1])
    assert pertama.y0 == pytest.approx(kedua.y0)
    assert pertama.x1 < kedua.x0
    assert ketiga.x0 == pytest.approx(pertama.x0)
    assert ketiga.y1 <= pertama.y0 + 1


def test_baris_setinggi_namanya():
    nama = [row_name("Analis", 100), row_name("Kepala Subbagian Tata Usaha dan Rumah Tangga", 100, "SET.1")]
    rows = Rows(nama, [("area", "beban", "beban")], 100, 300, groups={1: "Kelompok"}, note="catatan")
    assert rows.y.tolist() == [9, 18 + 19 + 19]  # rumus: 18 / 2; 18 + heading 11 + 8 + (3 × 11 + 5) / 2
    assert rows.axes.get_ylim() == (75, 0)
    kiri, _, kanan, _ = rows.axes.get_position().extents * (WIDTH, 1, WIDTH, 1)
    assert (kiri, kanan) == pytest.approx((100, 300))


def test_batang_tegak_dan_rebah_sama():
    figure = sheet(200)
    sumbu = upright(figure, "", 20, 200, 100)
    bars(sumbu, [1, 2], [5, -7], 0.5, "beban", start=1, upright=True)
    bars(sumbu, [1, 2], [5, -7], 0.5, "beban", start=1)
    tegak, rebah = ([jalur.vertices for jalur in satu.get_paths()] for satu in sumbu.collections)
    for satu, lain in zip(tegak, rebah, strict=True):
        assert satu.tolist() == lain[:, ::-1].tolist()
    assert tegak[1][:, 1].min() == -6  # rumus: 1 − 7


def test_batang_tanpa_panjang_tidak_tampak(buat_hasil, buat_jabatan):
    """Not even its edge: nobody is not a thin line of somebody."""
    svg = kebutuhan_dan_bezetting(buat_hasil([1.0, 1.0], [0, 1]), buat_jabatan(["A", "B"])).svg
    kotak = re.findall(
        r'<path d="([^"]*)" style="fill:var\(--abk-latar,[^"]*stroke:var\(--abk-kapasitas', svg
    )
    assert sum(satu.count("M") for satu in kotak) == 2, "one in the legend, one bar"
