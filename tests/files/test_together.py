"""Guards abk.files.together: a folder gets all files or none, whatever the disk refuses at whatever step."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from abk.files.together import making, together

LAMA = {"a": b"lama a", "dalam/c": b"lama c"}
BARU = {"a": b"baru a", "b": b"baru b", "dalam/c": b"baru c", "dalam/lagi/d": b"baru d"}
LANGKAH = ("fsync", "replace", "link", "mkdir", "open")
"""What a disk can refuse: to keep what was written, a name, a second name, a folder, a file."""


class Disk:
    """Refuses one step of its kind, the n-th."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sasaran, self.kini = "", 0
        for nama in LANGKAH:
            monkeypatch.setattr(os, nama, self._dijaga(nama, getattr(os, nama)))

    def _dijaga(self, nama: str, asli: Callable[..., object]) -> Callable[..., object]:
        def satu(*isi: object, **lain: object) -> object:
            if nama == self.sasaran:
                self.kini -= 1
                if self.kini == 0:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return asli(*isi, **lain)

        return satu


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def isi(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def tulis(folder: Path, berkas: dict[str, bytes], *, overwrite: bool = True) -> list[Path]:
    with together(folder, overwrite=overwrite) as tambah:
        return [tambah(nama, satu) for nama, satu in berkas.items()]


def test_semua_ada_dan_tidak_ada_yang_tersisa(tmp_path: Path):
    assert tulis(tmp_path / "k" / "h", BARU) == [tmp_path / "k" / "h" / nama for nama in BARU]
    assert isi(tmp_path / "k" / "h") == BARU
    tulis(tmp_path / "k" / "h", LAMA)
    assert isi(tmp_path / "k" / "h") == BARU | LAMA


@pytest.mark.parametrize("lama", [{}, LAMA, BARU], ids=["baru", "sebagian", "semua"])
@pytest.mark.parametrize("langkah", LANGKAH)
def test_yang_ditolak_disk_di_langkah_mana_pun(
    langkah: str, lama: dict[str, bytes], tmp_path: Path, disk: Disk
):
    """Every step of the kind is refused once: what stood there stands, also the folder that was not."""
    ditolak = 0
    for n in count(1):
        folder = tmp_path / str(n) / "h"
        if lama:
            tulis(folder, lama)
        ada = set((tmp_path / str(n)).rglob("*"))
        disk.sasaran, disk.kini = langkah, n
        try:
            tulis(folder, dict.fromkeys(BARU, b"lain"))
        except OSError:
            ditolak += 1
            assert isi(folder) == lama
            assert set((tmp_path / str(n)).rglob("*")) == ada
            continue
        finally:
            disk.sasaran = ""
        assert isi(folder) == dict.fromkeys(BARU, b"lain") | {k: v for k, v in lama.items() if k not in BARU}
        if disk.kini > 0:  # no step was left to refuse
            break
    # a second name is a help and no need; folders are made where they are not
    assert ditolak or langkah == "link" or (langkah == "mkdir" and lama == BARU)


def test_tanpa_nama_kedua_yang_lama_tidak_hilang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file system without hard links: what is there is the old file or the new one."""
    tulis(tmp_path, LAMA)

    def tiada(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "tidak ada nama kedua")

    monkeypatch.setattr(os, "link", tiada)
    asli = Path.replace
    hitung = count(1)

    def ganti(self: Path, tujuan: Path) -> Path:
        if next(hitung) == 3:
            raise OSError(errno.EIO, "putus")
        return asli(self, tujuan)

    monkeypatch.setattr(Path, "replace", ganti)
    with pytest.raises(OSError, match="putus"):
        tulis(tmp_path, BARU)
    assert isi(tmp_path) == {"a": b"baru a", "dalam/c": b"lama c"}


def test_yang_tidak_boleh_ditimpa(tmp_path: Path):
    tulis(tmp_path, LAMA)
    with pytest.raises(FileExistsError):
        tulis(tmp_path, {"b": b"1", "dalam/c": b"2"}, overwrite=False)
    assert isi(tmp_path) == LAMA


@pytest.mark.parametrize("salah", [KeyboardInterrupt, ValueError])
def test_blok_yang_gagal_tidak_meninggalkan_apa_pun(salah: type[BaseException], tmp_path: Path):
    def gagal() -> None:
        with together(tmp_path / "a" / "b") as tambah:
            tambah("x/y", b"1")
            raise salah

    with pytest.raises(salah):
        gagal()
    assert list(tmp_path.iterdir()) == []


def test_folder_yang_terisi_hal_lain_tetap(tmp_path: Path):
    def gagal() -> None:
        with making(tmp_path / "a" / "b"):
            (tmp_path / "a" / "milik-orang").write_bytes(b"1")
            raise LookupError

    with pytest.raises(LookupError):
        gagal()
    assert isi(tmp_path) == {"a/milik-orang": b"1"}
    assert not (tmp_path / "a" / "b").exists()
