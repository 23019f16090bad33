"""What a workbook prints beside what was read: its own divisor, figures that do not follow; it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median_low

from abk.instrumen.asing.bentuk import LEWATI, BarisAsing, Tanya
from abk.instrumen.asing.grid import Grid, huruf_kolom
from abk.instrumen.asing.pembagi import PERIODE_JAM, Pembagi, dekat, desimal
from abk.instrumen.asing.ukuran import MENURUT_PEMBAGI, Ukuran
from abk.peraturan import Aturan
from abk.tulisan.format import ringkas

MENURUT_KEGIATAN = "pakai peraturan kegiatan"
_BEDA = 0.005


def volume_per_hari(aturan: Aturan) -> Fraction:
    """How often an hour comes in an effective day of a regulation. [jam/hari]"""
    return Fraction(aturan.menit_per["hari"]) / aturan.menit_per["jam"]


def tanya_peraturan(
    baris: Sequence[BarisAsing], pembagi: Mapping[int, Pembagi], ukuran: Ukuran, aturan: Aturan
) -> list[Tanya]:
    """Question for a workbook whose own divisor gives another need than the regulation of the kegiatan."""
    sel: dict[float, str] = {}
    for b in baris:
        bagi, pasangan = pembagi.get(b.baris), ukuran.pasangan.get(b.baris)
        if not bagi or not pasangan:
            continue
        resmi = min((_resmi(aturan, s, p) for s, p in pasangan), key=lambda d: abs(d - bagi.nilai))
        if abs(resmi - bagi.nilai) > _BEDA * resmi:
            sel.setdefault(bagi.nilai, f"{ringkas(bagi.nilai)} (sel {bagi.sel}) terhadap {ringkas(resmi)}")
    if not sel:
        return []
    bukti = f"pembagi {'; '.join(list(sel.values())[:5])}; {kedua_kebutuhan(baris, pembagi, ukuran, aturan)}"
    teks = "Waktu kerja efektif berkas ini berbeda dari peraturan kegiatan; kebutuhannya berubah. Bagaimana?"
    return [Tanya("peraturan", teks, (MENURUT_KEGIATAN, LEWATI), "", bukti)]


def kedua_kebutuhan(
    baris: Sequence[BarisAsing], pembagi: Mapping[int, Pembagi], ukuran: Ukuran, aturan: Aturan
) -> str:
    """Need by the workbook's own divisor, and by the regulation in each reading that is possible."""
    kali = [(b, v * n) for b in baris if (v := _angka(b, "volume")) and (n := _angka(b, "norma_waktu"))]
    berkas = sum(m / pembagi[b.baris].nilai for b, m in kali if b.baris in pembagi)
    menurut: list[str] = []
    for satuan, periode in ukuran.bacaan:
        satu = [
            (b, m, b.periode or ukuran.periode.get(b.baris, "") if periode == MENURUT_PEMBAGI else periode)
            for b, m in kali
        ]
        if all(p for *_, p in satu):
            butuh = sum(m / _resmi(aturan, b.satuan or satuan, p) for b, m, p in satu)
            bila = f" bila {satuan}, {periode if periode == MENURUT_PEMBAGI else f'per {periode}'}"
            menurut.append(f"{ringkas(butuh)}{bila if len(ukuran.bacaan) > 1 else ''}")
    resmi = f", menurut {aturan.singkatan} {'; '.join(menurut)}" if menurut else ""
    return f"kebutuhan menurut pembagi berkas {ringkas(berkas)}{resmi}"


def _angka(baris: BarisAsing, nama: str) -> float | None:
    return baris.angka[nama].nilai if nama in baris.angka else None


def _resmi(aturan: Aturan, satuan: str, periode: str) -> float:
    """Effective time of one period by the regulation, in that unit."""
    if periode == PERIODE_JAM:
        menit = Fraction(aturan.waktu_kerja_efektif_menit, aturan.per_tahun["hari"]) / volume_per_hari(aturan)
    else:
        menit = Fraction(aturan.waktu_kerja_efektif_menit, aturan.per_tahun[periode])
    return float(menit / aturan.menit_per[satuan])


BACAAN = "pakai volume dan norma waktu"
_KALI = (1.0, 60.0, 1 / 60)
_PER_TAHUN = ((1, 1), (12, 12), (40, 60), (200, 320))
"""How often a period comes in a year as offices reckon: year, month, week, day."""

