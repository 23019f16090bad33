"""Guards abk.store.informasi: informasi jabatan in the store: the imported table, and what sheets say."""

from pathlib import Path

import pytest
from sqlalchemy import update

import abk
from abk.kegiatan.informasi import baris_informasi
from abk.store import buka
from abk.store.galat import RusakError
from abk.store.skema import DRAF

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


def test_simpanan_rusak_disebut(gudang):
    with gudang.sambungan.tulis() as c:
        c.execute(
            update(DRAF).where(DRAF.c.ruang == "informasi").values(isi='{"baris": [{"kode_jabatan": "A"}]}')
        )
    with pytest.raises(RusakError, match="Informasi jabatan"):
        gudang.kegiatan()
