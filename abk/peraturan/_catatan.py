"""What a regulation wants said beside its figures: warnings, and the time a successor gives to adapt."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from abk.peraturan._ketentuan import LINGKUP, Lingkup, Pola
from abk.peraturan._tanggal import Ketelitian, teks_tanggal
from abk.tulisan.bentuk import Bentuk, Hari, Tanda, Teks

_UNIK: dict[str, Any] = {"uniqueItems": True}


class Peringatan(Bentuk):
    """A sentence for whoever asks in a period, a lingkup and a pattern of working days.

    Attributes
    ----------
    teks : the sentence, as pages and documents print it
    sejak, sampai : first and last day on which it is said; None = open
    lingkup, pola : for whom; pola None = any
    letak, sumber : where it is written, and where it was read
    diperiksa : when it was last compared with its source
    belum_diverifikasi : True if it was not seen in a source
    """

    teks: Teks
    sejak: Hari | None = None
    sampai: Hari | None = None
    lingkup: tuple[Lingkup, ...] = Field(LINGKUP, min_length=1, json_schema_extra=_UNIK)
    pola: Pola | None = None
    letak: Teks
    sumber: Teks
    diperiksa: Hari
    belum_diverifikasi: Tanda = False

    def untuk(self, tanggal: date, lingkup: str, pola: str) -> bool:
        """Whether it is said on the day ``tanggal``, for that ``lingkup`` and ``pola``."""
        mulai = self.sejak is None or self.sejak <= tanggal
        belum_habis = self.sampai is None or tanggal <= self.sampai
        return mulai and belum_habis and lingkup in self.lingkup and self.pola in (None, pola)


class Peralihan(Bentuk):
    """Time that a successor gives some institutions to leave the regulation.

    Attributes
    ----------
    lingkup : whom
    sampai, ketelitian : last day on which the regulation still answers them, and how well it is known
    teks : why, as pages and documents print it
    sumber : where it was read
    """

    lingkup: tuple[Lingkup, ...] = Field(min_length=1, json_schema_extra=_UNIK)
    sampai: Hari
    ketelitian: Ketelitian
    teks: Teks
    sumber: Teks

    def __str__(self) -> str:
        """Until when, in Indonesian words."""
        return teks_tanggal(self.sampai, self.ketelitian)
