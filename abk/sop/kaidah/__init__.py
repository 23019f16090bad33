"""The rules of the procedure: whether an event is allowed, and the state it leads to."""

from abk.sop.kaidah.jalan import lanjutkan, putar
from abk.sop.kaidah.slot import DAFTAR_PEJABAT, LAMPIRAN, SLOT_TURUNAN, USULAN

__all__ = ["DAFTAR_PEJABAT", "LAMPIRAN", "SLOT_TURUNAN", "USULAN", "lanjutkan", "putar"]
