"""Guards abk.store.simpan: writers killed with SIGKILL while they save: what was acknowledged is there,
and the file is whole.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from abk.store import AlamatError, Gudang
from tests.kampanye import ANGGARAN_DETIK, Kampanye

pytestmark = pytest.mark.xdist_group("store")

KODE = "01.02-1"
PENULIS = Path(__file__).with_name("penulis.py")


def bunuh(alamat: str, lantai: int, paling: int) -> dict[str, int]:
    batas = (str(lantai), str(paling), str(int(ANGGARAN_DETIK)))
    perintah = [sys.executable, str(PENULIS), "bunuh", alamat, KODE, *batas, "20260101"]
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert hasil.returncode == 0, hasil.stderr
    return json.loads(hasil.stdout)


def test_dibunuh_saat_menyimpan(alamat_sqlite: str, isi: Callable[[str], Gudang], kampanye: Kampanye):
    g = isi(alamat_sqlite)
    hasil = bunuh(alamat_sqlite, 20, 400)
    kampanye.catat(hasil["dibunuh"])
    assert (hasil["hilang"], hasil["rusak"]) == (0, 0)
    assert hasil["diakui"] >= hasil["dibunuh"] >= 20
    assert hasil["berjurnal"] > 0  # some did die in the middle of a commit
    akhir = g.lembar(KODE)
    assert list(g.riwayat(KODE).query("apa == 'simpan'")["versi"]) == list(range(1, akhir.versi + 1))


def test_klien_postgresql_dibunuh(alamat_pg: str, isi: Callable[[str], Gudang], kampanye: Kampanye):
    g = isi(alamat_pg)
    hasil = bunuh(alamat_pg, 10, 200)
    kampanye.catat(hasil["dibunuh"])
    assert hasil["hilang"] == 0
    assert hasil["diakui"] >= hasil["dibunuh"] >= 10
    akhir = g.lembar(KODE)
    assert list(g.riwayat(KODE).query("apa == 'simpan'")["versi"]) == list(range(1, akhir.versi + 1))


def test_server_mati_mendadak(server, isi: Callable[[str], Gudang]):
    """The server itself dies without a word; after its recovery every acknowledged save is there."""
    g = isi(server.alamat(server.basis_data()))
    diakui = [g.lembar(KODE)]
    for n in range(20):
        baru = diakui[-1].dengan(ikhtisar_jabatan=f"isian {n}")
        diakui.append(g.simpan_draf(baru, versi_dasar=diakui[-1].versi, oleh="Analis"))
    server.mati("immediate")
    try:
        with pytest.raises(AlamatError, match="tidak dapat dihubungi"):
            g.lembar(KODE)
    finally:
        server.nyala()
    assert [g.lembar(KODE, satu.versi) for satu in diakui] == diakui
    assert g.simpan_draf(diakui[-1].dengan(bezetting=5), versi_dasar=21, oleh="Analis").versi == 22
