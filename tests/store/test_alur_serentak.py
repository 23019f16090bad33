"""Guards abk.store.case_store: many writers of one case, and writers killed in the middle: no gap, no
loss, nothing half.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from abk.store import Gudang, TerkunciError, buka
from tests.kampanye import ANGGARAN_DETIK, Kampanye

from .catatan import catatan, kata, sidik

pytestmark = pytest.mark.xdist_group("store")

KODE = "abk-2027"
PENULIS = Path(__file__).with_name("penulis_alur.py")


def mulai(alamat: str) -> Gudang:
    g = buka(alamat, buat=True)
    g.alur.mulai(KODE, 2027, "ABK 2027", catatan("mulai"))
    return g


def jalankan(*argumen: object) -> dict[str, Any]:
    perintah = [sys.executable, str(PENULIS), *(str(a) for a in argumen)]
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert hasil.returncode == 0, hasil.stderr
    return json.loads(hasil.stdout)


@pytest.mark.parametrize("tempat", ["alamat_cepat", "alamat_pg"])
def test_delapan_penulis_lima_puluh_catatan(request: pytest.FixtureRequest, tempat: str):
    alamat = request.getfixturevalue(tempat)
    g = mulai(alamat)
    diakui = jalankan("tambah", alamat, KODE, 8, 50)
    assert len(diakui) == 400  # no number was given twice
    urutan = [kata(t) for t in g.alur.rekaman(KODE)]
    assert urutan == ["mulai", *(diakui[str(n)] for n in range(1, 401))]  # each where it was told to be
    for penulis in range(8):  # and each writer's in its own order
        assert [k for k in urutan if k.startswith(f"P{penulis}-")] == [f"P{penulis}-{n}" for n in range(50)]
    assert all(g.alur.berkas(sidik(k)) == k.encode() for k in urutan[1:])
    with g.sambungan.baca() as c:
        assert c.exec_driver_sql("SELECT count(*) FROM alur_berkas").scalar_one() == 401  # one is shared


def test_penulis_dibunuh(alamat_sqlite: str, kampanye: Kampanye):
    mulai(alamat_sqlite)
    hasil = jalankan("bunuh", alamat_sqlite, KODE, 20, 200, int(ANGGARAN_DETIK), 20270101)
    kampanye.catat(hasil["dibunuh"])
    assert (hasil["hilang"], hasil["rusak"]) == (0, 0)
    assert hasil["diakui"] >= hasil["dibunuh"] >= 20
    assert hasil["berjurnal"] > 0  # some did die in the middle of a commit


def test_klien_postgresql_dibunuh(alamat_pg: str, kampanye: Kampanye):
    mulai(alamat_pg)
    hasil = jalankan("bunuh", alamat_pg, KODE, 10, 100, int(ANGGARAN_DETIK), 20270101)
    kampanye.catat(hasil["dibunuh"])
    assert hasil["hilang"] == 0
    assert hasil["diakui"] >= hasil["dibunuh"] >= 10


def test_server_mati_mendadak(server):
    g = mulai(server.alamat(server.basis_data()))
    diakui = [g.alur.tambah(KODE, catatan(str(n), berkas=(str(n).encode(),))).sidik for n in range(20)]
    server.mati("immediate")
    server.nyala()
    assert [sidik(t) for t in g.alur.rekaman(KODE)][1:] == diakui
    assert all(g.alur.berkas(sidik(str(n))) for n in range(20))


def test_yang_lain_menunggu(alamat: str):
    """While one makes its record, another waits, and then sees it."""
    g = mulai(alamat)
    masuk, lepas, dilihat = threading.Event(), threading.Event(), []

    def lambat(ada: list[str]):
        masuk.set()
        assert lepas.wait(180)
        return catatan("lambat")(ada)

    def cepat(ada: list[str]):
        dilihat.append(len(ada))
        return catatan("cepat")(ada)

    satu = threading.Thread(target=g.alur.tambah, args=(KODE, lambat))
    satu.start()
    assert masuk.wait(180)
    tak_sabar = buka(alamat, tunggu_detik=0.05)
    with pytest.raises(TerkunciError, match="sedang dipakai pihak lain terlalu lama"):
        tak_sabar.alur.tambah(KODE, cepat)
    assert (dilihat, len(g.alur.rekaman(KODE))) == ([], 1)  # reading goes on
    dua = threading.Thread(target=g.alur.tambah, args=(KODE, cepat))
    dua.start()
    lepas.set()
    satu.join()
    dua.join()
    assert dilihat == [2]
    assert [kata(t) for t in g.alur.rekaman(KODE)] == ["mulai", "lambat", "cepat"]


def test_alur_lain_tidak_menunggu_di_postgresql(alamat_pg: str):
    g = mulai(alamat_pg)
    g.alur.mulai("lain", 2027, "Lain", catatan("mulai", alur="lain"))

    def buat(ada: list[str]):
        assert g.alur.tambah("lain", catatan("dua")).urut == 1
        return catatan("dua")(ada)

    assert g.alur.tambah(KODE, buat).urut == 1
