"""Headers of several rows: which rows under the first one still belong to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from abk.instrumen.asing.grid import Grid
from abk.instrumen.asing.label import periode_dalam, satuan_dalam

TINGKAT_MAKS = 3
POKOK = {"uraian_tugas", "nama_jabatan", "unit"}
NORMA = {"norma_waktu", "norma_min", "norma_maks"}
HITUNGAN = {"volume", "frekuensi", "beban", "waktu_efektif", "kebutuhan", *NORMA}
NOMOR_KOLOM = re.compile(r"\(?\s*\d{1,2}\s*(\)(\s*=.*)?|=.*)?|[a-z]|\(?[0-9]+\s*[x:/*+\-]\s*[0-9].*")
_JAUH = 12
_KURUNG = re.compile(r"\([^()\d]{1,40}\)")
_TAHUN = (1990, 2100)


def akhir_header(grid: Grid, baris: int, peran: dict[int, tuple[str, float]]) -> int:
    """Last row of a header of up to three levels."""
    pokok = [k for k, (p, _) in peran.items() if p in POKOK] or list(peran)[:1]
    akhir = baris
    while akhir + 1 < min(grid.tinggi, baris + TINGKAT_MAKS):
        n = akhir + 1
        di_bawah = all(
            grid.asal(n, k)[0] <= baris or grid.isi(n, k) is None or _digabung(grid, baris, n, k)
            for k in pokok
        )
        if not (di_bawah and _lanjutan(grid, baris, n)):
            break
        akhir = n
    return akhir


def _lanjutan(grid: Grid, baris: int, n: int) -> bool:
    """Whether row `n` still belongs to the header: labels, or nothing but cells merged down from it."""
    isi = [
        (k, v) for k in range(grid.lebar) if grid.asal(n, k) == (n, k) and (v := grid.isi(n, k)) is not None
    ]
    merosot = any(baris <= grid.asal(n, k)[0] < n and grid.teks(n, k) for k in range(grid.lebar))
    if not isi:
        return merosot
    if all(_digabung(grid, baris, n, k, POKOK) and (isinstance(v, str) or tahun_kolom(v)) for k, v in isi):
        return True  # nothing but parts of columns of numbers: JAN FEB MAR, 2024 2025
    kata = [k for k, v in isi if isinstance(v, str)]
    if len(isi) == 1 and kata and _judul_bagian(grid, baris, kata[0], n):
        return False
    if len(kata) == len(isi) and _berderet(grid, baris, n, kata):
        return True
    anak = [
        k for k, v in isi if isinstance(v, str) and (_anak_header(grid, v) or _KURUNG.fullmatch(v.strip()))
    ]
    # Beside two labels that are known, one over which nothing stands is a label as well.
    lain = {k for k, _ in isi if len(anak) > 1 and all(grid.isi(r, k) is None for r in range(baris, n))}
    return all(
        isinstance(v, str)
        and (
            k in anak
            or k in lain
            or (merosot and (NOMOR_KOLOM.fullmatch(v.strip()) or _digabung(grid, baris, n, k)))
        )
        for k, v in isi
    )


def _judul_bagian(grid: Grid, baris: int, kolom: int, n: int) -> bool:
    """Whether the one text of a row is a heading under the column of numbers: *A. TUGAS POKOK*."""
    di_atas = grid.kamus.peran(grid.teks(baris, kolom))
    arti = grid.kamus.peran(grid.teks(n, kolom), longgar=True)
    return bool(di_atas and di_atas[0] == "nomor" and arti and arti[0] in POKOK)


def _berderet(grid: Grid, baris: int, n: int, kolom: Sequence[int]) -> bool:
    """Whether the cells of a row head columns of numbers, all but the first of which stand under nothing.

    So a label merged over them looks in a program that has no merged cells.
    """
    tanpa = [k for k in kolom if all(grid.isi(r, k) is None for r in range(baris, n))]
    urut = len(kolom) > 1 and list(kolom) == list(range(kolom[0], kolom[-1] + 1)) and tanpa == list(kolom[1:])
    arti = grid.kamus.peran(grid.teks(n - 1, kolom[0]), longgar=True) if urut else None
    return arti is not None and arti[0] in HITUNGAN and all(_angka_di_bawah(grid, n, k) for k in kolom)


def teks_kepala(grid: Grid, baris: int, akhir: int, kolom: int) -> list[str]:
    """Texts above a column, outermost first, each once; with the label that would be merged over it."""
    semua = (
        grid.teks(n, kolom)
        or tahun_kolom(grid.isi(n, kolom))
        or _label_kiri(grid, range(baris, n), akhir, kolom)
        for n in range(baris, akhir + 1)
    )
    return list(dict.fromkeys(t for t in semua if t))


def _label_kiri(grid: Grid, di_atas: range, akhir: int, kolom: int) -> str:
    """Label of numbers at the left over parts of its own, to which a column that has no label yet is one."""
    n, k = di_atas.stop, kolom
    if n >= akhir or any(grid.isi(r, kolom) is not None for r in di_atas):
        return ""
    while k >= 0 and grid.isi(n, k) is None and _bagian(grid, n + 1, k):
        k -= 1
    if not 0 <= k < kolom or not _bagian(grid, n + 1, k):
        return ""
    arti = grid.kamus.peran(grid.teks(n, k), longgar=True)
    return grid.teks(n, k) if arti is not None and arti[0] in HITUNGAN else ""


def _bagian(grid: Grid, n: int, kolom: int) -> bool:
    teks = grid.teks(n, kolom)
    return bool(teks) and grid.asal(n, kolom) == (n, kolom) and not NOMOR_KOLOM.fullmatch(teks)


def _angka_di_bawah(grid: Grid, n: int, kolom: int) -> bool:
    isi = (grid.isi(r, kolom) for r in range(n + 1, min(grid.tinggi, n + 1 + _JAUH)))
    satu = next((v for v in isi if v is not None), None)
    return satu is None or isinstance(satu, (int, float)) or any(h.isdigit() for h in str(satu))


def _digabung(grid: Grid, baris: int, n: int, kolom: int, kecuali: Collection[str] = ()) -> bool:
    """Whether a cell stands under a label merged over several columns, of any meaning but `kecuali`."""
    for r in range(baris, n):
        teks = grid.teks(r, kolom)
        senama = [grid.asal(r, k) for k in (kolom - 1, kolom + 1) if 0 <= k < grid.lebar and teks]
        if grid.asal(r, kolom) in senama and grid.asal(r, kolom) != (n, kolom):
            return (grid.kamus.peran(teks, longgar=True) or ("",))[0] not in kecuali
    return False


def tahun_kolom(nilai: object) -> str:
    """A year that heads a column as a number, as text; else empty."""
    tahun = isinstance(nilai, (int, float)) and float(nilai).is_integer() and _TAHUN[0] <= nilai <= _TAHUN[1]
    return str(int(nilai)) if tahun and isinstance(nilai, (int, float)) else ""


def _anak_header(grid: Grid, teks: str) -> bool:
    return grid.kamus.peran(teks, longgar=True) is not None or bool(
        satuan_dalam(teks) or periode_dalam(f"({teks})")
    )
