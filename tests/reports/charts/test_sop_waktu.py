"""Guards abk.reports.charts.sop_waktu: the time that went by in the steps, which is not the time of work."""

from __future__ import annotations

import pandas as pd

from abk.reports.charts import waktu_nyata_langkah


def test_teks(nyata_sop):
    grafik = waktu_nyata_langkah(nyata_sop)
    assert "waktu berlalu 3 langkah yang pernah selesai" in grafik.teks_alternatif
    assert "Terlama langkah 17 (Penetapan): nilai tengah 2.000 menit kerja." in grafik.teks_alternatif
    assert "bukan waktu pengerjaan" in grafik.keterangan


def test_nilai_di_kanan(nyata_sop, tulisan_svg):
    tulisan = tulisan_svg(waktu_nyata_langkah(nyata_sop).svg)
    assert [satu for satu in tulisan if satu in {"8", "1.350", "2.000"}] == ["8", "1.350", "2.000"]
    assert [satu for satu in tulisan if satu.endswith("amatan")] == ["3 amatan", "12 amatan", "1 amatan"]


def test_menunggu_tidak_dibandingkan_dengan_waktu_baku(nyata_sop):
    """Only what went by is drawn, twice as long twice as far; the standard time stands in the table."""
    grafik = waktu_nyata_langkah(nyata_sop)
    (sumbu,) = grafik.figure.axes
    assert sumbu.get_xscale() == "linear"
    assert sumbu.get_xlim()[0] == 0
    # rumus: hours, from the minutes of the table
    rentang = [satu[:, 0].tolist() for satu in sumbu.collections[0].get_segments()]
    assert rentang == [[0, 0.5], [400 / 60, 150], [2000 / 60, 2000 / 60]]
    assert sumbu.lines[-1].get_xdata().tolist() == [8 / 60, 22.5, 2000 / 60]
    assert "melampaui" not in grafik.teks_alternatif
    assert grafik.data["Waktu baku pengerjaan [menit]"].tolist()[:2] == [10, 450]


def test_kosong(nyata_sop):
    grafik = waktu_nyata_langkah(nyata_sop.head(0))
    assert grafik.svg == ""
    assert "Belum ada langkah yang selesai" in grafik.teks_alternatif


def test_nama_jahat(nyata_sop, nama_jahat):
    html = waktu_nyata_langkah(nyata_sop.assign(ringkas=nama_jahat)).html()
    assert "<script" not in html
    assert "<b>" not in html
    html.encode("utf-8")


def test_masukan_tidak_berubah(nyata_sop):
    salinan = nyata_sop.copy(deep=True)
    waktu_nyata_langkah(nyata_sop)
    pd.testing.assert_frame_equal(nyata_sop, salinan)
