"""The fence: workbooks from outside are opened only in a child process with limits."""

from abk.instrumen.pagar.batas import BATAS, Batas
from abk.instrumen.pagar.hasil import BukuMentah, LembarMentah, Tanggal
from abk.instrumen.pagar.pagar import Pagar, baca_buku

__all__ = ["BATAS", "Batas", "BukuMentah", "LembarMentah", "Pagar", "Tanggal", "baca_buku"]
