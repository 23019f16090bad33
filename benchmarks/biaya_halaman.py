"""Cost of a unit's page: ``abk laporan`` against the script that one would write without it.

CPU seconds of all processes.
The script: ``papermill NOTEBOOK out.ipynb -p …``, then ``jupyter nbconvert --to html out.ipynb``, one
unit after the other. Beside it the ways of ``cara_halaman.py``, down to the floor: a plain function. All ways
take turns in one run, so that the load of the machine falls on all alike.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from waktu_cpu import cpu_perintah

import abk
from abk.kegiatan import folder_sumber
from abk.reports.batch.order import NOTEBOOK_UNIT, default_notebook

AKAR = Path(__file__).resolve().parents[1]
CARA = {
    "naskah": "naskah: papermill, lalu jupyter nbconvert",
    "papermill": "API papermill dan satu pengekspor",
    "cangkang": "cangkang IPython dalam satu proses, tanpa bukti",
    "fungsi": "fungsi biasa dalam dua proses (lantai)",
    "abk": "abk laporan",
}


def lingkungan(folder: Path) -> dict[str, str]:
    """Environment in which modules are compiled once, as where packages were installed in the usual way.

    Without that a machine that keeps no bytecode compiles them at every start, which flatters us: the
    script starts three programs a page.
    """
    env = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    jalur = os.pathsep.join([str(AKAR), env.get("PYTHONPATH", "")])
    return {**env, "PYTHONPATH": jalur, "PYTHONPYCACHEPREFIX": str(folder / "pyc")}


def jalankan(folder: Path, *perintah: str) -> float:
    """Run a command; its CPU time, children included [s]."""
    return cpu_perintah(list(perintah), lingkungan(folder))[0]


def naskah_biasa(sumber: str, unit: str, folder: Path) -> float:
    """One page by the script [s CPU]."""
    hasil = str(folder / "out.ipynb")
    python = (sys.executable, "-m")
    isi = ("-p", "sumber", sumber, "-p", "unit", unit)
    return jalankan(
        folder, *python, "papermill", str(default_notebook(NOTEBOOK_UNIT)), hasil, *isi
    ) + jalankan(folder, *python, "jupyter", "nbconvert", "--to", "html", hasil)


def abk_laporan(sumber: str, unit: list[str], folder: Path, pekerja: int) -> float:
    """A page by ``abk laporan``, its start shared by all units [s CPU/halaman]."""
    pilihan = [k for u in unit for k in ("--unit", u)]
    perintah = [sys.executable, "-m", "abk", "laporan", sumber, "--keluar", str(folder / "laporan")]
    return jalankan(folder, *perintah, "--paksa", "--pekerja", str(pekerja), *pilihan) / len(unit)


def cara_lain(cara: str, sumber: str, unit: list[str], folder: Path) -> float:
    """A page by a way of ``cara_halaman.py``, its start shared by all units [s CPU/halaman]."""
    (folder / cara).mkdir(exist_ok=True)
    program = str(Path(__file__).with_name("cara_halaman.py"))
    return jalankan(folder, sys.executable, program, cara, str(folder / cara), sumber, *unit) / len(unit)


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("sumber", nargs="?", default="contoh")
    pilihan.add_argument("--putaran", type=int, default=5)
    pilihan.add_argument(
        "--anggaran", type=float, default=3600, help="no round begins that would end later [s]"
    )
    pilihan.add_argument("--unit", type=int, default=40, help="units in one run of abk laporan")
    pilihan.add_argument("--pekerja", type=int, default=2)
    pilihan.add_argument("--json", action="store_true", help="medians only, as JSON in the last line")
    pilihan = pilihan.parse_args()
    sumber = str(folder_sumber(pilihan.sumber).resolve())
    semua = list(abk.open(sumber).unit["kode_unit"])
    banyak, sedikit = semua[: pilihan.unit], semua[: max(pilihan.unit // 8, 1)]
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        cara: dict[str, Callable[[str], float]] = {
            "naskah": lambda satu: naskah_biasa(sumber, satu, folder),
            "papermill": lambda _: cara_lain("papermill", sumber, sedikit, folder),
            "cangkang": lambda _: cara_lain("cangkang", sumber, banyak, folder),
            "fungsi": lambda _: cara_lain("fungsi", sumber, banyak, folder),
            "abk": lambda _: abk_laporan(sumber, banyak, folder, pilihan.pekerja),
        }
        naskah_biasa(sumber, semua[0], folder)  # not counted: modules are compiled
        abk_laporan(sumber, semua[:2], folder, pilihan.pekerja)
        waktu: dict[str, list[float]] = {satu: [] for satu in cara}
        mulai = time.perf_counter()
        for putaran in range(pilihan.putaran):
            lewat = time.perf_counter() - mulai
            if putaran and lewat * (putaran + 1) / putaran > pilihan.anggaran:
                break
            for satu, fungsi in cara.items():
                waktu[satu].append(fungsi(semua[putaran * len(semua) // pilihan.putaran]))
            kata = ", ".join(f"{n} {w[-1]:.2f}" for n, w in waktu.items())
            print(f"{putaran + 1}: {kata}", file=sys.stderr, flush=True)
    tengah = {satu: statistics.median(w) for satu, w in waktu.items()}
    if pilihan.json:
        print(json.dumps({**tengah, "putaran": len(waktu["abk"])}))
        return
    for satu, kata in CARA.items():
        print(
            f"{kata:<58}{tengah[satu]:6.2f} s CPU/halaman {tengah[satu] / tengah['abk']:6.1f} × abk laporan"
        )


if __name__ == "__main__":
    main()
