"""Guards abk.analisis.skenario, abk.kegiatan.skenario: what if, every change by hand (rumus)."""

from __future__ import annotations

from fractions import Fraction

import pytest

import abk
from abk.analisis.skenario import skenario
from abk.kegiatan import air_terjun, baca_skenario, banding_skenario, dengan_skenario

BESAR = {"volume": 1000, "norma_waktu": 75}  # 1 orang
UNIT = [{"kode_unit": "U"}, {"kode_unit": "V", "kode_induk": "U"}, {"kode_unit": "W", "kode_induk": "U"}]
MILIK = [{"kode_unit": "V"}, {"kode_unit": "V"}, {"kode_unit": "W"}]


@pytest.fixture
def k(data):
    surat = {**BESAR, "hasil_kerja": "surat", "uraian_tugas": "Mengagendakan surat"}
    return data([[BESAR, surat], [BESAR], [surat]], MILIK, UNIT)


def _s(*ubah: dict):
    return skenario({"nama": "Uji", "ubah": list(ubah)})


def _kebutuhan(k, *ubah: dict) -> dict[str, float]:
    return dengan_skenario(k, _s(*ubah)).hasil["kebutuhan"].round(9).to_dict()


@pytest.mark.parametrize(
    ("ubah", "harap"),
    [
        ({"jenis": "volume", "faktor": 1.5}, [3, 1.5, 1.5]),
        ({"jenis": "volume", "faktor": 2, "hasil_kerja": "SURAT"}, [3, 1, 2]),
        ({"jenis": "norma", "faktor": 0.5, "unit": ["V"]}, [1, 0.5, 1]),
        ({"jenis": "norma", "faktor": 0.5, "unit": ["U"], "uraian": "agenda"}, [1.5, 1, 0.5]),
        ({"jenis": "volume", "faktor": 0, "jabatan": ["J1"], "nomor": ["2"]}, [1, 1, 1]),
        ({"jenis": "pindah_tugas", "jabatan": ["J1"], "nomor": ["1"], "ke": "J3"}, [1, 1, 2]),
        ({"jenis": "pengaturan", "isi": {"peraturan": "perka-bkn-19-2011"}}, [2 * 75 / 72, 75 / 72, 75 / 72]),
    ],
)
def test_kebutuhan_sesudah_perubahan(k, ubah, harap):
    assert list(_kebutuhan(k, ubah).values()) == pytest.approx(harap)
    assert list(k.hasil["kebutuhan"]) == pytest.approx([2, 1, 1])  # the kegiatan itself is as it was


def test_pindah_jabatan_ke_unit_baru(k):
    baru = dengan_skenario(
        k,
        _s(
            {"jenis": "unit_baru", "kode": "X", "nama": "Unit Baru", "induk": "U"},
            {"jenis": "pindah_jabatan", "jabatan": ["J2"], "ke_unit": "X"},
        ),
    )
    assert baru.rekap["kebutuhan"].round(6).to_dict() == {"U": 4, "V": 2, "W": 1, "X": 1}


def test_gabung_dan_pindah_unit(k):
    gabung = dengan_skenario(k, _s({"jenis": "gabung_unit", "unit": ["V", "W"], "ke": "V"}))
    assert gabung.rekap["kebutuhan"].round(6).to_dict() == {"U": 4, "V": 4}
    pindah = dengan_skenario(k, _s({"jenis": "pindah_unit", "unit": "W", "ke_induk": "V"}))
    assert pindah.rekap["kebutuhan"].round(6).to_dict() == {"U": 4, "V": 4, "W": 1}


def test_gabung_jabatan_menjumlah_pegawai_dan_tugas(k):
    baru = dengan_skenario(k, _s({"jenis": "gabung_jabatan", "jabatan": ["J1", "J3"], "ke": "J1"}))
    assert baru.hasil.loc["J1", ["kebutuhan", "bezetting", "kebutuhan_bulat"]].tolist() == pytest.approx(
        [3, 2, 3]
    )
    assert "J3" not in baru.hasil.index
    tugas = baru.uraian_tugas
    assert tugas["nomor"][tugas["kode_jabatan"] == "J1"].tolist() == ["1", "2", "J3/1"]


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"jenis": "volume", "faktor": 1, "unit": ["Z"]}, "unit yang tidak ada: Z"),
        (
            {"jenis": "norma", "faktor": 1, "uraian": "tak ada"},
            r"Tidak ada tugas yang kena perubahan ini\.\n.*syaratnya: uraian tak ada\.",
        ),
        # words, no pattern
        ({"jenis": "norma", "faktor": 1, "uraian": "m.ngagendakan"}, "Tidak ada tugas yang kena"),
        ({"jenis": "pindah_tugas", "ke": "J9"}, "jabatan yang tidak ada: J9"),
        ({"jenis": "unit_baru", "kode": "V", "nama": "V"}, "Unit V sudah ada"),
        ({"jenis": "pindah_unit", "unit": "U", "ke_induk": "V"}, "tidak dapat menjadi bawahan"),
        ({"jenis": "gabung_unit", "unit": ["U"], "ke": "V"}, "di bawah unit yang digabung"),
        ({"jenis": "gabung_jabatan", "jabatan": ["J7"], "ke": "J1"}, "tidak ada: J7"),
    ],
)
def test_yang_tidak_ada_ditolak(k, ubah, pesan):
    with pytest.raises(abk.ParameterError, match=pesan):
        dengan_skenario(k, _s(ubah))


