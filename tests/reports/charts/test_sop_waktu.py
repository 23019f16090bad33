"""Guards abk.reports.charts.sop_waktu: actual against standard time of the steps."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

from abk.reports.charts import waktu_nyata_langkah


def test_teks(nyata_sop):
    grafik = waktu_nyata_langkah(nyata_sop)
    # rumus: 1.350 / 450 = 3; step 17 has no standard time
    assert "waktu nyata 3 langkah yang pernah selesai" in grafik.teks_alternatif
    assert "pada 1 dari 2 langkah yang mempunyai waktu baku" in grafik.teks_alternatif
    assert "Terjauh langkah 11" in grafik.teks_alternatif
    assert "1.350 menit kerja, waktu baku 450 menit, yaitu 3×" in grafik.teks_alternatif
    assert "bukan waktu pengerjaan" in grafik.keterangan


def test_nilai_di_kanan(nyata_sop, tulisan_svg):
    tulisan = tulisan_svg(waktu_nyata_langkah(nyata_sop).svg)
    kanan = [satu for satu in tulisan if satu[0].isdigit() and satu.endswith(")")]
    assert kanan == ["8 (0,8×)", "1.350 (3×)", "2.000 (–)"]  # rumus: median / standard
    assert [satu for satu in tulisan if satu.endswith("amatan")] == ["3 amatan", "12 amatan", "1 amatan"]


def test_semua_dalam_waktu_baku(nyata_sop):
    teks = waktu_nyata_langkah(nyata_sop.head(1)).teks_alternatif
    assert "pada 0 dari 1 langkah" in teks
    assert "Terjauh" not in teks


def test_kosong(nyata_sop):
    grafik = waktu_nyata_langkah(nyata_sop.head(0))
    assert grafik.svg == ""
    assert "Belum ada langkah yang selesai" in grafik.teks_alternatif


@pytest.mark.parametrize(
    ("nilai", "ujung"),
    [
        ([0, 30, 9000], (0.1, 10_000)),  # a zero stands at half a minute
        ([10, 100], (10, 100)),
        ([10], (10, 100)),
        ([7, 8], (1, 10)),
    ],
)
def test_skala_log_memuat_semua(nyata_sop, nilai, ujung):
    satu = nyata_sop.head(1).assign(min_menit=min(nilai), median_menit=nilai[-1], maks_menit=max(nilai))
    sumbu = waktu_nyata_langkah(satu.assign(standar_menit=nilai[0] or None)).figure.axes[0]
    assert sumbu.get_xscale() == "log"
    assert sumbu.get_xlim() == pytest.approx(ujung)
    letak = [max(v, 0.5) for v in nilai]
    assert all(ujung[0] <= v <= ujung[1] for v in letak)
    (rentang,) = sumbu.collections[0].get_segments()
    assert rentang[:, 0].tolist() == [min(letak), max(letak)]


def test_sepuluh_kali_selalu_sama_jauh(nyata_sop, tulisan_svg):
    grafik = waktu_nyata_langkah(nyata_sop)
    letak = [grafik.figure.axes[0].transData.transform((v, 0))[0] for v in (1, 10, 100, 1000)]
    jarak = [b - a for a, b in pairwise(letak)]
    assert jarak == pytest.approx([jarak[0]] * 3)
    assert {"0,1", "1", "10", "100", "1.000", "10.000"} <= set(tulisan_svg(grafik.svg))


def test_nama_jahat(nyata_sop, nama_jahat):
    html = waktu_nyata_langkah(nyata_sop.assign(ringkas=nama_jahat)).html()
    assert "<script" not in html
    assert "<b>" not in html
    html.encode("utf-8")


def test_masukan_tidak_berubah(nyata_sop):
    salinan = nyata_sop.copy(deep=True)
    waktu_nyata_langkah(nyata_sop)
    pd.testing.assert_frame_equal(nyata_sop, salinan)
