"""Guards abk/peraturan: the numbers of the law, each with its origin: ``terbit`` (published) or ``rumus``
(by hand).
"""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from abk.errors import PeraturanError
from abk.peraturan import aturan, daftar_peraturan, ketentuan, peraturan

HARI = date(2026, 11, 24)

# regime, minutes a year, days a year, minutes a day, a week, a month, origin of minutes a day
REZIM = [
    ("permenpanrb-1-2020", 75_000, 235, 315, 1575, 6250),  # terbit 1.250 jam, 26,25 jam; rumus 5,25 × 60
    ("kepmenpan-75-2004", 75_000, 235, 315, 1575, 6250),  # terbit 1.250 jam, 235; rumus 37,5 × 0,7 × 60 / 5
    ("perka-bkn-19-2011", 72_000, 240, 300, 1500, 6000),  # terbit; 240 rumus
    ("permendagri-12-2008", 72_000, 240, 300, 1500, 6000),  # terbit; 240 rumus
    (
        "permendagri-12-2008-1300",
        78_000,
        235,
        Fraction("337.5"),
        Fraction("1687.5"),
        6500,
    ),  # terbit 1.300 jam; rumus
    (
        "kemenag-jfu",
        79_320,
        235,
        Fraction("337.5"),
        Fraction("1687.5"),
        6610,
    ),  # terbit 1.322 jam, 5,625 jam; rumus
    ("kemenkeu-2002", 90_420, 237, 382, 1910, 7535),  # terbit 90.420 menit, 6 jam 22 menit; rumus
]


def _aturan(nama, pola="5 hari"):
    return aturan(nama, peraturan(nama).tanggal_acuan(HARI), pola=pola)


@pytest.mark.parametrize(("nama", "tahun", "hari", "per_hari", "per_minggu", "per_bulan"), REZIM)
def test_angka_rezim(nama, tahun, hari, per_hari, per_minggu, per_bulan):
    a = _aturan(nama)
    assert a.waktu_kerja_efektif_menit == tahun
    assert dict(a.per_tahun) == {
        "hari": hari,
        "minggu": 52,
        "bulan": 12,
        "triwulan": 4,
        "semester": 2,
        "tahun": 1,
    }
    assert dict(a.menit_per) == {
        "menit": 1,
        "jam": 60,
        "hari": per_hari,
        "minggu": per_minggu,
        "bulan": per_bulan,
    }
    assert a.menit_per_hari_formal == 450  # rumus: 37,5 × 60 / 5


def test_semua_rezim_diuji():
    assert {p.nama for p in daftar_peraturan("rezim")} == {r[0] for r in REZIM}


# rumus: 90.000 / waktu kerja efektif, empat desimal
@pytest.mark.parametrize(
    ("nama", "orang"),
    [
        ("permenpanrb-1-2020", "1.2000"),
        ("perka-bkn-19-2011", "1.2500"),
        ("permendagri-12-2008-1300", "1.1538"),
        ("kemenag-jfu", "1.1346"),
        ("kemenkeu-2002", "0.9954"),
    ],
)
def test_sembilan_puluh_ribu_menit(nama, orang):
    assert f"{90_000 / _aturan(nama).waktu_kerja_efektif_menit:.4f}" == orang


def test_pola_enam_hari():
    # terbit: 287 hari; rumus: 4,375 jam × 60 dan 4,6875 jam × 60
    assert _aturan("kepmenpan-75-2004", "6 hari").per_tahun["hari"] == 287
    assert _aturan("kepmenpan-75-2004", "6 hari").menit_per["hari"] == Fraction("262.5")
    assert _aturan("permenpanrb-1-2020", "6 hari").menit_per["hari"] == Fraction("262.5")
    assert _aturan("permendagri-12-2008-1300", "6 hari").menit_per["hari"] == Fraction("281.25")
    assert _aturan("permenpanrb-1-2020", "6 hari").menit_per_hari_formal == 375
    assert _aturan("permenpanrb-1-2020", "6 hari").waktu_kerja_efektif_menit == 75_000


def _n(nama, kunci, pola="5 hari"):
    return ketentuan(nama, kunci, peraturan(nama).tanggal_acuan(HARI), pola=pola).angka


