"""Exact fractions by the column: one formula serves a single number and a whole table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from abk.kebutuhan.eksak import Bulat, bulat, jumlah, kali, sebagai_float
from abk.tulisan.malas import np, npt

# Beyond it a common denominator costs more than fractions one by one.
_BIT_BERSAMA = 256


@dataclass(frozen=True, eq=False)
class Larik:
    """A column of exact fractions, which multiplies, divides and compares as one fraction does.

    Attributes
    ----------
    pembilang, penyebut : whole numbers of one length, or of length one for all; ``penyebut`` > 0
    """

    pembilang: Bulat
    penyebut: Bulat

    @classmethod
    def dari(cls, nilai: Iterable[Fraction | int]) -> Larik:
        """The column of the numbers ``nilai`` [any unit]."""
        semua = [Fraction(satu) for satu in nilai]
        return cls(bulat(s.numerator for s in semua), bulat(s.denominator for s in semua))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return max(len(self.pembilang), len(self.penyebut))

    def __mul__(self, lain: Larik | Fraction | int) -> Larik:
        """Product, row by row."""
        lain = _larik(lain)
        return Larik(kali(self.pembilang, lain.pembilang), kali(self.penyebut, lain.penyebut))

    def __truediv__(self, lain: Larik | Fraction | int) -> Larik:
        """Quotient, row by row; the divisor is positive."""
        lain = _larik(lain)
        return Larik(kali(self.pembilang, lain.penyebut), kali(self.penyebut, lain.pembilang))

    def __add__(self, lain: Fraction) -> Larik:
        """Sum with one number."""
        kiri, kanan = self._silang(lain)
        return Larik(kiri + kanan, kali(self.penyebut, bulat([lain.denominator])))

    def __gt__(self, lain: Fraction) -> npt.NDArray[np.bool_]:
        """Which rows are greater."""
        kiri, kanan = self._silang(lain)
        return np.asarray(kiri > kanan, dtype=bool)

    def __ge__(self, lain: Fraction) -> npt.NDArray[np.bool_]:
        """Which rows are at least that."""
        kiri, kanan = self._silang(lain)
        return np.asarray(kiri >= kanan, dtype=bool)

    def __floor__(self) -> Bulat:
        """Whole number at or below, row by row."""
        return np.asarray(self.pembilang // self.penyebut)

    def __ceil__(self) -> Bulat:
        """Whole number at or above, row by row."""
        return np.asarray(-(-self.pembilang // self.penyebut))

    def __getitem__(self, letak: npt.NDArray[np.intp]) -> Larik:
        """Rows at these places."""
        return Larik(*(b if len(b) == 1 else b[letak] for b in (self.pembilang, self.penyebut)))

    def _silang(self, lain: Fraction) -> tuple[Bulat, Bulat]:
        lain = Fraction(lain)
        return kali(self.pembilang, bulat([lain.denominator])), kali(self.penyebut, bulat([lain.numerator]))

    def sebagai_float(self) -> npt.NDArray[np.float64]:
        """Nearest float of each row."""
        return sebagai_float(self.pembilang, self.penyebut)

    def jumlah(self, nomor: npt.NDArray[np.intp], banyak: int) -> Larik:
        """Exact sum of the rows of each group.

        Parameters
        ----------
        nomor : group of each row
        banyak : number of groups [kelompok]
        """
        if len(self.penyebut) == 1:
            return Larik(jumlah(nomor, banyak, self.pembilang), self.penyebut)
        unik, letak = np.unique(self.penyebut, return_inverse=True)
        bersama = 1
        for satu in unik.tolist():
            bersama = math.lcm(bersama, satu)
            if bersama.bit_length() > _BIT_BERSAMA:
                return self._jumlah_pecahan(nomor, banyak, unik, letak)
        pengali = bulat(bersama // satu for satu in unik.tolist())[letak]
        return Larik(jumlah(nomor, banyak, kali(self.pembilang, pengali)), bulat([bersama]))

    def _jumlah_pecahan(
        self, nomor: npt.NDArray[np.intp], banyak: int, unik: Bulat, letak: npt.NDArray[np.intp]
    ) -> Larik:
        pasangan, milik = np.unique(nomor * len(unik) + letak, return_inverse=True)
        bagian = jumlah(milik, len(pasangan), self.pembilang).tolist()
        semua = [Fraction(0)] * banyak
        for kelompok, penyebut, satu in zip(
            (pasangan // len(unik)).tolist(), unik[pasangan % len(unik)].tolist(), bagian, strict=True
        ):
            semua[kelompok] += Fraction(satu, penyebut)
        return Larik.dari(semua)


class PerKode(Mapping[str, Fraction]):
    """Exact numbers by code, kept as a column.

    Parameters
    ----------
    kode : the codes, each once
    nilai : their numbers
    """

    def __init__(self, kode: Sequence[str], nilai: Larik) -> None:
        self._letak = {k: n for n, k in enumerate(kode)}
        self._nilai = nilai

    def __getitem__(self, kode: str) -> Fraction:
        """Return the number of that code."""
        letak = self._letak[kode]
        atas, bawah = (
            int(b[letak if len(b) > 1 else 0]) for b in (self._nilai.pembilang, self._nilai.penyebut)
        )
        return Fraction(atas, bawah)

    def __iter__(self) -> Iterator[str]:
        """Go through the codes."""
        return iter(self._letak)

    def __len__(self) -> int:
        """Return how many codes there are."""
        return len(self._letak)

    def pada(self, kode: Iterable[str]) -> Larik:
        """The numbers of these codes, ``kode``; nought for one that is not known."""
        takada = len(self)
        letak = np.array([self._letak.get(k, takada) for k in kode], dtype="intp")
        nol = np.zeros(1, dtype=self._nilai.pembilang.dtype)
        penyebut = self._nilai.penyebut
        if len(penyebut) > 1:
            penyebut = np.append(penyebut, np.ones(1, dtype=penyebut.dtype))[letak]
        return Larik(np.append(self._nilai.pembilang, nol)[letak], penyebut)


def per_kode(nilai: Mapping[str, Fraction], kode: Iterable[str]) -> Larik:
    """Numbers of codes, nought for one that is not known.

    Parameters
    ----------
    nilai : number of each code [any unit]
    kode : codes asked for
    """
    return nilai.pada(kode) if isinstance(nilai, PerKode) else Larik.dari(nilai.get(k, 0) for k in kode)


def _larik(nilai: Larik | Fraction | int) -> Larik:
    return nilai if isinstance(nilai, Larik) else Larik.dari([nilai])
