"""One round of ABK: its tables, the regulation it follows, its rounding policy; opened from a folder."""

from abk.kegiatan.folder import CONTOH, folder_contoh, folder_sumber, open, periksa  # noqa: A004 - abk.open
from abk.kegiatan.kegiatan import Kegiatan
from abk.kegiatan.pengaturan import Pengaturan

__all__ = ["CONTOH", "Kegiatan", "Pengaturan", "folder_contoh", "folder_sumber", "open", "periksa"]
