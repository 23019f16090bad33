"""The peta jabatan as the official chart: boxes and lines of command on landscape sheets, Word and page.

The figures are those of :mod:`abk.hasil`; here they only get their places.
"""

from abk.naskah.peta.page import html
from abk.naskah.peta.sheets import Lembar, lembar_peta
from abk.naskah.peta.word import word

__all__ = ["Lembar", "html", "lembar_peta", "word"]
