"""Foreign workbooks by the hundred: how a unit is told × where a period is told × in what a time is told.

In memory, as the sandbox hands them over. The truth is drawn first, the workbook from it; two units have
posts of the same name, and no workbook has anything that an office would have to be asked about.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.peraturan import aturan

PER_TAHUN = {p: float(n) for p, n in aturan().per_tahun.items()}
UNIT = ("Bagian Umum", "Bagian Hukum")
JABATAN = ("Analis Data", "Arsiparis")
TUGAS = ("Menyusun rencana", "Memeriksa berkas", "Mengolah data", "Menyimpan arsip")
CARA_UNIT = ("label", "kolom", "judul", "lembar")
CARA_PERIODE = {"kolom": ("HASIL KERJA", "VOLUME", "PERIODE"), "hasil": ("SATUAN HASIL", "VOLUME"),
                "volume": ("HASIL KERJA", "VOLUME"), "kepala": ("HASIL KERJA", "VOLUME SETAHUN"),
                "frekuensi": ("HASIL KERJA", "FREKUENSI", "VOLUME")}  # fmt: skip
CARA_WAKTU = {"menit": ("WAKTU (MENIT)",), "jam": ("WAKTU PENYELESAIAN (JAM)",),
              "satuan": ("NORMA WAKTU", "SATUAN WAKTU"),
              "berdua": ("NORMA WAKTU (JAM)", "NORMA WAKTU (MENIT)")}  # fmt: skip
KATA = {"hari": "Harian", "minggu": "Mingguan", "bulan": "Bulanan", "tahun": "Tahunan"}


@dataclass
class VarianUnit:
    """One workbook, and the minutes a year that it says of each unit and post."""

    nama: str
    buku: BukuMentah
    menit: dict[tuple[str, str], float] = field(default_factory=dict)


def varian_unit(nomor: int) -> VarianUnit:
    """The workbook of that number, the same each time."""
    acak = random.Random(nomor)  # noqa: S311 - the same workbook every time
    unit, periode, waktu = acak.choice(CARA_UNIT), acak.choice([*CARA_PERIODE]), acak.choice([*CARA_WAKTU])
    v = VarianUnit(f"{nomor}-{unit}-{periode}-{waktu}", BukuMentah("", ()))
    lembar: dict[str, list[list[Any]]] = {}
    for satu in UNIT[: acak.randint(1, 2)]:
        baris = lembar.setdefault(satu if unit == "lembar" else "ABK", [])
        _unit(baris, v, acak, satu, (unit, periode, waktu))
    v.buku = BukuMentah(f"{v.nama}.x", tuple(_mentah(n, isi) for n, isi in lembar.items()))
    return v


def _unit(
    baris: list[list[Any]], v: VarianUnit, acak: random.Random, unit: str, cara: tuple[str, ...]
) -> None:
    bersama = cara[0] in {"kolom", "judul"}
    if cara[0] == "label":
        baris.append([f"Unit Kerja : {unit}"])
    for n, jabatan in enumerate(JABATAN[: acak.randint(1, 2)]):
        if not bersama:
            baris.append([f"Nama Jabatan : {jabatan}"])
        if not (bersama and baris):
            baris.append(_kepala(*cara))
        if cara[0] == "judul" and not n:
            baris.append([None, unit])
        for nomor in range(1, acak.randint(3, 5)):
            periode = "tahun" if cara[1] == "kepala" else acak.choice([*KATA])
            volume, menit = acak.choice((1, 2, 5, 12, 24, 48)), acak.choice((15, 30, 45, 60, 90, 120, 150))
            v.menit[unit, jabatan] = v.menit.get((unit, jabatan), 0) + volume * PER_TAHUN[periode] * menit
            milik = {"kolom": [unit, jabatan], "judul": [jabatan]}.get(cara[0], [])
            isi = [nomor, *milik, f"{TUGAS[nomor - 1]} {acak.randint(1, 99)}"]
            baris.append([*isi, *_volume(acak, cara[1], volume, periode), *_waktu(acak, cara[2], menit)])
        if not bersama:
            baris.append([None])


def _kepala(unit: str, periode: str, waktu: str) -> list[Any]:
    milik = {"kolom": ["UNIT KERJA", "NAMA JABATAN"], "judul": ["NAMA JABATAN"]}.get(unit, [])
    return ["NO", *milik, "URAIAN TUGAS", *CARA_PERIODE[periode], *CARA_WAKTU[waktu]]


def _volume(acak: random.Random, cara: str, volume: int, periode: str) -> list[Any]:
    per = acak.choice((f"/{periode}", f" per {periode}", f" tiap {periode}"))
    if cara == "kolom":
        kata = (periode, KATA[periode], f"tiap {periode}", f"setiap {periode}", f"1x se{periode}")
        return ["Dok", volume, acak.choice(kata)]
    return {"hasil": [f"Berkas{per}", volume], "volume": ["Dok", f"{volume}{per}"], "kepala": ["Dok", volume],
            "frekuensi": ["Dok", KATA[periode], volume]}[cara]  # fmt: skip


def _waktu(acak: random.Random, cara: str, menit: int) -> list[Any]:
    satuan = acak.choice(([menit, "Menit"], [menit / 60, "Jam"]))
    return {"menit": [menit], "jam": [menit / 60], "satuan": satuan,
            "berdua": [menit // 60 or None, menit % 60 or None]}[cara]  # fmt: skip


def _mentah(nama: str, baris: list[list[Any]]) -> LembarMentah:
    lebar = max(map(len, baris))
    isi = [[float(s) if isinstance(s, int) else s for s in b] + [None] * (lebar - len(b)) for b in baris]
    return LembarMentah(nama, True, tuple(map(tuple, isi)))
