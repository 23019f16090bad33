"""Stores that are made: for what is about to be saved, gone where that fails; one to practise on."""

from __future__ import annotations

import atexit
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from abk.kegiatan import CONTOH
from abk.kegiatan import open as buka_folder
from abk.store.alamat import TUNGGU_DETIK, baca_alamat
from abk.store.gudang import Gudang, buka

_BERKAS = ("", "-wal", "-shm", "-journal")


@contextmanager
def buka_baru(alamat: str) -> Iterator[Gudang]:
    """Open a store, or make it; if the block fails or is stopped, what stood there stands there again.

    That is nothing, or an empty file; the folder of a new file is made where the one above it is there.

    Raises AlamatError or SkemaError, as :func:`abk.store.buka`.
    """
    tempat = baca_alamat(alamat)
    lama = tempat.berkas.stat() if tempat.jenis == "sqlite" and tempat.berkas.is_file() else None
    baru = tempat.jenis == "sqlite" and (lama is None or not lama.st_size) and not tempat.berkas.is_dir()
    gudang: Gudang | None = None
    folder = tempat.berkas.parent if baru else Path()
    dibuat = baru and folder.parent.is_dir() and not folder.exists()
    try:  # Ctrl-C may come while the store is made
        if dibuat:
            folder.mkdir()
        gudang = buka(alamat, buat=True)
        yield gudang
    except BaseException:
        if gudang is not None:
            gudang.tutup()
        for akhiran in _BERKAS if baru else ():
            with suppress(OSError):
                Path(f"{tempat.berkas}{akhiran}").unlink()
        if dibuat:
            with suppress(OSError):
                folder.rmdir()
        if baru and lama is not None:
            with suppress(OSError):
                tempat.berkas.touch()
                os.utime(tempat.berkas, ns=(lama.st_atime_ns, lama.st_mtime_ns))
        raise


def gudang_contoh(oleh: str, *, nama: str = CONTOH, tunggu_detik: float = TUNGGU_DETIK) -> Gudang:
    """New store that holds the answers of an example, saved by `oleh`; gone when the program ends."""
    folder = tempfile.TemporaryDirectory(prefix="abk-contoh-")
    atexit.register(folder.cleanup)
    gudang = buka(f"sqlite:///{Path(folder.name) / 'abk.db'}", buat=True, tunggu_detik=tunggu_detik)
    gudang.impor_kegiatan(buka_folder(nama), oleh)
    return gudang
