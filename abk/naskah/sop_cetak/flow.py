"""The flowchart row by row: which column holds a symbol, where lines run; as a drawing and as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from abk.naskah.drawing import Bentuk, Bidang, Gambar, Jalur
from abk.sop.prosedur import Langkah, Prosedur
from abk.tulisan.markup import Html, el, gabung

YAKIN_PENUH = "tinggi"


@dataclass(frozen=True)
class Simbol:
    """A symbol in the column of its actor, from 0; `ragu`: not quite sure; `utama`: it acts itself."""

    kolom: int
    ujung: bool
    ragu: bool
    utama: bool = True


@dataclass(frozen=True)
class Serah:
    """A line from the row above, between columns from 0; `ragu`: not quite sure that the file goes there."""

    dari: int
    ke: int
    ragu: bool


@dataclass(frozen=True)
class BarisArus:
    """A row of the flowchart: its symbols, the actor's first, the lines from above and to below, if any."""

    langkah: Langkah
    simbol: tuple[Simbol, ...]
    masuk: Serah | None
    keluar: Serah | None


def arus(acuan: Prosedur) -> tuple[BarisArus, ...]:
    """Rows of the flowchart of the SOP's own steps, in their order."""
    kolom = {satu.kode: n for n, satu in enumerate(acuan.kolom)}
    serah = [_serah(kolom, kini, lanjut) for kini, lanjut in pairwise(acuan.resmi)]
    ujung = {acuan.resmi[0].kode, acuan.resmi[-1].kode}
    return tuple(
        BarisArus(k, _simbol(kolom, k, ujung=k.kode in ujung), masuk, keluar)
        for k, masuk, keluar in zip(acuan.resmi, [None, *serah], [*serah, None], strict=True)
    )


def _simbol(kolom: dict[str, int], k: Langkah, *, ujung: bool) -> tuple[Simbol, ...]:
    ragu = k.yakin.pelaksana != YAKIN_PENUH
    peserta = [kolom[p] for p in k.peserta if p in kolom]
    return (
        Simbol(kolom[k.pelaksana], ujung, ragu),
        *(Simbol(p, ujung=False, ragu=ragu, utama=False) for p in peserta),
    )


def _serah(kolom: dict[str, int], kini: Langkah, lanjut: Langkah) -> Serah:
    """Line to the one who receives, if he is in the next row; else to who acts there."""
    ada = (lanjut.pelaksana, *lanjut.peserta)
    tujuan = kini.penerima if kini.penerima in ada and kini.penerima in kolom else lanjut.pelaksana
    asal = tujuan if tujuan in kini.peserta else kini.pelaksana
    return Serah(kolom[asal], kolom[tujuan], kini.yakin.serah_ke != YAKIN_PENUH)


SIMBOL = (34.0, 17.0)
"""Width and height of a symbol in Word. [pt]"""
SAMBUNGAN = 14.0
"""Side of the connector between pages, and height of its strip. [pt]"""
_BELOK = 7.0  # a line turns this far below the edge of its row [pt]
_LAYAR = (40, 24)  # the same on a page [px]
_BELOK_LAYAR = 11


