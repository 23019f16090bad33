"""Form F: the whole institution, branch by branch of eselon I."""

from __future__ import annotations

import re
from dataclasses import dataclass

from abk.hasil import Jumlah, UnitHasil
from abk.reports.rekap_xlsx.bingkai import kepala, kop
from abk.reports.rekap_xlsx.buku import Buku, Kolom, Lembar
from abk.reports.rekap_xlsx.kata import CATATAN_F
from abk.reports.rekap_xlsx.lembar_e import KET, KOLOM, NO, UNIT, LetakE, ket, tanda, tulis_baris
from abk.reports.rekap_xlsx.rumus import sel, sel_lembar
from abk.reports.rekap_xlsx.susunan import Susunan

NAMA = "F Rekap Kementerian"
_ESELON_I = re.compile(r"\s*I\s*([./]\s*[ab])?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class BarisF:
    """One row of form F: a unit with all below it, or its own posts alone."""

    unit: UnitHasil
    bawahan: bool

    @property
    def angka(self) -> Jumlah:
        """Figures of the row."""
        return self.unit.gulungan if self.bawahan else self.unit.sendiri


def cabang(unit: tuple[UnitHasil, ...]) -> list[BarisF]:
    """Rows that hold every post exactly once.

    Parameters
    ----------
    unit : units in tree order

    Returns
    -------
    list of BarisF
        The topmost units of eselon I, each a branch. Without eselon I, or where one unit holds
        everything: the units under the single root, or the roots. What lies outside the branches
        follows as branches of its own, or as own posts of a unit above a branch.
    """
    puncak = {u.nomor for u in unit if _ESELON_I.fullmatch(u.eselon)}
    akar = [u for u in unit if u.tingkat == 0]
    if not puncak or (len(akar) == 1 and akar[0].nomor in puncak):
        induk = akar[0].kode if len(akar) == 1 and len(unit) > 1 else ""
        puncak = {u.nomor for u in unit if (u.kode_induk == induk if induk else u.tingkat == 0)}
    baris: list[BarisF] = []
    sampai = 0
    for u in unit:
        if u.nomor <= sampai:
            continue
        bawahan = u.nomor in puncak or not any(u.nomor < n <= u.sampai for n in puncak)
        if bawahan:
            sampai = u.sampai
        if bawahan or u.pos:
            baris.append(BarisF(u, bawahan))
    return baris


def tulis_f(buku: Buku, s: Susunan, letak_e: LetakE, dasar: str) -> dict[int, str]:
    """Write form F; returns the address of each total."""
    kolom = tuple(Kolom("UNIT ESELON I / CABANG", k.lebar) if n == UNIT else k for n, k in enumerate(KOLOM))
    lembar = Lembar(buku, NAMA, kolom, (Kolom("kode unit", 16),))
    judul = "FORMULIR F: REKAPITULASI KEBUTUHAN PEGAWAI SELURUH UNIT"
    ulang = kepala(lembar, kop(lembar, judul, CATATAN_F, dasar=dasar))
    awal = ulang[1] + 1
    baris = cabang(s.unit)
    for n, r in enumerate(baris):
        lembar.angka(awal + n, NO, n + 1, "sel", "tengah", *tanda(r.angka))
        _baris(lembar, awal + n, r, s, letak_e)
    akhir = awal + max(len(baris), 1) - 1
    b, jumlah = akhir + 1, s.jumlah
    lembar.bentang(b, "JUMLAH SELURUHNYA", "sel", "jumlah", "kanan", akhir=UNIT)
    tulis_baris(lembar, b, lambda k: f"=SUM({sel(awal, k)}:{sel(akhir, k)})", jumlah, s, "jumlah")
    lembar.teks(b, KET, ket(jumlah), "sel", "jumlah")
    lembar.cetak(b, ulang)
    return {k: sel_lembar(NAMA, b, k) for k in range(UNIT + 1, KET)}


def _baris(lembar: Lembar, b: int, r: BarisF, s: Susunan, letak_e: LetakE) -> None:
    u, angka = r.unit, r.angka
    gaya = tanda(angka)
    banyak = u.sampai - u.nomor
    lain = f"dengan {banyak} unit di bawahnya" if r.bawahan and banyak else ""
    lembar.teks(b, UNIT, u.nama if r.bawahan else f"{u.nama} (jabatan pada unit itu sendiri)", "sel", *gaya)
    tulis_baris(lembar, b, lambda k: f"={letak_e.kolom(k, u, bawahan=r.bawahan)}", angka, s, *gaya)
    lembar.teks(b, KET, ket(angka, lain), "sel", *gaya)
    lembar.teks(b, lembar.kunci, u.kode, "kunci")
