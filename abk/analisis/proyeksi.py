"""Five years ahead: who retires, what is needed, what to propose. Counts only ever leave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

import numpy as np
import pandas as pd

from abk.analisis.data import DataKegiatan
from abk.errors import ParameterError
from abk.kebutuhan import kebutuhan_bulat_jabatan
from abk.kebutuhan.eksak import pecahan
from abk.peraturan import ketentuan
from abk.peraturan import pembulatan as kebijakan_pembulatan

BANYAK_TAHUN = 5
"""Years of a plan (UU 5/2014 art. 56, PP 11/2017 art. 5, as quoted; the texts were not read). [tahun]"""
KOLOM_PROYEKSI = (
    "kode_jabatan",
    "tahun",
    "bezetting_awal",
    "pensiun",
    "berakhir",
    "keluar",
    "masuk",
    "bezetting",
    "kebutuhan",
    "kebutuhan_bulat",
    "selisih",
    "usul",
    "prioritas",
)
SEL_KECIL = 3
"""A count of people by age below this is not shown. [orang] (pilihan program)"""
_PRIORITAS = ((0.5, 1), (0.8, 2))
"""Share of the need that is filled below which a proposal has priority 1, 2; else 3. (pilihan program)"""


class _Kegiatan(DataKegiatan, Protocol):
    @property
    def pembulatan(self) -> str: ...
    @property
    def minimum_satu(self) -> bool: ...


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
    PP 11/2017 art. 239, as in ``pp-11-2017.yaml``.
    """
    if jenis_jabatan == "fungsional":
        if not isinstance(jenjang, str) or not jenjang:
            return None
        kunci = jenjang if jenjang.startswith("ahli_") else "keterampilan"
    else:
        kunci = str(jenis_jabatan).replace(" ", "_")
    return int(ketentuan("pp-11-2017", f"bup_{kunci}", tanggal).nilai)


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