def gambar_baris(
    baris: BarisArus, kolom: int, lebar: float, tinggi: float, *, mulai: bool = False, akhir: bool = False
) -> Gambar:
    """A row as a drawing that fills its cell, of a size in pt, from edge to edge.

    ``mulai``, ``akhir``: it is the first or last on its page, so that a line from or to another page has a
    connector in a strip of its own.
    """
    satu = lebar / kolom
    atas = SAMBUNGAN if mulai and baris.masuk else 0.0
    bawah = SAMBUNGAN if akhir and baris.keluar else 0.0

    def x(n: int) -> float:
        return satu * (n + 0.5)

    tengah, separuh = atas + (tinggi - atas - bawah) / 2, SIMBOL[1] / 2
    g = Gambar(lebar, tinggi)
    g.tambah(*(Jalur(((satu * n, 0), (satu * n, tinggi)), tebal=0.5) for n in range(1, kolom)))
    if baris.keluar:
        awal = (x(baris.keluar.dari), tengah + separuh)
        g.tambah(Jalur((awal, (awal[0], tinggi - bawah)), putus=baris.keluar.ragu, panah=bool(bawah)))
        if bawah:
            g.tambah(_sambungan(awal[0], tinggi - bawah / 2))
    if baris.masuk:
        x0, x1 = x(baris.masuk.dari), x(baris.masuk.ke)
        if atas:
            g.tambah(_sambungan(x0, atas / 2))
        belok = ((x0, atas), (x0, atas + _BELOK), (x1, atas + _BELOK)) if x0 != x1 else ((x0, atas),)
        g.tambah(Jalur((*belok, (x1, tengah - separuh)), putus=baris.masuk.ragu, panah=True))
    letak = [x(s.kolom) for s in baris.simbol]
    if len(letak) > 1:
        g.tambah(*(Jalur(((min(letak), tengah + d), (max(letak), tengah + d))) for d in (-1.6, 1.6)))
    for s in reversed(baris.simbol):
        bentuk: Bentuk = "terminator" if s.ujung else "persegi"
        g.tambah(Bidang(x(s.kolom), tengah, *SIMBOL, bentuk, putus=s.ragu))
    return g


def _sambungan(x: float, y: float) -> Bidang:
    """The sign that the flow goes on on another page."""
    return Bidang(x, y, SAMBUNGAN, SAMBUNGAN, "sambungan")


def svg_baris(baris: BarisArus, kolom: int) -> Html:
    """A row as SVG: lines in parts of the cell, so that they reach its edges; symbols of one size."""

    def x(n: float) -> str:
        return f"{100 * (n + 0.5) / kolom:g}%"

    isi = [
        el("line", kelas="lajur", x1=x(n - 0.5), x2=x(n - 0.5), y1="0", y2="100%") for n in range(1, kolom)
    ]
    if baris.keluar:
        isi.append(_garis(x(baris.keluar.dari), "50%", x(baris.keluar.dari), "100%", putus=baris.keluar.ragu))
    if baris.masuk:
        isi += _masuk(baris.masuk, x(baris.masuk.dari), x(baris.masuk.ke))
    letak = [s.kolom for s in baris.simbol]
    if len(letak) > 1:
        isi += [
            el(
                "svg",
                _garis("0", y, x(max(letak) - min(letak) - 0.5), y),
                x=x(min(letak)),
                y="50%",
                kelas="bebas",
            )
            for y in ("-2", "2")
        ]
    isi += [_svg_simbol(s, x(s.kolom)) for s in reversed(baris.simbol)]
    return el("svg", *isi, kelas="arus", aria_hidden="true", focusable="false")


def _garis(x1: str, y1: str, x2: str, y2: str, *, putus: bool = False) -> Html:
    return el("line", kelas="jalur putus" if putus else "jalur", x1=x1, y1=y1, x2=x2, y2=y2)


def _masuk(serah: Serah, dari: str, ke: str) -> list[Html]:
    lebar, tinggi = 4, 8
    atas = -_LAYAR[1] / 2
    ujung = f"M{-lebar},{atas - tinggi:g} L{lebar},{atas - tinggi:g} L0,{atas:g} Z"
    belok = str(_BELOK_LAYAR)
    hasil = [el("svg", el("path", kelas="panah", d=ujung), x=ke, y="50%", kelas="bebas")]
    if serah.dari == serah.ke:
        return [_garis(ke, "0", ke, "50%", putus=serah.ragu), *hasil]
    return [
        _garis(dari, "0", dari, belok, putus=serah.ragu),
        _garis(dari, belok, ke, belok, putus=serah.ragu),
        _garis(ke, belok, ke, "50%", putus=serah.ragu),
        *hasil,
    ]


def _svg_simbol(s: Simbol, x: str) -> Html:
    lebar, tinggi = _LAYAR
    kotak = el(
        "rect",
        kelas="bidang putih putus" if s.ragu else "bidang putih",
        x=-lebar // 2,
        y=-tinggi // 2,
        width=lebar,
        height=tinggi,
        rx=tinggi // 2 if s.ujung else None,
    )
    return gabung(el("svg", kotak, x=x, y="50%", kelas="bebas"))
