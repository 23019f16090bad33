"""Need of each post."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Any

from abk.errors import ParameterError
from abk.kebutuhan.efektivitas import TANPA_NILAI
from abk.kebutuhan.eksak import bulat
from abk.kebutuhan.larik import Larik, per_kode
from abk.peraturan import Aturan, Pembulatan
from abk.peraturan import pembulatan as kebijakan_pembulatan
from abk.tables.kolom import JENIS_PIMPINAN
from abk.tulisan.malas import np, npt, pd
from abk.tulisan.markup import kutip

KOLOM_HASIL = (
    "beban_kerja_menit",
    "kebutuhan",
    "kebutuhan_bulat",
    "bezetting",
    "selisih",
    "efektivitas_jabatan",
    "prestasi_jabatan",
    "belum_lengkap",
    "peraturan",
    "pembulatan",
)


def kebutuhan_bulat_jabatan(
    kebutuhan: Fraction, jenis_jabatan: object, pembulatan: Pembulatan, minimum_satu: bool
) -> int:
    """Need of a post in whole persons. [orang]

    Parameters
    ----------
    kebutuhan : exact need [orang]
    jenis_jabatan : a pimpinan (pimpinan tinggi, administrator, pengawas) is never less than one
        person when ``minimum_satu`` holds: the structure itself asks for the post
    pembulatan : the rounding policy
    minimum_satu : whether that minimum applies

    References
    ----------
    The rounding policy names its own; the minimum is a pilihan program, not seen in a regulation.
    """
    orang = pembulatan.bulatkan(kebutuhan)
    return max(orang, 1) if minimum_satu and jenis_jabatan in JENIS_PIMPINAN else orang


def hasil_jabatan(
    jabatan: pd.DataFrame,
    per_jabatan: Mapping[str, Fraction],
    aturan: Aturan,
    *,
    pembulatan: str = "terdekat",
    minimum_satu: bool = True,
    belum_lengkap: AbstractSet[str] = frozenset(),
) -> pd.DataFrame:
    """Need, gap and effectiveness of validated posts.

    Parameters
    ----------
    jabatan : typed table
    per_jabatan : exact workload of each post [menit/tahun]
    aturan : working time and grading scale
    pembulatan, minimum_satu : rounding policy, and the minimum for pimpinan
    belum_lengkap : codes of posts whose data has a fault or doubt

    Returns
    -------
    DataFrame, index ``kode_jabatan`` in the order given, columns :data:`KOLOM_HASIL`
        ``selisih`` = bezetting − kebutuhan_bulat: negative = kekurangan, positive = kelebihan [orang].
        The EJ is missing where nobody holds the post, and where every task of it was left out.

    Raises
    ------
    ParameterError
        If ``minimum_satu`` is neither True nor False.

    References
    ----------
    KEP/75/M.PAN/7/2004 for the need, forms of the Permendagri 12/2008 family for the EJ.
    """
    if not isinstance(minimum_satu, (bool, np.bool_)):
        # a word such as "tidak" would count as yes
        raise ParameterError(
            f"minimum_satu {kutip(minimum_satu)} bukan True atau False.", "Pakai True atau False."
        )
    jke = aturan.waktu_kerja_efektif_menit
    kode = jabatan["kode_jabatan"].astype("str").to_numpy(dtype=object)
    # Formulas of one number serve the column: they only multiply, compare and round.
    beban: Any = per_kode(per_jabatan, kode)
    butuh = beban / jke
    orang: Any = kebijakan_pembulatan(pembulatan).bulatkan(butuh)
    if minimum_satu:
        orang = np.where(jabatan["jenis_jabatan"].isin(JENIS_PIMPINAN), np.maximum(orang, 1), orang)
    ada = jabatan["bezetting"].astype("Int64").array
    tak_lengkap = np.isin(kode, list(belum_lengkap))
    # No load at all on a post whose rows were left out says nothing about its people.
    tahu = (beban > Fraction(0)) | ~tak_lengkap
    pegawai = np.where(tahu, ada.to_numpy("int64", na_value=0), 0)
    terisi = np.flatnonzero(pegawai > 0)
    rasio: Any = beban[terisi] / Larik(pegawai[terisi] * jke, bulat([1]))
    ej, huruf = np.full(len(kode), np.nan), np.full(len(kode), TANPA_NILAI, dtype=object)
    ej[terisi], huruf[terisi] = rasio.sebagai_float(), _prestasi(rasio, aturan)
    hasil = pd.DataFrame(
        {
            "beban_kerja_menit": beban.sebagai_float(),
            "kebutuhan": butuh.sebagai_float(),
            "kebutuhan_bulat": pd.array(orang, dtype="Int64"),
            "bezetting": ada,
        },
        index=pd.Index(kode, dtype="str", name="kode_jabatan"),
    )
    hasil["selisih"] = hasil["bezetting"] - hasil["kebutuhan_bulat"]
    hasil["efektivitas_jabatan"] = ej
    hasil["prestasi_jabatan"] = pd.Series(huruf, index=hasil.index, dtype="str")
    hasil["belum_lengkap"] = tak_lengkap
    hasil["peraturan"] = aturan.nama
    hasil["pembulatan"] = pembulatan
    return hasil[list(KOLOM_HASIL)]


def _prestasi(rasio: Any, aturan: Aturan) -> npt.NDArray[Any]:
    huruf = np.full(len(rasio), "", dtype=object)
    for tingkat in reversed(aturan.skala.tingkat):
        huruf[tingkat.memuat(rasio)] = tingkat.huruf
    return huruf
