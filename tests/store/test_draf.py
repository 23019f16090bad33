"""Guards abk.store.draf, abk.store.tanda: drafts are kept, replaced, forgotten, and nobody's who may not
write them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import update

from abk.kokpit.persiapan import Persiapan
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
    """On the server a draft is its account's; Ortala sees it too, and takes it for nobody's but its own."""
    satu, dua, ortala = _orang(server, isi)
    satu.draf.simpan("isian", "x", {"teks": "milik satu"})
    satu.draf.simpan("isian", "x", {"teks": "milik satu, lagi"})
    assert ortala.draf.baca("isian", "x", "siapa pun") == {"teks": "milik satu, lagi"}
    assert ortala.draf.baca("isian", "x", "sendiri") is None
    assert dua.draf.semua("isian", dari="siapa pun") == {}
    with pytest.raises(HakError):
        dua.draf.simpan("isian", "x", {"teks": "rebut"})
    dua.draf.hapus("isian", "x")
    assert satu.draf.baca("isian", "x") == {"teks": "milik satu, lagi"}


@pytest.mark.serangan("peran", "menaruh draf, rencana alur, atau jawaban di tempat milik Ortala", "dicegah")
def test_draf_titipan(server, isi: Callable[[str], Gudang]):
    """A unit's account fills in what Ortala will sign: the plan of a case, a step, a scenario, an answer."""
    satu, _, ortala = _orang(server, isi)
    rencana = Persiapan(judul="Titipan", kode="abk-2026", pejabat="Karo PO; kunci titipan")
    rencana.simpan(satu)
    satu.draf.simpan("isian", "abk-2026/14//p-kabag", {"dasar": "14 ke-0", "isian": {}, "jawaban": {}})
    satu.draf.simpan("skenario", "Titipan", {"nama": "Titipan", "perubahan": []})
    satu.tanda.jawab("f1", "sudah wajar", "Karo PO")
    satu.tanda.jawab("f2", "sudah wajar", "Karo PO")
    assert Persiapan.dari(ortala, dt.date(2026, 1, 2)).pejabat == ""
    assert ortala.draf.baca("isian", "abk-2026/14//p-kabag", "sendiri") is None
    assert ortala.skenario.daftar() == []
    assert ortala.tanda.semua()["f1"] == "sudah wajar (Karo PO, dengan akun unit)"
    Persiapan(judul="Sungguhan").simpan(ortala)  # the place that was taken is not lost
    assert Persiapan.dari(ortala, dt.date(2026, 1, 2)).judul == "Sungguhan"
    satu.draf.simpan("kunci", "besar", {"sebutan": "x" * 1_000_000})
    assert list(ortala.draf.semua("kunci", dari="siapa pun")) == []
    ortala.tanda.jawab("f1", "menurut rapat", "Kabag Ortala")
    assert ortala.tanda.semua()["f1"] == "menurut rapat (Kabag Ortala)"


def _orang(server, isi: Callable[[str], Gudang]) -> list[Gudang]:
    """Two units and Ortala, each with an account."""
    db = server.basis_data()
    pemilik, awal, sandi = isi(server.alamat(db)), db[2:], "kata sandi role"
    for siapa, peran, unit in (("satu", "unit", "01.02"), ("dua", "unit", "01.03"), ("ortala", "ortala", "")):
        beri_peran(pemilik, f"draf_{siapa}_{awal}", peran, unit, oleh="Ortala", sandi=sandi)
    pemilik.tutup()
    return [buka(server.alamat(db, f"draf_{s}_{awal}", sandi)) for s in ("satu", "dua", "ortala")]
