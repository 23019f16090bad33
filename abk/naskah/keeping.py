"""What stays on one page: no signature, sum, table of initials or single row stands alone."""

from __future__ import annotations

from typing import Any

from lxml import etree

from abk.naskah.elements import qn

_FEW = 2
"""A heading row and one more: nothing to be torn apart."""
_NOTES = 5
"""Most paragraphs under a table that go with it to its signature."""


def keep_together(body: Any) -> None:
    """Bind what must not be torn: the last rows of a table, and what stands before a signature.

    Parameters
    ----------
    body : body of a rendered document (``w:body``), or anything around its tables; changed in place
    """
    for table in body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        for row in rows:
            if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
                _bind(row)
        if len(rows) > _FEW:
            _bind(rows[-2])  # the last row, mostly a sum, comes with the one before it
        if _wants_next(_following(table)):
            _bind(rows[-1])
        elif rows:
            _free(rows[-1])  # with a new page nothing can be kept; LibreOffice would then keep nothing at all
        before = table.getprevious()
        if before is not None and before.tag == qn("w:p") and _wants_next(before) and not _text(before):
            _bind_before(before)


def _bind_before(lead: Any) -> None:
    """Keep the empty line that leads a signature with the words before it, and these with their table."""
    before, notes = lead.getprevious(), list[Any]()
    while before is not None and before.tag == qn("w:p") and len(notes) < _NOTES and not _breaks(before):
        notes.append(before)
        before = before.getprevious()
    if before is not None and before.tag == qn("w:tbl"):
        for row in before.findall(qn("w:tr"))[-2:]:
            _bind(row)
    else:
        notes = notes[: next((n for n, note in enumerate(notes, 1) if _text(note)), 0)]
    for note in notes:
        _keep(note)


def _following(table: Any) -> Any:
    after = table.getnext()
    return after if after is not None and after.tag == qn("w:p") and not _breaks(after) else None


def _breaks(paragraph: Any) -> bool:
    """Whether a paragraph begins a new page, or ends a section."""
    shape = paragraph.find(qn("w:pPr"))
    return shape is not None and any(shape.find(qn(n)) is not None for n in ("w:pageBreakBefore", "w:sectPr"))


def _text(paragraph: Any) -> str:
    return "".join(t.text or "" for t in paragraph.iter(qn("w:t"))).strip()


def _wants_next(paragraph: Any) -> bool:
    return paragraph is not None and paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def _bind(row: Any) -> None:
    """Keep a row on one page with what follows."""
    for paragraph in row.iter(qn("w:p")):
        _keep(paragraph)


def _free(row: Any) -> None:
    for paragraph in row.iter(qn("w:p")):
        shape = paragraph.find(qn("w:pPr"))
        if shape is not None and (keep := shape.find(qn("w:keepNext"))) is not None:
            shape.remove(keep)


def _keep(paragraph: Any) -> None:
    shape = paragraph.find(qn("w:pPr"))
    if shape is None:
        shape = etree.Element(qn("w:pPr"))
        paragraph.insert(0, shape)
    if shape.find(qn("w:keepNext")) is None:
        place = 1 if shape.find(qn("w:pStyle")) is not None else 0
        shape.insert(place, etree.Element(qn("w:keepNext")))
