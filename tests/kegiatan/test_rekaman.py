"""Guards abk.kegiatan.rekaman, abk.kegiatan.isi: a kegiatan as bytes: one way to write it, and the way
back gives the same figures.
"""

from __future__ import annotations

import hashlib
import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import abk
from abk.kegiatan import Perubahan, baca_rekaman, rekam, terapkan
from abk.kegiatan.isi import _PENGATURAN_TETAP
from abk.kegiatan.pengaturan import BERTABEL, Pengaturan
from tests.kampanye import Kampanye, beranggaran, contoh

from .conftest import JABATAN, TUGAS, UNIT, di_proses_lain
from .test_acak import ANGKA, SEL, _buka

TABEL = ("unit", "jabatan", "uraian_tugas")


def temuan(k: abk.Kegiatan) -> list[tuple[object, ...]]:
    """Findings without the place in a file that a record lacks, and without the spelling of choices."""
    return sorted(
        (t.tingkat, t.aturan, t.tabel, t.kolom, t.nilai.strip().lower(), str(t.kode_jabatan))
        for t in k.temuan
    )


def sama(a: abk.Kegiatan, b: abk.Kegiatan) -> None:
    for nama in TABEL:
        pd.testing.assert_frame_equal(getattr(a, nama).reset_index(drop=True), getattr(b, nama))
    assert (a.pengaturan, a.atasan) == (b.pengaturan, b.atasan)
    pd.testing.assert_frame_equal(a.hasil, b.hasil)
    pd.testing.assert_frame_equal(a.rekap, b.rekap)
    kena = [t for t in temuan(a) if t[0] != "catatan"]
    assert kena == [t for t in temuan(b) if t[0] != "catatan"]


def pulang_pergi(k: abk.Kegiatan) -> abk.Kegiatan:
    isi = rekam(k)
    balik = baca_rekaman(isi, "lain")
    sama(k, balik)
    assert balik.asal == "lain"
    assert rekam(balik) == isi
    return balik


def test_contoh_pulang_pergi(kampanye: Kampanye):
    """The example ministry, with every kind of fault in it, and its branches."""
    k = abk.open("contoh")
    assert len(pulang_pergi(k).jabatan) == len(k.jabatan)
    for kode in kampanye.sapuan(list(k.unit["kode_unit"]), lantai=12):
        pulang_pergi(k.cabang(kode))


def test_pengaturan_ikut(tulis):
    toml = (
        'judul = "ABK «2025»"\ntahun = 2025\ntanggal = 2025-06-30\nperaturan = "perka-bkn-19-2011"\n'
        'lingkup = "daerah"\npola = "6 hari"\npembulatan = "ke_atas"\nminimum_satu = false\n'
        'hari_norma = "formal"\ndesimal = ","\ninstansi = "Contoh"\nketerangan = "fiktif"\n'
    )
    k = abk.open(tulis({"kegiatan.toml": toml, "uraian_tugas.csv": TUGAS.replace("0.5,jam", '"0,5",jam')}))
    assert pulang_pergi(k).pengaturan == k.pengaturan


