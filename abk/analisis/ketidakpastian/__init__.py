"""How sure is a need: the spread of norms carried through to posts, units and the whole."""

from abk.analisis.ketidakpastian.sebaran import BENTUK, KOLOM_SEBARAN, momen_jabatan, sebaran_norma
from abk.analisis.ketidakpastian.simulasi import Ketidakpastian, ketidakpastian

__all__ = ["BENTUK", "KOLOM_SEBARAN", "Ketidakpastian", "ketidakpastian", "momen_jabatan", "sebaran_norma"]
