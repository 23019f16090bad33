"""Guards abk.kebutuhan.pendekatan, abk.kebutuhan.beban: the other approaches, credit points, and what a
day in a norm means.
"""

from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

import abk
from abk.kebutuhan import menit_angka_kredit, menit_per_satuan, orang_hasil_kerja, orang_peralatan_kerja
from abk.kebutuhan.pendekatan import langkah_lain
from abk.peraturan import KonstantaKredit, aturan, dengan_konstanta

JKE = 75_000

KONSTANTA = {
    "pemula": 0.003,
    "terampil": 0.004,
    "mahir": 0.01,
    "penyelia": 0.02,
    "ahli_pertama": 0.01,
    "ahli_muda": 0.02,
    "ahli_madya": 0.03,
    "ahli_utama": 0.04,
}
"""AK an hour of an invented regulation."""
BERKONSTANTA = dengan_konstanta(
    aturan(), KonstantaKredit(dasar="Permenpan JF (fiktif)", sumber="Lampiran", **KONSTANTA)
)


def lain(tugas, volume, standar, satuan, **sisa):
    return tugas(
        {
            "volume": volume,
            "standar_kemampuan": standar,
            "satuan_standar": satuan,
            "norma_waktu": None,
            "satuan_waktu": None,
            **sisa,
        }
    )


@pytest.mark.parametrize(
    ("pendekatan", "volume", "standar", "satuan", "orang"),
    [
        ("hasil_kerja", 500, 100, "hasil/orang", 5),  # terbit
        ("hasil_kerja", 1000, 100, "hasil/orang", 10),  # terbit
        ("objek_kerja", 1000, 50, "objek/orang", 20),  # terbit
        ("objek_kerja", 1, 3, "objek/orang", 1 / 3),  # rumus
        ("peralatan_kerja", 1, 3, "orang/alat", 3),  # terbit
        ("peralatan_kerja", 20, 1, "orang/alat", 20),  # rumus: 20 bis, 20 pengemudi
        ("peralatan_kerja", 20, 5, "alat/orang", 4),  # rumus: 20 bis, 5 bis tiap montir
        ("peralatan_kerja", 0.5, 0.5, "orang/alat", 0.25),  # rumus
    ],
)
def test_kebutuhan_tiap_pendekatan(pos, tugas, pendekatan, volume, standar, satuan, orang):
    jabatan = pos({"pendekatan": pendekatan})
    data = lain(tugas, volume, standar, satuan)
    hasil = abk.kebutuhan_pegawai(data, jabatan).iloc[0]
    assert hasil["kebutuhan"] == orang
    assert hasil["beban_kerja_menit"] == float(Fraction(orang).limit_denominator(1000) * JKE)
    rincian = abk.beban_kerja(data, jabatan=jabatan).iloc[0]
    assert rincian["bagian_orang"] == orang
    assert rincian["dihitung"]
    assert rincian[["per_tahun", "volume_per_tahun", "norma_waktu_menit"]].isna().all()


@pytest.mark.parametrize("rezim", ["permenpanrb-1-2020", "perka-bkn-19-2011", "kemenkeu-2002"])
def test_kebutuhan_orang_tidak_bergantung_rezim(pos, tugas, rezim):
    """Persons from a ratio stay persons; only their equivalent in minutes follows the regime."""
    hasil = abk.kebutuhan_pegawai(
        lain(tugas, 7, 2, "orang/alat"), pos({"pendekatan": "peralatan_kerja"}), rezim
    ).iloc[0]
    assert hasil["kebutuhan"] == 14
    assert hasil["beban_kerja_menit"] == 14 * aturan(rezim).waktu_kerja_efektif_menit


