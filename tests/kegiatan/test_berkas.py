"""Guards abk.kegiatan.berkas, abk.kegiatan.folder: the same tables however an office saved them."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

import abk
from abk.kegiatan.berkas import baris_teks

from .conftest import JABATAN, TUGAS, UNIT

NAMA = UNIT.replace("Biro Keuangan", "Biro Keuangan “Réuni”")


def _simpan(teks: str, sandi: str, pemisah: str, atas: str = "") -> bytes:
    baris = [b.split(",") for b in teks.splitlines()]
    assert all(len(b) == len(baris[0]) for b in baris)
    return (atas + "\r\n".join(pemisah.join(b) for b in baris) + "\r\n").encode(sandi)


@pytest.mark.parametrize(
    ("sandi", "pemisah"),
    list(itertools.product(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"], ",;\t")),
)
def test_setiap_cara_menyimpan_dibaca_sama(tulis, sandi, pemisah):
    k = abk.open(tulis({"unit.csv": _simpan(NAMA, sandi, pemisah)}))
    assert "Biro Keuangan “Réuni”" in k.unit["nama_unit"].tolist()
    catatan = [t.aturan for t in k.temuan]
    assert catatan == (["sandi_huruf"] if sandi == "cp1252" else [])


@pytest.mark.parametrize("atas", ["sep=;\r\n", '"sep=;"\r\n', "SEP=;\n"])
def test_baris_sep_bukan_kepala(tulis, atas):
    """The line that Excel reads its separator from; a row is still called by its number in the file."""
    isi = _simpan(JABATAN, "utf-8", ";", atas)
    k = abk.open(tulis({"jabatan.csv": isi}))
    assert k.jabatan["kode_jabatan"].tolist() == ["007", "01.02", "K1", "K2"]
    salah = isi.replace(b"\r\nK1;", b"\r\nK1\xc2\xa0;").replace(b";pelaksana;", b";windu;")
    windu = JABATAN.replace(",pelaksana,", ",windu,")
    baris, asal = (
        [t.baris for t in abk.open(tulis({"jabatan.csv": satu})).temuan if t.kolom == "jenis_jabatan"]
        for satu in (salah, windu)
    )
    assert baris == [n + 1 for n in asal]


@pytest.mark.parametrize(
    ("teks", "lebar"),
    [
        ("Formulir ABK, Bagian Umum, Biro Umum, 2026\n" + "1;2;3\n" * 3, 3),
        ("Formulir; Bagian; Umum\n" + "1,2,3,4\n" * 3, 4),
        ("a;b;c\n" + "1;Menyusun, menelaah;3\n" * 4 + "2;Mencatat, menyimpan;3;;\n" * 4, 3),
    ],
    ids=["judul berkoma", "judul bertitik koma", "koma di setiap uraian"],
)
def test_pemisah_di_bawah_judul(teks: str, lebar: int):
    """A title does not choose the separator; a sign in the texts outweighs the header only by far."""
    assert len(baris_teks(teks)[0][1]) == lebar


def test_akhiran_dan_kepala_apa_pun(tulis):
    """The file may be a TSV, its name in capitals, its headers spelt as people spell them."""
    asal = abk.open(tulis()).hasil
    kepala, _, sisa = TUGAS.partition("\n")
    rapi = kepala.replace("_", " ").title() + "\n" + sisa
    folder = tulis({"uraian_tugas.csv": rapi, "unit.csv": None}, "lain")
    (folder / "UNIT.TSV").write_bytes(_simpan(UNIT, "utf-8", "\t"))
    assert not abk.open(folder).temuan
    pd.testing.assert_frame_equal(abk.open(folder).hasil, asal)


def test_spasi_keras_di_tepi_dan_di_tengah(tulis):
    isi = JABATAN.replace("K1,", "\xa0K1\xa0,").replace(" ", "\xa0")
    k = abk.open(tulis({"jabatan.csv": isi}))
    pd.testing.assert_frame_equal(k.jabatan, abk.open(tulis({})).jabatan)


def test_satu_tabel_dua_berkas_ditanyakan(tulis):
    folder = tulis({})
    (folder / "unit.tsv").write_text("kode_unit\n", encoding="utf-8")
    with pytest.raises(abk.KegiatanError, match=r"unit ada dua kali.*unit\.csv, unit\.tsv"):
        abk.open(folder)


def test_nama_dengan_huruf_besar_dikenali_dan_yang_kembar_ditanyakan(tulis):
    """On one computer ``Kegiatan.toml`` is ``kegiatan.toml``: the numbers must be the same on the other."""
    folder = tulis({"kegiatan.toml": 'pembulatan = "ke_atas"'})
    (folder / "kegiatan.toml").rename(folder / "Kegiatan.TOML")
    assert abk.open(folder).pembulatan == "ke_atas"
    (folder / "kegiatan.toml").write_text("", encoding="utf-8")
    with pytest.raises(abk.KegiatanError, match=r"toml ada dua kali.*Kegiatan\.TOML, kegiatan\.toml"):
        abk.open(folder)
    (folder / "Kegiatan.TOML").unlink()
    (folder / "Unit.csv").write_bytes((folder / "unit.csv").read_bytes())
    with pytest.raises(abk.KegiatanError, match=r"unit ada dua kali.*Unit\.csv, unit\.csv"):
        abk.open(folder)


def test_pengaturan_yang_tidak_terbaca_tidak_dianggap_tidak_ada(tulis):
    """A file that a synchronised folder only names has not the default settings in it."""
    folder = tulis({})
    (folder / "kegiatan.toml").symlink_to(folder / "belum-diunduh")
    with pytest.raises(abk.KegiatanError, match="tidak dapat dibaca"):
        abk.open(folder)
