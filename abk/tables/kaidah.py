"""What the law of a kegiatan says of the cells of its tables."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from abk.errors import Temuan
from abk.tulisan.malas import np, pd


@dataclass(frozen=True)
class Kaidah:
    """Rules that hold under some regulations only.

    Attributes
    ----------
    norma_tengah : the norm of a task is the middle of its shortest and longest; left empty, it is filled in
    konstanta : jenjang whose constant of credit points is known; None = not asked
    """

    norma_tengah: bool = False
    konstanta: frozenset[str] | None = None


TANPA_KAIDAH = Kaidah()
"""The law is not known, or says nothing of cells."""


def isi_norma_tengah(tugas: pd.DataFrame, salah: Collection[int]) -> pd.DataFrame:
    """The tasks with the middle of ``norma_min`` and ``norma_maks`` where ``norma_waktu`` was left empty.

    Parameters
    ----------
    tugas : typed table
    salah : rows, as a file counts them (the first is 2), whose norm cannot be read though it is there [baris]

    Returns
    -------
    DataFrame
        The same where nothing was to be filled.
    """
    kosong = tugas["norma_waktu"].isna() & tugas["norma_min"].notna() & tugas["norma_maks"].notna()
    kosong &= ~(tugas.index + 2).isin(list(salah))
    if not kosong.any():
        return tugas
    tengah = [tengah_norma(a, b) for a, b in tugas.loc[kosong, ["norma_min", "norma_maks"]].to_numpy()]
    norma = tugas["norma_waktu"].to_numpy(copy=True)
    norma[np.flatnonzero(kosong)] = tengah
    return tugas.assign(norma_waktu=norma)


def tengah_norma(paling_singkat: float, paling_lama: float) -> float:
    """Middle of two norms, as the decimals that were written. [satuan_waktu/hasil]

    Parameters
    ----------
    paling_singkat, paling_lama : norms [satuan_waktu/hasil]

    References
    ----------
    ``kemenag-jfu.yaml``: norma = (norma_min + norma_maks) / 2.
    """
    return float((Decimal(repr(float(paling_singkat))) + Decimal(repr(float(paling_lama)))) / 2)


def temuan_norma_tengah(tugas: pd.DataFrame, berkas: str) -> list[Temuan]:
    """Notes on norms that are not the middle, where the regulation says that they are.

    Parameters
    ----------
    tugas : typed table
    berkas : its file, for the messages

    Returns
    -------
    list of Temuan, row by row
    """
    baris = tugas[tugas[["norma_waktu", "norma_min", "norma_maks"]].notna().all(axis=1)]
    temuan = []
    for label, kode, norma, bawah, atas in zip(
        baris.index,
        *(baris[k] for k in ("kode_jabatan", "norma_waktu", "norma_min", "norma_maks")),
        strict=True,
    ):
        tengah = tengah_norma(bawah, atas)
        if norma != tengah:
            pesan = (
                f"norma_waktu {norma:g} bukan nilai tengah norma_min dan norma_maks ({tengah:g}), padahal "
                "demikian aturannya"
            )
            saran = "Kosongkan norma_waktu supaya dihitung, atau perbaiki rentangnya."
            letak = ("uraian_tugas", berkas, int(label) + 2, "norma_waktu", f"{norma:g}", str(kode))
            temuan.append(Temuan("catatan", "norma_tengah", pesan, saran, *letak))
    return temuan
