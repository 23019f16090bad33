"""Guards abk.instrumen.buku_kerja: the calls behind the commands."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from buku_asing import KASUS, tulis

import abk
from abk.errors import ParameterError
from abk.instrumen import BerkasError, ekspor_sumber, impor_berkas
from abk.instrumen.buku import ekspor
from abk.instrumen.buku.tata_letak import alamat
from abk.instrumen.sumber import periksa_sumber
from abk.store import buka


@pytest.fixture
def asing(tmp_path: Path) -> Path:
    return tulis(next(k for k in KASUS if k.nama == "beban_kerja"), tmp_path)


def test_peta_ditulis_dahulu_lalu_dipakai(asing: Path, tmp_path: Path):
    tujuan = f"sqlite:///{tmp_path / 'abk.db'}"
    peta = tmp_path / "peta.yaml"
    with pytest.raises(BerkasError, match="3 pertanyaan menunggu"):
        impor_berkas([asing], tujuan, "uji", peta=peta)
    assert not (tmp_path / "abk.db").exists()
    teks = peta.read_text(encoding="utf-8")
    jawaban_pengguna = {
        "satuan_waktu": "menit",
        "periode": "tahun",
        "jabatan.1.kode_jabatan": "J-1",
        "jabatan.1.kode_unit": "U",
        "jabatan.1.jenis_jabatan": "pelaksana",
    }
    for nama, jawaban in jawaban_pengguna.items():
        letak = teks.index("jawaban: ''", teks.index(f"nama: {nama}"))
        teks = f"{teks[:letak]}jawaban: {jawaban}{teks[letak + 11 :]}"
    peta.write_text(teks, encoding="utf-8")
    buka(tujuan, buat=True).simpan_unit(oleh="uji", kode_unit="U", nama_unit="Unit")
    laporan = impor_berkas([asing], tujuan, "uji", peta=peta)
    assert [d.hasil for d in laporan.dibaca] == ["disimpan"]


def test_tanpa_berkas():
    with pytest.raises(ParameterError, match="Tidak ada berkas yang disebut"):
        impor_berkas([], "sqlite:///x.db", "uji")


def test_periksa_buku_asing_adalah_audit(asing: Path):
    assert periksa_sumber(asing).temuan == ()


def test_periksa_formulir_menyebut_yang_belum_diisi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    cabang = abk.open("contoh").cabang("SET.PO.2")  # the workbooks of one unit say as much as those of all
    monkeypatch.setattr(ekspor, "buka_sumber", {"contoh": cabang}.__getitem__)
    berkas = ekspor_sumber("contoh", tmp_path)
    satu = next(b for b in berkas if b.stem == "formulir-SET.PO.2")
    lembar = "SET.PO.2-01"
    kurang = [
        (t.aturan, t.kolom)
        for t in periksa_sumber(satu).temuan
        if t.lembar == lembar and t.tingkat == "cacat"
    ]
    assert kurang == [("wajib_jawab", k) for k in ("ikhtisar_jabatan", "responden", "atasan")]
    buku = openpyxl.load_workbook(satu)
    buku[lembar][alamat(15, 4)] = "1.250"
    buku.save(satu)
    assert ("angka_bermakna_ganda", "E16") in [(t.aturan, t.sel) for t in periksa_sumber(satu).temuan]
    assert abk.open("contoh").temuan
