"""The instrument: the questionnaire as data, the workbook out and in, foreign workbooks, their audit."""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.instrumen.asing import baca_peta
    from abk.instrumen.asing.impor import impor_asing
    from abk.instrumen.asing.peta import tunjuk_tabel
    from abk.instrumen.buku.ekspor import ekspor_formulir, ekspor_sumber
    from abk.instrumen.buku.impor import impor
    from abk.instrumen.buku_kerja import impor_berkas
    from abk.instrumen.galat import BerkasError
    from abk.instrumen.hitung_ulang import audit
    from abk.instrumen.periksa import periksa_lembar
    from abk.instrumen.pertanyaan import Instrumen, daftar_versi, instrumen

__all__ = [
    "BerkasError",
    "Instrumen",
    "audit",
    "baca_peta",
    "daftar_versi",
    "ekspor_formulir",
    "ekspor_sumber",
    "impor",
    "impor_asing",
    "impor_berkas",
    "instrumen",
    "periksa_lembar",
    "tunjuk_tabel",
]

# What writes or saves workbooks, or reads those of other layouts, is slow to load, and seldom all needed.
muka(__name__)
