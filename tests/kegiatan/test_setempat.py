"""Guards abk.kegiatan.pengaturan, abk.kegiatan.folder: a folder that states its own working time, and the
regulation of its credit points; kept through a record, left out of the fingerprint of all others.
"""

import json

import pytest

import abk
from abk.hasil import ketentuan_dipakai
from abk.kegiatan import Perubahan, baca_rekaman, rekam, terapkan
from abk.kegiatan.folder import periksa
from abk.naskah.tabel.dasar import dasar_hitung
from tests.kegiatan.conftest import JABATAN, TUGAS, WAKTU_SETEMPAT

SETEMPAT = f"""tahun = 2026
lingkup = "daerah"
{WAKTU_SETEMPAT}"""
KREDIT = """tahun = 2026

[konstanta_angka_kredit]
dasar = "Permenpan JF lama (fiktif)"
sumber = "Lampiran I"
ahli_muda = 0.016
"""
JF = (
    JABATAN.replace("\n", ",,\n").replace("bezetting,,", "bezetting,pendekatan,jenjang")
    + "A1,SET.02,Auditor Ahli Muda,fungsional,9,1,angka_kredit,ahli_muda\n"
)
BUTIR = (
    TUGAS.replace("\n", ",\n").replace("satuan_waktu,", "satuan_waktu,angka_kredit")
    + "A1,1,Memimpin audit,laporan,10,tahun,,,1\n"
)
TENGAH = (
    TUGAS.replace("\n", ",,\n")
    .replace("satuan_waktu,,", "satuan_waktu,norma_min,norma_maks")
    .replace("hari,30,menit,,", "hari,,menit,20,40")
)


def _buka(tulis, toml, **lain):
    return abk.open(tulis({"kegiatan.toml": toml, **lain}))


def test_dihitung_dan_disebut_di_mana_mana(tulis):
    k = _buka(tulis, SETEMPAT)
    assert (k.peraturan, k.aturan.waktu_kerja_efektif_menit) == ("setempat", 73_500)
    # rumus: K1 10 × 245 hari × 30 menit ÷ 73.500
    assert k.hasil.loc["K1", "kebutuhan"] == 1
    waktu = next(satu for satu in ketentuan_dipakai(k) if satu.kunci == "waktu_kerja_efektif")
    assert (waktu.peraturan, waktu.letak, waktu.verifikasi) == (
        "waktu kerja setempat, Perbup Contoh 9/2025 (fiktif)",
        "Pasal 4",
        "dinyatakan instansi",
    )
    kalimat = dasar_hitung(k).kalimat
    assert "dihitung menurut waktu kerja setempat, Perbup Contoh 9/2025 (fiktif); waktu kerja" in kalimat
    assert "Alasan: hari kerja daerah ini lain." in kalimat
    assert [t.aturan for t in periksa(tulis({"kegiatan.toml": SETEMPAT}))][:1] == ["catatan_hukum"]


def test_dibandingkan_dengan_peraturan_lain_dan_kembali(tulis):
    k = _buka(tulis, SETEMPAT)
    banding = k.banding_peraturan
    assert banding.loc["setempat", "waktu_kerja_efektif_menit"] == 73_500
    lain = k.dengan(peraturan="perka-bkn-19-2011")
    assert (lain.aturan.waktu_kerja_efektif_menit, lain.aturan.catatan) == (72_000, ())
    assert lain.pengaturan.waktu_kerja_setempat is None
    assert k.dengan(pembulatan="ke_atas").aturan == k.aturan


def test_rekaman_menyimpannya(tulis):
    k = _buka(tulis, SETEMPAT)
    balik = baca_rekaman(rekam(k))
    assert balik.pengaturan == k.pengaturan
    assert balik.hasil.equals(k.hasil)


def test_sidik_tanpa_itu_tidak_berubah(tulis, kegiatan):
    """What a kegiatan does not state leaves no trace, so that what was signed before keeps its code."""
    isi = kegiatan.pengaturan.model_dump()
    assert not {"waktu_kerja_setempat", "konstanta_angka_kredit"} & set(isi)
    assert _buka(tulis, SETEMPAT).sidik != _buka(tulis, SETEMPAT.replace('lain"', 'beda"')).sidik


@pytest.mark.parametrize(
    ("toml", "kata"),
    [
        ('peraturan = "setempat"', "hanya berlaku bersama"),
        (SETEMPAT.replace('peraturan = "setempat"\n', ""), "hanya berlaku bersama"),
        (SETEMPAT.replace('sumber = "Pasal 4"\n', ""), "waktu_kerja_setempat.sumber belum diisi"),
        (SETEMPAT.replace("alasan", "alasn"), "mungkin maksudnya 'waktu_kerja_setempat.alasan'"),
        (
            SETEMPAT.replace("73500", '"73500"'),
            "waktu_kerja_setempat.menit_per_tahun = '73500' bukan bilangan bulat",
        ),
        (
            SETEMPAT.replace("73500", "-1"),
            "waktu_kerja_setempat.menit_per_tahun = -1 bukan angka di atas nol",
        ),
        (SETEMPAT + "jam_per_tahun = 1225\n", "isi salah satu: menit_per_tahun atau jam_per_tahun"),
        ('waktu_kerja_setempat = "x"', "waktu_kerja_setempat = 'x' bukan tabel"),
        (KREDIT.replace("ahli_muda = 0.016", ""), "belum ada konstanta satu jenjang pun"),
        (
            KREDIT.replace("Permenpan JF lama (fiktif)", "PermenPANRB Nomor 1 Tahun 2023"),
            "bukan asal konstanta",
        ),
        (KREDIT.replace("0.016", "0"), "konstanta_angka_kredit.ahli_muda = 0 bukan angka di atas nol"),
    ],
)
def test_pernyataan_salah_disebut_letaknya(tulis, toml, kata):
    with pytest.raises(abk.KegiatanError) as galat:
        _buka(tulis, toml)
    assert kata in galat.value.pesan
    assert "kegiatan.toml" in galat.value.pesan


