"""Guards tests/sop/panggung.py, abk.store.case_store: the shelf in memory does what the shelf of a store
does; what else is tested on it holds there too.
"""

from __future__ import annotations

import pytest

from abk.errors import AbkError, ParameterError
from abk.sop import buka_alur
from abk.store import StatusError, buka
from abk.store.case_store import Rekaman
from abk.tulisan.sidik import sidik
from tests.sop.panggung import Panggung, RakIngatan, docx


@pytest.fixture(params=["ingatan", "sqlite"])
def rak(request, tmp_path):
    if request.param == "ingatan":
        return RakIngatan()
    return buka(f"sqlite:///{tmp_path}/abk.db", buat=True).alur


def test_alur_penuh_sama_di_kedua_rak(panggung, data_awal, tmp_path):
    """A whole case, line by line and byte by byte, on both shelves."""
    rak_nyata = buka(f"sqlite:///{tmp_path}/abk.db", buat=True).alur
    lain = Panggung(data_awal, rak_nyata)
    satu = panggung.sampai(panggung.buka(), "")
    dua = lain.sampai(lain.buka(), "")
    assert panggung.rak.rekaman("uji-2026") == rak_nyata.rekaman("uji-2026")
    assert satu.keadaan == dua.keadaan
    for milik in panggung.rak.isi:
        assert rak_nyata.ada(milik)
        assert rak_nyata.berkas(milik) == panggung.rak.berkas(milik)
    kolom = ("kode", "tahun", "judul", "jumlah", "kepala")
    ambil = [[{k: a[k] for k in kolom} for a in r.daftar()] for r in (panggung.rak, rak_nyata)]
    assert ambil[0] == ambil[1]


def test_tidak_ada_dikatakan_sama(rak):
    assert rak.rekaman("tidak-ada") == []
    assert rak.daftar() == []
    assert not rak.ada("0" * 64)
    with pytest.raises(ParameterError, match="tidak ada dalam gudang"):
        rak.berkas("0" * 64)
    with pytest.raises(ParameterError, match="Alur 'tidak-ada' tidak ada dalam gudang"):
        rak.tambah("tidak-ada", lambda _: pytest.fail("tidak dipanggil"))


def test_kode_dipakai_sekali(rak, panggung):
    panggung.rak = rak
    panggung.buka()
    with pytest.raises(StatusError, match="Alur 'uji-2026' sudah ada"):
        panggung.buka()
    assert len(rak.rekaman("uji-2026")) == 1


def test_galat_tidak_meninggalkan_apa_pun(rak, panggung):
    panggung.rak = rak
    alur = panggung.buka()
    isi = docx("yatim")

    def buat(baris):
        raise ParameterError("gagal")

    with pytest.raises(ParameterError, match="gagal"):
        rak.tambah("uji-2026", buat)
    salah = Rekaman(9, "", sidik("x"), "a" * 32, "x")
    with pytest.raises(ParameterError, match="Catatan alur tidak dapat disimpan"):
        rak.tambah("uji-2026", lambda _: (salah, {sidik(isi): ("docx", isi)}))
    assert not rak.ada(sidik(isi))
    assert rak.rekaman("uji-2026") == [e.baris for e in alur.peristiwa]


def test_nonce_kedua_ditolak(rak, panggung):
    panggung.rak = rak
    alur = panggung.buka()
    kedua = Rekaman(1, "", sidik("x"), alur.peristiwa[0].nonce, "x")
    with pytest.raises(AbkError):
        rak.tambah("uji-2026", lambda _: (kedua, {}))
    assert len(rak.rekaman("uji-2026")) == 1
    assert buka_alur(panggung).kepala == alur.kepala
