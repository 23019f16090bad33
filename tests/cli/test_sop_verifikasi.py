"""Guards abk.cli.sop.bukti: exit 0 for what is true only, every fault at once, and loud without a head."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from abk.sop import Tanda, buka_kunci, ekspor
from tests.cli.conftest import FRASA


@pytest.fixture(scope="module")
def meja(buat_meja: Callable[[], Any]) -> Any:
    """A case at step 4, exported."""
    m = buat_meja()
    m.mulai()
    m.sampai("4")
    m("sop", "ekspor", m.alamat, "--keluar", m.folder / "ekspor")
    return m


@pytest.fixture
def salinan(meja: Any, tmp_path: Path) -> Path:
    return Path(shutil.copytree(meja.folder / "ekspor", tmp_path / "alur"))


def test_tanpa_kepala_diperingatkan_keras(meja: Any):
    hasil = meja("sop", "verifikasi", meja.folder / "ekspor")
    assert "PERINGATAN" in hasil.stderr
    assert "TIDAK dapat melihat" in hasil.stderr
    assert "sejauh dapat dilihat" in hasil.stdout


def test_kepala_dari_kertas_boleh_berspasi(meja: Any):
    kepala = meja.alur.kepala
    kertas = " ".join(kepala[n : n + 8] for n in range(0, 64, 8))
    hasil = meja("sop", "verifikasi", meja.folder / "ekspor", "--kepala", kertas.upper())
    assert "PERINGATAN" not in hasil.stderr
    assert "SAH, dan cocok" in hasil.stdout


def test_akhir_yang_dipotong(meja: Any, salinan: Path):
    """The cut is seen with the head, and only with it."""
    catatan = salinan / "alur.jsonl"
    catatan.write_bytes(b"".join(catatan.read_bytes().splitlines(keepends=True)[:-1]))
    hasil = meja("sop", "verifikasi", salinan, "--kepala", meja.alur.kepala, kode=1)
    assert "tidak ada dalam rantai ini" in hasil.stdout
    assert "TIDAK SAH" in hasil.stderr


def test_semua_temuan_sekaligus(meja: Any, salinan: Path):
    isi = sorted((salinan / "berkas").iterdir())
    isi[0].write_bytes(b"lain")
    isi[1].unlink()
    (salinan / "berkas" / "catatan.txt").write_text("asing")
    (salinan / "asing.txt").write_text("asing")
    hasil = meja("sop", "verifikasi", salinan, kode=1)
    for kata in (isi[0].name, isi[1].name, "catatan.txt", "asing.txt"):
        assert kata in hasil.stdout


def test_kepala_yang_bukan_kepala(meja: Any):
    assert "64 angka" in meja("sop", "verifikasi", meja.folder / "ekspor", "--kepala", "abc", kode=1).stderr


def test_folder_yang_bukan_alur(meja: Any, tmp_path: Path):
    assert "alur.jsonl" in meja("sop", "verifikasi", tmp_path, kode=1).stderr


@pytest.mark.serangan("pembaca", "mengubah catatan alur di berkas SQLite", "ketahuan")
def test_penyimpanan_yang_diubah_di_luar_program(meja: Any, tmp_path: Path):
    """A content changed behind the back of the program is named by the check, with all else that is true."""
    lain = tmp_path / "lain.db"
    shutil.copy(meja.folder / "abk.db", lain)
    sidik = meja.alur.keadaan.slot["rencana_kegiatan"]
    with sqlite3.connect(lain) as c:
        for (nama,) in c.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            c.execute(f"DROP TRIGGER {nama}")
        c.execute("UPDATE alur_berkas SET isi = zeroblob(ukuran) WHERE sidik = ?", (sidik,))
    c.close()
    hasil = meja("sop", "verifikasi", f"sqlite:///{lain}", "--kepala", meja.alur.kepala, kode=1)
    assert sidik in hasil.stdout
    assert "1 kesalahan" in hasil.stderr


def test_penyimpanan_utuh(meja: Any):
    assert meja("sop", "verifikasi", meja.alamat, "--kepala", meja.alur.kepala).exit_code == 0
    assert "tidak ada" in meja("sop", "verifikasi", meja.alamat, "--alur", "asing", kode=1).stderr


def test_naskah_disusun_ulang(meja: Any):
    """Every document of the case is what its facts give; what needs the data is said to wait for them."""
    hasil = meja("sop", "verifikasi", meja.folder / "ekspor", "--naskah")
    assert "Setiap naskah yang dibandingkan sama" in hasil.stdout
    assert "rencana_kegiatan: baru dapat disusun ulang sesudah data awal ada" in hasil.stdout


@pytest.mark.serangan("pembaca", "mengganti naskah dengan naskah palsu", "ketahuan")
def test_naskah_palsu_ketahuan(buat_meja: Callable[[], Any], tmp_path: Path):
    """Signed by the right role, but not what was filled in: exit 1, and it is named."""
    m = buat_meja()
    m.mulai()
    m.sampai("1")
    kini = m.alur
    siap = {"disposisi_karo_1": b"PK\x03\x04 word/document.xml bukan naskah"}
    tanda = Tanda("p-karo", buka_kunci(m.folder / "p-karo.kunci", FRASA), kini.keadaan.terakhir)
    fakta = {"disposisi_karo_1": {"asal_naskah": "Biro", "perihal": "ABK", "perintah": ["Pantau"]}}
    palsu = kini.selesaikan("1", tanda, berkas=siap, fakta=fakta)
    folder = ekspor(palsu, tmp_path / "palsu")
    hasil = m("sop", "verifikasi", folder, "--naskah", kode=1)
    assert "disposisi_karo_1: tidak sama" in hasil.stdout
