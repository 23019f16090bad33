"""Guards abk.hasil.usul: what to propose for each post, year by year, and its sums."""

from __future__ import annotations

from dataclasses import replace

import abk
from abk.hasil import jumlah_usul, lima_tahun, usul_jabatan


def test_jumlah_sama_dengan_lima_tahun():
    """The sums over posts are those that the page of the ministry shows; every post has the same years."""
    k = abk.open("contoh").cabang("SET.PO")
    semua, tahunan = usul_jabatan(k), lima_tahun(k)
    assert list(semua) == list(k.hasil.index)
    assert {tuple(t.tahun for t in isi) for isi in semua.values()} == {tuple(tahunan.index)}
    for satu in jumlah_usul(semua):
        baris = tahunan.loc[satu.tahun]
        for nama in ("bezetting", "usul", "usul_pns", "usul_pppk"):
            assert getattr(satu, nama) == baris[nama], (satu.tahun, nama)
        assert satu.kebutuhan == baris["kebutuhan_bulat"]
        assert satu.selisih == baris["kelebihan"] - baris["kekurangan"]
        assert satu.usul == satu.usul_pns + satu.usul_pppk
        assert satu.usul == sum(baris[f"prioritas_{n}"] for n in (1, 2, 3))


def test_tanpa_pegawai_kosong(buka):
    assert usul_jabatan(buka()) == {}
    assert jumlah_usul({}) == ()


def test_tanpa_hitungan_orang_atau_tahun_data_tidak_ada_lima_tahun():
    k = abk.open("contoh")
    assert lima_tahun(k.dengan(tahun=None)) is None
    tabel = {nama: isi for nama, isi in k.terperiksa.tabel.items() if nama != "arus_pegawai"}
    assert lima_tahun(replace(k, terperiksa=replace(k.terperiksa, tabel=tabel))) is None
