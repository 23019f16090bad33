"""The need by a workbook's own divisor beside the need by the kegiatan's regulation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from abk.instrumen.asing.bentuk import BarisTugas, Tanya
from abk.instrumen.asing.pembagi import PERIODE_JAM, Pembagi
from abk.instrumen.asing.ukuran import MENURUT_PEMBAGI, Ukuran
from abk.peraturan import Aturan
from abk.tulisan.format import ringkas

MENURUT_KEGIATAN, LEWATI = "pakai peraturan kegiatan", "jangan baca tabel ini"
_BEDA = 0.005


def volume_per_hari(aturan: Aturan) -> Fraction:
    """How often an hour comes in an effective day of a regulation. [jam/hari]"""
    return Fraction(aturan.menit_per["hari"]) / aturan.menit_per["jam"]


def tanya_peraturan(
    baris: Sequence[BarisTugas], pembagi: Mapping[int, Pembagi], ukuran: Ukuran, aturan: Aturan
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
    baris: Sequence[BarisTugas], pembagi: Mapping[int, Pembagi], ukuran: Ukuran, aturan: Aturan
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


def _angka(baris: BarisTugas, nama: str) -> float | None:
    return baris.angka[nama].nilai if nama in baris.angka else None


def _resmi(aturan: Aturan, satuan: str, periode: str) -> float:
    """Effective time of one period by the regulation, in that unit."""
    if periode == PERIODE_JAM:
        menit = Fraction(aturan.waktu_kerja_efektif_menit, aturan.per_tahun["hari"]) / volume_per_hari(aturan)
    else:
        menit = Fraction(aturan.waktu_kerja_efektif_menit, aturan.per_tahun[periode])
    return float(menit / aturan.menit_per[satuan])
