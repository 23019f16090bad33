"""Guards abk.reports.charts.norma: readings and days are drawn as the results say them."""

from __future__ import annotations

import pandas as pd

from abk.analisis import studi_waktu, work_sampling
from abk.reports.charts import hari_sampling
from abk.reports.charts import studi_waktu as gambar_studi


def test_bacaan_dan_yang_tidak_dipakai() -> None:
    amatan = pd.DataFrame({"elemen": ["a"] * 6 + ["<b>"] * 2, "waktu": [10, 11, 10, 11, 10, 60, 5, 7]})
    grafik = gambar_studi(studi_waktu(amatan, 0.1, pencilan="hampel"))
    pakai, buang = (list(garis.get_xdata()) for garis in grafik.figure.axes[0].lines[-3:-1])
    assert (sorted(pakai), buang) == ([5, 7, 10, 10, 10, 11, 11], [60])
    assert grafik.data["Rata-rata"].tolist() == [10.4, 6]
    assert "8 bacaan" in grafik.teks_alternatif
    assert "10,40" in grafik._repr_html_()
    assert "<b>" not in grafik.svg


def test_hari_di_luar_batas() -> None:
    hasil = work_sampling(pd.DataFrame({"hari": range(11), "amatan": 100, "bekerja": [80] * 10 + [40]}))
    grafik = hari_sampling(hasil)
    assert grafik.data["Di dalam batas"].tolist() == ["ya"] * 10 + ["tidak"]
    assert "1 di luar batas kendali" in grafik.teks_alternatif
    assert "1.000 amatan" in grafik.keterangan
    assert "tidak" in grafik._repr_html_()
