"""Is a workload believable? Flags with their evidence and a question to the unit, never an accusation."""

from abk.analisis.kewajaran.kaidah import Ambang, Kaidah, ambang_dengan, daftar_kaidah
from abk.analisis.kewajaran.petunjuk import Pembanding, PetunjukBaris, pembanding
from abk.analisis.kewajaran.uji import KOLOM_KEWAJARAN, Keluarga, kewajaran, ringkasan_kewajaran

__all__ = [
    "KOLOM_KEWAJARAN",
    "Ambang",
    "Kaidah",
    "Keluarga",
    "Pembanding",
    "PetunjukBaris",
    "ambang_dengan",
    "daftar_kaidah",
    "kewajaran",
    "pembanding",
    "ringkasan_kewajaran",
]
