"""The audit: an office's own arithmetic recomputed, cell by cell."""

from abk.instrumen.audit.audit import audit

__all__ = ["audit"]
