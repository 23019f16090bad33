"""What does ``abk.kebutuhan_pegawai`` cost, all checks included, against the shortest correct group-by?

``python benchmarks/tabel.py [--baris 10000 100000 1000000] [--putaran 3] [--lain]``: CPU seconds, medians of
rounds that take turns. Ten tasks a post; ``--lain`` gives every fifth post another approach. The group-by
checks nothing, and adds floats.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec

import numpy as np
import pandas as pd

import abk
from abk.kebutuhan import beban_tugas, hasil_jabatan
from abk.peraturan import Aturan, aturan
from abk.tables import validate_semua

TUGAS_PER_JABATAN = 10
_CARA = ("hasil_kerja", "objek_kerja", "peralatan_kerja", "angka_kredit")
_STANDAR = ("hasil/orang", "objek/orang", "orang/alat", None)


_SQL = """
with beban as (
    select kode_jabatan, sum(volume * periode.x * norma_waktu * menit.x) / ? as kebutuhan
    from tugas join periode on periode.k = tugas.periode join menit on menit.k = tugas.satuan_waktu
    group by kode_jabatan)
select kode_jabatan, bezetting, kebutuhan, floor(kebutuhan + 0.5) as kebutuhan_bulat,
    bezetting - floor(kebutuhan + 0.5) as selisih
