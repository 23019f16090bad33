"""Contents of a case: names that the rules speak of, and what each is called where people read."""

from __future__ import annotations

from abk.errors import ParameterError
from abk.sop.prosedur import Prosedur

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


def judul_slot(prosedur: Prosedur, slot: str) -> str:
    """Title of a content, with its unit: ``"Notula (SET.PO)"``."""
    nama, _, unit = slot.partition(":")
    if nama == "daftar_pejabat":
        return "Daftar pejabat"
    if nama == "lampiran":
        return f"Lampiran {unit}"
    try:
        judul = prosedur.slot_menurut(nama).judul
    except ParameterError:
        judul = nama
    return f"{judul} ({unit})" if unit else judul
