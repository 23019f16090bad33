"""Charts of units: top-level branches with both sums, and a heat map with a tile for every unit."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from abk.reports.charts.baris import (
    PALING_BANYAK,
    UnitRow,
    baris_terlihat,
    baris_unit,
    cabang,
    terbanyak,
    total,
)
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.layout import (
    EDGE,
    WIDTH,
    Key,
    Rows,
    axes,
    bars,
    legend_height,
    points,
    row_name,
    sheet,
    write,
)
from abk.reports.charts.style import chart_style
from abk.reports.charts.text import lebar_teks, potong, singkat
from abk.tulisan.format import bertanda, bulat

_KIRI = 230.0
_KANAN = WIDTH - 104.0
_TANPA_UNIT = "Tidak ada unit organisasi yang dapat digambarkan."
BATAS = (1, 3, 6)
"""Least persons of each of the three shades. [orang]"""
_SEBARIS = (4, 8)
"""Fewest and most tiles beside each other: as many as leave room for the longest code."""
_TILE, _TILE_CODE, _TILE_GAP = 30.0, 13.0, 3.0
_HEADING = 19.0
_PALING_BANYAK_UBIN, _UBIN = 150, 60
"""Units above which tiles stand for whole branches, and how many tiles there are then. [unit]"""
_TABEL = 150

Kelompok = tuple[str, Sequence[UnitRow]]


class _Cabang(NamedTuple):
    nama: str
    kode: str
    kekurangan: int
    kelebihan: int


@chart_style()
def selisih_unit(rekap: pd.DataFrame, paling_banyak: int = PALING_BANYAK) -> Grafik:
    """Shortages and surpluses of the top-level units, never netted; together they are the whole. [orang]

    ``rekap`` as :func:`abk.kebutuhan.rekap_unit` returns it; of more units than ``paling_banyak`` the others
    are one line.
    """
    judul = "Kekurangan dan kelebihan per unit"
    unit = baris_unit(rekap)
    if not unit:
        return Grafik(judul, None, _TANPA_UNIT)
    semua = sorted(_cabang(unit), key=lambda satu: -(satu.kekurangan + satu.kelebihan))
    kurang, lebih = total(unit)
    keterangan = (
        f"Kekurangan {bulat(kurang)} orang dan kelebihan {bulat(lebih)} orang, dijumlahkan per jabatan: "
        "kelebihan pada satu jabatan tidak menutup kekurangan pada jabatan lain. Tiap unit mencakup unit di "
        "bawahnya."
    )
    teks = (
        f"Diagram batang kekurangan dan kelebihan {bulat(len(semua))} unit: "
        f"kekurangan {bulat(kurang)} orang, kelebihan {bulat(lebih)} orang."
    )
    teks += _terbesar("Kekurangan", [(satu.kekurangan, satu.nama) for satu in semua])
    teks += _terbesar("Kelebihan", [(satu.kelebihan, satu.nama) for satu in semua])
    data = pd.DataFrame(semua).set_axis(["Unit", "Kode", "Kekurangan [orang]", "Kelebihan [orang]"], axis=1)
    return Grafik(judul, _gambar_cabang(*terbanyak(semua, paling_banyak)), teks, keterangan, data)


def _cabang(unit: Sequence[UnitRow]) -> Iterator[_Cabang]:
    for kepala, isi in cabang(unit):
        akar_sendiri = len(isi) == 1 and kepala.tingkat == 0 and len(unit) > 1 and unit[1].tingkat == 1
        if not akar_sendiri:
            yield _Cabang(kepala.nama, kepala.kode, *total(isi))
        elif kepala.jabatan_sendiri:
            yield _Cabang(f"{kepala.nama} (jabatan langsung)", kepala.kode, *total(isi))


def _terbesar(kata: str, semua: Sequence[tuple[int, str]]) -> str:
    orang, nama = max(semua, key=lambda satu: satu[0])
    return f" {kata} terbesar: {singkat(nama)}, {bulat(orang)} orang." if orang else ""


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
        [("area", "kurang", "kekurangan (ke kiri)"), ("area", "lebih", "kelebihan (ke kanan)")],
        _KIRI,
        _KANAN,
        note=catatan,
        head="kurang / lebih [orang]",
    )
    kiri, kanan = [-satu.kekurangan for satu in tampil], [satu.kelebihan for satu in tampil]
    rows.scale([*kiri, *kanan], "Kekurangan (−) dan kelebihan (+) [orang]", whole=True)
    bars(rows.axes, rows.y, kiri, 10, "kurang")
    bars(rows.axes, rows.y, kanan, 10, "lebih")
    rows.values(
        [f"{bertanda(kurang)} / {bertanda(lebih)}" for kurang, lebih in zip(kiri, kanan, strict=True)]
    )
    return rows.figure


@chart_style()
def peta_panas(rekap: pd.DataFrame) -> Grafik:
    """Shortage and surplus of the own posts of every unit, as a map of tiles by branch. [orang]

    ``rekap`` as :func:`abk.kebutuhan.rekap_unit` returns it. The full names are in the table of data and
    show when one points at a code.
    """
    judul = "Peta panas kekurangan dan kelebihan per unit"
    unit, dilewati = baris_terlihat(rekap, _UBIN if len(rekap) > _PALING_BANYAK_UBIN else len(rekap))
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
    if dilewati:
        keterangan += f" {dilewati}"
    if any(satu.belum_lengkap_sendiri for satu in unit):
        keterangan += " Tanda * : ada jabatan yang datanya belum lengkap."
    kurang, lebih = total(unit)
    teks = (
        f"Peta panas {bulat(len(unit))} unit. Kekurangan {bulat(kurang)} orang pada "
        f"{bulat(sum(satu.kekurangan_sendiri > 0 for satu in unit))} unit. "
        f"Kelebihan {bulat(lebih)} orang pada {bulat(sum(satu.kelebihan_sendiri > 0 for satu in unit))} unit."
    )
    teks += _terbesar("Kekurangan", [(satu.kekurangan_sendiri, satu.nama) for satu in unit])
    return Grafik(judul, _gambar_panas(_kelompok(unit)), teks, keterangan, data, baris_tabel=_TABEL)


def _kelompok(unit: Sequence[UnitRow]) -> list[Kelompok]:
    """Branches of one unit stand together: a heading for each would be longer than what it heads."""
    hasil: list[Kelompok] = []
    sendiri: list[UnitRow] = []
    for kepala, isi in cabang(unit):
        if len(isi) == 1:
            sendiri.extend(isi)
        else:
            hasil.append((kepala.nama, isi))
    if sendiri:
        hasil.insert(0, (_nama_tunggal(sendiri, bercabang=bool(hasil)), sendiri))
    return hasil


def _nama_tunggal(sendiri: Sequence[UnitRow], *, bercabang: bool) -> str:
    if len(sendiri) == 1:
        return sendiri[0].nama
    akar = [satu for satu in sendiri if satu.tingkat == 0]
    if len(akar) == 1:
        return f"{akar[0].nama} dan unit tanpa unit bawahan"
    return "Unit tanpa unit bawahan" if bercabang else "Semua unit"


def _keys() -> list[Key]:
    tengah = [f"{bawah}–{atas - 1}" for bawah, atas in pairwise(BATAS)]
    rentang = [*tengah, f"{BATAS[-1]} atau lebih"]
    return [
        ("area", f"{arah}-{n}", f"{arti} {isi} orang")
        for arah, arti in (("kurang", "kekurangan"), ("lebih", "kelebihan"))
        for n, isi in enumerate(rentang, 1)
    ]


def _gambar_panas(kelompok: Sequence[Kelompok]) -> Figure:
    keys = _keys()
    room = WIDTH - 2 * EDGE
    widest = max(lebar_teks(f"{satu.kode}*") for _, isi in kelompok for satu in isi)
    tiles = min(max(int(room // (widest + 8)), _SEBARIS[0]), _SEBARIS[1])
    lines = [ceil(len(isi) / tiles) for _, isi in kelompok]
    y = legend_height(keys) + 2
    height = y + len(kelompok) * _HEADING + sum(lines) * (_TILE + _TILE_GAP) + 2
    figure = sheet(height, keys)
    ax = axes(figure, 0, 0, WIDTH, height)
    ax.set(xlim=(0, WIDTH), ylim=(height, 0))
    ax.set_axis_off()
    places: list[tuple[float, float, UnitRow]] = []
    for (nama, isi), banyak in zip(kelompok, lines, strict=True):
        middle = y + _HEADING / 2 + 1
        write(figure, EDGE, middle, potong(nama, WIDTH - 190, bold=True), bold=True)
        kurang, lebih = map(bulat, total(isi))
        jumlah = f"kekurangan {kurang} · kelebihan {lebih} orang"
        write(figure, WIDTH - EDGE, middle, jumlah, "redup", "right")
        y += _HEADING
        for n, satu in enumerate(isi):
            places.append((EDGE + n % tiles * room / tiles, y + n // tiles * (_TILE + _TILE_GAP), satu))
        y += banyak * (_TILE + _TILE_GAP)
    _draw_tiles(figure, ax, places, (room / tiles - _TILE_GAP) / 2)
    return figure


def _draw_tiles(
    figure: Figure, ax: Axes, places: Sequence[tuple[float, float, UnitRow]], half: float
) -> None:
    down = points(figure)
    left, top = np.array([(x, y) for x, y, _ in places]).T
    bars(ax, top + _TILE / 2, 2 * half, _TILE, "latar", start=left, edge="garis")
    for x, y, satu in places:
        kode = f"{satu.kode}*" if satu.belum_lengkap_sendiri else satu.kode
        write(figure, x + 3, y + 6.8, potong(kode, 2 * half - 5), title=satu.nama, transform=down)
    shades: dict[str, list[tuple[float, float]]] = {}
    for x, y, satu in places:
        sisi = (("kurang", -satu.kekurangan_sendiri), ("lebih", satu.kelebihan_sendiri))
        for n, (arah, orang) in enumerate(sisi):
            if orang:
                tingkat = sum(abs(orang) >= batas for batas in BATAS)
                start, middle = x + n * half, y + (_TILE + _TILE_CODE) / 2
                shades.setdefault(f"{arah}-{tingkat}", []).append((start, middle))
                write(figure, start + half / 2, middle, bertanda(orang), ha="center", transform=down)
    for shade, halves in sorted(shades.items()):
        start, middle = np.array(halves).T
        bars(ax, middle, half, _TILE - _TILE_CODE, shade, start=start)
