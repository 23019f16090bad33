"""Guards abk.reports.charts.unit, abk.reports.charts.baris: heat map and branches: sums that never net,
and that add up.
"""

from __future__ import annotations

import pandas as pd

from abk.reports.charts import peta_panas, selisih_unit
from abk.reports.charts.baris import baris_unit, cabang, total


def test_angka_sendiri_dari_jumlah_bertingkat(rekap):
    unit = {satu.kode: satu for satu in baris_unit(rekap)}
    # rumus: own = with sub-units − children
    assert (unit["M"].kekurangan_sendiri, unit["M"].kelebihan_sendiri) == (17 - 12 - 4, 6 - 4 - 2)
    assert (unit["A"].kekurangan_sendiri, unit["A"].kelebihan_sendiri) == (12 - 9, 4 - 1)
    assert unit["A"].belum_lengkap_sendiri == 0
    assert unit["A.1"].belum_lengkap_sendiri == 1
    assert total(list(unit.values())) == (17, 6)


def test_cabang_satu_akar_dan_banyak_akar(rekap, rekap_datar):
    assert [(kepala.kode, len(isi)) for kepala, isi in cabang(baris_unit(rekap))] == [
        ("M", 1),
        ("A", 2),
        ("B", 1),
    ]
    assert len(cabang(baris_unit(rekap_datar))) == 141


def test_selisih_unit_berjumlah_seluruhnya(rekap, tulisan_svg):
    grafik = selisih_unit(rekap)
    assert grafik.data["Kekurangan [orang]"].sum() == 17
    assert grafik.data["Kelebihan [orang]"].sum() == 6
    assert "Menteri Koordinator (jabatan langsung)" in list(grafik.data["Unit"])
    assert "−12 / +4" in tulisan_svg(grafik.svg)
    assert "kekurangan 17 orang, kelebihan 6 orang" in grafik.teks_alternatif
    assert "Kekurangan terbesar: Deputi A, 12 orang." in grafik.teks_alternatif


def test_sisa_unit_tetap_dijumlahkan(rekap_datar):
    grafik = selisih_unit(rekap_datar)
    # rumus: 141 units; twenty largest sums are 8 + 1 (n % 9 == 8 and n odd: 8 units), then 8 + 0 or 7 + 1
    tampil = grafik.data.head(20)
    kurang = grafik.data["Kekurangan [orang]"].sum() - tampil["Kekurangan [orang]"].sum()
    lebih = grafik.data["Kelebihan [orang]"].sum() - tampil["Kelebihan [orang]"].sum()
    assert f"… dan 121 unit lain: kekurangan {kurang} orang, kelebihan {lebih} orang" in grafik.svg


def test_peta_panas(rekap, tulisan_svg):
    grafik = peta_panas(rekap)
    tulisan = tulisan_svg(grafik.svg)
    assert "<title>Biro A1</title>A.1*" in tulisan
    for angka in ("−9", "+1", "−3", "+3", "−4", "+2", "−1"):
        assert angka in tulisan
    assert "kekurangan 12 · kelebihan 4 orang" in tulisan
    assert "4 unit. Kekurangan 17 orang pada 4 unit. Kelebihan 6 orang pada 3 unit." in grafik.teks_alternatif
    assert "var(--abk-kurang-3," in grafik.svg
    assert "belum lengkap" in grafik.keterangan


def test_peta_panas_141_unit(rekap_datar):
    grafik = peta_panas(rekap_datar)
    assert grafik.svg.count("<title>") == 141
    assert grafik._repr_html_().count("Kantor Perwakilan 140") == 2  # the tile and the table
    tinggi = float(grafik.svg.split("viewBox=")[1].split('"')[1].split()[3])
    assert tinggi < 728 * 640 / 482  # rumus: A4 less 2 cm margins, at the scale that fits its width


def test_tanpa_unit(rekap):
    for grafik in (peta_panas(rekap.head(0)), selisih_unit(rekap.head(0))):
        assert grafik.svg == ""
        assert "Tidak ada unit" in grafik._repr_html_()


def test_satu_unit(rekap):
    satu = rekap.loc[["B"]].assign(tingkat=0)
    assert "Deputi B" in peta_panas(satu).svg
    assert "−4 / +2" in selisih_unit(satu).svg


def test_nama_dan_kode_jahat(rekap, nama_jahat):
    jahat = rekap.assign(nama_unit=pd.array([nama_jahat] * 4, dtype="object"))
    jahat.index = pd.Index([f"{nama_jahat}{n}" for n in range(4)], dtype="object")
    for grafik in (peta_panas(jahat), selisih_unit(jahat)):
        html = grafik._repr_html_()
        assert "<script" not in html
        assert "<b>" not in html


def test_masukan_tidak_berubah(rekap):
    salinan = rekap.copy(deep=True)
    peta_panas(rekap)
    selisih_unit(rekap)
    pd.testing.assert_frame_equal(rekap, salinan)


def test_cabang_tanpa_jabatan_sendiri_tetap_ada(rekap):
    """Only the line of the root's own posts goes when there are none; a branch keeps those of its bureaus."""
    grafik = selisih_unit(rekap.assign(jumlah_jabatan_sendiri=[0, 0, 3, 3]))
    assert list(grafik.data["Unit"]) == ["Deputi A", "Deputi B"]
