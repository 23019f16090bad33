"""Need of each post."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction

import pandas as pd

from abk.kebutuhan.efektivitas import efektivitas, prestasi
from abk.peraturan import Aturan, Pembulatan
from abk.peraturan import pembulatan as kebijakan_pembulatan
from abk.tables.kolom import JENIS_PIMPINAN

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

    References
    ----------
    KEP/75/M.PAN/7/2004 for the need, forms of the Permendagri 12/2008 family for the EJ.
    """
    jke = aturan.waktu_kerja_efektif_menit
    cara = kebijakan_pembulatan(pembulatan)
    beban = [per_jabatan.get(str(k), Fraction(0)) for k in jabatan["kode_jabatan"]]
    butuh = [b / jke for b in beban]
    orang = [
        kebutuhan_bulat_jabatan(b, j, cara, minimum_satu)
        for b, j in zip(butuh, jabatan["jenis_jabatan"], strict=True)
    ]
    ada = [None if pd.isna(b) else int(b) for b in jabatan["bezetting"]]
    # No load at all on a post whose rows were left out says nothing about its people.
    tahu = [b > 0 or k not in belum_lengkap for b, k in zip(beban, jabatan["kode_jabatan"], strict=True)]
    rasio = [efektivitas(b, n if t else None, jke) for b, n, t in zip(beban, ada, tahu, strict=True)]
    hasil = pd.DataFrame(
        {
            "beban_kerja_menit": [float(b) for b in beban],
            "kebutuhan": [float(b) for b in butuh],
            "kebutuhan_bulat": pd.array(orang, dtype="Int64"),
            "bezetting": pd.array(ada, dtype="Int64"),
        },
        index=pd.Index(jabatan["kode_jabatan"].astype("str"), name="kode_jabatan"),
    )
    hasil["selisih"] = hasil["bezetting"] - hasil["kebutuhan_bulat"]
    hasil["efektivitas_jabatan"] = pd.Series(
        [float("nan") if r is None else float(r) for r in rasio], index=hasil.index, dtype="float64"
    )
    hasil["prestasi_jabatan"] = pd.Series(prestasi(rasio, aturan.skala), index=hasil.index, dtype="str")
    hasil["belum_lengkap"] = hasil.index.isin(belum_lengkap)
    hasil["peraturan"] = aturan.nama
    hasil["pembulatan"] = pembulatan
    return hasil[list(KOLOM_HASIL)]
