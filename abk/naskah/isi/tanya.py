"""What a form asks for a document, read from its model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from abk.naskah.isi.dasar import Fakta, Masukan


def _lain(medan: FieldInfo) -> Mapping[str, Any]:
    return medan.json_schema_extra if isinstance(medan.json_schema_extra, dict) else {}


def label_isian(model: type[BaseModel], nama: str) -> str:
    """Return the label of a field; its name where it has none."""
    medan = model.model_fields.get(nama)
    return str(_lain(medan).get("label", nama)) if medan else nama


def _jenis_dalam(jenis: Any) -> list[Any]:
    """The type itself and all types inside its brackets."""
    return [jenis, *(dalam for satu in get_args(jenis) for dalam in _jenis_dalam(satu))]


def model_dalam(model: type[BaseModel], nama: str) -> type[BaseModel] | None:
    """Return the model inside a field: of a person, or of the rows of a list."""
    medan = model.model_fields.get(nama)
    for satu in _jenis_dalam(medan.annotation) if medan else []:
        if isinstance(satu, type) and issubclass(satu, BaseModel):
            return satu
    return None


def _pilihan(jenis: Any) -> tuple[str, ...]:
    for satu in _jenis_dalam(jenis):
        if get_origin(satu) is Literal:
            return tuple(str(nilai) for nilai in get_args(satu))
    return ()


def _satu(model: type[BaseModel], nama: str, medan: FieldInfo, bawaan: Mapping[str, Any]) -> Fakta:
    lain = _lain(medan)
    dalam = model_dalam(model, nama)
    dasar = None if medan.default is PydanticUndefined else medan.default
    isi = bawaan.get(nama)
    return Fakta(
        nama=nama,
        label=str(lain.get("label", nama)),
        masukan=cast("Masukan", lain.get("masukan", "teks")),
        wajib=medan.is_required() and nama not in bawaan,
        bantuan=str(lain.get("bantuan", "")),
        pilihan=_pilihan(medan.annotation),
        bawaan=dasar if isi is None or isinstance(isi, Mapping) else isi,
        kolom=tuple(fakta_model(dalam, isi if isinstance(isi, Mapping) else {})) if dalam else (),
    )


def fakta_model(model: type[BaseModel], bawaan: Mapping[str, Any]) -> list[Fakta]:
    """Return what a person must be asked for a model.

    Parameters
    ----------
    model : type of BaseModel
    bawaan : mapping
        Values known already, e.g. from the profile; they become defaults.

    Returns
    -------
    list of Fakta
        Fields whose ``asal`` is ``fakta``, in the order of the model.
    """
    return [
        _satu(model, nama, medan, bawaan)
        for nama, medan in model.model_fields.items()
        if _lain(medan).get("asal", "fakta") == "fakta"
    ]
