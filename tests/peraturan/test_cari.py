"""Guards abk.peraturan._cari, abk.peraturan._aturan: the law is found by name, date and lingkup, or says
in Indonesian why it is not.
"""

import pickle
import subprocess
import sys
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from abk.errors import PeraturanError
from abk.peraturan import (
    PERATURAN_BAWAAN,
    aturan,
    daftar_peraturan,
    hari_ini,
    ketentuan,
    peraturan,
    teks_nilai,
    teks_tanggal,
)

HARI = date(2026, 11, 24)


def _galat(fungsi, *argumen, **pilihan):
    with pytest.raises(PeraturanError) as galat:
        fungsi(*argumen, **pilihan)
    return galat.value


def test_bawaan():
    a = aturan()
    assert a.nama == PERATURAN_BAWAAN == "permenpanrb-1-2020"
    assert (a.lingkup, a.pola, a.tanggal) == ("pusat", "5 hari", hari_ini())
    assert a == aturan("permenpanrb-1-2020", hari_ini())


def test_nama_asing_disarankan():
    galat = _galat(aturan, "permenpan-1-2020")
    assert galat.pesan == 'Peraturan "permenpan-1-2020" tidak dikenal.'
    assert "permenpanrb-1-2020" in galat.saran
    assert "Pilihan yang ada: angka-kredit," in _galat(peraturan, "zzz").saran
    # a regime is asked for: what has no working time is not offered
    assert _galat(aturan, "zzz").saran.startswith("Pilihan yang ada: kemenag-jfu, kemenkeu-2002,")
    assert "angka-kredit" not in _galat(aturan, "angka-kredi").saran


def test_sebelum_berlaku():
    galat = _galat(aturan, "permenpanrb-1-2020", date(2019, 12, 31))
    assert galat.pesan == (
        "PermenPANRB 1/2020 (permenpanrb-1-2020) belum berlaku pada 31 Desember 2019; "
        "berlaku sejak tahun 2020."
    )
    assert "2020-01-01" in galat.saran


def test_sesudah_dicabut():
    galat = _galat(aturan, "kepmenpan-75-2004", date(2020, 1, 1))
    assert galat.pesan == (
        "KEP/75/M.PAN/7/2004 (kepmenpan-75-2004) tidak berlaku lagi pada 1 Januari 2020; "
        "berlaku sampai tahun 2019, digantikan oleh permenpanrb-1-2020."
    )
    assert galat.saran == "Gunakan permenpanrb-1-2020, atau tanggal paling akhir 2019-12-31."
    assert _galat(ketentuan, "kepmenpan-75-2004", "hari_libur").saran == galat.saran


def test_hari_pertama_dan_terakhir_menjawab():
    lama = peraturan("kepmenpan-75-2004")
    assert (lama.sejak, lama.sampai) == (date(2004, 7, 1), date(2019, 12, 31))
    assert aturan(lama.nama, lama.sejak).sampai == lama.sampai
    assert aturan(lama.nama, lama.sampai).waktu_kerja_efektif_menit == 75_000
    assert "belum berlaku" in _galat(aturan, lama.nama, date(2004, 6, 30)).pesan


def test_tanggal_acuan_mendekat_ke_masa_berlaku():
    assert peraturan("kepmenpan-75-2004").tanggal_acuan(HARI) == date(2019, 12, 31)
    assert peraturan("perpres-21-2023").tanggal_acuan(date(2020, 1, 1)) == date(2023, 4, 12)
    assert peraturan("kemenag-jfu").tanggal_acuan(date(1999, 1, 1)) == date(1999, 1, 1)
    assert peraturan("permenpanrb-1-2020").tanggal_acuan() == hari_ini()


def test_lingkup_lain():
    galat = _galat(aturan, "kemenkeu-2002", HARI, "daerah")
    assert (
        galat.pesan
        == 'Kemenkeu (2002) (kemenkeu-2002) tidak berlaku untuk lingkup "daerah"; hanya untuk: pusat.'
    )
    assert galat.saran
    assert _galat(aturan, "kemenkeu-2002", HARI, "desa").pesan == 'Lingkup "desa" tidak dikenal.'
    assert aturan("permendagri-12-2008", HARI, "daerah").lingkup == "daerah"


def test_pola_asing():
    galat = _galat(aturan, "permenpanrb-1-2020", HARI, pola="7 hari")
    assert galat.pesan == 'Pola hari kerja "7 hari" tidak dikenal.'


def test_ketentuan_asing_disarankan():
    galat = _galat(ketentuan, "pp-11-2017", "bup_pelaksanaa", HARI)
    assert "tidak memuat" in galat.pesan
    assert "bup_pelaksana" in galat.saran


