"""Guards abk.naskah.jadwal: the schedule of a plan; expected days are worked out by hand (``rumus``)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abk.errors import ParameterError
from abk.naskah.jadwal import HARI_PER_TABEL, BarisJadwal, LangkahWaktu, jadwal_langkah, matriks

SENIN = dt.date(2026, 11, 2)
HARI = [SENIN + dt.timedelta(days=n) for n in range(200) if (SENIN + dt.timedelta(days=n)).weekday() < 5]


def langkah(kode: str, menit: int, siapa: str = "A", unit: str = "") -> LangkahWaktu:
    return LangkahWaktu(kode, f"Langkah {kode}", siapa, menit, unit)


def rentang(*semua: LangkahWaktu, panjang: int = 450) -> list[tuple[str, int, int]]:
    hasil = jadwal_langkah(semua, HARI, panjang)
    return [(s.kode, HARI.index(s.mulai), HARI.index(s.selesai)) for s in hasil]


def test_berurutan_dan_tepat_habis_hari():
    # 450 minutes fill day 0 exactly, so the next step begins on day 1
    assert rentang(langkah("1", 450), langkah("2", 1), langkah("3", 450)) == [
        ("1", 0, 0),
        ("2", 1, 1),
        ("3", 1, 2),
    ]


def test_unit_berdampingan_tetapi_satu_orang_satu_pekerjaan():
    semua = [langkah("9", 450, "Karo")]
    for unit in ("X", "Y"):
        semua += [langkah("11", 450, "Kasubbag", unit), langkah("13", 450, unit, unit)]
    semua.append(langkah("14", 60, "Kabag"))
    # one Kasubbag: Y's draft waits for X's; the confirmations run side by side with it
    assert rentang(*semua) == [
        ("9", 0, 0),
        ("11", 1, 1),
        ("13", 2, 2),
        ("11", 2, 2),
        ("13", 3, 3),
        ("14", 4, 4),
    ]


def test_akhir_pekan_dilewati():
    hasil = jadwal_langkah([langkah("1", 450 * 6)], HARI, 450)
    assert (hasil[0].mulai, hasil[0].selesai) == (SENIN, SENIN + dt.timedelta(days=7))


@pytest.mark.parametrize(
    ("semua", "hari", "panjang"),
    [([langkah("1", 451)], HARI[:1], 450), ([langkah("1", 0)], HARI, 450), ([langkah("1", 1)], HARI, 0)],
)
def test_yang_tidak_dapat_dijadwalkan(semua: list[LangkahWaktu], hari: list[dt.date], panjang: int):
    with pytest.raises(ParameterError, match=r"Jadwal memerlukan|harus lebih dari nol"):
        jadwal_langkah(semua, hari, panjang)


LANGKAH = st.builds(
    LangkahWaktu,
    kode=st.sampled_from("123"),
    kegiatan=st.just("Kegiatan"),
    pelaksana=st.sampled_from("AB"),
    menit=st.integers(1, 900),
    unit=st.sampled_from(["", "X", "Y"]),
)


@given(st.lists(LANGKAH, min_size=1, max_size=30))
def test_sifat_jadwal(semua: list[LangkahWaktu]):
    hasil = jadwal_langkah(semua, HARI * 2, 450)
    for nomor, satu in enumerate(hasil):
        assert satu.mulai <= satu.selesai
        for sebelum in hasil[:nomor]:
            saling_tunggu = not sebelum.unit or not satu.unit or sebelum.unit == satu.unit
            if saling_tunggu or sebelum.pelaksana == satu.pelaksana:
                assert sebelum.selesai <= satu.selesai
            if saling_tunggu:
                assert sebelum.selesai <= satu.mulai or sebelum.mulai <= satu.mulai


@given(st.lists(LANGKAH, min_size=1, max_size=30))
def test_matriks_memuat_setiap_hari_setiap_langkah(semua: list[LangkahWaktu]):
    jadwal = jadwal_langkah(semua, HARI, 450)
    potongan = matriks(jadwal, HARI)
    awal, akhir = min(s.mulai for s in jadwal), max(s.selesai for s in jadwal)
    assert sum(len(p["hari"]) for p in potongan) == HARI.index(akhir) - HARI.index(awal) + 1
    assert all(len(p["hari"]) <= HARI_PER_TABEL for p in potongan)
    terisi = sum(sel != "" for p in potongan for baris in p["baris"] for sel in baris["sel"])
    assert terisi == sum(HARI.index(s.selesai) - HARI.index(s.mulai) + 1 for s in jadwal)
    assert all(any(baris["sel"]) for p in potongan for baris in p["baris"])


def test_matriks_menyebut_hari_dan_unit():
    satu = BarisJadwal(
        kode="11", kegiatan="Konsep data", pelaksana="Kasubbag", unit="X", mulai=HARI[0], selesai=HARI[1]
    )
    (potongan,) = matriks([satu], HARI)
    assert potongan["hari"] == ["2 Nov", "3 Nov"]
    assert potongan["baris"] == [
        {"kode": "11", "kegiatan": "Konsep data\n(X)", "pelaksana": "Kasubbag", "sel": ["■", "■"]}
    ]
    assert potongan["judul"] == "Hari kerja ke-1 sampai dengan ke-2"
