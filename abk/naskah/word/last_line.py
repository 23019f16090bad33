"""Titles of a rendered document, whose last line is never one short word alone."""

from __future__ import annotations

from typing import Any

from abk.naskah.last_words import TITLE, bind_end
from abk.naskah.word.elements import qn


def bind_titles(body: Any) -> None:
    """Bind the last words of each centred paragraph outside of a table with rules; changed in place.

    Parameters
    ----------
    body : body of a rendered document (``w:body``), or anything around its paragraphs
    """
    for paragraph in body.iter(qn("w:p")):
        align = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
        if align is None or align.get(qn("w:val")) != "center" or _in_rules(paragraph):
            continue
        texts = [one for one in paragraph.iter(qn("w:t")) if one.text]
        if texts:
            texts[-1].text = bind_end(texts[-1].text, TITLE)


def _in_rules(paragraph: Any) -> bool:
    """Whether a paragraph stands in a cell of a table with rules, where words are narrow anyway."""
    return any(
        style is not None and "Grid" in str(style.get(qn("w:val")))
        for table in paragraph.iterancestors(qn("w:tbl"))
        for style in [table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")]
    )
