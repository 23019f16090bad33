"""Guards abk.kegiatan.pengaturan: kegiatan.toml: every line optional, every mistake named, all at once."""

import datetime as dt

import pytest

import abk
from abk.kegiatan import Pengaturan


def buka(tulis, toml):
    return abk.open(tulis({"kegiatan.toml": toml}))


def test_semua_pengaturan_dibaca(tulis):
    k = buka(
        tulis,
        'judul = "ABK 2025"\ntahun = 2025\ninstansi = "Contoh"\nketerangan = "fiktif"\n'
        'peraturan = "perka-bkn-19-2011"\ntanggal = 2025-06-30\nlingkup = "daerah"\npola = "6 hari"\n'
        'pembulatan = "ke_atas"\nminimum_satu = false\nhari_norma = "formal"\ndesimal = "."\n',
    )
    assert (k.judul, k.tahun, k.instansi, k.keterangan) == ("ABK 2025", 2025, "Contoh", "fiktif")
    assert (k.peraturan, k.lingkup, k.pembulatan) == ("perka-bkn-19-2011", "daerah", "ke_atas")
    assert (k.minimum_satu, k.hari_norma) == (False, "formal")
    assert k.pengaturan.tanggal == k.aturan.tanggal == dt.date(2025, 6, 30)
    assert (k.aturan.nama, k.aturan.lingkup, k.aturan.pola) == ("perka-bkn-19-2011", "daerah", "6 hari")
    assert set(k.hasil["pembulatan"]) == {"ke_atas"}


def test_tanggal_hukum_bawaan_akhir_tahun_data(tulis):
    """31 December of the year: a regulation that ended before it does not answer."""
    assert buka(tulis, "tahun = 2021\n").aturan.tanggal == dt.date(2021, 12, 31)
    lama = buka(tulis, 'tahun = 2018\nperaturan = "kepmenpan-75-2004"\n')
    assert lama.aturan.nama == "kepmenpan-75-2004"
    baru = buka(tulis, 'tahun = 2021\nperaturan = "kepmenpan-75-2004"\n')
    with pytest.raises(abk.PeraturanError, match="tidak berlaku lagi pada 31 Desember 2021"):
        _ = baru.hasil


def test_hari_formal_dan_pembulatan_berpengaruh(tulis):
    """The settings reach the formulas: each changes what it should."""
    k = buka(tulis, 'pembulatan = "ke_atas"\nminimum_satu = false\n')
    assert k.hasil["kebutuhan_bulat"].tolist() == [1, 1, 1, 1]
    assert k.dengan(pembulatan="ke_bawah").hasil["kebutuhan_bulat"].tolist() == [0, 0, 0, 0]
    assert k.dengan(pembulatan="ke_bawah", minimum_satu=True).hasil["kebutuhan_bulat"].tolist() == [
        1,
        1,
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("toml", "kata"),
    [
        ('pembulatn = "ke_atas"', "mungkin maksudnya 'pembulatan'"),
        ("[pengaturan]\ntahun = 2025", "'pengaturan' tidak dikenal"),
        ('pembulatan = "keatas"', "'terdekat', 'ke_atas' atau 'ke_bawah'"),
        ('tahun = "2025"', "bukan bilangan bulat"),
        ("tahun = 2025.0", "bukan bilangan bulat"),
        ("tahun = true", "bukan bilangan bulat"),
        ("tahun = 25", "tahun = 25"),
        ('minimum_satu = "ya"', "true atau false"),
        ("minimum_satu = 1", "true atau false"),
        ("judul = 7", "bukan teks"),
        ('tanggal = "31-12-2025"', "TTTT-BB-HH"),
        ('lingkup = "kota"', "'pusat' atau 'daerah'"),
        ('hari_norma = "kalender"', "'efektif' atau 'formal'"),
        ('desimal = "koma"', "desimal = 'koma' tidak dikenal"),
    ],
)
def test_pengaturan_salah(tulis, toml, kata):
    with pytest.raises(abk.KegiatanError) as galat:
        buka(tulis, toml)
    assert kata in str(galat.value)
    assert "kegiatan.toml" in galat.value.pesan
    assert "judul, tahun, instansi" in galat.value.saran


def test_semua_kesalahan_pengaturan_sekaligus(tulis):
    with pytest.raises(abk.KegiatanError) as galat:
        buka(tulis, 'tahun = "x"\npembulatn = "a"\nlingkup = "kota"\n')
    assert [f"  {n}. " in galat.value.pesan for n in (1, 2, 3, 4)] == [True, True, True, False]


@pytest.mark.parametrize(
    "toml", ["judul = tanpa kutip", "= 1", b"judul = '\xff'", "tahun = 2025\ntahun = 2026"]
)
def test_bukan_toml(tulis, toml):
    with pytest.raises(abk.KegiatanError, match="bukan TOML yang sah"):
        buka(tulis, toml)


def test_toml_dengan_bom_dan_kosong(tulis):
    assert buka(tulis, b"\xef\xbb\xbftahun = 2025\n").tahun == 2025
    assert buka(tulis, "").tahun is None


def test_dengan_menolak_yang_tak_dikenal(kegiatan):
    with pytest.raises(abk.KegiatanError, match="pembulatan"):
        kegiatan.dengan(pembulatn="ke_atas")
    with pytest.raises(abk.KegiatanError, match="tahun"):
        kegiatan.dengan(tahun="2025")


def test_dengan_memberi_kegiatan_baru(kegiatan):
    lama = kegiatan.hasil
    baru = kegiatan.dengan(peraturan="perka-bkn-19-2011", judul="Lain")
    assert (baru.peraturan, baru.judul) == ("perka-bkn-19-2011", "Lain")
    assert baru.hasil["kebutuhan"].gt(lama["kebutuhan"]).all()
    assert kegiatan.peraturan == "permenpanrb-1-2020"
    assert kegiatan.hasil.equals(lama)
    assert baru.dengan(peraturan="permenpanrb-1-2020").hasil.equals(lama)
    assert baru.sidik != kegiatan.sidik


def test_tiap_pengaturan_berketerangan():
    for nama, kolom in Pengaturan.model_fields.items():
        assert kolom.description, nama
        assert kolom.description.endswith((".", "peraturan"))
