"""The flowchart in the table: which column holds a symbol, and where the line from row to row runs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from abk.sop.prosedur import Langkah, Prosedur

YAKIN_PENUH = "tinggi"


@dataclass(frozen=True)
class Simbol:
    """A symbol of a row.

    Attributes
    ----------
    kolom : column of its actor, from 0
    ujung : whether it begins or ends the procedure
    ragu : whether it is not quite sure that this role acts
    utama : whether the role acts, or only takes part
    """

    kolom: int
    ujung: bool
    ragu: bool
    utama: bool = True


@dataclass(frozen=True)
class Serah:
    """A line from the row above.

    Attributes
    ----------
    dari, ke : columns, from 0
    ragu : whether it is not quite sure that the file goes there
    """

    dari: int
    ke: int
    ragu: bool


@dataclass(frozen=True)
class BarisArus:
    """A row of the flowchart.

    Attributes
    ----------
    langkah : its step
    simbol : its symbols; the first is the actor's
    masuk, keluar : line from the row above, line to the row below; None at the ends
    """

    langkah: Langkah
    simbol: tuple[Simbol, ...]
    masuk: Serah | None
    keluar: Serah | None


def arus(acuan: Prosedur) -> tuple[BarisArus, ...]:
    """Rows of the flowchart of the SOP's own steps, in their order."""
    kolom = {satu.kode: n for n, satu in enumerate(acuan.kolom)}
    serah = [_serah(kolom, kini, lanjut) for kini, lanjut in pairwise(acuan.resmi)]
    ujung = {acuan.resmi[0].kode, acuan.resmi[-1].kode}
    return tuple(
        BarisArus(k, _simbol(kolom, k, ujung=k.kode in ujung), masuk, keluar)
        for k, masuk, keluar in zip(acuan.resmi, [None, *serah], [*serah, None], strict=True)
    )


def _simbol(kolom: dict[str, int], k: Langkah, *, ujung: bool) -> tuple[Simbol, ...]:
    ragu = k.yakin.pelaksana != YAKIN_PENUH
    peserta = [kolom[p] for p in k.peserta if p in kolom]
    return (
        Simbol(kolom[k.pelaksana], ujung, ragu),
        *(Simbol(p, ujung=False, ragu=ragu, utama=False) for p in peserta),
    )


def _serah(kolom: dict[str, int], kini: Langkah, lanjut: Langkah) -> Serah:
    """Line to the one who receives, if he is in the next row; else to who acts there."""
    ada = (lanjut.pelaksana, *lanjut.peserta)
    tujuan = kini.penerima if kini.penerima in ada and kini.penerima in kolom else lanjut.pelaksana
    asal = tujuan if tujuan in kini.peserta else kini.pelaksana
    return Serah(kolom[asal], kolom[tujuan], kini.yakin.serah_ke != YAKIN_PENUH)
