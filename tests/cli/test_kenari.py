"""Guards abk: nothing of one unit in any artefact of another: a mark planted in unit A must not sing in
unit B.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

import abk
from abk.cli import app
from abk.store import buka
from tests.kampanye import PROSES

LAPORAN = ("laporan", "--pekerja", str(PROSES))
KENARI = "KENARI-7f3a91"
A, B = "SET.PO.2.1", "SET.PO.2.2"


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Page and workbook of both units, from a store in which every text of unit A carries the mark."""
    folder = tmp_path_factory.mktemp("kenari")
    sumber = folder / "k"
    sumber.mkdir()
    k = abk.open("contoh").cabang("SET.PO.2")
    tabel = {"unit": k.unit, "jabatan": k.jabatan, "uraian_tugas": k.uraian_tugas}
    milik_a = set(k.jabatan.loc[k.jabatan["kode_unit"] == A, "kode_jabatan"])
    tugas_a = tabel["uraian_tugas"]["kode_jabatan"].isin(milik_a)
    for kolom in ("uraian_tugas", "hasil_kerja", "keterangan"):
        tabel["uraian_tugas"].loc[tugas_a, kolom] = f"{KENARI} {kolom}"
    tabel["jabatan"].loc[tabel["jabatan"]["kode_unit"] == A, "nama_jabatan"] += f" {KENARI}"
    for nama, satu in tabel.items():
        satu.to_csv(sumber / f"{nama}.csv", index=False)
    alamat = f"sqlite:///{folder}/abk.db"
    buka(alamat, buat=True).impor_kegiatan(abk.open(sumber), oleh="Ortala")
    for perintah in (
        [*LAPORAN, alamat, "--unit", A, "--unit", B, "--keluar", str(folder / "laporan")],
        ["ekspor", alamat, "--keluar", str(folder / "formulir")],
    ):
        jalan = CliRunner().invoke(app, perintah)
        assert jalan.exit_code == 0, jalan.stderr
    return folder


def _isi(berkas: Path) -> str:
    if berkas.suffix != ".xlsx":
        return berkas.read_text(encoding="utf-8")
    with zipfile.ZipFile(berkas) as z:
        return "".join(z.read(n).decode("utf-8", errors="replace") for n in z.namelist())


def _berkas(hasil: Path, unit: str) -> list[Path]:
    semua = [*(hasil / "laporan").glob("*.html"), *(hasil / "formulir").glob("*.xlsx")]
    return [b for b in semua if unit in b.stem]


def test_kenari_terdengar_di_unitnya_sendiri(hasil: Path):
    assert [KENARI in _isi(b) for b in _berkas(hasil, A)] == [True, True]


@pytest.mark.serangan("pembaca", "mencari isi satu unit di halaman dan berkas unit lain", "dicegah")
def test_kenari_tidak_terdengar_di_unit_lain(hasil: Path):
    assert [KENARI in _isi(b) for b in _berkas(hasil, B)] == [False, False]


@pytest.mark.serangan("pembaca", "mencari isi satu unit di catatan jalannya program", "dicegah")
def test_kenari_tidak_masuk_catatan(hasil: Path):
    assert KENARI not in (hasil / "laporan" / "manifest.json").read_text(encoding="utf-8")
