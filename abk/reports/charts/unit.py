"""Charts of units: top-level branches with both sums, and a heat map with a tile for every unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from abk.reports.charts.baris_jabatan import terbanyak
from abk.reports.charts.baris_unit import BarisUnit, baris_unit, cabang, total
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import (
    EDGE,
    WIDTH,
    Rows,
    axes,
    bars,
    key_fill,
    legend_height,
    points,
    row_name,
    sheet,
    write,
)
from abk.reports.charts.style import chart_style, warna
from abk.reports.charts.text import lebar_teks, potong, singkat
from abk.tulisan.format import bulat

_KIRI = 186.0
_KANAN = WIDTH - 104.0
_TANPA_UNIT = "Tidak ada unit organisasi yang dapat digambarkan."
BATAS = (1, 3, 6)
"""Least persons of each of the three shades. [orang]"""
_SEBARIS = (4, 8)
"""Fewest and most tiles beside each other: as many as leave room for the longest code."""
_TILE, _TILE_CODE, _TILE_GAP = 30.0, 13.0, 3.0
_HEADING = 19.0
_TABEL = 200

Kelompok = tuple[str, Sequence[BarisUnit]]


@dataclass(frozen=True)
class _Cabang:
    kode: str
    nama: str
    kekurangan: int
    kelebihan: int

    @property
    def besar(self) -> int:
        return self.kekurangan + self.kelebihan


@chart_style()
def selisih_unit(rekap: pd.DataFrame) -> Grafik:
    """Shortages and surpluses of the top-level units, never netted.

    Parameters
    ----------
    rekap : DataFrame, index kode_unit in tree pre-order
        As :func:`abk.kebutuhan.rekap_unit` returns it. [orang]

    Returns
    -------
    Grafik
        The branches with the largest sums of gaps; together they are the whole. [orang]
    """
    judul = "Kekurangan dan kelebihan per unit"
    unit = baris_unit(rekap)
    if not unit:
        return Grafik(judul, None, _TANPA_UNIT)
    semua = sorted(_cabang(unit), key=lambda satu: -satu.besar)
    tampil, sisa = terbanyak(semua)
    kurang, lebih = total(unit)
    data = pd.DataFrame(
        {
            "Unit": [satu.nama for satu in semua],
            "Kode": [satu.kode for satu in semua],
            "Kekurangan [orang]": [satu.kekurangan for satu in semua],
            "Kelebihan [orang]": [satu.kelebihan for satu in semua],
        }
    )
    keterangan = (
        f"Kekurangan {bulat(kurang)} orang dan kelebihan {bulat(lebih)} orang, dijumlahkan per jabatan: "
        "kelebihan pada satu jabatan tidak menutup kekurangan pada jabatan lain. Tiap unit mencakup unit di "
        "bawahnya."
    )
    teks = _cerita_cabang(semua, kurang, lebih)
    return Grafik(judul, _gambar_cabang(tampil, sisa), teks, keterangan, data)


def _cabang(unit: Sequence[BarisUnit]) -> list[_Cabang]:
    hasil = []
    for kepala, isi in cabang(unit):
        kurang, lebih = total(isi)
        akar_sendiri = len(isi) == 1 and kepala.tingkat == 0 and len(unit) > 1 and unit[1].tingkat == 1
        if akar_sendiri and not kepala.jabatan_sendiri:
            continue
        nama = f"{kepala.nama} (jabatan langsung)" if akar_sendiri else kepala.nama
        hasil.append(_Cabang(kepala.kode, nama, kurang, lebih))
    return hasil


def _cerita_cabang(semua: Sequence[_Cabang], kurang: int, lebih: int) -> str:
    awal = f"Diagram batang kekurangan dan kelebihan {bulat(len(semua))} unit"
    kalimat = [f"{awal}: kekurangan {bulat(kurang)} orang, kelebihan {bulat(lebih)} orang."]
    paling_kurang = max(semua, key=lambda satu: satu.kekurangan, default=None)
    paling_lebih = max(semua, key=lambda satu: satu.kelebihan, default=None)
    if paling_kurang is not None and paling_kurang.kekurangan:
        kalimat.append(
            f"Kekurangan terbesar: {singkat(paling_kurang.nama)}, {bulat(paling_kurang.kekurangan)} orang."
        )
    if paling_lebih is not None and paling_lebih.kelebihan:
        kalimat.append(
            f"Kelebihan terbesar: {singkat(paling_lebih.nama)}, {bulat(paling_lebih.kelebihan)} orang."
        )
    return " ".join(kalimat)


def _gambar_cabang(tampil: Sequence[_Cabang], sisa: Sequence[_Cabang]) -> Figure:
    catatan = ""
    if sisa:
        kurang, lebih = sum(s.kekurangan for s in sisa), sum(s.kelebihan for s in sisa)
        catatan = (
            f"… dan {bulat(len(sisa))} unit lain: kekurangan {bulat(kurang)} orang, "
            f"kelebihan {bulat(lebih)} orang"
        )
    rows = Rows(
        [row_name(satu.nama, _KIRI, satu.kode) for satu in tampil],
        [key_fill("kurang", "kekurangan (ke kiri)"), key_fill("lebih", "kelebihan (ke kanan)")],
        _KIRI,
        _KANAN,
        note=catatan,
        head="kurang / lebih [orang]",
    )
    kiri, kanan = [-satu.kekurangan for satu in tampil], [satu.kelebihan for satu in tampil]
    rows.scale([*kiri, *kanan], "Kekurangan (−) dan kelebihan (+) [orang]", whole=True)
    bars(rows.axes, rows.y, kiri, 10, "kurang")
    bars(rows.axes, rows.y, kanan, 10, "lebih")
    rows.values([f"{_tanda('−', s.kekurangan)} / {_tanda('+', s.kelebihan)}" for s in tampil])
    return rows.figure


def _tanda(tanda: str, nilai: int) -> str:
    return f"{tanda}{bulat(nilai)}" if nilai else "0"


@chart_style()
def peta_panas(rekap: pd.DataFrame) -> Grafik:
    """Shortage and surplus of the own posts of every unit, as a map of tiles.

    Parameters
    ----------
    rekap : DataFrame, index kode_unit in tree pre-order
        As :func:`abk.kebutuhan.rekap_unit` returns it. [orang]

    Returns
    -------
    Grafik
        A tile a unit, in tree order, under the head of its branch; the full names are in the table
        of data and show when one points at a code. [orang]
    """
    judul = "Peta panas kekurangan dan kelebihan per unit"
    unit = baris_unit(rekap)
    if not unit:
        return Grafik(judul, None, _TANPA_UNIT)
    data = pd.DataFrame(
        {
            "Kode": [satu.kode for satu in unit],
            "Unit": [satu.nama for satu in unit],
            "Jumlah [jabatan]": [satu.jabatan_sendiri for satu in unit],
            "Kekurangan [orang]": [satu.kekurangan_sendiri for satu in unit],
            "Kelebihan [orang]": [satu.kelebihan_sendiri for satu in unit],
            "Belum lengkap [jabatan]": [satu.belum_lengkap_sendiri for satu in unit],
        }
    )
    keterangan = (
        "Satu ubin satu unit, hanya jabatan unit itu sendiri, tanpa unit di bawahnya. Kiri kekurangan (−), "
        "kanan kelebihan (+), sisi kosong berarti 0; keduanya tidak saling menutup."
    )
    if any(satu.belum_lengkap_sendiri for satu in unit):
        keterangan += " Tanda * : ada jabatan yang datanya belum lengkap."
    teks = _cerita_panas(unit)
    return Grafik(judul, _gambar_panas(_kelompok(unit)), teks, keterangan, data, baris_tabel=_TABEL)


def _kelompok(unit: Sequence[BarisUnit]) -> list[Kelompok]:
    """Branches of one unit stand together: a heading for each would be longer than what it heads."""
    hasil: list[Kelompok] = []
    sendiri: list[BarisUnit] = []
    for kepala, isi in cabang(unit):
        if len(isi) == 1:
            sendiri.extend(isi)
        else:
            hasil.append((kepala.nama, isi))
    if sendiri:
        hasil.insert(0, (_nama_tunggal(sendiri, bercabang=bool(hasil)), sendiri))
    return hasil


def _nama_tunggal(sendiri: Sequence[BarisUnit], *, bercabang: bool) -> str:
    if len(sendiri) == 1:
        return sendiri[0].nama
    akar = [satu for satu in sendiri if satu.tingkat == 0]
    if len(akar) == 1:
        return f"{akar[0].nama} dan unit tanpa unit bawahan"
    return "Unit tanpa unit bawahan" if bercabang else "Semua unit"


def _cerita_panas(unit: Sequence[BarisUnit]) -> str:
    kurang, lebih = total(unit)
    dengan_kurang = sum(satu.kekurangan_sendiri > 0 for satu in unit)
    dengan_lebih = sum(satu.kelebihan_sendiri > 0 for satu in unit)
    kalimat = [
        f"Peta panas {bulat(len(unit))} unit.",
        f"Kekurangan {bulat(kurang)} orang pada {bulat(dengan_kurang)} unit.",
        f"Kelebihan {bulat(lebih)} orang pada {bulat(dengan_lebih)} unit.",
    ]
    puncak = max(unit, key=lambda satu: satu.kekurangan_sendiri)
    if puncak.kekurangan_sendiri:
        kalimat.append(
            f"Kekurangan terbesar: {singkat(puncak.nama)}, {bulat(puncak.kekurangan_sendiri)} orang."
        )
    return " ".join(kalimat)


def _key() -> list[Artist]:
    tengah = [f"{bawah}–{atas - 1}" for bawah, atas in pairwise(BATAS)]
    rentang = [*tengah, f"{BATAS[-1]} atau lebih"]
    return [
        key_fill(f"{arah}-{n}", f"{arti} {isi} orang")
        for arah, arti in (("kurang", "kekurangan"), ("lebih", "kelebihan"))
        for n, isi in enumerate(rentang, 1)
    ]


def _in_a_row(kelompok: Sequence[Kelompok]) -> tuple[int, float]:
    """How many tiles stand beside each other, and how wide each is. [pt]"""
    room = WIDTH - 2 * EDGE
    widest = max(lebar_teks(f"{satu.kode}*") for _, isi in kelompok for satu in isi)
    tiles = min(max(int(room // (widest + 8)), _SEBARIS[0]), _SEBARIS[1])
    return tiles, room / tiles


def _gambar_panas(kelompok: Sequence[Kelompok]) -> Figure:
    key = _key()
    tiles, width = _in_a_row(kelompok)
    lines = sum(-(-len(isi) // tiles) for _, isi in kelompok)
    now = legend_height(key) + 2
    height = now + len(kelompok) * _HEADING + lines * (_TILE + _TILE_GAP) + 2
    figure = sheet(height, key)
    ax = axes(figure, 0, 0, WIDTH, height)
    ax.set(xlim=(0, WIDTH), ylim=(height, 0))
    ax.set_axis_off()
    places: list[tuple[float, float, BarisUnit]] = []
    for nama, isi in kelompok:
        kurang, lebih = total(isi)
        y = now + _HEADING / 2 + 1
        write(figure, EDGE, y, potong(nama, WIDTH - 190, bold=True), bold=True)
        jumlah = f"kekurangan {bulat(kurang)} · kelebihan {bulat(lebih)} orang"
        write(figure, WIDTH - EDGE, y, jumlah, "redup", "right")
        now += _HEADING
        for n, satu in enumerate(isi):
            places.append((EDGE + n % tiles * width, now + n // tiles * (_TILE + _TILE_GAP), satu))
        now += -(-len(isi) // tiles) * (_TILE + _TILE_GAP)
    _draw_tiles(figure, ax, places, (width - _TILE_GAP) / 2)
    return figure


def _shade(arah: str, orang: int) -> str:
    tingkat = sum(orang >= batas for batas in BATAS)
    return f"{arah}-{tingkat}" if tingkat else "latar"


def _box(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def _draw_tiles(
    figure: Figure, ax: Axes, places: Sequence[tuple[float, float, BarisUnit]], half: float
) -> None:
    halves: list[tuple[str, list[tuple[float, float]]]] = []
    for x, y, satu in places:
        for n, (arah, orang) in enumerate(_sisi(satu)):
            halves.append((_shade(arah, orang), _box(x + n * half, y + _TILE_CODE, half, _TILE - _TILE_CODE)))
    halves.sort(key=lambda one: one[0])  # neighbours of one colour become one path
    colours = [warna(shade) for shade, _ in halves]
    ax.add_collection(PolyCollection([box for _, box in halves], facecolors=colours), autolim=False)
    edges = [_box(x, y, 2 * half, _TILE) for x, y, _ in places]
    frame = PolyCollection(edges, facecolors="none", edgecolors=warna("garis"), linewidths=0.8)
    ax.add_collection(frame, autolim=False)
    down = points(figure)
    for x, y, satu in places:
        kode = f"{satu.kode}*" if satu.belum_lengkap_sendiri else satu.kode
        write(figure, x + 3, y + 6.8, potong(kode, 2 * half - 5), title=satu.nama, transform=down)
    for x, y, satu in places:
        for n, (arah, orang) in enumerate(_sisi(satu)):
            tulis = f"{'−' if arah == 'kurang' else '+'}{bulat(orang)}" if orang else ""
            middle = y + (_TILE + _TILE_CODE) / 2
            write(figure, x + (n + 0.5) * half, middle, tulis, ha="center", transform=down)


def _sisi(satu: BarisUnit) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("kurang", satu.kekurangan_sendiri), ("lebih", satu.kelebihan_sendiri)
