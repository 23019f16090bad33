"""How it is written: numbers, dates and words for Indonesian readers, and text that becomes HTML.

``format`` writes numbers and dates, ``terbilang`` both in words, ``istilah`` has the words for names inside
the program, ``markup`` is the one place where text becomes HTML, escaped.
Pages, documents and forms all write through this room, so that a number looks the same everywhere.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSI = version("abk")
except PackageNotFoundError:
    VERSI = "0+tidak-terpasang"
