"""Tables of a template: fixed widths, header rows that repeat, rows that do not break, groups and sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Cell

from abk.naskah.layout.sheet import Align, paragraph

TABLE_SIZE = 9.5
"""Size of text in ruled tables. [pt]"""
HEAD_SHADE, GROUP_SHADE = "EDEDED", "F5F5F5"
_GAP, _GAP_VERTICAL = 57, 28  # twentieths of a point between rule and text
_ORDER = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")

Content = str | Callable[[Any], None]
"""What a cell holds: a text, or what writes into it."""


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def cell_margins(name: str, vertical: int, left: int, right: int) -> Any:
    """Margins of the cells of a table (``w:tblCellMar``) or of one cell (``w:tcMar``). [1/20 pt]"""
    margins = _element(name)
    for side, width in (("top", vertical), ("left", left), ("bottom", vertical), ("right", right)):
        margins.append(_element(f"w:{side}", w=str(width), type="dxa"))
    return margins


def _sort(properties: Any) -> None:
    """Put the properties of a table in the order of the schema, which Word insists on."""
    for child in sorted(properties, key=lambda child: _ORDER.index(child.tag.rsplit("}", 1)[-1])):
        properties.remove(child)
        properties.append(child)


def table(parent: Any, widths: Sequence[float], *, ruled: bool = True, gap: int = 0) -> Any:
    """Add a table without rows: fixed widths [cm], ruled or for layout with a gap [1/20 pt] after cells."""
    # a cell has no width argument; a document places the table at its margins
    added = parent.add_table(rows=0, cols=len(widths))
    added.style = "Table Grid" if ruled else "Normal Table"
    added.alignment = WD_TABLE_ALIGNMENT.LEFT
    added.autofit = False
    properties = added._tbl.tblPr  # noqa: SLF001
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    margin = _GAP if ruled else 0
    properties.append(_element("w:tblW", w=str(round(sum(widths) * 567)), type="dxa"))
    # the outer rules, or the text of a table for layout, stand exactly at the margins
    properties.append(_element("w:tblInd", w=str(margin), type="dxa"))
    properties.append(cell_margins("w:tblCellMar", _GAP_VERTICAL if ruled else 0, margin, margin or gap))
    _sort(properties)
    for column, cm in zip(added.columns, widths, strict=True):
        column.width = Cm(cm)
    return added


# ── cells ─────────────────────────────────────────────────────────────────────────────────────────────
def _insert(cell: Any, element: Any) -> None:
    """Put a property of a cell at its place in the schema: frame, shading, then alignment."""
    after = ("w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")
    first = ("w:shd",) if element.tag == qn("w:tcBorders") else ()
    cell._tc.get_or_add_tcPr().insert_element_before(element, *first, *after)  # noqa: SLF001


def shade(cell: Any, color: str) -> None:
    """Shade a cell."""
    _insert(cell, _element("w:shd", val="clear", color="auto", fill=color))


def frame(cell: Any) -> None:
    """Draw a frame around one cell."""
    borders = _element("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_element(f"w:{side}", val="single", sz="6", space="0", color="7F7F7F"))
    _insert(cell, borders)


def fill(cell: Any, content: Content, align: Align = "left", **style: Any) -> None:
    """Fill a cell; what is written first takes the place of the paragraph that every cell begins with."""
    empty = cell.paragraphs[0] if len(cell.paragraphs) == 1 and not cell.paragraphs[0].text else None
    if callable(content):
        content(cell)
    else:
        paragraph(cell, content, align, **style)
    if empty is not None:
        empty._element.getparent().remove(empty._element)  # noqa: SLF001


def repeat_cell(row: Any, column: int, each: str, **style: Any) -> None:
    """Repeat a cell for each element of a list, e.g. ``h in hari``: as many columns as the list is long."""
    origin = row.cells[column]
    first, last = deepcopy(origin._tc), deepcopy(origin._tc)  # noqa: SLF001
    origin._tc.addprevious(first)  # noqa: SLF001
    origin._tc.addnext(last)  # noqa: SLF001
    for copy, code in ((first, f"{{%tc for {each} %}}"), (last, "{%tc endfor %}")):
        fill(_Cell(copy, origin._parent), code)  # noqa: SLF001
    fill(origin, f"{{{{ {each.split(maxsplit=1)[0]} }}}}", "center", **style)


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────────
def _new_row(target: Any) -> Any:
    added = target.add_row()
    for cell, column in zip(added.cells, target.columns, strict=True):
        cell.width = column.width
    return added


def keep_whole(target: Any) -> None:
    """Keep a row on one page."""
    target._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001


def height(target: Any, cm: float) -> None:
    """Set the least height of a row. [cm]"""
    target.height, target.height_rule = Cm(cm), WD_ROW_HEIGHT_RULE.AT_LEAST


def keep_next(target: Any) -> None:
    """Keep a row on one page with what follows."""
    for cell in target.cells:
        for one in cell.paragraphs:
            one.paragraph_format.keep_with_next = True


def row(
    target: Any,
    cells: Sequence[Content],
    align: Sequence[Align] = (),
    *,
    bold: bool = False,
    size: float | None = TABLE_SIZE,
    keep: bool = False,
    breakable: bool = False,
) -> Any:
    """Add a row; alignment is left where none is given."""
    added = _new_row(target)
    ways: list[Align] = [*align, *["left"] * (len(cells) - len(align))]  # type: ignore[list-item]
    for cell, content, way in zip(added.cells, cells, ways, strict=True):
        fill(cell, content, way, bold=bold, size=size, keep=keep)
    if not breakable:
        keep_whole(added)
    return added


def head_row(target: Any, cells: Sequence[str], *, size: float = TABLE_SIZE) -> Any:
    """Add a header row: bold, shaded, repeated on every page that the table reaches."""
    added = row(target, cells, ["center"] * len(cells), bold=True, size=size)
    added._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001
    for cell in added.cells:
        shade(cell, HEAD_SHADE)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    keep_next(added)
    return added


def grouped_head(
    target: Any, groups: Sequence[tuple[str, int]], heads: Sequence[str], *, size: float
) -> None:
    """Add a header of two rows, which repeats: groups (heading, columns), a single column over both."""
    top = head_row(target, [""] * len(heads), size=size)
    single = [count == 1 for _, count in groups for _ in range(count)]
    below = ["" if alone else head for head, alone in zip(heads, single, strict=True)]
    bottom = head_row(target, below, size=size)
    place = 0
    for head, count in groups:
        last = bottom.cells[place] if count == 1 else top.cells[place + count - 1]
        cell = top.cells[place].merge(last)
        fill(cell, head, "center", bold=True, size=size)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        place += count


def mark_row(target: Any, code: str) -> None:
    """Add a row that holds only a line of the template's language and vanishes from the document."""
    fill(_new_row(target).cells[0], f"{{%tr {code} %}}")


