"""Guards abk.reports.charts.svg: the SVG itself: reproducible, small, safe, without ids."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from abk.reports.charts import beban_dan_kapasitas, kebutuhan_dan_bezetting, sebaran_efektivitas
from abk.reports.charts.colours import PALET
from abk.reports.charts.layout import sheet, write
from abk.reports.charts.svg import tulis_svg

BATAS_UKURAN = 20_000


def test_bytes_sama_dua_kali(tiga, aturan):
    hasil, jabatan = tiga
    assert beban_dan_kapasitas(hasil, jabatan, aturan).svg == beban_dan_kapasitas(hasil, jabatan, aturan).svg


def test_setelan_analis_tidak_berpengaruh(tiga):
    asli = kebutuhan_dan_bezetting(*tiga).svg
    setelan = {
        "font.family": ["serif"],
        "font.size": 20,
        "font.style": "italic",
        "figure.autolayout": True,
        "figure.facecolor": "black",
        "savefig.bbox": "tight",
        "savefig.transparent": True,
        "svg.fonttype": "path",
        "text.usetex": False,
        "patch.linewidth": 9,
    }
    with mpl.rc_context(setelan):
        assert kebutuhan_dan_bezetting(*tiga).svg == asli
        assert mpl.rcParams["svg.fonttype"] == "path"


def test_tanpa_pyplot(tiga):
    """Figures that pyplot knows of stay in memory until somebody closes them."""
    kebutuhan_dan_bezetting(*tiga)
    helper = mpl._pylab_helpers.Gcf
    assert not helper.get_all_fig_managers()


def test_tanpa_id_dan_tanpa_sisa_matplotlib(tiga, enam_puluh, aturan):
    semua = [beban_dan_kapasitas(*tiga, aturan), kebutuhan_dan_bezetting(*enam_puluh)]
    semua.append(sebaran_efektivitas(enam_puluh[0]))
    halaman = "".join(satu._repr_html_() for satu in semua)
    assert re.findall(r'\sid="([^"]*)"', halaman) == []
    for sisa in ("url(#", "xlink", "clip-path", "<style", "<metadata", "<!--", "<?xml", "DOCTYPE", "<script"):
        assert sisa not in halaman


def test_svg_sah_dan_lentur(tiga, aturan):
    akar = ET.fromstring(beban_dan_kapasitas(*tiga, aturan).svg)  # noqa: S314 - our own output
    assert akar.get("role") == "img"
    assert akar.get("viewBox", "").startswith("0 0 640 ")
    assert akar.get("width") == "853"  # rumus: 7,2 in × 96 piksel
    assert "max-width:100%" in akar.get("style", "")
    assert "Arial,Liberation Sans,sans-serif" in akar.get("style", "")


def test_warna_menjadi_peubah_dengan_cadangan(tiga, aturan):
    svg = beban_dan_kapasitas(*tiga, aturan).svg
    assert f"var(--abk-beban,{PALET['beban'][0]})" in svg
    assert f"var(--abk-latar,{PALET['latar'][0]})" in svg
    assert not re.search(r"(?:fill|stroke):\s*#", svg), "a colour the page cannot change"


def test_enam_puluh_jabatan_kecil(enam_puluh, aturan):
    hasil, jabatan = enam_puluh
    assert len(beban_dan_kapasitas(hasil, jabatan, aturan).svg) < BATAS_UKURAN
    assert len(kebutuhan_dan_bezetting(hasil, jabatan).svg) < BATAS_UKURAN


def test_koordinat_dua_desimal(enam_puluh):
    svg = kebutuhan_dan_bezetting(*enam_puluh).svg
    for atribut in re.findall(r' (?:d|x|y)="([^"]*)"', svg):
        assert not re.search(r"\.\d{3}", atribut)


def test_teks_pengguna_tidak_ikut_dibulatkan_atau_diwarnai(buat_hasil, buat_jabatan, tulisan_svg):
    grafik = kebutuhan_dan_bezetting(buat_hasil([1.0], [1]), buat_jabatan(["#0b5e01 1.234567"]))
    assert "#0b5e01 1.234567" in tulisan_svg(grafik.svg)


def test_nama_jahat_menjadi_teks(nama_jahat, buat_hasil, buat_jabatan, aturan):
    hasil, jabatan = buat_hasil([2.0, 1.0], [1, 1]), buat_jabatan([nama_jahat, "Biasa"])
    for grafik in (beban_dan_kapasitas(hasil, jabatan, aturan), kebutuhan_dan_bezetting(hasil, jabatan)):
        akar = ET.fromstring(grafik.svg)  # noqa: S314 - well-formed, whatever the name
        assert {unsur.tag.split("}")[1] for unsur in akar.iter()} <= {
            *("svg", "g", "path", "text", "title", "circle"),
        }
        html = grafik._repr_html_()
        assert "<script" not in html
        assert "<b>" not in html
        html.encode("utf-8")


def test_rumus_matematika_mati(buat_hasil, buat_jabatan, tulisan_svg):
    """With mathtext on, matplotlib would draw this as a formula, in many pieces."""
    grafik = kebutuhan_dan_bezetting(buat_hasil([1.0], [1]), buat_jabatan(["Analis $x_i^2$"]))
    assert "Analis $x_i^2$" in tulisan_svg(grafik.svg)
    assert not any(satu.get_parse_math() for satu in grafik.figure.texts), "nor in a picture"


def test_yang_perlu_id_ditolak():
    """Ids of two charts on one page collide: what cannot do without is refused, not left out in silence."""
    arsir, bundar, citra = Figure(), Figure(), Figure()
    arsir.add_subplot().bar([1], [1], hatch="/")
    sumbu = bundar.add_subplot()
    garis = sumbu.plot([0, 1])
    garis[0].set_clip_path(Circle((0.5, 0.5), 0.2, transform=sumbu.transData))
    citra.add_subplot().imshow([[1, 2]])
    for figure, sebab in ((arsir, "hatch"), (bundar, "shape"), (citra, "raster")):
        with pytest.raises(ValueError, match=sebab):
            tulis_svg(figure, "")


def test_bidang_sewarna_teks_tetap_digambar():
    """Text inherits its colour; a shape must say it."""
    figure = Figure(figsize=(1, 1))
    figure.add_axes((0, 0, 1, 1)).fill([0.2, 0.8, 0.5], [0.2, 0.2, 0.8], color=PALET["teks"][0], linewidth=0)
    assert f'style="fill:var(--abk-teks,{PALET["teks"][0]})"' in tulis_svg(figure, "")


def test_garis_di_luar_sumbu_dipotong_tanpa_id():
    figure = Figure(figsize=(2, 1))
    figure.add_axes((0, 0, 0.5, 1)).plot([0, 10], [0, 10])
    figure.axes[0].set(xlim=(0, 1), ylim=(0, 1))
    svg = tulis_svg(figure, "")
    # rumus: the left half of 144 × 72 points
    assert '<svg x="0" y="0" width="72" height="72" viewBox="0 0 72 72"><path d="M0 72L720 -648"' in svg
    assert "clip-path" not in svg


def test_titik_di_luar_sumbu_tidak_digambar():
    figure = Figure(figsize=(1, 1))
    figure.add_axes((0, 0, 1, 1)).plot([0.5, 3], [0.5, 0.5], "o", markersize=8)
    figure.axes[0].set(xlim=(0, 1), ylim=(0, 1))
    assert re.findall(r'<circle cx="36" cy="36" r="4"', tulis_svg(figure, ""))  # rumus: 1 in × 72 / 2; 8 / 2
    assert tulis_svg(figure, "").count("<circle") == 1


def test_judul_tunjuk_hanya_pada_teksnya():
    figure = sheet(20)
    write(figure, 5, 10, "U1", title="Unit <Satu>")
    assert "<title>Unit &lt;Satu&gt;</title>U1</text>" in tulis_svg(figure, "")


def test_dpi_figure_tetap(tiga):
    """A figure can be saved as a picture after it was shown, and its SVG does not depend on its dpi."""
    grafik = kebutuhan_dan_bezetting(*tiga)
    asli = grafik.svg
    grafik.figure.set_dpi(300)
    assert grafik.svg == asli
    assert grafik.figure.dpi == 300


def test_semua_teks_di_dalam_tinggi_gambar(tiga, enam_puluh, aturan):
    for grafik in (beban_dan_kapasitas(*tiga, aturan), kebutuhan_dan_bezetting(*enam_puluh)):
        tinggi = float(grafik.svg.split("viewBox=")[1].split('"')[1].split()[3])
        baris = [float(y) for y in re.findall(r'<text x="[^"]*" y="([^"]*)"', grafik.svg)]
        assert min(baris) > 9
        assert max(baris) < tinggi - 2
