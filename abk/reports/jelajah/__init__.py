"""A panel to try assumptions on: need, gap, interval and chart follow each change of a control."""

from abk.reports.jelajah.hitungan import HasilJelajah, Hitungan, Pilihan
from abk.reports.jelajah.panel import Jelajah, jelajah

__all__ = ["HasilJelajah", "Hitungan", "Jelajah", "Pilihan", "jelajah"]
