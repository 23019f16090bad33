"""Guards abk.reports.batch.folder: a file of the report is there whole, or not at all."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import pytest

from abk.errors import LaporanError
from abk.files import LOCK
from abk.reports.batch.folder import file_sha256, publish, report_folder, withdraw

from .conftest import daftar

LAMA = b"<p>lama</p>" * 1000
BARU = b"<p>baru</p>" * 100_000


@pytest.mark.parametrize("langkah", ["write", "fsync", "replace"])
@pytest.mark.parametrize("sebab", [errno.ENOSPC, errno.EIO])
def test_disk_penuh_meninggalkan_yang_lama_utuh(
    langkah: str, sebab: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def penuh(*_: object, **__: object) -> None:
        raise OSError(sebab, os.strerror(sebab))

    publish(tmp_path, "A.html", LAMA)
    if langkah == "fsync":
        monkeypatch.setattr(os, "fsync", penuh)
    elif langkah == "replace":
        monkeypatch.setattr(Path, "replace", penuh)
    else:
        asli = Path.open

        def buka(path: Path, *a: object, **k: object) -> object:
            berkas = asli(path, *a, **k)

            class Penuh:
                def __enter__(self) -> Self:
                    return self

                def __exit__(self, *_: object) -> None:
                    berkas.close()

                write = staticmethod(penuh)

            return Penuh()

        monkeypatch.setattr(Path, "open", buka)
    with pytest.raises(OSError, match=os.strerror(sebab)):
        publish(tmp_path, "A.html", BARU)
    monkeypatch.undo()
    assert (tmp_path / "A.html").read_bytes() == LAMA
    assert daftar(tmp_path) == ["A.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="batas ukuran berkas hanya ada di Unix")
def test_disk_penuh_sungguhan(tmp_path: Path) -> None:
    # the kernel itself refuses to write on, in the middle of the file
    publish(tmp_path, "A.html", LAMA)
    program = f"""
import resource, signal
from pathlib import Path
from abk.reports.batch.folder import publish
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    publish(Path({str(tmp_path)!r}), "A.html", b"x" * 200_000)
except OSError as galat:
    print(galat.errno)
"""
    hasil = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(hasil.stdout) == errno.EFBIG
    assert (tmp_path / "A.html").read_bytes() == LAMA
    assert daftar(tmp_path) == ["A.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL hanya ada di Unix")
def test_dibunuh_saat_menulis_tidak_meninggalkan_berkas_setengah(tmp_path: Path) -> None:
    program = f"""
from pathlib import Path
from abk.reports.batch.folder import publish
n = 0
while True:
    n += 1
    publish(Path({str(tmp_path)!r}), "A.html", str(n % 10).encode() * 3_000_000)
    print(n, flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as proses:
        proses.stdout.readline()
        time.sleep(0.05)
        proses.send_signal(signal.SIGKILL)
    isi = (tmp_path / "A.html").read_bytes()
    assert len(isi) == 3_000_000
    assert len(set(isi)) == 1
    # what it may have left half written is swept out by the next run
    with report_folder(tmp_path):
        assert daftar(tmp_path) == [LOCK, "A.html"]
    assert daftar(tmp_path) == ["A.html"]


def test_sisa_proses_yang_terbunuh_disapu_dan_berkas_lain_tidak(tmp_path: Path) -> None:
    for nama in (".abk-0123.tmp", ".abk-lain", "milik-saya.tmp"):
        (tmp_path / nama).write_text("sisa")
    with report_folder(tmp_path):
        assert daftar(tmp_path) == [".abk-lain", LOCK, "milik-saya.tmp"]
    assert daftar(tmp_path) == [".abk-lain", "milik-saya.tmp"]


def test_menulis_lewat_nama_tautan_tidak_menyentuh_sasarannya(tmp_path: Path) -> None:
    luar = tmp_path / "luar.txt"
    luar.write_text("penting")
    folder = tmp_path / "laporan"
    folder.mkdir()
    (folder / "A.html").symlink_to(luar)
    publish(folder, "A.html", BARU)
    assert luar.read_text() == "penting"
    assert not (folder / "A.html").is_symlink()


def test_tarik_dan_sha256(tmp_path: Path) -> None:
    sha256 = publish(tmp_path, "A.html", LAMA)
    assert file_sha256(tmp_path, "A.html") == sha256
    assert withdraw(tmp_path, "A.html")
    assert not withdraw(tmp_path, "A.html")
    assert file_sha256(tmp_path, "A.html") is None
    with pytest.raises(LaporanError, match="keluar dari folder laporan"):
        withdraw(tmp_path, "../A.html")


def test_dua_proses_tidak_menulis_ke_folder_yang_sama(tmp_path: Path) -> None:
    folder = tmp_path / "baru" / "laporan"
    with report_folder(folder), pytest.raises(LaporanError, match="sedang ditulis"), report_folder(folder):
        pass
    with report_folder(folder):  # free again
        pass


def test_folder_yang_tidak_dapat_dipakai_ditolak(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(LaporanError, match="tidak dapat dipakai"), report_folder(tmp_path / "berkas" / "x"):
        pass
