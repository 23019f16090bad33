"""The official documents: Word templates, and what fills them.

``isi`` says what each kind of document holds and fills it from a case, with the rows of ``tabel``; ``alur``
makes those of a step, and makes them anew for a check. ``templat`` holds the layouts, which ``layout`` writes
as Word templates and ``word`` fills; ``profil`` has the institutions. ``peta`` and ``sop_cetak`` draw theirs.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
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

# What one part needs is slow to load, and who names another has no need of it.
muka(__name__)
