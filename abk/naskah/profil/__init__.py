"""Institutions as data: names, titles, letterheads, numbers, legal bases. One YAML file per profile."""

from abk.naskah.profil.bentuk import (
    Alamat,
    Asal,
    AturanNaskah,
    DasarHukum,
    Huruf,
    Instansi,
    JabatanPeran,
    JamKerja,
    Kop,
    Profil,
)
from abk.naskah.profil.muat import PROFIL_BAWAAN, daftar_profil, profil

__all__ = [
    "PROFIL_BAWAAN",
    "Alamat",
    "Asal",
    "AturanNaskah",
    "DasarHukum",
    "Huruf",
    "Instansi",
    "JabatanPeran",
    "JamKerja",
    "Kop",
    "Profil",
    "daftar_profil",
    "profil",
]
