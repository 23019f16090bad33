"""Guards abk.files, abk.cli.language, abk.__main__: a file that Excel holds open is named, and what to do;
its former content stays, no command ends in a traceback over the disk, and none leaves half of a folder.
"""

from __future__ import annotations

import errno
import os
import runpy
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner

import abk
from abk.cli import app
from abk.files import sebab_disk

TUTUP = "tutup berkas itu di sana"


@pytest.fixture
def terkunci(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows, where another program holds the file: nothing takes its name, and its folder is free."""
    asli = os.replace

    def ganti(self: Path, tujuan: Path) -> Path:
        if Path(tujuan).exists():
            raise PermissionError(errno.EACCES, "Access is denied", str(self), None, str(tujuan))
        asli(self, tujuan)
        return Path(tujuan)

    monkeypatch.setattr(Path, "replace", ganti)


# command → the file it writes, below the folder {d}
PERINTAH = {
    "analisis {d}/k --keluar {d}/a.xlsx": "a.xlsx",
    "ekspor {d}/k --keluar {d}": "formulir-U.xlsx",
    "ekspor {d}/k --keluar {d} --format rekap": "rekap.xlsx",
    "peta {d}/k --keluar {d}/p.docx": "p.docx",
    "informasi {d}/k --keluar {d}/i.docx": "i.docx",
    "sop cetak --keluar {d}": "sop.docx",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    k = tmp_path / "k"
    k.mkdir()
    (k / "unit.csv").write_text("kode_unit,nama_unit,kode_induk\nU,Biro Umum,\n", encoding="utf-8")
    (k / "jabatan.csv").write_text(
        "kode_jabatan,kode_unit,nama_jabatan,jenis_jabatan,bezetting\nA,U,Analis,pelaksana,1\n",
        encoding="utf-8",
    )
    (k / "uraian_tugas.csv").write_text(
        "kode_jabatan,nomor,uraian_tugas,hasil_kerja,volume,periode,norma_waktu,satuan_waktu\n"
        "A,1,Menelaah surat,Telaahan,4,bulan,120,menit\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("perintah", PERINTAH)
def test_berkas_yang_dibuka_excel_disebut(perintah: str, folder: Path, terkunci: None):
    lama = folder / PERINTAH[perintah]
    lama.write_bytes(b"lama")
    hasil = CliRunner().invoke(app, perintah.format(d=folder).split())
    assert hasil.exit_code == 1, hasil.output
    assert "Gagal:" in hasil.stderr
    assert PERINTAH[perintah] in hasil.stderr
    assert TUTUP in hasil.stderr
    assert "Traceback" not in hasil.output
    assert lama.read_bytes() == b"lama"
    assert [p.name for p in folder.iterdir() if p.name.startswith(".abk-")] == []


def test_sebab_terkunci_lain_daripada_tanpa_izin():
    """Only a file whose folder could be written to is held by somebody."""
    held = PermissionError(errno.EACCES, "x", "a.tmp", None, "a.xlsx")
    assert TUTUP in sebab_disk(held)
    assert TUTUP not in sebab_disk(PermissionError(errno.EACCES, "x", "a.xlsx"))


def test_py_m_abk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "argv", ["abk", "--versi"])
    with pytest.raises(SystemExit) as akhir:
        runpy.run_module("abk", run_name="__main__")
    assert not akhir.value.code
    assert f"abk {abk.__version__}" in capsys.readouterr().out


@pytest.fixture
def penuh() -> Iterator[None]:
    """A disk with no room: no file grows beyond its first bytes."""
    resource = pytest.importorskip("resource", reason="sistem ini tidak mengenal batas ukuran berkas")
    lama = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, lama[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, lama)


@pytest.mark.parametrize("perintah", [*PERINTAH, "kunci buat {d}/k.kunci"])
def test_disk_penuh_disebut(
    folder: Path, penuh: None, monkeypatch: pytest.MonkeyPatch, perintah: str
) -> None:
    monkeypatch.setenv("ABK_FRASA", "kuda benar baterai staples")
    hasil = CliRunner().invoke(app, perintah.format(d=folder).split())
    assert isinstance(hasil.exception, SystemExit), hasil.exception
    assert hasil.exit_code == 1
    assert [p.name for p in folder.rglob("*") if p.is_file() and p.parent.name != "k"] == []


BERSAMA = (
    "ekspor {d}/k --keluar {d}/x/h",
    "ekspor {d}/k --keluar {d}/x/h --format rekap",
    "ekspor {d}/k --keluar {d}/x/h --format siasn",
    "ekspor {d}/k --keluar {d}/x/h --format bkn",
    "ekspor {d}/k --keluar {d}/x/h --format csv",
    "analisis {d}/k --keluar {d}/x/h",
    "ringkasan {d}/k --keluar {d}/x/h/r.html",
    "peta {d}/k --keluar {d}/x/h/p.docx",
    "informasi {d}/k --keluar {d}/x/h/i.docx",
    "sop cetak --keluar {d}/x/h",
    "naskah undangan --kosong --keluar {d}/x/u.yaml",
    "naskah --salin-templat {d}/x/h",
    "mulai {d}/x/h --instansi I --tahun 2026 --unit U;Biro",
    "mulai {d}/x/h --instansi I --tahun 2026 --unit U;Biro --jabatan Analis;pelaksana;1;U",
    "mulai {d}/x/h.xlsx --instansi I --tahun 2026 --unit U;Biro",
)
"""Commands that write files outside a store; those of ``laporan`` and ``gabung`` count by their records."""


@pytest.fixture
def disk_habis(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """The disk keeps what was written until the n-th file."""
    asli, kini = os.fsync, [0]

    def satu(nomor: int) -> None:
        kini[0] -= 1
        if kini[0] == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        asli(nomor)

    def sejak(n: int) -> None:
        kini[0] = n

    monkeypatch.setattr(os, "fsync", satu)
    return sejak


@pytest.mark.parametrize("perintah", BERSAMA)
def test_folder_utuh_atau_tidak_ada(perintah: str, folder: Path, disk_habis: Callable[[int], None]) -> None:
    """At whatever file the disk is full: nothing of the result is there, and the same call works after it.

    A folder is synced after its files, where nobody can be told any more: only files are counted.
    """
    (folder / "x").mkdir()
    with (folder / "k" / "unit.csv").open("a", encoding="utf-8") as unit:
        unit.write("V,Biro Lain,\n")
    for n in count(1):
        disk_habis(n)
        hasil = CliRunner().invoke(app, perintah.format(d=folder).split())
        disk_habis(0)
        if hasil.exit_code == 0:
            break
        assert isinstance(hasil.exception, SystemExit), hasil.exception
        assert "ruang disk habis" in hasil.stderr
        assert "/x" in hasil.stderr or "rekap.xlsx" in hasil.stderr  # where
        assert list((folder / "x").iterdir()) == [], n
    assert n > 1
    assert any((folder / "x").rglob("*.*"))
