"""The documents of a case: what each step needs to know, makes, and hands over to be signed."""

from abk.naskah.alur.kerja import FaktaNaskah, Siap, fakta_langkah, kerjakan, siapkan
from abk.naskah.alur.periksa import periksa_naskah
from abk.naskah.alur.ubah import kerjakan_ubah, siapkan_ubah

__all__ = [
    "FaktaNaskah",
    "Siap",
    "fakta_langkah",
    "kerjakan",
    "kerjakan_ubah",
    "periksa_naskah",
    "siapkan",
    "siapkan_ubah",
]
