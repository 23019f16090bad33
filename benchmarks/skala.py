"""Scale past one machine: what a cluster, its driver and a larger kegiatan cost, measured small.

Starts a real scheduler and workers on this machine (``pip install abk[klaster]``). CPU time and not duration,
since scheduler, workers and driver share the cores here. Prints a table, and with ``--rencana`` what it
means for larger institutions: computed from the figures above it, not measured.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

import pandas as pd
import psutil

import abk
from abk.hasil import siapkan
from abk.kegiatan import Kegiatan, folder_contoh
from abk.kegiatan.parcel import pack
from abk.reports.batch import Cluster, laporan

AKAR = Path(__file__).resolve().parents[1]
JAM = 3600
LEMBAGA = 600
"""Institutions of the plan, roughly."""
TUGAS = 10_000_000
"""Task rows of all of them together."""


def porta() -> int:
    """A free port."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def cpu_anak() -> float:
    """CPU time of all processes that this one has started and that have ended [s]."""
    pakai = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pakai.ru_utime + pakai.ru_stime


def memori(pid: int) -> dict[str, float]:
    """Memory that a worker has for itself alone, by the kind of process [MB]."""
    hasil: dict[str, float] = {}
    for satu in [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]:
        perintah = " ".join(satu.cmdline())
        jenis = "pekerja dask" if satu.pid == pid else "lain"
        jenis = "proses halaman" if "page_server" in perintah else jenis
        jenis = "induk kernel" if "zygote_server" in perintah else jenis
        hasil[jenis] = hasil.get(jenis, 0.0) + satu.memory_full_info().uss / 1e6
    return hasil


def gugus(folder: Path, pekerja: int, halaman: int) -> dict[str, float]:
    """Pages on a cluster of this machine: CPU time of all, of the driver; memory of one worker."""
    alamat = f"tcp://127.0.0.1:{(nomor := porta())}"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(AKAR), os.environ.get("PYTHONPATH", "")])}
    dask = [sys.executable, "-P", "-m"]
    sunyi = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": env, "cwd": folder}
    sebelum = cpu_anak()
    perintah = [*dask, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(nomor)]
    proses = [subprocess.Popen([*perintah, "--no-dashboard", "--no-show"], **sunyi)]
    perintah = [*dask, "distributed.cli.dask_worker", alamat, "--nthreads", "1", "--no-nanny"]
    proses += [subprocess.Popen([*perintah, "--no-dashboard"], **sunyi) for _ in range(pekerja)]
    isi: dict[str, float] = {}
    try:
        time.sleep(5)
        with Cluster(alamat) as cluster:
            unit = list(abk.open("contoh").unit["kode_unit"])[:halaman]
            kini, mulai = time.process_time(), time.perf_counter()

            def kemajuan(selesai: int, *_: object) -> None:
                if selesai == halaman - 1:
                    isi.update(memori(proses[1].pid))

            hasil = laporan(
                "contoh", folder / "l", unit=unit, paksa=True, kemajuan=kemajuan, pelaksana=cluster
            )
            isi |= {"driver": time.process_time() - kini, "lama": time.perf_counter() - mulai}
        if not hasil.berhasil:
            raise SystemExit(f"gagal: {hasil.gagal}")
        isi["besar"] = sum(p.stat().st_size for p in (folder / "l").glob("*.html")) / halaman / 1e3
        time.sleep(3)  # the workers clear away
    finally:
        for satu in reversed(proses):
            satu.terminate()
            satu.wait()
    return {**isi, "semua": cpu_anak() - sebelum}


def lokal(folder: Path, pekerja: int, halaman: int) -> float:
    """The same pages without a cluster: CPU time of all [s]."""
    sebelum = cpu_anak()
    unit = list(abk.open("contoh").unit["kode_unit"])[:halaman]
    pilihan = {"unit": unit, "pekerja": pekerja, "paksa": True}
    program = "import json, sys; from abk.reports.batch import laporan\nif __name__ == '__main__':"
    program += " laporan('contoh', sys.argv[1], **json.loads(sys.argv[2]))"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(AKAR), os.environ.get("PYTHONPATH", "")])}
    perintah = [sys.executable, "-c", program, str(folder / "lokal"), json.dumps(pilihan)]
    subprocess.run(perintah, check=True, env=env)
    return cpu_anak() - sebelum


