"""A store for what is about to be saved: made where there is none, and gone again where that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from abk.store.alamat import baca_alamat
from abk.store.gudang import Gudang, buka

_BERKAS = ("", "-wal", "-shm", "-journal")


@contextmanager
def buka_baru(alamat: str) -> Iterator[Gudang]:
    """Open a store, or make it; one that was only made here leaves no file if the block fails or is stopped.

    Raises AlamatError or SkemaError, as :func:`abk.store.buka`.
    """
    tempat = baca_alamat(alamat)
    berkas = tempat.berkas if tempat.jenis == "sqlite" and not tempat.berkas.exists() else None
    gudang: Gudang | None = None
    try:  # Ctrl-C may come while the store is made
        gudang = buka(alamat, buat=True)
        yield gudang
    except BaseException:
        if gudang is not None:
            gudang.tutup()
        for akhiran in _BERKAS if berkas is not None else ():
            with suppress(OSError):
                Path(f"{berkas}{akhiran}").unlink()
        raise
