"""Cost of ``abk laporan`` where nothing, or one task, has changed, against the full run [s CPU]."""

from __future__ import annotations

import argparse
import csv
import json
import statistics
import sys
import tempfile
from pathlib import Path

from biaya_halaman import jalankan
from pohon import tulis


def satu_berubah(sumber: Path) -> None:
    """Double the volume of the last task."""
    berkas = sumber / "uraian_tugas.csv"
    with berkas.open(encoding="utf-8", newline="") as masuk:
        baris = list(csv.reader(masuk))
    kolom = baris[0].index("volume")
    baris[-1][kolom] = str(int(float(baris[-1][kolom]) * 2) + 1)
    with berkas.open("w", encoding="utf-8", newline="") as keluar:
        csv.writer(keluar).writerows(baris)


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--unit", type=int, default=100)
    pilihan.add_argument("--putaran", type=int, default=3)
    pilihan.add_argument("--json", action="store_true")
    pilihan = pilihan.parse_args()
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        sumber, laporan = tulis(f"besar:{pilihan.unit}", folder / "sumber"), folder / "laporan"
        perintah = (sys.executable, "-m", "abk", "laporan", str(sumber), "--keluar", str(laporan))
        satu_unit = (sumber / "unit.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
        jalankan(folder, *perintah, "--unit", satu_unit)  # not counted: modules are compiled
        penuh = jalankan(folder, *perintah, "--paksa")
        tetap = statistics.median(jalankan(folder, *perintah) for _ in range(pilihan.putaran))
        impor = statistics.median(
            jalankan(folder, sys.executable, "-c", "import pandas") for _ in range(pilihan.putaran)
        )
        satu_berubah(sumber)
        satu = jalankan(folder, *perintah)
        halaman = json.loads((laporan / "manifest.json").read_bytes())["halaman"]
        dibuat = [h["berkas"] for h in halaman if h["status"] == "dibuat"]
    isi = {
        "unit": pilihan.unit,
        "penuh": penuh,
        "tetap": tetap,
        "import pandas": impor,
        "satu": satu,
        "dibuat": dibuat,
    }
    print(json.dumps(isi))


if __name__ == "__main__":
    main()
