"""The frame that most charts share: a legend, rows with names at the left, a scale, figures at the right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from abk.reports.charts.kanvas import LEBAR, Kanvas
from abk.reports.charts.skala import TINGGI_SUMBU, Skala
from abk.reports.charts.tulisan import bungkus, lebar_teks

TEPI = 1.0  # [pt]
TINGGI_TULISAN = 11.0  # from line to line [pt]
TINGGI_LEGENDA = 14.0
_JARAK_LEGENDA = 14.0
_LEBAR_CONTOH = 16.0

Bentuk = Literal["isi", "tepi", "putus", "tegak", "cakram", "lingkaran"]


@dataclass(frozen=True)
class Tanda:
    """An entry of a legend: a shape, its colour, what it means."""

    bentuk: Bentuk
    warna: str
    arti: str


@dataclass(frozen=True)
class Nama:
    """The name of a row: its lines, and a quieter line below."""

    baris: Sequence[str]
    redup: str = ""

    @property
    def tinggi(self) -> float:
        """Height of the text. [pt]"""
        return TINGGI_TULISAN * (len(self.baris) + bool(self.redup))


def tinggi_legenda(tanda: Sequence[Tanda]) -> float:
    """Return the height that a legend takes. [pt]"""
    return TINGGI_LEGENDA * (1 + max((baris for _, baris, _ in _letak(tanda)), default=-1)) + 4


def legenda(kanvas: Kanvas, tanda: Sequence[Tanda], atas: float = 0) -> None:
    """Draw a legend at the top of a sheet, in as many lines as it needs."""
    letak = list(_letak(tanda))
    for x, baris, satu in letak:
        _contoh(kanvas, satu, x, atas + TINGGI_LEGENDA * (baris + 0.5) + 2)
    for x, baris, satu in letak:
        kanvas.teks(x + _LEBAR_CONTOH, atas + TINGGI_LEGENDA * (baris + 0.5) + 2, satu.arti)


def _letak(tanda: Sequence[Tanda]) -> Iterable[tuple[float, int, Tanda]]:
    x, baris = TEPI, 0
    for satu in tanda:
        lebar = _LEBAR_CONTOH + lebar_teks(satu.arti) * 1.05
        if x > TEPI and x + lebar > LEBAR - TEPI:
            x, baris = TEPI, baris + 1
        yield x, baris, satu
        x += lebar + _JARAK_LEGENDA


def _contoh(kanvas: Kanvas, tanda: Tanda, x: float, y: float) -> None:
    kotak = [(x, y - 4, 12.0, 8.0)]
    if tanda.bentuk == "isi":
        kanvas.kotak(kotak, tanda.warna)
    elif tanda.bentuk == "tepi":
        kanvas.kotak(kotak, "latar", tanda.warna, 1)
    elif tanda.bentuk == "putus":
        kanvas.kotak(kotak, "latar", tanda.warna, 1, putus=True)
    elif tanda.bentuk == "tegak":
        kanvas.garis([(x + 6, y - 5, x + 6, y + 5)], tanda.warna, 2)
    elif tanda.bentuk == "cakram":
        kanvas.bulatan([(x + 6, y)], 3.6, tanda.warna)
    else:
        kanvas.bulatan([(x + 6, y)], 3.6, "latar", tanda.warna)


class Rangka:
    """Rows one below another.

    Parameters
    ----------
    nama : sequence of Nama
        A row each, at least one.
    tanda : sequence of Tanda
        Legend.
    kiri, kanan : float
        Room of the scale; names lie at its left, figures at its right. [pt]
    tinggi_baris : float
        Least height of a row. [pt]
    kelompok : mapping, optional
        For the first row of a group its heading.
    catatan : str
        A line below the axis.
    kepala_nilai : str
        Heading of the figures at the right.
    """

    def __init__(
        self,
        nama: Sequence[Nama],
        tanda: Sequence[Tanda],
        kiri: float,
        kanan: float,
        *,
        tinggi_baris: float = 18,
        kelompok: Mapping[int, str] | None = None,
        catatan: str = "",
        kepala_nilai: str = "",
    ) -> None:
        self.kiri, self.kanan = kiri, kanan
        self._tinggi = [max(tinggi_baris, satu.tinggi + 5) for satu in nama]
        kelompok = kelompok or {}
        self.atas = tinggi_legenda(tanda) + (TINGGI_TULISAN + 4 if kepala_nilai else 2)
        self._y: list[float] = []
        kini = self.atas
        for nomor, tinggi in enumerate(self._tinggi):
            kini += TINGGI_TULISAN + 8 if nomor in kelompok else 0
            self._y.append(kini + tinggi / 2)
            kini += tinggi
        self.bawah = kini
        self.kanvas = Kanvas(kini + TINGGI_SUMBU + (TINGGI_TULISAN + 3 if catatan else 0))
        legenda(self.kanvas, tanda)
        self.kanvas.teks(LEBAR - TEPI, self.atas - 8, kepala_nilai, "right", "redup")
        self._catatan = catatan
        self._nama = nama
        self._kelompok = kelompok

    def y(self, nomor: int) -> float:
        """Return the middle of a row. [pt]"""
        return self._y[nomor]

    def sumbu(self, skala: Skala, judul: str) -> None:
        """Draw the scale, the lines between rows and the names; call it before the marks."""
        skala.mendatar(self.kanvas, self.atas, self.bawah, judul)
        kaki = [y + tinggi / 2 for y, tinggi in zip(self._y, self._tinggi, strict=True)]
        self.kanvas.garis(((TEPI, y, LEBAR - TEPI, y) for y in kaki), "garis", 0.4)
        for nomor, arti in self._kelompok.items():
            kepala = kaki[nomor] - self._tinggi[nomor] - TINGGI_TULISAN / 2 - 2
            self.kanvas.teks(TEPI, kepala, arti, tebal=True)
        for y, satu in zip(self._y, self._nama, strict=True):
            self._tulis_nama(y, satu)
        if self._catatan:
            y = self.bawah + TINGGI_SUMBU + TINGGI_TULISAN / 2
            self.kanvas.teks(TEPI, y, self._catatan, nama_warna="redup")

    def nilai(self, nomor: int, isi: str, nama_warna: str = "teks", *, tebal: bool = False) -> None:
        """Write the figure of a row at its right."""
        self.kanvas.teks(LEBAR - TEPI, self._y[nomor], isi, "right", nama_warna, tebal=tebal)

    def _tulis_nama(self, y: float, nama: Nama) -> None:
        awal = y - nama.tinggi / 2 + TINGGI_TULISAN / 2
        for nomor, isi in enumerate(nama.baris):
            self.kanvas.teks(TEPI, awal + nomor * TINGGI_TULISAN, isi)
        if nama.redup:
            self.kanvas.teks(TEPI, awal + len(nama.baris) * TINGGI_TULISAN, nama.redup, nama_warna="redup")


def nama_baris(teks: str, kiri: float, redup: str = "", *, ekor: bool = True) -> Nama:
    """Return a name in two lines that fit left of ``kiri`` [pt]; ``ekor`` as in :func:`bungkus`."""
    lebar = kiri - TEPI - 10
    return Nama(bungkus(teks, lebar, ekor=ekor), bungkus(redup, lebar, 1)[0] if redup else "")
