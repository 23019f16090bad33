"""Guards abk.naskah.isi.baku: step 3 begins with standard wording; what nobody can know stays empty."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from abk.naskah.alur import fakta_langkah
from abk.naskah.isi.baku import kata_baku
from abk.naskah.profil import profil
from abk.sop import buka_alur

pytestmark = pytest.mark.xdist_group("unit")


@pytest.fixture(scope="module")
def awal(permainan_unit, tmp_path_factory):
    gudang = permainan_unit.gudang(tmp_path_factory.mktemp("baku") / "abk.db", 2)
    return gudang, buka_alur(gudang)


def test_kata_baku_pada_langkah_3(awal):
    """regresi: of thirteen texts that were empty only the cost is, which nobody but the office knows."""
    gudang, alur = awal
    tanya = {f.slot: f for f in fakta_langkah(alur, "3", pelaku="p-kasubbag", sumber=gudang.kegiatan)}
    kosong = {
        f"{slot}/{f.nama}"
        for slot, satu in tanya.items()
        for f in satu.fakta
        if f.wajib and not (satu.terisi.get(f.nama) or f.bawaan)
    }
    assert kosong == {"rencana_kegiatan/biaya"}
    terisi = tanya["rencana_kegiatan"].terisi
    assert "mencakup 1 unit organisasi" in terisi["gambaran_umum"]
    assert "{" not in "".join(str(terisi[k]) for k in terisi if k != "pelaksana")
    (unit,) = alur.unit
    tanda = gudang.kegiatan().cabang(unit).hasil["belum_lengkap"]  # rumus: the posts of the one unit
    angka = f"Dari {len(tanda)} jabatan yang diperiksa program, {int(tanda.sum())} belum lengkap."
    assert tanya["daftar_bahan"].terisi["reviu"].startswith(angka)


def test_profil_mengganti_kata_baku(awal):
    ganti = {"naskah": {"rencana_kegiatan": {"isian": {"maksud": "Maksud {instansi}."}}}}
    step = SimpleNamespace(alur=awal[1], semua_nama=["Biro Satu"], profil=profil("umum-2024", ganti=ganti))
    isi = kata_baku(step, "rencana_kegiatan")
    assert isi["maksud"] == "Maksud Kementerian Koordinator."
    assert isi["tempat"] == "Kantor Kementerian Koordinator, Jakarta"
