"""Guards abk.hasil.hukum, abk.ekspor.tabel, abk.naskah.peta.sheets: a working time of the institution's own
is called that on every page, document, workbook and export that says how many people are needed.
"""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from typer.testing import CliRunner

from abk.cli import app
from tests.kegiatan.conftest import WAKTU_SETEMPAT
from tests.ooxml import cacat_xlsx

TOML = f"""judul = "Dinas Contoh 2026"
tahun = 2026
tanggal = 2026-03-01
lingkup = "daerah"
{WAKTU_SETEMPAT}"""
UNIT = "kode_unit,nama_unit,kode_induk,eselon\nD,Dinas,,II\nD.1,Bidang,D,III\n"
JABATAN = (
    "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,kelas_jabatan,bezetting\n"
    "K,D,Kepala Dinas,jpt,14,1\nA,D.1,Analis,pelaksana,7,1\n"
)
TUGAS = (
    "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu\n"
    "K,1,Memimpin dinas,arahan,20,bulan,240,menit\nA,1,Menyusun bahan,bahan,10,hari,60,menit\n"
)
USULAN = "nomor_urut: '1'\ntanggal: 2026-04-06\npenanda_tangan: {nama: Rekaan, jabatan: Bupati Contoh}\n"
TANPA = {"manifest.json", "ekspor.json", "kamus.csv"} | {f"{n}.csv" for n in ("unit", "uraian_tugas")}
"""Records of what was written, the dictionary, and tables beside the one that says by which law."""
SEBUTAN = "Perbup Contoh 9/2025 (fiktif)"


def _jalankan(*kata: object) -> None:
    hasil = CliRunner().invoke(app, [str(k) for k in kata])
    assert hasil.exit_code == 0, f"{hasil.stdout}\n{hasil.stderr}"


def _teks(berkas: Path) -> str:
    """What a file says, without its markup."""
    if berkas.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(berkas) as isi:
            kata = "\n".join(isi.read(n).decode() for n in isi.namelist() if n.endswith(".xml"))
    else:
        kata = berkas.read_text(encoding="utf-8-sig")
    return unescape(re.sub(r"<[^>]+>", "", kata))


@pytest.fixture(scope="module")
def keluaran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that the commands make of one folder."""
    asal, ke = tmp_path_factory.mktemp("asal"), tmp_path_factory.mktemp("keluar")
    tabel = {"unit": UNIT, "jabatan": JABATAN, "uraian_tugas": TUGAS}
    for nama, isi in tabel.items():
        (asal / f"{nama}.csv").write_text(isi, encoding="utf-8")
    (asal / "kegiatan.toml").write_text(TOML, encoding="utf-8")
    (isian := asal.with_name("usulan.yaml")).write_text(USULAN, encoding="utf-8")
    for format_ in ("formulir", "rekap", "siasn", "bkn", "csv"):
        _jalankan("ekspor", asal, "--format", format_, "--keluar", ke / format_)
    _jalankan("laporan", asal, "--keluar", ke / "laporan")
    _jalankan("analisis", asal, "--keluar", ke / "analisis")
    _jalankan("ringkasan", asal, "--keluar", ke / "ringkasan.html")
    for akhiran in ("docx", "html"):
        _jalankan("peta", asal, "--keluar", ke / f"peta.{akhiran}")
    _jalankan("informasi", asal, "--keluar", ke / "informasi.docx")
    profil = ("--profil", "kabupaten-2024")
    _jalankan("naskah", "usulan", "--isi", isian, "--sumber", asal, *profil, "--keluar", ke / "usulan.docx")
    return ke


def test_disebut_setempat_di_mana_mana(keluaran: Path):
    semua = [b for b in sorted(keluaran.rglob("*")) if b.is_file()]
    hasil = {b: _teks(b) for b in semua if b.name not in TANPA and not _siasn_satu_jabatan(b)}
    assert {b.suffix for b in hasil} == {".csv", ".docx", ".html", ".xlsx"}
    assert len(hasil) >= 14
    tanpa = [b.relative_to(keluaran).as_posix() for b, kata in hasil.items() if SEBUTAN not in kata]
    assert tanpa == ["csv/jabatan.csv"]  # its column says "setempat"; the table beside it says whose
    assert ",setempat," in hasil[keluaran / "csv" / "jabatan.csv"]
    for berkas, kata in hasil.items():
        if berkas.suffix != ".csv":
            assert "waktu kerja setempat" in kata.casefold(), berkas.name


def _siasn_satu_jabatan(berkas: Path) -> bool:
    """The import workbook of one post has no cell for it; the list beside it says so."""
    return berkas.parent.name == "siasn" and berkas.name != "siasn-yang-belum-ada.xlsx"


def test_formulir_dan_buku_kerja_sah(keluaran: Path):
    semua = sorted(keluaran.rglob("*.xlsx"))
    assert {b.parent.name for b in semua} == {"formulir", "rekap", "siasn", "bkn", "analisis", "laporan"}
    assert {b.name: c for b in semua if (c := cacat_xlsx(b.read_bytes()))} == {}


def test_alasan_dan_letaknya_pada_yang_menjelaskan(keluaran: Path):
    """Divisor, place and reason, wherever the law has room for a sentence."""
    for nama in ("analisis/analisis.xlsx", "bkn/usul-kebutuhan.xlsx", "csv/dasar.csv", "usulan.docx"):
        kata = _teks(keluaran / nama)
        assert "Alasan: hari kerja daerah ini lain." in kata, nama
        assert "73.500" in kata, nama
        assert "Pasal 4" in kata, nama
