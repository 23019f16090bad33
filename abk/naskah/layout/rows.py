"""Tables of a layout as data: columns with heading, width and field, and the rows that they hold."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Annotated, Any, ClassVar, Literal

from docx.shared import Cm, Pt
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from abk.naskah.layout import table as docx_table
from abk.naskah.layout.part import Block, Blocks, Branch, Loop, Place, Row, Rows, write_all
from abk.naskah.layout.sheet import Align, paragraph
from abk.naskah.layout.table import GROUP_SHADE, TABLE_SIZE, Content

Share = Annotated[str, StringConstraints(pattern=r"^\d+%$")]
Cell = str | Blocks
"""A text, or blocks."""


def _lines(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Column(BaseModel):
    """A column.

    head : heading; group : heading over it and its neighbours of the same group
    width : [cm], or a share of what the fixed columns leave, e.g. ``100%``
    cell : text of its cells, or blocks; ``field`` instead names a field of the loop's element
    tab : tab stop in its cells [cm]
    head_each, cell_each : repeat heading and cell for each element of a list, e.g. ``h in t.hari``
    head_size : size of a repeated heading [pt]
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    head: str = ""
    group: str = ""
    width: float | Share
    cell: Cell = ""
    field: str = ""
    align: Align = "left"
    tab: float | None = None
    head_each: str = ""
    cell_each: str = ""
    head_size: float = TABLE_SIZE

    def content(self, each: str) -> Cell:
        """What its cells hold in a loop such as ``b in pihak``."""
        return f"{{{{ {each.split(maxsplit=1)[0]}.{self.field} }}}}" if self.field else self.cell


@dataclass
class _Inside(Place):
    """Inside a table: its columns, size of its text [pt], height of its rows [cm], the loop around."""

    columns: Sequence[Column] = ()
    size: float | None = TABLE_SIZE
    row_height: float = 0
    each: str = ""

    def content(self, cell: Cell) -> Content:
        """Text as it is; blocks as what writes them into a cell."""
        if isinstance(cell, str):
            return cell
        return lambda target: write_all(cell, Place(target, self.width, self.paper))


class _Row(Row):
    def write(self, place: Place) -> None:
        """Add the row, if this is a table."""
        if not isinstance(place, _Inside):
            raise TypeError("a row stands in a table only")
        self.add(place)

    @abstractmethod
    def add(self, place: _Inside) -> None:
        """Add the row."""


class RowIf(Branch, Row):
    """Rows that are there only under a condition."""

    KEY: ClassVar[str] = "if"
    then: Rows
    otherwise: Rows = Field((), alias="else")


class RowFor(Loop, Row):
    """Rows that are repeated."""

    KEY: ClassVar[str] = "for"
    do: Rows

    def write(self, place: Place) -> None:
        """Add them; they know the loop."""
        super().write(replace(place, each=self.each) if isinstance(place, _Inside) else place)


class Cells(_Row):
    """A row cell by cell, on one page with the next or breakable; `tight`: an empty cell adds no height.

    before : space before its text [pt]; height : at least [cm]
    """

    cells: tuple[Cell, ...]
    align: tuple[Align, ...] = ()
    bold: bool = False
    keep: bool | Literal["next"] = False
    breakable: bool = False
    before: float = 0
    height: float = 0
    tight: bool = False

    def add(self, place: _Inside) -> None:
        """Add it."""
        added = docx_table.row(
            place.target,
            [place.content(cell) for cell in self.cells],
            self.align,
            bold=self.bold,
            size=place.size,
            keep=self.keep is True,
            breakable=self.breakable,
        )
        if self.tight:
            docx_table.tighten(added, place.size or TABLE_SIZE)
        if self.keep == "next":
            docx_table.keep_next(added)
        if self.height:
            docx_table.height(added, self.height)
        for cell in added.cells if self.before else ():
            cell.paragraphs[0].paragraph_format.space_before = Pt(self.before)


class Fields(_Row):
    """Label, colon and value, row by row: the head fields of a document."""

    fields: dict[str, Cell]

    def add(self, place: _Inside) -> None:
        """Add them."""
        for label, cell in self.fields.items():
            Cells(cells=(label, ":", cell), breakable=True).add(place)


