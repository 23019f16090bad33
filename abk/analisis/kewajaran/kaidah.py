"""The rules of plausibility as data: title, weight, thresholds, question."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from abk.errors import ParameterError
from abk.tables.angka import angka_indonesia
from abk.tulisan.sidik import json_kanonik, sidik
from abk.tulisan.terurai import data_paket

_TULIS: Mapping[str, Callable[[float], str]] = MappingProxyType(
    {
        "banyak": lambda x: angka_indonesia(round(x)),
        "orang": lambda x: angka_indonesia(round(x, 2)),
        "angka": lambda x: angka_indonesia(round(x, 2)),
        "persen": lambda x: f"{angka_indonesia(round(100 * x))} %",
    }
)


@dataclass(frozen=True)
class Ambang:
    """A threshold.

    Attributes
    ----------
    nilai : its default [satuan]
    satuan : its unit of measure
    sumber : where it comes from; ``pilihan program`` where no source gives one
    """

    nilai: float
    satuan: str
    sumber: str


@dataclass(frozen=True)
class Kaidah:
    """A rule.

    Attributes
    ----------
    nama : its key
    judul : what it sees, for readers
    bobot : how much a flag of it deserves a look [0–1]
    bentuk : how its two numbers are written
    tanya : the question to the unit
    ambang : its thresholds by name
    tanya_dahulu : the question as documents of earlier editions put it; empty = the same
    """

    nama: str
    judul: str
    bobot: float
    bentuk: tuple[str, str]
    tanya: str
    ambang: Mapping[str, Ambang]
    tanya_dahulu: str = ""

    def pertanyaan(self, nilai: float, acuan: float, banyak: float, *, dahulu: bool = False) -> str:
        """The question with its evidence.

        Parameters
        ----------
        nilai, acuan : the value seen and what it is held against [as the rule says]
        banyak : how many it is compared with [tugas or jabatan]
        dahulu : as documents of earlier editions put it
        """
        tanya = (dahulu and self.tanya_dahulu) or self.tanya
        return tanya.format_map(self._bukti((nilai, acuan, banyak)))

    def tanda(self, letak: Sequence[str], bukti: tuple[float, float, float]) -> str:
        """Identity of a flag: it stays as long as place and evidence do, whatever the words of the question.

        Parameters
        ----------
        letak : unit, post and task
        bukti : ``nilai``, ``acuan``, ``banyak``; they count as they are written, not to the last digit

        Returns
        -------
        str
            12 hexadecimal digits.
        """
        return sidik(json_kanonik([self.nama, *letak, self._bukti(bukti)]))[:12]

    def tempat(self, letak: Sequence[str]) -> str:
        """Identity of the question whatever its evidence: what was answered last year is found by it.

        Parameters
        ----------
        letak : unit, post and task

        Returns
        -------
        str
            12 hexadecimal digits.
        """
        return sidik(json_kanonik([self.nama, *letak]))[:12]

    def _bukti(self, angka: tuple[float, float, float]) -> dict[str, str]:
        cara = dict(zip(("nilai", "acuan", "banyak"), (*self.bentuk, "banyak"), strict=True))
        tertulis = zip(cara.items(), angka, strict=True)
        return {nama: "–" if math.isnan(x) else _TULIS[satu](x) for (nama, satu), x in tertulis}


@cache
def daftar_kaidah() -> Mapping[str, Kaidah]:
    """Every rule of plausibility by its key, in the order of the file ``kaidah.yaml``."""
    isi = data_paket(__package__, "kaidah.yaml", "int", "float")
    return MappingProxyType(
        {
            nama: Kaidah(
                nama,
                satu["judul"],
                float(satu["bobot"]),
                tuple(satu["bentuk"]),
                satu["tanya"],
                {n: Ambang(float(a["nilai"]), a["satuan"], a["sumber"]) for n, a in satu["ambang"].items()},
                satu.get("tanya_dahulu", ""),
            )
            for nama, satu in isi.items()
        }
    )


def ambang_dengan(diminta: Mapping[str, float]) -> dict[str, float]:
    """Thresholds, the defaults changed by those asked for.

    Parameters
    ----------
    diminta : threshold by name [as ``kaidah.yaml`` says]

    Returns
    -------
    dict of every threshold by name

    Raises
    ------
    ParameterError
        If a name is unknown, with the names there are.
    """
    bawaan = {n: a.nilai for satu in daftar_kaidah().values() for n, a in satu.ambang.items()}
    asing = [n for n in diminta if n not in bawaan]
    if asing:
        raise ParameterError(
            f"Ambang {', '.join(map(repr, asing))} tidak dikenal.",
            f"Pakai salah satu dari {', '.join(bawaan)}.",
        )
    return bawaan | {n: float(x) for n, x in diminta.items()}
