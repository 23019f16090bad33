"""Formulas that keep the need of a sheet live, with the values they have now."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from abk.instrumen.buku.tata_letak import LEMBAR_DATA, TataLetak, alamat
from abk.kebutuhan import Beban, beban_tugas, menit_per_satuan
from abk.kegiatan import Kegiatan
from abk.peraturan import ketentuan, peraturan
from abk.tables.kolom import JENJANG, KOLOM_PENDEKATAN

KOLOM_PERIODE, KOLOM_SATUAN, KOLOM_TETAPAN = 3, 6, 9
"""Columns of the hidden sheet where the three factor tables begin."""

_JKE = f"{LEMBAR_DATA}!$K$1"
_PERIODE = f"{LEMBAR_DATA}!$D$1:$E$6"
_SATUAN = f"{LEMBAR_DATA}!$G$1:$H$5"
_BULAT = {"terdekat": "ROUND", "ke_atas": "ROUNDUP", "ke_bawah": "ROUNDDOWN"}


@dataclass(frozen=True)
class Faktor:
    """Factor tables of a kegiatan, as the hidden sheet holds them.

    periode : how often a period comes in a year [kali/tahun]
    satuan : length of a unit of time [menit]
    waktu_kerja_efektif : of one person [menit/tahun]
    """

    periode: dict[str, float]
    satuan: dict[str, float]
    waktu_kerja_efektif: int


def faktor(k: Kegiatan) -> Faktor:
    """Factor tables under the regulation of a kegiatan."""
    a = k.aturan
    satuan = {s: float(m) for s, m in menit_per_satuan(a, k.hari_norma).items()}
    return Faktor({p: float(n) for p, n in a.per_tahun.items()}, satuan, a.waktu_kerja_efektif_menit)


def beban_hidup(k: Kegiatan) -> Beban:
    """Workload as the sheets compute it: every row whose numbers are there, doubted or not."""
    tugas = k.uraian_tugas
    cara = k.jabatan.set_index("kode_jabatan")["pendekatan"].fillna("tugas_per_tugas")
    jenjang = k.jabatan.set_index("kode_jabatan")["jenjang"]
    kurang: list[int] = []
    for label, kode, baris in zip(tugas.index, tugas["kode_jabatan"], tugas.to_dict("records"), strict=True):
        perlu = KOLOM_PENDEKATAN.get(str(cara.get(kode)), ())
        tanpa_jenjang = cara.get(kode) == "angka_kredit" and jenjang.get(kode) not in JENJANG
        if not perlu or any(pd.isna(baris[p]) for p in perlu) or tanpa_jenjang:
            kurang.append(label)
    kata = {"periode": k.aturan.per_tahun, "satuan_waktu": k.aturan.menit_per}
    for nama, dikenal in kata.items():
        kurang += tugas.index[tugas[nama].notna() & ~tugas[nama].isin(list(dikenal))].tolist()
    return beban_tugas(tugas, k.jabatan, k.aturan, hari_norma=k.hari_norma, keluar=pd.Index(kurang))


def rumus_menit(letak: TataLetak, baris: int, pendekatan: str, konstanta: Fraction | None) -> str:
    """Workload of one task row. [menit/tahun]"""

    def sel(nama: str) -> str:
        return "$" + alamat(baris, letak.kolom[nama])

    volume = sel("volume")
    if pendekatan == "tugas_per_tugas":
        norma = sel("norma_waktu")
        kali = f"VLOOKUP({sel('periode')},{_PERIODE},2,FALSE)"
        isi = f"{volume}*{kali}*{norma}*VLOOKUP({sel('satuan_waktu')},{_SATUAN},2,FALSE)"
        return f'=IF(COUNT({volume},{norma})<2,"",IFERROR({isi},""))'
    if pendekatan == "angka_kredit":
        nilai = sel("angka_kredit")
        bagi = float(konstanta) if konstanta is not None else 0
        isi = f"{volume}*VLOOKUP({sel('periode')},{_PERIODE},2,FALSE)*{nilai}/{bagi!r}*60"
        return f'=IF(COUNT({volume},{nilai})<2,"",IFERROR({isi},""))'
    standar = sel("standar_kemampuan")
    orang = f"{volume}/{standar}"
    if pendekatan == "peralatan_kerja":
        orang = f'IF({sel("satuan_standar")}="orang/alat",{volume}*{standar},{orang})'
    return f'=IF(COUNT({volume},{standar})<2,"",IFERROR({orang}*{_JKE},""))'


def rumus_orang(menit: str) -> str:
    """Share of a person of a row, from the address of its minutes. [orang]"""
    return f'=IF({menit}="","",{menit}/{_JKE})'


def rumus_bulat(butuh: str, pembulatan: str, paling_sedikit_satu: bool) -> str:
    """Whole persons from the address of the unrounded need. [orang]

    A sum of floats may stand a hair above a whole number; nine decimals settle that.
    """
    bulat = f"{_BULAT[pembulatan]}(ROUND({butuh},9),0)"
    return f"=MAX(1,{bulat})" if paling_sedikit_satu else f"={bulat}"


def rumus_kebutuhan(menit: str) -> str:
    """Need from the address of the total minutes. [orang]"""
    return f"={menit}/{_JKE}"


def konstanta_jenjang(k: Kegiatan, jenjang: object) -> Fraction | None:
    """Credit points an hour at a level; None where the level is not known."""
    if jenjang not in JENJANG:
        return None
    hari = peraturan("angka-kredit").tanggal_acuan(k.aturan.tanggal)
    return Fraction(str(ketentuan("angka-kredit", f"konstanta_{jenjang}", hari, k.lingkup).nilai))
