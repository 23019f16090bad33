"""The chart as a page: one file that opens offline, a sheet a section, printed as it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from abk.kegiatan import Kegiatan
from abk.naskah.drawing import Bidang, Gambar, Jalur, Tulisan, svg
from abk.naskah.peta.layout import HURUF, HURUF_ANGKA, SPASI, TEPI, TINGGI_ANGKA, Letak, Susunan
from abk.naskah.peta.sheets import JUDUL, LEGENDA, LembarPeta, bawah_judul, judul_peta, kaki
from abk.tulisan.halaman import halaman
from abk.tulisan.markup import Html, el, gabung


def html(k: Kegiatan, lembar: Sequence[LembarPeta]) -> str:
    """The sheets as one HTML file; printed on the paper that each needs, as PDF too."""
    judul = judul_peta(k, lembar)
    isi = gabung(
        el("a", "Lompat ke isi", kelas="lompat", href="#isi"),
        _daftar(lembar) if len(lembar) > 1 else None,
        el("main", *(_lembar(k, satu) for satu in lembar), id="isi", tabindex="-1"),
    )
    return halaman(judul, isi, _gaya(), gelap=False)


@cache
def _gaya() -> str:
    return (files("abk.naskah.peta") / "peta.css").read_text(encoding="utf-8")


def _daftar(lembar: Sequence[LembarPeta]) -> Html:
    butir = (
        el("li", el("a", satu.judul, href=f"#lembar-{satu.nomor}"), f" ({satu.kertas})") for satu in lembar
    )
    return el("nav", el("ol", *butir), aria_label="Daftar lembar")


def _lembar(k: Kegiatan, satu: LembarPeta) -> Html:
    bagan = gambar(satu.susunan)
    tulis = svg(bagan, f"Peta jabatan {satu.judul}", satu.uraian)
    # one unit of the drawing is one point on paper, whatever the screen
    ukuran = f'<svg width="{bagan.lebar:g}pt" height="{bagan.tinggi:g}pt" '
    return el(
        "section",
        el("h1" if satu.nomor == 1 else "h2", JUDUL, el("br"), satu.judul),
        el("p", bawah_judul(k, satu), kelas="bawah"),
        Html(ukuran + tulis.removeprefix("<svg ")),
        el("p", satu.jumlah),
        el("p", LEGENDA, kelas="legenda"),
        el("p", kaki(k, satu), kelas="kaki"),
        kelas=f"lembar {satu.kertas.lower()}",
        id=f"lembar-{satu.nomor}",
    )


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