def test_angka_kredit_memakai_konstanta_yang_disebut(tulis):
    berkas = {"jabatan.csv": JF, "uraian_tugas.csv": BUTIR}
    k = _buka(tulis, KREDIT, **berkas)
    assert k.hasil.loc["A1", "kebutuhan"] == 10 / 0.016 / 1250  # rumus AK ÷ konstanta ÷ 1.250 jam
    satu = next(s for s in ketentuan_dipakai(k) if s.kunci == "konstanta_ahli_muda")
    assert (satu.nilai, satu.peraturan, satu.letak) == ("0,016", "Permenpan JF lama (fiktif)", "Lampiran I")


def test_angka_kredit_tanpa_asalnya_ditolak_dan_tetap_ditolak_dalam_rekaman(tulis):
    berkas = {"jabatan.csv": JF, "uraian_tugas.csv": BUTIR}
    k = _buka(tulis, "tahun = 2026\n", **berkas)
    for satu in (k, baca_rekaman(rekam(k))):
        (temuan,) = (t for t in satu.temuan if t.tingkat == "cacat")
        assert (temuan.aturan, temuan.kode_jabatan) == ("perlu_konstanta", "A1")
        assert satu.hasil.loc["A1", "belum_lengkap"]
        assert satu.hasil.loc["A1", "kebutuhan"] == 0
    assert not any(s.kunci.startswith("konstanta_") for s in ketentuan_dipakai(k))


def _ubah(kode, nomor, kolom, lama, baru):
    return Perubahan(kode, nomor, "ubah", kolom, lama, baru, "rapat")


def test_rapat_tidak_membuka_jalan_belakang(tulis):
    """A decision may leave credit points, but not bring in one that no constant stands for."""
    berkas = {"jabatan.csv": JF, "uraian_tugas.csv": BUTIR}
    k = baca_rekaman(rekam(_buka(tulis, "tahun = 2026\n", **berkas)))
    with pytest.raises(abk.ParameterError, match="sebelum PermenPANRB 1/2023"):
        terapkan(k, [_ubah("A1", "1", "angka_kredit", "1", "2")])
    with pytest.raises(abk.ParameterError, match="sebelum PermenPANRB 1/2023"):
        terapkan(k, [Perubahan("A1", "2", "tambah", "", "", '{"uraian_tugas": "x", "hasil_kerja": "y", '
                               '"volume": 1, "periode": "tahun", "angka_kredit": 1}', "rapat")])  # fmt: skip
    tugas = [_ubah("A1", "1", "norma_waktu", "", "60"), _ubah("A1", "1", "satuan_waktu", "", "menit")]
    jadi = terapkan(k, [*tugas, _ubah("A1", "", "pendekatan", "angka_kredit", "tugas_per_tugas")])
    assert not jadi.hasil.loc["A1", "belum_lengkap"]
    tanpa = baca_rekaman(rekam(_buka(tulis, "tahun = 2026\n")))
    with pytest.raises(abk.ParameterError, match=r"sebelum PermenPANRB 1/2023|jenjang"):
        terapkan(tanpa, [_ubah("K1", "", "pendekatan", "", "angka_kredit")])


def test_rekaman_dari_sebelum_aturan_ini_tetap(tulis):
    """A record with credits, without the setting and without a refusal, was made before: its figures stay."""
    k = _buka(tulis, KREDIT, **{"jabatan.csv": JF, "uraian_tugas.csv": BUTIR})
    isi = json.loads(rekam(k))
    del isi["pengaturan"]["konstanta_angka_kredit"]
    lama = baca_rekaman(json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
    assert lama.hasil.loc["A1", "kebutuhan"] == 10 / 0.02 / 1250  # rumus 25 ÷ 1.250 jam
    jadi = terapkan(lama, [_ubah("A1", "1", "angka_kredit", "1", "2")])
    assert jadi.hasil.loc["A1", "kebutuhan"] == 20 / 0.02 / 1250


def test_norma_dari_rentang_hanya_di_bawah_kemenag(tulis):
    toml = 'tahun = 2026\nperaturan = "kemenag-jfu"\n'
    k = _buka(tulis, toml, **{"uraian_tugas.csv": TENGAH})
    # rumus: 10 × 235 × (20 + 40) ÷ 2 ÷ 79.320
    assert k.hasil.loc["K1", "kebutuhan"] == 10 * 235 * 30 / 79_320
    assert baca_rekaman(rekam(k)).hasil.equals(k.hasil)
    assert "nilai tengah" in dasar_hitung(k).kalimat
    lain = _buka(tulis, "tahun = 2026\n", **{"uraian_tugas.csv": TENGAH})
    assert lain.hasil.loc["K1", "belum_lengkap"]


def test_masa_peralihan_daerah_dari_folder(tulis):
    toml = 'tahun = {}\nlingkup = "daerah"\nperaturan = "kepmenpan-75-2004"\n'
    k = _buka(tulis, toml.format(2021))
    assert "masa peralihan" in k.aturan.catatan[0]
    with pytest.raises(abk.PeraturanError, match="tidak berlaku lagi pada 31 Desember 2022"):
        _ = _buka(tulis, toml.format(2022)).hasil
