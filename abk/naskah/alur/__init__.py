"""The documents of a case: what each step needs to know, makes, and hands over to be signed."""

from abk.naskah.alur.kerja import (
    FaktaNaskah,
    Siap,
    fakta_langkah,
    kerjakan,
    kerjakan_ubah,
    siapkan,
    siapkan_ubah,
)
from abk.naskah.alur.periksa import ATURAN_EDISI, periksa_naskah

__all__ = [
    "ATURAN_EDISI",
    "FaktaNaskah",
    "Siap",
    "fakta_langkah",
    "kerjakan",
    "kerjakan_ubah",
    "periksa_naskah",
    "siapkan",
    "siapkan_ubah",
]
