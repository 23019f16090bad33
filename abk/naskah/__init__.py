"""The official documents: Word templates, and what fills them."""

from abk.naskah.bagian import Fakta
from abk.naskah.frame import BarisParaf
from abk.naskah.galat import NaskahError, ProfilError, TemplatError
from abk.naskah.naskah import Naskah, buat, daftar_jenis, fakta_diminta, kekurangan, templat_bawaan
from abk.naskah.profil import Profil, daftar_profil, profil

__all__ = [
    "BarisParaf",
    "Fakta",
    "Naskah",
    "NaskahError",
    "Profil",
    "ProfilError",
    "TemplatError",
    "buat",
    "daftar_jenis",
    "daftar_profil",
    "fakta_diminta",
    "kekurangan",
    "profil",
    "templat_bawaan",
]