def test_tugas_tidak_pindah_ke_pendekatan_lain(data):
    alat = {"volume": 4, "standar_kemampuan": 2, "satuan_standar": "objek/orang", "norma_waktu": None}
    k = data([[BESAR], [alat]], [{}, {"pendekatan": "objek_kerja"}])
    for ubah in (
        {"jenis": "pindah_tugas", "jabatan": ["J1"], "ke": "J2"},
        {"jenis": "gabung_jabatan", "jabatan": ["J2"], "ke": "J1"},
    ):
        with pytest.raises(abk.ParameterError, match="pendekatannya berbeda"):
            dengan_skenario(k, _s(ubah))


def test_bentuk_salah_disebut_semua():
    isi = {
        "nama": "",
        "ubah": [{"jenis": "volume", "faktor": -1}, {"jenis": "norma"}, {"jenis": "apa"}],
        "lebih": 1,
    }
    with pytest.raises(abk.ParameterError, match=r"nama.*kosong") as salah:
        skenario(isi)
    for kata in ("nomor 1", "nomor 2", "nomor 3", "lebih"):
        assert kata in str(salah.value)


def test_air_terjun_menjumlah_tepat(k):
    s = _s(
        {"jenis": "volume", "faktor": 1.1},
        {"jenis": "norma", "faktor": 0.7, "hasil_kerja": "surat"},
        {"jenis": "pengaturan", "isi": {"peraturan": "perka-bkn-19-2011", "pembulatan": "ke_atas"}},
    )
    jalan = air_terjun(k, s)
    assert jalan["langkah"].tolist() == ["kini", "1. volume", "2. norma", "3. pengaturan"]
    # 4,4; 2,2 + 2,2 × 0,7 = 3,74; × 75/72, all exactly
    assert jalan["kebutuhan"].tolist() == [
        Fraction(4), Fraction(44, 10), Fraction(374, 100), Fraction(374, 100) * Fraction(75, 72),
    ]  # fmt: skip
    assert jalan["kebutuhan"].iloc[0] + jalan["pengaruh"].sum() == jalan["kebutuhan"].iloc[-1]
    assert (
        jalan["kebutuhan_bulat"].iloc[0] + jalan["pengaruh_bulat"].sum() == jalan["kebutuhan_bulat"].iloc[-1]
    )
    akhir = dengan_skenario(k, s)
    assert jalan["kebutuhan_bulat"].iloc[-1] == akhir.hasil["kebutuhan_bulat"].sum()


def test_banding_berdampingan(k):
    naik = skenario({"nama": "Naik", "ubah": [{"jenis": "volume", "faktor": 2}]})
    gabung = skenario({"nama": "Gabung", "ubah": [{"jenis": "gabung_unit", "unit": ["W"], "ke": "V"}]})
    banding = banding_skenario(k, naik, gabung)
    assert banding.index.tolist() == ["U", "V", "W", ""]
    assert banding["kini", "kebutuhan"].tolist() == pytest.approx([4, 3, 1, 4])
    assert banding["Naik", "kebutuhan"].tolist() == pytest.approx([8, 6, 2, 8])
    assert banding["Gabung", "kebutuhan"].isna().tolist() == [False, False, True, False]
    with pytest.raises(abk.ParameterError, match="bernama sama"):
        banding_skenario(k, naik, naik)


def test_berkas_yaml(k, tmp_path):
    berkas = tmp_path / "digital.yaml"
    berkas.write_text(
        "nama: Digitalisasi\nketerangan: Surat diagendakan sendiri.\n"
        "ubah:\n  - {jenis: norma, faktor: 0.5, hasil_kerja: surat}\n",
        encoding="utf-8",
    )
    s = baca_skenario(berkas)
    baru = dengan_skenario(k, s)
    assert baru.hasil["kebutuhan"].sum() == pytest.approx(3)
    assert "Digitalisasi" in baru.asal
    for isi, pesan in {
        "ubah: [": "tidak dapat dibaca",
        "- 1": "bukan skenario",
        "[" * 3000: "tidak dapat dibaca",
    }.items():
        berkas.write_text(isi, encoding="utf-8")
        with pytest.raises(abk.ParameterError, match=pesan):
            baca_skenario(berkas)


def test_temuan_baris_tetap_menunjuk_barisnya(data):
    k = data([[BESAR, {**BESAR, "satuan_waktu": "menitt"}], [BESAR]])
    assert k.hasil.loc["J1", "belum_lengkap"]
    baru = dengan_skenario(k, _s({"jenis": "volume", "faktor": 2}))
    assert baru.hasil["kebutuhan"].tolist() == pytest.approx([2, 2])
    assert baru.hasil["belum_lengkap"].tolist() == [True, False]
