"""What the choices cost: the same workloads under other rounding policies and other regulations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from abk.kebutuhan.beban import beban_tugas
from abk.kebutuhan.eksak import pecahan
from abk.kebutuhan.jabatan import hasil_jabatan, kebutuhan_bulat_jabatan
from abk.kebutuhan.larik import per_kode
from abk.peraturan import CARA_MEMBULATKAN, Aturan
from abk.peraturan import pembulatan as kebijakan_pembulatan
from abk.tulisan.malas import np, pd

DEKAT_BATAS = Fraction(5, 100)
"""A need this near to a half is called sensitive to rounding. [orang]"""


def banding_pembulatan(hasil: pd.DataFrame, jabatan: pd.DataFrame, minimum_satu: bool = True) -> pd.DataFrame:
    """Need of each post under every rounding policy.

    Parameters
    ----------
    hasil : need of each post
    jabatan : typed table
    minimum_satu : whether the minimum for pimpinan applies

    Returns
    -------
    DataFrame, index ``kode_jabatan``
        ``kebutuhan`` and one column per policy [orang]; ``berbeda``: the policies do not all agree;
        ``peka``: the need lies within :data:`DEKAT_BATAS` of a half, so that a small change of one
        norm or volume turns the nearest whole person.

    References
    ----------
    Pilihan program: no regulation says how near to a half is near (docs/metode.md, section 4).
    """
    jenis = dict(zip(jabatan["kode_jabatan"], jabatan["jenis_jabatan"], strict=True))
    butuh = {str(k): pecahan(float(v)) for k, v in hasil["kebutuhan"].items()}
    banding = hasil[["kebutuhan"]].copy()
    for cara in CARA_MEMBULATKAN:
        kebijakan = kebijakan_pembulatan(cara)
        orang = [kebutuhan_bulat_jabatan(b, jenis[k], kebijakan, minimum_satu) for k, b in butuh.items()]
        banding[cara] = pd.array(orang, dtype="Int64")
    banding["berbeda"] = banding["ke_atas"] != banding["ke_bawah"]
    banding["peka"] = [
        berbeda and abs(b - int(b) - Fraction(1, 2)) <= DEKAT_BATAS
        for berbeda, b in zip(banding["berbeda"], butuh.values(), strict=True)
    ]
    return banding


@dataclass(frozen=True)
class Rezim:
    """What a regulation makes of each post.

    Attributes
    ----------
    aturan : its working time
    beban : exact workload of each post [menit/tahun]
    orang : need in whole persons, bezetting and gap of each post; what is not known counts as 0 [orang]
    """

    aturan: Aturan
    beban: Mapping[str, Fraction]
    orang: Mapping[str, tuple[int, int, int]]


def hasil_rezim(
    tugas: pd.DataFrame,
    jabatan: pd.DataFrame,
    aturan: Mapping[str, Aturan],
    *,
    pembulatan: str = "terdekat",
    minimum_satu: bool = True,
    hari_norma: str = "efektif",
    keluar: pd.Index | None = None,
) -> Mapping[str, Rezim]:
    """Every post under several regulations.

    Parameters
    ----------
    tugas, jabatan : validated tables
    aturan : regulations to lay side by side, each at a date on which it answers
    pembulatan, minimum_satu, hari_norma, keluar : as in the kegiatan itself

    Returns
    -------
    Mapping of the name of a regulation to its results

    References
    ----------
    Each regulation names its own (docs/peraturan.md).
    """
    semua = {}
    for nama, a in aturan.items():
        beban = beban_tugas(tugas, jabatan, a, hari_norma=hari_norma, keluar=keluar).per_jabatan
        hasil = hasil_jabatan(jabatan, beban, a, pembulatan=pembulatan, minimum_satu=minimum_satu)
        kolom = (
            hasil[k].fillna(0).astype("int64").tolist() for k in ("kebutuhan_bulat", "bezetting", "selisih")
        )
        semua[nama] = Rezim(a, beban, dict(zip(hasil.index, zip(*kolom, strict=True), strict=True)))
    return semua


def jumlah_rezim(rezim: Mapping[str, Rezim], kode_jabatan: Iterable[str]) -> pd.DataFrame:
    """Total need of posts under several regulations.

    Parameters
    ----------
    rezim : results of each post (:func:`hasil_rezim`)
    kode_jabatan : the posts

    Returns
    -------
    DataFrame, index name of the regulation
        ``singkatan``, ``waktu_kerja_efektif_menit`` [menit/orang/tahun], ``kebutuhan``,
        ``kebutuhan_bulat``, ``bezetting``, ``selisih`` [orang].

    References
    ----------
    Each regulation names its own (docs/peraturan.md).
    """
    kode = [str(k) for k in kode_jabatan]
    baris = {}
    for nama, satu in rezim.items():
        jke = satu.aturan.waktu_kerja_efektif_menit
        beban = per_kode(satu.beban, kode).jumlah(np.zeros(len(kode), np.intp), 1)
        butuh, ada, selisih = (
            map(sum, zip(*(satu.orang[k] for k in kode), strict=True)) if kode else (0, 0, 0)
        )
        baris[nama] = {
            "singkatan": satu.aturan.singkatan,
            "waktu_kerja_efektif_menit": jke,
            "kebutuhan": float((beban / jke).sebagai_float()[0]),
            "kebutuhan_bulat": butuh,
            "bezetting": ada,
            "selisih": selisih,
        }
    return pd.DataFrame.from_dict(baris, orient="index").rename_axis("peraturan")
