"""What if: named changes as data, each a new set of tables or settings from the old."""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.analisis.skenario.skenario import Skenario, skenario, tabel_skenario
    from abk.analisis.skenario.ubah import Ubah

__all__ = ["Skenario", "Ubah", "skenario", "tabel_skenario"]

# A store that keeps scenarios builds no rule of theirs before one is asked for.
muka(__name__)
