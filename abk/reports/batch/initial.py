"""Two states of a case: the final report, and that of the initial data in a folder within."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import abk
from abk.errors import LaporanError
from abk.hasil import beda
from abk.kegiatan import AKHIR, AWAL
from abk.reports.batch.folder import read_records, withdraw
from abk.reports.batch.order import Order
from abk.reports.filenames import INDEKS, MANIFES, REKAP
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip


def initial_order(akhir: Order) -> Order:
    """Order of the initial data: the units that differ from the final ones, ministry's page and workbook."""
    k = abk.open(akhir.sumber, alur=akhir.alur, saat=AWAL)
    k = k.dengan(**akhir.pilihan) if akhir.pilihan else k
    berubah: dict[str, None] = {}
    for kode in beda(k, akhir.k)["kode_unit"].unique():
        berubah |= dict.fromkeys([kode, *(atas for atas, _ in k.induk(kode))])
    unit = [kode for kode in akhir.nama_berkas if kode in berubah]
    lain = frozenset(f"../{n}" for n in (*akhir.nama_berkas.values(), INDEKS, REKAP))
    sebelah = frozenset(f"../{n}" for n in akhir.sebelah)
    milik = frozenset({INDEKS, REKAP})
    return replace(
        akhir,
        k=k,
        saat=AWAL,
        unit=unit,
        sudah_ada=frozenset(),
        lain=lain,
        sebelah=sebelah | milik,
        semua=True,
    )


def other_published(keluar: Path, alur: str, saat: str) -> frozenset[str]:
    """Files of the other state of a case, as they are reached from a report folder."""
    awalan, lawan = ("../", AKHIR) if keluar.resolve().name == AWAL else (f"{AWAL}/", AWAL)
    folder = keluar / awalan
    if not alur or saat == lawan or _kasus(folder) != (alur, lawan):
        return frozenset()
    return frozenset(f"{awalan}{c.berkas}" for c in read_records(folder) if c.sha256)


def initial_folder(folder: Path) -> Path:
    """Folder of the report of the initial data; LaporanError if it leads out of the report's folder."""
    dalam = folder / AWAL
    if dalam.is_symlink():
        raise LaporanError(
            f"Folder {kutip(dalam)} adalah tautan ke tempat lain.",
            "Hapus tautan itu, atau pilih folder lain.",
        )
    return dalam


def withdraw_initial(folder: Path) -> None:
    """Take away the report of the initial data: what it stood beside is replaced by something else."""
    dalam = folder / AWAL
    if dalam.is_symlink() or not _kasus(dalam)[0]:
        return
    for satu in read_records(dalam):
        if satu.sha256:
            with contextlib.suppress(FileExistsError):  # it is not ours
                withdraw(dalam, satu.berkas, satu.sha256)
    (dalam / MANIFES).unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # it holds something that is not ours
        dalam.rmdir()


def _kasus(folder: Path) -> tuple[str, str]:
    """Case and state of a report folder; empty where it is none, or of no case."""
    try:
        isi: dict[str, Any] = urai_json((folder / MANIFES).read_bytes())
        return str(isi["alur"]), str(isi["saat"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ""
