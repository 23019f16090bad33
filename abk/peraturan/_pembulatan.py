"""Named policies that turn a staffing need into whole persons."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from abk.errors import PeraturanError, saran_nama
from abk.peraturan._cari import ketentuan
from abk.peraturan._ketentuan import Ketentuan

CARA_MEMBULATKAN = ("terdekat", "ke_atas", "ke_bawah")
"""``terdekat`` (half up, default), ``ke_atas``, ``ke_bawah``."""


@dataclass(frozen=True)
class Pembulatan:
    """A rounding policy with the reason it exists.

    Attributes
    ----------
    nama : one of :data:`CARA_MEMBULATKAN`
    dasar : where it was read
    """

    nama: str
    dasar: Ketentuan

    def bulatkan(self, kebutuhan: Fraction) -> int:
        """Whole persons for an exact need.

        Parameters
        ----------
        kebutuhan : exact, never a float, so that 2 stays 2 and 2,5 goes up. [orang]

        Returns
        -------
        int
            [orang]
        """
        if self.nama == "ke_atas":
            return math.ceil(kebutuhan)
        if self.nama == "ke_bawah":
            return math.floor(kebutuhan)
        return math.floor(kebutuhan + Fraction(1, 2))


def pembulatan(nama: str = "terdekat", tanggal: date | None = None) -> Pembulatan:
    """The rounding policy of that name.

    Parameters
    ----------
    nama : one of :data:`CARA_MEMBULATKAN`
    tanggal : day for which its source is asked, None = today (Jakarta)

    Raises
    ------
    PeraturanError
        No policy has that name.
    """
    if nama not in CARA_MEMBULATKAN:
        raise PeraturanError(
            f'Kebijakan pembulatan "{nama}" tidak dikenal.', saran_nama(nama, CARA_MEMBULATKAN)
        )
    return Pembulatan(nama, ketentuan("pembulatan", nama, tanggal))
