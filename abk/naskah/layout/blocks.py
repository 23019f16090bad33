"""The blocks of a layout but its tables: text, headings, points, sections, and what is official."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from abk.naskah.bagian import TERDALAM
from abk.naskah.layout import official, sheet
from abk.naskah.layout.part import Block, Place
from abk.naskah.layout.sheet import Align, mark, paragraph

_NOTCH_CM = 0.35  # how far each level of the tree stands right of the one above


class Paragraph(Block):
    """A paragraph; sizes and spaces in pt, indents in cm."""

    paragraph: str
    align: Align = "left"
    bold: bool = False
    italic: bool = False
    size: float | None = None
    before: float = 0
    after: float = 0
    indent: float = 0
    hang: float = 0
    keep: bool = False
    new_page: bool = False

    def write(self, place: Place) -> None:
        """Add it."""
        style = self.model_dump(exclude={"paragraph", "align", "new_page"})
        added = paragraph(place.target, self.paragraph, self.align, **style)
        if self.new_page:
            added.paragraph_format.page_break_before = True


class Text(Paragraph):
    """Running text: justified, a little space after."""

    paragraph: str = Field(alias="text")
    align: Align = "justify"
    after: float = 4


class Title(Block):
    """The title of the document."""

    title: str
    after: float = 0

    def write(self, place: Place) -> None:
        """Add it."""
        sheet.title(place.target, self.title, after=self.after)


class Heading(Block):
    """A heading that stays with its text."""

    heading: str
    level: Literal[2, 3] = 2
    new_page: bool = False

    def write(self, place: Place) -> None:
        """Add it."""
        sheet.heading(place.target, self.heading, self.level, new_page=self.new_page)


class Contents(Block):
    """A line of the table of contents: the words of a heading, whose page is set beside it."""

    contents: str
    indent: float = 0
    size: float | None = None

    def write(self, place: Place) -> None:
        """Add it."""
        sheet.contents(place.target, self.contents, place.width, indent=self.indent, size=self.size)


class Chart(Block):
    """The place of the peta jabatan as a chart, sheet by sheet."""

    chart: None

    def write(self, place: Place) -> None:
        """Keep it."""
        sheet.chart(place.target)


class Points(Block):
    """Numbered points, one for each element of a list; ``offset`` is how far the numbers stand in. [cm]

    One element alone is a paragraph: nothing is numbered that has no second. ``sentences`` end in a full
    stop, also where nobody typed it.
    """

    points: str
    offset: float = 0
    sentences: bool = False

    def write(self, place: Place) -> None:
        """Add them."""
        one = "{{ satu | kalimat }}" if self.sentences else "{{ satu }}"
        with sheet.loop(place.target, f"satu in {self.points}"):
            mark(place.target, "if loop.length == 1")
            paragraph(place.target, one, "justify", indent=self.offset, after=4)
            mark(place.target, "else")
            text = f"{{{{ loop.index }}}}.\t{one}"
            paragraph(place.target, text, "justify", indent=self.offset + 0.8, hang=0.8, after=2)
            mark(place.target, "endif")


class Tree(Block):
    """A text in a cell whose indent follows the level of the loop's element in the tree of units."""

    tree: str
    of: str
    size: float
    bold: bool = False

    def write(self, place: Place) -> None:
        """Add a paragraph for each level."""
        style: dict[str, Any] = {"bold": self.bold, "size": self.size, "keep": self.bold}
        for level in range(TERDALAM + 1):
            mark(place.target, f"{'elif' if level else 'if'} {self.of}.tingkat == {level}")
            paragraph(place.target, self.tree, indent=level * _NOTCH_CM, **style)
        mark(place.target, "endif")


class Rule(Block):
    """A rule over the whole width. [1/8 pt]"""

    rule: int

    def write(self, place: Place) -> None:
        """Draw it."""
        sheet.rule(place.target, self.rule)


class Section(Block):
    """A new section on a new page; what follows has its width."""

    section: Literal["landscape", "portrait"]

    def write(self, place: Place) -> None:
        """Begin it."""
        landscape = self.section == "landscape"
        place.width = sheet.text_width_cm(place.paper, landscape=landscape)
        sheet.later_header(sheet.new_section(place.target, place.paper, landscape=landscape), place.width)


class Kop(Block):
    """The letterhead."""

    kop: None

    def write(self, place: Place) -> None:
        """Add it."""
        official.kop(place.target, place.width)


class Signatures(Block):
    """Signature blocks by their names; ``place`` is the line above them."""

    signatures: tuple[str, ...] = Field(min_length=1)
    place: str = ""

    def write(self, place: Place) -> None:
        """Add them."""
        official.signatures(place.target, self.signatures, place.width, self.place)


class Paraf(Block):
    """The table of initials."""

    paraf: None

    def write(self, place: Place) -> None:
        """Add it."""
        official.paraf(place.target)


class Tembusan(Block):
    """Those who get a copy."""

    tembusan: None

    def write(self, place: Place) -> None:
        """Add them."""
        official.tembusan(place.target)


class Lampiran(Block):
    """The head of an annex, line by line."""

    lampiran: tuple[str, ...] = Field(min_length=1)
    new_page: bool = True

    def write(self, place: Place) -> None:
        """Add it."""
        official.lampiran(place.target, self.lampiran, place.width, new_page=self.new_page)
