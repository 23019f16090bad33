"""Writers in processes of their own, forked from one that has imported everything; run as a script.

bunuh ALAMAT KODE LANTAI PALING DETIK BENIH     writers killed with SIGKILL while they save
tulis ALAMAT KODE PENULIS LANTAI PALING DETIK   writers that all raise their own counter in the same sheet
ajukan ALAMAT KODE VERSI KALI                   the same sheet submitted by everybody at once
Each prints one JSON object. DETIK is the budget: it ends between LANTAI and PALING tries.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from abk.store import GudangError, KonflikError, Lembar, buka


def _naikkan(lembar: Lembar, nomor: str) -> Lembar:
    """Sheet with the counter of one writer (volume of its row) one higher."""
    baris = {b["nomor"]: dict(b) for b in lembar.uraian_tugas}
    satu = baris.setdefault(nomor, {"nomor": nomor, "uraian_tugas": f"Penulis {nomor}", "volume": 0})
    satu["volume"] = int(satu["volume"] or 0) + 1
    return lembar.dengan(uraian_tugas=tuple(baris.values()))


def _anak(kerja: object, *argumen: object) -> tuple[int, int]:
    """Fork; the child works and writes into a pipe."""
    baca, tulis = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tulis)
        return pid, baca
    os.close(baca)
    kode = 1
    try:
        kerja(tulis, *argumen)  # type: ignore[operator]
        kode = 0
    finally:
        os._exit(kode)


def _isi_pipa(baca: int) -> list[str]:
    with os.fdopen(baca) as f:
        return f.read().splitlines()


def _menyimpan(pipa: int, alamat: str, kode: str) -> None:
    g = buka(alamat)
    while True:
        kini = g.lembar(kode)
        try:
            baru = g.simpan_draf(_naikkan(kini, "1"), versi_dasar=kini.versi, oleh="Penulis")
        except KonflikError:  # PostgreSQL may still be finishing the save of a writer that was killed
            continue
        os.write(pipa, f"{baru.versi} {baru.sidik}\n".encode())


def percobaan(
    lantai: int, paling: int, detik: float, cukup: Callable[[], bool] = lambda: True
) -> Iterator[int]:
    """Numbers of the tries; they go on beyond the budget until all was met that has to be met."""
    akhir = time.monotonic() + detik
    for n in range(paling):
        if n >= lantai and cukup() and time.monotonic() > akhir:
            return
        yield n


def bunuh(alamat: str, kode: str, lantai: int, paling: int, detik: int, benih: int) -> dict[str, int]:
    acak = random.Random(benih)  # noqa: S311 - when to kill, no secret
    hitung = Counter(dibunuh=0, diakui=0, hilang=0, rusak=0, berjurnal=0)
    g = buka(alamat)
    for _ in percobaan(lantai, paling, detik, lambda: alamat.startswith("post") or hitung["berjurnal"] > 0):
        pid, baca = _anak(_menyimpan, alamat, kode)
        pertama = os.read(baca, 1 << 16)
        time.sleep(acak.uniform(0.005, 0.06))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        baris = (pertama.decode() + "\n".join(_isi_pipa(baca))).split("\n")
        hitung["dibunuh"] += 1
        for satu in filter(None, baris):
            versi, sidik = satu.split()
            hitung["diakui"] += 1
            hitung["hilang"] += g.lembar(kode, int(versi)).sidik != sidik
        if alamat.startswith("sqlite"):
            berkas = g.sambungan.alamat.berkas
            jurnal = berkas.with_name(f"{berkas.name}-journal")
            hitung["berjurnal"] += jurnal.exists() and jurnal.stat().st_size > 0
            with sqlite3.connect(berkas) as c:
                hitung["rusak"] += c.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
            c.close()
        hitung["hilang"] += g.lembar(kode).versi < int(next(b for b in reversed(baris) if b).split()[0])
    return dict(hitung)


def _menaikkan(pipa: int, alamat: str, kode: str, nomor: str, *batas: int) -> None:
    g = buka(alamat)
    kali = konflik = 0
    kini = g.lembar(kode)
    for _ in percobaan(*batas):
        while True:
            try:
                kini = g.simpan_draf(_naikkan(kini, nomor), versi_dasar=kini.versi, oleh=nomor)
                kali += 1
                break
            except KonflikError as salah:
                konflik += 1
                kini = salah.baru
    os.write(pipa, f"{kali} {konflik}\n".encode())


def tulis(alamat: str, kode: str, penulis: int, *batas: int) -> dict[str, Any]:
    anak = [_anak(_menaikkan, alamat, kode, f"P{n}", *batas) for n in range(penulis)]
    angka = [[int(x) for x in _isi_pipa(baca)[0].split()] for _, baca in anak]
    for pid, _ in anak:
        os.waitpid(pid, 0)
    return {"diakui": [a for a, _ in angka], "konflik": sum(k for _, k in angka)}


def _mengajukan(pipa: int, alamat: str, kode: str, versi: int, mulai: int, lepas: int) -> None:
    os.close(lepas)
    g = buka(alamat)
    os.write(pipa, b"siap\n")
    os.read(mulai, 1)  # the parent closes its end: everybody starts at once
    try:
        status = g.ajukan(kode, versi, oleh=f"P{os.getpid()}").status
    except GudangError as salah:
        status = type(salah).__name__
    os.write(pipa, f"{status}\n".encode())


def ajukan(alamat: str, kode: str, versi: int, kali: int) -> dict[str, int]:
    mulai, lepas = os.pipe()
    anak = [_anak(_mengajukan, alamat, kode, versi, mulai, lepas) for _ in range(kali)]
    for _, baca in anak:
        assert os.read(baca, 5) == b"siap\n"
    os.close(lepas)
    hasil = Counter(b for _, baca in anak for b in _isi_pipa(baca))
    for pid, _ in anak:
        os.waitpid(pid, 0)
    return dict(hasil)


if __name__ == "__main__":
    perintah, alamat, kode, *angka = sys.argv[1:]
    sys.stdout.write(json.dumps(globals()[perintah](alamat, kode, *(int(a) for a in angka))))
