"""CPU time of small commands against pandas reading a small workbook, and what draws nothing.

Run: ``python benchmarks/perintah.py [--putaran 9]``. Commands take turns, a round each; a row is the median
of the ratios of its rounds, as a line of JSON.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import statistics
import sys
import tempfile
from pathlib import Path

import pandas as pd
from waktu_cpu import cpu_perintah

import abk
from abk.sop import Nama, Pejabat, Penugasan, Tanda, kunci_dari_benih, mulai, prosedur
from abk.store import buka

CONTOH = Path(__file__).resolve().parent.parent / "data" / "contoh"
UNIT = ("MENKO", "SET", "SET.PO", "SET.PO.1")
"""A unit of the example ministry and those above it."""
ABK = [sys.executable, "-m", "abk"]
PANDAS = "import sys, pandas; pandas.read_excel(sys.argv[1], engine='calamine', sheet_name=None)"


def buku_kecil(buku: Path) -> int:
    """Write a workbook of the three tables of one unit; how many rows they have."""
    unit, jabatan, tugas = (pd.read_csv(CONTOH / f"{n}.csv") for n in ("unit", "jabatan", "uraian_tugas"))
    jabatan = jabatan[jabatan["kode_unit"].isin(UNIT)]
    tabel = {
        "unit": unit[unit["kode_unit"].isin(UNIT)],
        "jabatan": jabatan,
        "uraian_tugas": tugas[tugas["kode_jabatan"].isin(jabatan["kode_jabatan"])],
    }
    with pd.ExcelWriter(buku, engine="xlsxwriter") as tulis:
        for nama, isi in tabel.items():
            isi.to_excel(tulis, sheet_name=nama, index=False)
    return sum(map(len, tabel.values()))


def gudang_kecil(buku: Path, alamat: str) -> None:
    """A store with the unit, and a case of it that has just begun, all roles with one official."""
    gudang = buka(alamat, buat=True)
    gudang.impor_kegiatan(abk.open(buku), oleh="tolok ukur")
    acuan, unit = prosedur(), UNIT[-1]
    peran = [(satu.kode, unit if acuan.per_unit_peran(satu.kode) else "") for satu in acuan.peran]
    sejak = dt.date(2026, 1, 1)
    tugas = tuple(Penugasan(peran=satu, unit=milik, sejak=sejak) for satu, milik in peran)
    kunci = kunci_dari_benih(bytes(32))
    mulai(
        gudang,
        Tanda("p-satu", kunci),
        kode="tolok-ukur",
        tahun=2026,
        judul="Tolok ukur",
        unit=[unit],
        prosedur=acuan,
        pejabat=[Pejabat(id="p-satu", kunci=kunci.publik, penugasan=tugas)],
        nama={"p-satu": Nama(nama="Nama Rekaan", jabatan="Pejabat")},
        profil="umum-2024",
        peragaan=True,
    )


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arg.add_argument("--putaran", type=int, default=9)
    putaran = arg.parse_args().putaran
    with tempfile.TemporaryDirectory() as folder:
        buku = Path(folder) / "kecil.xlsx"
        baris = buku_kecil(buku)
        gudang = f"sqlite:///{folder}/abk.db"
        gudang_kecil(buku, gudang)
        perintah = {
            f"abk periksa, buku kerja {baris} baris": [*ABK, "periksa", str(buku)],
            "abk --help": [*ABK, "--help"],
            "abk peraturan": [*ABK, "peraturan"],
            "abk naskah undangan --kosong": [*ABK, "naskah", "undangan", "--kosong"],
            "abk migrasi, gudang mutakhir": [*ABK, "migrasi", gudang],
            "abk karantina": [*ABK, "karantina", gudang],
            "abk sop daftar": [*ABK, "sop", "daftar", gudang],
            "abk sop status": [*ABK, "sop", "status", gudang],
            "abk unit daftar": [*ABK, "unit", "daftar", gudang],
            "abk tanda": [*ABK, "tanda", gudang],
        }
        lantai = [sys.executable, "-c", PANDAS, str(buku)]
        for satu in (lantai, *perintah.values()):  # modules are compiled, files read
            cpu_perintah(satu)
        kali: dict[str, list[float]] = {nama: [] for nama in perintah}
        dasar = []
        for _ in range(putaran):
            dasar.append(cpu_perintah(lantai)[0])
            for nama, satu in perintah.items():
                kali[nama].append(cpu_perintah(satu)[0] / dasar[-1])
    pembanding = f"pandas dimuat, buku itu dibaca dengan calamine, {statistics.median(dasar):.2f} s CPU"
    for nama, semua in kali.items():
        perbandingan = f"{statistics.median(semua):.2f} × biaya"
        print(json.dumps({"apa": nama, "pembanding": pembanding, "perbandingan": perbandingan}))


if __name__ == "__main__":
    main()
