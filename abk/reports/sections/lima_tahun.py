"""Five years ahead, on the page of the ministry: people, need and proposals year by year, and their chart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import abk.reports.charts as gambar
from abk.hasil import bezetting_anggapan, lima_tahun
from abk.reports.bahan import Bahan
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import bulat, hampa
from abk.tulisan.markup import Html, el, gabung

if TYPE_CHECKING:
    import pandas as pd

JUDUL = "Lima tahun ke depan"
_KOLOM = {
    "bezetting": "Bezetting",
    "pensiun": "Pensiun",
    "berakhir": "Perjanjian berakhir",
    "kebutuhan_bulat": "Kebutuhan",
    "kekurangan": "Kekurangan",
    "kelebihan": "Kelebihan",
    "usul_pns": "Usul PNS",
    "usul_pppk": "Usul PPPK",
}
_TERSAMAR = "< 3"
"""In place of a small count by age, which nobody is shown (:data:`abk.analisis.proyeksi.SEL_KECIL`)."""


def tahun_depan(bahan: Bahan) -> Html | None:
    """Return the years after the data; nothing where the kegiatan has no counts of people. [orang]"""
    tahunan = lima_tahun(bahan.cabang)
    if tahunan is None:
        return None
    awal, akhir = tahunan.index[0], tahunan.index[-1]
    utama = bulat(tahunan["prioritas_1"].sum())
    kalimat = (
        f"Usul {awal}–{akhir} berjumlah {bulat(tahunan['usul'].sum())} orang, {utama} di antaranya "
        "prioritas 1. Bezetting adalah keadaan akhir tahun tanpa usul itu; kebutuhan tetap seperti pada "
        "tahun data. Pensiun dan perjanjian yang berakhir di bawah tiga orang tidak ditampilkan."
    )
    kolom = [Column("Tahun", nama_baris=True), *(Column(n, angka=True) for n in _KOLOM.values())]
    baris = [
        Row([str(satu["tahun"]), *(_TERSAMAR if hampa(satu[n]) else bulat(satu[n]) for n in _KOLOM)])
        for satu in tahunan.reset_index().to_dict("records")
    ]
    # the table stands beside the chart, which need not bring its own
    grafik = replace(gambar.lima_tahun(tahunan), data=None)
    return gabung(
        el("h3", JUDUL),
        el("p", kalimat),
        el("p", anggapan, kelas="alasan") if (anggapan := bezetting_anggapan(bahan.cabang)) else None,
        _tidak_cocok(tahunan["di_luar_bezetting"]),
        tabel(f"{JUDUL} [orang]", kolom, [RowGroup(None, baris)]),
        grafik.html(),
    )


def _tidak_cocok(lebih: pd.Series) -> Html | None:
    """Say that more people leave than the bezetting holds; a small count is not told. [orang]"""
    kena = lebih[lebih.isna() | (lebih > 0)]
    if kena.empty:
        return None
    sedikitnya = "sedikitnya " if kena.isna().any() else ""
    banyak = f"{sedikitnya}{bulat(kena.sum())} orang" if kena.sum() else "satu atau beberapa orang"
    tahun = ", ".join(map(str, kena.index))
    kata = (
        f"Tabel pegawai tidak cocok dengan bezetting: {banyak} yang pensiun atau berakhir perjanjiannya pada "
        f"tahun {tahun} tidak termasuk bezetting jabatannya, sehingga bezetting itu berhenti pada nol. "
        "Samakan keduanya."
    )
    return el("p", kata, kelas="alasan")
