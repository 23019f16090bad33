"""Guards abk.cli, abk.instrumen.formulir.sajian: the folder in which a command is given holds data; no file
there is run, whatever its name.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

import abk
from abk.store import buka
from tests.cli.conftest import JABATAN, TUGAS, UNIT
from tests.kampanye import PROSES
from tests.lab import tunggu_peladen

BERNAMA = ("abk", "numpy", "pandas", "lxml", "matplotlib", "signal", "socket", "selectors", "struct", "voila")
"""Names that a program looks for when it starts processes, serves a page, or runs a notebook."""


@pytest.fixture
def kerja(tmp_path: Path) -> Path:
    """The small ministry; whoever else may write to its folder has put programs there."""
    folder = tmp_path / "kerja"
    folder.mkdir()
    for tabel, isi in (("unit", UNIT), ("jabatan", JABATAN), ("uraian_tugas", TUGAS)):
        (folder / f"{tabel}.csv").write_text(isi, encoding="utf-8")
    for nama in BERNAMA:
        jejak = f"open({str(folder / 'jejak')!r}, 'a').write({nama!r} + chr(10))"
        (folder / f"{nama}.py").write_text(f"{jejak}\nraise ImportError('berkas dari folder kerja')\n")
    return folder


@pytest.fixture
def perintah(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Starts the command as it is installed: a script elsewhere."""
    skrip = tmp_path / "bin" / "abk"
    skrip.parent.mkdir()
    skrip.write_text("from abk.cli import main\n\nif __name__ == '__main__':\n    main()\n")
    akar = str(Path(__file__).resolve().parents[2])
    lingkungan = {**os.environ, "PYTHONPATH": akar, "PYTHONUNBUFFERED": "1"}
    lingkungan.pop("PYTHONSAFEPATH", None)

    def mulai(folder: Path, *argumen: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(skrip), *argumen],
            cwd=folder,
            env=lingkungan,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return mulai


@pytest.mark.serangan(
    "pembaca", "Menaruh program bernama pustaka dalam folder data, lalu laporan dibuat", "dicegah"
)
def test_laporan_tidak_menjalankan_isi_folder(kerja: Path, perintah: Callable[..., subprocess.Popen[str]]):
    proses = perintah(kerja, "laporan", ".", "--pekerja", str(PROSES), "--keluar", "hasil")
    keluar, galat = proses.communicate()
    assert not (kerja / "jejak").exists(), (kerja / "jejak").read_text()
    assert proses.returncode == 0, keluar + galat
    assert (kerja / "hasil" / "A.html").is_file()


@pytest.mark.serangan(
    "pembaca", "Menaruh program atau pengaturan peladen dalam folder tempat halaman disajikan", "dicegah"
)
@pytest.mark.parametrize("halaman", ["formulir", "kokpit"])
def test_sajian_tidak_menjalankan_isi_folder(
    kerja: Path, perintah: Callable[..., subprocess.Popen[str]], halaman: str
):
    (kerja / "voila.json").write_text('{"VoilaConfiguration": {"strip_sources": false, "template": "lab"}}')
    buka(f"sqlite:///{kerja}/abk.db", buat=True).impor_kegiatan(abk.open(kerja), oleh="Ortala")
    proses = perintah(kerja, halaman, "sqlite:///abk.db")
    try:
        assert proses.stdout is not None
        alamat = next(c[0] for c in (re.search(r"http://\S+", b) for b in proses.stdout) if c)
        tunggu_peladen(alamat.partition("voila")[0] + "api", proses)
        with urllib.request.urlopen(alamat) as jawaban:  # noqa: S310 - our own server
            isi = jawaban.read().decode()
    finally:
        proses.send_signal(signal.SIGINT)
        proses.communicate()
    assert not (kerja / "jejak").exists(), (kerja / "jejak").read_text()
    assert '<html lang="id">' in isi  # our template, not the one that the file names
    assert "Error" not in isi
