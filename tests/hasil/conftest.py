"""A small kegiatan whose figures can be computed by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

import abk
from abk.kegiatan import Kegiatan, Perubahan

UNIT = """kode_unit,nama_unit,kode_induk,eselon
B,Biro Uji,,II.a
B.1,Bagian Satu,B,III.a
"""
JABATAN = """kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting,pendekatan,jenjang
P,B.1,Pengolah,pelaksana,6,1,,
K,B,Kepala Biro,pimpinan tinggi,15,1,,
L,B.1,Analis,pelaksana,7,4,,
R,B.1,Penata,pelaksana,7,,,
"""
# [menit/tahun] K: 12 × 12 × 50 + 1.440 = 8.640; P: 1.000 × 300; L: 1.000 × 149,28; R: 1.000 × 25
TUGAS = """kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu
K,1,Memimpin biro,arahan,12,bulan,50,menit
K,2,Menilai kinerja,nilai,1,tahun,1440,menit
P,1,Mengolah surat,surat,1000,tahun,300,menit
L,1,Menelaah data,telaahan,1000,tahun,149.28,menit
R,1,Menata arsip,berkas,1000,tahun,25,menit
R,2,Menyusun daftar,daftar,,tahun,25,menit
"""
PENGATURAN = "tahun = 2026\n"


@pytest.fixture
def buka(tmp_path: Path) -> Callable[..., Kegiatan]:
    """Kegiatan of these tables, texts replaced as given: ``buka(tugas=[("12,bulan", "12,mingu")])``."""

    def satu(pengaturan: str = PENGATURAN, **ganti: list[tuple[str, str]]) -> Kegiatan:
        isi = {"unit": UNIT, "jabatan": JABATAN, "uraian_tugas": TUGAS}
        for tabel, semua in ganti.items():
            for lama, baru in semua:
                assert lama in isi[tabel]
                isi[tabel] = isi[tabel].replace(lama, baru)
        for tabel, teks in isi.items():
            (tmp_path / f"{tabel}.csv").write_text(teks, encoding="utf-8")
        (tmp_path / "kegiatan.toml").write_text(pengaturan, encoding="utf-8")
        return abk.open(tmp_path)

    return satu


@pytest.fixture
def kegiatan(buka: Callable[..., Kegiatan]) -> Kegiatan:
    return buka()


@pytest.fixture
def putusan() -> list[Perubahan]:
    """What a meeting might decide: a number, a task more, a task less, and people."""
    baru = '{"norma_waktu":90,"satuan_waktu":"menit","uraian_tugas":"Menguji","periode":"bulan","volume":2.5}'
    lama = '{"hasil_kerja":"arahan","norma_waktu":50,"periode":"bulan","satuan_waktu":"menit"'
    lama += ',"uraian_tugas":"Memimpin biro","volume":12}'
    return [
        Perubahan("L", "1", "ubah", "volume", "1000", "1250.5", "Buku agenda"),
        Perubahan("L", "1", "ubah", "sumber_norma", "", "diukur", "Diamati"),
        Perubahan("P", "2", "tambah", "", "", baru, "Tugas baru"),
        Perubahan("P", "", "ubah", "bezetting", "1", "2", "Pegawai pindah"),
        Perubahan("K", "1", "hapus", "", lama, "", "Pindah ke unit lain"),
    ]
