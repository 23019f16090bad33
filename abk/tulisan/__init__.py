"""How it is written: numbers, dates and words for Indonesian readers, and text that becomes HTML.

``format`` writes numbers and dates, ``terbilang`` both in words, ``istilah`` has the words for names inside
the program, ``markup`` is the one place where text becomes HTML, escaped.
Pages, documents and forms all write through this room, so that a number looks the same everywhere.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.tulisan.versi import VERSI

__all__ = ["VERSI"]

# importlib.metadata brings all of email along
muka(__name__)
