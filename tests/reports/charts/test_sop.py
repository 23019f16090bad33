"""Guards abk.reports.charts.sop: the simulated procedure: durations, the bottleneck,
more units; and the time that went by in the steps, which is not the time of work.
"""

from __future__ import annotations

import re

import pandas as pd

from abk.reports.charts import lama_menurut_unit, sebaran_lama_sop, waktu_nyata_langkah

LEHER = {"leher_botol": "kasubbag_organisasi", "langkah": "11", "nama": {"kasubbag_organisasi": "Kasubbag"}}


def test_teks_sebaran(simulasi_sop):
    teks = sebaran_lama_sop(*simulasi_sop, **LEHER).teks_alternatif
    # rumus: 4 to 13 days; median 8,5; 90th percentile 4 + 0,9 × 9 = 12,1
    assert "10 simulasi: nilai tengah 8,50 hari kerja, 90% selesai dalam 12,10" in teks
    assert "paling singkat 4,00, paling lama 13,00" in teks
    assert "Kesibukan: Kasubbag 90% (hambatan utama, langkah 11); unit 10%; karo_po 1%." in teks


def test_leher_botol_ditandai_sekali(simulasi_sop, tulisan_svg):
    grafik = sebaran_lama_sop(*simulasi_sop, **LEHER)
    tulisan = tulisan_svg(grafik.svg)
    assert "90% · hambatan utama, langkah 11" in tulisan
    assert "unit (12)" in tulisan
    assert sum("hambatan utama" in satu for satu in tulisan) == 2, "the legend and the role"
    assert "Sehari 450 menit" in grafik.keterangan
    assert grafik.data is not None
    assert grafik.data["Keterangan"].tolist() == ["hambatan utama, langkah 11", "", ""]


def test_tanpa_leher_botol(simulasi_sop, tulisan_svg):
    tulisan = tulisan_svg(sebaran_lama_sop(*simulasi_sop).svg)
    assert "kasubbag_organisasi" in tulisan
    assert not any("langkah" in satu for satu in tulisan)


def test_semua_jalan_ada_dalam_kolom(simulasi_sop):
    """The heights of the columns add up to the runs, the longest run among them."""
    kolom = sebaran_lama_sop(*simulasi_sop, **LEHER).figure.axes[1].patches
    assert sum(satu.get_height() for satu in kolom) == 10


def test_satu_lama_saja(simulasi_sop, tulisan_svg):
    jalan, pelaku = simulasi_sop
    grafik = sebaran_lama_sop(jalan.head(1), pelaku, **LEHER)
    assert "1 simulasi, semuanya selesai dalam 4,00 hari kerja" in grafik.teks_alternatif
    assert "nilai tengah 4,00 hari" in tulisan_svg(grafik.svg)


def test_kosong(simulasi_sop, banding_sop):
    jalan, pelaku = simulasi_sop
    for grafik in (sebaran_lama_sop(jalan.head(0), pelaku), lama_menurut_unit(banding_sop.head(0))):
        assert grafik.svg == ""
        assert "tidak ada yang digambarkan" in grafik.teks_alternatif


def test_lama_menurut_unit(banding_sop, tulisan_svg):
    grafik = lama_menurut_unit(banding_sop)
    # rumus: (1.295 + 570) / 450 = 4,144; (1.295 + 5.700) / 450 = 15,544; (1.295 + 2.850) / 450 = 9,211
    assert "1 Kasubbag: 1 unit 4,14 hari kerja, 10 unit 15,54 hari kerja" in grafik.teks_alternatif
    assert "2 Kasubbag: 1 unit 3,51 hari kerja, 10 unit 9,21 hari kerja" in grafik.teks_alternatif
    assert "satu rapat tiap unit" in grafik.keterangan
    assert {"1 Kasubbag: 15,5 hari", "2 Kasubbag: 9,2 hari"} <= set(tulisan_svg(grafik.svg))
    bersama = lama_menurut_unit(banding_sop.assign(rapat="bersama"))
    assert "satu rapat bersama" in bersama.keterangan


def test_urutan_baris_tidak_berpengaruh(banding_sop):
    assert (
        lama_menurut_unit(banding_sop.sample(frac=1, random_state=3)).svg
        == lama_menurut_unit(banding_sop).svg
    )


def test_garis_yang_berimpit_tetap_bernama(banding_sop, tulisan_svg):
    """Five lines that end in one point: five names, apart from each other."""
    satu = banding_sop[banding_sop["kasubbag"] == 1]
    svg = lama_menurut_unit(pd.concat([satu.assign(kasubbag=n) for n in range(1, 6)])).svg
    y = [float(b) for b in re.findall(r'<text x="[^"]*" y="([^"]*)"[^>]*>\d Kasubbag', svg)]
    assert len(y) == 5
    assert min(b - a for a, b in zip(sorted(y), sorted(y)[1:], strict=False)) >= 11
    assert "5 Kasubbag" in "".join(tulisan_svg(svg))


def test_nama_jahat(simulasi_sop, nama_jahat):
    html = sebaran_lama_sop(
        *simulasi_sop, leher_botol="unit", langkah=nama_jahat, nama={"unit": nama_jahat}
    ).html()
    assert "<script" not in html
    assert "<b>" not in html
    html.encode("utf-8")


def test_masukan_tidak_berubah(simulasi_sop, banding_sop):
    salinan = [satu.copy(deep=True) for satu in (*simulasi_sop, banding_sop)]
    sebaran_lama_sop(*simulasi_sop, **LEHER)
    lama_menurut_unit(banding_sop)
    for satu, lama in zip((*simulasi_sop, banding_sop), salinan, strict=True):
        pd.testing.assert_frame_equal(satu, lama)


def test_teks_nyata(nyata_sop):
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


def test_kosong_nyata(nyata_sop):
    grafik = waktu_nyata_langkah(nyata_sop.head(0))
    assert grafik.svg == ""
    assert "Belum ada langkah yang selesai" in grafik.teks_alternatif


def test_nama_jahat_nyata(nyata_sop, nama_jahat):
    html = waktu_nyata_langkah(nyata_sop.assign(ringkas=nama_jahat)).html()
    assert "<script" not in html
    assert "<b>" not in html
    html.encode("utf-8")


def test_masukan_tidak_berubah_nyata(nyata_sop):
    salinan = nyata_sop.copy(deep=True)
    waktu_nyata_langkah(nyata_sop)
    pd.testing.assert_frame_equal(nyata_sop, salinan)
