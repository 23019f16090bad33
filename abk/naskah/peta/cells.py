"""A chart as cells of a table: a box is its name over its figures, a line is the border of a cell.

So it stands in any document: it is text, needs no shapes and no picture, and can be edited.

Boxes stand in places side by side and in bands below each other. A place has columns: a gap, a step for each
rank of an outline, and one for each figure; a band has rows: two of the gap above it, name, figures. [pt]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from abk.kegiatan import Kegiatan
from abk.naskah.peta.bands import Boxes, Taruh, susun
from abk.naskah.peta.pieces import Cabang, cabang_unit
from abk.naskah.peta.plan import Perencana, SheetPlan
from abk.tulisan.lebar import bungkus, lebar

HURUF, HURUF_ANGKA = 7.0, 6.5
SPASI = 8.0
"""Height of a line of a name."""
SELA = 3.5
"""Height of each of the two rows between bands."""
TINGGI_ANGKA = 9.0
TEPI = 1.5
"""Room within a box, on each side."""
ANTARA, LANGKAH = 6.0, 7.0
"""Width of the gap before a place, and of a step."""
TERBANYAK_KOLOM = 63
"""Most columns of a table of Word."""
_TERSEMPIT = (29.0, 19.0, 19.0, 24.0)
_ANGKA = len(_TERSEMPIT)
_BARIS = 4
"""Rows of a band."""
_TENGAH = 2
"""Figures left of the middle of a box."""


@dataclass(frozen=True)
class Sel:
    """A cell: how many columns it covers, what it says, its borders, shaded or not.

    tepi : letters of ``lrtb``; capital ones are dashed
    """

    rentang: int
    tepi: str = ""
    teks: tuple[str, ...] = ()
    abu: bool = False
    angka: bool = False


@dataclass(frozen=True)
class Bagan:
    """A sheet: its unit, widths of the columns, heights of the rows with their cells. [pt]"""

    kode: str
    nama: str
    lanjutan: bool
    kolom: tuple[float, ...]
    tinggi: tuple[float, ...]
    baris: tuple[tuple[Sel, ...], ...]

    @property
    def judul(self) -> str:
        """Name of the unit, and whether the sheet continues another."""
        return f"{self.nama} (lanjutan)" if self.lanjutan else self.nama


def bagan_peta(k: Kegiatan, lebar_kertas: float, tinggi_kertas: float) -> tuple[Bagan, ...]:
    """The sheets of all units, within a width and a height."""

    def tata(cabang: Cabang) -> Boxes | None:
        return _tata(cabang, lebar_kertas, tinggi_kertas)

    urutan, nomor = Perencana(tata).lembar(cabang_unit(k))
    return tuple(_bagan(satu, nomor) for satu in urutan)


# ── places and bands ──────────────────────────────────────────────────────────────────────────────
def _tata(cabang: Cabang, luas: float, tinggi: float) -> Boxes | None:
    """The flattest layout of a unit that fits."""
    semua = [*cabang.kotak()]
    terkecil = (sum(_TERSEMPIT) + ANTARA) * (2 * SELA + SPASI + TINGGI_ANGKA)
    if len(semua) * terkecil > luas * tinggi:
        return None  # not even side by side: most of a large ministry need not be laid out in vain
    for gantung in range(cabang.dalam + 1, 0, -1):
        for lapis in range(1, int(tinggi / (2 * SELA + SPASI + TINGGI_ANGKA)) + 1):
            kisi = susun(cabang, lapis, gantung)
            if kisi is None:
                continue
            kolom = _kolom(kisi)
            if sum(_tinggi(kisi)) > tinggi:
                break  # more bands are no lower
            if sum(kolom) <= luas and len(kolom) <= TERBANYAK_KOLOM:
                return kisi
    return None


# ── columns and rows ──────────────────────────────────────────────────────────────────────────────
def _langkah(kisi: Boxes) -> list[int]:
    """Steps of each place."""
    terdalam = [0] * kisi.petak
    for s in kisi.kotak:
        terdalam[s.petak] = max(terdalam[s.petak], s.tingkat)
    return [t + 1 for t in terdalam]


def _lebar_angka(kisi: Boxes) -> tuple[float, ...]:
    """Width of the column of each figure. The minus is as wide as the plus, which the widths know."""
    perlu = [*_TERSEMPIT]
    for s in kisi.kotak:
        for n, teks in enumerate(s.kotak.angka):
            perlu[n] = max(perlu[n], lebar(teks.replace("−", "+"), HURUF_ANGKA) + 2 * TEPI + 1)
    return tuple(perlu)


def _kolom(kisi: Boxes) -> tuple[float, ...]:
    angka = _lebar_angka(kisi)
    return tuple(satu for banyak in _langkah(kisi) for satu in (ANTARA, *[LANGKAH] * banyak, *angka))


def _baris_nama(s: Taruh, langkah: int, angka: Sequence[float], nomor: Mapping[str, int]) -> tuple[str, ...]:
    """Lines of the name of a box, broken as its width asks."""
    ruang = sum(angka) + LANGKAH * (langkah - 1 - s.tingkat) - 2 * TEPI - 1
    rujuk = [f"lihat lembar {nomor.get(s.kotak.rujuk, 999)}"] if s.kotak.rujuk else []
    teks = (s.kotak.nama, *s.kotak.catatan, *rujuk)
    return tuple(garis for satu in teks for garis in bungkus(satu, ruang, HURUF))


def _tinggi(kisi: Boxes) -> tuple[float, ...]:
    """Height of each row."""
    langkah, angka = _langkah(kisi), _lebar_angka(kisi)
    nama = [0.0] * (1 + max(s.lapis for s in kisi.kotak))
    for s in kisi.kotak:
        isi = len(_baris_nama(s, langkah[s.petak], angka, {})) * SPASI + 2 * TEPI
        nama[s.lapis] = max(nama[s.lapis], isi)
    semua = [satu for isi in nama for satu in (SELA, SELA, isi, TINGGI_ANGKA)]
    return tuple(semua[2:])  # nothing stands above the first box


class _Papan:
    """Edges and boxes of a sheet by column and row."""

    def __init__(self, kisi: Boxes) -> None:
        langkah = _langkah(kisi)
        self.mulai = [0, *accumulate(1 + satu + _ANGKA for satu in langkah)]
        self.langkah = langkah
        self.tegak: dict[tuple[int, int], bool] = {}
        self.datar: dict[tuple[int, int], bool] = {}
        for g in kisi.garis:
            if g.tegak:
                x = self.x(g.di)
                self.tegak |= {(x, y): False for y in range(self.y(g.dari), self.y(g.sampai))}
            else:
                y = self.y(g.di)
                self.datar |= {(x, y): False for x in range(self.x(g.dari), self.x(g.sampai))}
        self.isi: dict[tuple[int, int], tuple[Taruh, int]] = {}
        for s in kisi.kotak:
            self._kotak(s)

    def x(self, tepi: tuple[int, int]) -> int:
        """Number of the column right of an edge."""
        petak, langkah = tepi
        awal = self.mulai[petak] + 1
        return awal + self.langkah[petak] + _TENGAH if langkah < 0 else awal + langkah

    @staticmethod
    def y(baris: tuple[int, int]) -> int:
        """Number of a row; those of the gap above the first band do not exist."""
        return max(baris[0] * _BARIS + baris[1] - 2, 0)

    def _kotak(self, s: Taruh) -> None:
        kiri, kanan = self.x((s.petak, s.tingkat + 1)), self.mulai[s.petak + 1]
        atas = self.y((s.lapis, 2))
        putus = s.kotak.jenis == "unit"
        for y in (atas, atas + 1):
            self.tegak[kiri, y] = self.tegak[kanan, y] = putus
            self.isi[kiri, y] = s, kanan
        for y in (atas, *([] if putus else [atas + 1]), atas + 2):
            self.datar |= {(x, y): putus for x in range(kiri, kanan)}
        if s.kotak.angka:
            self.tegak |= {(kanan - n, atas + 1): False for n in range(1, _ANGKA)}

    def baris(self, y: int, nama: Callable[[Taruh], tuple[str, ...]]) -> Iterator[Sel]:
        """Cells of a row."""
        x = 0
        while x < self.mulai[-1]:
            s, kanan = self.isi.get((x, y), (None, 0))
            if s is None:
                lebar = self._kosong(x, y)
                yield Sel(lebar, self._tepi(x, y, lebar))
                x += lebar
                continue
            atas = y == self.y((s.lapis, 2))
            sendiri = atas or not s.kotak.angka
            ujung = [kanan] if sendiri else [*range(kanan - _ANGKA + 1, kanan + 1)]
            for n, akhir in enumerate(ujung):
                teks = nama(s) if atas else () if sendiri else (s.kotak.angka[n],)
                tepi = self._tepi(x, y, akhir - x)
                yield Sel(akhir - x, tepi, teks, s.kotak.jenis != "jabatan", not atas)
                x = akhir

    def _kosong(self, x: int, y: int) -> int:
        """How many columns from one on are empty and have the same borders."""
        lebar = 1
        while (
            x + lebar < self.mulai[-1]
            and (x + lebar, y) not in self.isi
            and (x + lebar, y) not in self.tegak
            and all(self.datar.get((x, b)) == self.datar.get((x + lebar, b)) for b in (y, y + 1))
        ):
            lebar += 1
        return lebar

    def _tepi(self, x: int, y: int, lebar: int) -> str:
        sisi = (
            ("l", self.tegak.get((x, y))),
            ("r", self.tegak.get((x + lebar, y))),
            ("t", self.datar.get((x, y))),
            ("b", self.datar.get((x, y + 1))),
        )
        return "".join(huruf.upper() if putus else huruf for huruf, putus in sisi if putus is not None)


def _bagan(satu: SheetPlan[Boxes], nomor: dict[str, int]) -> Bagan:
    kisi = satu.tata
    papan, kolom, tinggi, angka = _Papan(kisi), _kolom(kisi), _tinggi(kisi), _lebar_angka(kisi)

    def nama(s: Taruh) -> tuple[str, ...]:
        return _baris_nama(s, papan.langkah[s.petak], angka, nomor)

    baris = tuple(tuple(papan.baris(y, nama)) for y in range(len(tinggi)))
    return Bagan(satu.cabang.kode, satu.cabang.nama, satu.lanjutan, kolom, tinggi, baris)
