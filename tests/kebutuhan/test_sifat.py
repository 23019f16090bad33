"""Guards abk.kebutuhan.pegawai: what must hold for any data: against a second implementation, written here
in fractions.
"""

import math
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import abk
from abk.peraturan import aturan

SEDANG = settings(deadline=None, max_examples=40)
SEDIKIT = settings(deadline=None, max_examples=25)

# The reference knows its own factors: nothing here asks the program. [per tahun], [menit]
PER_TAHUN = {"hari": 235, "minggu": 52, "bulan": 12, "triwulan": 4, "semester": 2, "tahun": 1}
MENIT = {"menit": 1, "jam": 60, "hari": 315, "minggu": 1575, "bulan": 6250}
JKE = 75_000

RIBUAN = st.integers(1, 5_000_000)  # thousandths: every one a decimal that a form can hold
BARIS = st.fixed_dictionaries(
    {
        "kode_jabatan": st.sampled_from(["J1", "J2", "J3"]),
        "volume": RIBUAN,
        "periode": st.sampled_from(list(PER_TAHUN)),
        "norma_waktu": st.integers(1, 900_000),
        "satuan_waktu": st.sampled_from(list(MENIT)),
    }
)
DATA = st.lists(BARIS, min_size=1, max_size=8)


def acuan(baris: list[dict], kode: str) -> Fraction:
    """Need of a post, by hand. [orang]"""
    menit = sum(
        Fraction(b["volume"], 1000)
        * PER_TAHUN[b["periode"]]
        * Fraction(b["norma_waktu"], 1000)
        * MENIT[b["satuan_waktu"]]
        for b in baris
        if b["kode_jabatan"] == kode
    )
    return Fraction(menit) / JKE


def bulat(x: Fraction, cara: str) -> int:
    return {"ke_atas": math.ceil(x), "ke_bawah": math.floor(x), "terdekat": math.floor(2 * x + 1) // 2}[cara]


def frame(baris: list[dict]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                **b,
                "nomor": f"n{n}",
                "uraian_tugas": "Tugas",
                "hasil_kerja": "dokumen",
                "volume": b["volume"] / 1000,
                "norma_waktu": b["norma_waktu"] / 1000,
            }
            for n, b in enumerate(baris)
        ]
    )


@pytest.fixture(scope="module")
def jabatan(pos):
    return pos({}, {}, {"bezetting": 4})


@SEDANG
@given(baris=DATA, cara=st.sampled_from(["terdekat", "ke_atas", "ke_bawah"]))
def test_sama_dengan_acuan_pecahan(jabatan, baris, cara):
    hasil = abk.kebutuhan_pegawai(frame(baris), jabatan, pembulatan=cara)
    for kode in ("J1", "J2", "J3"):
        butuh = acuan(baris, kode)
        satu = hasil.loc[kode]
        assert satu["kebutuhan"] == float(butuh)
        assert satu["beban_kerja_menit"] == float(butuh * JKE)
        assert satu["kebutuhan_bulat"] == bulat(butuh, cara)
        assert satu["selisih"] == satu["bezetting"] - bulat(butuh, cara)
        if butuh:  # a post without tasks is belum lengkap, and is not judged
            assert satu["efektivitas_jabatan"] == float(butuh / int(satu["bezetting"]))
        else:
            assert satu["belum_lengkap"]
            assert pd.isna(satu["efektivitas_jabatan"])


@SEDANG
@given(baris=DATA)
def test_beban_tiap_tugas_sama_dengan_acuan(baris):
    rincian = abk.beban_kerja(frame(baris))
    for satu, b in zip(rincian.itertuples(), baris, strict=True):
        volume = Fraction(b["volume"], 1000) * PER_TAHUN[b["periode"]]
        norma = Fraction(b["norma_waktu"], 1000) * MENIT[b["satuan_waktu"]]
        assert satu.per_tahun == PER_TAHUN[b["periode"]]
        assert satu.menit_per_satuan == MENIT[b["satuan_waktu"]]
        assert satu.volume_per_tahun == float(volume)
        assert satu.norma_waktu_menit == float(norma)
        assert satu.beban_kerja_menit == float(volume * norma)
        assert satu.bagian_orang == float(volume * norma / JKE)
        assert satu.dihitung


@SEDIKIT
@given(baris=DATA, acak=st.randoms(use_true_random=False))
def test_tidak_bergantung_urutan_baris(jabatan, baris, acak):
    tugas = frame(baris)
    urutan = list(range(len(tugas)))
    acak.shuffle(urutan)
    hasil = abk.kebutuhan_pegawai(tugas, jabatan)
    assert hasil.loc["J1", "kebutuhan"] == float(acuan(baris, "J1"))
    pd.testing.assert_frame_equal(hasil, abk.kebutuhan_pegawai(tugas.iloc[urutan], jabatan))


