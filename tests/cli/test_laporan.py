"""Guards abk.cli.laporan: the main job by command, with the real notebooks: from tables or from a store to
pages.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import abk
from abk.cli import app
from abk.store import alamat_antarproses, buka
from tests.kampanye import PROSES

jalan = CliRunner()
LAPORAN = ("laporan", "--pekerja", str(PROSES))


def _tautan(halaman: Path) -> set[str]:
    return set(re.findall(r'href="([^#"]+\.html)', halaman.read_text(encoding="utf-8")))


def test_dari_penyimpanan_dengan_alamat_relatif(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    k = abk.open("contoh").cabang("SET.PO.2")
    buka("sqlite:///abk.db", buat=True).impor_kegiatan(k, oleh="Ortala")
    perintah = [*LAPORAN, "sqlite:///abk.db", "--unit", "SET.PO.2.1", "--keluar", "hasil"]
    hasil = jalan.invoke(app, perintah)
    assert hasil.exit_code == 0, hasil.stderr
    halaman = tmp_path / "hasil" / "SET.PO.2.1.html"
    assert "Subbagian Organisasi" in halaman.read_text(encoding="utf-8")
    # the folder holds this page only, so no link leads to another
    assert _tautan(halaman) == set()
    manifes = json.loads((tmp_path / "hasil" / "manifest.json").read_text(encoding="utf-8"))
    assert [h["status"] for h in manifes["halaman"]] == ["dibuat"]


def test_seluruh_kementerian_lalu_tanpa_perubahan(tmp_path: Path):
    """Two units: pages with their links, index, workbook; the second run makes nothing."""
    sumber, keluar = tmp_path / "k", tmp_path / "hasil"
    sumber.mkdir()
    k = abk.open("contoh").cabang("SET.PO.2")
    pilih = k.unit["kode_unit"].isin(["SET.PO.2", "SET.PO.2.1"])
    jabatan = k.jabatan[k.jabatan["kode_unit"].isin(k.unit["kode_unit"][pilih])]
    tugas = k.uraian_tugas[k.uraian_tugas["kode_jabatan"].isin(jabatan["kode_jabatan"])]
    for nama, tabel in {"unit": k.unit[pilih], "jabatan": jabatan, "uraian_tugas": tugas}.items():
        tabel.to_csv(sumber / f"{nama}.csv", index=False)
    orang = (
        "id_pegawai,kode_jabatan,tanggal_lahir\nKENARI,SET.PO.2-01,1968-04-05\nKENARI,X,KENARI 1968-04-06\n"
    )
    (sumber / "pegawai.csv").write_text(orang, encoding="utf-8")
    perintah = [*LAPORAN, str(sumber), "--keluar", str(keluar)]
    hasil = jalan.invoke(app, perintah)
    assert hasil.exit_code == 0, hasil.stderr
    berkas = {p.name for p in keluar.iterdir()}
    assert berkas == {"SET.PO.2.html", "SET.PO.2.1.html", "index.html", "rekap.xlsx", "manifest.json"}
    assert _tautan(keluar / "index.html") == {"index.html", "SET.PO.2.html", "SET.PO.2.1.html"}
    assert "SET.PO.2.1.html" in _tautan(keluar / "SET.PO.2.html")
    semua = b"".join((keluar / n).read_bytes() for n in berkas if n != "rekap.xlsx")
    assert b"pegawai.csv" in semua, "the finding is told"
    assert b"KENARI" not in semua
    assert b"1968-04" not in semua
    isi = {n: (keluar / n).read_bytes() for n in berkas if n != "manifest.json"}
    lagi = jalan.invoke(app, perintah)
    assert "4 tidak berubah" in lagi.stdout
    assert {n: (keluar / n).read_bytes() for n in isi} == isi


def test_sandi_tidak_masuk_parameter():
    alamat, lingkungan = alamat_antarproses("postgresql+psycopg://unit:rah%40sia@server:5432/abk")
    assert alamat == "postgresql+psycopg://unit@server:5432/abk"
    assert lingkungan == {"PGPASSWORD": "rah@sia"}
