"""The rules of the procedure: whether an event is allowed, and the state it leads to."""

from abk.sop.kaidah.jalan import lanjutkan, putar

__all__ = ["lanjutkan", "putar"]
