"""CPU time and memory of the analyses, each as a ratio to something plain, in one run.

- 10,000 draws of 1,000 posts of 10 tasks, against ``rng.random`` of the same shape;
- the full set of analyses for 1,000 posts, against ``abk.kebutuhan_pegawai`` of the same tables;
- near copies among 10,000 posts, against 1,000: a tenfold, and not a hundredfold, is what is wanted;
- the panel: one change of a control for the example's 312 posts and for 5,000.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

import abk
from abk.analisis.data import tabel_tugas
from abk.analisis.ketidakpastian import ketidakpastian
from abk.analisis.kewajaran import ambang_dengan, kewajaran
from abk.analisis.kewajaran.salinan import salinan, sidik_jabatan
from abk.analisis.kewajaran.teks import berbaku
from abk.analisis.pemerataan import pemerataan
from abk.kegiatan import Kegiatan, Pengaturan
from abk.tables import validate_semua

TARIKAN = 10_000
KERJA = ("Menyusun", "Menelaah", "Mencatat", "Mengolah", "Memeriksa", "Mengirim", "Menyiapkan", "Menilai")
HAL = ("laporan", "surat", "data pegawai", "anggaran", "peraturan", "arsip", "rapat", "sistem", "barang")


def kegiatan(jabatan: int, tugas: int = 10, benih: int = 0) -> Kegiatan:
    """Posts in units of ten, each with its own tasks; norms with a shortest and a longest time."""
    acak = np.random.default_rng(benih)
    unit = [f"U{n:04d}" for n in range(-(-jabatan // 10))]
    kode = np.array([f"J{n:05d}" for n in range(jabatan)])
    n = jabatan * tugas
    teks = [f"{KERJA[a]} {HAL[b]} {c}" for a, b, c in zip(
        acak.integers(0, len(KERJA), n), acak.integers(0, len(HAL), n), acak.integers(0, 4000, n), strict=True
    )]  # fmt: skip
    norma = acak.integers(10, 400, n).astype(float)
    tabel = {
        "unit": pd.DataFrame({
            "kode_unit": unit,
            "nama_unit": unit,
            "kode_induk": ["", *["U0000"] * (len(unit) - 1)],
        }),
        "jabatan": pd.DataFrame({
            "kode_jabatan": kode,
            "kode_unit": np.repeat(unit, 10)[:jabatan],
            "nama_jabatan": [f"Analis {HAL[i % len(HAL)]} {i % 97}" for i in range(jabatan)],
            "jenis_jabatan": "pelaksana",
            "bezetting": acak.integers(0, 4, jabatan),
        }),
        "uraian_tugas": pd.DataFrame({
            "kode_jabatan": np.repeat(kode, tugas),
            "nomor": [str(i % tugas + 1) for i in range(n)],
            "uraian_tugas": teks,
            "hasil_kerja": "dokumen",
            "volume": acak.integers(5, 90, n).astype(float),
            "periode": "tahun",
            "norma_waktu": norma,
            "satuan_waktu": "menit",
            "norma_min": norma * 0.8,
            "norma_maks": norma * 1.5,
        }),
    }  # fmt: skip
    return Kegiatan(Pengaturan(tahun=2026), validate_semua({k: t.astype(object) for k, t in tabel.items()}))


def cpu(kerja: Callable[[], object], kali: int = 1) -> float:
    return bergilir(kali, kerja)[0]


def bergilir(kali: int, *kerja: Callable[[], object]) -> list[float]:
    """The least CPU time of each, all taking turns, so that the load of the machine falls on all."""
    semua = []
    for _ in range(kali):
        for satu in kerja:
            awal = time.process_time()
            satu()
            semua.append(time.process_time() - awal)
    return [min(semua[n :: len(kerja)]) for n in range(len(kerja))]


def memori() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _polos() -> None:
    acak = np.random.default_rng(0)
    for _ in range(1000):  # a post at a time, as the draws are: the whole at once is 400 MB
        acak.random((10, TARIKAN), np.float32)


def _mirip(k: Kegiatan) -> Callable[[], object]:
    tugas = berbaku(tabel_tugas(k).astype({"kode_jabatan": "category"}))
    jabatan = k.jabatan.set_index("kode_jabatan")
    return lambda: salinan(tugas, jabatan, sidik_jabatan(tugas), ambang_dengan({}))


def main() -> None:
    argumen = argparse.ArgumentParser(description=__doc__)
    argumen.add_argument("--putaran", type=int, default=3)
    kali = argumen.parse_args().putaran
    k = kegiatan(1000)
    k.hasil, k.rincian  # noqa: B018 - what is measured begins after them
    ketidakpastian(k, tarikan=10)
    awal = memori()
    polos, tarik = bergilir(kali, _polos, lambda: ketidakpastian(k, tarikan=TARIKAN))
    print("| apa | CPU [s] | nisbah | sasaran |\n|---|---|---|---|")
    print(f"| rng.random, 1.000 × 10 × {TARIKAN} | {polos:.2f} | 1 | |")
    print(f"| tarikan yang sama | {tarik:.2f} | {tarik / polos:.1f} × | 3 × |")
    print(f"| memori tambahan [MB] | {memori() - awal:.0f} | | 500 |")
    t, j = k.uraian_tugas, k.jabatan
    biasa, wajar, merata = bergilir(
        15 * kali, lambda: abk.kebutuhan_pegawai(t, j), lambda: kewajaran(k), lambda: pemerataan(k)
    )
    print(f"| abk.kebutuhan_pegawai, 1.000 jabatan | {biasa:.2f} | 1 | |")
    print(f"| kewajaran | {wajar:.2f} | {wajar / biasa:.1f} × | |")
    print(f"| pemerataan | {merata:.2f} | {merata / biasa:.1f} × | |")
    lengkap = wajar + merata
    print(f"| semuanya, tanpa tarikan | {lengkap:.2f} | {lengkap / biasa:.1f} × | 5 × |")
    seribu, sepuluh = cpu(_mirip(k), kali), cpu(_mirip(kegiatan(10_000)))
    print(f"| hampir sama di antara 1.000 jabatan | {seribu:.2f} | 1 | |")
    print(f"| di antara 10.000 jabatan | {sepuluh:.2f} | {sepuluh / seribu:.1f} × | jauh di bawah 100 × |")
    _panel("contoh, 312", abk.open("contoh"), "0,15 s")
    _panel("5.000", kegiatan(5000, 8), "1 s")


def _panel(nama: str, k: Kegiatan, sasaran: str) -> None:
    """A control is changed, as the panel sees it: figures, table and chart."""
    panel = abk.jelajah(k)

    def ubah(kendali: str, nilai: object) -> float:
        return cpu(lambda: setattr(panel.kendali[kendali], "value", nilai))

    volume = min(ubah("volume", str(n)) for n in (5, 9, 3))
    print(f"| panel, {nama} jabatan: volume | {volume:.2f} | | {sasaran} |")
    print(f"| peraturan untuk pertama kali | {ubah('peraturan', 'permendagri-12-2008'):.2f} | | {sasaran} |")


if __name__ == "__main__":
    main()
