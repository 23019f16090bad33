"""Every benchmark that has a peer, in one run and one table: ``make bench`` (ten minutes on a quick machine).

Writes ``benchmarks/hasil/<date>.md`` with ratios, versions and the machine. ``--tanpa-halaman`` leaves out
the pages, ``--baris`` gives the sizes of the tables.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

TEMPAT = Path(__file__).parent
PAKET = ("abk", "pandas", "numpy", "openpyxl", "python-calamine", "SQLAlchemy", "papermill", "nbconvert")


def jalankan(naskah: str, *pilihan: str) -> list[str]:
    """Lines that a benchmark prints."""
    perintah = [sys.executable, str(TEMPAT / naskah), *pilihan]
    return subprocess.run(perintah, check=True, capture_output=True, text=True).stdout.splitlines()


def tabel(ukuran: list[str]) -> list[tuple[str, str, str]]:
    """What, peer, ratio: checks and sums of tables against a group-by of pandas."""
    hasil = []
    for satu in map(json.loads, jalankan("tabel.py", "--baris", *ukuran)):
        sebanding = f"group-by pandas tanpa pemeriksaan, {satu['gabungan [s]']:.3f} s CPU"
        nama = f"{satu['baris']:,} uraian tugas"
        hasil += [
            (f"{nama}: jumlah eksak saja", sebanding, f"{satu['jumlah saja']:.2f} × biaya"),
            (f"{nama}: semua pemeriksaan", sebanding, f"{satu['semua pemeriksaan']:.2f} × biaya"),
            (f"{nama}: puncak memori", "", f"{satu['puncak memori [MB]']} MB"),
        ]
    return hasil


def impor(banyak: int) -> list[tuple[str, str, str]]:
    """What, peer, ratio: import of workbooks against openpyxl and pandas with the same checks."""
    satu = json.loads(jalankan("impor_buku_kerja.py", str(banyak), "--json")[-1])
    sebanding = f"openpyxl + pandas + pemeriksaan yang sama, {satu['pengguna']:.1f} s CPU"
    return [
        (
            f"{banyak} buku kerja: dibaca di balik pagar",
            sebanding,
            f"{satu['pengguna'] / satu['pagar']:.1f} × cepat",
        ),
        (f"{banyak} buku kerja: impor lengkap", sebanding, f"{satu['pengguna'] / satu['impor']:.1f} × cepat"),
    ]


def halaman() -> list[tuple[str, str, str]]:
    """What, peer, ratio: a unit's page against papermill and nbconvert, one after the other."""
    baris = jalankan("biaya_halaman.py", "--putaran", "3")
    kali = baris[-1].split(":")[1].strip().replace("kali", "× cepat")
    return [("halaman unit", "papermill, lalu nbconvert", kali)]


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arg.add_argument("--baris", nargs="+", default=["10000", "100000", "1000000"])
    arg.add_argument("--buku", type=int, default=200)
    arg.add_argument("--tanpa-halaman", action="store_true")
    opsi = arg.parse_args()
    semua = [*tabel(opsi.baris), *impor(opsi.buku), *([] if opsi.tanpa_halaman else halaman())]
    mesin = f"{platform.system()} {platform.machine()}, {os.cpu_count()} inti, beban {os.getloadavg()[0]:.1f}"
    paket = ", ".join(f"{nama} {version(nama)}" for nama in PAKET)
    hari = dt.datetime.now(dt.UTC).date().isoformat()
    isi = [
        f"# Tolok ukur {hari}",
        "",
        f"Python {platform.python_version()}; {paket}. {mesin}.",
        "",
        "| apa | pembanding | perbandingan |",
        "|---|---|---|",
        *(f"| {' | '.join(satu)} |" for satu in semua),
    ]
    berkas = TEMPAT / "hasil" / f"{hari}.md"
    berkas.parent.mkdir(exist_ok=True)
    berkas.write_text("\n".join(isi) + "\n", encoding="utf-8")
    print("\n".join(isi), berkas, sep="\n\n")


if __name__ == "__main__":
    main()