class Columns(_Row):
    """The row that the columns describe; ``tight`` where an empty cell adds no height."""

    columns: None = None
    tight: bool = True

    def add(self, place: _Inside) -> None:
        """Add it."""
        cells = ["" if c.cell_each else place.content(c.content(place.each)) for c in place.columns]
        added = docx_table.row(place.target, cells, [c.align for c in place.columns], size=place.size)
        if place.row_height:
            docx_table.height(added, place.row_height)
        for number, column in enumerate(place.columns):
            for one in added.cells[number].paragraphs if column.tab is not None else ():
                one.paragraph_format.tab_stops.add_tab_stop(Cm(column.tab or 0))
            if column.cell_each:
                docx_table.repeat_cell(added, number, column.cell_each, size=place.size)
        if self.tight:
            docx_table.tighten(added, place.size or TABLE_SIZE)


class Merged(_Row):
    """A row of one cell over the whole width, shaded as the heading of a group; a note stands below it."""

    merged: Cell
    note: str = ""
    group: bool = False
    bold: bool = True
    keep: bool = False
    size: float | None = None
    height: float = 0

    def add(self, place: _Inside) -> None:
        """Add it."""
        color, size = GROUP_SHADE if self.group else "", self.size or place.size or TABLE_SIZE
        added = docx_table.merged_row(
            place.target, place.content(self.merged), color=color, size=size, bold=self.bold, keep=self.keep
        )
        if self.note:
            paragraph(added.cells[0], self.note, italic=True, size=size, keep=self.keep)
        if self.height:
            docx_table.height(added, self.height)


class Sums(_Row):
    """A row of sums: a label, and the last cells, each a text or its lines."""

    sums: tuple[Annotated[tuple[str, ...], BeforeValidator(_lines)], ...]
    label: str
    center: int = 0

    def add(self, place: _Inside) -> None:
        """Add it."""
        size = place.size or TABLE_SIZE
        docx_table.sum_row(place.target, self.label, self.sums, center=self.center, size=size)


class Table(Block):
    """A table.

    table : its columns
    each : a row as the columns describe it, for each element of a list, before all ``rows``
    ruled : with rules and a heading, or for layout only
    numbered : whether a second heading numbers the columns, as official forms do
    width : share of the width between the margins [1]
    size : of its text [pt]; null for that of the document
    """

    table: tuple[Column, ...] = Field(min_length=1)
    each: str = ""
    row_height: float = 0
    rows: Rows = ()
    ruled: bool = True
    head: bool = True
    numbered: bool = False
    width: Share = "100%"
    size: float | None = TABLE_SIZE

    def write(self, place: Place) -> None:
        """Add it."""
        added = docx_table.table(place.target, list(self._widths(place.width)), ruled=self.ruled)
        inside = _Inside(
            added, place.width, place.paper, docx_table.mark_row, self.table, self.size, self.row_height
        )
        if self.head and self.ruled:
            self._head(added, self.size or TABLE_SIZE)
        if self.each:
            RowFor.model_validate({"for": self.each, "do": [Columns(tight=False)]}).write(inside)
        write_all(self.rows, inside)

    def _widths(self, all_cm: float) -> Iterator[float]:
        if self.width != "100%":
            all_cm *= int(self.width[:-1]) / 100
        left = all_cm - sum(c.width for c in self.table if isinstance(c.width, float))
        for column in self.table:
            width = column.width
            yield width if isinstance(width, float) else left * (int(width[:-1]) / 100)

    def _head(self, added: Any, size: float) -> None:
        heads = [column.head for column in self.table]
        if any(column.group for column in self.table):
            groups: list[tuple[str, int]] = []
            for group, columns in groupby(self.table, key=lambda column: column.group):
                same = list(columns)
                groups += [(group, len(same))] if group else [(column.head, 1) for column in same]
            docx_table.grouped_head(added, groups, heads, size=size)
        else:
            line = docx_table.head_row(added, heads, size=size)
            for number, column in enumerate(self.table):
                if column.head_each:
                    docx_table.repeat_cell(line, number, column.head_each, bold=True, size=column.head_size)
        if self.numbered:
            docx_table.head_row(added, [f"({n})" for n in range(1, len(heads) + 1)], size=size - 1.5)