def besar(folder: Path, kali: int) -> Kegiatan:
    """The example ministry, so many times over, under one root."""
    dari, ke = folder_contoh(), folder / f"x{kali}"
    ke.mkdir()
    (ke / "kegiatan.toml").write_bytes((dari / "kegiatan.toml").read_bytes())
    for nama in ("unit", "jabatan", "uraian_tugas"):
        asli = pd.read_csv(dari / f"{nama}.csv", dtype="str", keep_default_na=False)
        salin = []
        for n in range(kali):
            satu = asli.copy()
            for kolom in [k for k in satu if str(k).startswith("kode_")]:
                satu[kolom] = satu[kolom].where(satu[kolom] == "", f"K{n}." + satu[kolom])
            salin.append(satu)
        pd.concat(salin).to_csv(ke / f"{nama}.csv", index=False)
    return abk.open(ke)


def kiriman(folder: Path, kali: int) -> dict[str, float]:
    """What a kegiatan costs to send, and a worker once to get ready for it."""
    k = besar(folder, kali)
    mulai = time.process_time()
    isi = pack(k)
    kemas = zlib.compress(isi, 1)
    tengah = time.process_time()
    siapkan(k)
    _ = k.rekap, k.sidik
    akhir = time.process_time()
    return {
        "tugas": len(k.uraian_tugas),
        "unit": len(k.unit),
        "kiriman": len(kemas) / 1e6,
        "mengemas": tengah - mulai,
        "menyiapkan": akhir - tengah,
    }


def rencana(halaman: float, driver: float, mulai: float, baris: list[dict[str, float]]) -> None:
    """Print what the figures mean for larger institutions; a plan, and no measurement."""
    satu = baris[0]
    per_lembaga = TUGAS / LEMBAGA
    unit_lembaga = per_lembaga / satu["tugas"] * satu["unit"]
    siap = baris[-1]["menyiapkan"] * per_lembaga / baris[-1]["tugas"]
    kasus = [
        ("satu kementerian contoh", 1, satu["unit"], satu["menyiapkan"]),
        ("satu kementerian besar (3.000 unit)", 1, 3000, siap * 3000 / unit_lembaga),
        (f"{LEMBAGA} instansi, {TUGAS:,} uraian tugas", LEMBAGA, unit_lembaga, siap),
    ]
    inti = (1, 2, 8, 32, 128)
    print(f"\nRENCANA (dihitung, bukan diukur): menit untuk banyaknya inti {inti}")
    for nama, lembaga, unit, persiapan in kasus:
        menit = []
        for n in inti:
            # one driver each institution; as many of them at a time as keep eight cores busy
            sejajar = max(1, min(lembaga, n // 8))
            pekerja = n / sejajar
            tiap = max(unit * halaman / pekerja, unit * driver) + mulai + persiapan
            menit.append(lembaga / sejajar * tiap / 60)
        print(f"  {nama}: {unit * lembaga:,.0f} halaman: " + ", ".join(f"{m:,.1f}" for m in menit))
    print(f"  batas satu driver: {1 / driver:.1f} halaman/s, yaitu sekitar {halaman / driver:.0f} inti")


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("--halaman", type=int, nargs=2, default=(10, 60), help="two sizes: start and slope")
    pilihan.add_argument("--pekerja", type=int, default=2)
    pilihan.add_argument("--kali", type=int, nargs="+", default=(1, 4, 16), help="sizes of the kegiatan")
    pilihan.add_argument("--rencana", action="store_true")
    pilihan = pilihan.parse_args()
    sedikit, banyak = pilihan.halaman
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        baris = [kiriman(folder, n) for n in pilihan.kali]
        for satu in baris:
            print("kiriman: " + ", ".join(f"{n} {v:,.3g}" for n, v in satu.items()), flush=True)
        sini = [lokal(folder, pilihan.pekerja, n) for n in (sedikit, banyak)]
        sana = [gugus(folder, pilihan.pekerja, n) for n in (sedikit, banyak)]
    beda = banyak - sedikit
    halaman_sini = (sini[1] - sini[0]) / beda
    driver = (sana[1]["driver"] - sana[0]["driver"]) / beda
    # the driver is this process, and so no child
    halaman = (sana[1]["semua"] - sana[0]["semua"]) / beda
    mulai = (sana[0]["semua"] - halaman * sedikit) / pilihan.pekerja
    print(
        f"tanpa klaster: {halaman_sini:.3f} s CPU/halaman, awal {sini[0] - halaman_sini * sedikit:.1f} s CPU"
    )
    print(f"klaster: {halaman:.3f} s CPU/halaman di pekerja dan penjadwal, {driver:.3f} di driver")
    print(f"klaster: awal {mulai:.1f} s CPU/pekerja; halaman {sana[1]['besar']:.0f} kB")
    print(
        "memori sendiri seorang pekerja [MB]: "
        + json.dumps(
            {n: round(v) for n, v in sana[1].items() if n not in {"driver", "lama", "semua", "besar"}},
            ensure_ascii=False,
        )
    )
    if pilihan.rencana:
        rencana(halaman, driver, mulai, baris)


if __name__ == "__main__":
    main()
