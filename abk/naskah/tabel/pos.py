"""The posts of a kegiatan with their results, as numbers: what every table of a document begins with."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from abk.kebutuhan.efektivitas import FTE_FIT, FTE_OVERLOAD
from abk.kebutuhan.eksak import pecahan
from abk.kegiatan import Kegiatan
from abk.peraturan import Aturan, pembulatan
from abk.tables.kolom import JENIS_PIMPINAN
from abk.tulisan.format import angka, hampa

BELUM_LENGKAP = "belum lengkap"
MINIMUM_SATU = "minimum satu orang"


@dataclass(frozen=True)
class Pos:
    """A post with its results; times in menit/tahun, people in orang, missing values as None.

    Attributes
    ----------
    beban_menit, kebutuhan : exact workload [menit/tahun] and need [orang], unrounded
    dinaikkan : whether the minimum for pimpinan, not the rounding, made the need what it is
    """

    kode: str
    kode_unit: str
    nama: str
    jenis: str
    kelas: int | None
    pendekatan: str
    beban_menit: Fraction
    kebutuhan: Fraction
    kebutuhan_bulat: int
    bezetting: int | None
    selisih: int | None
    efektivitas: float | None
    prestasi: str
    belum_lengkap: bool
    dinaikkan: bool

    @property
    def keterangan(self) -> str:
        """What a reader must know of the row; empty where there is nothing."""
        tanda = [(BELUM_LENGKAP, self.belum_lengkap), (MINIMUM_SATU, self.dinaikkan)]
        return "; ".join(kata for kata, ada in tanda if ada)


@dataclass(frozen=True)
class Jumlah:
    """Sums over posts; shortage and surplus apart, so that neither hides the other. [orang, menit/tahun]"""

    jabatan: int
    beban_menit: Fraction
    kebutuhan: Fraction
    kebutuhan_bulat: int
    bezetting: int
    kekurangan: int
    kelebihan: int
    belum_lengkap: int

    @property
    def selisih(self) -> int:
        """Net difference: bezetting minus need, over posts whose bezetting is known. [orang]"""
        return self.kelebihan - self.kekurangan


def nama_unit(kegiatan: Kegiatan) -> Mapping[str, str]:
    """Name of each unit by its code."""
    unit = kegiatan.unit
    return {str(kode): str(nama) for kode, nama in zip(unit["kode_unit"], unit["nama_unit"], strict=True)}


def daftar_pos(kegiatan: Kegiatan) -> Sequence[Pos]:
    """Return the posts in the order of the tree of units; within a unit as given.

    Parameters
    ----------
    kegiatan : Kegiatan

    Returns
    -------
    sequence of Pos
    """
    gabungan = kegiatan.jabatan.set_index("kode_jabatan").join(kegiatan.hasil.drop(columns=["bezetting"]))
    urutan = {str(kode): letak for letak, kode in enumerate(kegiatan.rekap.index)}
    semua = [
        _pos(kegiatan, str(kode), baris)
        for kode, baris in zip(gabungan.index, gabungan.to_dict("records"), strict=True)
    ]
    return sorted(semua, key=lambda satu: urutan[satu.kode_unit])


def jumlah_pos(pos: Iterable[Pos], aturan: Aturan) -> Jumlah:
    """Sums over posts.

    Parameters
    ----------
    pos : iterable of Pos
    aturan : Aturan
        Its waktu kerja efektif divides the sum of the loads, so that nothing is rounded before.

    Returns
    -------
    Jumlah
        A post whose bezetting is not known counts in the need, in no gap.
    """
    semua = list(pos)
    beban = sum((satu.beban_menit for satu in semua), Fraction(0))
    selisih = [satu.selisih or 0 for satu in semua]
    return Jumlah(
        jabatan=len(semua),
        beban_menit=beban,
        kebutuhan=beban / aturan.waktu_kerja_efektif_menit,
        kebutuhan_bulat=sum(satu.kebutuhan_bulat for satu in semua),
        bezetting=sum(satu.bezetting or 0 for satu in semua),
        kekurangan=-sum(beda for beda in selisih if beda < 0),
        kelebihan=sum(beda for beda in selisih if beda > 0),
        belum_lengkap=sum(satu.belum_lengkap for satu in semua),
    )


def tulis_rasio(aturan: Aturan, rasio: float | None) -> str:
    """Return EJ or EU with two digits, with four where two would show another grade or FTE class.

    Parameters
    ----------
    aturan : Aturan
        Its scale grades.
    rasio : float or None

    Returns
    -------
    str
        The same digits as the pages of ``abk.reports``; a dash where there is no ratio.
    """
    if rasio is None or hampa(rasio):
        return angka(None)
    tepat = pecahan(rasio)
    dua = Fraction(math.floor(tepat * 100 + Fraction(1, 2)), 100)
    lain_kelas = (tepat < FTE_FIT) != (dua < FTE_FIT) or (tepat > FTE_OVERLOAD) != (dua > FTE_OVERLOAD)
    return angka(rasio, 4 if lain_kelas or aturan.skala.berselisih(tepat) else 2)


def _pos(kegiatan: Kegiatan, kode: str, baris: Mapping[Hashable, object]) -> Pos:
    butuh = pecahan(float(str(baris["kebutuhan"])))
    orang = int(str(baris["kebutuhan_bulat"]))
    pimpinan = kegiatan.minimum_satu and baris["jenis_jabatan"] in JENIS_PIMPINAN
    return Pos(
        kode=kode,
        kode_unit=str(baris["kode_unit"]),
        nama=str(baris["nama_jabatan"]),
        jenis=str(baris["jenis_jabatan"]),
        kelas=_bulat(baris["kelas_jabatan"]),
        pendekatan="tugas_per_tugas" if hampa(baris["pendekatan"]) else str(baris["pendekatan"]),
        beban_menit=pecahan(float(str(baris["beban_kerja_menit"]))),
        kebutuhan=butuh,
        kebutuhan_bulat=orang,
        bezetting=_bulat(baris["bezetting"]),
        selisih=_bulat(baris["selisih"]),
        efektivitas=None if hampa(baris["efektivitas_jabatan"]) else float(str(baris["efektivitas_jabatan"])),
        prestasi=str(baris["prestasi_jabatan"]),
        belum_lengkap=bool(baris["belum_lengkap"]),
        dinaikkan=pimpinan and pembulatan(kegiatan.pembulatan).bulatkan(butuh) < orang,
    )


def _bulat(nilai: object) -> int | None:
    return None if hampa(nilai) else int(str(nilai))
