"""The schedule of a plan: steps on working days, computed from rows; nothing is drawn by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date

from abk.errors import ParameterError
from abk.naskah.bagian import Bagian, Teks, TeksBoleh, isian
from abk.tulisan.format import LOKAL

HARI_PER_TABEL = 20
"""Working days that fit beside the steps on a page lying on its side."""
TANDA = "■"


class BarisJadwal(Bagian):
    """A step on the calendar; ``unit`` where each unit has its own."""

    kode: Teks = isian("Langkah", asal="alur")
    kegiatan: Teks = isian("Kegiatan", asal="alur")
    pelaksana: Teks = isian("Pelaksana", asal="alur")
    unit: TeksBoleh = isian("Unit", "", asal="alur")
    mulai: dt.date = isian("Mulai", asal="alur", masukan="tanggal")
    selesai: dt.date = isian("Selesai", asal="alur", masukan="tanggal")


@dataclass(frozen=True)
class LangkahWaktu:
    """A step as the procedure writes it, with its standard time [menit]; `unit` is empty for a common one.

    utuh : whether it is done on one day, as a meeting is
    """

    kode: str
    kegiatan: str
    pelaksana: str
    menit: int
    unit: str = ""
    utuh: bool = False


def _hari(letak: int, hari_kerja: Sequence[dt.date], menit_per_hari: int) -> dt.date:
    nomor = letak // menit_per_hari
    if nomor >= len(hari_kerja):
        raise ParameterError(
            f"Jadwal memerlukan sekurangnya {nomor + 1} hari kerja, yang diberikan {len(hari_kerja)}.",
            "Berikan hari kerja yang lebih panjang.",
        )
    return hari_kerja[nomor]


def jadwal_langkah(
    langkah: Iterable[LangkahWaktu], hari_kerja: Sequence[dt.date], menit_per_hari: int
) -> list[BarisJadwal]:
    """Steps placed on working days, each as early as its unit and its actor allow, in the order given.

    A common step waits for all before it; a unit's step waits for that unit's last one and for the common
    steps before; one actor does one step at a time. Too few working days are a ParameterError.
    """
    semua = list(langkah)
    if menit_per_hari <= 0 or any(satu.menit <= 0 for satu in semua):
        raise ParameterError(
            "Waktu langkah dan panjang hari harus lebih dari nol.", "Periksa waktu baku SOP."
        )
    bersama = 0
    unit: dict[str, int] = {}
    sibuk: dict[str, int] = {}
    hasil = []
    for satu in semua:
        siap = unit.get(satu.unit, bersama) if satu.unit else max([bersama, *unit.values()])
        mulai = max(siap, sibuk.get(satu.pelaksana, 0))
        if satu.utuh and mulai % menit_per_hari + satu.menit > menit_per_hari >= satu.menit:
            mulai += -mulai % menit_per_hari  # the next morning
        selesai = mulai + satu.menit
        sibuk[satu.pelaksana] = selesai
        if satu.unit:
            unit[satu.unit] = selesai
        else:
            bersama, unit = selesai, {}
        hasil.append(
            BarisJadwal(
                kode=satu.kode,
                kegiatan=satu.kegiatan,
                pelaksana=satu.pelaksana,
                unit=satu.unit,
                mulai=_hari(mulai, hari_kerja, menit_per_hari),
                # the last minute that is worked, not the first one after it
                selesai=_hari(selesai - 1, hari_kerja, menit_per_hari),
            )
        )
    return hasil


def matriks(jadwal: Sequence[BarisJadwal], hari_kerja: Sequence[dt.date]) -> list[dict[str, Any]]:
    """The schedule as a matrix of steps × working days, in pieces of at most :data:`HARI_PER_TABEL` days.

    Each piece holds ``judul``, ``hari`` (``"24 Nov"``) and ``baris``: the steps that fall into it, each with
    one cell per day. Days before the first and after the last step are left out.
    """
    awal, akhir = min(satu.mulai for satu in jadwal), max(satu.selesai for satu in jadwal)
    hari = sorted({satu for satu in hari_kerja if awal <= satu <= akhir})
    potongan = [hari[i : i + HARI_PER_TABEL] for i in range(0, len(hari), HARI_PER_TABEL)]
    return [_potongan(satu, jadwal, letak * HARI_PER_TABEL) for letak, satu in enumerate(potongan)]


def _kegiatan(satu: BarisJadwal) -> str:
    if not satu.unit or satu.unit in satu.kegiatan:
        return satu.kegiatan
    return f"{satu.kegiatan}\n({satu.unit})"


def _potongan(hari: Sequence[dt.date], jadwal: Sequence[BarisJadwal], sebelum: int) -> dict[str, Any]:
    baris = [
        {
            "kode": satu.kode,
            "kegiatan": _kegiatan(satu),
            "pelaksana": satu.pelaksana,
            "sel": [TANDA if satu.mulai <= h <= satu.selesai else "" for h in hari],
        }
        for satu in jadwal
        if satu.mulai <= hari[-1] and satu.selesai >= hari[0]
    ]
    return {
        "judul": f"Hari kerja ke-{sebelum + 1} sampai dengan ke-{sebelum + len(hari)}",
        "hari": [format_date(satu, "d MMM", locale=LOKAL) for satu in hari],
        "baris": baris,
    }
