"""Each post, year by year: who retires, what is needed, what to propose; and sums that may be shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Protocol

from abk.analisis.data import DataKegiatan, wajib_angka, wajib_kegiatan
from abk.analisis.proyeksi.arus import arus_pegawai, tabel_arus
from abk.errors import ParameterError
from abk.kebutuhan import kebutuhan_bulat_jabatan
from abk.kebutuhan.eksak import pecahan
from abk.peraturan import pembulatan as kebijakan_pembulatan
from abk.tables.kolom import JENIS_PIMPINAN
from abk.tulisan.malas import np, pd

BANYAK_TAHUN = 5
"""Years of a plan (UU 5/2014 art. 56, PP 11/2017 art. 5, as quoted; the texts were not read). [tahun]"""
KOLOM_PROYEKSI = (
    "kode_jabatan",
    "tahun",
    "bezetting_awal",
    "pensiun",
    "berakhir",
    "di_luar_bezetting",
    "keluar",
    "masuk",
    "bezetting",
    "kebutuhan",
    "kebutuhan_bulat",
    "selisih",
    "usul",
    "usul_pns",
    "usul_pppk",
    "prioritas",
)
_PRIORITAS = ((0.5, 1), (0.8, 2))
"""Share of the need that is filled below which a proposal has priority 1, 2; else 3. (pilihan program)"""


class _Kegiatan(DataKegiatan, Protocol):
    @property
    def pembulatan(self) -> str: ...
    @property
    def minimum_satu(self) -> bool: ...
    @property
    def tahun(self) -> int | None: ...
    @property
    def arus_pegawai(self) -> pd.DataFrame | None: ...


def proyeksi(
    k: _Kegiatan,
    pegawai: pd.DataFrame | None = None,
    mulai: int | None = None,
    *,
    banyak: int = BANYAK_TAHUN,
    keluar: float = 0.0,
    masuk: Mapping[tuple[str, int], int] | None = None,
    pertumbuhan: float = 0.0,
    selang: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Bezetting, retirement, need and proposal of each post, year by year.

    Parameters
    ----------
    k : the kegiatan; its bezetting is that at the beginning of the first year, 0 where it is not known
    pegawai : a table of people as for :func:`abk.analisis.proyeksi.arus_pegawai`; None = the counts that the
        kegiatan has from its own table (``k.arus_pegawai``). Nothing of it is in the result but counts.
    mulai : first year [tahun]; None = the year after that of the kegiatan
    banyak : number of years [tahun]
    keluar : share of the people who leave each year for another reason than age [0–1]
    masuk : planned intake, (kode_jabatan, tahun) → people [orang]
    pertumbuhan : yearly growth of every volume [1]
    selang : need with ``bawah`` and ``atas`` by post [orang], as ``abk.ketidakpastian(k).jabatan`` gives it

    Returns
    -------
    DataFrame, one row a post and year, columns :data:`KOLOM_PROYEKSI`
        ``bezetting_awal`` and ``bezetting`` at the beginning and the end of the year, ``pensiun`` by age,
        ``berakhir`` contracts that end, ``di_luar_bezetting``: as many of these two as the bezetting does not
        hold any more, ``keluar`` (expected, a fraction), ``masuk``; bezetting_awal − pensiun − berakhir +
        di_luar_bezetting − keluar + masuk = bezetting. ``kebutuhan``, ``kebutuhan_bulat``, ``selisih`` =
        bezetting − kebutuhan_bulat [orang]. ``usul``: what to propose that year so that, with the proposals
        of the years before it, the need is met to the nearest whole person [orang]; of ``keluar`` scattered
        over many posts it holds only what makes half a person at one. ``usul_pppk``: as many of them as
        contracts have ended and were not proposed again, none for pimpinan; ``usul_pns`` the rest (pilihan
        program). ``prioritas``: 1 where less than half of the need is filled, 2 where less than four fifths,
        otherwise 3; 0 without a proposal. With ``selang`` also ``kebutuhan_bawah`` and ``kebutuhan_atas``,
        which grow as the need does [orang].

    Raises
    ------
    ParameterError
        If a column is missing, a post of ``pegawai`` or ``masuk`` is unknown, a number is out of range, or
        ``k`` is no kegiatan.

    Notes
    -----
    Those who were due before the first year leave in it, as those come who were to come before. Without
    ``keluar``, somebody in ``di_luar_bezetting`` means that the table of people holds more than the
    bezetting: one of the two is wrong, and the row says by how much.
    """
    wajib_kegiatan(k)
    masuk = masuk or {}
    mulai = (k.tahun + 1 if k.tahun else None) if mulai is None else mulai
    arus = _periksa(k, pegawai, mulai, banyak, keluar, pertumbuhan, masuk)
    tahun = range(mulai or 0, (mulai or 0) + banyak)
    hasil = k.hasil
    pensiun, berakhir, datang_sendiri = (
        tabel_arus(arus, jenis, hasil.index, tahun) for jenis in ("pensiun", "berakhir", "masuk")
    )
    jabatan = k.jabatan.set_index("kode_jabatan").loc[hasil.index]
    ada = hasil["bezetting"].astype("float64").fillna(0.0)
    usul_lalu = kontrak = pd.Series(0, index=hasil.index)
    boleh_kontrak = ~jabatan["jenis_jabatan"].isin(JENIS_PIMPINAN)
    isi: list[pd.DataFrame] = []
    for n, t in enumerate(tahun, 1):
        datang = datang_sendiri[t] + pd.Series({kode: masuk.get((str(kode), t), 0) for kode in hasil.index})
        jatuh_tempo = pensiun[t] + berakhir[t]
        pergi = jatuh_tempo.clip(upper=ada)
        lain = (ada - pergi) * keluar
        akhir = ada - pergi - lain + datang
        faktor = pecahan(str(1 + pertumbuhan)) ** n
        butuh, bulat = _kebutuhan(k, jabatan["jenis_jabatan"], faktor)
        # half up: an expectation of a tenth of a leaver is no vacancy at each of three hundred posts
        usul = np.floor((bulat - akhir - usul_lalu).round(9) + 0.5).clip(lower=0).astype("int64")
        kontrak = kontrak + berakhir[t]
        pppk = np.minimum(usul, kontrak.where(boleh_kontrak, 0))
        kontrak = kontrak - pppk
        isi.append(
            pd.DataFrame(
                {
                    "kode_jabatan": hasil.index,
                    "tahun": t,
                    "bezetting_awal": ada,
                    "pensiun": pensiun[t],
                    "berakhir": berakhir[t],
                    "di_luar_bezetting": jatuh_tempo - pergi,
                    "keluar": lain,
                    "masuk": datang,
                    "bezetting": akhir,
                    "kebutuhan": butuh,
                    "kebutuhan_bulat": bulat,
                    "selisih": akhir - bulat,
                    "usul": usul,
                    "usul_pns": usul - pppk,
                    "usul_pppk": pppk,
                    "prioritas": _prioritas(akhir + usul_lalu, bulat, usul),
                }
            )
        )
        ada, usul_lalu = akhir, usul_lalu + usul
        if selang is not None:
            for ujung in ("bawah", "atas"):
                isi[-1][f"kebutuhan_{ujung}"] = selang[ujung].reindex(hasil.index) * float(faktor)
    semua = pd.concat(isi, ignore_index=True)
    # post by post: row n of each year is that of post n
    return semua.iloc[np.arange(len(semua)).reshape(banyak, -1).T.ravel()].reset_index(drop=True)


