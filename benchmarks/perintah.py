"""CPU time of everyday commands: a check of a small workbook against pandas reading it, and what draws nothing.

Run: ``python benchmarks/perintah.py [--putaran 5]``. Medians of rounds in which the commands take turns; a line
of JSON for each row.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import pandas as pd
from waktu_cpu import cpu_perintah

CONTOH = Path(__file__).resolve().parent.parent / "data" / "contoh"
BATAS = 0.5
"""What a command that draws nothing may cost [s]."""
ABK = [sys.executable, "-m", "abk"]
PANDAS = "import sys, pandas; pandas.read_excel(sys.argv[1], engine='calamine', sheet_name=None)"


def buku_kecil(folder: Path, unit: str = "SET.PO.1") -> Path:
    """Workbook of the three tables, of one unit and those above it."""
    tabel = {n: pd.read_csv(CONTOH / f"{n}.csv", dtype=str) for n in ("unit", "jabatan", "uraian_tugas")}
    atas = [unit.rsplit(".", n)[0] for n in range(unit.count(".") + 1)] + ["MENKO"]
    tabel["unit"] = tabel["unit"][tabel["unit"]["kode_unit"].isin(atas)]
    tabel["jabatan"] = tabel["jabatan"][tabel["jabatan"]["kode_unit"].isin(atas)]
    pos = tabel["jabatan"]["kode_jabatan"]
    tabel["uraian_tugas"] = tabel["uraian_tugas"][tabel["uraian_tugas"]["kode_jabatan"].isin(pos)]
    buku = folder / "kecil.xlsx"
    with pd.ExcelWriter(buku, engine="xlsxwriter") as tulis:
        for nama, isi in tabel.items():
            isi.to_excel(tulis, sheet_name=nama, index=False)
    return buku


def ukur(perintah: dict[str, list[str]], putaran: int) -> dict[str, list[float]]:
    """CPU time of each command in every round."""
    hasil: dict[str, list[float]] = {nama: [] for nama in perintah}
    for _ in range(putaran):
        for nama, satu in perintah.items():
            hasil[nama].append(cpu_perintah(satu)[0])
    return hasil


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arg.add_argument("--putaran", type=int, default=5)
    opsi = arg.parse_args()
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        buku = str(buku_kecil(folder))
        gudang = f"sqlite:///{folder / 'abk.db'}"
        perintah = {
            "pandas": [sys.executable, "-c", PANDAS, buku],
            "abk periksa": [*ABK, "periksa", buku],
            "abk --help": [*ABK, "--help"],
            "abk": [*ABK, "--versi"],
        }
        print(gudang)
        for satu in perintah.values():  # modules are compiled, files read
            cpu_perintah(satu)
        hasil = ukur(perintah, opsi.putaran)
    for k, v in hasil.items():
        print(k, round(statistics.median(v), 3), [round(x, 2) for x in v])
    r = [a / b for a, b in zip(hasil["abk periksa"], hasil["pandas"])]
    print(statistics.median(r), statistics.median(hasil["abk periksa"]) / statistics.median(hasil["pandas"]))


if __name__ == "__main__":
    main()
