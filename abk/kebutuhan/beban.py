"""Workload of each task: volume in a year times the time one result takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from abk.errors import ParameterError
from abk.kebutuhan.eksak import bulat
from abk.kebutuhan.larik import Larik, PerKode
from abk.kebutuhan.pendekatan import Langkah, langkah_lain, langkah_tugas
from abk.peraturan import Aturan
from abk.tables.kolom import KOLOM_PENDEKATAN, PENDEKATAN_BAWAAN
from abk.tulisan.malas import np, npt, pd
from abk.tulisan.markup import kutip

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
    nomor, unik = pd.factorize(uraian_tugas["kode_jabatan"].to_numpy(dtype=object), use_na_sentinel=False)
    dihitung = _dihitung(uraian_tugas, keluar)
    rincian = {kolom: np.full(len(nomor), np.nan) for kolom in KOLOM_RINCIAN[2:-1]}
    jumlah = []
    for pilih, langkah in _langkah(uraian_tugas, jabatan, aturan, hari_norma, nomor, unik, dihitung):
        jumlah.append(langkah.beban_menit.jumlah(nomor[pilih], len(unik)))
        for kolom, nilai in _rincian(langkah, aturan).items():
            if nilai is not None:
                rincian[kolom][pilih] = nilai.sebagai_float()
    tabel = uraian_tugas[["kode_jabatan", "nomor"]].assign(**rincian, dihitung=dihitung)
    return Beban(tabel, PerKode([str(kode) for kode in unik], _gabung(jumlah, len(unik))))


def beban_eksak(
    uraian_tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    aturan: Aturan,
    *,
    hari_norma: str = "efektif",
    keluar: pd.Index | None = None,
) -> list[tuple[npt.NDArray[np.intp], Larik]]:
    """Workload of each task as a fraction, approach by approach.

    Parameters
    ----------
    uraian_tugas, jabatan, aturan, hari_norma, keluar : as for :func:`beban_tugas`

    Returns
    -------
    list of (places of the rows, from 0; their workloads [menit/tahun]); rows left out are in none

    See Also
    --------
    beban_tugas : the same as a table of floats, and the exact sum of each post.
    """
    nomor, unik = pd.factorize(uraian_tugas["kode_jabatan"].to_numpy(dtype=object), use_na_sentinel=False)
    dihitung = _dihitung(uraian_tugas, keluar)
    semua = _langkah(uraian_tugas, jabatan, aturan, hari_norma, nomor, unik, dihitung)
    return [(pilih, langkah.beban_menit) for pilih, langkah in semua]


def _dihitung(uraian_tugas: pd.DataFrame, keluar: pd.Index | None) -> npt.NDArray[np.bool_]:
    """Whether each row counts."""
    if keluar is None or not len(keluar):
        return np.ones(len(uraian_tugas), dtype=bool)
    return np.asarray(~uraian_tugas.index.isin(keluar), dtype=bool)


def _langkah(
    uraian_tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    aturan: Aturan,
    hari_norma: str,
    nomor: npt.NDArray[np.intp],
    unik: npt.NDArray[Any],
    dihitung: npt.NDArray[np.bool_],
) -> Iterator[tuple[npt.NDArray[np.intp], Langkah]]:
    """Places of the rows of each approach, and their steps."""
    menit_per = menit_per_satuan(aturan, hari_norma)
    pos = jabatan["kode_jabatan"].tolist()
    cara = dict(zip(pos, jabatan["pendekatan"].fillna(PENDEKATAN_BAWAAN).tolist(), strict=True))
    jenjang = dict(zip(pos, jabatan["jenjang"].tolist(), strict=True))
    jenjangnya = np.array([jenjang.get(kode) for kode in unik], dtype=object)
    caranya = np.array([cara.get(kode, PENDEKATAN_BAWAAN) for kode in unik], dtype=object)
    for pendekatan in dict.fromkeys(caranya):
        pilih = np.flatnonzero(dihitung & (caranya == pendekatan)[nomor])
        if not len(pilih):
            continue
        baris = uraian_tugas
        if len(pilih) < len(baris):
            baris = uraian_tugas[list(_DIPAKAI)].iloc[pilih]
        if pendekatan == PENDEKATAN_BAWAAN:
            yield pilih, langkah_tugas(baris, aturan, menit_per)
        else:
            yield pilih, langkah_lain(pendekatan, baris, jenjangnya[nomor[pilih]].tolist(), aturan)


_DIPAKAI = dict.fromkeys(kolom for semua in KOLOM_PENDEKATAN.values() for kolom in semua)


def _rincian(langkah: Langkah, aturan: Aturan) -> dict[str, Larik | None]:
    return {
        "per_tahun": langkah.per_tahun,
        "volume_per_tahun": langkah.volume_per_tahun,
        "menit_per_satuan": langkah.menit_per_satuan,
        "norma_waktu_menit": langkah.norma_menit,
        "beban_kerja_menit": langkah.beban_menit,
        "bagian_orang": langkah.beban_menit / aturan.waktu_kerja_efektif_menit,
    }


def _gabung(jumlah: list[Larik], banyak: int) -> Larik:
    """Sums of the approaches as one column; a post has one approach, so that no two sums meet."""
    if not jumlah:
        return Larik(np.zeros(banyak, dtype="int64"), bulat([1]))
    if len(jumlah) == 1:
        return jumlah[0]
    pembilang, penyebut = np.zeros(banyak, dtype=object), np.ones(banyak, dtype=object)
    for satu in jumlah:
        ada = satu.pembilang != 0
        pembilang[ada], penyebut[ada] = satu.pembilang[ada], np.broadcast_to(satu.penyebut, ada.shape)[ada]
    return Larik(bulat(pembilang), bulat(penyebut))
