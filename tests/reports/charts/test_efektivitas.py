"""Guards abk.reports.charts.efektivitas: distribution of EJ."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from abk.reports.charts import sebaran_efektivitas
from abk.reports.charts.efektivitas import _hitung


def _hasil(ej: list[float]) -> pd.DataFrame:
    return pd.DataFrame({"efektivitas_jabatan": ej})


def test_kelas_dan_teks(tulisan_svg):
    grafik = sebaran_efektivitas(_hasil([0.5, 0.999, 1.0, 1.28, 1.2801, 7.0, np.nan]))
    assert list(grafik.data["Jumlah [jabatan]"]) == [2, 2, 2]  # rumus: <1, 1–1,28, >1,28
    assert "Histogram EJ 6 jabatan" in grafik.teks_alternatif
    assert "sesuai (EJ 1–1,28) 2 jabatan (33%)" in grafik.teks_alternatif
    assert "1 jabatan tanpa EJ" in grafik.teks_alternatif
    assert "1 jabatan tanpa EJ" in grafik.keterangan
    assert "≥ 2" in tulisan_svg(grafik.svg)
    assert "1,28" in tulisan_svg(grafik.svg)


@pytest.mark.parametrize(("ej", "kolom"), [(0.3, 3), (0.7, 7), (1.1, 11), (0.2999, 2), (2.0, 20), (99.0, 20)])
def test_batas_kolom(ej, kolom):
    """0,3 belongs to 0,3–0,4 although 0.3 / 0.1 is a little less than 3 in binary."""
    assert _hitung([ej]).index(1) == kolom


def test_semua_terhitung():
    assert sum(_hitung([0.0, 0.05, 1.99, 2.0, 3.0])) == 5


@pytest.mark.parametrize("ej", [[], [np.nan, np.nan]])
def test_tanpa_ej(ej):
    grafik = sebaran_efektivitas(_hasil(ej))
    assert grafik.svg == ""
    assert "Tidak ada jabatan yang mempunyai EJ." in grafik._repr_html_()


def test_tipe_na_pandas():
    hasil = pd.DataFrame({"efektivitas_jabatan": pd.array([0.9, None], dtype="Float64")})
    assert "Histogram EJ 1 jabatan" in sebaran_efektivitas(hasil).teks_alternatif
