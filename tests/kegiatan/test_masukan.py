"""Guards abk.kegiatan.masukan: the fingerprint of a branch changes with the branch, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest

import abk
from abk.errors import Temuan
from abk.kegiatan import Kegiatan
from abk.kegiatan.masukan import MasukanCabang
from abk.tables import TabelTerperiksa

from .conftest import JABATAN, TUGAS, UNIT


def _sidik(k: Kegiatan) -> dict[str, tuple[str, str]]:
    masukan = MasukanCabang(k)
    return {u: (masukan.sidik(u), k.cabang(u).sidik) for u in k.unit["kode_unit"]}


@pytest.mark.parametrize(
    "ubah",
    [
        {},
        {"uraian_tugas.csv": TUGAS.replace("laporan,2,tri", "laporan,3,tri")},
        {"uraian_tugas.csv": TUGAS.replace("laporan,2,tri", "laporan,x,tri")},
        {"uraian_tugas.csv": TUGAS.replace("surat,10,hari", "surat,11,hari")},
        {"jabatan.csv": JABATAN.replace("pelaksana,7,0", "pelaksana,7,4")},
        {"jabatan.csv": JABATAN + "K3,SET.02,Baru,pelaksana,7,0\n"},
        {"unit.csv": UNIT.replace("Biro Keuangan", "Biro Perencanaan")},
        {"unit.csv": UNIT.replace("Sekretariat", "Sekretariat Jenderal")},
        {"kegiatan.toml": 'judul = "Lain"'},
        {"kegiatan.toml": 'peraturan = "perka-bkn-19-2011"'},
        {"kegiatan.toml": 'pembulatan = "ke_atas"'},
    ],
)
def test_berubah_bersama_sidik_cabang(tulis, ubah):
    """Expected: the fingerprint of the branch when it is cut out."""
    asli, lain = _sidik(abk.open(tulis(nama="asli"))), _sidik(abk.open(tulis(ubah, "lain")))
    assert asli.keys() == lain.keys()
    for unit, (masukan, sidik) in asli.items():
        assert (lain[unit][0] == masukan) == (lain[unit][1] == sidik), unit
    assert len({masukan for masukan, _ in asli.values()}) == len(asli)


def test_urutan_temuan_jawaban_dan_atasan_ikut(kegiatan):
    def sidik(**beda: object) -> str:
        return MasukanCabang(replace(kegiatan, **beda)).sidik("SET.01")

    tabel, temuan = kegiatan.terperiksa.tabel, kegiatan.terperiksa.temuan
    balik = {**tabel, "jabatan": tabel["jabatan"].iloc[::-1]}
    tanda = Temuan("ragu", "uji", "x", "y", "jabatan", kode_jabatan="K1", kode_unit="SET.01.a")
    lain = [
        sidik(terperiksa=TabelTerperiksa(balik, temuan)),
        sidik(terperiksa=TabelTerperiksa(tabel, [*temuan, tanda])),
        sidik(jawaban_tanda={"a": "b"}),
        sidik(atasan=(("ATAS", "Kementerian"),)),
        sidik(),
    ]
    assert len(set(lain)) == len(lain)