@SEDIKIT
@given(baris=DATA, data=st.data())
def test_tidak_bergantung_pemecahan_volume(jabatan, baris, data):
    """One task of volume a + b, or two of a and b: the same need to the last bit."""
    pecah = []
    for b in baris:
        a = data.draw(st.integers(1, max(1, b["volume"] - 1)))
        bagian = [a, b["volume"] - a] if b["volume"] > a else [b["volume"]]
        pecah += [{**b, "volume": v} for v in bagian]
    hasil = abk.kebutuhan_pegawai(frame(pecah), jabatan)
    assert hasil.loc["J1", "kebutuhan"] == float(acuan(baris, "J1"))
    pd.testing.assert_frame_equal(abk.kebutuhan_pegawai(frame(baris), jabatan), hasil)


@SEDIKIT
@given(normas=st.lists(st.integers(1, 3000), min_size=1, max_size=6), volume=RIBUAN)
def test_tidak_bergantung_satuan_norma(jabatan, normas, volume):
    """3 k minutes are k/20 hours: the same norm, stated twice."""
    dasar = {"kode_jabatan": "J1", "volume": volume, "periode": "bulan"}
    menit = [{**dasar, "norma_waktu": 3000 * k, "satuan_waktu": "menit"} for k in normas]
    jam = [{**dasar, "norma_waktu": 50 * k, "satuan_waktu": "jam"} for k in normas]
    hasil = abk.kebutuhan_pegawai(frame(jam), jabatan)
    assert hasil.loc["J1", "kebutuhan"] == float(acuan(menit, "J1"))
    pd.testing.assert_frame_equal(abk.kebutuhan_pegawai(frame(menit), jabatan), hasil)


@SEDIKIT
@given(baris=DATA, n=st.integers(0, 7), tambah=RIBUAN)
def test_makin_banyak_volume_tidak_mengurangi_kebutuhan(jabatan, baris, n, tambah):
    n %= len(baris)
    lebih = [{**b, "volume": b["volume"] + tambah} if k == n else b for k, b in enumerate(baris)]
    lama = abk.kebutuhan_pegawai(frame(baris), jabatan)
    baru = abk.kebutuhan_pegawai(frame(lebih), jabatan)
    kode = baris[n]["kode_jabatan"]
    assert baru.loc[kode, "kebutuhan"] > lama.loc[kode, "kebutuhan"]
    assert (baru["kebutuhan_bulat"] >= lama["kebutuhan_bulat"]).all()
    lain = [k for k in lama.index if k != kode]
    pd.testing.assert_frame_equal(baru.loc[lain], lama.loc[lain])


@SEDIKIT
@given(baris=DATA, kali=st.integers(2, 9))
def test_volume_sekian_kali_berarti_beban_sekian_kali(jabatan, baris, kali):
    banyak = [{**b, "volume": b["volume"] * kali} for b in baris]
    hasil = abk.kebutuhan_pegawai(frame(banyak), jabatan)
    for kode in ("J1", "J2", "J3"):
        assert hasil.loc[kode, "kebutuhan"] == float(acuan(baris, kode) * kali)


@SEDANG
@given(orang=st.integers(1, 6), bagian=st.lists(st.integers(1, 100_000), min_size=1, max_size=9))
def test_kebutuhan_bulat_tepat_tidak_pernah_naik(jabatan, orang, bagian):
    """Tenths of minutes that together fill exactly n persons need exactly n, under every policy."""
    sisa = orang * JKE * 10 - sum(bagian)
    semua = [*bagian, sisa] if sisa > 0 else [orang * JKE * 10]
    baris = [
        {
            "kode_jabatan": "J1",
            "volume": 1000,
            "periode": "tahun",
            "norma_waktu": 100 * s,
            "satuan_waktu": "menit",
        }
        for s in semua
    ]
    for cara in ("terdekat", "ke_atas", "ke_bawah"):
        hasil = abk.kebutuhan_pegawai(frame(baris), jabatan, pembulatan=cara)
        assert hasil.loc["J1", "kebutuhan"] == orang
        assert hasil.loc["J1", "kebutuhan_bulat"] == orang


