"""Institutions as data: names, titles, letterheads, numbers, legal bases. One YAML file per profile."""

from abk.naskah.profil.bentuk import Profil
from abk.naskah.profil.muat import PROFIL_BAWAAN, daftar_profil, profil

__all__ = ["PROFIL_BAWAAN", "Profil", "daftar_profil", "profil"]
