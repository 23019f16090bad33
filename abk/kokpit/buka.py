"""The store behind a cockpit: opened by its address, or made for a play."""

from __future__ import annotations

import atexit
import datetime as dt
import tempfile
from pathlib import Path

from abk.errors import ParameterError
from abk.kegiatan import CONTOH
from abk.kegiatan import open as buka_folder
from abk.kokpit.peragaan import Peragaan, peragakan
from abk.kokpit.rakit import Jam, Kokpit
from abk.store import Gudang, buka

PERAGAAN = "peragaan"
"""Source that means the example ministry."""

TUNGGU_DETIK = 5.0


def buka_kokpit(sumber: str | Gudang, alur: str, pejabat: str, jam: Jam | None) -> Kokpit:
    """Cockpit of a case (:func:`abk.kokpit.kokpit`)."""
    if sumber == PERAGAAN:
        return Kokpit(gudang_peragaan(), alur, pejabat, jam)
    if isinstance(sumber, str):
        if "://" not in sumber:
            raise ParameterError(
                f"Kokpit bekerja pada gudang, sedangkan {sumber!r} bukan alamat gudang.",
                'Isi dengan alamat gudang, misalnya "sqlite:///data/abk.db", atau "peragaan" untuk berlatih.',
            )
        sumber = buka(sumber, tunggu_detik=TUNGGU_DETIK)
    return Kokpit(sumber, alur, pejabat, jam)


def gudang_peragaan(sampai: int = 0, peragaan: Peragaan | None = None) -> Gudang:
    """Store with the example ministry and a case of it, gone when the program ends.

    Parameters
    ----------
    sampai : number of actions of the play that are done already
    peragaan : the play; that of the example ministry unless given
    """
    folder = tempfile.TemporaryDirectory(prefix="abk-peragaan-")
    atexit.register(folder.cleanup)
    gudang = buka(f"sqlite:///{Path(folder.name) / 'abk.db'}", buat=True, tunggu_detik=TUNGGU_DETIK)
    gudang.impor_kegiatan(buka_folder(CONTOH), "Peragaan")
    peragakan(gudang, peragaan=peragaan or (None if sampai else _mulai_kini()), sampai=sampai)
    return gudang


def _mulai_kini() -> Peragaan:
    """The play, begun now, so that no step is late before anybody has looked."""
    isi = Peragaan.baca().isi
    return Peragaan({**isi, "mulai": dt.datetime.now(dt.UTC).isoformat()})
