"""Guards abk.reports.analisis, abk.reports.page_analisis, abk.cli.analisis: sheets
and page hold what the functions return, and text stays text.
"""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

import abk
from abk.analisis.skenario import skenario
from abk.cli import app
from abk.kegiatan import baca_skenario, dengan_skenario, folder_contoh
from abk.reports.analisis import POKOK, analisis_xlsx, tabel_analisis
from abk.reports.exporter import render_bagian
from abk.reports.page_analisis import BARIS, HalamanAnalisis

JAHAT = "=cmd|' /C calc'!A0"


@pytest.fixture(scope="module")
def k() -> abk.Kegiatan:
    return abk.open("contoh").cabang("SET.UM")


def _lembar(isi: bytes) -> dict[str, list[list[object]]]:
    buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    return {n: buku.get_sheet_by_name(n).to_python() for n in buku.sheet_names}


def test_lembar_memuat_hasil_fungsi(k: abk.Kegiatan) -> None:
    isi = analisis_xlsx(tabel_analisis(k), k)
    lembar = _lembar(isi)
    assert list(lembar) == [
        "Petunjuk", "Kewajaran", "Kewajaran unit", "Kepastian jabatan", "Kepastian unit", "Pemerataan",
        "Sesudah pemerataan", "Unit sebanding", "Pustaka norma", "Lima tahun", "Lima tahun unit",
        "Lima tahun jabatan",
    ]  # fmt: skip
    tanda = abk.kewajaran(k)
    assert [b[1] for b in lembar["Kewajaran"][1:]] == tanda["kode_jabatan"].tolist()
    rekrut = abk.pemerataan(k).sisa["rekrut"]
    assert [b[3] for b in lembar["Sesudah pemerataan"][1:]] == rekrut.tolist()
    seluruh = lembar["Kepastian unit"][-1]
    assert seluruh[1] == pytest.approx(k.hasil["kebutuhan"].sum(), abs=1e-6)
    usul = abk.proyeksi(k)["usul"].tolist()
    kepala, *tahunan = lembar["Lima tahun jabatan"]
    assert [b[kepala.index("usul")] for b in tahunan] == usul
    kepala, *pustaka = lembar["Pustaka norma"]
    assert {b[kepala.index("sumber")].rpartition(": ")[2] for b in pustaka} == {"diukur", "dokumen"}
    petunjuk = str(lembar["Petunjuk"])
    assert "90% dari 10.000 simulasi. " in petunjuk
    assert "norma tanpa sebaran" in petunjuk
    assert analisis_xlsx(tabel_analisis(k), k) == isi


def test_perubahan_dan_anggapan(k: abk.Kegiatan) -> None:
    lama = dengan_skenario(k, skenario({"nama": "Dulu", "ubah": [{"jenis": "volume", "faktor": 0.4}]}))
    lembar = _lembar(analisis_xlsx(tabel_analisis(k, sebelumnya=lama, koefisien=0.2), k))
    kepala, *baris = lembar["Perubahan unit"]
    beda = baris[-1][kepala.index("perubahan")]
    assert beda == pytest.approx(k.hasil["kebutuhan"].sum() - lama.hasil["kebutuhan"].sum(), abs=1e-5)
    assert "berubah_tajam" in {b[3] for b in lembar["Kewajaran"]}
    assert "dianggap berkoefisien 20 %" in str(lembar["Petunjuk"])


def test_kata_orang_luar_tetap_kata(k: abk.Kegiatan) -> None:
    lain = k.dengan(judul=JAHAT, instansi="http://contoh.invalid")
    isi = analisis_xlsx(tabel_analisis(lain), lain)
    assert JAHAT in str(_lembar(isi)["Petunjuk"])
    with zipfile.ZipFile(io.BytesIO(isi)) as berkas:
        xml = b"".join(berkas.read(n) for n in berkas.namelist() if n.startswith("xl/worksheets/sheet"))
    assert b"<f>" not in xml
    assert b"hyperlink" not in xml


def test_halaman_memuat_ketujuhnya(k: abk.Kegiatan) -> None:
    lama = dengan_skenario(k, skenario({"nama": "Dulu", "ubah": [{"jenis": "volume", "faktor": 0.4}]}))
    digital = baca_skenario(folder_contoh() / "skenario-persuratan-digital.yaml")
    semua = tabel_analisis(k, sebelumnya=lama, skenario=[digital])
    halaman = HalamanAnalisis(k, semua, "analisis.xlsx")
    html = render_bagian(halaman, judul=halaman.judul)
    assert [b.judul for b in halaman][1:] == list(POKOK.values())
    assert len(html) < 300_000
    (air,) = [s for s in semua if s.nama == "Perubahan skenario 1"]
    bagian = air.tabel["pengaruh"].iloc[1:].sum()
    baru = dengan_skenario(k, digital).hasil["kebutuhan"].sum()
    assert float(bagian) == pytest.approx(baru - k.hasil["kebutuhan"].sum())
    # counts by age below three stay out of the page, as out of the workbook
    (tahun,) = [s for s in semua if s.nama == "Lima tahun"]
    assert not tahun.tabel["pensiun"].dropna().isin([1, 2]).any()
    (pustaka,) = [s for s in semua if s.nama == "Pustaka norma"]
    lain = len(pustaka.tabel) - BARIS
    assert f"{lain} baris lain pada lembar Pustaka norma" in html
    jahat = k.dengan(judul="<script>alert(1)</script>")
    assert "<script>alert" not in render_bagian(HalamanAnalisis(jahat, semua, "a.xlsx"), judul="x")


def test_perintah(tmp_path) -> None:
    keluar = tmp_path / "baru" / "analisis.xlsx"
    hasil = CliRunner().invoke(app, ["analisis", "contoh", "--keluar", str(keluar)])
    assert hasil.exit_code == 0, hasil.output
    assert "Kewajaran" in _lembar(keluar.read_bytes())
    folder = tmp_path / "folder"
    berkas = folder_contoh() / "skenario-persuratan-digital.yaml"
    dua = CliRunner().invoke(app, ["analisis", "contoh", "--keluar", str(folder), "--skenario", str(berkas)])
    assert dua.exit_code == 0, dua.output
    assert {"Skenario", "Perubahan skenario 1"} <= set(_lembar((folder / "analisis.xlsx").read_bytes()))
    halaman = (folder / "analisis.html").read_text(encoding="utf-8")
    assert "Persuratan digital" in halaman
    assert "bagian metode" not in halaman  # it has none
    assert "kode kosong" not in halaman  # there the row is called Seluruhnya
    salah = CliRunner().invoke(app, ["analisis", "contoh", "--keluar", str(keluar), "--risiko", "2"])
    assert salah.exit_code != 0
    assert "isiko" in salah.output
