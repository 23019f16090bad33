"""The documents of a case: what each step needs to know, makes, and hands over to be signed."""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.naskah.alur.ingatan import Ingatan, folder_ingatan
    from abk.naskah.alur.janggal import pastikan_rapat
    from abk.naskah.alur.kerja import (
        FaktaNaskah,
        Siap,
        fakta_langkah,
        kerjakan,
        kerjakan_ubah,
        siapkan,
        siapkan_ubah,
    )
    from abk.naskah.alur.periksa import periksa_alur, periksa_gudang, periksa_naskah

__all__ = [
    "FaktaNaskah",
    "Ingatan",
    "Siap",
    "fakta_langkah",
    "folder_ingatan",
    "kerjakan",
    "kerjakan_ubah",
    "pastikan_rapat",
    "periksa_alur",
    "periksa_gudang",
    "periksa_naskah",
    "siapkan",
    "siapkan_ubah",
]

# What is asked of a step is asked without what writes and checks its documents.
muka(__name__)
