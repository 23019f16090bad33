"""Guards abk.peraturan._cari, abk.peraturan._ketentuan, abk.peraturan._tanggal: on every day on which
anything changes, each value is there exactly once or the answer is a clear error.
"""

import itertools
from datetime import date, timedelta
from fractions import Fraction

import pytest

from abk.errors import PeraturanError
from abk.peraturan import aturan, daftar_peraturan
from abk.peraturan._cari import baca
from abk.peraturan._ketentuan import LINGKUP, POLA
from tests.peraturan.test_angka import REZIM

SEHARI = timedelta(days=1)
SEMUA = daftar_peraturan()


def _hari_berubah(*peraturan):
    """Each day on which something starts or ends, with its neighbours, and two far days."""
    ujung = {date(1990, 1, 1), date(2100, 1, 1)}
    for p in peraturan:
        for sesuatu in (p, *p.ketentuan, *p.peringatan):
            ujung |= {h for h in (sesuatu.sejak, sesuatu.sampai) if h}
        ujung |= {p.peralihan.sampai} if p.peralihan else set()
    return sorted({h + n * SEHARI for h in ujung for n in (-1, 0, 1)})


def _cacat(p, hari):
    """What is wrong with a regulation on a day: values missing or twice while it is in force."""
    temuan = []
    for kunci, lingkup, pola in itertools.product(p.kunci, LINGKUP, POLA):
        berlaku = p.berlaku_pada(hari, lingkup) and lingkup in p.lingkup
        try:
            p.ketentuan_pada(kunci, hari, lingkup, pola)
        except PeraturanError as galat:
            if berlaku or not (galat.pesan and galat.saran):
                temuan.append(f"{p.nama} {kunci} {hari} {lingkup} {pola}: {galat.pesan}")
        else:
            if not berlaku:
                temuan.append(f"{p.nama} {kunci} {hari} {lingkup} {pola}: menjawab di luar masa berlakunya")
    return temuan


def test_utuh_pada_setiap_hari_perubahan():
    hari_berubah = _hari_berubah(*SEMUA)
    assert len(hari_berubah) > 20
    assert [t for p in SEMUA for h in hari_berubah for t in _cacat(p, h)] == []


TERBIT = {nama: tahun for nama, tahun, *_ in REZIM}
"""Effective working time [menit/orang/tahun]; pola changes the days, not the hours of a year."""


@pytest.mark.parametrize("p", daftar_peraturan("rezim"), ids=lambda p: p.nama)
def test_aturan_utuh_atau_galat_jelas_pada_setiap_hari_perubahan(p):
    for hari, lingkup, pola in itertools.product(_hari_berubah(*SEMUA), LINGKUP, POLA):
        if p.berlaku_pada(hari, lingkup) and lingkup in p.lingkup:
            # terbit: the same on every day and for every lingkup and pola (test_angka says which)
            assert aturan(p.nama, hari, lingkup, pola).waktu_kerja_efektif_menit == TERBIT[p.nama]
        else:
            with pytest.raises(PeraturanError, match="berlaku"):
                aturan(p.nama, hari, lingkup, pola)


RIWAYAT = """
nama: x
judul: Contoh
singkatan: Contoh
jenis: jam_kerja
lingkup: [pusat, daerah]
diperiksa: 2026-11-24
berlaku: {{sejak: 2000-01-01, ketelitian: hari, sumber: s}}
ketentuan:
  jam:
    - {{nilai: 1.1, satuan: jam, letak: l, sumber: s, diperiksa: 2026-11-24, sampai: {sampai}}}
    - {{nilai: 2.2, satuan: jam, letak: l, sumber: s, diperiksa: 2026-11-24, sejak: {sejak}}}
"""


def test_riwayat_nilai_berganti_tepat_pada_harinya():
    p = baca(RIWAYAT.format(sampai="2009-12-31", sejak="2010-01-01"), "x")
    assert [t for h in _hari_berubah(p) for t in _cacat(p, h)] == []
    assert p.ketentuan_pada("jam", date(2009, 12, 31)).nilai == Fraction(11, 10)
    assert p.ketentuan_pada("jam", date(2010, 1, 1)).nilai == Fraction(11, 5)


@pytest.mark.parametrize(
    ("sampai", "sejak", "kata"),
    [
        ("2009-12-31", "2010-02-01", "tidak mempunyai nilai"),
        ("2010-01-31", "2010-01-01", "2 nilai sekaligus"),
    ],
)
def test_celah_dan_tumpang_tindih_ketahuan(sampai, sejak, kata):
    p = baca(RIWAYAT.format(sampai=sampai, sejak=sejak), "x")
    cacat = [t for h in _hari_berubah(p) for t in _cacat(p, h)]
    assert cacat
    assert all(kata in t for t in cacat)


def test_setiap_nilai_bersumber():
    for k in (k for p in SEMUA for k in p.ketentuan):
        assert k.sumber, k
        assert k.satuan, k
        assert k.letak or k.belum_diverifikasi, k
        assert date(2026, 1, 1) <= k.diperiksa, k
        assert not isinstance(k.nilai, float), k


def test_setiap_tanggal_bersumber():
    for p in SEMUA:
        assert p.berlaku.sumber, p.nama
        if p.berakhir:
            assert p.berakhir.sumber, p.nama


def test_pengganti_ada_dan_menyambung():
    for p in SEMUA:
        if p.digantikan_oleh:
            pengganti = next(q for q in SEMUA if q.nama == p.digantikan_oleh)
            assert pengganti.sejak == p.sampai + SEHARI, p.nama
