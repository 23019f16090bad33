"""Actual against standard time of the steps."""

from __future__ import annotations

import pandas as pd
import pytest

from abk.reports.charts import waktu_nyata_langkah
from abk.reports.charts.sop_waktu import SkalaLog


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
    assert {"8 (0,8×)", "1.350 (3×)", "2.000 (–)", "12 amatan"} <= set(tulisan)


def test_semua_dalam_waktu_baku(nyata_sop):
    teks = waktu_nyata_langkah(nyata_sop.head(1)).teks_alternatif
    assert "pada 0 dari 1 langkah" in teks
    assert "Terjauh" not in teks


def test_kosong(nyata_sop):
    grafik = waktu_nyata_langkah(nyata_sop.head(0))
    assert grafik.svg == ""
    assert "Belum ada langkah yang selesai" in grafik.teks_alternatif


@pytest.mark.parametrize(
    ("nilai", "tanda"),
    [
        ([0, 30, 9000], (-1, 0, 1, 2, 3, 4)),  # a zero stands at half a minute
        ([10, 100], (1, 2)),
        ([10], (1, 2)),
        ([7, 8], (0, 1)),
    ],
)
def test_skala_log_memuat_semua(nilai, tanda):
    skala = SkalaLog.menit(nilai, 100, 400)
    assert skala.tanda == tanda
    assert all(100 <= skala.x(satu) <= 400 for satu in nilai)
    assert skala.x(10.0 ** tanda[0]) == pytest.approx(100) or tanda[0] < 0
    assert skala.x(10.0 ** tanda[-1]) == pytest.approx(400)


def test_sepuluh_kali_selalu_sama_jauh():
    skala = SkalaLog.menit([1, 10_000], 0, 400)
    assert [round(skala.x(v)) for v in (1, 10, 100, 1000, 10_000)] == [0, 100, 200, 300, 400]


def test_nama_jahat(nyata_sop, nama_jahat):
    html = waktu_nyata_langkah(nyata_sop.assign(ringkas=nama_jahat)).html()
    assert "<script" not in html
    assert "<b>" not in html
    html.encode("utf-8")


def test_masukan_tidak_berubah(nyata_sop):
    salinan = nyata_sop.copy(deep=True)
    waktu_nyata_langkah(nyata_sop)
    pd.testing.assert_frame_equal(nyata_sop, salinan)
