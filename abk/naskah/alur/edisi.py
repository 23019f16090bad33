"""A profile as the documents of an edition were made from it."""

from __future__ import annotations

from abk.naskah.profil import Profil
from abk.naskah.profil.bentuk import Jadwal
from abk.naskah.profil.contoh import tanpa_alamat_contoh

_BELUM_UTUH = "…"
_ALAMAT_SENDIRI = 8
"""Edition since which no letterhead has the address that a profile of the package has as an example."""
_DENGAN_JADWAL = 3
"""Edition since which a plan reckons with time for filling in and inviting, grades only where the regulation
does, and cites the institution's own rules.
"""


def profil_edisi(profil: Profil, edisi: int, *, peragaan: bool) -> Profil:
    """The profile as documents of an edition were made from it; a play says at its foot that it is one."""
    if edisi >= _ALAMAT_SENDIRI and not peragaan:
        return tanpa_alamat_contoh(profil)
    if edisi >= _DENGAN_JADWAL:
        return profil
    utuh = {
        untuk: tuple(satu for satu in semua if _BELUM_UTUH not in satu.kutipan)
        for untuk, semua in profil.dasar_hukum.items()
    }
    dulu = {"jadwal": Jadwal(pengisian=0, undangan=0), "prestasi": "ya", "dasar_hukum": utuh}
    return profil.model_copy(update=dulu)