_LAIN = 1.25
"""How far from the divisor written the one may be by which an office divides: 72,000 and 78,000."""


@dataclass(frozen=True)
class _Uji:
    """A printed figure of a row, and the product of the reading; `ukuran` as the row itself states it."""

    baris: int
    cetak: float
    kali: float
    ukuran: tuple[str, str]


def tanya_hitungan(
    grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisAsing], pembagi: Mapping[int, Pembagi]
) -> Tanya | None:
    """Question for a table most of whose printed needs, or loads, are another product than the one read.

    A frequency beside the volume may be in it or not: that is another question.
    """
    for peran in ("kebutuhan", "beban"):
        bagi = pembagi if peran == "kebutuhan" else {}
        bacaan = [list(_uji(grid, kolom, baris, peran, bagi, kali=kali)) for kali in (False, True)]
        lain = [[u for u in satu if not _sesuai(u, satu, bagi, peran)] for satu in bacaan]
        if not bacaan[0]:
            continue
        if any(len(beda) * 2 < len(semua) for beda, semua in zip(lain, bacaan, strict=True)):
            return None
        return _tanya(grid, kolom, peran, lain[0], len(bacaan[0]))
    return None


def _uji(
    grid: Grid,
    kolom: Mapping[str, int],
    baris: Sequence[BarisAsing],
    peran: str,
    bagi: Mapping[int, Pembagi],
    *,
    kali: bool,
) -> Iterable[_Uji]:
    if peran not in kolom or kolom[peran] in {kolom["volume"], kolom["norma_waktu"]}:
        return
    for b in baris:
        cetak = grid.angka(b.baris, kolom[peran], ",").nilai
        v, n, f = (b.angka[k].nilai if k in b.angka else None for k in ("volume", "norma_waktu", "frekuensi"))
        if cetak and v and n and (not bagi or b.baris in bagi):
            yield _Uji(b.baris, cetak, v * n * (f or 1 if kali else 1), (b.satuan, b.periode))


def _sesuai(u: _Uji, semua: Sequence[_Uji], bagi: Mapping[int, Pembagi], peran: str) -> bool:
    """Whether a figure is the product over its divisor, or over one near to it that the other rows share."""
    if bagi and _sama(u.cetak, u.kali / bagi[u.baris].nilai, semua):
        return True
    setara = median_low(x.cetak / x.kali for x in semua if x.ukuran == u.ukuran)
    # A column of loads holds minutes or hours, of a period or of the year; or the need after all.
    kali = [round(x * k, 6) for x in (setara, 1 / setara) for k in _KALI]
    waktu = any(a <= k <= z for k in kali for a, z in _PER_TAHUN)
    wajar = peran == "kebutuhan" or waktu or bool(Pembagi(1 / setara, "").arti)
    if bagi:
        wajar = 1 / _LAIN <= 1 / setara / bagi[u.baris].nilai <= _LAIN
    return wajar and _sama(u.cetak, u.kali * setara, semua)


def _sama(cetak: float, benar: float, semua: Sequence[_Uji]) -> bool:
    """Whether a printed figure is the true one, rounded as the column rounds; a whole one up."""
    angka = max(desimal(u.cetak) for u in semua)
    satuan = 10.0**-angka
    return dekat(cetak, benar) or abs(cetak - benar) <= (satuan * 0.501 if angka else 1)


def _tanya(grid: Grid, kolom: Mapping[str, int], peran: str, beda: Sequence[_Uji], banyak: int) -> Tanya:
    letak = ", ".join(
        f"{grid.sel(u.baris, kolom[peran])} {ringkas(u.cetak)} (volume × norma {ringkas(u.kali)})"
        for u in beda[:3]
    )
    volume, norma = (huruf_kolom(kolom[k]) for k in ("volume", "norma_waktu"))
    bukti = (
        f"{len(beda)} dari {banyak} baris tidak cocok, misalnya sel {letak}; dibaca: volume kolom {volume}, "
        f"norma waktu kolom {norma}; kolom lain: --jawab kolom.volume=HURUF atau kolom.norma_waktu=HURUF"
    )
    teks = f"{peran.capitalize()} yang tercetak bukan hasil volume × norma waktu yang dibaca. Bagaimana?"
    return Tanya("hitungan", teks, (BACAAN, LEWATI), "", bukti)
