"""Who leaves and who comes, counted from a table of people; only counts leave this module."""

from __future__ import annotations

import datetime as dt

from abk.peraturan import hari_ini, ketentuan, peraturan
from abk.tulisan.malas import np, pd

ARUS = ("pensiun", "berakhir", "masuk")
"""``pensiun`` by age, ``berakhir``: a contract that ends, ``masuk``: appointed from a later day on (TMT)."""
KOLOM_ARUS = ("kode_jabatan", "tahun", "arus", "orang")
_HUKUM = ("uu-20-2023", "pp-11-2017")
"""Laws with the age limits, the newest first."""


def batas_usia_pensiun(jenis_jabatan: object, jenjang: object, tanggal: dt.date | None = None) -> int | None:
    """Age at which the holder of a post retires. [tahun]

    Parameters
    ----------
    jenis_jabatan : kind of post
    jenjang : its level, for a jabatan fungsional
    tanggal : day for which the law is asked, None = today

    Returns
    -------
    int, or None for a fungsional post without a jenjang: its age limit is not known [tahun]

    References
    ----------
    PP 11/2017 art. 239 (``pp-11-2017.yaml``); since 31 October 2023 UU 20/2023 art. 55, the same figures.
    """
    if jenis_jabatan == "fungsional":
        if not isinstance(jenjang, str) or not jenjang:
            return None
        kunci = jenjang if jenjang.startswith("ahli_") else "keterampilan"
    else:
        kunci = str(jenis_jabatan).replace(" ", "_")
    return int(ketentuan(_hukum(tanggal), f"bup_{kunci}", tanggal).nilai)


def _hukum(tanggal: dt.date | None) -> str:
    """Name of the law with the age limits on that day; before all of them, the oldest, which then refuses."""
    hari = hari_ini() if tanggal is None else tanggal
    return next((nama for nama in _HUKUM if peraturan(nama).berlaku_pada(hari)), _HUKUM[-1])


def tmt_pensiun(tanggal_lahir: pd.Series, batas_usia: pd.Series) -> pd.Series:
    """First day of retirement: the first of the month after the birthday.

    Parameters
    ----------
    tanggal_lahir : days of birth
    batas_usia : age limits [tahun]; missing = unknown

    Returns
    -------
    Series of datetime64, missing where the day or the limit is

    References
    ----------
    ``tmt_pensiun`` of ``pp-11-2017.yaml``, belum diverifikasi.
    """
    lahir = pd.to_datetime(tanggal_lahir)
    bulan = (lahir.dt.year + batas_usia.astype("float64")) * 12 + lahir.dt.month  # the month after, from zero
    tahun, sisa = bulan // 12, bulan % 12 + 1
    return pd.to_datetime(pd.DataFrame({"year": tahun, "month": sisa, "day": 1}), errors="coerce")


def arus_pegawai(
    jabatan: pd.DataFrame, pegawai: pd.DataFrame, tanggal: dt.date | None = None, tahun: int | None = None
) -> pd.DataFrame:
    """People of each post who leave or come, by year.

    Parameters
    ----------
    jabatan : posts with ``jenis_jabatan`` and ``jenjang``
    pegawai : ``kode_jabatan``, ``tanggal_lahir``; optional ``jenjang`` (else that of the post),
        ``tanggal_akhir`` (end of a contract) and ``tmt`` (first day in the post). No names.
    tanggal : day for which the law is asked, moved into its time; None = today
    tahun : year of the bezetting; whoever begins later comes then [tahun]. None = all are there

    Returns
    -------
    DataFrame, columns :data:`KOLOM_ARUS`
        One row a post, year and kind of :data:`ARUS` with somebody in it; ``orang`` [orang].

    Notes
    -----
    A PPPK leaves at the end of the contract or at the age limit, whichever comes first. People of whom no age
    limit is known stay, as does who has neither day nor contract.
    """
    pos = jabatan.set_index("kode_jabatan")
    p = pegawai.reindex(columns=["kode_jabatan", "tanggal_lahir", "jenjang", "tanggal_akhir", "tmt"])
    p = p[p["kode_jabatan"].isin(pos.index)]
    jenjang = p["jenjang"].where(p["jenjang"].notna(), p["kode_jabatan"].map(pos["jenjang"]))
    jenis = p["kode_jabatan"].map(pos["jenis_jabatan"])
    pasang = list(zip(jenis, (None if pd.isna(x) else x for x in jenjang), strict=True))
    hari = peraturan(_HUKUM[-1]).tanggal_acuan(tanggal)
    batas = {kunci: batas_usia_pensiun(*kunci, hari) for kunci in set(pasang)}
    usia = pd.Series([batas[kunci] for kunci in pasang], index=p.index, dtype="float64")
    tua = tmt_pensiun(p["tanggal_lahir"], usia).dt.year
    # the last day of a contract is the last day of work
    habis = (pd.to_datetime(p["tanggal_akhir"]) + pd.Timedelta(days=1)).dt.year
    lebih_dulu = habis < tua.fillna(np.inf)
    mulai = pd.to_datetime(p["tmt"]).dt.year
    kapan = {
        "pensiun": tua.mask(lebih_dulu),
        "berakhir": habis.where(lebih_dulu),
        "masuk": mulai.where(mulai > (np.inf if tahun is None else tahun)),
    }
    tiap = [
        pd.DataFrame({"kode_jabatan": p["kode_jabatan"], "tahun": isi, "arus": nama})[isi.notna()]
        for nama, isi in kapan.items()
    ]
    hasil = pd.concat(tiap).astype({"tahun": "int64"})
    hitung: pd.DataFrame = (
        hasil.groupby(list(KOLOM_ARUS[:3]), sort=True).size().to_frame("orang").reset_index()
    )
    return hitung.astype({"kode_jabatan": "str", "arus": "str", "orang": "int64"})


def tabel_arus(arus: pd.DataFrame, jenis: str, semua: pd.Index, tahun: range) -> pd.DataFrame:
    """Counts of one kind, posts in rows, years in columns; what was due before in the first. [orang]"""
    milik = arus[arus["arus"] == jenis]
    kapan = milik["tahun"].clip(lower=tahun[0])
    tabel = milik.assign(tahun=kapan).pivot_table(
        index="kode_jabatan", columns="tahun", values="orang", aggfunc="sum"
    )
    return tabel.reindex(index=semua, columns=list(tahun)).fillna(0).astype("int64")
