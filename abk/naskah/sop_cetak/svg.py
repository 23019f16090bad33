"""From a drawing to inline SVG, in the colours of the page around it."""

from __future__ import annotations

from abk.naskah.sop_cetak.gambar import Bidang, Gambar, Jalur, Tulisan
from abk.naskah.sop_cetak.png import ujung_panah
from abk.tulisan.markup import Html, el, gabung

_SPASI = 1.16
TIPIS = 0.5
"""Lines thinner than this are rules of the sheet, not of the flow. [pt]"""


def svg(gambar: Gambar, judul: str, uraian: str) -> Html:
    """A drawing as SVG that scales with the page.

    Parameters
    ----------
    judul, uraian : title, and what the drawing says in words, for those who do not see it
    """
    return el(
        "svg",
        el("title", judul),
        el("desc", uraian),
        *(_satu(b) for b in gambar.bentuk),
        kelas="bagan",
        role="img",
        aria_label=f"{judul}. {uraian}",
        viewBox=f"0 0 {_n(gambar.lebar)} {_n(gambar.tinggi)}",
    )


def _n(nilai: float) -> str:
    return f"{round(nilai, 2):g}"


def _satu(b: Bidang | Jalur | Tulisan) -> Html:
    if isinstance(b, Bidang):
        return _bidang(b)
    return _jalur(b) if isinstance(b, Jalur) else _tulisan(b)


def _kelas(*nama: str | bool) -> str:
    return " ".join(satu for satu in nama if isinstance(satu, str))


def _bidang(b: Bidang) -> Html:
    kelas = _kelas("bidang", b.isi, b.putus and "putus", not b.garis and "tanpa-garis")
    kiri, atas = b.x - b.lebar / 2, b.y - b.tinggi / 2
    if b.bentuk == "belah_ketupat":
        sudut = [(b.x, atas), (b.x + b.lebar / 2, b.y), (b.x, atas + b.tinggi), (kiri, b.y)]
        return el("polygon", kelas=kelas, points=" ".join(f"{_n(x)},{_n(y)}" for x, y in sudut))
    bulat = b.tinggi / 2 if b.bentuk == "terminator" else 0
    ukuran = {"x": _n(kiri), "y": _n(atas), "width": _n(b.lebar), "height": _n(b.tinggi)}
    return el("rect", kelas=kelas, **ukuran, rx=_n(bulat) if bulat else None)


def _jalur(j: Jalur) -> Html:
    titik = " ".join(f"{_n(x)},{_n(y)}" for x, y in j.titik)
    garis = el(
        "polyline", kelas=_kelas("jalur", j.putus and "putus", j.tebal < TIPIS and "tipis"), points=titik
    )
    if not j.panah:
        return garis
    ujung = " ".join(f"{_n(x)},{_n(y)}" for x, y in ujung_panah(j))
    return gabung(garis, el("polygon", kelas="panah", points=ujung))


def _tulisan(t: Tulisan) -> Html:
    langkah = t.ukuran * _SPASI
    awal = t.y - langkah * (len(t.baris) - 1) / 2 + 0.36 * t.ukuran
    baris = (el("tspan", isi, x=_n(t.x), y=_n(awal + n * langkah)) for n, isi in enumerate(t.baris))
    return el("text", *baris, kelas=_kelas("tulisan", t.tebal and "tebal"), font_size=_n(t.ukuran))
