"""Names of the content that the rules themselves speak of."""

from __future__ import annotations

DAFTAR_PEJABAT = "daftar_pejabat"
"""Names of the officials."""

USULAN = "usulan_program_kerja"
"""What the first step needs: the proposal of a unit, or the work programme."""

LAMPIRAN = "lampiran:"
"""How the slot of an attachment begins."""

DATA_AWAL = "data_awal"
DATA_KONSEP = "data_konsep"
DATA_AKHIR = "data_akhir"

SLOT_DATA = frozenset({DATA_AWAL, DATA_KONSEP, DATA_AKHIR})
"""Content from which needs are computed."""

SLOT_TURUNAN = frozenset({DATA_KONSEP, DATA_AKHIR})
"""Content that follows from answers and decisions: it changes by them, never by hand."""
