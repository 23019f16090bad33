"""The Word file of a document: read as untrusted, filled, always the same bytes; and shown as a page."""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.naskah.word.engine import render
    from abk.naskah.word.package import with_paper_and_font
    from abk.naskah.word.preview import preview

__all__ = ["preview", "render", "with_paper_and_font"]

# Who asks what a document wants to know writes no Word file.
muka(__name__)
