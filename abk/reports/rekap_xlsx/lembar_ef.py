"""Forms E and F: need, effectiveness and grade of each unit, and of the whole institution by its branches."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from abk.hasil import Jumlah, UnitHasil
from abk.reports.rekap_xlsx import lembar_d as d
from abk.reports.rekap_xlsx import rumus
from abk.reports.rekap_xlsx.bingkai import CATATAN, JUDUL, kepala, kop, tanda_tangan
from abk.reports.rekap_xlsx.buku import Buku, Sheet, SheetColumn
from abk.reports.rekap_xlsx.lembar_d import LetakD
from abk.reports.rekap_xlsx.rows import FormRows
from abk.reports.rekap_xlsx.rumus import KOSONG, rentang, sel, sel_lembar

NAMA_E = "E Per Unit"
NO, UNIT, BEBAN, BUTUH, ADA, SELISIH, KURANG, LEBIH, EU, PU, KET = range(11)
_KOLOM = (
    SheetColumn("NO", 5),
    SheetColumn("UNIT", 52),
    SheetColumn("BEBAN (menit/tahun)", 15.5),
    SheetColumn("KEBUTUHAN (orang)", 12.5),
    SheetColumn("ADA (orang)", 8),
    SheetColumn("+/−", 7),
    SheetColumn("KEKURANGAN (orang)", 13),
    SheetColumn("KELEBIHAN (orang)", 12),
    SheetColumn("EU", 8),
    SheetColumn("PU", 5),
    SheetColumn("KET", 24),
)
TANPA = KET + 2
"""First of the columns that are not printed: posts whose bezetting is not told, with which there is no EU."""
_TANPA = SheetColumn("jabatan tanpa bezetting", 10)
_JUMLAH = (BEBAN, BUTUH, ADA, KURANG, LEBIH)
_BENTUK = {BEBAN: "beban", BUTUH: "bulat", ADA: "bulat", SELISIH: "selisih", KURANG: "bulat", LEBIH: "bulat"}


@dataclass(frozen=True)
class LetakE:
    """Rows of own posts of each unit: unit number n stands in row ``awal + n - 1``."""

    awal: int
    jumlah: dict[int, str]

    def kolom(self, kolom: int, unit: UnitHasil, *, bawahan: bool) -> str:
        """Own figures of a unit, or those of it and of all units below: one run of rows."""
        baris = self.awal + unit.nomor - 1
        if not bawahan:
            return sel_lembar(NAMA_E, baris, kolom)
        return f"SUM({rentang(NAMA_E, baris, self.awal + unit.sampai - 1, kolom)})"


def _nilai(angka: Jumlah) -> dict[int, Fraction | int]:
    """Figures by column."""
    return {
        BEBAN: angka.beban_menit,
        BUTUH: angka.kebutuhan_bulat,
        ADA: angka.bezetting,
        KURANG: angka.kekurangan,
        LEBIH: angka.kelebihan,
        TANPA: angka.tanpa_bezetting,
    }


def _tulis_baris(
    lembar: Sheet,
    b: int,
    isi: Callable[[int], str],
    angka: Jumlah,
    s: FormRows,
    *gaya: str,
) -> None:
    """Figures of one row of form E or F."""
    for kolom, satu in _nilai(angka).items():
        bentuk = ("kunci",) if kolom == TANPA else ("sel", *gaya, _BENTUK[kolom])
        lembar.rumus(b, kolom, isi(kolom), satu, *bentuk)
    lembar.rumus(b, SELISIH, f"={sel(b, LEBIH)}-{sel(b, KURANG)}", angka.selisih, "sel", *gaya, "selisih")
    eu = rumus.efektivitas(sel(b, BEBAN), sel(b, ADA), tanpa=sel(b, TANPA))
    lembar.rumus(b, EU, eu, angka.efektivitas, "sel", *gaya, "rasio")
    pu = rumus.prestasi(sel(b, EU), s.kegiatan.aturan.skala)
    lembar.rumus(b, PU, pu, angka.prestasi, "sel", *gaya, "tengah")


def _tanda(angka: Jumlah) -> tuple[str, ...]:
    """Marking of a row with posts that are not complete."""
    return ("tanda",) if angka.belum_lengkap else ()


def _ket(angka: Jumlah, lain: str = "") -> str:
    """Remark of a row."""
    belum = f"{angka.belum_lengkap} jabatan BELUM LENGKAP" if angka.belum_lengkap else ""
    return "; ".join(filter(None, (lain, belum)))


def tulis_e(buku: Buku, s: FormRows, letak_d: LetakD, dasar: str) -> LetakE:
    """Write form E."""
    lembar = Sheet(
        buku, NAMA_E, _KOLOM, (_TANPA, SheetColumn("kunci unit", 10), SheetColumn("kode unit", 16))
    )
    judul = "FORMULIR E: KEBUTUHAN PEGAWAI, EFEKTIVITAS UNIT, DAN PRESTASI KERJA UNIT"
    ulang = kepala(lembar, kop(lembar, judul, CATATAN["E"], dasar=dasar))
    pita = ulang[1] + 1
    lembar.bentang(pita, JUDUL["E1"], "pita")
    awal = pita + 1
    for b, u in enumerate(s.unit, awal):
        _baris_sendiri(lembar, b, u, s, letak_d)
    akhir = awal + max(len(s.unit), 1) - 1
    b = akhir + 1
    lembar.bentang(b, "JUMLAH", "sel", "jumlah", "kanan", akhir=UNIT)
    jumlah = s.jumlah
    _tulis_baris(lembar, b, lambda k: f"=SUM({sel(awal, k)}:{sel(akhir, k)})", jumlah, s, "jumlah")
    lembar.teks(b, KET, _ket(jumlah), "sel", "jumlah")
    letak = LetakE(awal, {k: sel_lembar(NAMA_E, b, k) for k in (*_JUMLAH, SELISIH)})
    b = _gulungan(lembar, b + 2, s, letak)
    lembar.cetak(tanda_tangan(lembar, b), ulang)
    return letak


def _baris_sendiri(lembar: Sheet, b: int, u: UnitHasil, s: FormRows, letak_d: LetakD) -> None:
    gaya = _tanda(u.sendiri)
    kunci = sel(b, lembar.kunci + 1)

    def isi(kolom: int) -> str:
        if kolom in {KURANG, LEBIH}:
            selisih, syarat = letak_d.kolom[d.SELISIH], "<0" if kolom == KURANG else ">0"
            awalan = "-" if kolom == KURANG else ""
            return f'={awalan}SUMIFS({selisih},{letak_d.kunci_unit},{kunci},{selisih},"{syarat}")'
        if kolom == TANPA:
            return f'=COUNTIFS({letak_d.kunci_unit},{kunci},{letak_d.kolom[d.ADA]},"{KOSONG}")'
        sumber = {BEBAN: d.BEBAN, BUTUH: d.BULAT, ADA: d.ADA}[kolom]
        return f"=SUMIFS({letak_d.kolom[sumber]},{letak_d.kunci_unit},{kunci})"

    lembar.angka(b, NO, u.nomor, "sel", "tengah", *gaya)
    lembar.teks(b, UNIT, u.nama, "sel", *gaya, inden=min(u.tingkat, 8))
    _tulis_baris(lembar, b, isi, u.sendiri, s, *gaya)
    lembar.teks(b, KET, _ket(u.sendiri, "" if u.pos else "tanpa jabatan sendiri"), "sel", *gaya)
    lembar.angka(b, lembar.kunci + 1, u.nomor, "kunci")
    lembar.teks(b, lembar.kunci + 2, u.kode, "kunci")


def _gulungan(lembar: Sheet, b: int, s: FormRows, letak: LetakE) -> int:
    """Units that have units below them, together with those; returns the row after the table."""
    induk = [u for u in s.unit if u.sampai > u.nomor]
    if not induk:
        lembar.bentang(b, "Tidak ada unit yang membawahkan unit lain.", "catatan")
        return b + 1
    lembar.bentang(b, JUDUL["E2"], "pita")
    for n, u in enumerate(induk, b + 1):
        gaya = _tanda(u.gulungan)

        def isi(kolom: int, u: UnitHasil = u) -> str:
            return f"={letak.kolom(kolom, u, bawahan=True)}"

        lembar.angka(n, NO, u.nomor, "sel", "tengah", *gaya)
        lembar.teks(n, UNIT, u.nama, "sel", *gaya, inden=min(u.tingkat, 8))
        _tulis_baris(lembar, n, isi, u.gulungan, s, *gaya)
        lembar.teks(n, KET, _ket(u.gulungan, f"{u.sampai - u.nomor} unit di bawahnya"), "sel", *gaya)
        lembar.teks(n, lembar.kunci + 2, u.kode, "kunci")
    return b + len(induk) + 1


NAMA_F = "F Rekap Kementerian"
_ESELON_I = re.compile(r"\s*I\s*([./]\s*[ab]\s*)?", re.IGNORECASE)


@dataclass(frozen=True)
class BranchRow:
    """One row of form F: a unit with all below it, or its own posts alone."""

    unit: UnitHasil
    bawahan: bool

    @property
    def angka(self) -> Jumlah:
        """Figures of the row."""
        return self.unit.gulungan if self.bawahan else self.unit.sendiri


def cabang(unit: tuple[UnitHasil, ...]) -> list[BranchRow]:
    """Rows that hold every post exactly once.

    The topmost units of eselon I, each a branch. Without eselon I, or where one unit holds
    everything: the units under the single root, or the roots. What lies outside the branches
    follows as branches of its own, or as own posts of a unit above a branch.
    """
    puncak = {u.nomor for u in unit if _ESELON_I.fullmatch(u.eselon)}
    akar = [u for u in unit if u.tingkat == 0]
    if not puncak or (len(akar) == 1 and akar[0].nomor in puncak):
        induk = akar[0].kode if len(akar) == 1 and len(unit) > 1 else ""
        puncak = {u.nomor for u in unit if (u.kode_induk == induk if induk else u.tingkat == 0)}
    baris: list[BranchRow] = []
    sampai = 0
    for u in unit:
        if u.nomor <= sampai:
            continue
        bawahan = u.nomor in puncak or not any(u.nomor < n <= u.sampai for n in puncak)
        if bawahan:
            sampai = u.sampai
        if bawahan or u.pos:
            baris.append(BranchRow(u, bawahan))
    return baris


def tulis_f(buku: Buku, s: FormRows, letak_e: LetakE, dasar: str) -> dict[int, str]:
    """Write form F; returns the address of each total."""
    kolom = tuple(
        SheetColumn("UNIT ESELON I / CABANG", k.lebar) if n == UNIT else k for n, k in enumerate(_KOLOM)
    )
    lembar = Sheet(buku, NAMA_F, kolom, (_TANPA, SheetColumn("kode unit", 16)))
    judul = "FORMULIR F: REKAPITULASI KEBUTUHAN PEGAWAI SELURUH UNIT"
    ulang = kepala(lembar, kop(lembar, judul, CATATAN["F"], dasar=dasar))
    awal = ulang[1] + 1
    baris = cabang(s.unit)
    for n, r in enumerate(baris):
        lembar.angka(awal + n, NO, n + 1, "sel", "tengah", *_tanda(r.angka))
        _baris_cabang(lembar, awal + n, r, s, letak_e)
    akhir = awal + max(len(baris), 1) - 1
    b, jumlah = akhir + 1, s.jumlah
    lembar.bentang(b, "JUMLAH SELURUHNYA", "sel", "jumlah", "kanan", akhir=UNIT)
    _tulis_baris(lembar, b, lambda k: f"=SUM({sel(awal, k)}:{sel(akhir, k)})", jumlah, s, "jumlah")
    lembar.teks(b, KET, _ket(jumlah), "sel", "jumlah")
    lembar.cetak(b, ulang)
    return {k: sel_lembar(NAMA_F, b, k) for k in range(UNIT + 1, KET)}


def _baris_cabang(lembar: Sheet, b: int, r: BranchRow, s: FormRows, letak_e: LetakE) -> None:
    u, angka = r.unit, r.angka
    gaya = _tanda(angka)
    banyak = u.sampai - u.nomor
    lain = f"dengan {banyak} unit di bawahnya" if r.bawahan and banyak else ""
    lembar.teks(b, UNIT, u.nama if r.bawahan else f"{u.nama} (jabatan pada unit itu sendiri)", "sel", *gaya)
    _tulis_baris(lembar, b, lambda k: f"={letak_e.kolom(k, u, bawahan=r.bawahan)}", angka, s, *gaya)
    lembar.teks(b, KET, _ket(angka, lain), "sel", *gaya)
    lembar.teks(b, lembar.kunci + 1, u.kode, "kunci")
