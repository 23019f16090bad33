"""The instrument: the questionnaire as data, the workbook out and in, foreign workbooks, their audit."""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.instrumen.asing import Peta, Pratinjau, TabelAsing, baca_asing, baca_peta, pratinjau
    from abk.instrumen.asing.impor import impor_asing
    from abk.instrumen.asing.peta import tunjuk_tabel
    from abk.instrumen.buku.ekspor import ekspor_formulir, ekspor_sumber
    from abk.instrumen.buku.impor import impor
    from abk.instrumen.buku.laporan import LaporanImpor, LembarDibaca, PerubahanSel
    from abk.instrumen.buku_kerja import impor_berkas, periksa_berkas
    from abk.instrumen.galat import BerkasError, TemuanSel
    from abk.instrumen.hitung_ulang import audit
    from abk.instrumen.periksa import bingkai_tugas, periksa_lembar
    from abk.instrumen.pertanyaan import (
        VERSI_BAWAAN,
        Instrumen,
        Pertanyaan,
        daftar_versi,
        instrumen,
        terisi,
    )

__all__ = [
    "VERSI_BAWAAN",
    "BerkasError",
    "Instrumen",
    "LaporanImpor",
    "LembarDibaca",
    "Pertanyaan",
    "PerubahanSel",
    "Peta",
    "Pratinjau",
    "TabelAsing",
    "TemuanSel",
    "audit",
    "baca_asing",
    "baca_peta",
    "bingkai_tugas",
    "daftar_versi",
    "ekspor_formulir",
    "ekspor_sumber",
    "impor",
    "impor_asing",
    "impor_berkas",
    "instrumen",
    "periksa_berkas",
    "periksa_lembar",
    "pratinjau",
    "terisi",
    "tunjuk_tabel",
]

# What writes or saves workbooks, or reads those of other layouts, is slow to load, and seldom all needed.
__getattr__, __dir__ = muka(
    __name__,
    {
        "asing": "Peta Pratinjau TabelAsing baca_asing baca_peta pratinjau",
        "asing.impor": "impor_asing",
        "asing.peta": "tunjuk_tabel",
        "buku.ekspor": "ekspor_formulir ekspor_sumber",
        "buku.impor": "impor",
        "buku.laporan": "LaporanImpor LembarDibaca PerubahanSel",
        "buku_kerja": "impor_berkas periksa_berkas",
        "hitung_ulang": "audit",
        "galat": "BerkasError TemuanSel",
        "periksa": "bingkai_tugas periksa_lembar",
        "pertanyaan": "VERSI_BAWAAN Instrumen Pertanyaan daftar_versi instrumen terisi",
    },
)
