"""The SOP as it is printed: its table with the flowchart, once as a page and once as a Word document.

Both come from the data alone. What the SOP does not have, returns and further steps, stands in a part of
its own that says so; what was inferred is marked.
"""

from abk.naskah.sop_cetak.page import html
from abk.naskah.sop_cetak.word import word

__all__ = ["html", "word"]