def test_bentuk(kegiatan):
    isi = rekam(kegiatan)
    nilai = json.loads(isi)
    assert list(nilai) == ["bentuk", "jabatan", "pengaturan", "unit", "uraian_tugas"]
    assert nilai["bentuk"] == "abk-data/1"
    assert nilai["uraian_tugas"][3] == {
        "kode_jabatan": "K2", "nomor": "1", "uraian_tugas": "Menyusun laporan", "hasil_kerja": "laporan",
        "volume": 2, "periode": "triwulan", "norma_waktu": 40, "satuan_waktu": "jam",
    }  # fmt: skip
    assert nilai["uraian_tugas"][4]["norma_waktu"] == 0.5
    assert b'"volume":2}' in isi
    assert b", " not in isi.replace(b"surat, semua", b"")
    assert json.dumps(nilai, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() == isi
    assert nilai["jabatan"][0]["kode_jabatan"] == "007"


def test_rekaman_sama_di_tiap_proses(tulis):
    folder = tulis()
    cetak = "import hashlib as h, sys, abk; from abk.kegiatan import *; "
    cetak += "print(h.sha256(rekam(abk.open(sys.argv[1]))).hexdigest())"
    sini = hashlib.sha256(rekam(abk.open(folder))).hexdigest()
    assert di_proses_lain(cetak, folder) == [sini]


def test_cara_menulis_tidak_mengubah_rekaman(tulis):
    """10, 10.0 and 1e1 are one number; blank lines, spaces and capitals in a choice say nothing."""
    asli = rekam(abk.open(tulis()))
    for n, lain in enumerate(("10.0,hari", "1e1,HARI", " 10 , hari ")):
        ubah = {"uraian_tugas.csv": TUGAS.replace("10,hari", lain).replace("\nK2,1", "\n\nK2,1")}
        assert rekam(abk.open(tulis(ubah, f"lain{n}"))) == asli
    assert rekam(abk.open(tulis({"uraian_tugas.csv": TUGAS.replace("10,hari", "11,hari")}, "beda"))) != asli


def test_pengaturan_baru_kelak_tidak_mengubah_rekaman(kegiatan):
    """Settings are written always, but for those that came later: they are written when they are set."""
    assert set(_PENGATURAN_TETAP) == set(Pengaturan.model_fields) - set(BERTABEL)
    assert set(json.loads(rekam(kegiatan))["pengaturan"]) == set(_PENGATURAN_TETAP)


def test_sel_yang_tak_terbaca_tetap_tertulis(tulis):
    isi = TUGAS.replace("surat,10,hari", "surat,1.250,hari").replace("laporan,2,", "laporan,dua,")
    k = abk.open(
        tulis({"uraian_tugas.csv": isi, "jabatan.csv": JABATAN.replace("pelaksana,7,0", "pelaksana,x,y")})
    )
    balik = pulang_pergi(k)
    nilai = json.loads(rekam(k))
    assert [b["volume"] for b in nilai["uraian_tugas"]] == [52, 12, "1.250", "dua", 3]
    assert (nilai["jabatan"][3]["kelas_jabatan"], nilai["jabatan"][3]["bezetting"]) == ("x", "y")
    assert balik.hasil["belum_lengkap"].tolist() == [False, False, True, True]
    assert temuan(balik) == temuan(k)
    assert {t.letak for t in balik.temuan if t.nilai == "dua"} == {
        "jabatan K2 nomor 1, baris 5, kolom volume"
    }


def test_keraguan_tidak_hilang_karena_tanda_desimal(tulis):
    """1.250 was a doubt when the folder was read: another setting must not make a number of it unasked."""
    k = abk.open(tulis({"uraian_tugas.csv": TUGAS.replace("surat,10,hari", "surat,1.250,hari")}))
    lain = k.dengan(desimal=",")
    balik = baca_rekaman(rekam(lain))
    pd.testing.assert_frame_equal(balik.hasil, lain.hasil)
    assert balik.hasil.loc["K1", "belum_lengkap"]
    assert rekam(balik) == rekam(lain)
    diisi = terapkan(balik, [Perubahan("K1", "1", "ubah", "volume", "", "1250", "rapat")])
    assert not diisi.hasil["belum_lengkap"].any()  # the doubt goes with its cell


def test_cacat_yang_tidak_tampak_dari_tabel(kegiatan):
    """A fault that only the source knew (two rows of one number in a sheet) stays a fault."""
    lebih = abk.Temuan(
        "cacat", "nomor_tunggal", "nomor 2 dipakai dua kali", "Beri nomor sendiri.", "uraian_tugas", "lembar",
        6, "nomor", "2", "K2",
    )  # fmt: skip
    periksa = abk.kegiatan.kegiatan.TabelTerperiksa(kegiatan.terperiksa.tabel, [lebih])
    k = abk.Kegiatan(kegiatan.pengaturan, periksa)
    assert k.hasil.loc["K2", "belum_lengkap"]
    balik = pulang_pergi(k)
    assert balik.rincian["dihitung"].tolist() == [True, True, True, True, False]
    assert json.loads(rekam(k))["temuan"][0]["nomor"] == "2"
    pulang_pergi(k.cabang("SET.02"))
    assert "temuan" not in json.loads(rekam(k.cabang("SET.01")))


def test_atasan_cabang_ikut(kegiatan):
    assert baca_rekaman(rekam(kegiatan.cabang("SET.01.a"))).atasan == (
        ("SET.01", "Biro Umum"),
        ("SET", "Sekretariat"),
    )
    assert "atasan" not in json.loads(rekam(kegiatan))


@settings(deadline=None, max_examples=contoh(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(baris=st.integers(1, 5), kolom=st.sampled_from(ANGKA), sel=SEL, kode=st.sampled_from(["", "SET.02"]))
@beranggaran(lantai=10)
def test_satu_sel_apa_pun_isinya(baris, kolom, sel, kode):
    """Whatever stands in a cell: the same figures, the same faults."""
    kepala, *isi = [
        b.split(",") for b in TUGAS.replace('"Mencatat surat, semua"', "Mencatat surat").splitlines()
    ]
    isi[baris - 1][kepala.index(kolom)] = '"' + sel.replace('"', '""') + '"'
    teks = "\n".join(",".join(b) for b in [kepala, *isi]) + "\n"
    semua = {"unit": UNIT, "jabatan": JABATAN}
    k = _buka(
        {
            **{f"{n}.csv": t.encode() for n, t in semua.items()},
            "uraian_tugas.csv": teks.encode("utf-8", "replace"),
        }
    )
    assert k is not None
    pulang_pergi(k.cabang(kode) if kode else k)


@settings(deadline=None, max_examples=contoh(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(volume=st.floats(0, 1e9), norma=st.floats(1e-6, 1e6), bezetting=st.integers(0, 10**6))
@beranggaran(lantai=10)
def test_setiap_angka_pulang_pergi(volume, norma, bezetting):
    """Numbers come back to the last bit."""
    k = _buka(
        {
            "unit.csv": UNIT.encode(),
            "jabatan.csv": JABATAN.replace("pelaksana,7,0", f"pelaksana,7,{bezetting}").encode(),
            "uraian_tugas.csv": TUGAS.replace(
                "surat,10,hari,30", f"surat,{volume!r},hari,{norma!r}"
            ).encode(),
            "kegiatan.toml": b'desimal = "."\n',
        }
    )
    assert k is not None
    assert pulang_pergi(k).uraian_tugas["volume"].iloc[2] == volume


# ── what is no record ─────────────────────────────────────────────────────────────────────────────────
def rusak(kegiatan: abk.Kegiatan, **ganti: object) -> bytes:
    nilai = json.loads(rekam(kegiatan))
    return json.dumps({k: v for k, v in {**nilai, **ganti}.items() if v is not ...}).encode()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "bukan JSON"),
        (b"\xff", "bukan JSON"),
        (b"{", "bukan JSON"),
        (b"[" * 100_000, "bukan JSON"),
        (b'{"bentuk":"abk-data/1","bentuk":"abk-data/1"}', "bukan JSON"),
        (b'{"bentuk":NaN}', "bukan JSON"),
        (b"[]", "berbentuk"),
        (b'"abk-data/1"', "berbentuk"),
        (b'{"bentuk":"abk-data/2"}', "'abk-data/2', bukan 'abk-data/1'"),
        (b'{"bentuk":"abk-data/1"}', "bagian 'jabatan' tidak ada"),
    ],
)
def test_bukan_rekaman(isi, kata):
    with pytest.raises(abk.KegiatanError) as galat:
        baca_rekaman(isi)
    assert kata in galat.value.pesan
    assert galat.value.saran


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"unit": ...}, "bagian 'unit' tidak ada"),
        ({"lain": 1}, "bagian 'lain' tidak dikenal"),
        ({"unit": {}}, "unit bukan daftar"),
        ({"unit": [1]}, "unit baris ke-1 bukan baris"),
        ({"unit": [{"kode_unit": "A", "gaji": 1}]}, "kolom 'gaji' tidak dikenal"),
        ({"unit": [{"kode_unit": 1}]}, "isi kode_unit bukan teks"),
        ({"unit": [{"kode_unit": None}]}, "isi kode_unit bukan teks"),
        ({"uraian_tugas": [{"volume": True}]}, "isi volume bukan teks atau angka"),
        ({"uraian_tugas": [{"volume": [1]}]}, "isi volume bukan teks atau angka"),
        ({"uraian_tugas": [{"volume": 10**400}]}, "isi volume bukan teks atau angka"),
        ({"pengaturan": []}, "pengaturan bukan"),
        ({"pengaturan": {"tahun": "2025"}}, "tahun = '2025' bukan bilangan bulat"),
        ({"pengaturan": {"tanggal": "besok"}}, "tanggal = 'besok'"),
        ({"pengaturan": {"rahasia": 1}}, "'rahasia' tidak dikenal"),
        ({"atasan": [["A"]]}, "atasan bukan daftar"),
        ({"atasan": "A"}, "atasan bukan daftar"),
        ({"temuan": [1]}, "temuan bukan daftar"),
        ({"temuan": [{}]}, "temuan yang tidak menunjuk"),
        ({"temuan": [{"tabel": "jabatan", "kode_jabatan": "007"}]}, "temuan yang tidak menunjuk"),
    ],
)
def test_bentuk_yang_salah(kegiatan, ganti, kata):
    with pytest.raises(abk.KegiatanError) as galat:
        baca_rekaman(rusak(kegiatan, **ganti))
    assert kata in galat.value.pesan
    assert galat.value.saran


