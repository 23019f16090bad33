"""Guards abk.reports.charts.tugas: the tasks that drive the need."""

from __future__ import annotations

import pandas as pd

from abk.reports.charts import pareto_tugas


def test_urutan_dan_kumulatif(tugas, buat_jabatan, tulisan_svg):
    grafik = pareto_tugas(*tugas, buat_jabatan(["Analis", "Kepala", "Arsiparis"]))
    assert list(grafik.data["Uraian tugas"])[:3] == ["Menelaah usulan", "Menyusun laporan", "Mengolah data"]
    assert list(grafik.data["Kumulatif [%]"]) == ["50%", "75%", "100%", "100%"]  # rumus: 2, 3, 4, 4 dari 4
    assert "2,00 (50%)" in tulisan_svg(grafik.svg)
    assert "Kepala" in tulisan_svg(grafik.svg)


def test_teks(tugas):
    teks = pareto_tugas(*tugas).teks_alternatif
    assert "4 uraian tugas dengan kebutuhan 4,00 orang" in teks
    assert "3 uraian tugas terbesar membentuk 100% kebutuhan" in teks
    assert "Menelaah usulan (J001), 2,00 orang" in teks


def test_yang_tidak_dihitung_tidak_ikut(tugas):
    grafik = pareto_tugas(*tugas)
    assert "Tanpa norma" not in grafik._repr_html_()


def test_banyak_tugas_sisanya_dijumlahkan():
    indeks = range(100)
    rincian = pd.DataFrame(
        {
            "kode_jabatan": ["J000"] * 100,
            "beban_kerja_menit": 7500.0,
            "bagian_orang": 0.1,
            "dihitung": True,
        },
        index=indeks,
    )
    uraian = pd.DataFrame({"uraian_tugas": [f"Tugas {n}" for n in indeks]}, index=indeks)
    svg = pareto_tugas(rincian, uraian).svg
    assert "… dan 88 uraian tugas lain, bersama-sama 8,80 orang" in svg  # rumus: (100 − 12) × 0,1


def test_tanpa_tugas_yang_dihitung(tugas):
    rincian, uraian = tugas
    for kosong in (rincian.head(0), rincian.assign(dihitung=False), rincian[rincian["bagian_orang"] == 0]):
        grafik = pareto_tugas(kosong, uraian)
        assert grafik.svg == ""
        assert "Tidak ada uraian tugas yang dihitung" in grafik._repr_html_()


def test_uraian_jahat(tugas, nama_jahat):
    rincian, uraian = tugas
    html = pareto_tugas(rincian, uraian.assign(uraian_tugas=pd.array([nama_jahat] * 5, dtype="object")))
    assert "<script" not in html._repr_html_()
    assert "<b>" not in html._repr_html_()


def test_masukan_tidak_berubah(tugas):
    salinan = tuple(satu.copy(deep=True) for satu in tugas)
    pareto_tugas(*tugas)
    for asli, satu in zip(tugas, salinan, strict=True):
        pd.testing.assert_frame_equal(asli, satu)
