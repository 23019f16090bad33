"""How do pages grow with the ministry: size of the largest, time of a page, memory of the driver?

``python benchmarks/pertumbuhan.py [--unit 10 100 300 1000 3000] [--contoh 100] [--anggaran 600]``: for each
size a made-up ministry (``pohon.py``, ten posts a unit). Of a large one only the first and the last
``--contoh`` pages are made. It ends once the budget is used up [s], and says so.
``--ukuran`` makes the largest pages of each shape instead, without the batch.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import mean

import pandas as pd
from pohon import BENTUK, tulis

import abk
from abk.reports.batch import laporan

BATAS_BYTE = 300_000


def ukuran() -> None:
    """The largest pages of each shape: bytes."""
    from abk.reports.exporter import render_bagian  # noqa: PLC0415 - not in the process whose memory is asked

    for bentuk in BENTUK:
        with tempfile.TemporaryDirectory() as nama:
            k = abk.open(tulis(bentuk, Path(nama)))
            akar = abk.reports.unit(k, str(k.unit["kode_unit"].iloc[0]))
            for apa, halaman in (("unit teratas", akar), ("indeks", abk.reports.kementerian(k))):
                byte = len(render_bagian(halaman, judul="Uji").encode())
                tanda = "" if byte <= BATAS_BYTE else "  LEBIH DARI BATAS"
                besar = f"{len(k.unit)} unit, {len(k.jabatan)} jabatan"
                print(f"{bentuk:10} {besar:26} {apa:13} {byte / 1000:6.0f} kB{tanda}", flush=True)


def satu(sumber: str, keluar: str, contoh: int) -> None:
    """Report of one ministry, in a process of its own; prints what it cost as JSON."""
    kode = pd.read_csv(Path(sumber) / "unit.csv", dtype="str")["kode_unit"].tolist()  # not opened twice
    sampel = None if len(kode) <= 2 * contoh else [*kode[:contoh], *kode[-contoh:]]
    mulai = time.perf_counter()
    m = laporan(sumber, keluar, unit=sampel, paksa=True)
    lama = time.perf_counter() - mulai
    memori = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sebelum = time.perf_counter()
    lagi = laporan(sumber, keluar, unit=sampel)
    detik = {h.kode: h.detik for h in m.halaman}
    urut = [detik[u] for u in (sampel or kode)]
    tepi = min(contoh, max(1, len(urut) // 2))
    paling = max((satu.stat().st_size for satu in Path(keluar).glob("*.html")), default=0)
    hasil = {
        "halaman": len(urut),
        "gagal": len(m.gagal),
        "detik per halaman": round(lama / len(urut), 3),
        "akhir ÷ awal": round(mean(urut[-tepi:]) / mean(urut[:tepi]), 2),
        "tanpa perubahan": round((time.perf_counter() - sebelum) / lama, 4),
        "berubah lagi": sum(h.status == "dibuat" for h in lagi.halaman),
        "memori pengendali MB": memori,
        "halaman terbesar kB": round(paling / 1000),
    }
    print(json.dumps(hasil, ensure_ascii=False))


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arg.add_argument("--unit", nargs="+", type=int, default=[10, 100, 300, 1000, 3000])
    arg.add_argument("--contoh", type=int, default=100)
    arg.add_argument("--anggaran", type=float, default=600)
    arg.add_argument("--ukuran", action="store_true")
    arg.add_argument("--satu", nargs=2, help=argparse.SUPPRESS)
    opsi = arg.parse_args()
    if opsi.satu:
        satu(*opsi.satu, opsi.contoh)
        return
    if opsi.ukuran:
        ukuran()
        return
    akhir = time.monotonic() + opsi.anggaran
    print(f"beban mesin {os.getloadavg()[0]:.1f}, {os.cpu_count()} inti")
    for banyak in opsi.unit:
        if time.monotonic() > akhir:
            print(f"{banyak:5} unit: anggaran habis")
            continue
        with tempfile.TemporaryDirectory() as nama:
            sumber = tulis(f"besar:{banyak}", Path(nama) / "sumber")
            perintah = [sys.executable, __file__, "--contoh", str(opsi.contoh)]
            perintah += ["--satu", str(sumber), str(Path(nama) / "laporan")]
            isi = subprocess.run(perintah, check=True, capture_output=True, text=True).stdout
            print(f"{banyak:5} unit: {isi.splitlines()[-1]}", flush=True)


if __name__ == "__main__":
    main()
