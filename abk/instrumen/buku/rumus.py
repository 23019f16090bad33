"""Formulas that keep the need of a sheet live, with the values they have now; and the foot that sums them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from abk.instrumen.buku.gaya import Gaya
from abk.instrumen.buku.tata_letak import KOLOM_JAWABAN, KOLOM_LABEL, LEMBAR_DATA, TataLetak, alamat
from abk.kebutuhan import Beban, beban_tugas, menit_per_satuan
from abk.kegiatan import Kegiatan
from abk.tables.kolom import KOLOM_PENDEKATAN
from abk.tulisan.format import kata_selisih

KOLOM_PERIODE, KOLOM_SATUAN, KOLOM_TETAPAN = 3, 6, 9
"""Columns of the hidden sheet where the three factor tables begin."""

_JKE = f"{LEMBAR_DATA}!$K$1"
_PERIODE = f"{LEMBAR_DATA}!$D$1:$E$6"
_SATUAN = f"{LEMBAR_DATA}!$G$1:$H$5"
_BULAT = {"terdekat": "ROUND", "ke_atas": "ROUNDUP", "ke_bawah": "ROUNDDOWN"}


@dataclass(frozen=True)
class Faktor:
    """Factor tables of a kegiatan: [kali/tahun] of a period, [menit] of a unit, [menit/tahun] of a person."""

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
        tanpa_jenjang = cara.get(kode) == "angka_kredit" and konstanta_jenjang(k, jenjang.get(kode)) is None
        if not perlu or any(pd.isna(baris[p]) for p in perlu) or tanpa_jenjang:
            kurang.append(label)
    kata = {"periode": k.aturan.per_tahun, "satuan_waktu": k.aturan.menit_per}
    for nama, dikenal in kata.items():
        kurang += tugas.index[tugas[nama].notna() & ~tugas[nama].isin(list(dikenal))].tolist()
    return beban_tugas(tugas, k.jabatan, k.aturan, hari_norma=k.hari_norma, keluar=pd.Index(kurang))


def rumus_menit(
    letak: TataLetak, baris: int, pendekatan: str, konstanta: Fraction | None, *, norma_tengah: bool = False
) -> str:
    """Workload of one task row; with ``norma_tengah`` an empty norm is the middle of two. [menit/tahun]

    Of a post whose approach nobody knows there is none, as in :func:`beban_hidup`.
    """

    def sel(nama: str) -> str:
        return "$" + alamat(baris, letak.kolom[nama])

    volume = sel("volume")
    if pendekatan == "tugas_per_tugas":
        norma = sel("norma_waktu")
        if norma_tengah:
            bawah, atas = sel("norma_min"), sel("norma_maks")
            norma = f'IF(COUNT({norma})=0,IF(COUNT({bawah},{atas})=2,({bawah}+{atas})/2,""),{norma})'
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
    elif pendekatan not in {"hasil_kerja", "objek_kerja"}:
        return '=""'
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
    """Credit points an hour at a level; None where the level or its constant is not known."""
    konstanta = k.aturan.konstanta_kredit.get(str(jenjang))
    return None if konstanta is None else konstanta.angka


# ── foot ──────────────────────────────────────────────────────────────────────────────────────────
_CARA_BULAT = {"terdekat": "ke bilangan terdekat", "ke_atas": "ke atas", "ke_bawah": "ke bawah"}
_TITIK = "…………………………"
_BARIS_PARAF = 4


@dataclass(frozen=True)
class Kaki:
    """Totals of a sheet as they stand now: workload [menit/tahun], need and people there [orang].

    belum_lengkap : task rows whose numbers are missing
    paling_sedikit_satu : whether the post is never less than one
    perlu_diperiksa : findings, as lines
    """

    menit: float
    kebutuhan: float
    kebutuhan_bulat: int
    bezetting: int | None
    belum_lengkap: int
    pembulatan: str
    paling_sedikit_satu: bool
    responden: str
    atasan: str
    perlu_diperiksa: Sequence[str]

    @property
    def selisih(self) -> int | str:
        """Bezetting less need: negative = kekurangan [orang]."""
        return "" if self.bezetting is None else self.bezetting - self.kebutuhan_bulat

    @property
    def kata(self) -> str:
        """The gap as a word."""
        return "" if self.bezetting is None else kata_selisih(self.selisih)


def tulis_kaki(lembar: Any, gaya: Gaya, letak: TataLetak, kaki: Kaki, banyak: int) -> int:
    """Write the foot under ``banyak`` task rows; gives the last row used."""
    awal, baris = letak.baris_tugas, letak.baris_tugas + banyak
    menit, orang = letak.kolom_menit, letak.kolom_orang
    ruas = f"{alamat(awal, menit)}:{alamat(baris - 1, menit)}"
    _label(lembar, gaya, letak, baris, "JUMLAH BEBAN KERJA (menit per tahun) DAN KEBUTUHAN PEGAWAI (orang)")
    lembar.write_formula(baris, menit, f"=SUM({ruas})", gaya["kaki_menit"], kaki.menit)
    jumlah, butuh = alamat(baris, menit), alamat(baris, orang)
    lembar.write_formula(baris, orang, rumus_kebutuhan(jumlah), gaya["kaki_orang"], kaki.kebutuhan)
    minimum = ", paling sedikit 1" if kaki.paling_sedikit_satu else ""
    teks = f"KEBUTUHAN PEGAWAI, dibulatkan {_CARA_BULAT[kaki.pembulatan]}{minimum}"
    _label(lembar, gaya, letak, baris + 1, teks)
    rumus = rumus_bulat(butuh, kaki.pembulatan, kaki.paling_sedikit_satu)
    lembar.write_formula(baris + 1, orang, rumus, gaya["kaki_bulat"], kaki.kebutuhan_bulat)
    _label(lembar, gaya, letak, baris + 2, "PEGAWAI YANG ADA")
    ada = "$" + alamat(letak.baris_jawaban["bezetting"], KOLOM_JAWABAN)
    isi = "" if kaki.bezetting is None else kaki.bezetting
    lembar.write_formula(baris + 2, orang, f'=IF({ada}="","",{ada})', gaya["kaki_bulat"], isi)
    _selisih(lembar, gaya, letak, kaki, baris + 3)
    _label(lembar, gaya, letak, baris + 4, "BARIS YANG BELUM LENGKAP (tidak ikut dihitung)")
    uraian = letak.kolom["uraian_tugas"]
    kata = f"{alamat(awal, uraian)}:{alamat(baris - 1, uraian)}"
    rumus = f"=SUMPRODUCT((LEN({kata})>0)*(LEN({ruas})=0))"
    lembar.write_formula(baris + 4, orang, rumus, gaya["kaki_bulat"], kaki.belum_lengkap)
    akhir = baris + 5
    for teks in kaki.perlu_diperiksa:
        lembar.merge_range(akhir, KOLOM_LABEL, akhir, orang, teks, gaya["perlu"])
        akhir += 1
    return _tanda_tangan(lembar, gaya, letak, kaki, akhir + 1)


def _label(lembar: Any, gaya: Gaya, letak: TataLetak, baris: int, teks: str) -> None:
    lembar.merge_range(baris, KOLOM_LABEL, baris, letak.kolom_menit - 1, teks, gaya["kaki"])
    lembar.write_blank(baris, letak.kolom_menit, None, gaya["kaki"])


def _selisih(lembar: Any, gaya: Gaya, letak: TataLetak, kaki: Kaki, baris: int) -> None:
    _label(lembar, gaya, letak, baris, "KELEBIHAN ATAU KEKURANGAN (ada − kebutuhan)")
    orang = letak.kolom_orang
    ada, butuh, ini = (alamat(b, orang) for b in (baris - 1, baris - 2, baris))
    rumus = f'=IF({ada}="","",{ada}-{butuh})'
    lembar.write_formula(baris, orang, rumus, gaya["kaki_bulat"], kaki.selisih)
    kata = f'=IF({ini}="","",IF({ini}<0,"kekurangan",IF({ini}>0,"kelebihan","sesuai")))'
    lembar.write_formula(baris, letak.kolom_menit, kata, gaya["kaki_kata"], kaki.kata)


def _tanda_tangan(lembar: Any, gaya: Gaya, letak: TataLetak, kaki: Kaki, baris: int) -> int:
    kanan = (letak.kolom["peralatan"], letak.kolom["keterangan"])
    kiri = (letak.kolom["uraian_tugas"], letak.kolom["uraian_tugas"])
    for (awal, akhir), judul, nama, isi in (
        (kiri, "Responden,", "responden", kaki.responden),
        (kanan, "Mengetahui: atasan langsung,", "atasan", kaki.atasan),
    ):
        sel = "$" + alamat(letak.baris_jawaban[nama], KOLOM_JAWABAN)
        rumus = f'=IF({sel}="","{_TITIK}",{sel})'
        _gabung(lembar, baris, awal, akhir, gaya["tanda_tangan"])
        lembar.write_string(baris, awal, judul, gaya["tanda_tangan"])
        _gabung(lembar, baris + _BARIS_PARAF, awal, akhir, gaya["tanda_tangan"])
        lembar.write_formula(baris + _BARIS_PARAF, awal, rumus, gaya["tanda_tangan"], isi or _TITIK)
    return baris + _BARIS_PARAF


def _gabung(lembar: Any, baris: int, awal: int, akhir: int, bentuk: Any) -> None:
    if akhir > awal:
        lembar.merge_range(baris, awal, baris, akhir, "", bentuk)
