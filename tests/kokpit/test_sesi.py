"""Guards abk.kokpit.session: who acts: a key is opened, used and forgotten; nothing of the passphrase
stays anywhere.
"""

from __future__ import annotations

import datetime as dt
import logging

import pytest

from abk.errors import ParameterError
from abk.kokpit import kokpit
from abk.kokpit import session as modul_sesi
from abk.peragaan import kunci_peragaan
from abk.sop import Tanda, buat_kunci, buka_kunci
from tests.kokpit.orang import tunjuk_plt

FRASA = "kuda-baterai-staples-benar"
AWAL = dt.date(2026, 1, 1)


@pytest.fixture
def dengan_kunci(orang, tmp_path):
    """Step 1; the official of step 1 has a key of his own, in a file."""
    o = orang(0)
    kunci = buat_kunci(tmp_path / "karo.pem", FRASA)
    lama = o.alur.keadaan.pejabat["p-karo"]
    tanda = Tanda("p-karo", kunci_peragaan("p-karo"), o.k.session.saat)
    o.k.session.alur = o.alur.tunjuk(
        [lama.model_copy(update={"kunci": kunci.publik})], {}, tanda, alasan="Kunci baru."
    )
    return o, tmp_path / "karo.pem"


def test_frasa_tidak_tinggal_di_mana_pun(dengan_kunci, caplog):
    o, berkas = dengan_kunci
    caplog.set_level(logging.DEBUG)
    for frasa in (f"{FRASA}-salah", FRASA):
        o.tekan("masuk", pejabat="p-karo", berkas=str(berkas), frasa=frasa)
        semua = [
            o.html,
            str(o.k.kepala.isi()),
            str(o.k.pita.get_state()),
            repr(vars(o.k.session)),
            caplog.text,
        ]
        assert not any(FRASA in satu for satu in semua)
        assert o.k.session.terbuka == (frasa == FRASA)
    assert o.galat == ""
    assert "Bertindak sebagai" in str(o.k.kepala.isi())
    o.tekan("kunci_layar")
    assert o.k.session._kunci is None
    assert not o.k.session.terbuka


@pytest.mark.serangan("pejabat", "membuka kokpit dengan kunci orang lain", "dicegah")
def test_kunci_orang_lain_ditolak(dengan_kunci, tmp_path):
    o, berkas = dengan_kunci
    o.tekan("masuk", pejabat="p-kabag", berkas=str(berkas), frasa=FRASA)
    assert "bukan kunci p-kabag yang terdaftar" in o.galat
    o.ketik("masuk/pejabat", "p-karo").tekan("masuk_peragaan")
    assert "bukan pejabat peragaan" in o.galat  # his own key is a real one now
    o.tekan("masuk", pejabat="p-karo", berkas="", frasa=FRASA)
    assert "Letak berkas kunci" in o.galat
    o.tekan("masuk", pejabat="", berkas=str(berkas), frasa=FRASA)
    assert "belum dipilih" in o.galat
    assert not o.k.session.terbuka


def test_kunci_berakhir_ditolak(dengan_kunci):
    o, berkas = dengan_kunci
    habis = o.alur.keadaan.pejabat["p-karo"].model_copy(update={"kunci_sampai": AWAL})
    tanda = Tanda("p-karo", buka_kunci(berkas, FRASA), o.k.session.saat)
    o.k.session.alur = o.alur.tunjuk([habis], {}, tanda, alasan="Kunci lama.")
    o.tekan("masuk", pejabat="p-karo", berkas=str(berkas), frasa=FRASA)
    assert "berakhir pada 01-01-2026" in o.galat
    assert not o.k.session.terbuka


def test_layar_terkunci_sendiri(orang):
    o = orang(0).masuk("p-karo")
    assert o.k.session.terbuka
    o.k.session._terakhir -= modul_sesi.DIAM + dt.timedelta(seconds=1)
    o.buka("kerja", "1")
    assert not o.k.session.terbuka
    assert "dikunci karena lama ditinggalkan" in o.galat


def test_tanpa_kunci_hanya_melihat(orang):
    o = orang(0)
    for halaman in ("papan", "tugas", "riwayat", "berkas"):
        o.buka(halaman)
        assert o.galat == ""
    for halaman in ("kerja", "putusan", "kembali", "ubah", "lampir"):
        o.buka(halaman, "1")
        assert "Kunci belum dibuka" in o.galat
    o.tekan("tanda_tangani")
    assert "tidak berlaku lagi" in o.galat


def test_peragaan_dinyatakan_keras(orang, dengan_kunci):
    o, _ = dengan_kunci
    assert o.k.session.peragaan  # the others still have keys that anybody can make
    assert "PERAGAAN" in str(o.k.kepala.isi())


def test_plt_tampil_sebagai_pemegang_bola(orang):
    o = tunjuk_plt(orang(0)).tekan("muat")
    assert "Plt. Kepala Bagian Organisasi dan Tata Laksana" in o.teks
    o.masuk("p-plt")
    assert "sebagai Plt." in o.teks


def test_sumber_yang_keliru_dijelaskan(tmp_path):
    with pytest.raises(ParameterError, match="bukan alamat gudang"):
        kokpit(str(tmp_path))


def test_peragaan_dibuka_tanpa_gudang():
    k = kokpit("peragaan", pejabat="p-karo")
    assert "Masuk dengan kunci peragaan" in str(k.kepala.isi())
    assert k.session.alur.keadaan.posisi == "1"
