"""The engine of the simulation: one run of the procedure, in working minutes, on simpy.

Everybody works the same hours, so nights and weekends need no modelling: the axis is working time.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

import simpy

from abk.sop.jam import menit_standar
from abk.sop.prosedur import Langkah, Prosedur
from abk.sop.simulasi.skenario import Fase, Skenario, Variasi, kembali_ke, peserta
from abk.tulisan.malas import np

Pelaku = tuple[str, int]
"""A role, and the number of the unit from 1; 0 for roles that are not of a unit."""

Proses = Generator[Any, Any, None]


@dataclass(frozen=True)
class Kunjungan:
    """One passage through a step, the first (``ke`` 0) or a repetition; unit 0 for a common step.

    Papers arrive (``siap``), everybody it needs is free (``mulai``), done (``selesai``) [menit kerja];
    ``kembali`` where it ends with a return to the step before.
    """

    langkah: str
    unit: int
    ke: int
    siap: float
    mulai: float
    selesai: float
    pelaku: tuple[Pelaku, ...]
    kembali: bool


class Kantor:
    """Who is free. Work waits in order of arrival; the first that everybody needed for is free begins.

    simpy's resources are taken one by one, and a meeting would hold one person idle while it waits for the
    next. Here all are taken at once or none.
    """

    def __init__(self, lingkungan: simpy.Environment, skenario: Skenario) -> None:
        self._lingkungan = lingkungan
        self._skenario = skenario
        self._sibuk: dict[Pelaku, int] = {}
        self._antrean: list[tuple[tuple[Pelaku, ...], simpy.Event]] = []

    def minta(self, pelaku: tuple[Pelaku, ...]) -> simpy.Event:
        """An event that happens when all of them are free, and then has them."""
        giliran = self._lingkungan.event()
        self._antrean.append((pelaku, giliran))
        self._bagi()
        return giliran

    def lepas(self, pelaku: tuple[Pelaku, ...]) -> None:
        """Give them back."""
        for satu in pelaku:
            self._sibuk[satu] -= 1
        self._bagi()

    def _bagi(self) -> None:
        menunggu = []
        for pelaku, giliran in self._antrean:
            if all(self._bebas(satu) for satu in pelaku):
                for satu in pelaku:
                    self._sibuk[satu] = self._sibuk.get(satu, 0) + 1
                giliran.succeed()
            else:
                menunggu.append((pelaku, giliran))
        self._antrean = menunggu

    def _bebas(self, pelaku: Pelaku) -> bool:
        banyak = 1 if pelaku[1] else self._skenario.banyak(pelaku[0])
        return self._sibuk.get(pelaku, 0) < banyak


class Jalan:
    """One run.

    Each step of each unit has its own stream of chance, from the seed of the whole simulation. So two
    scenarios under one seed meet the same luck, and their difference is not noise.
    """

    def __init__(
        self, prosedur: Prosedur, fase: tuple[Fase, ...], skenario: Skenario, benih: int, nomor: int
    ) -> None:
        self._prosedur = prosedur
        self._fase = fase
        self._skenario = skenario
        self._urut = {satu.kode: n for n, satu in enumerate(k for f in fase for k in f.langkah)}
        self._benih = (benih, nomor)
        self._acak: dict[tuple[str, int], np.random.Generator] = {}
        self._kali: dict[tuple[str, int], int] = {}
        self._kembali: dict[tuple[str, int], int] = {}
        self._lingkungan = simpy.Environment()
        self._kantor = Kantor(self._lingkungan, skenario)
        self.kunjungan: list[Kunjungan] = []

    def jalankan(self) -> list[Kunjungan]:
        """Every passage, in order of completion."""
        self._lingkungan.process(self._semua())
        self._lingkungan.run()
        return self.kunjungan

    def _semua(self) -> Proses:
        sebelum: Fase | None = None
        for satu in self._fase:
            if satu.lingkup == "unit":
                unit = range(1, self._skenario.unit + 1)
                yield self._lingkungan.all_of(
                    [self._lingkungan.process(self._rantai(satu, nomor)) for nomor in unit]
                )
            else:
                yield from self._rantai(satu, 0, sebelum)
            sebelum = satu

    def _rantai(self, fase: Fase, unit: int, sebelum: Fase | None = None, dari: int = 0) -> Proses:
        """The steps of a phase one after another, back where one sends back."""
        tempat = {satu.kode: n for n, satu in enumerate(fase.langkah)}
        kini = dari
        while kini < len(fase.langkah):
            satu = fase.langkah[kini]
            kembali = yield from self._satu(satu, unit)
            ke = kembali_ke(self._prosedur, satu)
            if not kembali:
                kini += 1
            elif ke in tempat:
                kini = tempat[ke]
            elif sebelum is not None:
                # The papers of one unit were at fault: it goes again from there, then this step.
                salah = 1 + int(self._untung(satu.kode, unit).integers(self._skenario.unit))
                awal = next(n for n, k in enumerate(sebelum.langkah) if k.kode == ke)
                yield from self._rantai(sebelum, salah, None, awal)

    def _satu(self, langkah: Langkah, unit: int) -> Generator[Any, Any, bool]:
        kunci = (langkah.kode, unit)
        ke = self._kali[kunci] = self._kali.get(kunci, -1) + 1
        untung = self._untung(langkah.kode, unit)
        lama = menit_standar(langkah.waktu, self._skenario.panjang_hari) * pengali(self._skenario.variasi)(
            untung
        )
        lama *= self._skenario.bagian_ulang if ke else 1
        kembali = bool(untung.random() < self._skenario.peluang(langkah)) and (
            self._kembali.get(kunci, 0) < self._skenario.kembali_maksimum
        )
        self._kembali[kunci] = self._kembali.get(kunci, 0) + kembali
        pelaku = self._pelaku(langkah, unit)
        siap = self._lingkungan.now
        yield self._kantor.minta(pelaku)
        mulai = self._lingkungan.now
        yield self._lingkungan.timeout(lama)
        self._kantor.lepas(pelaku)
        selesai = self._lingkungan.now
        self.kunjungan.append(
            Kunjungan(langkah.kode, unit, ke, float(siap), float(mulai), float(selesai), pelaku, kembali)
        )
        return kembali

    def _pelaku(self, langkah: Langkah, unit: int) -> tuple[Pelaku, ...]:
        """Whom a step binds; a common step that binds units binds all of them."""
        semua = [unit] if unit else range(1, self._skenario.unit + 1)
        return tuple(
            (peran, nomor)
            for peran in peserta(langkah, self._skenario.peserta_rapat)
            for nomor in (semua if self._prosedur.per_unit_peran(peran) else [0])
        )

    def _untung(self, kode: str, unit: int) -> np.random.Generator:
        if (kode, unit) not in self._acak:
            benih, nomor = self._benih
            urutan = np.random.SeedSequence(benih, spawn_key=(nomor, self._urut[kode], unit))
            self._acak[kode, unit] = np.random.default_rng(urutan)
        return self._acak[kode, unit]


def pengali(variasi: Variasi) -> Callable[[np.random.Generator], float]:
    """A draw of the multiple of its standard time that a step takes. [1]"""
    if variasi.jenis == "segitiga":
        return lambda untung: float(untung.triangular(variasi.bawah, 1.0, variasi.atas))
    if variasi.jenis == "lognormal":
        sebaran = log(1 + variasi.koefisien**2)
        return lambda untung: float(untung.lognormal(-sebaran / 2, sqrt(sebaran)))
    return lambda _: 1.0
