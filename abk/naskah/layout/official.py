"""Blocks that every official document knows: letterhead, signatures, initials, copies, heads of annexes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT

from abk.naskah.layout.sheet import GREY, condition, loop, mark, paragraph, rule
from abk.naskah.layout.table import (
    fill,
    frame,
    head_row,
    height,
    keep_next,
    keep_whole,
    mark_row,
    row,
    table,
)
from abk.naskah.word.engine import EMBLEM

_BOX_CM = 2.2
_BETWEEN = 170  # between signatures that stand side by side [1/20 pt]


# ── letterhead ────────────────────────────────────────────────────────────────────────────────────────
def _emblem(parent: Any, widths: Sequence[float], label: str, then: Callable[[Any], None]) -> None:
    """A table of one row that begins with the place of the emblem; no emblem is shipped.

    The picture of the case if it has one; else on a draft a box with a label, on what is signed clean space
    to be printed upon. ``then`` goes on with the table and its row.
    """
    for word in ("if kop.gambar", "elif konsep", "else"):
        mark(parent, word)
        added = table(parent, widths, ruled=False)
        if len(widths) == 1:
            added.alignment = WD_TABLE_ALIGNMENT.CENTER
        line = added.add_row()
        height(line, _BOX_CM)
        box = line.cells[0]
        box.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if word == "elif konsep":
            frame(box)
            fill(box, label, "center", size=7, color=GREY)
        elif word == "if kop.gambar":
            box.paragraphs[0].style = EMBLEM
        then(line)
    mark(parent, "endif")


def _names(cell: Any) -> None:
    with loop(cell, "satu in kop.baris"):
        paragraph(cell, "{{ satu }}", "center", bold=True, size=11)
    with loop(cell, "satu in kop.alamat"):
        paragraph(cell, "{{ satu }}", "center", size=9)


def _head_names(line: Any) -> None:
    line.cells[1].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    fill(line.cells[1], _names)


def kop(parent: Any, width: float) -> None:
    """Add the letterhead: a minister's with the state emblem, others with the institution's logo."""
    mark(parent, "if kop.garuda")
    _emblem(parent, [_BOX_CM], "Tempat lambang negara (Garuda, emas)", lambda _: None)
    with loop(parent, "satu in kop.baris"):
        paragraph(parent, "{{ satu }}", "center", bold=True, before=3)
    mark(parent, "else")
    _emblem(parent, [_BOX_CM, width - _BOX_CM], "Tempat logo instansi", _head_names)
    rule(parent, 18)
    mark(parent, "endif")
    paragraph(parent, after=4)


# ── signatures ────────────────────────────────────────────────────────────────────────────────────────
def _post(cell: Any, name: str, place: str) -> None:
    if place:
        paragraph(cell, place, keep=True)
    with condition(cell, f"{name}.awalan"):
        paragraph(cell, f"{{{{ {name}.awalan }}}}", keep=True)
    with loop(cell, f"satu in {name}.jabatan"):
        paragraph(cell, "{{ satu }}", keep=True)


def _name(cell: Any, name: str) -> None:
    with loop(cell, f"satu in {name}.ruang"):
        paragraph(cell, "{{ satu }}", keep=True)
    paragraph(cell, f"{{{{ {name}.nama }}}}", bold=True, keep=True)
    with loop(cell, f"satu in {name}.keterangan"):
        paragraph(cell, "{{ satu }}", keep=True)


def signatures(parent: Any, names: Sequence[str], width: float, place: str = "") -> None:
    """Add signature blocks by name: one in the right half, several side by side; their rows stay together.

    `width` is between the margins [cm]; `place` stands above each block, e.g. ``"{{ tempat_tanggal }}"``.
    """
    paragraph(parent, keep=True)
    count, gap = (2, 0) if len(names) == 1 else (len(names), _BETWEEN)
    added = table(parent, [width / count] * count, ruled=False, gap=gap)
    # two rows, so that names stand on one line however long the titles above them are
    top, bottom = added.add_row(), added.add_row()
    keep_whole(top)
    keep_whole(bottom)
    for column, name in enumerate(names, count - len(names)):
        fill(top.cells[column], lambda cell, name=name: _post(cell, name, place))  # type: ignore[misc]
        fill(bottom.cells[column], lambda cell, name=name: _name(cell, name))  # type: ignore[misc]
    keep_next(top)


def paraf(parent: Any) -> None:
    """Add the table of initials: post, initials, date. It is there on drafts only."""
    with condition(parent, "paraf"):
        paragraph(parent, "Paraf", bold=True, size=9, before=10, after=2, keep=True)
        added = table(parent, [5.5, 6.5, 4.0])
        head_row(added, ["Jabatan", "Paraf", "Tanggal"], size=8.5)
        mark_row(added, "for p in paraf")
        height(row(added, ["{{ p.jabatan }}", "{{ p.isi }}", "{{ p.tanggal }}"], size=8.5), 0.8)
        mark_row(added, "endfor")
        for line in added.rows:
            keep_next(line)


def tembusan(parent: Any) -> None:
    """Add the list of those who get a copy, if any."""
    with condition(parent, "tembusan"):
        paragraph(parent, "Tembusan:", before=10, keep=True)
        with loop(parent, "satu in tembusan"):
            mark(parent, "if loop.length == 1")
            paragraph(parent, "{{ satu }}", keep=True)
            mark(parent, "else")
            paragraph(parent, "{{ loop.index }}.\t{{ satu }}", indent=0.8, hang=0.8, keep=True)
            mark(parent, "endif")


def lampiran(parent: Any, lines: Sequence[str], width: float, *, new_page: bool) -> None:
    """Add the head of an annex: its lines flush left at the upper right, on a new page or not."""
    for place, text in enumerate(lines):
        added = paragraph(parent, text, indent=width * 0.5, keep=True)
        if new_page and place == 0:
            added.paragraph_format.page_break_before = True
    paragraph(parent, keep=True)
