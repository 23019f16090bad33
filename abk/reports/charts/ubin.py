"""Heat map of units: a tile each, by branch; its left half the shortage, its right half the surplus."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from abk.reports.charts.baris_unit import BarisUnit, baris_unit, cabang, total
from abk.reports.charts.cabang import TANPA_UNIT
from abk.reports.charts.grafik import Grafik
from abk.reports.charts.kanvas import LEBAR, Kanvas, Kotak
from abk.reports.charts.rangka import TEPI, Tanda, legenda, tinggi_legenda
from abk.reports.charts.tulisan import lebar_teks, potong, singkat
from abk.tulisan.format import bulat

BATAS = (1, 3, 6)
"""Least persons of each of the three shades. [orang]"""
_SEBARIS = (4, 8)
"""Fewest and most tiles beside each other: as many as leave room for the longest code."""
_TINGGI_UBIN = 30.0
_TINGGI_KODE = 13.0
_SELA = 3.0
_TINGGI_KEPALA = 19.0
_TABEL = 200

Kelompok = tuple[str, Sequence[BarisUnit]]


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
        return Grafik(judul, "", TANPA_UNIT)
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
    teks = _cerita(unit)
    return Grafik(judul, _gambar(_kelompok(unit), teks), teks, keterangan, data, baris_tabel=_TABEL)


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


def _cerita(unit: Sequence[BarisUnit]) -> str:
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


def _tanda(arah: str, arti: str) -> list[Tanda]:
    tengah = [f"{bawah}–{atas - 1}" for bawah, atas in pairwise(BATAS)]
    rentang = [*tengah, f"{BATAS[-1]} atau lebih"]
    return [Tanda("isi", f"{arah}-{n}", f"{arti} {isi} orang") for n, isi in enumerate(rentang, 1)]


def _lebar_ubin(kelompok: Sequence[Kelompok]) -> tuple[int, float]:
    terlebar = max(lebar_teks(f"{satu.kode}*") for _, isi in kelompok for satu in isi)
    muat = int((LEBAR - 2 * TEPI) // (terlebar * 1.05 + 8))
    sebaris = min(max(muat, _SEBARIS[0]), _SEBARIS[1])
    return sebaris, (LEBAR - 2 * TEPI) / sebaris


def _gambar(kelompok: Sequence[Kelompok], teks: str) -> str:
    tanda = (_tanda("kurang", "kekurangan"), _tanda("lebih", "kelebihan"))
    sebaris, lebar = _lebar_ubin(kelompok)
    baris = sum(-(-len(isi) // sebaris) for _, isi in kelompok)
    kini = sum(tinggi_legenda(satu) for satu in tanda)
    kanvas = Kanvas(kini + len(kelompok) * _TINGGI_KEPALA + baris * (_TINGGI_UBIN + _SELA) + 2)
    legenda(kanvas, tanda[0])
    legenda(kanvas, tanda[1], tinggi_legenda(tanda[0]) - 3)
    letak: list[tuple[float, float, BarisUnit]] = []
    for nama, isi in kelompok:
        _kepala(kanvas, kini + _TINGGI_KEPALA / 2 + 1, nama, isi)
        kini += _TINGGI_KEPALA
        for nomor, satu in enumerate(isi):
            x = TEPI + nomor % sebaris * lebar
            letak.append((x, kini + nomor // sebaris * (_TINGGI_UBIN + _SELA), satu))
        kini += -(-len(isi) // sebaris) * (_TINGGI_UBIN + _SELA)
    _ubin(kanvas, letak, (lebar - _SELA) / 2)
    return kanvas.svg(teks)


def _kepala(kanvas: Kanvas, y: float, nama: str, isi: Sequence[BarisUnit]) -> None:
    kurang, lebih = total(isi)
    kanvas.teks(TEPI, y, potong(nama, LEBAR - 190, tebal=True), tebal=True)
    kanvas.teks(
        LEBAR - TEPI,
        y,
        f"kekurangan {bulat(kurang)} · kelebihan {bulat(lebih)} orang",
        "right",
        "redup",
    )


def _warna(arah: str, orang: int) -> str:
    tingkat = sum(orang >= batas for batas in BATAS)
    return f"{arah}-{tingkat}" if tingkat else "latar"


def _ubin(kanvas: Kanvas, letak: Sequence[tuple[float, float, BarisUnit]], setengah: float) -> None:
    menurut_warna: dict[str, list[Kotak]] = {}
    for x, y, satu in letak:
        sisi = (("kurang", satu.kekurangan_sendiri), ("lebih", satu.kelebihan_sendiri))
        for nomor, (arah, orang) in enumerate(sisi):
            kotak = (x + nomor * setengah, y + _TINGGI_KODE, setengah, _TINGGI_UBIN - _TINGGI_KODE)
            menurut_warna.setdefault(_warna(arah, orang), []).append(kotak)
    for nama in sorted(menurut_warna):
        kanvas.kotak(menurut_warna[nama], nama)
    kanvas.kotak(((x, y, 2 * setengah, _TINGGI_UBIN) for x, y, _ in letak), None, "garis", 0.8)
    for x, y, satu in letak:
        kode = f"{satu.kode}*" if satu.belum_lengkap_sendiri else satu.kode
        kanvas.teks(x + 3, y + 6.8, potong(kode, 2 * setengah - 5), judul=satu.nama)
    tengah = _TINGGI_KODE + (_TINGGI_UBIN - _TINGGI_KODE) / 2
    for x, y, satu in letak:
        for nomor, (tanda, orang) in enumerate(
            (("−", satu.kekurangan_sendiri), ("+", satu.kelebihan_sendiri))
        ):
            if orang:
                kanvas.teks(x + (nomor + 0.5) * setengah, y + tengah, f"{tanda}{bulat(orang)}", "center")
