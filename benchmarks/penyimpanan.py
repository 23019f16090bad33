"""Saves per second: the store on both databases, against a JSON file that is rewritten whole.

Every way saves the same sheet of 30 tasks in a ministry of 300 sheets, once after another, in the same run
and on the same disk. PostgreSQL takes part where an address is given:

    python benchmarks/penyimpanan.py [FOLDER] [postgresql+psycopg://nama:sandi@server/basis_data_kosong]

The naive file keeps only the last version, has no history, and does not notice a second writer; it is
measured as it is usually written, and once more with the fsync that an acknowledgement would need.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from abk.store import Gudang, Lembar, buka

LEMBAR = 300
TUGAS = 30
DETIK = 3.0
ULANG = 3


def lembar(kode: str) -> Lembar:
    """A sheet as offices fill it."""
    baris = tuple(
        {
            "nomor": str(n),
            "uraian_tugas": f"Menyusun bahan rapat koordinasi pimpinan nomor {n} menurut arahan",
            "hasil_kerja": "Dokumen",
            "volume": n,
            "periode": "bulan",
            "norma_waktu": 90,
            "satuan_waktu": "menit",
        }
        for n in range(1, TUGAS + 1)
    )
    return Lembar(kode, ikhtisar_jabatan="Ikhtisar " * 20, bezetting=2, uraian_tugas=baris)


def laju(simpan: Callable[[int], object]) -> float:
    """Saves per second: the median of a few runs."""
    hasil = []
    n = 0
    for _ in range(ULANG):
        mulai, jumlah = time.perf_counter(), 0
        while time.perf_counter() - mulai < DETIK:
            n += 1
            jumlah += 1
            simpan(n)
        hasil.append(jumlah / (time.perf_counter() - mulai))
    return statistics.median(hasil)


def gudang(alamat: str) -> Callable[[int], object]:
    """Saves into a store, each a version of its own."""
    g: Gudang = buka(alamat, buat=True)
    g.simpan_unit(oleh="Ortala", kode_unit="U", nama_unit="Unit")
    for n in range(LEMBAR):
        kode = f"J{n}"
        g.simpan_jabatan(
            oleh="Ortala", kode_jabatan=kode, kode_unit="U", nama_jabatan=kode, jenis_jabatan="pelaksana"
        )
        g.simpan_draf(lembar(kode), versi_dasar=0, oleh="Analis")
    kini = g.lembar("J0")

    def simpan(n: int) -> None:
        nonlocal kini
        kini = g.simpan_draf(kini.dengan(bezetting=n + 2), versi_dasar=kini.versi, oleh="Analis")

    return simpan


def berkas_json(folder: Path, *, fsync: bool) -> Callable[[int], object]:
    """The naive way: the whole file, written again at every save."""
    berkas = folder / "isian.json"
    semua = {f"J{n}": lembar(f"J{n}").isi for n in range(LEMBAR)}

    def simpan(n: int) -> None:
        semua["J0"]["bezetting"] = n
        with berkas.open("w", encoding="utf-8") as f:
            json.dump(semua, f)
            if fsync:
                f.flush()
                os.fsync(f.fileno())

    return simpan


def utama() -> None:
    """Measure all and print a table."""
    dasar = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(dir=dasar) as nama:
        folder = Path(nama)
        cara = {
            "json.dump ke satu berkas, tanpa fsync": berkas_json(folder, fsync=False),
            "json.dump ke satu berkas, dengan fsync": berkas_json(folder, fsync=True),
            "gudang SQLite (TRUNCATE, EXTRA)": gudang(f"sqlite:///{folder}/abk.db"),
        }
        for alamat in sys.argv[2:3]:
            cara["gudang PostgreSQL"] = gudang(alamat)
        hasil = {c: laju(simpan) for c, simpan in cara.items()}
    acuan = hasil["json.dump ke satu berkas, dengan fsync"]
    for satu, n in hasil.items():
        print(f"{satu:42} {n:8.0f} simpan/detik  {n / acuan:6.2f} kali json.dump dengan fsync")


if __name__ == "__main__":
    utama()
