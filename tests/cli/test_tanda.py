"""Guards abk.cli.tanda: the questions of a store listed and answered by command."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from abk.cli import app
from abk.hasil import daftar_tanda
from abk.kegiatan import open as baca
from abk.store import Gudang, buka

jalan = CliRunner()
UNIT = "kode_unit,nama_unit,kode_induk\nK,Kementerian,\nA,Biro A,K\nB,Biro B,K\n"
JABATAN = (
    "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,bezetting\n"
    "A-1,A,Analis [A],pelaksana,1\nB-1,B,Analis B,pelaksana,1\n"
)
TUGAS = (
    "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu\n"
    "A-1,1,Menyusun laporan,laporan,1300,tahun,60,menit\n"
    "B-1,1,Memeriksa berkas,berkas,1300,tahun,60,menit\n"
)


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    """Two units, in each a task that is larger than a person (1.300 × 60 / 75.000)."""
    for nama, isi in {"unit": UNIT, "jabatan": JABATAN, "uraian_tugas": TUGAS}.items():
        (tmp_path / f"{nama}.csv").write_text(isi, encoding="utf-8")
    (tmp_path / "kegiatan.toml").write_text("tahun = 2026\n", encoding="utf-8")
    gudang = buka(f"sqlite:///{tmp_path}/abk.db", buat=True)
    gudang.impor_kegiatan(baca(tmp_path), "uji")
    return gudang


def _jalankan(*kata: str, kode: int = 0) -> str:
    hasil = jalan.invoke(app, ["tanda", *kata])
    assert hasil.exit_code == kode, hasil.output
    return hasil.output


def test_terbuka_dijawab_lalu_tidak_ditanyakan_lagi(gudang: Gudang) -> None:
    alamat = str(gudang.sambungan.alamat)
    milik = [t for t in daftar_tanda(gudang.kegiatan()) if t.kode_unit == "A"]
    satu = milik[0]
    keluar = _jalankan(alamat, "--unit", "A")
    assert f"{len(milik)} pertanyaan belum dijawab, 0 sudah dijawab." in keluar
    assert "Analis [A]" in keluar
    assert "Analis B" not in keluar
    assert f"--jawab {satu.id} --alasan" in keluar
    keluar = _jalankan(alamat, "--jawab", satu.id, "--alasan", "Dari agenda.", "--oleh", "Kepala Biro A")
    assert satu.pertanyaan in keluar
    assert f"Berikutnya: abk tanda {alamat}" in keluar
    keluar = _jalankan(alamat, "--unit", "A")
    assert satu.id not in keluar
    assert f"{len(milik) - 1} pertanyaan belum dijawab, 1 sudah dijawab." in keluar
    assert "Dari agenda. (Kepala Biro A)" in _jalankan(alamat, "--unit", "A", "--semua")


def test_angka_berubah_jawaban_lama_disebut(gudang: Gudang, tmp_path: Path) -> None:
    """Another volume is another question: open again, and what was said of the old one stands beside it."""
    alamat = str(gudang.sambungan.alamat)
    lama = next(t for t in daftar_tanda(gudang.kegiatan()) if t.kode_unit == "A" and t.nomor)
    _jalankan(alamat, "--jawab", lama.id, "--alasan", "Dari agenda.", "--oleh", "Kepala Biro A")
    (tmp_path / "uraian_tugas.csv").write_text(TUGAS.replace("1300", "1400", 1), encoding="utf-8")
    gudang.impor_kegiatan(baca(tmp_path), "uji")
    k = gudang.kegiatan()
    kini = next(t for t in daftar_tanda(k) if (t.kode_unit, t.nomor, t.judul) == ("A", "1", lama.judul))
    assert kini.id != lama.id
    assert (kini.tempat, kini.jawaban) == (lama.tempat, "")
    assert kini.terdahulu == "Dari agenda. (Kepala Biro A)"
    assert kini.kata_jawaban == "Atas angka terdahulu: Dari agenda. (Kepala Biro A)"
    assert "Atas angka terdahulu: Dari agenda." in " ".join(_jalankan(alamat, "--unit", "A").split())
    assert all(not t.terdahulu for t in daftar_tanda(k) if t.kode_unit == "B")
    gudang.tanda.jawab(kini.id, "Menurut agenda baru.", "Kepala Biro A", kini.tempat)
    sekarang = next(t for t in daftar_tanda(gudang.kegiatan()) if t.id == kini.id)
    assert (sekarang.jawaban, sekarang.terdahulu) == ("Menurut agenda baru. (Kepala Biro A)", "")


def test_yang_salah_dikatakan_dengan_yang_terdekat(gudang: Gudang, tmp_path: Path) -> None:
    alamat = str(gudang.sambungan.alamat)
    ada = daftar_tanda(gudang.kegiatan())[0].id
    assert ada in _jalankan(alamat, "--jawab", ada[:-1] + "x", "--alasan", "Ya.", kode=2)
    assert "alasan" in _jalankan(alamat, "--jawab", ada, kode=2)
    assert "--jawab ID" in _jalankan(alamat, "--alasan", "Ya.", kode=2)
    assert "Z" in _jalankan(alamat, "--unit", "Z", kode=2)
    assert "abk impor" in _jalankan(str(tmp_path), "--jawab", ada, "--alasan", "Ya.", kode=2)
    assert not any(t.jawaban for t in daftar_tanda(gudang.kegiatan()))
