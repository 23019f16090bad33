"""Guards abk.store.gudang, abk.store.simpan: many at once: nothing acknowledged is lost, nothing is
overwritten silently, nothing is doubled.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from abk.store import Gudang, KonflikError
from tests.kampanye import ANGGARAN_DETIK, Kampanye

pytestmark = pytest.mark.xdist_group("store")

KODE = "01.02-1"
PENULIS = Path(__file__).with_name("penulis.py")
Isi = Callable[[str], Gudang]


def jalankan(*argumen: object) -> dict[str, Any]:
    hasil = subprocess.run(
        [sys.executable, str(PENULIS), *(str(a) for a in argumen)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    return json.loads(hasil.stdout)


def periksa_tak_ada_yang_hilang(g: Gudang, diakui: list[int], awal: int) -> None:
    """Every counter stands where its writer left it, and every step of it is a version that can be read."""
    akhir = g.lembar(KODE)
    milik = {f"P{n}": kali for n, kali in enumerate(diakui)}
    assert akhir.versi == awal + sum(diakui)
    assert {b["nomor"]: b["volume"] for b in akhir.uraian_tugas if str(b["nomor"]).startswith("P")} == milik
    simpan = g.riwayat(KODE).query("apa == 'simpan'")
    assert list(simpan["versi"]) == list(range(1, akhir.versi + 1))
    assert simpan["oleh"].value_counts().drop("Ortala").to_dict() == milik


def test_delapan_penulis(alamat_cepat: str, isi: Isi, kampanye: Kampanye):
    g = isi(alamat_cepat)
    hasil = jalankan("tulis", alamat_cepat, KODE, 8, 30, 500, int(ANGGARAN_DETIK))
    kampanye.catat(sum(hasil["diakui"]))
    assert min(hasil["diakui"]) >= 30
    assert hasil["konflik"] > 0  # they did meet
    periksa_tak_ada_yang_hilang(g, hasil["diakui"], 1)


def test_delapan_penulis_postgresql(alamat_pg: str, isi: Isi, kampanye: Kampanye):
    g = isi(alamat_pg)
    hasil = jalankan("tulis", alamat_pg, KODE, 8, 10, 60, int(ANGGARAN_DETIK))
    kampanye.catat(sum(hasil["diakui"]))
    assert min(hasil["diakui"]) >= 10
    assert hasil["konflik"] > 0
    periksa_tak_ada_yang_hilang(g, hasil["diakui"], 1)


def test_lima_puluh_pengajuan_satu_baris(gudang: Gudang, alamat: str):
    assert jalankan("ajukan", alamat, KODE, 1, 50) == {"diajukan": 50}
    assert (gudang.riwayat(KODE)["apa"] == "ajukan").sum() == 1
    daftar = gudang.daftar_lembar().set_index("kode_jabatan")
    assert daftar.loc[KODE, ["status", "versi"]].tolist() == ["diajukan", 1]


def test_dua_simpanan_pertama_bersamaan(gudang: Gudang):
    """Two first saves of an empty sheet: one is kept, the other hears of it."""
    gudang.simpan_jabatan(
        oleh="Ortala", kode_jabatan="baru", kode_unit="01.03", nama_jabatan="Baru", jenis_jabatan="pelaksana"
    )
    hasil: list[object] = []
    rintangan = threading.Barrier(8)

    def simpan(n: int) -> None:
        lembar = gudang.lembar("baru").dengan(ikhtisar_jabatan=f"isian {n}")
        rintangan.wait()
        try:
            hasil.append(gudang.simpan_draf(lembar, versi_dasar=0, oleh=f"P{n}"))
        except KonflikError as salah:
            hasil.append(salah)

    utas = [threading.Thread(target=simpan, args=(n,)) for n in range(8)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    menang = [h for h in hasil if not isinstance(h, KonflikError)]
    assert len(menang) == 1
    assert len(hasil) == 8
    assert gudang.lembar("baru").ikhtisar_jabatan == menang[0].ikhtisar_jabatan
    assert all(h.baru.sidik == menang[0].sidik for h in hasil if isinstance(h, KonflikError))


def test_gudang_dipakai_setelah_fork(gudang: Gudang):
    """A child must not speak on its parent's connection; kernels are forked from a warm parent."""

    def sambungan() -> int:
        """Number of the server process behind the connection; SQLite has none."""
        with gudang.sambungan.baca() as c:
            tanya = "SELECT pg_backend_pid()" if gudang.sambungan.jenis == "postgresql" else "SELECT 0"
            return int(c.exec_driver_sql(tanya).scalar_one())

    induk = sambungan()
    assert sambungan() == induk  # PostgreSQL's is kept for the next operation
    pid = os.fork()
    if pid == 0:
        kode = 1
        try:
            baru = gudang.simpan_draf(gudang.lembar(KODE).dengan(bezetting=5), versi_dasar=1, oleh="Anak")
            kode = 2 if induk and sambungan() == induk else baru.versi - 2
        finally:
            os._exit(kode)
    assert os.waitpid(pid, 0)[1] == 0
    assert sambungan() == induk
    assert gudang.lembar(KODE).oleh == "Anak"


def test_satu_gudang_dari_banyak_utas(gudang: Gudang):
    """A widget's callbacks come from other threads than the one that opened the store."""
    salah: list[BaseException] = []
    kode = list(gudang.daftar_lembar()["kode_jabatan"])

    def kerja(k: str) -> None:
        try:
            for n in range(10):
                kini = gudang.lembar(k)
                gudang.simpan_draf(kini.dengan(ikhtisar_jabatan=f"ke-{n}"), versi_dasar=kini.versi, oleh=k)
                gudang.daftar_lembar()
        except BaseException as s:  # noqa: BLE001 - a thread's error must reach the test
            salah.append(s)

    utas = [threading.Thread(target=kerja, args=(k,)) for k in kode]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert salah == []
    assert [gudang.lembar(k).versi for k in kode] == [11, 11, 11]
