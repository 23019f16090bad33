"""A sheet's boxes and lines as a drawing, for every painter the same."""

from __future__ import annotations

from abk.naskah.peta.layout import HURUF, HURUF_ANGKA, SPASI, TEPI, TINGGI_ANGKA, Letak, Susunan
from abk.naskah.sop_cetak.drawing import Bidang, Gambar, Jalur, Tulisan

BINGKAI = 1.0
"""Room around the chart, so that no line of its edge is cut. [pt]"""


def gambar(susunan: Susunan) -> Gambar:
    """The drawing: lines below, boxes above."""
    hasil = Gambar(susunan.lebar + 2 * BINGKAI, susunan.tinggi + 2 * BINGKAI)
    for (x0, y0), (x1, y1) in susunan.garis:
        hasil.tambah(Jalur(((x0 + BINGKAI, y0 + BINGKAI), (x1 + BINGKAI, y1 + BINGKAI))))
    for letak in susunan.kotak:
        hasil.tambah(*_kotak(letak.geser(BINGKAI, BINGKAI)))
    return hasil


def _kotak(letak: Letak) -> list[Bidang | Jalur | Tulisan]:
    kotak, tengah = letak.kotak, letak.x + letak.lebar / 2
    bidang = Bidang(
        tengah,
        letak.y + letak.tinggi / 2,
        letak.lebar,
        letak.tinggi,
        isi="putih" if kotak.jenis == "jabatan" else "abu",
        putus=kotak.jenis == "unit",
    )
    isi = len(letak.baris) * HURUF * SPASI
    hasil: list[Bidang | Jalur | Tulisan] = [
        bidang,
        Tulisan(tengah, letak.y + TEPI + isi / 2, letak.baris, HURUF),
    ]
    x, y = letak.x, letak.y + letak.tinggi - TINGGI_ANGKA / 2
    for lebar, teks in zip(letak.kolom, kotak.angka, strict=True):
        hasil.append(Bidang(x + lebar / 2, y, lebar, TINGGI_ANGKA))
        hasil.append(Tulisan(x + lebar / 2, y, (teks,), HURUF_ANGKA))
        x += lebar
    return hasil
