"""One round of ABK: its tables, the regulation it follows, its rounding policy; opened from a folder."""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.kegiatan.folder import open, periksa  # noqa: A004 - abk.open
    from abk.kegiatan.isi import tulisan_asli
    from abk.kegiatan.keadaan import AKHIR, AWAL, KeadaanData
    from abk.kegiatan.kegiatan import Kegiatan
    from abk.kegiatan.pengaturan import Pengaturan, aturan_pengaturan, kaidah
    from abk.kegiatan.perubahan import Perubahan, terapkan
    from abk.kegiatan.rekaman import baca_rekaman, rekam
    from abk.kegiatan.skenario import (
        air_terjun,
        baca_skenario,
        banding_skenario,
        dengan_skenario,
        tulis_skenario,
    )
    from abk.kegiatan.sumber import CONTOH, folder_contoh, folder_sumber
    from abk.kegiatan.ubahan import baris_kini, nilai_kini

__all__ = [
    "AKHIR",
    "AWAL",
    "CONTOH",
    "KeadaanData",
    "Kegiatan",
    "Pengaturan",
    "Perubahan",
    "air_terjun",
    "aturan_pengaturan",
    "baca_rekaman",
    "baca_skenario",
    "banding_skenario",
    "baris_kini",
    "dengan_skenario",
    "folder_contoh",
    "folder_sumber",
    "kaidah",
    "nilai_kini",
    "open",
    "periksa",
    "rekam",
    "terapkan",
    "tulis_skenario",
    "tulisan_asli",
]

# Where a source lies is asked by who may need none of it; pandas is slow to import.
muka(__name__)