def test_wisn_bukan_rezim():
    galat = _galat(aturan, "wisn")
    assert "per fasilitas" in galat.pesan
    assert "abk.kebutuhan.wisn" in galat.saran
    assert "wisn" not in {p.nama for p in daftar_peraturan("rezim")}


def test_bukan_rezim():
    galat = _galat(aturan, "pp-11-2017")
    assert "tidak menetapkan waktu kerja efektif" in galat.pesan
    assert "permenpanrb-1-2020" in galat.saran


def test_tanggal_harus_tanggal():
    assert "bukan tanggal" in _galat(aturan, "permenpanrb-1-2020", "2026-01-01").pesan
    saat = datetime(2026, 1, 1, 23, tzinfo=UTC)
    assert aturan("permenpanrb-1-2020", saat).tanggal == date(2026, 1, 1)


def test_angka_dari_kata_ditolak():
    assert "bukan angka" in _galat(lambda: ketentuan("wisn", "standar_beban_kerja", HARI).angka).pesan
    assert (
        "bukan bilangan bulat"
        in _galat(lambda: ketentuan("angka-kredit", "konstanta_mahir", HARI).bulat).pesan
    )


def test_dasar_menyebut_letak_setiap_angka():
    a = aturan("permenpanrb-1-2020", HARI)
    assert a.dasar["waktu_kerja_efektif"].nilai == a.waktu_kerja_efektif_menit
    assert a.dasar["minggu_per_tahun"].peraturan == "satuan-waktu"
    assert (
        aturan("kepmenpan-75-2004", date(2010, 1, 1)).dasar["minggu_per_tahun"].peraturan
        == "kepmenpan-75-2004"
    )
    assert a.belum_diverifikasi == ("skala_prestasi",)
    assert aturan("kemenkeu-2002", HARI).skala.nama == "kemenkeu"
    assert a.skala.nama == "permendagri"


def test_konstanta_dari_hari_terdekat_bila_pengaturan_tidak_menyebutnya():
    """12,5 credits over 1.250 hours (rumus); a regime that ended before is asked on the nearest day."""
    for a in (aturan("permenpanrb-1-2020", HARI), aturan("kepmenpan-75-2004", date(2019, 12, 31))):
        satu = a.konstanta("ahli_pertama")
        assert (satu.peraturan, satu.nilai) == ("angka-kredit", Fraction("0.01"))
    with pytest.raises(PeraturanError):
        a.konstanta("guru")


def test_hanya_kemenag_memakai_norma_tengah():
    """Terbit: the form of an MTsN asks for the shortest and the longest time; no other source does."""
    assert aturan("kemenag-jfu", HARI).norma_tengah is True
    assert aturan("permenpanrb-1-2020", HARI).norma_tengah is False


def test_aturan_tetap_dan_dapat_dikirim():
    a = aturan("kemenag-jfu", HARI)
    salinan = pickle.loads(pickle.dumps(a))  # noqa: S301
    assert salinan == a
    assert hash(salinan) == hash(a)
    assert salinan.menit_per["hari"] == Fraction("337.5")
    assert len(a.per_tahun) == len(dict(a.per_tahun)) > 1
    with pytest.raises(TypeError, match="item assignment"):
        a.per_tahun["hari"] = 1
    with pytest.raises(AttributeError, match="waktu_kerja_efektif_menit"):
        a.waktu_kerja_efektif_menit = 1


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (75_000, "75.000"),
        (Fraction("262.5"), "262,5"),
        (Fraction("0.003"), "0,003"),
        (Fraction("1234567.25"), "1.234.567,25"),
        (100, "100"),
        (0, "0"),
        (Fraction(1, 3), "1/3"),
        ("permendagri", "permendagri"),
    ],
)
def test_teks_nilai(nilai, teks):
    assert teks_nilai(nilai) == teks


def test_teks_tanggal():
    hari = date(2018, 5, 2)
    assert teks_tanggal(hari) == "2 Mei 2018"
    assert teks_tanggal(hari, "bulan") == "Mei 2018"
    assert teks_tanggal(hari, "tahun") == "tahun 2018"
    assert teks_tanggal(None) == "–"


def test_menurut_jenis_tanpa_membaca_yang_lain():
    semua = daftar_peraturan()
    for jenis in {p.jenis for p in semua}:
        assert daftar_peraturan(jenis) == tuple(p for p in semua if p.jenis == jenis)
    # a regulation is read when it is asked for, and no other
    tanya = (
        "from abk.peraturan import _cari; _cari.daftar_peraturan('jam_kerja'); _cari.peraturan('wisn'); "
        "print(_cari._baca.cache_info().currsize)"
    )
    dibaca = subprocess.run([sys.executable, "-c", tanya], check=True, capture_output=True, text=True).stdout
    assert dibaca == "2\n"  # dihitung tangan: one of working hours, and the one named
