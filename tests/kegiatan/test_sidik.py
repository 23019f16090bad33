"""Guards abk.kegiatan.kegiatan: the fingerprint of a kegiatan: the same in every process, and different
when anything is.
"""

from dataclasses import replace

import pytest

import abk
from abk.kegiatan import kegiatan as kegiatan_
from abk.peraturan import aturan

from .conftest import TUGAS, di_proses_lain

CETAK = (
    "import sys, abk; k = abk.open(sys.argv[1]); "
    "print(k.sidik, k.cabang('SET.01').sidik, k.dengan(pembulatan='ke_atas').sidik)"
)


def test_sidik_sama_di_tiap_proses(tulis):
    """No set, dict or hash order leaks in."""
    folder = tulis()
    k = abk.open(folder)
    sini = [k.sidik, k.cabang("SET.01").sidik, k.dengan(pembulatan="ke_atas").sidik]
    assert di_proses_lain(CETAK, folder) == sini


def test_bentuk_sidik(kegiatan):
    assert len(kegiatan.sidik) == 64
    assert int(kegiatan.sidik, 16)


def test_sidik_tidak_bergantung_nama_folder(tulis):
    assert abk.open(tulis(nama="a")).sidik == abk.open(tulis(nama="b")).sidik


def test_sidik_tidak_berubah_dari_hari_ke_hari(kegiatan, monkeypatch):
    """Without a year the law of today applies; the day itself is not part of the print."""
    besok = replace(aturan(), tanggal=aturan().tanggal.replace(year=2030))
    lama = kegiatan.sidik
    monkeypatch.setattr(kegiatan_, "aturan_pengaturan", lambda *_: besok)
    assert kegiatan.dengan().sidik == lama


@pytest.mark.parametrize(
    "ubah",
    [
        {"waktu_kerja_efektif_menit": 72_000},
        {"menit_per_hari_formal": 480},
        {"per_tahun": {**aturan().per_tahun, "minggu": 48}},
        {"menit_per": {**aturan().menit_per, "hari": 300}},
        {"skala": aturan("kemenkeu-2002").skala},
        {"dasar": {}},
    ],
)
def test_nilai_hukum_yang_berubah_mengubah_sidik(kegiatan, monkeypatch, ubah):
    lain = replace(aturan(), **ubah)
    lama = kegiatan.sidik
    monkeypatch.setattr(kegiatan_, "aturan_pengaturan", lambda *_: lain)
    assert kegiatan.dengan().sidik != lama


def test_temuan_yang_berbeda_mengubah_sidik(tulis):
    """Two unreadable cells make the same table, but not the same list of faults; nor does a shifted row."""
    isi = {n: TUGAS.replace("surat,10,hari", f"surat,{n},hari") for n in ("x", "banyak")}
    satu, dua = (abk.open(tulis({"uraian_tugas.csv": t}, n)) for n, t in isi.items())
    assert satu.hasil.equals(dua.hasil)
    assert satu.sidik != dua.sidik
    geser = abk.open(tulis({"uraian_tugas.csv": isi["x"].replace("\nK1", "\n\nK1")}, "geser"))
    assert geser.sidik != satu.sidik
