"""Guards abk.store.informasi, abk.store.migrasi: informasi jabatan as answers of the sheets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

import abk
from abk.kegiatan.informasi import baris_informasi, isi_butir, teks_butir
from abk.store import Gudang, buka, migrasikan

pytestmark = pytest.mark.xdist_group("store")

UNIT = "kode_unit,nama_unit,kode_induk\nU,Biro Umum,\n"
JABATAN = "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,bezetting\n"
JABATAN += "A,U,Analis,pelaksana,1\nB,U,Caraka,pelaksana,1\n"
TUGAS = (
    "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu\n"
    "A,1,Menelaah surat,Telaahan,4,bulan,120,menit\nB,1,Mengantar surat,Surat,4,bulan,60,menit\n"
)
INFORMASI = "kode_jabatan,butir,nomor,isi,rincian\nA,ikhtisar,1,Dari tabel,\nA,risiko_bahaya,1,Lelah,Lembur\n"


@pytest.fixture
def gudang(tmp_path: Path):
    folder = tmp_path / "k"
    folder.mkdir()
    isi = {"unit": UNIT, "jabatan": JABATAN, "uraian_tugas": TUGAS, "informasi_jabatan": INFORMASI}
    for nama, teks in isi.items():
        (folder / f"{nama}.csv").write_text(teks, encoding="utf-8")
    g = buka(f"sqlite:///{(tmp_path / 'abk.db').as_posix()}", buat=True)
    g.impor_kegiatan(abk.open(folder), "Ortala", "impor", arus=True)
    return g


@pytest.fixture
def gudang_dua(alamat: str, isi: Callable[[str], Gudang]):
    g = isi(alamat)
    yield g
    g.tutup()


def test_tabel_yang_diimpor_kembali(gudang):
    assert [(b["butir"], b["isi"]) for b in baris_informasi(gudang.kegiatan())] == [
        ("ikhtisar", "Dari tabel"), ("risiko_bahaya", "Lelah"),
    ]  # fmt: skip


def test_isian_lembar_didahulukan_dan_peralatan_dengan_tugasnya(gudang):
    kini = gudang.lembar("A")
    tugas = [{**kini.uraian_tugas[0], "peralatan": "Komputer"}]
    gudang.simpan_draf(
        kini.dengan(ikhtisar_jabatan="Dari lembar", uraian_tugas=tugas), versi_dasar=kini.versi, oleh="U"
    )
    baris = baris_informasi(gudang.kegiatan())
    assert [(b["butir"], b["isi"], b.get("rincian")) for b in baris] == [
        ("ikhtisar", "Dari lembar", None),
        ("perangkat_kerja", "Komputer", "Menelaah surat"),
        ("risiko_bahaya", "Lelah", "Lembur"),
    ]


def test_impor_ulang_hanya_yang_diisi_folder(gudang, tmp_path: Path):
    kini = gudang.lembar("A")
    diisi = kini.dengan(wewenang="Meminta data", risiko_bahaya="Terjatuh")
    gudang.simpan_draf(diisi, versi_dasar=kini.versi, oleh="U")
    gudang.impor_kegiatan(abk.open(tmp_path / "k"), "Ortala", "impor")
    baru = gudang.lembar("A")
    assert (baru.wewenang, baru.risiko_bahaya) == ("Meminta data", "Lelah | Lembur")
    assert gudang.riwayat("A")["lama"].iloc[-1]["risiko_bahaya"] == "Terjatuh"
    gudang.impor_kegiatan(abk.open(tmp_path / "k"), "Ortala", "impor")
    assert gudang.lembar("A").versi == baru.versi


def test_peralatan_yang_sudah_disebut_tidak_dua_kali(gudang):
    kini = gudang.lembar("A")
    tugas = [{**kini.uraian_tugas[0], "peralatan": "Komputer"}]
    diisi = kini.dengan(perangkat_kerja="Komputer | Mengetik", uraian_tugas=tugas)
    gudang.simpan_draf(diisi, versi_dasar=kini.versi, oleh="U")
    alat = [b for b in baris_informasi(gudang.kegiatan()) if b["butir"] == "perangkat_kerja"]
    assert [(b["isi"], b["rincian"]) for b in alat] == [("Komputer", "Mengetik")]


SIMPANAN = [
    {"kode_jabatan": "01.02-1", "butir": "ikhtisar", "nomor": "1", "isi": "Memimpin biro"},
    {"kode_jabatan": "01.02-1", "butir": "risiko_bahaya", "nomor": "1", "isi": "Lelah", "rincian": "Lembur"},
    {"kode_jabatan": "01.03-1", "butir": "wewenang", "nomor": "1", "isi": "Meminta data"},
    {"kode_jabatan": "hilang", "butir": "wewenang", "nomor": "1", "isi": "x"},
]


def test_migrasi_memindahkan_yang_disimpan_di_samping_lembar(gudang_dua, alamat: str):
    """Stores before 0005 kept the table as one draft of Ortala; a sheet's own answer stays."""
    g = gudang_dua
    kini = g.lembar("01.02-1")
    g.simpan_draf(kini.dengan(ikhtisar_jabatan="Dari lembar"), versi_dasar=kini.versi, oleh="U")
    g.ajukan("01.03-1", 1, "U")
    g.draf.simpan("informasi", "lama", {"baris": SIMPANAN})
    with g.sambungan.tulis() as c:
        c.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    migrasikan(alamat)
    biro, umum = g.lembar("01.02-1"), g.lembar("01.03-1")
    assert (biro.ikhtisar_jabatan, biro.risiko_bahaya) == ("Dari lembar", "Lelah | Lembur")
    assert (umum.wewenang, umum.status) == ("Meminta data", "diajukan")
    assert [(b["butir"], b["isi"]) for b in baris_informasi(g.kegiatan())] == [
        ("ikhtisar", "Dari lembar"), ("risiko_bahaya", "Lelah"), ("wewenang", "Meminta data"),
    ]  # fmt: skip
    assert g.draf.semua("informasi") == {}
    assert g.periksa() == []
    assert migrasikan(alamat) is None


@pytest.mark.parametrize(
    ("baris", "teks"),
    [
        ([{"isi": "Surat"}], "Surat"),
        ([{"isi": "Surat", "keterangan": "harian"}, {"isi": "b"}], "Surat |  | harian\nb"),
        ([{"isi": "a|b", "rincian": "c\\|"}], "a\\|b | c\\\\|"),
    ],
)
def test_butir_sebagai_satu_teks(baris, teks: str):
    assert teks_butir(baris) == teks
    assert isi_butir(teks) == baris


def test_butir_yang_diketik():
    assert isi_butir("  \n Surat|arsip\r\n| penyebab saja \nx | y | z | sisa") == [
        {"isi": "Surat", "rincian": "arsip"},
        {"isi": "penyebab saja"},
        {"isi": "x", "rincian": "y", "keterangan": "z | sisa"},
    ]