def proyeksi(
    k: _Kegiatan,
    pegawai: pd.DataFrame,
    mulai: int,
    *,
    banyak: int = BANYAK_TAHUN,
    keluar: float = 0.0,
    masuk: Mapping[tuple[str, int], int] | None = None,
    pertumbuhan: float = 0.0,
) -> pd.DataFrame:
    """Bezetting, retirement, need and proposal of each post, year by year.

    Parameters
    ----------
    k : the kegiatan; its bezetting is that at the beginning of the first year
    pegawai : ``kode_jabatan``, ``tanggal_lahir``; optional ``jenjang`` (else that of the post) and
        ``tanggal_akhir`` (end of a contract). No names. Nothing of it is in the result but counts.
    mulai : first year [tahun]
    banyak : number of years [tahun]
    keluar : share of the people who leave each year for another reason than age [0–1]
    masuk : planned intake, (kode_jabatan, tahun) → people [orang]
    pertumbuhan : yearly growth of every volume [1]

    Returns
    -------
    DataFrame, one row a post and year, columns :data:`KOLOM_PROYEKSI`
        ``bezetting_awal`` and ``bezetting`` at the beginning and the end of the year, ``pensiun`` by age,
        ``berakhir`` contracts that end, ``keluar`` (expected, a fraction), ``masuk``, ``kebutuhan``,
        ``kebutuhan_bulat``, ``selisih`` = bezetting − kebutuhan_bulat [orang]. ``usul``: what to propose that
        year so that, with the proposals of the years before it, the need is met [orang]. ``prioritas``: 1
        where less than half of the need is filled, 2 where less than four fifths, otherwise 3; 0 without a
        proposal.

    Raises
    ------
    ParameterError
        If a column is missing, a post of ``pegawai`` or ``masuk`` is unknown, or a number is out of range.

    Notes
    -----
    A PPPK leaves at the end of the contract or at the age limit, whichever comes first. Those who were due
    before the first year leave in it. People of whom no age limit is known stay.
    """
    _periksa(k, pegawai, banyak, keluar, pertumbuhan, masuk or {})
    tahun = range(mulai, mulai + banyak)
    pensiun, berakhir = _pergi(k, pegawai, tahun)
    hasil = k.hasil
    jabatan = k.jabatan.set_index("kode_jabatan").loc[hasil.index]
    cara = kebijakan_pembulatan(k.pembulatan)
    ada = hasil["bezetting"].astype("float64").fillna(0.0)
    usul_lalu = pd.Series(0, index=hasil.index)
    isi: list[pd.DataFrame] = []
    for n, t in enumerate(tahun, 1):
        datang = pd.Series({kode: (masuk or {}).get((str(kode), t), 0) for kode in hasil.index})
        pergi = (pensiun[t] + berakhir[t]).clip(upper=ada)
        lain = (ada - pergi) * keluar
        akhir = ada - pergi - lain + datang
        faktor = pecahan(str(1 + pertumbuhan)) ** n
        butuh = [pecahan(float(b)) * faktor for b in hasil["kebutuhan"]]
        bulat = pd.Series(
            [
                kebutuhan_bulat_jabatan(b, j, cara, k.minimum_satu)
                for b, j in zip(butuh, jabatan["jenis_jabatan"], strict=True)
            ],
            index=hasil.index,
        )
        usul = np.ceil((bulat - akhir - usul_lalu).round(9)).clip(lower=0).astype("int64")
        isi.append(
            pd.DataFrame(
                {
                    "kode_jabatan": hasil.index,
                    "tahun": t,
                    "bezetting_awal": ada,
                    "pensiun": pensiun[t],
                    "berakhir": berakhir[t],
                    "keluar": lain,
                    "masuk": datang,
                    "bezetting": akhir,
                    "kebutuhan": [float(b) for b in butuh],
                    "kebutuhan_bulat": bulat,
                    "selisih": akhir - bulat,
                    "usul": usul,
                    "prioritas": _prioritas(akhir + usul_lalu, bulat, usul),
                }
            )
        )
        ada, usul_lalu = akhir, usul_lalu + usul
    semua = pd.concat(isi, ignore_index=True)
    urut = {kode: n for n, kode in enumerate(hasil.index)}
    return semua.sort_values(
        ["kode_jabatan", "tahun"],
        key=lambda s: s.map(urut) if s.name == "kode_jabatan" else s,
        ignore_index=True,
    )[list(KOLOM_PROYEKSI)]


def _periksa(
    k: DataKegiatan,
    pegawai: pd.DataFrame,
    banyak: int,
    keluar: float,
    pertumbuhan: float,
    masuk: Mapping[tuple[str, int], int],
) -> None:
    tanpa = [c for c in ("kode_jabatan", "tanggal_lahir") if c not in pegawai.columns]
    ada = set(k.jabatan["kode_jabatan"])
    asing = sorted({*([] if tanpa else pegawai["kode_jabatan"].dropna()), *(kode for kode, _ in masuk)} - ada)
    salah = [
        *(f"tabel pegawai tanpa kolom {c}" for c in tanpa),
        *(f"jabatan {kode} tidak ada dalam kegiatan" for kode in asing),
        *([f"banyak tahun {banyak}"] if banyak < 1 else []),
        *([f"keluar {keluar} bukan bagian"] if not 0 <= keluar < 1 else []),
        *([f"pertumbuhan {pertumbuhan}"] if not -1 < pertumbuhan < 1 else []),
    ]
    if salah:
        raise ParameterError(
            f"Proyeksi tidak dapat dibuat: {'; '.join(salah)}.", "Perbaiki semuanya, lalu ulangi."
        )


