"""The verdict: what the figures of a unit come to, in one or two sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from abk.hasil.jumlah import jumlah
from abk.hasil.pos import Pos, daftar_pos
from abk.hasil.unit import UnitHasil, daftar_unit
from abk.kegiatan import Kegiatan
from abk.tulisan.format import bulat

NAMA_TERBANYAK = 3
"""Posts and units that a verdict names; the others are counted. [nama]"""

_JENIS = (
    "badan bagian balai biro bidang dinas direktorat inspektorat kantor kementerian pusat sekretariat seksi "
    "subbagian subbidang subdirektorat"
)
"""First words of names by which a reader calls a unit: "Biro ini"."""


@dataclass(frozen=True)
class Simpulan:
    """What a page says first.

    Attributes
    ----------
    pokok : shortage and surplus, each with its posts: neither hides the other
    data : how complete the data are, and how many posts are near the edge of rounding
    letak : where most of the shortage lies; empty where that says nothing new
    """

    pokok: str
    data: str = ""
    letak: str = ""

    @property
    def kalimat(self) -> str:
        """All of it as one or two sentences, or as one that says why there is no verdict."""
        semua = ("; ".join(filter(None, (self.pokok, self.data))), self.letak)
        return " ".join(f"{satu}." for satu in semua if satu)


@lru_cache(maxsize=32)
def simpulan(k: Kegiatan, kode_unit: str = "") -> Simpulan:
    """The verdict of a unit with those below it, or of the whole.

    Parameters
    ----------
    k : what the page shows (:meth:`abk.kegiatan.Kegiatan.cabang`, or the whole)
    kode_unit : code of the unit; empty for the whole

    Returns
    -------
    Simpulan
        A pure function of the figures: shortage and surplus [orang], posts [jabatan].
    """
    pos, unit = daftar_pos(k), daftar_unit(k)
    siapa = _sebutan(unit, kode_unit)
    if not pos:
        return Simpulan(f"{siapa} belum mempunyai jabatan dalam data, sehingga belum dapat disimpulkan")
    kurang = sorted((p for p in pos if (p.selisih or 0) < 0), key=lambda p: p.selisih or 0)
    lebih = sorted((p for p in pos if (p.selisih or 0) > 0), key=lambda p: -(p.selisih or 0))
    return Simpulan(_pokok(siapa, kurang, lebih, k), "; ".join(_data(k, pos, unit)), _letak(kurang, unit))


def _sebutan(unit: Sequence[UnitHasil], kode_unit: str) -> str:
    """How the sentence calls what it is about: by its kind, as the name begins with it."""
    if not kode_unit:
        return f"Seluruh {bulat(len(unit))} unit organisasi" if len(unit) > 1 else "Unit ini"
    kata = next((u.nama.split()[:1] for u in unit if u.kode == kode_unit), [])
    return f"{kata[0].capitalize()} ini" if kata and kata[0].casefold() in _JENIS.split() else "Unit ini"


def _pokok(siapa: str, kurang: Sequence[Pos], lebih: Sequence[Pos], k: Kegiatan) -> str:
    j = jumlah(k)
    if not kurang and not lebih:
        tahu = sum(p.selisih is not None for p in daftar_pos(k))
        if not tahu:
            return f"{siapa} membutuhkan {bulat(j.kebutuhan_bulat)} orang; bezettingnya tidak diketahui"
        if tahu < j.jabatan:
            kata = f"{bulat(tahu)} dari {bulat(j.jabatan)} jabatan yang bezettingnya diketahui"
            return f"{siapa} tidak kekurangan dan tidak kelebihan pegawai pada {kata}"
        orang = f"kebutuhan {bulat(j.kebutuhan_bulat)} orang, bezetting {bulat(j.bezetting)} orang"
        return f"{siapa} tidak kekurangan dan tidak kelebihan pegawai pada satu jabatan pun ({orang})"
    if not lebih:
        isi = f"kekurangan {bulat(j.kekurangan)} orang{_pada(kurang)}, tanpa kelebihan"
    elif not kurang:
        isi = f"kelebihan {bulat(j.kelebihan)} orang{_pada(lebih)}, tanpa kekurangan"
    else:
        surplus = f"kelebihan {bulat(j.kelebihan)} orang pada {bulat(len(lebih))} jabatan"
        isi = f"kekurangan {bulat(j.kekurangan)} orang{_pada(kurang)} dan {surplus}"
    return f"{siapa} {isi}"


def _pada(pos: Sequence[Pos]) -> str:
    """Posts in brackets: all of a few, the first of many with the number of the others."""
    nama = [
        p.nama if abs(p.selisih or 0) == 1 else f"{p.nama} {bulat(abs(p.selisih or 0))} orang"
        for p in pos[:NAMA_TERBANYAK]
    ]
    sisa = len(pos) - len(nama)
    lain = f", dan {bulat(sisa)} jabatan lain" if sisa else ""
    pisah = "; " if any(", " in p.nama for p in pos[:NAMA_TERBANYAK]) else ", "
    return f" ({pisah.join(nama)}{lain})"


def _letak(kurang: Sequence[Pos], unit: Sequence[UnitHasil]) -> str:
    """Where most people are missing, on the first level that branches; only where posts are left unnamed."""
    tingkat = next((t for t in sorted({u.tingkat for u in unit}) if _banyak(unit, t) > 1), None)
    if len(kurang) <= NAMA_TERBANYAK or tingkat is None:
        return ""
    satu = max((u for u in unit if u.tingkat == tingkat), key=lambda u: u.gulungan.kekurangan)
    return f"Kekurangan terbesar ada pada {satu.nama}, {bulat(satu.gulungan.kekurangan)} orang"


def _banyak(unit: Sequence[UnitHasil], tingkat: int) -> int:
    return sum(u.tingkat == tingkat for u in unit)


def _data(k: Kegiatan, pos: Sequence[Pos], unit: Sequence[UnitHasil]) -> Iterable[str]:
    belum = sum(p.belum_lengkap for p in pos)
    kata = f"data {bulat(belum)} dari {bulat(len(pos))} jabatan belum lengkap, jadi angkanya dapat berubah"
    yield kata if belum else "data lengkap"
    kosong = [u for u in unit if not u.gulungan.jabatan]
    if kosong:
        nama = f" ({kosong[0].nama})" if len(kosong) == 1 else ""
        yield f"{bulat(len(kosong))} unit belum mempunyai jabatan dalam data{nama}"
    peka = int(k.banding_pembulatan["peka"].sum())
    if peka:
        yield f"{bulat(peka)} jabatan peka terhadap pembulatan"