def _kebutuhan(k: _Kegiatan, jenis: pd.Series, faktor: Fraction) -> tuple[list[float], pd.Series]:
    """Need of each post that has grown by `faktor`, and in whole persons. [orang]"""
    cara = kebijakan_pembulatan(k.pembulatan)
    butuh = [pecahan(float(b)) * faktor for b in k.hasil["kebutuhan"]]
    orang = [kebutuhan_bulat_jabatan(b, j, cara, k.minimum_satu) for b, j in zip(butuh, jenis, strict=True)]
    return [float(b) for b in butuh], pd.Series(orang, index=jenis.index)


def _periksa(
    k: _Kegiatan,
    pegawai: pd.DataFrame | None,
    mulai: int | None,
    banyak: int,
    keluar: float,
    pertumbuhan: float,
    masuk: Mapping[tuple[str, int], int],
) -> pd.DataFrame:
    """Counts of who leaves and comes, or every fault."""
    wajib_angka("banyak", banyak=banyak, keluar=keluar, pertumbuhan=pertumbuhan)
    ada, diberi = k.arus_pegawai, ("kode_jabatan", "tanggal_lahir")
    orang = ada if pegawai is None else pegawai
    tanpa = [] if pegawai is None else [c for c in diberi if c not in pegawai.columns]
    kode = [] if orang is None or tanpa else orang["kode_jabatan"].dropna().tolist()
    # a record or a store keeps the counts of the years of a plan only
    cukup = not k.tahun or (mulai or 0) + banyak - 1 <= k.tahun + BANYAK_TAHUN
    pendek = (
        pegawai is None
        and ada is not None
        and not cukup
        and not (ada["tahun"] > (k.tahun or 0) + BANYAK_TAHUN).any()
    )
    asing = sorted({*kode, *(satu for satu, _ in masuk)} - set(k.jabatan["kode_jabatan"]))
    salah = [
        *(["kegiatan ini tidak memuat tabel pegawai (pegawai.csv)"] if orang is None else []),
        *(f"tabel pegawai tanpa kolom {c}" for c in tanpa),
        *(f"jabatan {satu} tidak ada dalam kegiatan" for satu in asing),
        *([f"pegawai dihitung sampai tahun {(k.tahun or 0) + BANYAK_TAHUN} saja"] if pendek else []),
        *(["tahun pertama tidak disebut"] if mulai is None else []),
        *([f"banyak tahun {banyak}"] if banyak < 1 else []),
        *([f"keluar {keluar} bukan bagian"] if not 0 <= keluar < 1 else []),
        *([f"pertumbuhan {pertumbuhan}"] if not -1 < pertumbuhan < 1 else []),
    ]
    if salah or orang is None or mulai is None:
        raise ParameterError(
            f"Proyeksi tidak dapat dibuat: {'; '.join(salah)}.", "Perbaiki semuanya, lalu ulangi."
        )
    return orang if pegawai is None else arus_pegawai(k.jabatan, orang, dt.date(mulai, 1, 1), mulai - 1)


