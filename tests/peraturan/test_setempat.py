"""Guards abk.peraturan._setempat, abk.peraturan._pernyataan: working time that an institution states itself,
with source and why; constants of an older regulation; and what it may not state.
"""

import pickle
from datetime import date
from fractions import Fraction

import pytest
from pydantic import ValidationError

from abk.errors import PeraturanError
from abk.peraturan import KonstantaKredit, WaktuSetempat, aturan, aturan_setempat, dengan_konstanta

HARI = date(2026, 12, 31)
ISI = {
    "dasar": "Perbup Contoh 9/2025 (fiktif)",
    "sumber": "Pasal 4, salinan JDIH",
    "alasan": "hari kerja daerah ini lain.",
    "menit_per_tahun": 73_500,
    "hari_per_tahun": 245,
}


def _waktu(**ubah):
    isi = {**ISI, **ubah}
    return WaktuSetempat(**{n: v for n, v in isi.items() if v is not None})


def test_angkanya_sendiri_dan_turunannya():
    # rumus: 73.500 ÷ 245 = 300 menit sehari, × 5 = 1.500 seminggu, ÷ 12 = 6.125 sebulan
    a = aturan_setempat(_waktu(), HARI, "daerah")
    assert (a.nama, a.waktu_kerja_efektif_menit, a.per_tahun["hari"]) == ("setempat", 73_500, 245)
    assert [a.menit_per[s] for s in ("menit", "jam", "hari", "minggu", "bulan")] == [1, 60, 300, 1500, 6125]
    assert a.per_tahun["minggu"] == 52  # kalender
    assert a.menit_per_hari_formal == 450  # rumus 37,5 jam ÷ 5
    assert pickle.loads(pickle.dumps(a)) == a  # noqa: S301 - what was pickled here


def test_menit_sehari_dan_jam_setahun_menurut_pernyataan():
    # rumus: 1.225 jam × 60; 312,5 menit × 6
    waktu = _waktu(menit_per_tahun=None, jam_per_tahun=1225, menit_per_hari=312.5)
    a = aturan_setempat(waktu, date(2020, 1, 1), pola="6 hari")
    assert (a.waktu_kerja_efektif_menit, a.menit_per["hari"]) == (73_500, Fraction("312.5"))
    assert a.menit_per["minggu"] == 1875
    assert not a.dasar["menit_per_hari"].turunan


def test_tercetak_sebagai_setempat():
    a = aturan_setempat(_waktu(), HARI)
    assert a.singkatan == a.sebutan == "waktu kerja setempat, Perbup Contoh 9/2025 (fiktif)"
    (catatan,) = a.catatan
    assert catatan == (
        "Waktu kerja efektif ini ditetapkan instansi sendiri, bukan oleh peraturan yang dikenal program. "
        "Dasar: Perbup Contoh 9/2025 (fiktif) (Pasal 4, salinan JDIH). Alasan: hari kerja daerah ini lain."
    )
    dasar = a.dasar["waktu_kerja_efektif"]
    assert (dasar.peraturan, dasar.letak, dasar.sumber) == ("setempat", ISI["sumber"], ISI["dasar"])
    assert a.dasar["menit_per_minggu"].letak == "turunan, 300 menit × 5 hari"
    # the allowance from which another year is derived says nothing of this one
    assert "allowance" not in a.dasar
    assert len(aturan_setempat(_waktu(), HARI, pola="6 hari").catatan) == 2


def test_dapat_dipakai_sebelum_peraturan_bawaan_berlaku():
    assert aturan_setempat(_waktu(), date(2015, 1, 1)).tanggal == date(2015, 1, 1)


@pytest.mark.parametrize(
    ("ubah", "letak"),
    [
        ({"dasar": ""}, "dasar"),
        ({"sumber": None}, "sumber"),
        ({"alasan": " "}, "alasan"),
        ({"menit_per_tahun": 0}, "menit_per_tahun"),
        ({"menit_per_tahun": 600_000}, "menit_per_tahun"),
        ({"menit_per_tahun": True}, "menit_per_tahun"),
        ({"hari_per_tahun": 367}, "hari_per_tahun"),
        ({"menit_per_hari": float("nan")}, "menit_per_hari"),
        ({"menit_per_hari": float("inf")}, "menit_per_hari"),
        ({"jam_per_tahun": 1225}, ""),
        ({"menit_per_tahun": None}, ""),
        ({"menit_per_tahun": None, "jam_per_tahun": 1225.001}, ""),
        ({"pembagi": 72_000}, "pembagi"),
    ],
)
def test_yang_kurang_atau_mustahil_ditolak(ubah, letak):
    with pytest.raises(ValidationError) as galat:
        _waktu(**ubah)
    assert {str(e["loc"][0]) if e["loc"] else "" for e in galat.value.errors()} == {letak}


def test_lingkup_dan_pola_asing():
    with pytest.raises(PeraturanError, match="Pola hari kerja"):
        aturan_setempat(_waktu(), HARI, pola="7 hari")
    with pytest.raises(PeraturanError, match="Lingkup"):
        aturan_setempat(_waktu(), HARI, "desa")


def test_konstanta_menurut_peraturan_yang_disebut():
    konstanta = KonstantaKredit(dasar="Permenpan JF lama (fiktif)", sumber="Lampiran I", ahli_muda=0.016)
    a = dengan_konstanta(aturan("permenpanrb-1-2020", HARI), konstanta)
    satu = a.konstanta("ahli_muda")
    assert (satu.nilai, satu.letak, satu.sumber) == (Fraction("0.016"), "Lampiran I", konstanta.dasar)
    assert a.dasar_kredit == konstanta.dasar
    assert a.waktu_kerja_efektif_menit == 75_000


@pytest.mark.parametrize("isi", [{}, {"ahli_muda": 0}, {"ahli_muda": -1}, {"ahli": 0.01}])
def test_konstanta_kosong_atau_mustahil_ditolak(isi):
    with pytest.raises(ValidationError):
        KonstantaKredit(dasar="d", sumber="s", **isi)
