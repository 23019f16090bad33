"""The working clock: minutes at work between two moments, and the moment at which a step is late.

The hours are data (:class:`JamKerja`). The default is one choice of many: Perpres 21/2023 fixes 37.5 hours
a week without breaks, but leaves the hours of the clock to each institution, whose profile states them.
Ramadan, when the week has 32.5 hours, is not modelled: its dates and hours are announced anew each year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from abk.errors import ParameterError
from abk.tulisan.markup import kutip

Rentang = tuple[int, int]
"""Working hours from … to …, in minutes after midnight. [menit]"""

PanjangHari = Literal["formal", "norma"]
"""What "1 Hari" of an SOP means."""

MENIT_PER_HARI: Mapping[str, int] = MappingProxyType({"formal": 450, "norma": 300})
"""``formal``: the working day on the clock, for deadlines (37.5 h a week ÷ 5 days: ``satuan-waktu``);
``norma``: the effective day of the printed forms, for SOP times that become norma waktu
(``permendagri-12-2008``). [menit/hari]"""

ZONA = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
"""Zones of Indonesia; none of them has daylight saving, so that a clock minute is a minute."""

HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
"""Days of the week, in the order of :meth:`datetime.date.weekday`."""

KeadaanWaktu = Literal["tepat", "mendekati", "lewat"]

_SENIN_KAMIS: tuple[Rentang, ...] = ((450, 720), (780, 960))  # 07.30–12.00, 13.00–16.00
_JUMAT: tuple[Rentang, ...] = ((450, 690), (780, 990))  # 07.30–11.30, 13.00–16.30
_SEPEKAN = (*(_SENIN_KAMIS,) * 4, _JUMAT, (), ())
_SEHARI = 24 * 60
MENDEKATI_PERSEN = 80
"""Share of the standard time from which on it is nearly used up: our own choice. [%]"""
_TAHUN_TERAKHIR = 2999


class LamaWaktu(Protocol):
    """A duration of an SOP: ``10 Menit``, ``1 Hari``."""

    def menit(self, menit_per_hari: int) -> int:
        """In minutes. [menit]"""


@dataclass(frozen=True)
class StatusWaktu:
    """A step against its standard time: when that is used up, minutes used and allowed. [menit kerja]"""

    keadaan: KeadaanWaktu
    tenggat: dt.datetime
    terpakai_menit: int
    standar_menit: int

    @property
    def sisa_menit(self) -> int:
        """Working minutes left; 0 when late. [menit]"""
        return max(self.standar_menit - self.terpakai_menit, 0)

    @property
    def lewat_menit(self) -> int:
        """Working minutes late; 0 when not. [menit]"""
        return max(self.terpakai_menit - self.standar_menit, 0)


@dataclass(frozen=True)
class JamKerja:
    """Working hours of an institution: for Monday to Sunday the spans worked, each within one day. [menit]

    Holidays are those of the ``holidays`` library, categories public and government, as in
    :func:`abk.kebutuhan.waktu_kerja.kalender_kerja`, and further days off, e.g. a local election. For years
    whose joint decree is not out yet the library knows no cuti bersama, and estimates holidays of the moon.

    A moment counts by the minute that a clock shows: 08.00.30 is 08.00. So minutes add up exactly, however a
    span is cut.
    """

    zona: str = "Asia/Jakarta"
    sepekan: tuple[tuple[Rentang, ...], ...] = _SEPEKAN
    libur_nasional: bool = True
    cuti_bersama: bool = True
    libur_lain: frozenset[dt.date] = frozenset()

    def __post_init__(self) -> None:
        """Refuse hours that cannot be counted, with every fault."""
        salah = [f"zona waktu {kutip(self.zona)} bukan zona Indonesia"] * (self.zona not in ZONA)
        if len(self.sepekan) != len(HARI):
            salah.append(f"jam kerja memuat {len(self.sepekan)} hari, bukan {len(HARI)}")
        for nama, hari in zip(HARI, self.sepekan, strict=False):
            batas = [menit for rentang in hari for menit in rentang]
            if any(a >= b for a, b in pairwise(batas)) or any(not 0 <= b <= _SEHARI for b in batas):
                salah.append(f"jam kerja {nama} tidak urut atau bertindihan")
        if not any(self.sepekan):
            salah.append("tidak ada satu hari kerja pun")
        _tolak(salah)

    def rentang(self, hari: dt.date) -> tuple[Rentang, ...]:
        """Spans worked on a day; none on a day off. [menit]"""
        sepekan = self.sepekan[hari.weekday()]
        return () if sepekan and self.libur(hari) else sepekan

    def libur(self, hari: dt.date) -> bool:
        """Whether a day is a holiday (whatever its day of the week)."""
        return hari in self.libur_lain or hari in _libur(hari.year, self.libur_nasional, self.cuti_bersama)

    def menit_kerja(self, mulai: dt.datetime, selesai: dt.datetime) -> int:
        """Working minutes between two aware moments, of any zone. [menit]

        Raises ParameterError if a moment has no zone, or the end lies before the start.
        """
        hari, awal = self._jam_dinding(mulai, "mulai")
        hari_akhir, akhir = self._jam_dinding(selesai, "selesai")
        if (hari, awal) > (hari_akhir, akhir):
            pesan = f"Waktu selesai ({selesai.isoformat()}) mendahului waktu mulai ({mulai.isoformat()})."
            raise ParameterError(pesan, "Tukar keduanya, atau perbaiki catatannya.")
        jumlah = -_lalu(self.rentang(hari), awal)
        while hari < hari_akhir:
            jumlah += _lalu(self.rentang(hari), _SEHARI)
            hari += dt.timedelta(1)
        return jumlah + _lalu(self.rentang(hari), akhir)

    def tambah(self, mulai: dt.datetime, menit: int) -> dt.datetime:
        """First moment, in the zone of these hours, at which so many working minutes have passed.

        Full minutes end within working hours: what is used up at 16.00 is due at 16.00, not next morning.
        Raises ParameterError if the moment has no zone, the minutes are negative, or the calendar ends before
        them.
        """
        hari, awal = self._jam_dinding(mulai, "mulai")
        if menit < 0:
            raise ParameterError(f"{menit} menit kerja tidak dapat ditambahkan.", "Beri bilangan dari 0.")
        if menit == 0:
            return self._saat(hari, awal)
        sisa = menit + _lalu(self.rentang(hari), awal)
        while hari.year <= _TAHUN_TERAKHIR:
            for dari, sampai in self.rentang(hari):
                if sisa <= sampai - dari:
                    return self._saat(hari, dari + sisa)
                sisa -= sampai - dari
            hari += dt.timedelta(1)
        raise ParameterError(f"{menit} menit kerja melampaui kalender.", "Beri jangka waktu yang wajar.")

    def tenggat(
        self, mulai: dt.datetime, waktu: LamaWaktu | None, panjang_hari: PanjangHari = "formal"
    ) -> dt.datetime:
        """Moment at which the standard time of a step that was due from ``mulai`` is used up."""
        return self.tambah(mulai, menit_standar(waktu, panjang_hari))

    def status(
        self,
        mulai: dt.datetime,
        sekarang: dt.datetime,
        waktu: LamaWaktu | None,
        panjang_hari: PanjangHari = "formal",
    ) -> StatusWaktu:
        """Whether a step is in time at a moment; ``mendekati`` from :data:`MENDEKATI_PERSEN` on."""
        standar = menit_standar(waktu, panjang_hari)
        terpakai = self.menit_kerja(mulai, sekarang)
        dekat = terpakai * 100 >= standar * MENDEKATI_PERSEN
        keadaan: KeadaanWaktu = "lewat" if terpakai > standar else "mendekati" if dekat else "tepat"
        return StatusWaktu(keadaan, self.tambah(mulai, standar), terpakai, standar)

    def _jam_dinding(self, saat: dt.datetime, nama: str) -> tuple[dt.date, int]:
        """Day and minute of the day that the clock of the institution shows."""
        if saat.utcoffset() is None:
            pesan = f"Waktu {nama} ({saat.isoformat()}) tidak berzona."
            raise ParameterError(pesan, "Beri waktu dengan zona, misalnya +07:00.")
        dinding = saat.astimezone(ZoneInfo(self.zona))
        return dinding.date(), dinding.hour * 60 + dinding.minute

    def _saat(self, hari: dt.date, menit: int) -> dt.datetime:
        tengah_malam = dt.datetime.combine(hari, dt.time(), ZoneInfo(self.zona))
        return tengah_malam + dt.timedelta(minutes=menit)


def menit_standar(waktu: LamaWaktu | None, panjang_hari: str = "formal") -> int:
    """Standard time of a step under a named length of the day. [menit]"""
    if waktu is None:
        raise ParameterError("Langkah ini tidak mempunyai waktu baku.", "Isi waktunya dalam prosedur.")
    if panjang_hari not in MENIT_PER_HARI:
        raise ParameterError(
            f"Panjang hari {kutip(panjang_hari)} tidak dikenal.", f"Pakai {' atau '.join(MENIT_PER_HARI)}."
        )
    return waktu.menit(MENIT_PER_HARI[panjang_hari])


def _tolak(salah: Sequence[str]) -> None:
    if salah:
        raise ParameterError(
            f"Jam kerja tidak dapat dipakai: {'; '.join(salah)}.",
            f"Tulis rentang berurutan seperti 07.30-12.00; hari: {', '.join(HARI)}; zona: {', '.join(ZONA)}.",
        )


@lru_cache(maxsize=256)
def _libur(tahun: int, nasional: bool, bersama: bool) -> frozenset[dt.date]:
    import holidays  # noqa: PLC0415 - slow to load, and a case without a step that is due asks no calendar

    jenis = ("public",) * nasional + ("government",) * bersama
    return frozenset(holidays.country_holidays("ID", years=tahun, categories=jenis)) if jenis else frozenset()


def _lalu(rentang: Sequence[Rentang], menit: int) -> int:
    """Minutes of the spans of a day that lie before a minute of it. [menit]"""
    return sum(min(menit, sampai) - dari for dari, sampai in rentang if menit > dari)
