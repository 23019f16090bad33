"""What if: named changes as data, each a new set of tables or settings from the old."""

from abk.analisis.skenario.skenario import Skenario, skenario, tabel_skenario
from abk.analisis.skenario.ubah import Ubah

__all__ = ["Skenario", "Ubah", "skenario", "tabel_skenario"]
