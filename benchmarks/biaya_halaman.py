"""Cost of a unit's page: ``abk laporan`` against the script that one would write without it.

The script: ``papermill NOTEBOOK out.ipynb -p …``, then ``jupyter nbconvert --to html out.ipynb``, one
unit after the other. Both ways take turns in one run, so that the load of the machine falls on both alike.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import abk
from abk.kegiatan import folder_sumber
from abk.reports.batch.order import NOTEBOOK_UNIT, default_notebook

AKAR = Path(__file__).resolve().parents[1]


def lingkungan(folder: Path) -> dict[str, str]:
    """Environment in which modules are compiled once, as where packages were installed in the usual way.

    Without that a machine that keeps no bytecode compiles them at every start, which flatters us: the
    script starts three programs a page.
    """
    env = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    jalur = os.pathsep.join([str(AKAR), env.get("PYTHONPATH", "")])
    return {**env, "PYTHONPATH": jalur, "PYTHONPYCACHEPREFIX": str(folder / "pyc")}


def jalankan(folder: Path, *perintah: str) -> float:
    """Run a command; its duration [s]."""
    mulai = time.perf_counter()
    subprocess.run(perintah, check=True, capture_output=True, env=lingkungan(folder))
    return time.perf_counter() - mulai


def naskah_biasa(sumber: str, unit: str, folder: Path) -> float:
    """One page by the script [s]."""
    hasil = str(folder / "out.ipynb")
    python = (sys.executable, "-m")
    isi = ("-p", "sumber", sumber, "-p", "unit", unit)
    return jalankan(
        folder, *python, "papermill", str(default_notebook(NOTEBOOK_UNIT)), hasil, *isi
    ) + jalankan(folder, *python, "jupyter", "nbconvert", "--to", "html", hasil)


def abk_laporan(sumber: str, unit: list[str], folder: Path, pekerja: int) -> float:
    """A page by ``abk laporan``, its start shared by all units [s/halaman]."""
    pilihan = [k for u in unit for k in ("--unit", u)]
    perintah = [sys.executable, "-m", "abk.cli", "laporan", sumber, "--keluar", str(folder / "laporan")]
    return jalankan(folder, *perintah, "--paksa", "--pekerja", str(pekerja), *pilihan) / len(unit)


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("sumber", nargs="?", default="contoh")
    pilihan.add_argument("--putaran", type=int, default=5)
    pilihan.add_argument("--unit", type=int, default=40, help="units in one run of abk laporan")
    pilihan.add_argument("--pekerja", type=int, default=2)
    pilihan = pilihan.parse_args()
    sumber = str(folder_sumber(pilihan.sumber).resolve())
    semua = list(abk.open(sumber).unit["kode_unit"])
    waktu: dict[str, list[float]] = {"naskah": [], "abk": []}
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        naskah_biasa(sumber, semua[0], folder)  # not counted: modules are compiled
        abk_laporan(sumber, semua[:2], folder, pilihan.pekerja)
        for putaran in range(pilihan.putaran):
            satu = semua[putaran * len(semua) // pilihan.putaran]
            waktu["naskah"].append(naskah_biasa(sumber, satu, folder))
            waktu["abk"].append(abk_laporan(sumber, semua[: pilihan.unit], folder, pilihan.pekerja))
            print(f"{putaran + 1}: " + ", ".join(f"{n} {w[-1]:.2f}" for n, w in waktu.items()), flush=True)
    naskah, kami = (statistics.median(w) for w in waktu.values())
    print(f"naskah (papermill, lalu nbconvert): {naskah:.2f} s/halaman")
    print(f"abk laporan, {pilihan.pekerja} pekerja:          {kami:.2f} s/halaman")
    print(f"perbandingan:                       {naskah / kami:.1f} kali")


if __name__ == "__main__":
    main()
