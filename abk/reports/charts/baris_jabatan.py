"""The figures of each post, joined with its name, as plain numbers for drawing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from abk.reports.charts.text import bersih
from abk.tulisan.format import hampa

PALING_BANYAK = 20
"""Rows that fit on one A4 page; a few more are no reason to leave any out."""
_LONGGAR = 3
_Baris = TypeVar("_Baris")


@dataclass(frozen=True)
class BarisJabatan:
    """A post. Loads in hours a year, the rest in persons; None where there is no figure."""

    kode: str
    nama: str
    pembeda: str
    beban_jam: float | None
    kebutuhan: float | None
    kebutuhan_bulat: int | None
    bezetting: int | None
    selisih: int | None
    efektivitas: float | None
    belum_lengkap: bool

    @property
    def sebutan(self) -> str:
        """Name on one line, with what tells it from its namesakes."""
        return f"{self.nama} ({self.pembeda})" if self.pembeda else self.nama

    @property
    def keterangan(self) -> str:
        """What the line below the name says."""
        return " · ".join([self.pembeda] * bool(self.pembeda) + ["belum lengkap"] * self.belum_lengkap)


def baris_jabatan(hasil: pd.DataFrame, jabatan: pd.DataFrame | None = None) -> list[BarisJabatan]:
    """Posts in the order of ``hasil``.

    Parameters
    ----------
    hasil : DataFrame, index kode_jabatan
        As :func:`abk.kebutuhan_pegawai` returns it.
    jabatan : DataFrame, optional
        Table of posts, for their names; the code stands for a name that is missing.

    Returns
    -------
    list of BarisJabatan
    """
    nama = nama_jabatan(hasil.index.astype(str).tolist(), jabatan)
    kolom = (
        "beban_kerja_menit",
        "kebutuhan",
        "kebutuhan_bulat",
        "bezetting",
        "selisih",
        "efektivitas_jabatan",
        "belum_lengkap",
    )
    semua = zip(hasil.index.astype(str), *(hasil[satu].tolist() for satu in kolom), strict=True)
    return [
        BarisJabatan(
            kode=kode,
            nama=nama[kode][0],
            pembeda=nama[kode][1],
            beban_jam=None if (menit := _bilangan(beban)) is None else menit / 60,
            kebutuhan=_bilangan(kebutuhan),
            kebutuhan_bulat=_utuh(bulat),
            bezetting=_utuh(bezetting),
            selisih=_utuh(selisih),
            efektivitas=_bilangan(efektivitas),
            belum_lengkap=not hampa(belum) and bool(belum),
        )
        for kode, beban, kebutuhan, bulat, bezetting, selisih, efektivitas, belum in semua
    ]


def nama_jabatan(kode: Sequence[str], jabatan: pd.DataFrame | None) -> Mapping[str, tuple[str, str]]:
    """Return for each code the name and what tells it from namesakes: the code of its unit, or its own."""
    if jabatan is None:
        return {satu: (bersih(satu), "") for satu in kode}
    baris = zip(jabatan["kode_jabatan"], jabatan["nama_jabatan"], jabatan["kode_unit"], strict=True)
    tabel = {str(satu): (bersih(nama) or bersih(satu), bersih(asal)) for satu, nama, asal in baris}
    dipakai = {satu: tabel.get(satu, (bersih(satu), "")) for satu in dict.fromkeys(kode)}
    senama = Counter(nama for nama, _ in dipakai.values())
    seunit = Counter(dipakai.values())
    return {
        satu: (nama, "" if senama[nama] == 1 else asal if seunit[nama, asal] == 1 else bersih(satu))
        for satu, (nama, asal) in dipakai.items()
    }


def terbanyak(
    baris: Sequence[_Baris], paling_banyak: int = PALING_BANYAK
) -> tuple[Sequence[_Baris], Sequence[_Baris]]:
    """Return the rows that a chart shows and those that it leaves out."""
    if len(baris) <= paling_banyak + _LONGGAR:
        return baris, ()
    return baris[:paling_banyak], baris[paling_banyak:]


def _bilangan(nilai: object) -> float | None:
    return None if hampa(nilai) else float(nilai)  # type: ignore[arg-type]


def _utuh(nilai: object) -> int | None:
    return None if hampa(nilai) else int(nilai)  # type: ignore[call-overload]