def test_beberapa_baris_dijumlahkan(pos, tugas):
    """Σ beban ÷ standar row by row: 500/100 + 30/60 = 5.5 (rumus)."""
    data = tugas(
        {"volume": 500, "standar_kemampuan": 100, "satuan_standar": "hasil/orang"},
        {"volume": 30, "standar_kemampuan": 60, "satuan_standar": "hasil/orang"},
    )
    hasil = abk.kebutuhan_pegawai(data, pos({"pendekatan": "hasil_kerja"})).iloc[0]
    assert hasil["kebutuhan"] == 5.5
    assert hasil["kebutuhan_bulat"] == 6


def test_pendekatan_campuran_dalam_satu_tabel(pos, tugas):
    jabatan = pos({}, {"pendekatan": "peralatan_kerja"}, {"pendekatan": ""})
    data = tugas(
        {"norma_waktu": JKE},
        {"kode_jabatan": "J2", "volume": 4, "standar_kemampuan": 2, "satuan_standar": "alat/orang"},
        {"kode_jabatan": "J3", "norma_waktu": 3 * JKE},
    )
    assert abk.kebutuhan_pegawai(data, jabatan)["kebutuhan"].tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("jenjang", "menit"),
    [  # rumus: AK ÷ konstanta × 60, konstanta KONSTANTA
        ("pemula", 2000), ("terampil", 1500), ("mahir", 600), ("penyelia", 300),
        ("ahli_pertama", 600), ("ahli_muda", 300), ("ahli_madya", 200), ("ahli_utama", 150),
    ],
)  # fmt: skip
def test_angka_kredit(pos, tugas, jenjang, menit):
    """One activity of 0.1 AK, 25 times a month."""
    jabatan = pos({"jenis_jabatan": "fungsional", "pendekatan": "angka_kredit", "jenjang": jenjang})
    data = tugas({"volume": 25, "periode": "bulan", "angka_kredit": 0.1, "norma_waktu": None})
    rincian = abk.beban_kerja(data, BERKONSTANTA, jabatan).iloc[0]
    assert rincian["norma_waktu_menit"] == menit
    assert rincian["volume_per_tahun"] == 300
    assert rincian["beban_kerja_menit"] == 300 * menit
    assert abk.kebutuhan_pegawai(data, jabatan, BERKONSTANTA)["kebutuhan"].iloc[0] == 300 * menit / JKE


def test_konstanta_dari_peraturan_asalnya_bukan_dari_2023(pos, tugas):
    """The constant named counts: 1 AK at 0.016 AK an hour is 62.5 hours (rumus), not the 50 of 2023."""
    lama = KonstantaKredit(dasar="Permenpan JF lama (fiktif)", sumber="Lampiran", ahli_muda=0.016)
    jabatan = pos({"pendekatan": "angka_kredit", "jenjang": "ahli_muda"})
    data = tugas({"volume": 10, "angka_kredit": 1, "norma_waktu": None})
    for a in (aturan(), aturan("kepmenpan-75-2004", date(2019, 12, 31))):
        hasil = abk.kebutuhan_pegawai(data, jabatan, dengan_konstanta(a, lama)).iloc[0]
        assert hasil["kebutuhan"] == 10 * 62.5 / 1250


@pytest.mark.parametrize("tanggal", [date(2022, 12, 31), date(2023, 1, 1), date(2026, 12, 31)])
def test_angka_kredit_lama_dengan_koefisien_2023_ditolak(pos, tugas, tanggal):
    """Tasks bear no credit since 2023: without the constant of their regulation they count nowhere."""
    jabatan = pos({"pendekatan": "angka_kredit", "jenjang": "ahli_muda"})
    data = tugas({"volume": 10, "angka_kredit": 1, "norma_waktu": None})
    with pytest.warns(abk.DataWarning) as peringatan:
        hasil = abk.kebutuhan_pegawai(data, jabatan, tanggal=tanggal).iloc[0]
    assert (hasil["kebutuhan"], hasil["belum_lengkap"]) == (0, True)
    (temuan,) = (t for t in peringatan[0].message.temuan if t.tingkat == "cacat")
    assert temuan.aturan == "perlu_konstanta"
    assert "sebelum PermenPANRB 1/2023" in temuan.pesan
    assert "[konstanta_angka_kredit]" in temuan.saran
    assert "tugas_per_tugas" in temuan.saran


