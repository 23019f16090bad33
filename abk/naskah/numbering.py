"""Automatic numbers of paragraphs, written out: Word prints them, and no text of the file holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement

from abk.naskah.elements import qn

_PLACE = re.compile(r"%[1-9]")
_DEEPEST_STYLE = 20


def spell_out(document: Any) -> None:
    """Put before each numbered paragraph of an open document what is printed there, each number as ``#``."""
    levels = _levels(document)
    styles = {str(one.get(qn("w:styleId"))): one for one in document.styles.element.iter(qn("w:style"))}
    default = next((n for n, one in styles.items() if _is_default(one)), "")
    for root in _roots(document):
        for paragraph in root.iter(qn("w:p")):
            text = levels.get(_number_of(paragraph.find(qn("w:pPr")), styles, default), "")
            if text:
                run, t = OxmlElement("w:r"), OxmlElement("w:t")
                t.text = _PLACE.sub("#", text) + "\t"
                run.append(t)
                paragraph.insert(0 if paragraph.find(qn("w:pPr")) is None else 1, run)


def _roots(document: Any) -> Iterable[Any]:
    yield document.element.body
    for section in document.sections:
        for edge in ("header", "footer"):
            for one in (edge, f"first_page_{edge}", f"even_page_{edge}"):
                if not getattr(section, one).is_linked_to_previous:
                    yield getattr(section, one)._element  # noqa: SLF001  (python-docx has no public name)


def _levels(document: Any) -> dict[tuple[str, str], str]:
    """Text of each level of each numbering: (number, level) → ``Pasal %1``."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {str(one.get(qn("w:abstractNumId"))): one for one in root.iter(qn("w:abstractNum"))}
    result: dict[tuple[str, str], str] = {}
    for one in root.iter(qn("w:num")):
        number = str(one.get(qn("w:numId")))
        basis = abstract.get(_value(one, "w:abstractNumId"))
        for level in (*(() if basis is None else basis.iter(qn("w:lvl"))), *one.iter(qn("w:lvl"))):
            result[number, str(level.get(qn("w:ilvl")))] = _value(level, "w:lvlText")
    return result


def _number_of(properties: Any, styles: dict[str, Any], default: str) -> tuple[str, str]:
    """Numbering and level of a paragraph, its own or its style's; an empty numbering where there is none."""
    found = [one.find(qn("w:numPr")) for one in _chain(properties, styles, default) if one is not None]
    number, level = (
        next((value for one in found if one is not None and (value := _value(one, name))), "")
        for name in ("w:numId", "w:ilvl")
    )
    return number, level or "0"


def _chain(properties: Any, styles: dict[str, Any], default: str) -> Iterable[Any]:
    """Properties of a paragraph, then those of its style and of the styles that one is based on."""
    yield properties
    name = _value(properties, "w:pStyle") or default
    for _ in range(_DEEPEST_STYLE):
        if (style := styles.get(name)) is None:
            return
        yield style.find(qn("w:pPr"))
        name = _value(style, "w:basedOn")


def _is_default(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true", "on"}


def _value(one: Any, name: str) -> str:
    child = None if one is None else one.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val")) or "")