def _prioritas(ada: pd.Series, butuh: pd.Series, usul: pd.Series) -> pd.Series:
    isi = ada / butuh.where(butuh > 0)
    tingkat = np.select([isi < batas for batas, _ in _PRIORITAS], [t for _, t in _PRIORITAS], 3)
    return pd.Series(tingkat, index=ada.index).where(usul > 0, 0)


# ── sums, and what of them may be shown ─────────────────────────────────────────────────────────────
SEL_KECIL = 3
"""A count of people by age below this is not shown. [orang] (pilihan program)"""
_MENURUT_USIA = ("pensiun", "berakhir", "di_luar_bezetting")
_TANPA_JUMLAH = {"kode_jabatan", "tahun", "selisih", "prioritas"}


def tersamar(tabel: pd.DataFrame) -> pd.DataFrame:
    """The table without counts that would tell a person's age.

    Parameters
    ----------
    tabel : :func:`proyeksi`, or sums of it

    Returns
    -------
    DataFrame
        With counts by age below :data:`SEL_KECIL`, but none of nobody, missing.
    """
    ada = [c for c in _MENURUT_USIA if c in tabel.columns]
    baru = {c: tabel[c].astype("float64").mask((tabel[c] > 0) & (tabel[c] < SEL_KECIL)) for c in ada}
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
    return _hitung(tabel).assign(kode_unit=milik).groupby(["kode_unit", "tahun"]).sum()


def proyeksi_tahunan(tabel: pd.DataFrame) -> pd.DataFrame:
    """The whole, year by year: what the page of the ministry and its chart show.

    Parameters
    ----------
    tabel : :func:`proyeksi`, of all posts or some

    Returns
    -------
    DataFrame, index ``tahun``
        Every count of :data:`KOLOM_PROYEKSI` summed, ``kekurangan`` and ``kelebihan`` apart, and the
        proposals by priority as ``prioritas_1`` to ``prioritas_3`` [orang]. Counts by age are
        :func:`tersamar`.
    """
    tiap = {f"prioritas_{n}": tabel["usul"].where(tabel["prioritas"] == n, 0) for n in (1, 2, 3)}
    return tersamar(_hitung(tabel).assign(**tiap).groupby("tahun").sum())


def _hitung(tabel: pd.DataFrame) -> pd.DataFrame:
    """Counts that may be summed, shortages and surpluses apart."""
    hitung = [c for c in KOLOM_PROYEKSI if c not in _TANPA_JUMLAH]
    kurang, lebih = (-tabel["selisih"]).clip(lower=0), tabel["selisih"].clip(lower=0)
    return tabel[["tahun", *hitung]].assign(kekurangan=kurang, kelebihan=lebih)
