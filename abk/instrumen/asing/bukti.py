"""Evidence for the unit of the norm and the period of the volume: headers, divisors, arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from abk.instrumen.asing.bentuk import BarisTugas, Tanya
from abk.instrumen.asing.kepala import Kepala
from abk.instrumen.asing.kisi import Kisi, huruf_kolom, ruas
from abk.instrumen.asing.label import periode_dalam, satuan_dalam
from abk.tables.kolom import PERIODE, SATUAN_WAKTU

MENURUT_PEMBAGI = "menurut pembagi"
"""Answer: the period of each row is that of its own divisor."""

MENURUT_KOLOM = "menurut kolom"
"""Answer: the unit of each row is the one it states."""

_RENTANG: tuple[tuple[float, float, str, str], ...] = (
    (60_000, 100_000, "menit", "tahun"),
    (1_000, 2_000, "jam", "tahun"),
    (1_400, 1_700, "menit", "minggu"),
    (5_000, 8_400, "menit", "bulan"),
    (240, 480, "menit", "hari"),
    (80, 150, "jam", "bulan"),
    (24, 40, "jam", "minggu"),
    (4, 9, "jam", "hari"),
)
_PEMBAGI = re.compile(r"/\s*\(?\s*(\$?[A-Z]{1,3}\$?\d+|\d+(?:\.\d+)?)")
_ANGKA_LABEL = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{3,}")


@dataclass(frozen=True)
class Pembagi:
    """A divisor and where it stands."""

    nilai: float
    sel: str

    @property
    def arti(self) -> set[tuple[str, str]]:
        """(satuan, periode) that such a divisor can mean."""
        return {(s, p) for awal, akhir, s, p in _RENTANG if awal <= self.nilai <= akhir}


def pembagi_baris(kisi: Kisi, kepala: Kepala, kolom: Mapping[str, int], baris: int) -> Pembagi | None:
    """Divisor of one row: its column, else the formula of its need, else the header."""
    if "waktu_efektif" in kolom:
        angka = kisi.angka(baris, kolom["waktu_efektif"], ",")
        if angka.nilai:
            return Pembagi(angka.nilai, kisi.sel(baris, kolom["waktu_efektif"]))
    if "kebutuhan" in kolom:
        sel = kisi.sel(baris, kolom["kebutuhan"])
        for bagi in reversed(_PEMBAGI.findall(kisi.lembar.rumus.get(sel, ""))):
            nilai = _nilai_pembagi(kisi, bagi)
            if nilai and Pembagi(nilai, sel).arti:
                return Pembagi(nilai, sel)
    if "waktu_efektif" in kolom:
        cocok = _ANGKA_LABEL.search(kepala.label.get(kolom["waktu_efektif"], ""))
        if cocok:
            letak = f"{huruf_kolom(kolom['waktu_efektif'])}{kepala.baris + 1}"
            return Pembagi(float(cocok[0].replace(".", "")), letak)
    return None


def _nilai_pembagi(kisi: Kisi, teks: str) -> float | None:
    satu = ruas(teks)
    return kisi.angka(satu[0], satu[1], ",").nilai if satu else float(teks)


def tanya_satuan(
    kepala: Kepala, kolom: Mapping[str, int], baris: Sequence[BarisTugas], pembagi: Sequence[Pembagi]
) -> Tanya | None:
    """Question for the unit of the norm; None where every row states it and no divisor denies it."""
    label = kepala.label.get(kolom["norma_waktu"], "")
    dari_label = satuan_dalam(label)
    dari_pembagi = _sepakat(pembagi, 0)
    tersebut = {b.satuan for b in baris}
    if baris and "" not in tersebut:
        if not dari_pembagi or tersebut <= dari_pembagi or len(tersebut) > 1:
            return None
        p = _beda(pembagi)[0]
        sebut = ", ".join(sorted(tersebut))
        bukti_kolom = f"tiap baris menyebut {sebut}; pembagi {p.nilai:g} (sel {p.sel}) berarti {_arti(p)}"
        teks = "Satuan di tiap baris bertentangan dengan pembagi; satuan mana yang benar?"
        return Tanya("satuan_kolom", teks, (MENURUT_KOLOM, *SATUAN_WAKTU), "", bukti_kolom)
    semua = [s for s in (dari_label, dari_pembagi, tersebut - {""}) if s]
    irisan = set.intersection(*semua) if semua else set()
    bukti = [f"kepala kolom {huruf_kolom(kolom['norma_waktu'])} {label!r} {_daftar(dari_label)}"]
    bukti += [f"pembagi {p.nilai:g} (sel {p.sel}) berarti {_arti(p)}" for p in _beda(pembagi)]
    if semua and not irisan:
        bukti.append("bukti itu bertentangan")
    usulan = next(iter(irisan)) if len(irisan) == 1 else ""
    sisa = " pada baris yang tidak menyebutkannya" if tersebut - {""} else ""
    teks = f"Apa satuan norma waktu tabel ini{sisa}?"
    return Tanya("satuan_waktu", teks, SATUAN_WAKTU, usulan, "; ".join(bukti))


def tanya_periode(
    kepala: Kepala, kolom: Mapping[str, int], baris: Sequence[BarisTugas], pembagi: Sequence[Pembagi]
) -> Tanya | None:
    """Question for the period of the volume; None where every row states it."""
    if baris and all(b.periode for b in baris):
        return None
    label = kepala.label.get(kolom["volume"], "")
    dari_label = periode_dalam(label)
    dari_pembagi = _sepakat(pembagi, 1)
    semua = [s for s in (dari_label, dari_pembagi) if s]
    irisan = set.intersection(*semua) if semua else set()
    usulan = next(iter(irisan)) if len(irisan) == 1 else ""
    bukti = [f"kepala kolom {huruf_kolom(kolom['volume'])} {label!r} {_daftar(dari_label)}"]
    bukti += [f"pembagi {p.nilai:g} (sel {p.sel}) berarti {_arti(p)}" for p in _beda(pembagi)]
    pilihan: tuple[str, ...] = PERIODE
    if len(_beda(pembagi)) > 1:
        pilihan = (*PERIODE, MENURUT_PEMBAGI)
        jelas = len(pembagi) == len(baris) and all(len({p for _, p in d.arti}) == 1 for d in pembagi)
        usulan = MENURUT_PEMBAGI if jelas and not dari_label else ""
        bukti.append("pembagi tidak sama di semua baris")
    return Tanya("periode", "Apa periode volume tabel ini?", pilihan, usulan, "; ".join(bukti))


def uji_hitungan(
    kisi: Kisi, kolom: Mapping[str, int], baris: Sequence[BarisTugas], pembagi: Mapping[int, Pembagi]
) -> tuple[int, int]:
    """How many rows can be recomputed, and in how many volume × norma / divisor gives the printed need."""
    cocok = teruji = 0
    for satu in baris:
        volume, norma = (satu.angka[k].nilai if k in satu.angka else None for k in ("volume", "norma_waktu"))
        bagi = pembagi.get(satu.baris)
        hasil = kisi.angka(satu.baris, kolom["kebutuhan"], ",").nilai if "kebutuhan" in kolom else None
        if volume is None or norma is None or bagi is None or hasil is None:
            continue
        teruji += 1
        cocok += abs(volume * norma / bagi.nilai - hasil) <= max(0.0006, abs(hasil) * 0.02)
    return cocok, teruji


def _sepakat(pembagi: Iterable[Pembagi], bagian: int) -> set[str]:
    """Meanings that all divisors allow."""
    semua = [{a[bagian] for a in p.arti} for p in pembagi]
    return set.intersection(*semua) if semua else set()


def _beda(pembagi: Iterable[Pembagi]) -> list[Pembagi]:
    return list({p.nilai: p for p in reversed(list(pembagi))}.values())[::-1]


def _arti(pembagi: Pembagi) -> str:
    return " atau ".join(sorted(f"{s} per {p}" for s, p in pembagi.arti)) or "satuan yang tidak dikenal"


def _daftar(kata: set[str]) -> str:
    return f"menyebut {' dan '.join(sorted(kata))}" if kata else "tidak menyebut apa-apa"
