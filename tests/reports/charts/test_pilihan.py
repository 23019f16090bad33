"""Guards abk.reports.charts.pilihan: sensitivity to regulation and rounding, and what rounding costs."""

from __future__ import annotations

import pandas as pd

from abk.reports.charts import biaya_pembulatan, kepekaan

PILIHAN = {"peraturan": "permenpanrb-1-2020", "pembulatan": "terdekat"}


def test_teks_kepekaan(banding_peraturan, banding_pembulatan):
    teks = kepekaan(banding_peraturan, banding_pembulatan, **PILIHAN).teks_alternatif
    assert "dari 1.201 orang (PermenPANRB 1/2020) sampai 1.251 orang (Perka BKN 19/2011)" in teks
    assert "Sebelum pembulatan 1.200,90 orang" in teks
    assert "pembulatan ke bawah 1.200 orang, pembulatan terdekat 1.201 orang" in teks
    assert "Dipakai: PermenPANRB 1/2020 dan Pembulatan terdekat." in teks


def test_selisih_terhadap_yang_dipakai(banding_peraturan, banding_pembulatan, tulisan_svg):
    tulisan = tulisan_svg(kepekaan(banding_peraturan, banding_pembulatan, **PILIHAN).svg)
    assert "1.251 (+50)" in tulisan  # rumus: 1.251 − 1.201
    assert "1.200 (−1)" in tulisan
    assert "72.000 menit/orang/tahun" in tulisan
    assert "bezetting 1.100" in tulisan


def test_tanpa_pilihan_yang_dipakai_tanpa_selisih(banding_peraturan, banding_pembulatan, tulisan_svg):
    tulisan = tulisan_svg(kepekaan(banding_peraturan, banding_pembulatan).svg)
    assert "1.251" in tulisan
    assert "dipakai" not in "".join(tulisan)


def test_peraturan_yang_tidak_menjawab_dilewati(banding_peraturan, banding_pembulatan):
    banding = banding_peraturan.astype({"kebutuhan_bulat": "Int64"})
    banding.loc["perka-bkn-19-2011", ["kebutuhan", "kebutuhan_bulat"]] = [float("nan"), pd.NA]
    grafik = kepekaan(banding, banding_pembulatan, **PILIHAN)
    assert "Perka BKN" not in grafik.svg
    assert "1 peraturan kebutuhan sama, 1.201 orang" in grafik.teks_alternatif


def test_kepekaan_kosong(banding_peraturan, banding_pembulatan):
    grafik = kepekaan(banding_peraturan.head(0), banding_pembulatan.head(0))
    assert grafik.svg == ""
    assert "tidak ada yang digambarkan" in grafik.teks_alternatif


def test_biaya_pembulatan(banding_pembulatan, tulisan_svg):
    grafik = biaya_pembulatan(banding_pembulatan, pembulatan="ke_atas")
    # rumus: 1.202 − 1.200,9 = 1,1; 1,1 / 1.200,9 = 0,09 %
    assert "pembulatan ke atas 1.202 orang (+1,10; +0,1%)" in grafik.teks_alternatif
    assert "pembulatan ke bawah 1.200 orang (−0,90; −0,1%)" in grafik.teks_alternatif
    assert "2 dari 2 jabatan" in grafik.keterangan
    assert "1.202 orang · dipakai" in tulisan_svg(grafik.svg)


def test_biaya_pembulatan_dari_nol(banding_pembulatan):
    nol = banding_pembulatan.assign(kebutuhan=0.0, terdekat=0, ke_atas=0, ke_bawah=0)
    assert "pembulatan terdekat 0 orang (0,00)" in biaya_pembulatan(nol).teks_alternatif


def test_biaya_pembulatan_kosong(banding_pembulatan):
    assert biaya_pembulatan(banding_pembulatan.head(0)).svg == ""


def test_masukan_tidak_berubah(banding_peraturan, banding_pembulatan):
    salinan = banding_peraturan.copy(deep=True), banding_pembulatan.copy(deep=True)
    kepekaan(banding_peraturan, banding_pembulatan, **PILIHAN)
    biaya_pembulatan(banding_pembulatan)
    pd.testing.assert_frame_equal(banding_peraturan, salinan[0])
    pd.testing.assert_frame_equal(banding_pembulatan, salinan[1])
