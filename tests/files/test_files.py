"""Guards abk.files: written whole or not at all; one run at a time; nothing left over."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import filelock
import pytest

from abk.files import LOCK, locked, replacing, sidik_berkas, write_whole


def _isi(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_ditulis_utuh_dan_yang_lama_diganti(tmp_path: Path):
    write_whole(tmp_path / "a", b"satu")
    write_whole(tmp_path / "a", b"dua")
    assert _isi(tmp_path) == {"a": b"dua"}
    # terbit: FIPS 180-2, appendix B.1
    write_whole(tmp_path / "a", b"abc")
    assert sidik_berkas(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("tautan", [True, False])
def test_yang_ada_tidak_ditimpa_bila_tidak_boleh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tautan: bool
):
    def tanpa(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    if not tautan:
        monkeypatch.setattr(os, "link", tanpa)
    write_whole(tmp_path / "a", b"satu", overwrite=False)
    with pytest.raises(FileExistsError, match="exists"):
        write_whole(tmp_path / "a", b"dua", overwrite=False)
    assert _isi(tmp_path) == {"a": b"satu"}


def test_salah_di_tengah_meninggalkan_yang_lama(tmp_path: Path):
    write_whole(tmp_path / "a", b"satu")

    def tulis() -> None:
        with replacing(tmp_path / "a") as sementara:
            sementara.write_bytes(b"du")
            raise KeyboardInterrupt("henti")

    with pytest.raises(KeyboardInterrupt, match="henti"):
        tulis()
    assert _isi(tmp_path) == {"a": b"satu"}


@pytest.mark.skipif(sys.platform == "win32", reason="hak POSIX")
@pytest.mark.parametrize(("rahasia", "hak"), [(True, 0o600), (False, 0o640)])
def test_hak_baca(tmp_path: Path, rahasia: bool, hak: int):
    lama = os.umask(0o027)
    try:
        with replacing(tmp_path / "a", private=rahasia) as sementara:
            sementara.write_bytes(b"x")
    finally:
        os.umask(lama)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == hak


def test_folder_yang_dipegang_menolak_yang_kedua(tmp_path: Path):
    with locked(tmp_path):
        assert (tmp_path / LOCK).is_file()
        with pytest.raises(BlockingIOError, match="another process"), locked(tmp_path):
            pass
    assert _isi(tmp_path) == {}
    with locked(tmp_path):
        pass


def test_kunci_juga_di_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The lock is the library's, which has one for each system."""
    diminta: list[Path] = []

    class Kunci(filelock.SoftFileLock):
        def __init__(self, path: Path, **pilihan: object) -> None:
            diminta.append(path)
            super().__init__(path, **pilihan)

    monkeypatch.setattr(filelock, "FileLock", Kunci)
    with locked(tmp_path), pytest.raises(BlockingIOError, match="another process"), locked(tmp_path):
        pass
    assert diminta == [tmp_path / LOCK] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL hanya ada di Unix")
def test_pemegang_yang_terbunuh_tidak_mengunci(tmp_path: Path):
    program = (
        "import sys, signal; from pathlib import Path; from abk.files import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('siap', flush=True); signal.pause()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as proses:
        assert proses.stdout.readline() == "siap\n"
        with pytest.raises(BlockingIOError, match="another process"), locked(tmp_path):
            pass
        proses.send_signal(signal.SIGKILL)
    with locked(tmp_path):
        pass
    assert _isi(tmp_path) == {}


@pytest.mark.parametrize(("nomor", "jalan"), [(errno.ENOLCK, True), (errno.EIO, False)])
def test_sistem_berkas_tanpa_kunci_tetap_jalan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nomor: int, jalan: bool
):
    def gagal(_self: object) -> None:
        raise OSError(nomor, os.strerror(nomor))

    monkeypatch.setattr(filelock.FileLock, "acquire", gagal)
    if jalan:
        with locked(tmp_path):
            pass
    else:
        with pytest.raises(OSError, match=os.strerror(nomor)), locked(tmp_path):
            pass
