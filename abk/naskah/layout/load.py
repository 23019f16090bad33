"""From the YAML of a layout to a Word template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from abk.naskah.galat import TemplatError
from abk.naskah.layout import blocks, rows, sheet
from abk.naskah.layout.part import Blocks, Place, write_all
from abk.naskah.profil.bentuk import Huruf, Kertas
from abk.naskah.word.package import packed
from abk.tulisan.bentuk import kesalahan_bentuk
from abk.tulisan.markup import kutip
from abk.tulisan.yaml_ketat import pemuat, sebab_yaml

FOLDER = "abk.naskah.templat"
SHARED = "bersama.yaml"
"""Parts that several documents use."""
PARTS = (blocks, rows)
"""Modules whose classes are the parts of a layout."""

_Loader = pemuat("bool", "null", "int", "float")
_SLOT = re.compile(r"\$\{(\w+)\}")


class Layout(BaseModel):
    """The layout of a kind of document; paper and font are replaced by those of the profile."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    paper: Kertas = "A4"
    font: Huruf = sheet.ARIAL
    landscape: bool = False
    spacing: float = 1.1
    body: Blocks

    def template(self) -> bytes:
        """The Word template."""
        document = sheet.new_document(self.paper, self.font, landscape=self.landscape, spacing=self.spacing)
        place = Place(document, sheet.text_width_cm(self.paper, landscape=self.landscape), self.paper)
        sheet.header_and_footer(document.sections[0], place.width)
        write_all(self.body, place)
        return packed(document)


def _read(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)  # noqa: S506  (a SafeLoader with fewer resolvers)


@cache
def _shared() -> Mapping[str, Any]:
    parts: Mapping[str, Any] = _read(files(FOLDER).joinpath(SHARED).read_text(encoding="utf-8"))
    return parts


def _fill(value: Any, words: Mapping[str, Any]) -> Any:
    """Replace ``${name}`` in a shared part; where it stands alone, by the value as it is."""
    if isinstance(value, list):
        return [_fill(one, words) for one in value]
    if isinstance(value, dict):
        return {key: _fill(one, words) for key, one in value.items()}
    if not isinstance(value, str):
        return value
    if alone := _SLOT.fullmatch(value):
        return words[alone[1]]
    return _SLOT.sub(lambda found: str(words[found[1]]), value)


def _expand(value: Any) -> Any:
    """Put the parts that ``use`` names into their places."""
    if isinstance(value, dict):
        return {key: _expand(one) for key, one in value.items()}
    return list(_items(value)) if isinstance(value, list) else value


def _items(values: list[Any]) -> Iterator[Any]:
    for value in values:
        if not (isinstance(value, dict) and "use" in value):
            yield _expand(value)
            continue
        words = {key: one for key, one in value.items() if key != "use"}
        try:
            part = _fill(_shared()[value["use"]], words)
        except KeyError as error:
            raise ValueError(f"bagian bersama {kutip(value['use'])}: {error} tidak ada") from error
        yield from _items(part)


def layout(kind: str) -> Layout:
    """The layout of a kind of document."""
    return parse(files(FOLDER).joinpath(f"{kind}.yaml").read_text(encoding="utf-8"), f"{kind}.yaml")


def parse(text: str, name: str) -> Layout:
    """A layout from its YAML; TemplatError, with every wrong place, if it holds what no layout holds."""
    try:
        return Layout.model_validate(_expand(_read(text)))
    except ValidationError as error:
        reason = "; ".join(kesalahan_bentuk(error))
    except yaml.YAMLError as error:
        reason = f"bukan YAML yang sah {sebab_yaml(error)}"
    except ValueError as error:
        reason = " ".join(str(error).split())
    raise TemplatError(f"Tata letak {name} tidak sah: {reason}.", "Lihat docs/naskah.md.")
