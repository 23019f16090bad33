"""Guards abk.store.draf: drafts are kept, replaced, forgotten; who may not read the sheet reads no draft."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import update

from abk.store import Gudang, HakError, beri_peran, buka
from abk.store.skema import DRAF

pytestmark = pytest.mark.xdist_group("store")


def test_disimpan_diganti_dilupakan(alamat: str, isi: Callable[[str], Gudang]):
    g = isi(alamat)
    assert g.draf.baca("isian", "a") is None
    g.draf.simpan("isian", "a", {"teks": "lama"})
    g.draf.simpan("isian", "a", {"teks": "baru é"})
    g.draf.simpan("kunci", "a", {"teks": "lain"})
    assert buka(alamat).draf.semua("isian") == {"a": {"teks": "baru é"}}
    with g.sambungan.tulis() as c:
        c.execute(update(DRAF).where(DRAF.c.ruang == "kunci").values(isi="{rusak"))
    assert g.draf.semua("kunci") == {}
    g.draf.hapus("isian", "a")
    assert g.draf.baca("isian", "a") is None


def test_draf_orang_lain(server, isi: Callable[[str], Gudang]):
    """On the server a draft is its account's and Ortala's; nobody else reads or replaces it."""
    db = server.basis_data()
    pemilik, awal, sandi = isi(server.alamat(db)), db[2:], "kata sandi role"
    for siapa, peran, unit in (("satu", "unit", "01.02"), ("dua", "unit", "01.03"), ("ortala", "ortala", "")):
        beri_peran(pemilik, f"draf_{siapa}_{awal}", peran, unit, oleh="Ortala", sandi=sandi)
    satu, dua, ortala = (
        buka(server.alamat(db, f"draf_{s}_{awal}", sandi)) for s in ("satu", "dua", "ortala")
    )
    satu.draf.simpan("isian", "x", {"teks": "milik satu"})
    satu.draf.simpan("isian", "x", {"teks": "milik satu, lagi"})
    assert ortala.draf.baca("isian", "x") == {"teks": "milik satu, lagi"}
    assert dua.draf.semua("isian") == {}
    with pytest.raises(HakError):
        dua.draf.simpan("isian", "x", {"teks": "rebut"})
    dua.draf.hapus("isian", "x")
    assert satu.draf.baca("isian", "x") == {"teks": "milik satu, lagi"}
    for g in (satu, dua, ortala, pemilik):
        g.tutup()
