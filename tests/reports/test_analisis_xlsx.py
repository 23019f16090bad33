"""Guards abk.reports.analisis_xlsx: the sheets hold what the functions return, and text stays text."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

import abk
from abk.analisis.skenario import skenario
from abk.cli import app
from abk.kegiatan import dengan_skenario
from abk.reports.analisis_xlsx import analisis_xlsx

JAHAT = "=cmd|' /C calc'!A0"


@pytest.fixture(scope="module")
def k() -> abk.Kegiatan:
    return abk.open("contoh").cabang("SET.UM")


def _lembar(isi: bytes) -> dict[str, list[list[object]]]:
    buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    return {n: buku.get_sheet_by_name(n).to_python() for n in buku.sheet_names}


def test_lembar_memuat_hasil_fungsi(k: abk.Kegiatan) -> None:
    isi = analisis_xlsx(k)
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
    assert "norma tanpa sebaran" in str(lembar["Petunjuk"])
    assert analisis_xlsx(k) == isi


def test_perubahan_dan_anggapan(k: abk.Kegiatan) -> None:
    lama = dengan_skenario(k, skenario({"nama": "Dulu", "ubah": [{"jenis": "volume", "faktor": 0.4}]}))
    lembar = _lembar(analisis_xlsx(k, sebelumnya=lama, koefisien=0.2))
    kepala, *baris = lembar["Perubahan unit"]
    beda = baris[-1][kepala.index("perubahan")]
    assert beda == pytest.approx(k.hasil["kebutuhan"].sum() - lama.hasil["kebutuhan"].sum(), abs=1e-5)
    assert "berubah_tajam" in {b[3] for b in lembar["Kewajaran"]}
    assert "dianggap berkoefisien 20 %" in str(lembar["Petunjuk"])


def test_kata_orang_luar_tetap_kata(k: abk.Kegiatan) -> None:
    isi = analisis_xlsx(k.dengan(judul=JAHAT, instansi="http://contoh.invalid"))
    assert JAHAT in str(_lembar(isi)["Petunjuk"])
    with zipfile.ZipFile(io.BytesIO(isi)) as berkas:
        xml = b"".join(berkas.read(n) for n in berkas.namelist() if n.startswith("xl/worksheets/sheet"))
    assert b"<f>" not in xml
    assert b"hyperlink" not in xml


def test_perintah(tmp_path) -> None:
    keluar = tmp_path / "baru" / "analisis.xlsx"
    hasil = CliRunner().invoke(app, ["analisis", "contoh", "--keluar", str(keluar)])
    assert hasil.exit_code == 0, hasil.output
    assert "Kewajaran" in _lembar(keluar.read_bytes())
    salah = CliRunner().invoke(app, ["analisis", "contoh", "--keluar", str(keluar), "--risiko", "2"])
    assert salah.exit_code != 0
    assert "isiko" in salah.output
