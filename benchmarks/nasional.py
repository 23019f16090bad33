"""The national table: time and peak memory of writing 10⁷ rows of tasks, and of the questions to them.

Institutions are made one after the other, never all at once (invented, seeded, not checked: reading and
checking sources have benchmarks of their own). Writing and each question run in a process of their own,
whose peak resident memory is printed: one line of JSON each.

    python benchmarks/nasional.py [--baris 10000000] [--instansi 600] [--memori 1000] [--ke FOLDER]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

import abk
from abk.kegiatan import Kegiatan
from abk.kegiatan.pengaturan import Pengaturan
from abk.tables import JABATAN, UNIT, URAIAN_TUGAS, TabelTerperiksa, validate

TUGAS_PER_JABATAN = 10
NAMA = [f"{apa} {bidang}" for apa in ("Analis", "Pengelola", "Pengadministrasi") for bidang in range(400)]
JENJANG = ["", "", "Ahli Pertama", "Ahli Muda", "Ahli Madya", "Terampil", "Mahir"]
KERJA = [
    f"Menyusun bahan {apa} bidang {n}" for apa in ("rapat", "laporan", "telaahan") for n in range(20_000)
]


def instansi(nomor: int, baris: int) -> Kegiatan:
    """One institution with about that many tasks."""
    acak = np.random.default_rng(nomor)
    banyak = max(1, baris // TUGAS_PER_JABATAN)
    unit = pd.DataFrame({"kode_unit": ["U"], "nama_unit": ["Unit"], "kode_induk": [None]}).astype("str")
    kode = [f"J{n}" for n in range(banyak)]
    jenjang = acak.choice(JENJANG, banyak)
    nama = [f"{a} {b}".strip() for a, b in zip(acak.choice(NAMA, banyak), jenjang, strict=True)]
    jabatan = pd.DataFrame(
        {
            "kode_jabatan": kode,
            "kode_unit": "U",
            "nama_jabatan": nama,
            "jenis_jabatan": np.where(jenjang == "", "pelaksana", "fungsional"),
            "bezetting": acak.integers(0, 5, banyak),
        }
    )
    semua = banyak * TUGAS_PER_JABATAN
    tugas = pd.DataFrame(
        {
            "kode_jabatan": np.repeat(kode, TUGAS_PER_JABATAN),
            "nomor": np.tile([str(n) for n in range(1, TUGAS_PER_JABATAN + 1)], banyak),
            "uraian_tugas": acak.choice(KERJA, semua),
            "hasil_kerja": "Dokumen",
            "volume": acak.integers(1, 60, semua).astype(float),
            "periode": acak.choice(["minggu", "bulan", "triwulan", "tahun"], semua),
            "norma_waktu": acak.integers(1, 960, semua) / 4,
            "satuan_waktu": "menit",
        }
    )
    isi = {}
    for tabel, frame in ((UNIT, unit), (JABATAN, jabatan), (URAIAN_TUGAS, tugas)):
        kosong = validate(frame.head(0).astype("str"), tabel)[0]
        isi[tabel.nama] = frame.reindex(columns=kosong.columns).astype(kosong.dtypes)
    atur = Pengaturan(instansi=f"Instansi rekaan {nomor}", tahun=2026)
    return Kegiatan(atur, TabelTerperiksa(isi), f"rekaan-{nomor}")


def semua(banyak: int, baris: int) -> Iterator[Kegiatan]:
    """Institutions, one at a time."""
    for nomor in range(banyak):
        yield instansi(nomor, baris // banyak)


TANYA: dict[str, Callable[[abk.Nasional], object]] = {
    "kebutuhan menurut nama jabatan": lambda n: n.kebutuhan(),
    "kebutuhan menurut jenjang": lambda n: n.kebutuhan("jenjang"),
    "kebutuhan menurut instansi": lambda n: n.kebutuhan("instansi"),
    "norma tugas yang sama": lambda n: n.norma(),
    "norma satu tugas, tiap instansi": lambda n: n.norma_instansi("Menyusun bahan rapat bidang 7"),
    "periksa: setiap jabatan dari tugasnya": lambda n: n.periksa(),
}


def kerjakan(opsi: argparse.Namespace) -> None:
    """The work of one process: print its time and peak memory."""
    mulai = time.perf_counter()
    if opsi.kerja == "gabung":
        jadi = len(abk.gabung(semua(opsi.instansi, opsi.baris), opsi.ke))
    else:
        with abk.nasional(opsi.ke, memori_mb=opsi.memori) as n:
            jadi = len(TANYA[opsi.kerja](n))
    detik = time.perf_counter() - mulai
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"apa": opsi.kerja, "jawaban": jadi, "detik": round(detik, 1), "puncak [MB]": puncak}))


def main() -> None:
    arg = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arg.add_argument("--baris", type=int, default=10_000_000)
    arg.add_argument("--instansi", type=int, default=600)
    arg.add_argument("--memori", type=int, default=1_000)
    arg.add_argument("--ke")
    arg.add_argument("--kerja")
    opsi = arg.parse_args()
    if opsi.kerja:
        kerjakan(opsi)
        return
    with tempfile.TemporaryDirectory(prefix="abk-bench-") as sementara:
        ke = opsi.ke or sementara
        for kerja in ("gabung", *TANYA):
            pilihan = ["--kerja", kerja, "--ke", ke, "--baris", str(opsi.baris)]
            pilihan += ["--instansi", str(opsi.instansi), "--memori", str(opsi.memori)]
            subprocess.run([sys.executable, __file__, *pilihan], check=True)
        byte = sum(b.stat().st_size for b in Path(ke).rglob("*.parquet"))
        print(json.dumps({"apa": "berkas Parquet", "ukuran [MB]": round(byte / 1e6)}))


if __name__ == "__main__":
    main()
