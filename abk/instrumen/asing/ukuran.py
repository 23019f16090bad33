"""Unit of the norma and period of the volume: what header and divisor settle together, else the question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from abk.instrumen.asing.bentuk import BarisAsing, Tanya
from abk.instrumen.asing.grid import huruf_kolom
from abk.instrumen.asing.header import Header
from abk.instrumen.asing.label import periode_dalam, satuan_dalam
from abk.instrumen.asing.pembagi import Pembagi
from abk.tables.kolom import PERIODE, SATUAN_WAKTU
from abk.tulisan.format import ringkas
from abk.tulisan.markup import kutip

MENURUT_PEMBAGI = "menurut pembagi"
"""Answer: the period of each row is that of its own divisor."""

MENURUT_KOLOM = "menurut kolom"
"""Answer: the unit of each row is the one it states."""

_SEBUT = 8
Pasangan = frozenset[tuple[str, str]]
_DETIK = re.compile(r"\b(?:detik|dtk)\b", re.IGNORECASE)
_NAMA_PEMBAGI = re.compile(r"\bjam\s+(?:kerja|efektif)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Ukuran:
    """Units and periods of one table.

    pasangan : what the divisor of each row means, (satuan, periode), after all evidence
    periode : period of each row by its divisor, where that has one meaning
    bacaan : units and periods that the evidence allows, contradictions included
    bertentangan : whether header and divisor contradict each other
    """

    tanya: tuple[Tanya, ...] = ()
    pasangan: Mapping[int, Pasangan] = field(default_factory=dict)
    periode: Mapping[int, str] = field(default_factory=dict)
    bacaan: tuple[tuple[str, str], ...] = ()
    bertentangan: bool = False


@dataclass(frozen=True)
class _Bukti:
    """Evidence of one table; `satuan` and `periode` of the header, `bersama` units that fit every divisor."""

    kepala: Header
    kolom: Mapping[str, int]
    baris: Sequence[BarisAsing]
    pembagi: Mapping[int, Pembagi]
    satuan: set[str]
    periode: set[str]
    arti: Mapping[int, Pasangan]
    bersama: set[str]
    satuan_bertentangan: bool
    periode_bertentangan: bool
    dipakai: Mapping[int, Pasangan]

    @property
    def lengkap(self) -> bool:
        """Whether every row has a divisor with a meaning."""
        return bool(self.baris) and all(self.arti.get(b.baris) for b in self.baris)

    @property
    def terbukti(self) -> bool:
        """Whether the office's own figures use the divisor of every row."""
        return self.lengkap and all(self.pembagi[b.baris].terbukti for b in self.baris)


def ukuran(
    header: Header, kolom: Mapping[str, int], baris: Sequence[BarisAsing], pembagi: Mapping[int, Pembagi]
) -> Ukuran:
    """Units and periods of a table, with the questions that remain."""
    bukti = _bukti(header, kolom, baris, pembagi)
    periode = {n: next(iter(p))[1] for n, p in bukti.dipakai.items() if len({a[1] for a in p}) == 1}
    tanya = (_tanya_satuan(bukti), _tanya_periode(bukti, periode))
    satuan = bukti.satuan | {s for p in bukti.dipakai.values() for s, _ in p}
    beda = {periode.get(b.baris, "") for b in baris}
    menurut = {MENURUT_PEMBAGI} if len(beda) > 1 and "" not in beda else {p for p in beda if p in PERIODE}
    bacaan = tuple((s, p) for s in sorted(satuan) for p in sorted(bukti.periode | menurut))
    salah = bukti.satuan_bertentangan or bukti.periode_bertentangan
    return Ukuran(tuple(t for t in tanya if t is not None), bukti.dipakai, periode, bacaan, salah)


def _bukti(
    header: Header, kolom: Mapping[str, int], baris: Sequence[BarisAsing], pembagi: Mapping[int, Pembagi]
) -> _Bukti:
    satuan = satuan_dalam(header.label.get(kolom["norma_waktu"], ""))
    periode = periode_dalam(header.label.get(kolom["volume"], ""))
    label = header.label.get(kolom.get("waktu_efektif", -1), "")
    arti = {n: arti_pembagi(p, label, satuan) for n, p in pembagi.items() if p.arti}
    bersama = set.intersection(*({s for s, _ in a} for a in arti.values())) if arti else set()
    boleh = satuan & bersama if satuan else bersama
    satuan_salah = bool(arti and satuan and not boleh)
    unit = boleh or bersama
    if periode:
        cocok = {u for u in unit if all(any((u, p) in a for p in periode) for a in arti.values())}
        periode_salah = bool(arti) and not cocok
        unit = cocok or unit
    else:
        periode_salah = False
    pasangan = {n: frozenset((u, p) for u, p in a if not unit or u in unit) or a for n, a in arti.items()}
    if periode and not periode_salah:
        pasangan = {n: frozenset(x for x in a if x[1] in periode) or a for n, a in pasangan.items()}
    return _Bukti(
        header, kolom, baris, pembagi, satuan, periode, arti, unit, satuan_salah, periode_salah, pasangan
    )  # fmt: skip


