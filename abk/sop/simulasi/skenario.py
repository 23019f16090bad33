"""What a simulation of the procedure supposes: each supposition named, each default stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import Literal

from abk.errors import ParameterError
from abk.sop.jam import MENIT_PER_HARI, PanjangHari
from abk.sop.prosedur import Langkah, Prosedur
from abk.tulisan.markup import kutip

CaraRapat = Literal["per_unit", "bersama"]
"""One meeting for each unit, or one meeting of all units."""

JenisVariasi = Literal["tetap", "segitiga", "lognormal"]


def _kosong() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Variasi:
    """How the time of a step varies around its standard time. The spreads are suppositions, not measured.

    Attributes
    ----------
    jenis : ``tetap`` (always the standard time); ``segitiga`` (triangular, standard time the most likely);
        ``lognormal`` (the standard time the mean, the long tail to the right)
    bawah, atas : shortest and longest time of ``segitiga``, as multiples of the standard time [1]
    koefisien : coefficient of variation of ``lognormal`` [1]
    """

    jenis: JenisVariasi = "tetap"
    bawah: float = 0.5
    atas: float = 2.0
    koefisien: float = 0.5

    @property
    def salah(self) -> list[str]:
        """What is wrong with it."""
        hasil = []
        if self.jenis not in {"tetap", "segitiga", "lognormal"}:
            hasil.append(f"variasi {kutip(self.jenis)} tidak dikenal (tetap, segitiga, lognormal)")
        if self.jenis == "segitiga" and not (0 < self.bawah <= 1 <= self.atas and self.bawah < self.atas):
            hasil.append("variasi segitiga memerlukan 0 < bawah ≤ 1 ≤ atas, dan bawah < atas")
        if self.jenis == "lognormal" and not 0 < self.koefisien <= 5:  # noqa: PLR2004 - a typing error beyond it
            hasil.append("koefisien lognormal harus lebih dari 0 dan paling besar 5")
        return hasil


@dataclass(frozen=True)
class Skenario:
    """One way in which the procedure could be run.

    Attributes
    ----------
    unit : units that go through their own steps side by side
    kapasitas : persons in a role, one where not named; a role of the units is one per unit
    rapat : one meeting for each unit, or one for all; the meeting is the joint step of the procedure
    peserta_rapat : roles bound by the meeting, all at once; None = as the procedure has it, which is an
        interpretation where its SOP names nobody
    panjang_hari : what "1 Hari" is, ``formal`` (450) or ``norma`` (300 minutes)
    variasi : of the time of each step
    peluang_kembali : chance that a step sends its papers back, to the nearest of the steps to which the
        procedure lets it; one for all steps that judge the work of others, or by code [0–1)
    bagian_ulang : share of its time that a repeated step takes [1]
    kembali_maksimum : returns by one step in one run, after which it lets pass
    """

    unit: int = 1
    kapasitas: Mapping[str, int] = field(default_factory=_kosong)
    rapat: CaraRapat = "per_unit"
    peserta_rapat: tuple[str, ...] | None = None
    panjang_hari: PanjangHari = "formal"
    variasi: Variasi = field(default_factory=Variasi)
    peluang_kembali: float | Mapping[str, float] = 0.0
    bagian_ulang: float = 1.0
    kembali_maksimum: int = 5

    def __post_init__(self) -> None:
        """Refuse what cannot be simulated, with every fault."""
        salah = list(self.variasi.salah)
        salah += salah_pilihan(self.unit, self.rapat, self.peserta_rapat, self.panjang_hari)
        salah += [f"kapasitas {p} {n} kurang dari 1" for p, n in self.kapasitas.items() if n < 1]
        if any(not 0 <= p < 1 for p in self._peluang.values()):
            salah.append("peluang kembali harus paling kecil 0 dan kurang dari 1")
        if self.bagian_ulang <= 0 or self.kembali_maksimum < 0:
            salah.append("bagian ulang harus lebih dari 0, kembali maksimum paling kecil 0")
        _tolak(salah)

    @property
    def _peluang(self) -> Mapping[str, float]:
        return (
            self.peluang_kembali if isinstance(self.peluang_kembali, Mapping) else {"": self.peluang_kembali}
        )

    @property
    def acak(self) -> bool:
        """Whether two runs can differ."""
        return self.variasi.jenis != "tetap" or any(self._peluang.values())

    def banyak(self, peran: str) -> int:
        """Persons in a role that is not of the units, of which each has one. [orang]"""
        return self.kapasitas.get(peran, 1)

    def peluang(self, langkah: Langkah) -> float:
        """Chance that a step sends its papers back."""
        if isinstance(self.peluang_kembali, Mapping):
            return self.peluang_kembali.get(langkah.kode, 0.0)
        return self.peluang_kembali if langkah.memeriksa else 0.0


@dataclass(frozen=True)
class Fase:
    """Steps in a row of one scope: ``umum`` (once), or ``unit`` (once for each unit, side by side)."""

    lingkup: str
    langkah: tuple[Langkah, ...]


def fase(prosedur: Prosedur, skenario: Skenario) -> tuple[Fase, ...]:
    """The official steps in their phases, each of which begins when the one before is over.

    Raises ParameterError if the scenario names steps or roles that the procedure does not have, or a return
    that cannot be simulated; with every fault.
    """
    semua = tuple(
        Fase(lingkup, tuple(isi))
        for lingkup, isi in groupby(prosedur.resmi, lambda satu: _lingkup(satu, skenario))
    )
    kode = [satu.kode for satu in prosedur.resmi]
    peran = {satu.pelaksana for satu in prosedur.resmi}
    salah = [
        f"peran {kutip(p)} tidak ada"
        for p in (*skenario.kapasitas, *(skenario.peserta_rapat or ()))
        if p not in peran
    ]
    salah += [
        f"kapasitas {p} tidak dapat diatur: tiap unit satu petugas"
        for p in skenario.kapasitas
        if prosedur.per_unit_peran(p)
    ]
    if isinstance(skenario.peluang_kembali, Mapping):
        salah += [f"langkah {k} tidak ada" for k in skenario.peluang_kembali if k not in kode]
    for nomor, satu in enumerate(semua):
        # A common step may send back to one unit; a unit cannot send a common step back for all the others.
        boleh = {
            k.kode for k in (*(semua[nomor - 1].langkah if satu.lingkup == "umum" else ()), *satu.langkah)
        }
        salah += [
            f"langkah {k.kode} tidak mempunyai langkah untuk mengembalikan"
            for k in satu.langkah
            if skenario.peluang(k) and kembali_ke(prosedur, k) not in boleh
        ]
    _tolak(list(dict.fromkeys(salah)))
    return semua


def kembali_ke(prosedur: Prosedur, langkah: Langkah) -> str:
    """Code of the nearest step with a standard time to which a step may send back; empty where it may not."""
    resmi = {satu.kode for satu in prosedur.resmi}
    boleh = [kode for kode in prosedur.boleh_kembali(langkah.kode) if kode in resmi]
    return boleh[-1] if boleh else ""


def peserta(langkah: Langkah, peserta_rapat: tuple[str, ...] | None) -> tuple[str, ...]:
    """Roles whose time a step takes."""
    if langkah.bersama and peserta_rapat is not None:
        return peserta_rapat
    return (langkah.pelaksana, *langkah.peserta)


def salah_pilihan(unit: int, rapat: str, peserta_rapat: tuple[str, ...] | None, hari: str) -> Iterator[str]:
    """What is wrong with a number of units, a way of meeting, its participants, a length of the day."""
    if unit < 1:
        yield f"banyak unit {unit} kurang dari 1"
    if rapat not in {"per_unit", "bersama"}:
        yield f"cara rapat {kutip(rapat)} tidak dikenal (per_unit, bersama)"
    if hari not in MENIT_PER_HARI:
        yield f"panjang hari {kutip(hari)} tidak dikenal ({', '.join(MENIT_PER_HARI)})"
    if peserta_rapat is not None and not 0 < len(peserta_rapat) == len(set(peserta_rapat)):
        yield "peserta rapat kosong atau disebut dua kali"


def _lingkup(langkah: Langkah, skenario: Skenario) -> str:
    """Scope of a step: as in the procedure, but a meeting of all units is common."""
    return "umum" if skenario.rapat == "bersama" and langkah.bersama else langkah.lingkup


def _tolak(salah: list[str]) -> None:
    if salah:
        raise ParameterError(
            f"Skenario tidak dapat disimulasikan: {'; '.join(salah)}.",
            "Perbaiki skenario; artinya tiap pilihan ada dalam docs/simulasi-sop.md.",
        )
