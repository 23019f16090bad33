"""Charts of the evidence of norms: readings of a time study, days of a work sampling."""

import numpy as np
import pandas as pd

from abk.analisis.norma_waktu import StudiWaktu, WorkSampling
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import WIDTH, Key, Rows, bars, mark, row_name
from abk.reports.charts.style import chart_style
from abk.reports.charts.text import bersih
from abk.tulisan.format import angka, bulat, persen

_KIRI = 222.0
_KANAN = WIDTH - 84.0


@chart_style()
def studi_waktu(studi: StudiWaktu) -> Grafik:
    """Readings of each element with their mean, and the limits between which they are uniform."""
    e, amatan = studi.elemen, studi.amatan
    nama = [bersih(n) for n in e.index]
    kunci: list[Key] = [
        ("area", "kapasitas", "batas keseragaman"),
        ("dot", "beban", "bacaan"),
        ("ring", "kurang", "tidak dipakai"),
        ("tick", "teks", "rata-rata"),
    ]
    rows = Rows([row_name(n, _KIRI) for n in nama], kunci, _KIRI, _KANAN, head="rata-rata")
    bawah, atas = (e[c].fillna(e["rata"]).to_numpy(float) for c in ("batas_bawah", "batas_atas"))
    rows.scale([*amatan["waktu"], *atas, *bawah], "Waktu satu hasil [satuan waktu amatan]")
    y = pd.Series(rows.y, index=e.index)
    bars(rows.axes, rows.y, atas - bawah, 14, "kapasitas", start=bawah)
    for dibuang, bentuk in ((False, mark("dot", "beban", 4)), (True, mark("ring", "kurang", 6))):
        satu = amatan[amatan["pencilan"] == dibuang]
        rows.axes.plot(satu["waktu"], satu["elemen"].map(y), **bentuk)
    rows.axes.plot(e["rata"], rows.y, **mark("tick", "teks", 14))
    rows.values([angka(n) for n in e["rata"]])
    data = pd.DataFrame(
        {"Elemen": nama, "Bacaan [banyak]": e["banyak"].to_numpy(), "Rata-rata": e["rata"].to_numpy()}
    )
    luar = bulat(int(amatan["pencilan"].sum()))
    teks = f"Diagram titik {bulat(len(amatan))} bacaan menurut elemen; {luar} tidak dipakai."
    return Grafik("Bacaan studi waktu", rows.figure, teks, " ".join(studi.anggapan), data)


@chart_style()
def hari_sampling(hasil: WorkSampling) -> Grafik:
    """Share of each day in which work was seen, between its limits of control."""
    h = hasil.hari
    nama = [f"Hari {bersih(n)}" for n in h.index]
    kunci: list[Key] = [
        ("area", "kapasitas", "batas kendali"),
        ("dot", "beban", "bagian bekerja"),
        ("ring", "kurang", "di luar batas"),
    ]
    rows = Rows([row_name(n, _KIRI) for n in nama], kunci, _KIRI, _KANAN, head="bekerja")
    bawah, atas = h["batas_bawah"].to_numpy(float) * 100, h["batas_atas"].to_numpy(float) * 100
    rows.scale([0, 100], "Bagian pengamatan yang terlihat bekerja [%]")
    bars(rows.axes, rows.y, atas - bawah, 8, "kapasitas", start=bawah)
    y, seragam = np.asarray(rows.y), h["seragam"].to_numpy(bool)
    bagian = h["bagian"].to_numpy(float)
    rows.axes.plot(bagian[seragam] * 100, y[seragam], **mark("dot", "beban", 5))
    rows.axes.plot(bagian[~seragam] * 100, y[~seragam], **mark("ring", "kurang", 6))
    rows.values([persen(n, 0) for n in bagian])
    data = pd.DataFrame(
        {"Hari": nama, "Bekerja [%]": bagian * 100, "Di dalam batas": np.where(seragam, "ya", "tidak")}
    )
    cukup = "cukup" if hasil.cukup else "belum cukup"
    luar = bulat(int((~seragam).sum()))
    teks = (
        f"Diagram bagian bekerja {bulat(len(h))} hari; {luar} di luar batas kendali dan tidak dihitung. "
        f"Bagian bekerja {persen(hasil.bagian, 1)}."
    )
    keterangan = f"{bulat(hasil.amatan)} amatan {cukup}; diperlukan {bulat(hasil.perlu)}."
    return Grafik("Sampling pekerjaan menurut hari", rows.figure, teks, keterangan, data)