from jabatan left join beban using (kode_jabatan)"""


def tabel(baris: int, *, lain: bool = False) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Clean tasks and posts, as a user who reads them by pandas has them."""
    acak = np.random.default_rng(20260101)
    nomor, urut = np.arange(baris) // TUGAS_PER_JABATAN, np.arange(baris) % TUGAS_PER_JABATAN + 1
    pos = np.arange(nomor[-1] + 1)
    tugas = pd.DataFrame(
        {
            "kode_jabatan": [f"J{n:06d}" for n in nomor],
            "nomor": [str(n) for n in urut],
            "uraian_tugas": [
                f"Menyusun bahan dan laporan pelaksanaan kegiatan nomor {n}" for n in range(baris)
            ],
            "hasil_kerja": "laporan",
            "volume": acak.integers(1, 500, baris).astype("float64"),
            "periode": acak.choice(["hari", "minggu", "bulan", "tahun"], baris),
            "norma_waktu": acak.integers(1, 400, baris) / 4,
            "satuan_waktu": acak.choice(["menit", "jam"], baris),
        }
    )
    jabatan = pd.DataFrame(
        {
            "kode_jabatan": [f"J{n:06d}" for n in pos],
            "kode_unit": [f"U{n // 20:04d}" for n in pos],
            "nama_jabatan": "Analis",
            "jenis_jabatan": "pelaksana",
            "bezetting": acak.integers(0, 9, len(pos)),
        }
    )
    if lain:
        pilih = np.where(pos % 5 == 0, pos // 5 % len(_CARA), -1)
        jabatan["pendekatan"] = [_CARA[n] if n >= 0 else None for n in pilih]
        jabatan["jenjang"] = "ahli_muda"
        tugas["standar_kemampuan"] = acak.choice([40.0, 250.0, 1000.0, 12.5], baris)
        tugas["satuan_standar"] = [_STANDAR[n] if n >= 0 else None for n in pilih[nomor]]
        tugas["angka_kredit"] = 0.02
    return tugas, jabatan


def gabungan(tugas: pd.DataFrame, jabatan: pd.DataFrame, a: Aturan) -> pd.DataFrame:
    """The shortest group-by that is right on clean tables."""
    per_tahun = {k: float(v) for k, v in a.per_tahun.items()}
    menit = {k: float(v) for k, v in a.menit_per.items()}
    beban = tugas["volume"] * tugas["periode"].map(per_tahun) * tugas["norma_waktu"]
    beban = (beban * tugas["satuan_waktu"].map(menit)).groupby(tugas["kode_jabatan"]).sum()
    hasil = jabatan.set_index("kode_jabatan")[["bezetting"]]
    hasil["kebutuhan"] = beban / a.waktu_kerja_efektif_menit
    hasil["kebutuhan_bulat"] = np.floor(hasil["kebutuhan"] + 0.5)
    hasil["selisih"] = hasil["bezetting"] - hasil["kebutuhan_bulat"]
    return hasil


def gabungan_duckdb(tugas: pd.DataFrame, jabatan: pd.DataFrame, a: Aturan) -> pd.DataFrame:
    """The same in DuckDB, on one thread, from the same frames."""
    import duckdb  # noqa: PLC0415  only where it is installed

    periode = pd.DataFrame({"k": a.per_tahun.keys(), "x": map(float, a.per_tahun.values())})
    menit = pd.DataFrame({"k": a.menit_per.keys(), "x": map(float, a.menit_per.values())})
    semua = {"tugas": tugas, "jabatan": jabatan, "periode": periode, "menit": menit}
    with duckdb.connect(config={"threads": 1}) as db:
        for nama, satu in semua.items():
            db.register(nama, satu)
        return db.execute(_SQL, [float(a.waktu_kerja_efektif_menit)]).df()


def ukur(baris: int, putaran: int, *, lain: bool) -> dict[str, float]:
    """Medians of one size [detik CPU]."""
    tugas, jabatan = tabel(baris, lain=lain)
    a = aturan()
    periksa = validate_semua({"jabatan": jabatan, "uraian_tugas": tugas})
    bersih = periksa.tabel["uraian_tugas"], periksa.tabel["jabatan"]
    cara: dict[str, Callable[[], object]] = {
        "gabungan": lambda: gabungan(tugas, jabatan, a),
        "jumlah saja": lambda: hasil_jabatan(bersih[1], beban_tugas(*bersih, a).per_jabatan, a),
        "semua": lambda: abk.kebutuhan_pegawai(tugas, jabatan, a),
    }
    if find_spec("duckdb") is not None:
        cara["duckdb"] = lambda: gabungan_duckdb(tugas, jabatan, a)
        _sama(gabungan(tugas, jabatan, a), gabungan_duckdb(tugas, jabatan, a))
    waktu: dict[str, list[float]] = {nama: [] for nama in cara}
    for _ in range(putaran):
        for nama, fungsi in cara.items():
            mulai = time.process_time()
            fungsi()
            waktu[nama].append(time.process_time() - mulai)
    return {nama: statistics.median(w) for nama, w in waktu.items()}


def _sama(satu: pd.DataFrame, lain: pd.DataFrame) -> None:
    """Both peers answer alike, or they are no peers."""
    lain = lain.set_index("kode_jabatan").loc[satu.index]
    np.testing.assert_allclose(lain["kebutuhan"], satu["kebutuhan"])


def puncak(baris: int) -> int:
    """Peak memory of one process that only computes [MB]."""
    tugas, jabatan = tabel(baris)
    abk.kebutuhan_pegawai(tugas, jabatan)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def baris_hasil(ukuran: list[int], putaran: int, *, lain: bool = False) -> Iterator[dict[str, object]]:
    """One row of the table of results for each size."""
    for baris in ukuran:
        w = ukur(baris, putaran, lain=lain)
        memori = [sys.executable, __file__, "--memori", str(baris)]
        mb = int(subprocess.run(memori, check=True, capture_output=True, text=True).stdout)
        yield {
            "baris": baris,
            "gabungan [s]": w["gabungan"],
            "duckdb [s]": w.get("duckdb"),
            "jumlah saja": w["jumlah saja"] / w["gabungan"],
            "semua pemeriksaan": w["semua"] / w["gabungan"],
            "puncak memori [MB]": mb,
        }


def main() -> None:
    """Print one line of JSON a size."""
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument("--baris", type=int, nargs="+", default=[10_000, 100_000])
    arg.add_argument("--putaran", type=int, default=3)
    arg.add_argument("--lain", action="store_true")
    arg.add_argument("--memori", type=int)
    opsi = arg.parse_args()
    if opsi.memori:
        sys.stdout.write(f"{puncak(opsi.memori)}\n")
        return
    for satu in baris_hasil(opsi.baris, opsi.putaran, lain=opsi.lain):
        sys.stdout.write(json.dumps(satu) + "\n")


if __name__ == "__main__":
    main()
