"""Guards abk.cli.naskah, abk.cli.isian: single documents, their forms, and templates for a clerk."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from docx import Document
from typer.testing import CliRunner

from abk.cli import app
from abk.naskah import daftar_jenis

jalan = CliRunner()
NYATA = "polhukam-2018"
"""A profile of the package that is an institution's own."""
USULAN = {
    "nomor_urut": "07",
    "tanggal": "2026-02-26",
    "kode_jabatan": "Itwil",
    "unit": "Inspektorat",
    "tahun": "2026",
    "alasan": ["Uraian tugas berubah."],
    "unit_dianalisis": ["Inspektorat"],
    "penanda_tangan": {"nama": "Rekaan Satu", "jabatan": "Inspektur"},
}


def _jalankan(*kata: object, kode: int = 0):
    hasil = jalan.invoke(app, ["naskah", *(str(k) for k in kata)])
    assert hasil.exit_code == kode, f"{hasil.stdout}\n{hasil.stderr}"
    return hasil


def _isi(folder: Path, isi: object) -> Path:
    berkas = folder / "isi.yaml"
    berkas.write_text(yaml.safe_dump(isi, allow_unicode=True), encoding="utf-8")
    return berkas


def test_daftar():
    kata = _jalankan().stdout
    assert all(satu.nama in kata for satu in daftar_jenis())


@pytest.mark.parametrize("jenis", [s.nama for s in daftar_jenis()])
def test_formulir_memuat_semua_isian(jenis: str, tmp_path: Path):
    berkas = tmp_path / "isian.yaml"
    _jalankan(jenis, "--kosong", "--keluar", berkas)
    isi = yaml.safe_load(berkas.read_text(encoding="utf-8"))
    model = next(s.model for s in daftar_jenis() if s.nama == jenis)
    assert set(isi) == set(model.model_fields)


def test_naskah_dari_isian_dua_kali_sama(tmp_path: Path):
    isi = _isi(tmp_path, USULAN)
    for nama in ("a.docx", "b.docx"):
        _jalankan("nota_usulan", "--isi", isi, "--asli", "--profil", NYATA, "--keluar", tmp_path / nama)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    teks = "\n".join(p.text for p in Document(str(tmp_path / "a.docx")).paragraphs)
    assert "Uraian tugas berubah." in teks


def test_kekurangan_disebut_semua_dan_tidak_ada_berkas(tmp_path: Path):
    isi = _isi(tmp_path, {"nomor_urut": "07"})
    hasil = _jalankan("nota_usulan", "--isi", isi, "--keluar", tmp_path / "a.docx", kode=1)
    assert hasil.stderr.count("belum diisi") >= 3
    assert not (tmp_path / "a.docx").exists()


def test_templat_sendiri(tmp_path: Path):
    """A clerk changes a word in Word; the document has it."""
    _jalankan("--salin-templat", tmp_path / "templat")
    assert len(list((tmp_path / "templat").glob("*.docx"))) == len(daftar_jenis())
    berkas = tmp_path / "templat" / "nota_usulan.docx"
    dokumen = Document(str(berkas))
    dokumen.add_paragraph("Kalimat petugas.")
    dokumen.save(str(berkas))
    isi = _isi(tmp_path, USULAN)
    _jalankan("nota_usulan", "--isi", isi, "--templat", tmp_path / "templat", "--keluar", tmp_path / "a.docx")
    assert "Kalimat petugas." in [p.text for p in Document(str(tmp_path / "a.docx")).paragraphs]
    assert "tidak ditimpa" in _jalankan("--salin-templat", tmp_path / "templat", kode=1).stderr


@pytest.mark.parametrize(
    "kata",
    [
        ["ngawur", "--kosong"],
        ["undangan"],
        ["undangan", "--kosong", "--profil", "ngawur"],
        ["undangan", "--isi", "x.yaml"],
        ["undangan", "--kosong", "--isi", "x.yaml"],
    ],
)
def test_panggilan_salah(kata: list[str]):
    _jalankan(*kata, kode=2)
