"""Effectiveness of posts and units (EJ, EU), its grade, and what the grade means."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from abk.peraturan import SkalaPrestasi
from abk.tulisan.malas import pd

TANPA_NILAI = "–"
"""Shown where nobody holds the post, or where that is not known: no ratio, hence no grade."""

FTE_FIT = Fraction(1)
FTE_OVERLOAD = Fraction(128, 100)


def efektivitas(beban_menit: Fraction, pegawai: int | None, waktu_kerja_efektif: int) -> Fraction | None:
    """EJ of a post, or EU of a unit: load over the time of those who are there. [rasio]

    Parameters
    ----------
    beban_menit : workload [menit/tahun]
    pegawai : bezetting [orang]; None (not known) or 0 = undefined
    waktu_kerja_efektif : [menit/orang/tahun]

    Returns
    -------
    Fraction, or None where nobody is there, or where that is not known

    References
    ----------
    EJ = beban / (bezetting × waktu kerja efektif); EU = beban unit / (pegawai unit × waktu kerja efektif).
    """
    return beban_menit / (pegawai * waktu_kerja_efektif) if pegawai else None


def prestasi(rasio: Iterable[Fraction | None], skala: SkalaPrestasi, cara: str = "batas_bawah") -> list[str]:
    """Grades A to E of ratios, ``–`` where there is none.

    Parameters
    ----------
    rasio : EJ or EU, exact [rasio]
    skala : grading scale of the regulation
    cara : ``batas_bawah`` grades the unrounded ratio; ``dua_desimal`` rounds half up first

    Returns
    -------
    list of letters, one for each ratio

    References
    ----------
    The scale names its own source; ``batas_bawah`` is a pilihan program, for the printed bands leave gaps.
    """
    return [TANPA_NILAI if r is None else skala.nilai(r, cara) for r in rasio]


def kelas_fte(efektivitas_jabatan: pd.Series) -> pd.Series:
    """What a ratio says of the people: ``underload`` (< 1), ``fit`` (1–1,28), ``overload`` (> 1,28).

    Parameters
    ----------
    efektivitas_jabatan : EJ or EU; missing where nobody is there

    Returns
    -------
    Series of words, ``–`` where missing

    References
    ----------
    FTE classes as read in papers, partly general knowledge (docs/metode.md, section 5).
    """

    def kelas(r: float) -> str:
        if pd.isna(r):
            return TANPA_NILAI
        if r < float(FTE_FIT):
            return "underload"
        return "fit" if r <= float(FTE_OVERLOAD) else "overload"

    return efektivitas_jabatan.map(kelas).astype("str")
