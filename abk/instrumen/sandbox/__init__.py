"""The sandbox: workbooks from outside are opened only in a child process with limits."""

from abk.instrumen.sandbox.limits import LIMITS, Limits
from abk.instrumen.sandbox.parent import BukuMentah, LembarMentah, Sandbox, Tanggal, baca_buku

__all__ = ["LIMITS", "BukuMentah", "LembarMentah", "Limits", "Sandbox", "Tanggal", "baca_buku"]
