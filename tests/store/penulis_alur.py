"""Writers of one case in processes of their own; run as a script, prints one JSON object.

bunuh ALAMAT KODE LANTAI PALING DETIK BENIH   writers killed with SIGKILL while they add records and files
tambah ALAMAT KODE PENULIS KALI               writers that all add to the same case
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

from catatan import catatan, sidik
from penulis import _anak, _isi_pipa, percobaan

from abk.store import buka


def _menambah_terus(pipa: int, alamat: str, kode: str, benih: int) -> None:
    g = buka(alamat)
    n = 0
    while True:
        n += 1
        isi = f"{benih}-{n}-".encode() * 3000
        satu = g.alur.tambah(kode, catatan(f"{benih}-{n}", berkas=(isi,)))
        os.write(pipa, f"{satu.urut} {satu.sidik} {sidik(isi)}\n".encode())


def bunuh(alamat: str, kode: str, lantai: int, paling: int, detik: int, benih: int) -> dict[str, int]:
    acak = random.Random(benih)  # noqa: S311 - when to kill, no secret
    hitung = Counter(dibunuh=0, diakui=0, hilang=0, rusak=0, berjurnal=0)
    g = buka(alamat)
    for ke in percobaan(lantai, paling, detik, lambda: alamat.startswith("post") or hitung["berjurnal"] > 0):
        pid, baca = _anak(_menambah_terus, alamat, kode, ke)
        pertama = os.read(baca, 1 << 16)
        time.sleep(acak.uniform(0.005, 0.06))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        hitung["dibunuh"] += 1
        if alamat.startswith("sqlite"):
            berkas = g.sambungan.alamat.berkas
            jurnal = berkas.with_name(f"{berkas.name}-journal")
            hitung["berjurnal"] += jurnal.exists() and jurnal.stat().st_size > 0
        kini = [sidik(t) for t in g.alur.rekaman(kode)]  # refuses a gap and a damaged record
        for baris in (pertama.decode() + "\n".join(_isi_pipa(baca))).split("\n"):
            if baris.count(" ") == 2:
                urut, milik, isi = baris.split()
                hitung["diakui"] += 1
                hitung["hilang"] += kini[int(urut)] != milik or not g.alur.berkas(isi)
        if alamat.startswith("sqlite"):
            with sqlite3.connect(g.sambungan.alamat.berkas) as c:
                hitung["rusak"] += c.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
            c.close()
    return dict(hitung)


def _menambah(pipa: int, alamat: str, kode: str, nama: str, kali: int) -> None:
    g = buka(alamat)
    for n in range(kali):
        satu = g.alur.tambah(kode, catatan(f"{nama}-{n}", berkas=(f"{nama}-{n}".encode(), b"milik bersama")))
        os.write(pipa, f"{satu.urut} {nama}-{n}\n".encode())


def tambah(alamat: str, kode: str, penulis: int, kali: int) -> dict[str, str]:
    anak = [_anak(_menambah, alamat, kode, f"P{n}", kali) for n in range(penulis)]
    diakui = dict(b.split() for _, baca in anak for b in _isi_pipa(baca))
    for pid, _ in anak:
        os.waitpid(pid, 0)
    return diakui


if __name__ == "__main__":
    perintah, alamat, kode, *angka = sys.argv[1:]
    sys.stdout.write(json.dumps(globals()[perintah](alamat, kode, *(int(a) for a in angka))))
