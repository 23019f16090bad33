"""Guards abk.reports.charts.jabatan, abk.reports.charts.baris: load against capacity, need against
bezetting.
"""

from __future__ import annotations

import pandas as pd
import pytest

from abk.reports.charts import beban_dan_kapasitas, kebutuhan_dan_bezetting
from abk.reports.charts.baris import nama_jabatan


def test_teks_beban_memuat_angka_kunci(tiga, aturan):
    teks = beban_dan_kapasitas(*tiga, aturan).teks_alternatif
    # rumus: (4,5 + 1 + 0,4) × 1.250 = 7.375; (2 + 1 + 3) × 1.250 = 7.500
    assert "3 jabatan" in teks
    assert "Beban kerja 7.375 jam per tahun, kapasitas 7.500 (6 orang)" in teks
    assert "Beban kerja 1 jabatan melebihi kapasitas, 0 jabatan tidak terisi" in teks
    assert "Analis, 5.625 jam per tahun" in teks


def test_nilai_di_kanan(tiga, aturan, tulisan_svg):
    tulisan = tulisan_svg(beban_dan_kapasitas(*tiga, aturan).svg)
    assert "5.625 (225%)" in tulisan  # rumus: 4,5 / 2
    assert "500 (13%)" in tulisan  # rumus: 0,4 / 3
    assert "Beban kerja dan kapasitas [jam/tahun]" in tulisan
    assert "2.000" in tulisan  # ticks with a thousands point


def test_kebutuhan_dijelaskan_dengan_kata(tiga, tulisan_svg):
    grafik = kebutuhan_dan_bezetting(*tiga)
    tulisan = tulisan_svg(grafik.svg)
    assert [s for s in tulisan if s.startswith(("ke", "ses"))][-3:] == [
        "kekurangan 3",
        "sesuai",
        "kelebihan 3",
    ]
    # rumus: 5 + 1 + 0 = 6; 2 + 1 + 3 = 6; both gaps in full although they cancel
    assert "Kebutuhan 6 orang, bezetting 6 orang." in grafik.teks_alternatif
    assert "Kekurangan 3 orang pada 1 jabatan. Kelebihan 3 orang pada 1 jabatan." in grafik.teks_alternatif
    assert "[orang]" in "".join(tulisan)


@pytest.mark.parametrize("fungsi", ["beban", "kebutuhan"])
def test_tanpa_jabatan(fungsi, buat_hasil, buat_jabatan, aturan):
    kosong = buat_hasil([], []), buat_jabatan([])
    grafik = beban_dan_kapasitas(*kosong, aturan) if fungsi == "beban" else kebutuhan_dan_bezetting(*kosong)
    assert grafik.svg == ""
    assert "tidak mempunyai jabatan" in grafik._repr_html_()


def test_satu_jabatan_tanpa_beban(buat_hasil, buat_jabatan, aturan):
    satu = buat_hasil([0.0], [0]), buat_jabatan(["Kosong"])
    assert "0 jam per tahun" in beban_dan_kapasitas(*satu, aturan).teks_alternatif
    assert "(kosong)" in beban_dan_kapasitas(*satu, aturan).svg
    assert "sesuai" in kebutuhan_dan_bezetting(*satu).svg


def test_tabel_data_kebutuhan_hanya_memuat_yang_dilipat(enam_puluh):
    """Rows that no page shows are not made, and are counted all the same."""
    grafik = kebutuhan_dan_bezetting(*enam_puluh)
    assert (len(grafik.data), grafik.sisa) == (40, 20)
    assert "… dan 20 baris lain." in grafik.html()


def test_enam_puluh_jabatan_yang_tidak_tampil_dikatakan(enam_puluh, aturan):
    hasil, jabatan = enam_puluh
    for grafik in (beban_dan_kapasitas(hasil, jabatan, aturan), kebutuhan_dan_bezetting(hasil, jabatan)):
        assert "… dan 40 jabatan lain" in grafik.svg
        assert grafik.data is not None
        assert len(grafik.data) + grafik.sisa == 60
        tinggi = float(grafik.svg.split("viewBox=")[1].split('"')[1].split()[3])
        assert tinggi < 728 * 640 / 482  # rumus: A4 less 2 cm margins, at the scale that fits its width


