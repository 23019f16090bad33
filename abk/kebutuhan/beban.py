"""Workload of each task: volume in a year times the time one result takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

import numpy as np
import pandas as pd

from abk.errors import ParameterError
from abk.kebutuhan.eksak import faktor, jumlah_per, kali, sebagai_float, titik_tetap
from abk.kebutuhan.pendekatan import beban_pendekatan
from abk.peraturan import Aturan
from abk.tulisan.markup import kutip

HariNorma = Literal["efektif", "formal"]
"""What "1 hari" means in a norm: the effective working day (default) or the formal one."""

KOLOM_RINCIAN = (
    "kode_jabatan",
    "nomor",
    "per_tahun",
    "volume_per_tahun",
    "menit_per_satuan",
    "norma_waktu_menit",
    "beban_kerja_menit",
    "bagian_orang",
    "dihitung",
)


@dataclass(frozen=True)
class Beban:
    """Workloads, exact and as a table.

    Attributes
    ----------
    rincian : DataFrame, one row per uraian tugas, columns :data:`KOLOM_RINCIAN`
    per_jabatan : exact workload of each post that has tasks [menit/tahun]
    """

    rincian: pd.DataFrame
    per_jabatan: Mapping[str, Fraction]

    def bagian(self, uraian_tugas: pd.DataFrame) -> Beban:
        """The same of some of the tasks: every row stands for itself.

        Parameters
        ----------
        uraian_tugas : rows of the table that this was made from, with all tasks of each post in it
        """
        kode = (str(k) for k in uraian_tugas["kode_jabatan"].unique())
        return Beban(self.rincian.loc[uraian_tugas.index], {k: self.per_jabatan[k] for k in kode})


def menit_per_satuan(aturan: Aturan, hari_norma: str = "efektif") -> Mapping[str, Fraction]:
    """Minutes in each satuan_waktu. [menit/satuan]

    Parameters
    ----------
    aturan : working time of the regulation
    hari_norma : ``efektif`` counts a day of a norm as the regulation's effective day; ``formal`` as
        the formal working day. Against an effective year a formal day inflates the need (7.5 h
        against 1,250 h: 1.4 times), so it must be chosen by name.

    Returns
    -------
    Mapping of satuan_waktu to its length [menit]

    Raises
    ------
    ParameterError
        If ``hari_norma`` is neither.

    References
    ----------
    The regulation's own figures; ``formal`` is a pilihan program (docs/metode.md, section 2).
    """
    if hari_norma == "efektif":
        return aturan.menit_per
    if hari_norma != "formal":
        raise ParameterError(
            f"hari_norma {kutip(hari_norma)} tidak dikenal.", "Pakai 'efektif' atau 'formal'."
        )
    lama = Fraction(aturan.menit_per_hari_formal) / aturan.menit_per["hari"]
    panjang = {"hari", "minggu", "bulan"}
    return MappingProxyType({s: m * lama if s in panjang else m for s, m in aturan.menit_per.items()})


def beban_tugas(
    uraian_tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    aturan: Aturan,
    *,
    hari_norma: str = "efektif",
    keluar: pd.Index | None = None,
) -> Beban:
    """Workload of tasks in validated tables.

    Parameters
    ----------
    uraian_tugas, jabatan : typed tables (:func:`abk.tables.validate_semua`)
    aturan : working time of the regulation
    hari_norma : meaning of a day in a norm
    keluar : index labels of rows to leave out of every sum

    Returns
    -------
    Beban
        Rows left out have no figures and ``dihitung`` False.

    References
    ----------
    KEP/75/M.PAN/7/2004, tugas per tugas jabatan: Σ (beban × waktu) / waktu kerja efektif.
    """
    menit_per = menit_per_satuan(aturan, hari_norma)
    rincian = _kosong(uraian_tugas)
    masuk = ~uraian_tugas.index.isin(keluar if keluar is not None else [])
    cara = dict(zip(jabatan["kode_jabatan"], jabatan["pendekatan"].fillna("tugas_per_tugas"), strict=True))
    pendekatan = uraian_tugas["kode_jabatan"].map(cara).fillna("tugas_per_tugas").to_numpy()
    per_jabatan: dict[str, Fraction] = {str(k): Fraction(0) for k in uraian_tugas["kode_jabatan"].unique()}
    _isi_tugas(
        uraian_tugas, masuk & (pendekatan == "tugas_per_tugas"), aturan, menit_per, rincian, per_jabatan
    )
    lain = masuk & (pendekatan != "tugas_per_tugas")
    if lain.any():
        jenjang = dict(zip(jabatan["kode_jabatan"], jabatan["jenjang"], strict=True))
        _isi_lain(uraian_tugas[lain], pendekatan[lain], jenjang, aturan, rincian, per_jabatan)
    return Beban(rincian, per_jabatan)


def _kosong(tugas: pd.DataFrame) -> pd.DataFrame:
    rincian = tugas[["kode_jabatan", "nomor"]].copy()
    for kolom in KOLOM_RINCIAN[2:-1]:
        rincian[kolom] = np.nan
    rincian["dihitung"] = False
    return rincian


def _isi_tugas(
    tugas: pd.DataFrame,
    pilih: np.ndarray,
    aturan: Aturan,
    menit_per: Mapping[str, Fraction],
    rincian: pd.DataFrame,
    per_jabatan: dict[str, Fraction],
) -> None:
    t = tugas[pilih]
    if t.empty:
        return
    volume, skala_volume = titik_tetap(t["volume"])
    norma, skala_norma = titik_tetap(t["norma_waktu"])
    kali_tahun, _ = faktor(t["periode"], aturan.per_tahun)
    menit, penyebut = faktor(t["satuan_waktu"], menit_per)
    beban = kali(volume, kali_tahun, norma, menit)
    per = skala_volume * skala_norma * penyebut
    for kode, jumlah in jumlah_per(t["kode_jabatan"], beban).items():
        per_jabatan[kode] += Fraction(jumlah, per)
    rincian.loc[pilih, "per_tahun"] = kali_tahun.astype("float64")
    rincian.loc[pilih, "volume_per_tahun"] = sebagai_float(kali(volume, kali_tahun), skala_volume)
    rincian.loc[pilih, "menit_per_satuan"] = sebagai_float(menit, penyebut)
    rincian.loc[pilih, "norma_waktu_menit"] = sebagai_float(kali(norma, menit), skala_norma * penyebut)
    rincian.loc[pilih, "beban_kerja_menit"] = sebagai_float(beban, per)
    rincian.loc[pilih, "bagian_orang"] = sebagai_float(beban, per * aturan.waktu_kerja_efektif_menit)
    rincian.loc[pilih, "dihitung"] = True


def _isi_lain(
    tugas: pd.DataFrame,
    pendekatan: np.ndarray,
    jenjang: Mapping[str, object],
    aturan: Aturan,
    rincian: pd.DataFrame,
    per_jabatan: dict[str, Fraction],
) -> None:
    isi: dict[str, list[float]] = {kolom: [] for kolom in KOLOM_RINCIAN[2:-1]}
    for cara, baris in zip(pendekatan, tugas.to_dict("records"), strict=True):
        kode = str(baris["kode_jabatan"])
        langkah = beban_pendekatan(str(cara), baris, jenjang.get(kode), aturan)
        per_jabatan[kode] += langkah.beban_menit
        satu = {
            "per_tahun": langkah.per_tahun,
            "volume_per_tahun": langkah.volume_per_tahun,
            "norma_waktu_menit": langkah.norma_menit,
            "beban_kerja_menit": langkah.beban_menit,
            "bagian_orang": langkah.beban_menit / aturan.waktu_kerja_efektif_menit,
        }
        for kolom, semua in isi.items():
            nilai = satu.get(kolom)
            semua.append(np.nan if nilai is None else float(nilai))
    # a column at once: pandas takes a millisecond for a cell
    for kolom, semua in isi.items():
        rincian.loc[tugas.index, kolom] = semua
    rincian.loc[tugas.index, "dihitung"] = True
