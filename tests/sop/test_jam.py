"""Guards abk.sop.jam: the working clock, against a counter that looks at every single minute."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abk.errors import ParameterError
from abk.kebutuhan.waktu_kerja import kalender_kerja
from abk.peraturan import ketentuan
from abk.sop.jam import MENIT_PER_HARI, JamKerja, menit_standar

WIB = ZoneInfo("Asia/Jakarta")
JAM = JamKerja()
LIBUR_2026 = {dt.date(2026, 8, 17), dt.date(2026, 8, 25), dt.date(2026, 12, 24), dt.date(2026, 12, 25)}
"""Red days of August and December 2026: independence, Maulid, cuti bersama Natal, Natal."""


@dataclass(frozen=True)
class Lama:
    """A duration as the SOP writes it."""

    nilai: int
    satuan: str

    def menit(self, menit_per_hari: int) -> int:
        return self.nilai * (menit_per_hari if self.satuan == "Hari" else 1)


def saat(teks: str, zona: dt.tzinfo = WIB) -> dt.datetime:
    return dt.datetime.fromisoformat(teks).replace(tzinfo=zona)


def hitung_satu_per_satu(mulai: dt.datetime, selesai: dt.datetime) -> int:
    """The oracle: walk the clock of Jakarta minute by minute and ask each whether it is worked."""
    kini = mulai.astimezone(WIB).replace(tzinfo=None, second=0, microsecond=0)
    akhir = selesai.astimezone(WIB).replace(tzinfo=None, second=0, microsecond=0)
    jumlah = 0
    while kini < akhir:
        pukul = (kini.hour, kini.minute)
        if kini.date() not in LIBUR_2026 and kini.weekday() < 4:
            jumlah += (7, 30) <= pukul < (12, 0) or (13, 0) <= pukul < (16, 0)
        elif kini.date() not in LIBUR_2026 and kini.weekday() == 4:
            jumlah += (7, 30) <= pukul < (11, 30) or (13, 0) <= pukul < (16, 30)
        kini += dt.timedelta(minutes=1)
    return jumlah


def _antara(dari: str, sampai: str, zona: list[dt.tzinfo]) -> st.SearchStrategy[dt.datetime]:
    batas = (dt.datetime.fromisoformat(satu) for satu in (dari, sampai))
    return st.datetimes(*batas, timezones=st.sampled_from(zona))


SAAT = _antara("2026-08-10", "2026-09-04", [WIB])
SAAT_PANJANG = _antara("2024-01-01", "2029-01-01", [WIB, dt.UTC])


@settings(max_examples=60, deadline=None)
@given(SAAT, SAAT)
def test_sama_dengan_hitungan_satu_per_satu(a, b):
    mulai, selesai = min(a, b), max(a, b)
    assert JAM.menit_kerja(mulai, selesai) == hitung_satu_per_satu(mulai, selesai)


@settings(deadline=None)
@given(st.lists(SAAT_PANJANG, min_size=3, max_size=3))
def test_dapat_dijumlahkan_dan_tidak_menurun(tiga):
    a, b, c = sorted(tiga)
    assert JAM.menit_kerja(a, b) + JAM.menit_kerja(b, c) == JAM.menit_kerja(a, c)
    assert 0 <= JAM.menit_kerja(a, b) <= JAM.menit_kerja(a, c)
    # never more than the clock itself, whose minutes are truncated at both ends
    assert JAM.menit_kerja(a, c) <= (c - a) / dt.timedelta(minutes=1) + 1


@settings(deadline=None)
@given(SAAT_PANJANG, st.integers(0, 20_000))
def test_tambah_adalah_kebalikan(mulai, menit):
    sampai = JAM.tambah(mulai, menit)
    assert JAM.menit_kerja(min(mulai, sampai), sampai) == menit
    if menit:
        # the first such moment: a minute earlier one minute is missing
        sebelum = sampai - dt.timedelta(minutes=1)
        assert JAM.menit_kerja(min(mulai, sebelum), sebelum) == menit - 1


@settings(deadline=None)
@given(SAAT_PANJANG, st.integers(0, 3000), st.integers(0, 3000))
def test_tambah_bertahap_sama_dengan_sekali(mulai, satu, dua):
    assert JAM.tambah(JAM.tambah(mulai, satu), dua) == JAM.tambah(mulai, satu + dua) or dua == 0


@pytest.mark.parametrize(
    ("mulai", "selesai", "menit"),
    [
        ("2026-08-18T07:30", "2026-08-18T16:00", 450),  # rumus: Tuesday, 270 + 180
        ("2026-08-21T00:00", "2026-08-22T00:00", 450),  # rumus: Friday, 240 + 210
        ("2026-08-18T11:59", "2026-08-18T13:01", 2),  # rumus: over the break
        ("2026-08-21T11:29", "2026-08-21T13:01", 2),  # rumus: over the longer break of Friday
        ("2026-08-18T08:00:59", "2026-08-18T08:01:00", 1),  # rumus: the clock shows 08.00 and 08.01
        ("2026-08-18T08:00:00", "2026-08-18T08:00:59", 0),  # rumus: the clock shows 08.00 twice
        ("2026-08-15T00:00", "2026-08-18T00:00", 0),  # rumus: Saturday, Sunday, 17 August
        ("2026-12-23T16:00", "2026-12-28T07:30", 0),  # rumus: cuti bersama, Natal, weekend
        ("2026-08-14T15:30", "2026-08-18T08:00", 90),  # rumus: 60 on Friday + 30 on Tuesday
        ("2026-08-03T00:00", "2026-08-10T00:00", 2250),  # rumus: 37,5 h × 60
    ],
)
def test_hitungan_tangan(mulai: str, selesai: str, menit: int):
    assert JAM.menit_kerja(saat(mulai), saat(selesai)) == menit


@pytest.mark.parametrize(
    ("mulai", "menit", "sampai"),
    [
        ("2026-08-18T15:30", 30, "2026-08-18T16:00"),  # used up at the end of the day, not next morning
        ("2026-08-18T15:30", 31, "2026-08-19T07:31"),
        ("2026-08-14T16:00", 30, "2026-08-14T16:30"),  # Friday is longer in the afternoon
        ("2026-08-14T16:00", 31, "2026-08-18T07:31"),  # weekend and 17 August
        ("2026-08-18T05:00", 10, "2026-08-18T07:40"),  # before work begins
        ("2026-08-18T12:10", 1, "2026-08-18T13:01"),  # within the break
        ("2026-08-18T07:30", 450, "2026-08-18T16:00"),
        ("2026-08-18T09:00:30", 0, "2026-08-18T09:00"),
        (
            "2026-08-18T12:30",
            0,
            "2026-08-18T12:30",
        ),  # nothing added: the moment itself, also within the break
    ],
)
def test_tambah_hitungan_tangan(mulai: str, menit: int, sampai: str):
    assert JAM.tambah(saat(mulai), menit) == saat(sampai)  # rumus


def test_sepekan_menurut_peraturan():
    minggu = sum(sampai - dari for hari in JAM.sepekan for dari, sampai in hari)
    jam = ketentuan("perpres-21-2023", "jam_kerja_formal", dt.date(2026, 1, 1), "pusat").nilai
    assert minggu == jam * 60 == 2250  # terbit: 37,5 jam seminggu
    assert [sum(b - a for a, b in hari) for hari in JAM.sepekan] == [450] * 5 + [0, 0]


def test_panjang_hari_menurut_peraturan():
    hari = dt.date(2026, 1, 1)
    formal = ketentuan("satuan-waktu", "menit_per_hari_formal", hari, "pusat", "5 hari").nilai
    norma = ketentuan("permendagri-12-2008", "menit_per_hari", hari, "pusat", "5 hari").nilai
    assert dict(MENIT_PER_HARI) == {"formal": formal, "norma": norma}


@pytest.mark.parametrize("tahun", [2024, 2025, 2026])
def test_hari_kerja_sama_dengan_kalender(tahun: int):
    kalender = kalender_kerja(tahun, cuti_tahunan=0)
    semua = [dt.date(tahun, 1, 1) + dt.timedelta(n) for n in range(366 if tahun % 4 == 0 else 365)]
    for bersama, harapan in (
        (True, kalender.hari_kerja_tanpa_cuti_bersama),
        (False, kalender.hari_kerja),
    ):
        jam = JamKerja(cuti_bersama=bersama)
        assert sum(bool(jam.rentang(hari)) for hari in semua) == harapan


def test_libur_lain_dan_tanpa_libur_nasional():
    pilkada = dt.date(2026, 8, 19)
    jam = JamKerja(libur_lain=frozenset({pilkada}))
    assert jam.rentang(pilkada) == ()
    assert JAM.rentang(pilkada) != ()
    merdeka = dt.date(2026, 8, 17)
    assert JAM.rentang(merdeka) == ()
    assert JamKerja(libur_nasional=False).rentang(merdeka) != ()


@settings(deadline=None)
@given(SAAT_PANJANG, st.integers(0, 100_000), st.sampled_from(["Asia/Makassar", "Asia/Jayapura"]))
def test_zona_penulisan_tidak_berpengaruh(mulai, menit, zona):
    selesai = mulai + dt.timedelta(minutes=menit)
    lain = ZoneInfo(zona)
    assert JAM.menit_kerja(mulai, selesai) == JAM.menit_kerja(
        mulai.astimezone(lain), selesai.astimezone(lain)
    )


def test_zona_kantor_berpengaruh():
    pukul = saat("2026-08-18T07:30", ZoneInfo("Asia/Jayapura"))  # 05.30 in Jakarta
    assert JamKerja("Asia/Jayapura").menit_kerja(pukul, pukul + dt.timedelta(hours=1)) == 60
    assert JAM.menit_kerja(pukul, pukul + dt.timedelta(hours=1)) == 0


def test_tanpa_waktu_musim_panas():
    """No zone of Indonesia moves its clock, so that a minute of the clock is a minute."""
    for zona in ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"):
        selisih = {dt.datetime(2026, b, 1, tzinfo=ZoneInfo(zona)).utcoffset() for b in range(1, 13)}
        assert len(selisih) == 1
    with pytest.raises(ParameterError, match="bukan zona Indonesia"):
        JamKerja("Europe/Amsterdam")


# ── deadlines ─────────────────────────────────────────────────────────────────────────────────────────────
def test_tenggat_dua_panjang_hari():
    mulai = saat("2026-08-18T13:00")  # Tuesday; 180 minutes are left
    assert JAM.tenggat(mulai, Lama(1, "Hari")) == saat("2026-08-19T12:00")  # rumus: 450 = 180 + 270
    assert JAM.tenggat(mulai, Lama(1, "Hari"), "norma") == saat("2026-08-19T09:30")  # rumus: 300 = 180 + 120
    assert JAM.tenggat(mulai, Lama(60, "Menit")) == JAM.tenggat(mulai, Lama(60, "Menit"), "norma")
    assert menit_standar(Lama(3, "Hari"), "norma") + 515 == 1415  # terbit: the sum of the SOP
    with pytest.raises(ParameterError, match="Panjang hari 'kalender'"):
        JAM.tenggat(mulai, Lama(1, "Hari"), "kalender")


@pytest.mark.parametrize(
    ("sekarang", "keadaan", "sisa", "lewat"),
    [
        ("2026-08-18T08:00", "tepat", 60, 0),
        ("2026-08-18T08:47", "tepat", 13, 0),
        ("2026-08-18T08:48", "mendekati", 12, 0),  # rumus: 48 of 60 minutes are 80 %
        ("2026-08-18T09:00", "mendekati", 0, 0),  # the last minute is still in time
        ("2026-08-18T09:01", "lewat", 0, 1),
        ("2026-08-19T07:30", "lewat", 0, 360),  # rumus: 420 minutes from 08.00 to 16.00, less 60
    ],
)
def test_status(sekarang: str, keadaan: str, sisa: int, lewat: int):
    status = JAM.status(saat("2026-08-18T08:00"), saat(sekarang), Lama(60, "Menit"))
    assert (status.keadaan, status.sisa_menit, status.lewat_menit) == (keadaan, sisa, lewat)
    assert status.tenggat == saat("2026-08-18T09:00")


def test_malam_tidak_membuat_terlambat():
    mulai = saat("2026-08-18T15:00")
    malam = JAM.status(mulai, saat("2026-08-18T23:00"), Lama(60, "Menit"))
    assert (malam.keadaan, malam.lewat_menit) == ("mendekati", 0)
    assert JAM.status(mulai, saat("2026-08-19T07:31"), Lama(60, "Menit")).lewat_menit == 1


@settings(deadline=None)
@given(SAAT_PANJANG, st.integers(1, 900), st.integers(0, 4000))
def test_status_sesuai_tenggat(mulai, standar, kemudian):
    sekarang = mulai + dt.timedelta(minutes=kemudian)
    status = JAM.status(mulai, sekarang, Lama(standar, "Menit"))
    assert status.sisa_menit - status.lewat_menit == standar - JAM.menit_kerja(mulai, sekarang)
    if status.keadaan == "lewat":
        assert sekarang > status.tenggat


# ── faults ────────────────────────────────────────────────────────────────────────────────────────────────
def test_waktu_yang_tidak_dapat_dihitung():
    tanpa_zona = dt.datetime(2026, 8, 18, 8)  # noqa: DTZ001 - the fault under test
    with pytest.raises(ParameterError, match="tidak berzona"):
        JAM.menit_kerja(tanpa_zona, saat("2026-08-18T09:00"))
    with pytest.raises(ParameterError, match="mendahului"):
        JAM.menit_kerja(saat("2026-08-18T09:00"), saat("2026-08-18T08:00"))
    with pytest.raises(ParameterError, match="tidak dapat ditambahkan"):
        JAM.tambah(saat("2026-08-18T09:00"), -1)


def test_kalender_berakhir():
    satu_menit = JamKerja(sepekan=(((450, 451),), *[()] * 6))
    with pytest.raises(ParameterError, match="melampaui kalender"):
        satu_menit.tambah(saat("2999-12-01T08:00"), 100)


def test_semua_kesalahan_jam_sekaligus():
    with pytest.raises(ParameterError) as salah:
        JamKerja("Asia/Tokyo", (((720, 450),), ((450, 720), (700, 960)), (), (), ((0, 1500),), (), ()))
    for bagian in ("Asia/Tokyo", "senin", "selasa", "jumat"):
        assert bagian in salah.value.pesan
    with pytest.raises(ParameterError, match="tidak ada satu hari kerja"):
        JamKerja(sepekan=((),) * 7)


def test_jam_tidak_memuat_pandas_sendiri():
    """The module itself asks for nothing heavy, so that a clock on a page costs nothing."""
    sumber = (Path(__file__).resolve().parents[2] / "abk" / "sop" / "jam.py").read_text(encoding="utf-8")
    kode = (
        "import sys, types; abk = types.ModuleType('abk'); abk.__path__ = [sys.argv[1]]; "
        "sys.modules['abk'] = abk; exec(compile(sys.stdin.read(), 'jam', 'exec'), {'__name__': '__main__'}); "
        "print([m for m in ('pandas', 'numpy', 'simpy', 'pydantic') if m in sys.modules])"
    )
    akar = Path(__file__).resolve().parents[2] / "abk"
    hasil = subprocess.run(
        [sys.executable, "-c", kode, str(akar)], input=sumber, capture_output=True, text=True, check=True
    )
    assert hasil.stdout.strip() == "[]"
