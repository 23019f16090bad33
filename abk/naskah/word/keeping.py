"""What stays on one page: no signature, sum, table of initials or single row stands alone."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from abk.naskah.word.elements import qn

_FEW = 2
"""A heading row and one more: nothing to be torn apart."""
_LONE = 3
"""Rows of a table under its heading, a sum among them, that are more than two and can leave one alone."""
_NOTES = 9
"""Most paragraphs under a table that go with it to its signature."""
_SMALL, _SMALL_TEXT = 9, 900
"""Rows of a table, and signs in it, that stay on one page."""
_SMALL_SIGNED = 8
"""Rows of a table before a signature that stay on one page."""
_RUNNING = 100
"""Signs of a paragraph that is company enough for a signature."""
_PART, _PART_TEXT = 8, 700
"""Paragraphs and tables, and signs in them, of a part that goes with its signature from its heading on."""
_LONG = 8
"""Rows of a table that may end on another page than it begins."""
_BETWEEN = 12
"""Most paragraphs between a signature and the table of initials: a note, and who gets a copy."""
_LAST = 4
"""Rows that stay together at the end of a long table: two, their sum, and what closes it."""


def keep_together(body: Any) -> None:
    """Bind what must not be torn: the last rows of a table, and what stands before a signature.

    Parameters
    ----------
    body : body of a rendered document (``w:body``), or anything around its tables; changed in place
    """
    for table in list(body.iter(qn("w:tbl"))):
        # a longer one that ends in a signature would take it all to the next page
        _bind_small(table.findall(qn("w:tr")), _SMALL_SIGNED if _foot(table) else _SMALL)
        _close(table)
        rows = table.findall(qn("w:tr"))
        _bind_ends(rows)
        if _leads_to_signature(_following(table)):
            _bind(rows[-1])
        elif rows:
            _free(rows[-1])  # with a new page nothing can be kept; LibreOffice would then keep nothing at all
        before = table.getprevious()
        if before is not None and before.tag == qn("w:p") and _text(before).endswith(":"):
            _keep(before)  # it announces the table
        if before is not None and before.tag == qn("w:p") and _wants_next(before) and not _text(before):
            if part := _part(before):
                _enclose([*part, before, table])
            else:
                _bind_before(before)
        elif before is not None and before.tag == qn("w:p") and _text(before) == "Paraf":
            _bind_signed(before)


def _bind_ends(rows: list[Any]) -> None:
    """Keep the heading of a table with its first rows, and its last rows, mostly with a sum, together."""
    heads = [row for row in rows if _is_head(row)]
    for row in heads:
        _bind(row)
    if len(rows) > _FEW:
        _bind(rows[-2])
    if heads and len(rows) > len(heads) + _LONE:
        for row in (rows[len(heads)], rows[-3]):
            _bind(row)


def _is_head(row: Any) -> bool:
    """Whether a row is repeated on every page of its table."""
    return row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def _bind_small(rows: list[Any], most: int) -> None:
    """Keep the rows of a table on one page where it has few."""
    signs = sum(len(t.text or "") for row in rows for t in row.iter(qn("w:t")))
    if len(rows) <= most and signs <= _SMALL_TEXT:
        for row in rows[:-1]:
            _bind(row)


def _bind_signed(title: Any) -> None:
    """Keep the table of initials on the page of the signature that it is for."""
    before, between = title.getprevious(), list[Any]()
    while before is not None and before.tag == qn("w:p") and len(between) < _BETWEEN and not _breaks(before):
        between.append(before)
        before = before.getprevious()
    if before is not None and before.tag == qn("w:tbl"):
        for one in between:
            _keep(one)
        last = before.findall(qn("w:tr"))[-1]
        _bind(last if is_closing(last) else before)


def _close(table: Any) -> None:
    """Put the notes and the signature under a long table into a last row of it, which has no frame.

    LibreOffice keeps rows of a table together, but does not take the end of a table to the page of what
    follows it.
    """
    rows = table.findall(qn("w:tr"))
    foot = _foot(table)
    if len(rows) < _LONG or not foot:
        return
    if "jumlah" not in _text(rows[-1]).casefold() and any(map(_is_running, foot[:-1])):
        return  # the signature has running text for company, and no sum is torn from its rows
    _last_row(table, foot)
    for one in table.findall(qn("w:tr"))[-_LAST:-1]:
        _bind(one)


def _last_row(table: Any, content: list[Any]) -> None:
    """A row over all columns, without a frame, that no page divides, with what stood outside of the table."""
    columns = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    row = etree.SubElement(table, qn("w:tr"))
    etree.SubElement(etree.SubElement(row, qn("w:trPr")), qn("w:cantSplit"))
    cell = etree.SubElement(row, qn("w:tc"))
    shape = etree.SubElement(cell, qn("w:tcPr"))
    width = str(sum(int(column.get(qn("w:w"), 0)) for column in columns))
    etree.SubElement(shape, qn("w:tcW"), {qn("w:w"): width, qn("w:type"): "dxa"})
    etree.SubElement(shape, qn("w:gridSpan"), {qn("w:val"): str(len(columns))})
    frame = etree.SubElement(shape, qn("w:tcBorders"))
    for side in ("left", "bottom", "right"):
        etree.SubElement(frame, qn(f"w:{side}"), {qn("w:val"): "nil"})
    _no_margins(etree.SubElement(shape, qn("w:tcMar")))
    for one in content:
        cell.append(one)


def _no_margins(margins: Any) -> None:
    for side in ("left", "right"):
        etree.SubElement(margins, qn(f"w:{side}"), {qn("w:w"): "0", qn("w:type"): "dxa"})


def _hairline() -> Any:
    """A paragraph that says nothing and takes no room."""
    paragraph = etree.Element(qn("w:p"))
    spacing = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
    shape = etree.SubElement(paragraph, qn("w:pPr"))
    etree.SubElement(shape, qn("w:spacing"), {qn(f"w:{k}"): v for k, v in spacing.items()})
    return paragraph


def _part(lead: Any) -> list[Any]:
    """A short part before a signature, from its heading on; empty where it is long, or begins a page."""
    part, one = list[Any](), lead.getprevious()
    while one is not None and len(part) < _PART and sum(len(_text(p)) for p in part) <= _PART_TEXT:
        part.insert(0, one)
        if one.tag != qn("w:p"):
            if _ruled(one) and any(map(_is_head, one.findall(qn("w:tr")))):
                return []  # a table that pages may divide
        elif _starts(one):
            return [] if _breaks(one) or _style(one) == "Heading1" else part
        one = one.getprevious()
    return []


def _enclose(content: list[Any]) -> None:
    """Make one row of a part and its signature.

    LibreOffice may leave a heading behind although it is bound: it puts it back where it has room for it.
    """
    table, before = etree.Element(qn("w:tbl")), content[0].getprevious()
    if before is not None and before.tag == qn("w:tbl"):
        content[0].addprevious(_hairline())  # tables that touch are one, with one heading row
    content[0].addprevious(table)
    shape = etree.SubElement(table, qn("w:tblPr"))
    etree.SubElement(shape, qn("w:tblW"), {qn("w:w"): "0", qn("w:type"): "auto"})
    etree.SubElement(shape, qn("w:tblLayout"), {qn("w:type"): "fixed"})
    _no_margins(etree.SubElement(shape, qn("w:tblCellMar")))
    table.append(copy.deepcopy(content[-1].find(qn("w:tblGrid"))))
    _last_row(table, content)


def is_closing(row: Any) -> bool:
    """Whether a row is no row of its table, but holds the notes and the signature under it."""
    cells = row.findall(qn("w:tc"))
    return len(cells) == 1 and row.getnext() is None and cells[0].find(qn("w:tbl")) is not None


def _foot(table: Any) -> list[Any]:
    """Notes under a table and the signature after them, with the empty line that leads it."""
    foot, one = list[Any](), table.getnext()
    while one is not None and one.tag == qn("w:p") and len(foot) <= _NOTES and not _starts(one):
        foot.append(one)
        one = one.getnext()
    led = bool(foot) and _wants_next(foot[-1]) and not _text(foot[-1])
    return [*foot, one] if led and one is not None and one.tag == qn("w:tbl") else []


def _bind_before(lead: Any) -> None:
    """Keep the empty line that leads a signature with the words before it, and these with their table."""
    before, notes = lead.getprevious(), list[Any]()
    while before is not None and before.tag == qn("w:p") and len(notes) < _NOTES and not _starts(before):
        notes.append(before)
        before = before.getprevious()
    running = next((n for n, note in enumerate(notes, 1) if _is_running(note)), 0)
    if running:
        notes = notes[:running]  # company enough
    elif before is not None and before.tag == qn("w:tbl"):
        for row in before.findall(qn("w:tr"))[-2:]:
            _bind(row)
    else:
        notes = notes[: next((n for n, note in enumerate(notes, 1) if _text(note)), 0)]
    for note in notes:
        _keep(note)


def _is_running(paragraph: Any) -> bool:
    """Whether a paragraph is text of the document, of some lines, and no small note under a table."""
    return len(_text(paragraph)) >= _RUNNING and next(paragraph.iter(qn("w:sz")), None) is None


def _ruled(table: Any) -> bool:
    """Whether a table has rules, not only places."""
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    return style is not None and "Grid" in str(style.get(qn("w:val")))


def _following(table: Any) -> Any:
    after = table.getnext()
    return after if after is not None and after.tag == qn("w:p") and not _breaks(after) else None


def _leads_to_signature(paragraph: Any) -> bool:
    """Whether a paragraph is bound to what follows, and that is no other table with its heading."""
    bound = _wants_next(paragraph)
    while _wants_next(paragraph):
        if _is_running(paragraph):
            return False  # which has company enough
        paragraph = paragraph.getnext()
    table = paragraph is not None and paragraph.tag == qn("w:tbl")
    return bound and not (table and any(map(_is_head, paragraph.findall(qn("w:tr")))))


def _breaks(paragraph: Any) -> bool:
    """Whether a paragraph begins a new page, or ends a section."""
    shape = paragraph.find(qn("w:pPr"))
    return shape is not None and any(shape.find(qn(n)) is not None for n in ("w:pageBreakBefore", "w:sectPr"))


def _starts(paragraph: Any) -> bool:
    """Whether a paragraph begins what no table takes along: a page, or a part by its heading."""
    return _breaks(paragraph) or _style(paragraph).startswith("Heading")


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))


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
