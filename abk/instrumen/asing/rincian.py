"""Tasks that are counted together with their own parts, by their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from abk.instrumen.asing.bentuk import BarisAsing, Tanya
from abk.instrumen.asing.grid import Angka, Grid
from abk.instrumen.asing.pembagi import dekat
from abk.tables.keraguan import bagian_nomor

_NOMOR_HURUF = re.compile(r"[A-Za-z]")


@dataclass
class Penomoran:
    """Numbers of tasks from top to bottom; a letter, or a mark before the text, belongs to the one above."""

    induk: str = ""

    def baca(self, grid: Grid, baris: int, kolom: int | None, butir: str) -> str:
        """Number of a row, normalised: ``3.`` → ``3``, ``a)`` under 3 → ``3.a``."""
        nilai = None if kolom is None else grid.isi(baris, kolom)
        if butir and self.induk and nilai is None:
            return f"{self.induk}.{butir}"
        if isinstance(nilai, float) and nilai.is_integer():
            nilai = int(nilai)
        nomor = str(nilai).strip(" .,)(") if isinstance(nilai, (str, int, float)) else ""
        if _NOMOR_HURUF.fullmatch(nomor) and self.induk and self.induk != chr(ord(nomor) - 1):
            return f"{self.induk}.{nomor}"  # but "b" after "a" is a task of the same rank
        self.induk = nomor or self.induk
        return nomor


def rincian_waktu(baris: Sequence[BarisAsing]) -> set[int]:
    """Rows that only divide the time of the numbered task above them.

    They have neither volume nor number, and their times make up its own.
    """
    hasil: set[int] = set()
    induk: BarisAsing | None = None
    anak: list[BarisAsing] = []
    for satu in [*baris, None]:
        if satu is not None and induk is not None and _hanya_waktu(satu) and satu.bagian == induk.bagian:
            anak.append(satu)
            continue
        if induk is not None and len(anak) > 1 and sum(map(_norma, anak)) == _norma(induk):
            hasil |= {b.baris for b in anak}
        induk, anak = satu if satu is not None and satu.nomor and _berangka(satu) else None, []
    return hasil


def _hanya_waktu(satu: BarisAsing) -> bool:
    volume = satu.angka.get("volume")
    return not satu.nomor and volume == Angka() and satu.angka["norma_waktu"].nilai is not None


def _norma(satu: BarisAsing) -> Fraction:
    return Fraction(str(satu.angka["norma_waktu"].nilai))


def induk_beranak(baris: Sequence[BarisAsing]) -> dict[int, list[int]]:
    """Rows that are counted together with their own parts: parent → parts, as rows of the sheet."""
    nomor = {(b.bagian, bagian_nomor(b.nomor)): b.baris for b in baris if b.nomor}
    anak: dict[int, list[int]] = {}
    # One number a post is that of the post, or of its first task: the rows under it are no parts.
    bernomor = Counter(b.bagian for b in baris if b.nomor)
    di_atas: BarisAsing | None = None
    for satu in baris:
        bagian = bagian_nomor(satu.nomor)
        sama = di_atas is not None and di_atas.bagian == satu.bagian and bernomor[satu.bagian] > 1
        if satu.nomor:
            di_atas = satu
        elif di_atas is not None and sama and _berangka(satu):
            anak.setdefault(di_atas.baris, []).append(satu.baris)
        for panjang in range(1, len(bagian)):
            induk = nomor.get((satu.bagian, bagian[:panjang]))
            if induk is not None and induk != satu.baris:
                anak.setdefault(induk, []).append(satu.baris)
    return anak


def _berangka(satu: BarisAsing) -> bool:
    return all(k in satu.angka and satu.angka[k].nilai is not None for k in ("volume", "norma_waktu"))


def tanya_induk(grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing]) -> Tanya | None:
    """Which of a task and its parts count; where the parts' printed needs make up its own, the parts."""
    anak = induk_beranak(baris)
    if not anak:
        return None
    cetak = {
        b.baris: grid.angka(b.baris, kolom["kebutuhan"], ",").nilai or 0
        for b in baris
        if "kebutuhan" in kolom
    }
    sama = [cetak and dekat(cetak[i], sum(cetak[n] for n in a)) and cetak[i] for i, a in anak.items()]
    usulan = "anak" if all(sama) else ""
    bukti = "; ".join(
        f"baris {i + 1} dan rinciannya di baris {', '.join(str(n + 1) for n in a)}" for i, a in anak.items()
    )
    return Tanya("induk_dan_anak", "Tugas induk dan rinciannya sama-sama berangka; mana yang dihitung?",
                 ("induk", "anak"), usulan, bukti)  # fmt: skip
