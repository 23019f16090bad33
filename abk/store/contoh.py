"""A store with the example ministry, to practise on: it is gone when the program ends."""

from __future__ import annotations

import atexit
import tempfile
from pathlib import Path

from abk.kegiatan import CONTOH
from abk.kegiatan import open as buka_folder
from abk.store.alamat import TUNGGU_DETIK
from abk.store.gudang import Gudang, buka


def gudang_contoh(oleh: str, *, tunggu_detik: float = TUNGGU_DETIK) -> Gudang:
    """New store that holds the answers of the example ministry, saved by `oleh`."""
    folder = tempfile.TemporaryDirectory(prefix="abk-contoh-")
    atexit.register(folder.cleanup)
    gudang = buka(f"sqlite:///{Path(folder.name) / 'abk.db'}", buat=True, tunggu_detik=tunggu_detik)
    gudang.impor_kegiatan(buka_folder(CONTOH), oleh)
    return gudang
