"""Guards abk.kokpit.draf: what was typed and not signed is there after a restart, and gone once signed."""

from __future__ import annotations

import pytest

from abk.store import buka
from tests.kokpit.orang import Orang

pytestmark = pytest.mark.xdist_group("peragaan")


def _lagi(o: Orang) -> Orang:
    """Another kernel over the same store."""
    baru = Orang(buka(o.k.gudang.alamat))
    baru.k.session._jam = o.k.session._jam
    return baru


def test_isian_bertahan_dan_hilang_sesudah_ditandatangani(orang, naskah):
    """Texts, rows in their order, rows that were removed: as they were; another official sees none of it."""
    o = orang(2).masuk("p-kasubbag").buka("kerja", "3")
    (aksi,) = (a for a in naskah.tindakan if a.get("selesai") == "3")
    o.isi_borang({**aksi["fakta"], "rencana_kegiatan": {**aksi["fakta"]["rencana_kegiatan"], "maksud": ""}})
    jalur = "rencana_kegiatan/tujuan"
    awal = list(o.k._halaman.form.nilai["rencana_kegiatan"]["tujuan"])
    o.tekan("geser_baris", jalur=f"{jalur}/{awal[1]}", arah="-1")
    semula = o.k._halaman.form.fakta()
    assert "disimpan di gudang sebagai draf" in o.teks

    lagi = _lagi(o).masuk("p-kasubbag").buka("kerja", "3")
    assert lagi.k._halaman.form.fakta() == semula
    assert lagi.k._halaman.form.nilai["rencana_kegiatan"]["maksud"] == ""  # emptied on purpose
    assert "dipulihkan dari draf" in lagi.k.pita.kabar
    lagi.ketik("rencana_kegiatan/maksud", "Maksud.").tanda_tangani()
    assert lagi.alur.keadaan.posisi == "4"
    assert lagi.k.gudang.draf.semua("isian") == {}


def test_jawaban_konfirmasi_bertahan(orang):
    o = orang(13).masuk("p-unit-itwil").buka("kerja", "13", "ITWIL")
    o.ketik("jawaban:ITWIL-02/status", "sesuai_dengan_perbaikan").tekan("tambah_usul", jalur="usul:ITWIL-02")
    for medan, nilai in {"nomor": "6", "kolom": "volume", "baru": "4"}.items():
        o.ketik(f"usul:ITWIL-02/0/{medan}", nilai)
    semula = o.k._halaman.konfirmasi.jawaban.sebagai_draf()
    assert semula["ITWIL-02"]["usul"][0]["baru"] == "4"
    lagi = _lagi(o).masuk("p-unit-itwil").buka("kerja", "13", "ITWIL")
    assert lagi.k._halaman.konfirmasi.jawaban.sebagai_draf() == semula
    assert "4" in lagi.html


@pytest.mark.parametrize(
    "rusak",
    [
        {"isian": "bukan peta"},
        {"isian": {"rencana_kegiatan": {"maksud": 3, "tujuan": "teks", "pelaksana": [1], "asing": {}}}},
        {"isian": {"rencana_kegiatan": {"pelaksana": [{"jabatan": 3}]}}, "jawaban": [1]},
    ],
)
def test_draf_yang_tidak_cocok_dilewati(orang, rusak):
    o = orang(2).masuk("p-kasubbag").buka("kerja", "3")
    semula = o.k._halaman.form.fakta()["rencana_kegiatan"]
    nama, dasar = o.k._halaman.draf.nama, o.k._halaman.draf.dasar
    o.k.gudang.draf.simpan("isian", nama, {"dasar": dasar, **rusak})
    lagi = _lagi(o).masuk("p-kasubbag").buka("kerja", "3")
    assert lagi.k._halaman.form.fakta()["rencana_kegiatan"]["maksud"] == semula["maksud"]
    assert "Langkah 3" in lagi.teks


def test_draf_putaran_lalu_tidak_dipakai(orang):
    """What was typed for a step that has been signed since belongs to it, not to the next round."""
    o = orang(2).masuk("p-kasubbag").buka("kerja", "3").ketik("rencana_kegiatan/maksud", "Lama.")
    draf = o.k._halaman.draf
    o.k.gudang.draf.simpan(
        "isian", draf.nama, {"dasar": "3 ke-9", "isian": {"rencana_kegiatan": {"maksud": "X"}}}
    )
    lagi = _lagi(o).masuk("p-kasubbag").buka("kerja", "3")
    assert lagi.k._halaman.form.nilai["rencana_kegiatan"]["maksud"] not in {"X", "Lama."}
