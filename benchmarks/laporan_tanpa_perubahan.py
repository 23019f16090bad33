"""Time of ``abk laporan`` when nothing has changed: everything is checked, nothing is made."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from biaya_halaman import jalankan

import abk
from abk.kegiatan import folder_sumber


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("sumber", nargs="?", default="contoh")
    pilihan.add_argument("--putaran", type=int, default=9)
    pilihan = pilihan.parse_args()
    sumber = str(folder_sumber(pilihan.sumber).resolve())
    unit = abk.open(sumber).unit["kode_unit"]
    banyak, satu = len(unit), str(unit.iloc[0])
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        perintah = (sys.executable, "-m", "abk.cli", "laporan", sumber, "--keluar", str(folder / "laporan"))
        jalankan(folder, *perintah, "--unit", satu)  # not counted: modules are compiled
        print(f"pertama kali, {banyak} unit: {jalankan(folder, *perintah, '--paksa'):.1f} s", flush=True)
        lagi, impor = [], []
        for _ in range(pilihan.putaran):
            lagi.append(jalankan(folder, *perintah))
            impor.append(jalankan(folder, sys.executable, "-c", "import abk"))
    print(f"tanpa perubahan:  {statistics.median(lagi):.2f} s (paling cepat {min(lagi):.2f} s)")
    print(f"di antaranya `import abk`: {statistics.median(impor):.2f} s")


if __name__ == "__main__":
    main()
