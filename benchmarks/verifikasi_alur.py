"""What does proof cost? The played case of the example ministry, checked, against only hashing its files.

Three ways take turns: hashing every file of the folder; reading the log with every signature and rule; the
whole check offline, with the needs computed again. Making all documents anew is timed once.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import abk
from abk.naskah.alur import periksa_naskah
from abk.peragaan import peragakan
from abk.sop import ekspor, verifikasi
from abk.sop.catatan.peristiwa import baca_baris
from abk.sop.kaidah import putar
from abk.store import buka


def detik(kerja: Callable[[], object]) -> float:
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai


def sidik_semua(folder: Path) -> list[str]:
    return [hashlib.sha256(b.read_bytes()).hexdigest() for b in sorted(folder.rglob("*")) if b.is_file()]


def main() -> None:
    argumen = argparse.ArgumentParser(description=__doc__)
    argumen.add_argument("--putaran", type=int, default=5)
    putaran = argumen.parse_args().putaran
    with tempfile.TemporaryDirectory() as sementara:
        gudang = buka(f"sqlite:///{sementara}/abk.db", buat=True)
        gudang.impor_kegiatan(abk.open("contoh"), "tolok ukur")
        alur = peragakan(gudang)
        folder = ekspor(alur, Path(sementara) / "alur")
        baris = (folder / "alur.jsonl").read_text(encoding="utf-8").splitlines()
        cara: dict[str, Callable[[], object]] = {
            "sidik berkas saja": lambda: sidik_semua(folder),
            "baca catatan (tanda tangan, kaidah)": lambda: putar(
                baca_baris(satu, n) for n, satu in enumerate(baris, 1)
            ),
            "verifikasi penuh (hitung ulang)": lambda: verifikasi(folder, alur.kepala),
        }
        ukuran: dict[str, list[float]] = {nama: [] for nama in cara}
        for _ in range(putaran):
            for nama, kerja in cara.items():
                ukuran[nama].append(detik(kerja))
        dasar = statistics.median(ukuran["sidik berkas saja"])
        besar = sum(b.stat().st_size for b in folder.rglob("*") if b.is_file())
        print(f"{len(baris)} peristiwa, {besar:,} bita")
        for nama, nilai in ukuran.items():
            tengah = statistics.median(nilai)
            print(f"{nama:40} {tengah * 1000:9.1f} ms  {tengah / dasar:7.1f} ×")
        per = statistics.median(ukuran["baca catatan (tanda tangan, kaidah)"]) / len(baris)
        print(f"satu peristiwa dibaca dan dinilai: {per * 1000:.2f} ms")
        print(f"semua naskah disusun ulang: {detik(lambda: periksa_naskah(folder)):.1f} s")


if __name__ == "__main__":
    main()