@SEDIKIT
@given(baris=DATA)
def test_dua_jumlah_tidak_saling_menghapus(jabatan, baris):
    """kelebihan − kekurangan = selisih, and each is the sum over the posts on its own side."""
    hasil = abk.kebutuhan_pegawai(frame(baris), jabatan)
    unit = abk.efektivitas_unit(frame(baris), jabatan).loc["U"]
    assert unit["kekurangan"] == sum(-s for s in hasil["selisih"] if s < 0)
    assert unit["kelebihan"] == sum(s for s in hasil["selisih"] if s > 0)
    assert unit["selisih"] == unit["kelebihan"] - unit["kekurangan"]
    beban = sum(acuan(baris, k) for k in ("J1", "J2", "J3"))
    assert unit["efektivitas_unit"] == float(beban / int(hasil["bezetting"].sum()))


def test_angka_raksasa_sama_dengan_acuan(jabatan):
    """Products far beyond 64 bits neither wrap around nor lose a digit."""
    baris = [
        {
            "kode_jabatan": f"J{n}",
            "volume": 999_999_999_999,
            "periode": "hari",
            "norma_waktu": 999_999_999,
            "satuan_waktu": "bulan",
        }
        for n in (1, 1, 2)
    ]
    hasil = abk.kebutuhan_pegawai(frame(baris), jabatan, pembulatan="ke_atas")
    for kode in ("J1", "J2"):
        assert hasil.loc[kode, "kebutuhan_bulat"] == math.ceil(acuan(baris, kode))
        assert hasil.loc[kode, "kebutuhan"] == float(acuan(baris, kode))
    assert acuan(baris, "J1") * JKE * 10**6 > 2**63


def test_angka_halus_di_samping_angka_raksasa(jabatan):
    """A volume of 1e-300 beside one of 1e9 is exact, and no overflow."""
    baris = frame([{"kode_jabatan": "J1", "volume": 1000, "periode": "tahun", "norma_waktu": 1000,
                    "satuan_waktu": "menit"}] * 3)  # fmt: skip
    baris["volume"] = [1e9, 1e-300, 0.1]
    hasil = abk.kebutuhan_pegawai(baris, jabatan)
    assert hasil.loc["J1", "beban_kerja_menit"] == float(10**9 + Fraction(1, 10) + Fraction(1, 10**300))


@pytest.mark.parametrize(
    ("nama", "jke"),
    [
        ("permenpanrb-1-2020", 1.2),
        ("perka-bkn-19-2011", 1.25),
        ("permendagri-12-2008", 1.25),
        ("permendagri-12-2008-1300", 90_000 / 78_000),
        ("kemenag-jfu", 90_000 / 79_320),
        ("kemenkeu-2002", 90_000 / 90_420),
    ],
)
def test_beban_sama_di_bawah_tiap_rezim(pos, tugas, nama, jke):
    """The same 90,000 minutes (rumus): the need is nothing without the name of the regulation."""
    satu = tugas({"volume": 90_000, "norma_waktu": 1})
    hasil = abk.kebutuhan_pegawai(satu, pos(), nama, lingkup="pusat").iloc[0]
    assert hasil["kebutuhan"] == jke
    assert hasil["peraturan"] == nama


def test_rezim_yang_dicabut_dan_yang_tak_dikenal(pos, tugas):
    with pytest.raises(abk.PeraturanError, match=r"tidak berlaku lagi .* digantikan oleh permenpanrb-1-2020"):
        abk.kebutuhan_pegawai(tugas(), pos(), "kepmenpan-75-2004")
    with pytest.raises(abk.PeraturanError, match=r'"permenpan" tidak dikenal'):
        abk.kebutuhan_pegawai(tugas(), pos(), "permenpan")
    with pytest.raises(abk.PeraturanError, match="wisn"):
        abk.kebutuhan_pegawai(tugas(), pos(), "wisn")
    with pytest.raises(abk.PeraturanError, match=r'pembulatan "setengah_genap" tidak dikenal'):
        abk.kebutuhan_pegawai(tugas(), pos(), pembulatan="setengah_genap")
    with pytest.raises(abk.ParameterError, match="hari_norma"):
        abk.kebutuhan_pegawai(tugas(), pos(), hari_norma="kalender")


def test_aturan_dapat_diberikan_langsung(pos, tugas):
    langsung = abk.kebutuhan_pegawai(tugas(), pos(), aturan("perka-bkn-19-2011"))
    assert langsung.loc["J1", "kebutuhan"] == 60 / 72_000  # rumus: an hour a year
    pd.testing.assert_frame_equal(langsung, abk.kebutuhan_pegawai(tugas(), pos(), "perka-bkn-19-2011"))
