"""Guards abk.reports.charts.analisis: what is drawn is what the tables say, or nothing at all."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest

from abk.reports.charts import (
    air_terjun,
    lima_tahun,
    pindah_unit,
    sebab_perubahan,
    selang_kebutuhan,
    tanda_kewajaran,
    tornado,
)

JAHAT = "<script>alert(1)</script>"
KAIDAH = pd.Series({"a": "Norma 60 kali", "b": JAHAT})


def _batang(grafik) -> list[tuple[float, float]]:
    """Left and right end of every bar, from the top."""
    kotak = [
        p.get_extents()
        for c in grafik.figure.axes[0].collections
        for p in c.get_paths()
        if len(p.vertices) > 3
    ]
    return [(round(k.x0, 6), round(k.x1, 6)) for k in sorted(kotak, key=lambda k: k.y0)]


def _utuh(grafik) -> None:
    assert JAHAT not in grafik.html()
    assert grafik.svg.startswith("<svg")
    assert grafik.teks_alternatif.endswith(".")


def test_tanda_menurut_kaidah_yang_terbanyak_dahulu():
    grafik = tanda_kewajaran(pd.DataFrame({"kaidah": ["b", "a", "b", "b"]}), KAIDAH)
    assert _batang(grafik) == [(0, 3), (0, 1)]
    assert grafik.data["Tanda [banyak]"].tolist() == [3, 1]
    _utuh(grafik)
    kosong = tanda_kewajaran(pd.DataFrame({"kaidah": []}), KAIDAH)
    assert kosong.figure is None


def test_selang_yang_terlebar_dahulu():
    tabel = pd.DataFrame(
        {
            "kebutuhan": [1.0, 2.0],
            "bawah": [0.9, 1.0],
            "atas": [1.1, 3.0],
            "bezetting": pd.array([1, None], dtype="Int64"),
            "keputusan_tetap": [True, False],
        },
        index=["J1", "J2"],
    )
    grafik = selang_kebutuhan(tabel)
    assert _batang(grafik) == [(1, 3), (0.9, 1.1)]
    assert "pada 1 jabatan" in grafik.teks_alternatif
    _utuh(grafik)
    assert selang_kebutuhan(tabel.iloc[:0]).figure is None


def test_tornado_satu_jabatan():
    tugas = pd.DataFrame({"kode_jabatan": ["J1", "J1", "J2", "J1"], "bagian_ragam": [0.2, 0.8, 1.0, 0.0]})
    uraian = pd.DataFrame({"uraian_tugas": ["Kecil", JAHAT, "Lain", "Tetap"]})
    grafik = tornado(tugas, uraian, "J1")
    assert _batang(grafik) == [(0, 80), (0, 20)]
    _utuh(grafik)
    assert tornado(tugas, uraian, "J9").figure is None


def test_air_terjun_bersambung():
    langkah = pd.DataFrame(
        {
            "langkah": ["kini", "1. volume", "2. norma"],
            "kebutuhan": [Fraction(4), Fraction(5), Fraction(3)],
            "pengaruh": [Fraction(0), Fraction(1), Fraction(-2)],
            "kebutuhan_bulat": [4, 6, 6],
            "pengaruh_bulat": [0, 2, 0],
        }
    )
    grafik = air_terjun(langkah)
    # a change of the rounding moves whole people only, and must not look like none
    assert (
        "Sesudah pembulatan tiap jabatan: 4 menjadi 6 orang (1. volume +2, 2. norma 0)." in grafik.keterangan
    )
    assert _batang(grafik) == [(0, 4), (4, 5), (3, 5), (0, 3)]
    assert grafik.data.iloc[1:3, 1].tolist() == ["+1,00", "−2,00"]
    _utuh(grafik)


def test_sebab_perubahan_bersambung_tanpa_yang_nol():
    jumlah = pd.Series(
        {
            "kebutuhan_lama": Fraction(10),
            "kebutuhan_baru": Fraction(9),
            "volume": Fraction(2),
            "norma": Fraction(0),
            "jabatan": Fraction(-3),
        }
    )
    grafik = sebab_perubahan(jumlah, ["volume", "norma", "jabatan"])
    assert grafik.data["Langkah"].tolist() == ["Sebelumnya", "Volume", "Jabatan", "Sekarang"]
    assert _batang(grafik) == [(0, 10), (10, 12), (9, 12), (0, 9)]


def test_lima_tahun():
    tahunan = pd.DataFrame(
        {"bezetting": [10.0, 8.5], "kebutuhan_bulat": [12, 12], "usul": [2, 2]}, index=[2027, 2028]
    )
    grafik = lima_tahun(tahunan)
    assert grafik.data["Bezetting [orang]"].tolist() == [10.0, 8.5]
    assert grafik.figure.axes[0].lines[-1].get_ydata().tolist() == [12, 12]
    assert "usul seluruhnya 4 orang" in grafik.teks_alternatif
    assert [t.get_text() for t in grafik.figure.axes[0].get_xticklabels()] == ["2027", "2028"]
    _utuh(grafik)
    assert lima_tahun(tahunan.iloc[:0]).figure is None


@pytest.mark.parametrize("teks", ["$x_i^2$ \\frac{1}{2} $", "\u202eterbalik", "nama\x00\x0b"])
def test_kata_orang_luar_tidak_merusak_gambar(teks):
    grafik = tanda_kewajaran(pd.DataFrame({"kaidah": ["b"]}), pd.Series({"b": teks}))
    assert "\x00" not in grafik.svg
    assert grafik.svg.startswith("<svg")


def test_pindah_menurut_unit() -> None:
    pindah = pd.DataFrame({"unit_dari": ["A", "A", "B"], "unit_ke": ["B", "C", "C"], "orang": [2, 1, 1]})
    grafik = pindah_unit(pindah)
    data = grafik.data.set_index("Unit")
    assert data["Memberi [orang]"].to_dict() == {"A": 3, "B": 1, "C": 0}
    assert data["Menerima [orang]"].to_dict() == {"A": 0, "B": 2, "C": 2}
    assert "Menerima" in grafik._repr_html_()
    assert pindah_unit(pindah.iloc[:0]).figure is None
