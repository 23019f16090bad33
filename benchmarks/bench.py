"""Every benchmark that has a peer, in one run and one table: ``make bench`` (ten minutes on a quick machine).

Writes ``benchmarks/hasil/<date>.md`` with ratios, versions and the machine. ``--tanpa-halaman`` leaves out
the pages, ``--baris`` gives the sizes of the tables.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from biaya_halaman import CARA

TEMPAT = Path(__file__).parent
PAKET = (
    "abk",
    "pandas",
    "numpy",
    "openpyxl",
    "python-calamine",
    "SQLAlchemy",
    "papermill",
    "nbconvert",
    "duckdb",
)


def jalankan(naskah: str, *pilihan: str) -> list[str]:
    """Lines that a benchmark prints."""
    perintah = [sys.executable, str(TEMPAT / naskah), *pilihan]
    return subprocess.run(perintah, check=True, capture_output=True, text=True).stdout.splitlines()


def _versi() -> Iterator[str]:
    """Versions of what was measured, as far as it is installed."""
    for nama in PAKET:
        with contextlib.suppress(PackageNotFoundError):
            yield f"{nama} {version(nama)}"


def tabel(ukuran: list[str]) -> list[tuple[str, str, str]]:
    """What, peer, ratio: checks and sums of tables against a group-by of pandas and of DuckDB."""
    hasil = []
    for satu in map(json.loads, jalankan("tabel.py", "--baris", *ukuran)):
        sebanding = f"group-by pandas tanpa pemeriksaan, {satu['gabungan [s]']:.3f} s CPU"
        nama = f"{satu['baris']:,} uraian tugas"
        if satu["duckdb [s]"]:
            duckdb = f"DuckDB tanpa pemeriksaan, {satu['duckdb [s]']:.3f} s CPU"
            kali = satu["jumlah saja"] * satu["gabungan [s]"] / satu["duckdb [s]"]
            hasil.append((f"{nama}: jumlah eksak saja", duckdb, f"{kali:.2f} × biaya"))
        hasil += [
            (f"{nama}: jumlah eksak saja", sebanding, f"{satu['jumlah saja']:.2f} × biaya"),
            (f"{nama}: semua pemeriksaan", sebanding, f"{satu['semua pemeriksaan']:.2f} × biaya"),
            (f"{nama}: puncak memori", "", f"{satu['puncak memori [MB]']} MB"),
        ]
    return hasil


def impor(banyak: int) -> list[tuple[str, str, str]]:
    """What, peer, ratio: import of workbooks against openpyxl + pandas with its checks, and LibreOffice."""
    satu = json.loads(jalankan("impor_buku_kerja.py", str(banyak), "--json")[-1])
    sebanding = f"openpyxl + pandas + pemeriksaan yang sama, {satu['pengguna']:.1f} s CPU"
    lain = []
    if satu["libreoffice"]:
        kali = f"{satu['libreoffice'] / satu['pagar']:.1f} × cepat"
        hitung = f"LibreOffice, dibuka dan dihitung ulang saja, {satu['libreoffice']:.1f} s CPU"
        lain = [(f"{banyak} buku kerja: dibaca di balik pagar", hitung, kali)]
    return [
        *lain,
        (
            f"{banyak} buku kerja: dibaca di balik pagar",
            sebanding,
            f"{satu['pengguna'] / satu['pagar']:.1f} × cepat",
        ),
        (f"{banyak} buku kerja: impor lengkap", sebanding, f"{satu['pengguna'] / satu['impor']:.1f} × cepat"),
    ]


def halaman() -> list[tuple[str, str, str]]:
    """What, peer, ratio: a unit's page against the script, papermill's API, a shell and a plain function."""
    waktu = json.loads(jalankan("biaya_halaman.py", "--putaran", "3", "--json")[-1])
    kami = waktu.pop("abk")
    lantai = waktu["fungsi"]
    hasil = [
        (f"halaman unit, {kami:.2f} s", f"{CARA[satu]}, {detik:.2f} s", f"{detik / kami:.1f} × cepat")
        for satu, detik in waktu.items()
        if satu != "fungsi"
    ]
    sebanding = f"{CARA['fungsi']}, {lantai:.2f} s"
    return [*hasil, (f"halaman unit, {kami:.2f} s", sebanding, f"{kami / lantai:.2f} × biaya")]


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arg.add_argument("--baris", nargs="+", default=["10000", "100000", "1000000"])
    arg.add_argument("--buku", type=int, default=200)
    arg.add_argument("--tanpa-halaman", action="store_true")
    opsi = arg.parse_args()
    semua = [*tabel(opsi.baris), *impor(opsi.buku), *([] if opsi.tanpa_halaman else halaman())]
    mesin = f"{platform.system()} {platform.machine()}, {os.cpu_count()} inti, beban {os.getloadavg()[0]:.1f}"
    paket = ", ".join(_versi())
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
