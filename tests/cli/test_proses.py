"""Guards abk.cli, abk.cli.aliran: the command as a service or cron runs it: no terminal, streams that are
closed, signals to end, a time zone that is none.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import abk
from abk.store import buka

if sys.platform == "win32":
    pytest.skip("sinyal dan aliran POSIX", allow_module_level=True)

AKAR = str(Path(abk.__file__).parents[1])
SINYAL_SENDIRI = """
import os, sys
from abk.cli import main

kini, asli, sinyal = 0, os.fsync, int(sys.argv.pop(1))
def fsync(nomor):
    global kini
    kini += 1
    if kini == 2:
        os.kill(os.getpid(), sinyal)
    asli(nomor)

os.fsync = fsync
main()
"""
"""``abk`` that gets a signal when its second file is on the disk."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    k = tmp_path / "k"
    k.mkdir()
    for nama in ("unit", "jabatan", "uraian_tugas"):
        getattr(abk.open("contoh").cabang("SET.PO.2.1"), nama).to_csv(k / f"{nama}.csv", index=False)
    return tmp_path


def jalan(
    folder: Path, *kata: object, tutup: str = "", **lingkungan: str
) -> subprocess.CompletedProcess[str]:
    """Run a program with some streams closed: what the shell is told."""
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {tutup}', "sh", sys.executable, *map(str, kata)],
        cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": AKAR} | lingkungan,
    )  # fmt: skip


@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_sinyal_di_tengah_jalan_tidak_meninggalkan_apa_pun(sinyal: signal.Signals, folder: Path):
    hasil = jalan(
        folder, "-c", SINYAL_SENDIRI, int(sinyal), "ekspor", "k", "--format", "csv", "--keluar", "h"
    )
    assert hasil.returncode == 130
    assert "Dihentikan." in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert [p.name for p in folder.iterdir()] == ["k"]


def test_nohup_tetap_berjalan(folder: Path):
    """Who ignores SIGHUP for a command means it."""
    perintah = f"trap '' HUP; exec {sys.executable} -c \"$1\" 1 ekspor k --format csv --keluar h"
    mulai = ["/bin/sh", "-c", perintah, "sh", SINYAL_SENDIRI]
    hasil = subprocess.run(mulai, cwd=folder, env={**os.environ, "PYTHONPATH": AKAR}, check=False)
    assert hasil.returncode == 0
    assert (folder / "h" / "ekspor.json").is_file()


@pytest.mark.parametrize("tutup", [">&-", "<&- 2>&-", "<&- >&- 2>&-"])
def test_aliran_yang_ditutup(tutup: str, folder: Path):
    """The work is done all the same, and nothing that is printed gets into a file that it opens."""
    alamat = f"sqlite:///{folder}/abk.db"
    buka(alamat, buat=True).impor_kegiatan(abk.open(folder / "k"), oleh="Ortala")
    for kata in (
        ("cadangkan", alamat, "c.db"),
        ("pulihkan", "c.db", "--ke", f"sqlite:///{folder}/b.db"),
        ("ekspor", alamat, "--keluar", "h"),
        ("sop", "daftar", alamat),
    ):
        hasil = jalan(folder, "-m", "abk", *kata, tutup=tutup)
        assert (hasil.returncode, hasil.stderr) == (0, ""), kata
    assert len(list((folder / "h").iterdir())) == 1
    hasil = jalan(folder, "-m", "abk", "periksa", "tidak-ada", tutup=tutup)
    assert hasil.returncode == 1
    assert "Traceback" not in hasil.stderr


@pytest.mark.parametrize("tz", ["XXX99", "UTC+25", "/etc/passwd", "Mars/Phobos", ":Mars/Phobos"])
def test_zona_waktu_yang_bukan_zona(tz: str, folder: Path):
    """A clock that cannot be told is said, and not taken for Greenwich."""
    hasil = jalan(folder, "-m", "abk", "sop", "daftar", "sqlite:///x.db", TZ=tz, TZDIR=str(folder))
    assert hasil.returncode == 2
    assert f"Zona waktu '{tz.removeprefix(':')}'" in hasil.stderr
    assert "Traceback" not in hasil.stderr


@pytest.mark.parametrize("tz", ["", ":", "UTC", "WIB-7", "Asia/Jakarta", ":Asia/Jakarta"])
def test_zona_waktu(tz: str, folder: Path):
    hasil = jalan(folder, "-m", "abk", "sop", "daftar", "sqlite:///x.db", TZ=tz)
    assert "TZ" not in hasil.stderr
    assert "x.db" in hasil.stderr


@pytest.mark.parametrize("frasa", ["", "kuda benar baterai staples"])
def test_frasa_sandi_tanpa_terminal(frasa: str, folder: Path):
    """Nothing is asked where nobody could hide the answer: the variable is named, and serves."""
    lingkungan = {**os.environ, "PYTHONPATH": AKAR, "ABK_FRASA": frasa}
    if not frasa:
        del lingkungan["ABK_FRASA"]
    hasil = subprocess.run(
        [sys.executable, "-m", "abk", "kunci", "buat", "k.kunci"],
        cwd=folder, env=lingkungan, capture_output=True, text=True, check=False,
        start_new_session=True, input="kuda benar baterai staples\n" * 2,
    )  # fmt: skip
    assert (hasil.returncode == 0) == bool(frasa)
    assert (folder / "k.kunci").exists() == bool(frasa)
    assert "Warning" not in hasil.stderr
    if frasa:
        assert (folder / "k.kunci").stat().st_mode & 0o077 == 0
    else:
        assert "variabel ABK_FRASA" in hasil.stderr


def test_yang_berhasil_tidak_mengisi_aliran_galat(folder: Path):
    """Cron sends a letter for what it finds there: a bar of progress is no error."""
    hasil = jalan(folder, "-m", "abk", "laporan", "k", "--keluar", "h", "--pekerja", 1)
    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert "dibuat" in hasil.stdout
