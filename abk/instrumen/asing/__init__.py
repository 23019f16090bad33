"""Foreign workbooks: official layouts as offices keep them, mapped by question and never by guess."""

from abk.instrumen.asing.bacaan import TabelAsing, baca_asing
from abk.instrumen.asing.peta import Peta, PetaTabel, baca_peta, tunjuk
from abk.instrumen.asing.pratinjau import Pratinjau, pratinjau

__all__ = ["Peta", "PetaTabel", "Pratinjau", "TabelAsing", "baca_asing", "baca_peta", "pratinjau", "tunjuk"]