def test_semua_salah_bentuk_sekaligus(kegiatan):
    isi = rusak(kegiatan, lain=1, unit=[1, {"x": "y"}], atasan=5)
    with pytest.raises(abk.KegiatanError) as galat:
        baca_rekaman(isi)
    assert [f"  {n}. " in galat.value.pesan for n in (1, 2, 3, 4, 5)] == [True] * 4 + [False]


def test_kesalahan_struktur_seperti_dari_folder(kegiatan):
    """The same judge: an unknown post and a doubled number stop the reading, both told."""
    tugas = json.loads(rekam(kegiatan))["uraian_tugas"]
    isi = rusak(kegiatan, uraian_tugas=[*tugas, tugas[0], {**tugas[0], "kode_jabatan": "tiada"}])
    with pytest.raises(abk.DataError) as galat:
        baca_rekaman(isi)
    assert {t.aturan for t in galat.value.temuan} == {"kunci_tunggal", "kode_dikenal"}


@pytest.mark.parametrize("angka", ["9" * 400, "9" * 81, "1" * 80 + "x"])
def test_teks_panjang_dari_angka_tetap_ada(tulis, angka):
    """Its beginning is a number: taken for one, the second record forgot what the first one kept."""
    kepala, *sisa = TUGAS.splitlines()
    baris = [f"{kepala},norma_min", *(f"{satu},{angka if n == 0 else 1}" for n, satu in enumerate(sisa))]
    isi = rekam(abk.open(tulis({"uraian_tugas.csv": "\n".join(baris)})))
    assert rekam(baca_rekaman(isi)) == isi


def test_tanda_yang_tidak_dapat_ditulis(kegiatan):
    with pytest.raises(abk.KegiatanError, match="UTF-8"):
        rekam(kegiatan.dengan(judul="\ud800"))