def _pergi(k: DataKegiatan, pegawai: pd.DataFrame, tahun: range) -> tuple[pd.DataFrame, pd.DataFrame]:
    """People of each post (rows) who retire, and whose contract ends, in each year (columns)."""
    pos = k.jabatan.set_index("kode_jabatan")
    p = pegawai.reindex(columns=["kode_jabatan", "tanggal_lahir", "jenjang", "tanggal_akhir"])
    p = p[p["kode_jabatan"].notna()]
    jenjang = p["jenjang"].where(p["jenjang"].notna(), p["kode_jabatan"].map(pos["jenjang"]))
    pasang = pd.DataFrame(
        {"jenis": p["kode_jabatan"].map(pos["jenis_jabatan"]), "jenjang": jenjang}, index=p.index
    )
    batas = {
        kunci: batas_usia_pensiun(*kunci, dt.date(tahun[0], 1, 1))
        for kunci in set(
            zip(pasang["jenis"], pasang["jenjang"].where(pasang["jenjang"].notna(), None), strict=True)
        )
    }
    usia = pd.Series(
        [
            batas[j, None if pd.isna(t) else t]
            for j, t in zip(pasang["jenis"], pasang["jenjang"], strict=True)
        ],
        index=p.index,
        dtype="float64",
    )
    tua = tmt_pensiun(p["tanggal_lahir"], usia).dt.year
    # the last day of a contract is the last day of work
    habis = (pd.to_datetime(p["tanggal_akhir"]) + pd.Timedelta(days=1)).dt.year
    lebih_dulu = habis < tua.fillna(np.inf)
    return (
        _hitung(p["kode_jabatan"], tua.mask(lebih_dulu), pos.index, tahun),
        _hitung(p["kode_jabatan"], habis.where(lebih_dulu), pos.index, tahun),
    )


def _hitung(kode: pd.Series, kapan: pd.Series, semua: pd.Index, tahun: range) -> pd.DataFrame:
    kapan = kapan.clip(lower=tahun[0])
    tabel = pd.crosstab(kode, kapan) if kapan.notna().any() else pd.DataFrame()
    return tabel.reindex(index=semua, columns=list(tahun), fill_value=0).fillna(0).astype("int64")


def _prioritas(ada: pd.Series, butuh: pd.Series, usul: pd.Series) -> pd.Series:
    isi = ada / butuh.where(butuh > 0)
    tingkat = np.select([isi < batas for batas, _ in _PRIORITAS], [t for _, t in _PRIORITAS], 3)
    return pd.Series(tingkat, index=ada.index).where(usul > 0, 0)


def tersamar(tabel: pd.DataFrame, kolom: tuple[str, ...] = ("pensiun", "berakhir")) -> pd.DataFrame:
    """The table without counts that would tell a person's age.

    Parameters
    ----------
    tabel : :func:`proyeksi`, or sums of it
    kolom : counts by age

    Returns
    -------
    DataFrame
        With counts from 1 to :data:`SEL_KECIL` − 1 missing in these columns.
    """
    baru = {c: tabel[c].astype("float64").mask((tabel[c] > 0) & (tabel[c] < SEL_KECIL)) for c in kolom}
    return tabel.assign(**baru)


def proyeksi_unit(tabel: pd.DataFrame, jabatan: pd.DataFrame) -> pd.DataFrame:
    """Sums of a projection for each unit and year, its own posts only.

    Parameters
    ----------
    tabel : :func:`proyeksi`
    jabatan : posts with ``kode_unit``

    Returns
    -------
    DataFrame, index (``kode_unit``, ``tahun``)
        Every count of :data:`KOLOM_PROYEKSI` summed [orang]; shortages and surpluses apart, as
        ``kekurangan`` and ``kelebihan``.
    """
    milik = tabel["kode_jabatan"].map(jabatan.set_index("kode_jabatan")["kode_unit"])
    hitung = [c for c in KOLOM_PROYEKSI if c not in {"kode_jabatan", "tahun", "selisih", "prioritas"}]
    isi = tabel[["tahun", *hitung]].assign(
        kode_unit=milik,
        kekurangan=(-tabel["selisih"]).clip(lower=0),
        kelebihan=tabel["selisih"].clip(lower=0),
    )
    return isi.groupby(["kode_unit", "tahun"]).sum()
