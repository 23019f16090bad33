"""Rows of the charts: the figures of each post with its name, and of each unit's own posts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from abk.reports.charts.text import bersih
from abk.tulisan.format import hampa

PALING_BANYAK = 20
"""Rows that fit on one A4 page; a few more are no reason to leave any out."""
_LONGGAR = 3
_Baris = TypeVar("_Baris")
_HASIL = ("kebutuhan", "kebutuhan_bulat", "bezetting", "selisih", "efektivitas_jabatan")


class PostRow(NamedTuple):
    """A post. Load in hours a year, the rest in persons; None where there is none. ``selang``: its need."""

    nama: str
    pembeda: str
    beban_jam: float | None
    kebutuhan: float | None
    kebutuhan_bulat: int | None
    bezetting: int | None
    selisih: int | None
    efektivitas: float | None
    belum_lengkap: bool
    selang: tuple[float, float] | None

    @property
    def sebutan(self) -> str:
        """Name on one line, with what tells it from its namesakes."""
        return f"{self.nama} ({self.pembeda})" if self.pembeda else self.nama

    @property
    def keterangan(self) -> str:
        """What the line below the name says."""
        return " · ".join(filter(None, (self.pembeda, "belum lengkap" if self.belum_lengkap else "")))


class UnitRow(NamedTuple):
    """A unit's own posts. Shortage and surplus [orang, ≥ 0] side by side, never one against the other."""

    kode: str
    nama: str
    tingkat: int
    jabatan_sendiri: int
    kekurangan_sendiri: int
    kelebihan_sendiri: int
    belum_lengkap_sendiri: int


def baris_jabatan(hasil: pd.DataFrame, jabatan: pd.DataFrame | None = None) -> list[PostRow]:
    """Posts in the order of ``hasil`` (:func:`abk.kebutuhan_pegawai`), with their names from ``jabatan``."""
    nama = nama_jabatan(hasil.index.astype(str).tolist(), jabatan)
    semua = _nilai(hasil, ("belum_lengkap", "beban_kerja_menit", *_HASIL))
    return [
        PostRow._make((*nama[str(kode)], None if menit is None else menit / 60, *sisa, bool(belum), None))
        for kode, (belum, menit, *sisa) in zip(hasil.index, semua, strict=True)
    ]


def _nilai(tabel: pd.DataFrame, kolom: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Rows of some columns as plain values, None where one is missing."""
    semua = ([None if hampa(nilai) else nilai for nilai in tabel[satu].tolist()] for satu in kolom)
    return zip(*semua, strict=True)


def nama_jabatan(kode: Sequence[str], jabatan: pd.DataFrame | None) -> Mapping[str, tuple[str, str]]:
    """Return for each code the name and what tells it from namesakes: the code of its unit, or its own."""
    if jabatan is None:
        return {satu: (bersih(satu), "") for satu in kode}
    milik, *kolom = (jabatan[n].tolist() for n in ("kode_jabatan", "nama_jabatan", "kode_unit"))
    rapi = {satu: bersih(satu) for satu in set().union(*kolom)}  # names repeat, and cleaning takes its time
    baris = zip(milik, *kolom, strict=True)
    tabel = {str(satu): (rapi[nama] or bersih(satu), rapi[asal]) for satu, nama, asal in baris}
    dipakai = {satu: tabel.get(satu) or (bersih(satu), "") for satu in dict.fromkeys(kode)}
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


def baris_unit(rekap: pd.DataFrame) -> list[UnitRow]:
    """Units in the order of the tree, from a table (:func:`abk.kebutuhan.rekap_unit`) of sums over sub-units.

    The sums of the own posts are what is left after taking off the units directly below.
    """
    jumlah = rekap[["kekurangan", "kelebihan", "belum_lengkap"]].fillna(0).astype(int)
    bawah = jumlah.groupby(rekap["kode_induk"]).sum().reindex(jumlah.index, fill_value=0)
    awal = zip(
        rekap.index, rekap["nama_unit"], rekap["tingkat"], rekap["jumlah_jabatan_sendiri"], strict=True
    )
    return [
        UnitRow(bersih(kode), bersih(nama), int(tingkat), int(jabatan), *sendiri)
        for (kode, nama, tingkat, jabatan), sendiri in zip(
            awal, (jumlah - bawah).itertuples(index=False), strict=True
        )
    ]


def baris_terlihat(rekap: pd.DataFrame, paling_banyak: int) -> tuple[list[UnitRow], str]:
    """Units that a picture has room for, as :func:`baris_unit`, and a sentence that says what it leaves out.

    Whole levels from the top, the lowest with all that is below it; where the topmost is too large by itself,
    its units with the largest gaps, and the others together. Sums stay those of the whole.
    """
    if len(rekap) <= paling_banyak:
        return baris_unit(rekap), ""
    banyak = rekap["tingkat"].astype(int).value_counts().sort_index().cumsum()
    dalam = int(banyak.index[banyak <= paling_banyak].max()) if banyak.iloc[0] <= paling_banyak else -1
    if banyak.get(dalam, 0) > 1:
        return _sampai(rekap, dalam), "Ubin unit yang paling dalam mencakup unit di bawahnya."
    semua = _sampai(rekap, dalam + 1)
    urut = sorted(semua[dalam + 1 :], key=lambda satu: -(satu.kekurangan_sendiri + satu.kelebihan_sendiri))
    dipilih = {satu.kode for satu in (*semua[: dalam + 1], *urut[:paling_banyak])}
    sisa = urut[paling_banyak:]
    lain = UnitRow(
        "lain",
        f"{len(sisa)} unit lain",
        dalam + 1,
        sum(satu.jabatan_sendiri for satu in sisa),
        sum(satu.kekurangan_sendiri for satu in sisa),
        sum(satu.kelebihan_sendiri for satu in sisa),
        sum(satu.belum_lengkap_sendiri for satu in sisa),
    )
    kata = f"Ubin terakhir menjumlahkan {len(sisa)} unit lain; tiap ubin mencakup unit di bawahnya."
    return [*(satu for satu in semua if satu.kode in dipilih), lain], kata


def _sampai(rekap: pd.DataFrame, dalam: int) -> list[UnitRow]:
    """Units down to a level, each unit of that level with all below it."""
    potong = rekap[rekap["tingkat"].astype(int) <= dalam].copy()
    paling = potong["tingkat"].astype(int) == dalam
    sendiri = potong["jumlah_jabatan_sendiri"]
    return baris_unit(potong.assign(jumlah_jabatan_sendiri=sendiri.where(~paling, potong["jumlah_jabatan"])))


def cabang(unit: Sequence[UnitRow]) -> list[tuple[UnitRow, Sequence[UnitRow]]]:
    """Top-level branches: each with its head and all of its units.

    A tree with one root has the children of the root as branches, and the root's own posts as a
    branch of one; with several roots each root is a branch.
    """
    tunggal = sum(satu.tingkat == 0 for satu in unit) == 1
    puncak = [n for n, satu in enumerate(unit) if satu.tingkat <= int(tunggal)]
    return [
        (unit[awal], unit[awal:akhir]) for awal, akhir in zip(puncak, [*puncak[1:], len(unit)], strict=True)
    ]


def total(unit: Sequence[UnitRow]) -> tuple[int, int]:
    """Return shortage and surplus of all posts. [orang]"""
    return sum(satu.kekurangan_sendiri for satu in unit), sum(satu.kelebihan_sendiri for satu in unit)