@pytest.mark.parametrize("pola", ["5 hari", "6 hari"])
@pytest.mark.parametrize("nama", ["kepmenpan-75-2004", "permendagri-12-2008-1300"])
def test_turunan_formal_ke_efektif(nama, pola):
    """Rumus: formal hours less the allowance, spread over the working days."""
    efektif = _n(nama, "jam_kerja_formal") * (1 - _n(nama, "allowance") / 100) * 60
    assert _n(nama, "menit_per_minggu") == efektif
    assert _n(nama, "menit_per_hari", pola) == efektif / int(pola[0])


@pytest.mark.parametrize(("pola", "hari"), [("5 hari", 235), ("6 hari", 287)])
def test_turunan_hari_kerja_efektif(pola, hari):
    """Rumus: 365 − (akhir pekan + libur + cuti); terbit: 235 dan 287."""
    nama = "kepmenpan-75-2004"
    luang = sum(_n(nama, k, pola) for k in ("akhir_pekan", "hari_libur", "cuti_tahunan"))
    assert _n(nama, "hari_setahun") - luang == hari == _n(nama, "hari_kerja_efektif", pola)


def test_seribu_dua_ratus_lima_puluh_bukan_dari_lima_jam_tiga_puluh_menit():
    """Terbit "235 × 5 jam 30 menit = 1.245" keliru: 5 jam 30 menit memberi 1.292,5; 5,25 jam 1.233,75."""
    assert Fraction(235) * Fraction("5.5") == Fraction("1292.5")
    assert 235 * _n("kepmenpan-75-2004", "menit_per_hari") / 60 == Fraction("1233.75")
    assert _n("kepmenpan-75-2004", "waktu_kerja_efektif") / 60 == 1250


@pytest.mark.parametrize("p", daftar_peraturan("rezim"), ids=lambda p: p.nama)
def test_setiap_turunan_dihitung_benar(p):
    """Rumus: a month is a twelfth of the year, a week is five days, where they are derived."""
    milik = {k.nama: k for k in p.ketentuan if k.pola in (None, "5 hari")}
    if milik["menit_per_bulan"].turunan:
        assert milik["menit_per_bulan"].angka * 12 == milik["waktu_kerja_efektif"].angka
    if milik["menit_per_minggu"].turunan:
        assert milik["menit_per_minggu"].angka == 5 * milik["menit_per_hari"].angka
    if milik["hari_kerja_efektif"].turunan:
        assert milik["hari_kerja_efektif"].angka == (
            milik["waktu_kerja_efektif"].angka / milik["menit_per_hari"].angka
        )


def test_letak_perpres_21_2023():
    # terbit: 37,5 jam Pasal 4 ayat (1), 32,5 jam Pasal 4 ayat (2), lima hari Pasal 3, satu tahun Pasal 13
    letak = {k.nama: k.letak.partition(",")[0] for k in peraturan("perpres-21-2023").ketentuan}
    assert letak == {
        "jam_kerja_formal": "Pasal 4 ayat (1)",
        "jam_kerja_formal_ramadan": "Pasal 4 ayat (2)",
        "hari_kerja_per_minggu": "Pasal 3",
        "masa_penyesuaian_hari_kerja": "Pasal 13",
    }
    assert ketentuan("perpres-21-2023", "hari_kerja_per_minggu", HARI).nilai == 5
    assert ketentuan("perpres-21-2023", "masa_penyesuaian_hari_kerja", HARI).nilai == 1


@pytest.mark.parametrize("nama", ["peraturan-bkn-10-2021", "peraturan-bkn-9-2022"])
def test_hasil_abk_menurut_bkn(nama):
    # terbit: Pasal 2 (tiga hasil), Pasal 3 (15 butir informasi jabatan)
    hasil = ketentuan(nama, "hasil_analisis", HARI)
    assert hasil.nilai == "informasi jabatan, jumlah kebutuhan, dan peta jabatan tiap unit"
    butir = ketentuan(nama, "informasi_jabatan", HARI)
    assert len(str(butir.nilai).split(", ")) == 15
    assert str(butir.nilai).startswith("identitas, ikhtisar, kualifikasi, tugas pokok")
    assert (hasil.letak[:7], butir.letak[:7]) == ("Pasal 2", "Pasal 3")


