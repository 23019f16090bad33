"""Formulas of the workbook, in the words of the Parameter sheet."""

from __future__ import annotations

from functools import cache

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from abk.peraturan import SkalaPrestasi

KOSONG = "–"
"""Stands in a cell for which there is no figure; sums pass it by."""

WAKTU = "WAKTU_KERJA_EFEKTIF"
PEMBULATAN = "PEMBULATAN"
MINIMUM = "MINIMUM_SATU"
PER_TAHUN = "PER_TAHUN"
MENIT_PER = "MENIT_PER_SATUAN"
KONSTANTA = "KONSTANTA_ANGKA_KREDIT"
DASAR_HITUNG = "DASAR_HITUNG"
STATUS_PARAMETER = "STATUS_PARAMETER"

MINIMUM_SATU = "minimum satu"
"""Remark on a post that rounding alone would leave without anybody."""

_DESIMAL = 9
"""Digits kept before rounding to persons or grading: finer than any norm, coarser than the binary tail
of a sum, so that a need of exactly 2 stays 2 and a ratio of exactly 1 is not above 1."""


def sel(baris: int, kolom: int) -> str:
    """Address that moves with its row: ``E12``."""
    return f"{_huruf(kolom)}{baris + 1}"


@cache
def _huruf(kolom: int) -> str:
    return str(xl_col_to_name(kolom))


def sel_lembar(lembar: str, baris: int, kolom: int) -> str:
    """Fixed address on a sheet: ``'D Kebutuhan'!$E$12``; sorting rows does not move it."""
    return f"'{lembar}'!{xl_rowcol_to_cell(baris, kolom, row_abs=True, col_abs=True)}"


def rentang(lembar: str, awal: int, akhir: int, kolom: int, kolom_akhir: int | None = None) -> str:
    """Fixed range of rows on a sheet, at least one row."""
    kiri = sel_lembar(lembar, awal, kolom)
    kanan = kolom if kolom_akhir is None else kolom_akhir
    return f"{kiri}:{xl_rowcol_to_cell(max(awal, akhir), kanan, row_abs=True, col_abs=True)}"


def _bulat(kebutuhan: str) -> str:
    x = f"ROUND({kebutuhan},{_DESIMAL})"
    return (
        f'IF({PEMBULATAN}="ke_atas",ROUNDUP({x},0),IF({PEMBULATAN}="ke_bawah",ROUNDDOWN({x},0),ROUND({x},0)))'
    )


def bulatkan(kebutuhan: str, *, pimpinan: bool) -> str:
    """Need in whole persons by the chosen policy, of pimpinan at least one if the minimum is on. [orang]"""
    cara = _bulat(kebutuhan)
    return f'=MAX({cara},IF({MINIMUM}="ya",1,0))' if pimpinan else f"={cara}"


def efektivitas(beban: str, ada: str, *, belum_lengkap: bool = False, tanpa: str = "") -> str:
    """EJ or EU; a dash where nobody is there, and where every task of an incomplete post was left out.

    ``tanpa``: cell of how many posts have no bezetting; EU is not told then.
    """
    lain = f"N({beban})=0" if belum_lengkap else f"{tanpa}>0" if tanpa else ""
    kosong = f"OR(N({ada})=0,{lain})" if lain else f"N({ada})=0"
    return f'=IF({kosong},"{KOSONG}",{beban}/({ada}*{WAKTU}))'


def nama_batas(huruf: str) -> str:
    """Name of the lower bound of a grade: ``BATAS_A``."""
    return f"BATAS_{huruf}"


def prestasi(rasio: str, skala: SkalaPrestasi) -> str:
    """Grade of an unrounded ratio."""
    x = f"ROUND({rasio},{_DESIMAL})"
    *atas, bawah = skala.tingkat
    rumus = f'"{bawah.huruf}"'
    for t in reversed(atas):
        rumus = f'IF({x}{">" if t.di_atas else ">="}{nama_batas(t.huruf)},"{t.huruf}",{rumus})'
    return f'=IF(ISNUMBER({rasio}),{rumus},"{KOSONG}")'


def kata_selisih(selisih: str, catatan: str, minimum: str = "") -> str:
    """The word that belongs to +/−, with remarks; ``minimum``: a need that the minimum of one may lift."""
    ekor = f'&IF(AND({MINIMUM}="ya",{_bulat(minimum)}=0),"; {MINIMUM_SATU}","")' if minimum else ""
    ekor += f'&"; {catatan}"' if catatan else ""
    kata = f'IF({selisih}<0,"kekurangan",IF({selisih}>0,"kelebihan","sesuai"))'
    return f'=IF(ISNUMBER({selisih}),{kata},"yang ada belum diisi"){ekor}'


def cocok(satu: str, dua: str) -> str:
    """Whether two sums agree."""
    return f'=IF(ABS({satu}-{dua})<=0.000001*MAX(1,ABS({satu})),"cocok","TIDAK COCOK")'
