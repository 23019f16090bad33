"""Guards abk.reports.charts.grafik: the figure on the page."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from matplotlib.figure import Figure

from abk.reports.charts import Grafik, kebutuhan_dan_bezetting


def test_beku():
    with pytest.raises(dataclasses.FrozenInstanceError, match="judul"):
        Grafik("a", None, "b").judul = "c"  # type: ignore[misc]


def test_susunan_figure(tiga):
    html = kebutuhan_dan_bezetting(*tiga)._repr_html_()
    assert html.startswith('<figure class="abk-grafik"')
    assert html.endswith("</figure>")
    assert html.index("abk-grafik-judul") < html.index("<svg ") < html.index("<figcaption>")
    assert 'role="img" aria-label="Diagram batang kebutuhan' in html
    assert "<summary>Tabel data</summary>" in html


def test_tanpa_gambar_ada_kalimat():
    html = Grafik("Judul", None, "Tidak ada & <apa>")._repr_html_()
    assert "<svg" not in html
    assert '<p class="abk-grafik-kosong">Tidak ada &amp; &lt;apa&gt;</p>' in html


def test_tabel_data_indonesia_dan_terlindung():
    data = pd.DataFrame(
        {"Jabatan": ["<b>&"], "Beban [jam/tahun]": [1250.5], "Kosong [orang]": [float("nan")]}
    )
    html = Grafik("J", Figure(), "t", data=data)._repr_html_()
    assert "&lt;b&gt;&amp;" in html
    assert "1.250,5" in html
    assert ">–</td>" in html


def test_tabel_data_dibatasi_dan_dikatakan():
    data = pd.DataFrame({"Jabatan": [f"J{n}" for n in range(60)]})
    html = Grafik("J", Figure(), "t", data=data, baris_tabel=40)._repr_html_()
    assert "J39<" in html
    assert "J40<" not in html
    assert "… dan 20 baris lain." in html


def test_satu_banyaknya_desimal_tiap_kolom():
    data = pd.DataFrame(
        {"Nama": ["A", "B", "C"], "Beban [jam]": [12.5, 3.0, None], "Orang [orang]": [2, 3, 4]}
    )
    html = Grafik("Uji", None, "kosong", data=data).html()
    for isi in ("12,5", "3,0", "–", "2", "4"):
        assert f">{isi}</td>" in html
