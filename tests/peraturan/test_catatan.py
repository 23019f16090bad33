"""Guards abk.peraturan._masa: what is said beside the figures, on the right days, to
the right institutions; and a transition that ends.
"""

from datetime import date, timedelta

import pytest

from abk.errors import PeraturanError
from abk.peraturan import aturan, baris_peraturan, catatan_peraturan, peraturan
from abk.peraturan._cari import baca

SEHARI = timedelta(days=1)
KEP = "kepmenpan-75-2004"


def test_peralihan_daerah_menjawab_dengan_catatan():
    # terbit: PermenPANRB 1/2020 gave regions two years, quoted in Perbup Banjar 61/2020
    for hari in (date(2020, 1, 1), date(2021, 12, 31)):
        a = aturan(KEP, hari, "daerah")
        assert a.waktu_kerja_efektif_menit == 75_000
        (catatan,) = a.catatan
        assert "masa peralihan" in catatan
        assert "dua tahun sejak diundangkan" in catatan
    assert aturan(KEP, date(2019, 12, 31), "daerah").catatan == ()
    assert baris_peraturan(KEP, date(2021, 1, 1))


@pytest.mark.parametrize(
    ("hari", "lingkup"),
    [(date(2020, 1, 1), "pusat"), (date(2021, 6, 1), "pusat"), (date(2022, 1, 1), "daerah")],
)
def test_sesudah_peralihan_dan_di_pusat_ditolak(hari, lingkup):
    with pytest.raises(PeraturanError, match="tidak berlaku lagi") as galat:
        aturan(KEP, hari, lingkup)
    akhir = "2021-12-31" if lingkup == "daerah" else "2019-12-31"
    assert galat.value.saran == f"Gunakan permenpanrb-1-2020, atau tanggal paling akhir {akhir}."
    assert ("peralihan sampai tahun 2021" in galat.value.pesan) == (lingkup == "daerah")


def test_tanggal_acuan_menurut_lingkup():
    p = peraturan(KEP)
    assert (
        p.tanggal_acuan(date(2026, 1, 1)) == p.tanggal_acuan(date(2026, 1, 1), "pusat") == date(2019, 12, 31)
    )
    assert p.tanggal_acuan(date(2026, 1, 1), "daerah") == date(2021, 12, 31)


@pytest.mark.parametrize("nama", ["permenpanrb-1-2020", "perka-bkn-19-2011"])
def test_enam_hari_kerja_dicatat_sejak_perpres_21_2023(nama):
    # terbit: in force 12 April 2023, five days (Pasal 3), one year to adapt (Pasal 13)
    mulai, lewat = date(2023, 4, 12), date(2024, 4, 12)
    assert aturan(nama, mulai - SEHARI, pola="6 hari").catatan == ()
    (dalam,) = aturan(nama, mulai, pola="6 hari").catatan
    assert aturan(nama, lewat - SEHARI, pola="6 hari").catatan == (dalam,)
    (sesudah,) = aturan(nama, lewat, "daerah", "6 hari").catatan
    assert "memberi satu tahun sejak 12 April 2023" in dalam
    assert "sudah lewat" in sesudah
    assert aturan(nama, lewat).catatan == ()


def test_kemenkeu_2002_memperingatkan_sejak_pmk_175():
    # terbit: PMK 175/PMK.01/2016 (changed by 238/2020) set the method anew
    assert aturan("kemenkeu-2002", date(2015, 12, 31)).catatan == ()
    (catatan,) = aturan("kemenkeu-2002", date(2016, 1, 1)).catatan
    assert catatan.startswith("PMK 175/PMK.01/2016, sebagaimana diubah dengan PMK 238/PMK.01/2020")


def test_bawaan_tanpa_catatan():
    assert aturan().catatan == ()


def test_catatan_terbaca_beserta_sumbernya():
    (peralihan,) = catatan_peraturan(peraturan(KEP))
    assert peralihan.startswith("Peralihan (daerah) sampai tahun 2021: ")
    assert "Perbup Banjar 61/2020" in peralihan
    satu, dua = catatan_peraturan(peraturan("perpres-21-2023"))
    assert satu.startswith("Peringatan (sampai 11 April 2024, pola 6 hari): ")
    assert dua.startswith("Peringatan (sejak 12 April 2024, pola 6 hari): ")


def test_peralihan_sebelum_akhir_ditolak():
    teks = """
nama: x
judul: Contoh
singkatan: Contoh
jenis: jam_kerja
lingkup: [pusat, daerah]
diperiksa: 2026-11-24
berlaku: {sejak: 2000-01-01, ketelitian: hari, sumber: s}
peralihan: {lingkup: [daerah], sampai: 2001-01-01, ketelitian: hari, teks: t, sumber: s}
ketentuan:
  jam: {nilai: 1.1, satuan: jam, letak: l, sumber: s, diperiksa: 2026-11-24}
"""
    with pytest.raises(PeraturanError, match="peralihan: tidak sesudah akhir"):
        baca(teks, "x")