def test_aturan_yang_direkam_dulu_tetap_memakai_angka_2023():
    """Records made before the origin was asked for keep their figures (rumus 25 ÷ 1.250)."""
    assert aturan("kepmenpan-75-2004", date(2019, 12, 31)).konstanta("ahli_muda").nilai == Fraction("0.02")


def test_setahun_angka_kredit_adalah_satu_orang(pos, tugas):
    """Collecting exactly the yearly coefficient fills exactly one person."""
    jabatan = pos({"pendekatan": "angka_kredit", "jenjang": "ahli_madya"})
    data = tugas({"volume": 375, "angka_kredit": 0.1, "norma_waktu": None})
    hasil = abk.kebutuhan_pegawai(data, jabatan, BERKONSTANTA, "ke_atas").iloc[0]
    assert hasil["kebutuhan_bulat"] == 1
    assert hasil["efektivitas_jabatan"] == 1


def test_rumus_kecil():
    assert orang_hasil_kerja(Fraction(500), Fraction(100)) == 5
    assert orang_peralatan_kerja(Fraction(20), Fraction(5), "alat/orang") == 4
    assert orang_peralatan_kerja(Fraction(2), Fraction(3)) == 6
    assert menit_angka_kredit(Fraction(1, 2), Fraction(1, 100)) == 3000


def test_pendekatan_tak_dikenal():
    baris = pd.DataFrame({"volume": [1.0], "standar_kemampuan": [1.0], "satuan_standar": ["hasil/orang"]})
    with pytest.raises(abk.ParameterError, match="ramalan"):
        langkah_lain("ramalan", baris, [None], aturan())


def test_hari_norma_efektif_dan_formal(pos, tugas):
    """A norm of 1 hari: 315 minutes, or 450 and then the need is 450/315 = 1.43 times (rumus)."""
    data = tugas({"volume": 10, "norma_waktu": 1, "satuan_waktu": "hari"})
    efektif = abk.kebutuhan_pegawai(data, pos())["beban_kerja_menit"].iloc[0]
    formal = abk.kebutuhan_pegawai(data, pos(), hari_norma="formal")["beban_kerja_menit"].iloc[0]
    assert (efektif, formal) == (3150, 4500)


def test_kasus_cetak_yang_membengkak_1_41_kali():
    """7.5 formal hours against the print's 5.3 effective hours: 1.415 (terbit 1.41); 5.25 give 1.4286."""
    assert int(Fraction("7.5") / Fraction("5.3") * 100) == 141
    a = aturan()
    formal, efektif = menit_per_satuan(a, "formal"), menit_per_satuan(a)
    assert formal["hari"] / efektif["hari"] == Fraction(10, 7)
    assert formal["hari"] == Fraction("7.5") * 60


def test_hari_formal_mengubah_satuan_panjang_saja():
    """A formal week is 37.5 hours; minutes and hours are what they are."""
    formal = menit_per_satuan(aturan(), "formal")
    assert formal["menit"] == 1
    assert formal["jam"] == 60
    assert formal["minggu"] == Fraction("37.5") * 60
    assert formal["bulan"] == 6250 * Fraction(10, 7)


def test_hari_norma_salah_eja_ditolak_walau_tak_ada_norma_hari(pos, tugas):
    data = lain(tugas, 1, 1, "hasil/orang")
    with pytest.raises(abk.ParameterError, match="forml"):
        abk.kebutuhan_pegawai(data, pos({"pendekatan": "hasil_kerja"}), hari_norma="forml")
    with pytest.raises(abk.ParameterError, match="forml"):
        abk.kebutuhan_pegawai(data.iloc[:0], pos(), hari_norma="forml")
