"""The command ``abk``."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

from abk.cli.aliran import SALAH_PANGGIL, sebagai_proses, zona_salah
from abk.cli.pemeriksaan import periksa_polos
from abk.cli.tetap import laporan_tetap

if TYPE_CHECKING:
    from typer import Typer

    app: Typer

_JARANG = 50_000


def main() -> None:
    """The command. What a plain call can be told without building the command line is told before."""
    # What a command loads stays: looking for cycles in it costs a small one a fifth of its time.
    gc.set_threshold(_JARANG)
    # Nor are they looked for at the end, when all of it goes at once.
    atexit.register(gc.freeze)
    # Nor does the program have plugins of pydantic, for which every installed package would be searched.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # And no process that it starts takes a file of the folder it was given in for a part of Python.
    os.environ["PYTHONSAFEPATH"] = "1"
    with sebagai_proses():
        argumen = sys.argv[1:]
        if zona_salah():
            sys.exit(SALAH_PANGGIL)
        if laporan_tetap(argumen):
            return
        if (kode := periksa_polos(argumen)) is not None:
            sys.exit(kode)
        # what reads a call takes longer to load than those answers
        importlib.import_module("abk.cli.perintah").jalankan()


def _ambil(nama: str) -> Any:
    """The whole command line, ``app``, for who does not call it."""
    if nama != "app":
        raise AttributeError(nama)
    # for the same reason as above
    return globals().setdefault("app", importlib.import_module("abk.cli.perintah").susun())


# where it stands in the text of a package, mypy lets any name pass
globals().update(__getattr__=_ambil)