def test_selisih_terbesar_selalu_tampil(buat_hasil, buat_jabatan):
    """The twenty that fit must be those with gaps, not the first twenty."""
    kebutuhan, bezetting = [1.0] * 50, [1] * 50
    bezetting[49], kebutuhan[48] = 7, 9.0
    svg = kebutuhan_dan_bezetting(
        buat_hasil(kebutuhan, bezetting), buat_jabatan([f"Pos {n}" for n in range(50)])
    ).svg
    assert "kelebihan 6" in svg
    assert "kekurangan 8" in svg


def test_belum_lengkap_ditandai(tiga, aturan, tulisan_svg):
    hasil, jabatan = tiga
    hasil = hasil.assign(belum_lengkap=[False, True, False])
    for grafik in (beban_dan_kapasitas(hasil, jabatan, aturan), kebutuhan_dan_bezetting(hasil, jabatan)):
        assert tulisan_svg(grafik.svg).count("belum lengkap") == 1
        assert "Data 1 jabatan belum lengkap." in grafik.teks_alternatif
        assert list(grafik.data["Data"]).count("belum lengkap") == 1


def test_nilai_hilang(buat_hasil, buat_jabatan, aturan):
    """Bezetting unknown: no gap, no capacity, and nothing that pretends to be zero."""
    hasil, jabatan = buat_hasil([1.5, 2.0], [None, 1]), buat_jabatan(["A", "B"])
    hasil["kebutuhan_bulat"] = pd.array([None, 2], dtype="Int64")
    hasil["beban_kerja_menit"] = [float("nan"), 150_000]
    beban, butuh = beban_dan_kapasitas(hasil, jabatan, aturan), kebutuhan_dan_bezetting(hasil, jabatan)
    assert "nan" not in (beban.svg + butuh.svg).lower().replace("keuangan", "")
    assert list(butuh.data.loc[butuh.data["Jabatan"] == "A", "Selisih [orang]"]) == ["–"]
    assert list(beban.data.loc[beban.data["Jabatan"] == "A", "Bezetting [orang]"]) == ["–"]


def test_nama_sama_dibedakan(buat_jabatan):
    jabatan = buat_jabatan(["Arsiparis", "Arsiparis", "Analis"])
    assert nama_jabatan(["J000", "J001", "J002"], jabatan) == {
        "J000": ("Arsiparis", "SET.0"),
        "J001": ("Arsiparis", "SET.1"),
        "J002": ("Analis", ""),
    }
    senunit = jabatan.assign(kode_unit="SET")
    assert nama_jabatan(["J000", "J001"], senunit)["J001"] == ("Arsiparis", "J001")


def test_masukan_tidak_berubah(tiga, aturan):
    hasil, jabatan = tiga
    salinan = hasil.copy(deep=True), jabatan.copy(deep=True)
    beban_dan_kapasitas(hasil, jabatan, aturan)
    kebutuhan_dan_bezetting(hasil, jabatan)
    pd.testing.assert_frame_equal(hasil, salinan[0])
    pd.testing.assert_frame_equal(jabatan, salinan[1])


def test_urutan_baris_tidak_berpengaruh_pada_angka(tiga, aturan):
    hasil, jabatan = tiga
    terbalik = beban_dan_kapasitas(hasil.iloc[::-1], jabatan.iloc[::-1], aturan)
    assert terbalik.svg == beban_dan_kapasitas(hasil, jabatan, aturan).svg


def test_kekurangan_tidak_menyembunyikan_kelebihan(buat_hasil, buat_jabatan, tulisan_svg):
    """Thirty posts lack two persons, fifteen have one too many: both ends show, the rest is counted."""
    kebutuhan, bezetting = [3.0] * 30 + [1.0] * 15, [1] * 30 + [2] * 15
    grafik = kebutuhan_dan_bezetting(
        buat_hasil(kebutuhan, bezetting), buat_jabatan([f"Pos {n}" for n in range(45)])
    )
    tulisan = tulisan_svg(grafik.svg)
    assert (tulisan.count("kekurangan 2"), tulisan.count("kelebihan 1")) == (10, 10)
    # rumus: 20 posts of 2 persons, 5 of 1
    assert "… dan 25 jabatan lain: kekurangan 40 orang, kelebihan 5 orang" in tulisan
