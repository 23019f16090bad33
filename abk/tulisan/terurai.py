"""Data files of the package: YAML for who edits them, read from what was once read of the same text.

The reader of YAML takes longer to load than all that a small command reads. So what the regulations and the
tables say also stands as JSON beside them (``terurai.json``), by the SHA-256 of the text: of another text it
says nothing, and that is read as YAML; so is all where it is not there. ``python -m abk.tulisan.terurai``
writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from abk.tulisan.sidik import sidik

BERKAS = "terurai.json"
BERSAMA: Mapping[str, tuple[str, ...]] = {
    "abk.analisis.kewajaran": ("int", "float"),
    "abk.naskah.profil": ("bool", "null"),
    "abk.peraturan": ("bool", "null", "merge"),
    "abk.sop.prosedur": ("bool", "int", "null"),
    "abk.store": (),
    "abk.tables": (),
}
"""Packages that have it, each with the kinds of values that are read as such (:func:`pemuat`)."""


class BukanYamlError(ValueError):
    """A text that is no YAML; it says why, and near which line, in words."""


def folder_paket(paket: str) -> Path:
    """Where the modules and the data of a package lie."""
    letak = find_spec(paket)
    return Path(((letak and letak.submodule_search_locations) or [""])[0])


def data_paket(paket: str, nama: str, *jenis: str) -> Mapping[str, Any]:
    """Data of a file beside the modules of `paket`; with `jenis` read as :func:`pemuat` does."""
    isi: Mapping[str, Any] = urai((folder_paket(paket) / nama).read_text(encoding="utf-8"), paket, *jenis)
    return isi


def urai(teks: str, paket: str, *jenis: str) -> Any:
    """What a YAML text says, not to be changed; raises BukanYamlError."""
    terurai = _terurai(paket) if paket in BERSAMA else {}
    kunci = _kunci(teks, jenis)
    return terurai[kunci] if kunci in terurai else _urai_yaml(teks, jenis)


def isi_terurai(paket: str) -> str:
    """Text of :data:`BERKAS` of a package: an object, a line for each file."""
    jenis = BERSAMA[paket]
    semua = [f.read_text(encoding="utf-8") for f in sorted(folder_paket(paket).glob("*.yaml"))]
    baris = (f'"{_kunci(t, jenis)}": {json.dumps(_urai_yaml(t, jenis), ensure_ascii=False)}' for t in semua)
    return "{\n" + ",\n".join(baris) + "\n}\n"


@cache
def _terurai(paket: str) -> Mapping[str, Any]:
    try:
        isi = json.loads((folder_paket(paket) / BERKAS).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # lost, or with the marks of a merge in it: it is but a copy
        return {}
    return isi if isinstance(isi, dict) else {}


def _kunci(teks: str, jenis: tuple[str, ...]) -> str:
    return sidik("\n".join((*jenis, teks)))


def _urai_yaml(teks: str, jenis: tuple[str, ...]) -> Any:
    import yaml  # noqa: PLC0415 - slow to load, and seldom asked

    from abk.tulisan.yaml_ketat import DASAR, pemuat, sebab_yaml  # noqa: PLC0415 - it loads yaml

    try:
        return yaml.load(teks, Loader=pemuat(*jenis) if jenis else DASAR)  # noqa: S506 - safe
    except yaml.YAMLError as galat:
        raise BukanYamlError(sebab_yaml(galat)) from galat


if __name__ == "__main__":
    for nama in BERSAMA:
        (folder_paket(nama) / BERKAS).write_text(isi_terurai(nama), encoding="utf-8")
