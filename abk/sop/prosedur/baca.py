"""Where procedures are found: in the package, in a file of one's own, or in what a case has kept."""

from __future__ import annotations

import difflib
from functools import cache
from importlib.resources import files
from pathlib import Path

from abk.errors import ParameterError
from abk.sop.prosedur._muat import baca_isi, baca_yaml
from abk.sop.prosedur.galat import ProsedurError
from abk.sop.prosedur.model import Prosedur

PROSEDUR_BAWAAN = "penyusunan-abk-2018"
"""The procedure that a case follows unless another is named."""


def prosedur(nama: str = PROSEDUR_BAWAAN, berkas: Path | None = None) -> Prosedur:
    """A procedure, checked.

    Parameters
    ----------
    nama : name of one that comes with the package; ignored when a file is given
    berkas : YAML file of another one, e.g. a revised SOP; its name without the ending is the procedure's

    Raises
    ------
    ParameterError
        If the package has none of that name.
    ProsedurError
        If the file cannot be read or is not a procedure, with every fault.
    """
    if berkas is not None:
        return _dari_berkas(berkas)
    if nama not in _nama():
        dekat = difflib.get_close_matches(nama, _nama(), 1)
        raise ParameterError(
            f"Prosedur {nama!r} tidak dikenal.",
            f"Maksud Anda {dekat[0]}?" if dekat else f"Prosedur yang ada: {', '.join(_nama())}.",
        )
    return _dari_paket(nama)


def daftar_prosedur() -> tuple[Prosedur, ...]:
    """Every procedure of the package, by name."""
    return tuple(_dari_paket(nama) for nama in _nama())


def prosedur_dari_json(isi: object, asal: str = "dalam catatan alur") -> Prosedur:
    """Procedure from what :meth:`Prosedur.sebagai_json` gave.

    Parameters
    ----------
    isi : the mapping
    asal : where it was read, for messages

    Raises
    ------
    ProsedurError
        If it is not a procedure, with every fault.
    """
    return baca_isi(isi, asal)


@cache
def _nama() -> tuple[str, ...]:
    isi = files("abk.sop.prosedur").iterdir()
    return tuple(sorted(b.name.removesuffix(".yaml") for b in isi if b.name.endswith(".yaml")))


@cache
def _dari_paket(nama: str) -> Prosedur:
    return baca_yaml((files("abk.sop.prosedur") / f"{nama}.yaml").read_text(encoding="utf-8"), nama)


def _dari_berkas(berkas: Path) -> Prosedur:
    try:
        teks = berkas.read_text(encoding="utf-8-sig")
    except OSError as galat:
        raise ProsedurError(berkas.name, [f"berkas tidak dapat dibaca ({galat.strerror})"]) from galat
    except UnicodeDecodeError as galat:
        raise ProsedurError(berkas.name, ["berkas bukan teks UTF-8"]) from galat
    return baca_yaml(teks, berkas.stem)
