"""Guards abk.cli.layar: no sign that a console cannot write ends a command, and exit codes keep their
meaning.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import abk
from abk.cli import app, main
from abk.store import buka

from .conftest import Meja

SANDI = ["cp1252", "ascii"]
Jalankan = Callable[..., tuple[int, str, str]]


def _perintah(induk: Any, nama: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for satu, anak in getattr(induk, "commands", {}).items():
        yield (*nama, satu)
        yield from _perintah(anak, (*nama, satu))


PERINTAH = list(_perintah(typer.main.get_command(app)))


@pytest.fixture(params=SANDI)
def jalankan(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Jalankan:
    """The command as it is called on a machine whose console knows few signs."""

    def satu(*kata: object) -> tuple[int, str, str]:
        aliran = [io.TextIOWrapper(io.BytesIO(), encoding=request.param, write_through=True) for _ in "oe"]
        monkeypatch.setenv("PYTHONIOENCODING", request.param)
        monkeypatch.setattr(sys, "stdout", aliran[0])
        monkeypatch.setattr(sys, "stderr", aliran[1])
        monkeypatch.setattr(sys, "argv", ["abk", *map(str, kata)])
        with pytest.raises(SystemExit, match=r"\d") as akhir:
            main()
        monkeypatch.undo()
        keluar, galat = (a.buffer.getvalue().decode(request.param) for a in aliran)
        return int(akhir.value.code), keluar, galat

    return satu


def test_semua_perintah_ditemukan():
    assert [satu for (satu,) in filter(lambda kata: len(kata) == 1, PERINTAH)] == [
        "mulai", "contoh", "demo", "formulir", "ekspor", "impor", "periksa", "peraturan", "tanda",
        "laporan", "ringkasan", "analisis", "peta", "informasi", "kokpit", "naskah", "gabung", "cadangkan",
        "pulihkan", "migrasi", "karantina", "unit", "jabatan", "kunci", "sop",
    ]  # fmt: skip
    assert len(PERINTAH) == 25 + 19 + 3 + 4 + 2  # regresi: those of ``sop``, ``unit``, ``jabatan``, ``kunci``


@pytest.mark.parametrize("kata", PERINTAH, ids=" ".join)
def test_bantuan_tiap_perintah(kata: tuple[str, ...], jalankan: Jalankan):
    kode, keluar, galat = jalankan(*kata, "--help")
    assert (kode, galat) == (0, "")
    assert "--help" in keluar


@pytest.mark.parametrize("kata", PERINTAH, ids=" ".join)
def test_panggilan_salah_tiap_perintah(kata: tuple[str, ...], jalankan: Jalankan):
    kode, _, galat = jalankan(*kata, "--pilihan→asing")
    assert kode == 2
    assert "--pilihan->asing" in galat


def test_periksa_dan_peraturan(jalankan: Jalankan):
    kode, keluar, _ = jalankan("periksa", "contoh")
    assert kode == 1  # the example ministry has findings
    assert "0 kesalahan struktur, 2 tidak valid, 3 keraguan" in keluar
    assert " -> " in keluar  # the arrow before an advice, on a console that has none
    assert jalankan("periksa", "contoh", "--rinci")[0] == 1
    kode, keluar, _ = jalankan("peraturan", "permenpanrb-1-2020")
    assert kode == 0
    assert "75.000" in keluar
    kode, _, galat = jalankan("peraturan", "permenpan-1-2020")
    assert kode == 2
    assert "permenpanrb-1-2020" in galat
    kode, _, galat = jalankan("periksa", "tidak→ada")
    assert kode == 1  # the data are wrong, not the call
    assert "tidak->ada" in galat


def test_ekspor_lalu_impor(jalankan: Jalankan, tmp_path: Path):
    alamat = f"sqlite:///{tmp_path}/abk.db"
    buka(alamat, buat=True).impor_kegiatan(abk.open("contoh").cabang("SET.PO.2.1"), oleh="Ortala")
    assert jalankan("ekspor", alamat, "--keluar", tmp_path / "buku")[0] == 0
    kode, keluar, _ = jalankan("impor", *(tmp_path / "buku").glob("*.xlsx"), "--ke", alamat)
    assert kode == 0, keluar
    assert "0 ditolak" in keluar
    assert jalankan("cadangkan", alamat, tmp_path / "c.db")[0] == 0
    assert jalankan("pulihkan", tmp_path / "c.db", "--ke", f"sqlite:///{tmp_path}/b.db")[0] == 0
    assert jalankan("migrasi", alamat)[0] == 0
    kode, _, galat = jalankan("impor", tmp_path / "tidak-ada.xlsx", "--ke", alamat)
    assert kode == 1
    assert "tidak-ada.xlsx" in galat


def test_alur(jalankan: Jalankan, buat_meja: Callable[[], Meja]):
    meja = buat_meja()
    meja.mulai()
    for kata in (("sop", "status", meja.alamat), ("sop", "verifikasi", meja.alamat), ("sop", "beban")):
        kode, keluar, galat = jalankan(*kata)
        assert kode == 0, galat
        assert keluar
    kode, _, galat = jalankan("sop", "maju", meja.alamat, "99", *meja.tanda("p-karo"))
    assert kode == meja("sop", "maju", meja.alamat, "99", *meja.tanda("p-karo"), kode=None).exit_code
    assert "'99'" in galat


@pytest.mark.parametrize("sandi", ["ascii", ""])
def test_laporan_sungguhan_dan_prosesnya(sandi: str, tmp_path: Path):
    """The whole command with its worker processes; without a wish of the user a pipe gets UTF-8."""
    sumber = tmp_path / "k"
    sumber.mkdir()
    k = abk.open("contoh").cabang("SET.PO.2.1")
    for nama in ("unit", "jabatan", "uraian_tugas"):
        getattr(k, nama).to_csv(sumber / f"{nama}.csv", index=False)
    perintah = [sys.executable, "-m", "abk", "laporan", str(sumber), "--keluar", str(tmp_path / "h→asil")]
    lingkungan = {
        **os.environ,
        "PYTHONIOENCODING": sandi,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    lingkungan |= {"PYTHONPATH": str(Path(abk.__file__).parents[1])}
    hasil = subprocess.run(perintah, capture_output=True, check=False, env=lingkungan)
    keluar = hasil.stdout.decode(sandi or "utf-8")
    assert hasil.returncode == 0, hasil.stderr
    assert "dibuat" in keluar
    assert ("→ " in keluar) == (not sandi)
    assert (tmp_path / "h→asil" / "SET.PO.2.1.html").is_file()
