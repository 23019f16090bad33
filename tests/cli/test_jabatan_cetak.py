"""Guards abk.cli.jabatan_cetak: charts and sheets of posts by command."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from abk.cli import app

jalan = CliRunner()


def _jalankan(*kata: object, kode: int = 0) -> str:
    hasil = jalan.invoke(app, [str(k) for k in kata])
    assert hasil.exit_code == kode, f"{hasil.stdout}\n{hasil.stderr}"
    return " ".join(f"{hasil.stdout}{hasil.stderr}".split())


@pytest.mark.parametrize("bentuk", ["docx", "html"])
def test_peta(tmp_path: Path, bentuk: str) -> None:
    keluar = tmp_path / "baru" / f"peta.{bentuk}"
    kata = _jalankan("peta", "contoh", "--unit", "SET.PO.2.1", "--unit", "D1", "--keluar", keluar)
    assert "2 lembar (0 di antaranya A3)" in kata
    assert keluar.read_bytes()[:2] == (b"PK" if bentuk == "docx" else b"<!")


def test_informasi_keluar_diisi_dan_dicetak(tmp_path: Path) -> None:
    isian, baru = tmp_path / "isian.csv", tmp_path / "informasi.docx"
    pos = "SET.PO.2.1-04"
    assert "1 jabatan" in _jalankan("informasi", "contoh", "--jabatan", pos, "--keluar", isian)
    teks = isian.read_text(encoding="utf-8-sig")
    isian.write_text(teks.replace(f"{pos},ikhtisar,1,", f"{pos},ikhtisar,1,Mengolah data"), encoding="utf-8")
    with isian.open("a", encoding="utf-8") as berkas:
        berkas.write("TIADA,ikhtisar,1,Isi,,\n")
    kata = _jalankan("informasi", "contoh", "--jabatan", pos, "--dari", isian, "--keluar", baru)
    assert "jabatan tidak ada" in kata
    assert "masih memuat contoh untuk alamat instansi" in kata
    with zipfile.ZipFile(baru) as berkas:
        assert "KEMENTERIAN KOORDINATOR CONTOH (FIKTIF)" in berkas.read("word/document.xml").decode()
    assert baru.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("perintah", ["peta", "informasi"])
def test_panggilan_salah_menyebut_jalan_keluar(tmp_path: Path, perintah: str) -> None:
    kata = _jalankan(perintah, "contoh", "--keluar", tmp_path / "a.pdf", kode=2)
    assert "a.pdf" in kata
    assert ".docx" in kata
    kata = _jalankan(perintah, "contoh", "--unit", "TIADA", "--keluar", tmp_path / "a.docx", kode=2)
    assert "TIADA" in kata
    assert list(tmp_path.iterdir()) == []