def arti_pembagi(pembagi: Pembagi, label: str, satuan_norma: Collection[str] = ()) -> Pasangan:
    """Meanings of a divisor: those that the header of its column names, unless that of the norma denies all.

    *Jam kerja efektif* names the thing, not its unit.
    """
    semua = frozenset(pembagi.arti)
    if pembagi.tertulis != pembagi.nilai:
        return semua
    satuan, periode = satuan_dalam(_NAMA_PEMBAGI.sub(" ", label)), periode_dalam(label)
    cocok = frozenset(
        (s, p) for s, p in semua if (not satuan or s in satuan) and (not periode or p in periode)
    )
    diakui = not satuan_norma or {s for s, _ in cocok} & set(satuan_norma)
    return cocok if cocok and diakui else semua


def _tanya_satuan(b: _Bukti) -> Tanya | None:
    """Question for the unit of the norm; None where every row states it and no divisor denies it."""
    tersebut = {satu.satuan for satu in b.baris if not (satu.dua and satu.dua.tanya == "norma_jam")}
    if b.baris and "" not in tersebut:
        if not b.arti or tersebut <= b.bersama or len(tersebut) > 1:
            return None
        teks = "Satuan di tiap baris bertentangan dengan pembagi; satuan mana yang benar?"
        sebut = f"tiap baris menyebut {', '.join(sorted(tersebut))}; {'; '.join(_pembagi(b))}"
        return Tanya("satuan_kolom", teks, (MENURUT_KOLOM, *SATUAN_WAKTU), "", sebut)
    semua = [s for s in (b.satuan, b.bersama, tersebut - {""}) if s]
    irisan = set.intersection(*semua) if semua else set()
    salah = b.satuan_bertentangan or b.periode_bertentangan or (semua and not irisan)
    detik = _DETIK.search(b.kepala.label.get(b.kolom["norma_waktu"], ""))
    usulan = next(iter(irisan)) if len(irisan) == 1 and not salah and not detik else ""
    bukti = [_kepala(b, "norma_waktu", b.satuan), *_pembagi(b)]
    if detik:
        bukti.append("detik bukan satuan yang dipakai: bagilah angkanya dengan 60 di berkasnya")
    if salah:
        bukti.append("bukti itu bertentangan")
    sisa = " pada baris yang tidak menyebutkannya" if tersebut - {""} else ""
    pasti = bool(usulan) and not tersebut - {""} and b.lengkap and (bool(b.satuan) or b.terbukti)
    teks = f"Apa satuan norma waktu tabel ini{sisa}?"
    return Tanya("satuan_waktu", teks, SATUAN_WAKTU, usulan, "; ".join(bukti), pasti=pasti)


def _tanya_periode(b: _Bukti, periode: Mapping[int, str]) -> Tanya | None:
    """Question for the period of the volume; None where every row states it."""
    if b.baris and all(satu.periode for satu in b.baris):
        return None
    bukti = [_kepala(b, "volume", b.periode), *_pembagi(b)]
    pilihan: tuple[str, ...] = PERIODE
    beda = len({p.nilai for p in b.pembagi.values()}) > 1
    semua = {periode.get(satu.baris, "") for satu in b.baris}
    if beda:
        pilihan = (*PERIODE, MENURUT_PEMBAGI)
        bukti.append("pembagi tidak sama di semua baris")
    if b.periode_bertentangan:
        usulan = ""
        bukti.append("bukti itu bertentangan")
    elif len(b.periode) == 1:
        usulan = next(iter(b.periode))
    elif len(semua - {""}) == 1 and semua & set(PERIODE):
        usulan = next(iter(semua - {""}))
    else:
        usulan = MENURUT_PEMBAGI if beda and "" not in semua and not b.periode else ""
    pasti = bool(usulan) and b.lengkap and (len(b.periode) == 1 or b.terbukti)
    if lain := [f"{s.sel['periode']} {kutip(s.periode_lain)}" for s in b.baris if s.periode_lain]:
        bukti.append(f"bukan periode yang dikenal: {', '.join(lain[:_SEBUT])}")
    sisa = " pada baris yang tidak menyebutkannya" if any(s.periode for s in b.baris) else ""
    teks = f"Apa periode volume tabel ini{sisa}?"
    return Tanya("periode", teks, pilihan, usulan, "; ".join(bukti), pasti=pasti)


def _kepala(b: _Bukti, peran: str, disebut: set[str]) -> str:
    kolom = b.kolom[peran]
    kata = f"menyebut {' dan '.join(sorted(disebut))}" if disebut else "tidak menyebut apa-apa"
    return f"kepala kolom {huruf_kolom(kolom)} {kutip(b.kepala.label.get(kolom, ''))} {kata}"


def _pembagi(b: _Bukti) -> Iterable[str]:
    """Each divisor once, with its cell and what it means."""
    sudah: set[float] = set()
    for n, p in b.pembagi.items():
        if p.nilai in sudah:
            continue
        sudah.add(p.nilai)
        arti = (
            " atau ".join(sorted(f"{s} per {q}" for s, q in b.arti.get(n, ()))) or "satuan yang tidak dikenal"
        )
        faktor = f", tertulis {ringkas(p.tertulis)}," if p.tertulis and p.tertulis != p.nilai else ""
        yield f"pembagi {ringkas(p.nilai)}{faktor} (sel {p.sel}) berarti {arti}"
