"""Guards abk.kegiatan.informasi: the optional table about posts: faults are notes, no figure depends on it,
and it goes with branch, record and change.
"""

import pytest

import abk
from abk.errors import DataError, KegiatanError
from abk.kegiatan import baca_rekaman, rekam
from abk.kegiatan.informasi import baris_informasi, salah_informasi

KEPALA = "kode_jabatan,butir,nomor,isi,rincian,keterangan\n"
ISI = (
    KEPALA
    + "K1,ikhtisar,1,Mencatat surat agar tertelusur,,\n"
    + "K1,Perangkat_Kerja,1,Komputer,Mencatat surat,\n"
    + "K2,korelasi,1,Sekretaris,Sekretariat,Arahan\n"
)


def test_dibaca_dan_ikut_cabang_serta_rekaman(tulis):
    k = abk.open(tulis({"informasi_jabatan.csv": ISI}))
    baris = baris_informasi(k)
    assert [(b["kode_jabatan"], b["butir"]) for b in baris] == [
        ("K1", "ikhtisar"), ("K1", "perangkat_kerja"), ("K2", "korelasi"),
    ]  # fmt: skip
    assert baris[2] == {
        "kode_jabatan": "K2", "butir": "korelasi", "nomor": "1", "isi": "Sekretaris",
        "rincian": "Sekretariat", "keterangan": "Arahan",
    }  # fmt: skip
    assert [b["kode_jabatan"] for b in baris_informasi(k.cabang("SET.01"))] == ["K1", "K1"]
    kembali = baca_rekaman(rekam(k))
    assert baris_informasi(kembali) == baris
    assert rekam(kembali) == rekam(k)


def test_tanpa_tabel_rekaman_dan_sidik_tetap(tulis, kegiatan):
    assert baris_informasi(kegiatan) is None
    assert b"informasi_jabatan" not in rekam(kegiatan)
    lain = abk.open(tulis({"informasi_jabatan.csv": KEPALA}, "kosong"))
    assert lain.hasil.equals(kegiatan.hasil)


def test_angka_tidak_bergantung_dan_sidik_berubah(tulis, kegiatan):
    k = abk.open(tulis({"informasi_jabatan.csv": ISI}))
    assert k.hasil.equals(kegiatan.hasil)
    assert k.sidik != kegiatan.sidik


@pytest.mark.parametrize(
    ("baris", "kolom", "kata"),
    [
        ("TIDAK,ikhtisar,1,Isi,,\n", "kode_jabatan", "jabatan tidak ada"),
        ("K1,ikhtisar,1,Lain,,\n", "nomor", "sudah dipakai"),
        ("K1,ihtisar,2,Isi,,\n", "butir", "ihtisar"),
        ("K1,wewenang,1,,,\n", "isi", "kosong"),
    ],
)
def test_salah_satu_baris_hanya_catatan(tulis, baris, kolom, kata):
    k = abk.open(tulis({"informasi_jabatan.csv": ISI + baris}))
    (satu,) = [t for t in k.temuan if t.tabel == "informasi_jabatan"]
    assert (satu.tingkat, satu.kolom, satu.baris) == ("catatan", kolom, 5)
    assert kata in satu.pesan
    assert satu.saran
    assert len(baris_informasi(k)) == 3, "the others stay"
    assert not k.terperiksa.jabatan_belum_lengkap


def test_kepala_salah_ditolak_dengan_kolomnya(tulis):
    with pytest.raises(DataError, match="butir"):
        abk.open(tulis({"informasi_jabatan.csv": "kode_jabatan,nomor,isi\nK1,1,Isi\n"}))


@pytest.mark.parametrize(
    ("satu", "kata"),
    [
        ("teks", "bukan baris"),
        ({"kode_jabatan": "K1", "butir": "ikhtisar", "nomor": "1"}, "bukan baris"),
        ({"kode_jabatan": "K1", "butir": "ikhtisar", "nomor": 1, "isi": "a"}, "bukan teks"),
        ({"kode_jabatan": "X", "butir": "ikhtisar", "nomor": "1", "isi": "a"}, "tidak ada"),
        ({"kode_jabatan": "K1", "butir": "gaji", "nomor": "1", "isi": "a"}, "gaji"),
    ],
)
def test_rekaman_asing_ditolak(satu, kata):
    (salah,) = salah_informasi([satu], ["K1"])
    assert kata in salah


def test_rekaman_berubah_isi_ditolak(tulis):
    asli = rekam(abk.open(tulis({"informasi_jabatan.csv": ISI})))
    with pytest.raises(KegiatanError, match="tidak dikenal"):
        baca_rekaman(asli.replace(b"perangkat_kerja", b"perangkat_palsu"))