def tighten(target: Any, size: float) -> Any:
    """Give the ends of the paragraphs of a row the size of its text, so that an empty cell adds no height."""
    for one in target._tr.iter(qn("w:p")):  # noqa: SLF001
        properties = one.get_or_add_pPr()
        if properties.find(qn("w:rPr")) is None:
            end = OxmlElement("w:rPr")
            end.append(_element("w:sz", val=str(round(size * 2))))
            properties.append(end)
    return target


def merged_row(target: Any, content: Content, *, color: str = "", size: float, **style: Any) -> Any:
    """Add a row of one cell over the whole width."""
    added = row(target, [""] * len(target.columns), size=size)
    cell = added.cells[0].merge(added.cells[-1])
    fill(cell, content, **{"bold": True, "size": size, **style})
    if color:
        shade(cell, color)
    return tighten(added, size)


def sum_row(target: Any, label: str, cells: Sequence[Sequence[str]], *, center: int, size: float) -> Any:
    """Add a row of sums: a label, then the last cells as lines, the first `center` of them centred."""
    start = len(target.columns) - len(cells)
    added = row(target, [""] * len(target.columns), size=size)
    first = added.cells[0].merge(added.cells[start - 1]) if start > 1 else added.cells[0]
    fill(first, label, "right", bold=True, size=size)
    for place, lines in enumerate(cells):
        way: Align = "center" if place >= len(cells) - center else "right"
        for line in lines:
            fill(added.cells[start + place], line, way, bold=True, size=size)
    return tighten(added, size)
