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

SLOT_BERANGKA = frozenset(
    {
        *("undangan", "undangan_asli", "bahan_rapat", "konsep_data", "notula", "notula_asli", "laporan"),
        *("lembar_konfirmasi", "berita_acara", "dokumen_data", "kepmenko", "kepmenko_terparaf"),
        *("kepmenko_asli", "nota_dinas", "nota_dinas_asli", "lembar_bukti"),
    }
)
"""Documents made from data and facts, or copied into a later one: they change with new facts only, so that
figures and fair copies cannot drift from what was approved."""
