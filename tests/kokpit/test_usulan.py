"""Guards abk.kokpit.usulan, abk.kokpit.jawaban: changes while they are written: old values from the data,
numbers as Indonesians write them, the effect.
"""

from __future__ import annotations

import pytest

from abk.errors import ParameterError
from abk.hasil import efek
from abk.kegiatan import Perubahan, nilai_kini, terapkan
from abk.kegiatan import open as buka_folder
from abk.kokpit.jawaban import JawabanUnit
from abk.kokpit.usulan import DaftarDraf, baca


@pytest.fixture(scope="module")
def itwil():
    return buka_folder("contoh").cabang("ITWIL")


def draf(k, jabatan="", **isi) -> DaftarDraf:
    daftar = DaftarDraf(k, jabatan)
    nomor = daftar.tambah()
    for medan, nilai in isi.items():
        daftar.isi(nomor, medan, nilai)
    return daftar


NORMA = {"kode_jabatan": "ITWIL-02", "nomor": "2", "kolom": "norma_waktu"}


def test_nilai_lama_diambil_dari_data(itwil):
    daftar = draf(itwil, **NORMA, baru="150,5", alasan="Diukur.")
    (p,), salah = daftar.perubahan()
    assert salah == {}
    assert p == Perubahan("ITWIL-02", "2", "ubah", "norma_waktu", "160", "150.5", "Diukur.")
    assert daftar.lama(next(iter(daftar.draf.values()))) == "160"


def test_efek_sama_dengan_sesudah_dicatat(itwil):
    daftar = draf(itwil, **NORMA, baru="150", alasan="Diukur.")
    hasil, sebab = daftar.efek()
    assert sebab == ""
    (p,), _ = daftar.perubahan()
    nyata = efek(itwil, terapkan(itwil, [p]))
    assert hasil.equals(nyata.loc[["ITWIL-02"]])
    assert hasil.loc["ITWIL-02", "beban_kerja_menit_baru"] < hasil.loc["ITWIL-02", "beban_kerja_menit_lama"]


@pytest.mark.parametrize(
    ("teks", "mesin"), [("30,5", "30.5"), ("1.248,5", "1248.5"), ("12", "12"), (" 7 ", "7"), ("", "")]
)
def test_angka_dibaca_seperti_ditulis(teks, mesin):
    assert baca(teks, "1", "volume") == mesin


def test_angka_bermakna_ganda_ditanyakan(itwil):
    daftar = draf(itwil, **NORMA, baru="1.250", alasan="Diukur.")
    perubahan, salah = daftar.perubahan()
    assert perubahan == []
    assert "1250 atau 1,25" in salah[0][0]
    assert daftar.efek() == (None, "")


def test_yang_belum_lengkap_disebut_semuanya(itwil):
    daftar = draf(itwil)
    assert daftar.perubahan()[1] == {0: ["jabatan, kolom, alasan belum diisi"]}
    with pytest.raises(ParameterError, match="Perubahan itu sudah tidak ada"):
        daftar.isi(99, "baru", "1")
    with pytest.raises(ParameterError, match="Isian 'lama' tidak dikenal"):
        daftar.isi(0, "lama", "1")


def test_pilihan_lain_mengosongkan_yang_bergantung_padanya(itwil):
    daftar = draf(itwil, **NORMA, baru="150", alasan="Diukur.")
    daftar.isi(0, "kode_jabatan", "ITWIL-03")
    d = daftar.draf[0]
    assert (d.nomor, d.kolom, d.baru, d.alasan) == ("", "", "", "Diukur.")
    daftar.isi(0, "kolom", "bezetting")
    assert daftar.lama(d) == nilai_kini(itwil, "ITWIL-03", "", "bezetting")
    daftar.isi(0, "nomor", "1")
    assert d.kolom == ""  # a column of the post is none of a task


def test_sel_yang_sama_tidak_diubah_dua_kali(itwil):
    daftar = draf(itwil, **NORMA, baru="150", alasan="Diukur.")
    n = daftar.tambah()
    for medan, nilai in {**NORMA, "baru": "140", "alasan": "Lagi."}.items():
        daftar.isi(n, medan, nilai)
    assert list(daftar.perubahan()[1]) == [n]
    daftar.isi(n, "jenis", "hapus")
    daftar.isi(n, "nomor", "2")
    assert list(daftar.perubahan()[1]) == [n]


def test_tugas_ditambah_dan_dihapus(itwil):
    daftar = draf(itwil, jabatan="ITWIL-02", jenis="tambah")
    assert daftar.draf[0].nomor == "8"  # rumus: ITWIL-02 has seven tasks
    isi = {"uraian_tugas": "Menelaah aduan", "hasil_kerja": "Telaahan", "volume": "2,5", "periode": "minggu",
           "norma_waktu": "90", "satuan_waktu": "menit", "alasan": "Tugas baru."}  # fmt: skip
    for medan, nilai in isi.items():
        daftar.isi(0, medan, nilai)
    n = daftar.tambah()
    for medan, nilai in {"jenis": "hapus", "nomor": "7", "alasan": "Sudah tidak ada."}.items():
        daftar.isi(n, medan, nilai)
    perubahan, salah = daftar.perubahan()
    assert salah == {}
    baru = terapkan(itwil, perubahan).uraian_tugas.set_index(["kode_jabatan", "nomor"])
    assert baru.loc[("ITWIL-02", "8"), "volume"] == 2.5
    assert ("ITWIL-02", "7") not in baru.index


# ── answers ───────────────────────────────────────────────────────────────────────────────────────
def test_tiap_jabatan_harus_dijawab(itwil):
    j = JawabanUnit(itwil)
    assert not j.periksa()
    assert set(j.salah) == set(itwil.jabatan["kode_jabatan"])
    j.isi("ITWIL-01", "status", "tidak_sesuai")
    assert j.sesuaikan_sisanya() == len(itwil.jabatan) - 1
    assert not j.periksa()
    assert j.salah == {"ITWIL-01": ["tulis pada catatan apa yang tidak sesuai"]}
    j.isi("ITWIL-01", "catatan", "Volume keliru.")
    assert j.periksa()
    assert j.ditolak == ["ITWIL-01"]


def test_perbaikan_memerlukan_usul_yang_cocok(itwil):
    j = JawabanUnit(itwil)
    j.isi("ITWIL-02", "status", "sesuai_dengan_perbaikan")
    j.sesuaikan_sisanya()
    assert not j.periksa()
    usul = j.satu("ITWIL-02").usul
    (n,) = usul.draf
    for medan, nilai in {"nomor": "6", "kolom": "volume", "baru": "-4", "alasan": "Register."}.items():
        usul.isi(n, medan, nilai)
    assert not j.periksa()  # a volume below zero does not fit the data
    usul.isi(n, "baru", "4")
    assert j.periksa()
    assert j.sebagai_isi()["ITWIL-02"]["usul"][0]["baru"] == "4"
    j.isi("ITWIL-02", "status", "sesuai")
    assert j.sebagai_isi()["ITWIL-02"]["usul"] == []  # what was written stays, but is not sent
    with pytest.raises(ParameterError, match="Jabatan 'ITWIL-99' tidak ada dalam konsep data"):
        j.isi("ITWIL-99", "status", "sesuai")
    with pytest.raises(ParameterError, match="Jawaban 'mungkin' tidak dikenal"):
        j.isi("ITWIL-01", "status", "mungkin")