# terbit: hari diundangkan (10/2021, 9/2022); tanggal PermenPANRB 45/2022 dan UU 20/2023
@pytest.mark.parametrize(
    ("nama", "kunci", "mulai"),
    [
        ("peraturan-bkn-10-2021", "hasil_analisis", date(2021, 7, 26)),
        ("peraturan-bkn-9-2022", "hasil_analisis", date(2022, 5, 20)),
        ("permenpanrb-45-2022", "kelompok_pelaksana", date(2022, 10, 11)),
        ("uu-20-2023", "bup_pelaksana", date(2023, 10, 31)),
        ("perpres-21-2023", "jam_kerja_formal", date(2023, 4, 12)),
    ],
)
def test_hari_pertama(nama, kunci, mulai):
    assert ketentuan(nama, kunci, mulai).peraturan == nama
    with pytest.raises(PeraturanError, match="belum berlaku"):
        ketentuan(nama, kunci, mulai - timedelta(days=1))


def test_kelompok_pelaksana():
    # terbit: PermenPANRB 45/2022
    k = ketentuan("permenpanrb-45-2022", "kelompok_pelaksana", HARI)
    assert k.nilai == "klerek, operator, dan teknisi"


def test_jam_kerja_formal_dan_ramadan():
    # terbit: 37 jam 30 menit dan 32 jam 30 menit seminggu
    assert ketentuan("perpres-21-2023", "jam_kerja_formal", HARI).nilai == Fraction("37.5")
    assert ketentuan("perpres-21-2023", "jam_kerja_formal_ramadan", HARI).nilai == Fraction("32.5")
    assert _n("satuan-waktu", "menit_per_hari_formal") == _n("perpres-21-2023", "jam_kerja_formal") * 60 / 5


# terbit: PP 11/2017 Pasal 239
@pytest.mark.parametrize(
    ("jabatan", "usia"),
    [
        ("administrator", 58),
        ("pengawas", 58),
        ("pelaksana", 58),
        ("keterampilan", 58),
        ("ahli_pertama", 58),
        ("ahli_muda", 58),
        ("pimpinan_tinggi", 60),
        ("ahli_madya", 60),
        ("ahli_utama", 65),
    ],
)
def test_batas_usia_pensiun(jabatan, usia):
    k = ketentuan("pp-11-2017", f"bup_{jabatan}", HARI)
    assert (k.nilai, k.satuan) == (usia, "tahun")
    assert k.letak.startswith("Pasal 239")
    baru = ketentuan("uu-20-2023", f"bup_{jabatan}", HARI)  # terbit: Pasal 55 keeps them
    assert (baru.nilai, baru.satuan, baru.letak[:8]) == (usia, "tahun", "Pasal 55")


# terbit: koefisien tahunan, tabel yang mengutip Lampiran A PermenPANRB 1/2023; rumus: ÷ 1.250 jam
@pytest.mark.parametrize(
    ("jenjang", "setahun", "sejam"),
    [
        ("pemula", "3.75", "0.003"),
        ("terampil", "5", "0.004"),
        ("mahir", "12.5", "0.01"),
        ("penyelia", "25", "0.02"),
        ("ahli_pertama", "12.5", "0.01"),
        ("ahli_muda", "25", "0.02"),
        ("ahli_madya", "37.5", "0.03"),
        ("ahli_utama", "50", "0.04"),
    ],
)
def test_angka_kredit(jenjang, setahun, sejam):
    koefisien = ketentuan("angka-kredit", f"koefisien_{jenjang}", HARI)
    konstanta = ketentuan("angka-kredit", f"konstanta_{jenjang}", HARI)
    assert koefisien.nilai == Fraction(setahun)
    assert konstanta.nilai == Fraction(sejam) == koefisien.angka / 1250
    assert koefisien.letak.startswith("Lampiran A")
    assert (koefisien.belum_diverifikasi, koefisien.turunan) == (False, None)
    assert (konstanta.belum_diverifikasi, konstanta.turunan) == (False, "rumus")


def test_angka_kredit_hanya_untuk_delapan_jenjang():
    assert len(peraturan("angka-kredit").kunci) == 16


def test_allowance():
    # terbit: 30 % (Perka BKN 19/2011), 25 % (varian 1.300 jam, Kemenkeu 2002)
    assert _n("perka-bkn-19-2011", "allowance") == 30
    assert _n("permenpanrb-1-2020", "allowance") == 30
    assert _n("permendagri-12-2008-1300", "allowance") == 25
    assert _n("kemenkeu-2002", "allowance") == 25
