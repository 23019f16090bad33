"""Simulation of the procedure: how long a round takes with N units, who holds it up, what would help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from abk.errors import ParameterError
from abk.sop.jam import MENIT_PER_HARI
from abk.sop.prosedur import Prosedur
from abk.sop.simulasi.mesin import Jalan, Kunjungan
from abk.sop.simulasi.skenario import CaraRapat, Skenario, Variasi, fase, peserta
from abk.tulisan.malas import pd

__all__ = ["CaraRapat", "HasilSimulasi", "LeherBotol", "Skenario", "Variasi", "banding_skenario", "simulasi"]

JALAN_MAKSIMUM = 100_000

KOLOM_JEJAK = ("jalan", "langkah", "unit", "ke", "siap", "mulai", "selesai", "kembali")


@dataclass(frozen=True)
class LeherBotol:
    """The role that is busiest, its share of the time of a run [0–1], and the step that binds it longest."""

    peran: str
    langkah: str
    pemakaian: float


@dataclass(frozen=True, eq=False)
class HasilSimulasi:
    """What the runs gave.

    Attributes
    ----------
    skenario, benih : what was supposed, and the seed
    jalan : a row for each run: jalan, lama_menit [menit kerja], lama_hari [hari kerja], tunggu_menit (all
        waiting added up [menit kerja]), kembali (returns)
    pelaku : a row for each role: peran, orang, sibuk_menit (mean of a run, all its persons [menit kerja]),
        pemakaian (share of its time [0–1])
    langkah : a row for each step: langkah, ringkas, pelaksana, kunjungan (mean of a run), layanan_menit and
        tunggu_menit (mean of a passage), tunggu_maks_menit, jumlah_tunggu_menit (mean of a run) [menit kerja]
    jejak : a row for each passage: :data:`KOLOM_JEJAK`, in working minutes after the start
    leher_botol : role and step that hold the rest up
    """

    skenario: Skenario
    benih: int
    jalan: pd.DataFrame = field(repr=False)
    pelaku: pd.DataFrame = field(repr=False)
    langkah: pd.DataFrame = field(repr=False)
    jejak: pd.DataFrame = field(repr=False)
    leher_botol: LeherBotol


def simulasi(
    prosedur: Prosedur, skenario: Skenario | None = None, *, jalan: int = 1, benih: int = 2026
) -> HasilSimulasi:
    """Runs of the official steps; without a scenario one unit, one person in each role, standard times.

    Raises ParameterError if the scenario does not fit the procedure, or there is no run.
    """
    skenario = skenario or Skenario()
    if not 1 <= jalan <= JALAN_MAKSIMUM or benih < 0:
        raise ParameterError(
            f"Simulasi dengan {jalan} jalan dan benih {benih} tidak dapat dijalankan.",
            f"Beri 1 sampai {JALAN_MAKSIMUM} jalan dan benih dari 0.",
        )
    semua = fase(prosedur, skenario)
    hasil = [Jalan(prosedur, semua, skenario, benih, nomor).jalankan() for nomor in range(jalan)]
    jejak = _jejak(hasil)
    lama = [max(k.selesai for k in satu) for satu in hasil]
    per_jalan = jejak.assign(tunggu=jejak["mulai"] - jejak["siap"]).groupby("jalan")
    tabel_jalan = pd.DataFrame(
        {
            "jalan": range(1, jalan + 1),
            "lama_menit": lama,
            "lama_hari": [satu / MENIT_PER_HARI[skenario.panjang_hari] for satu in lama],
            "tunggu_menit": per_jalan["tunggu"].sum().to_numpy(),
            "kembali": per_jalan["kembali"].sum().to_numpy(),
        }
    )
    pelaku = _pelaku(hasil, lama, skenario)
    return HasilSimulasi(
        skenario,
        benih,
        tabel_jalan,
        pelaku,
        _langkah(prosedur, jejak, jalan),
        jejak,
        _leher_botol(prosedur, skenario, jejak, pelaku),
    )


def banding_skenario(
    prosedur: Prosedur,
    unit: Sequence[int],
    kasubbag: Sequence[int] = (1, 2),
    *,
    skenario: Skenario | None = None,
    jalan: int = 1,
    benih: int = 2026,
) -> pd.DataFrame:
    """How long a round takes against the number of units, for one person who drafts (*Kasubbag*) and more.

    A row for each pair: unit, kasubbag, rapat, lama_menit and lama_hari (median), lama_p90_hari,
    peran_leher_botol, langkah_leher_botol, pemakaian. Raises ParameterError as :func:`simulasi`.
    """
    dasar = skenario or Skenario()
    penyusun = prosedur.fungsi.penyusun[0]
    baris: list[dict[str, Any]] = []
    for orang in kasubbag:
        for banyak in unit:
            ini = replace(dasar, unit=banyak, kapasitas={**dasar.kapasitas, penyusun: orang})
            hasil = simulasi(prosedur, ini, jalan=jalan, benih=benih)
            baris.append(
                {
                    "unit": banyak,
                    "kasubbag": orang,
                    "rapat": ini.rapat,
                    "lama_menit": float(hasil.jalan["lama_menit"].median()),
                    "lama_hari": float(hasil.jalan["lama_hari"].median()),
                    "lama_p90_hari": float(hasil.jalan["lama_hari"].quantile(0.9)),
                    "peran_leher_botol": hasil.leher_botol.peran,
                    "langkah_leher_botol": hasil.leher_botol.langkah,
                    "pemakaian": hasil.leher_botol.pemakaian,
                }
            )
    return pd.DataFrame(baris)


def _jejak(hasil: Sequence[Sequence[Kunjungan]]) -> pd.DataFrame:
    baris = [
        (nomor, k.langkah, k.unit, k.ke, k.siap, k.mulai, k.selesai, k.kembali)
        for nomor, satu in enumerate(hasil, 1)
        for k in satu
    ]
    return pd.DataFrame(baris, columns=list(KOLOM_JEJAK))


def _pelaku(hasil: Sequence[Sequence[Kunjungan]], lama: Sequence[float], skenario: Skenario) -> pd.DataFrame:
    sibuk: dict[str, list[float]] = {}
    orang: dict[str, int] = {}
    for nomor, satu in enumerate(hasil):
        for k in satu:
            for peran, milik in k.pelaku:
                orang[peran] = skenario.unit if milik else skenario.banyak(peran)
                sibuk.setdefault(peran, [0.0] * len(hasil))[nomor] += k.selesai - k.mulai
    baris = []
    for peran, menit in sibuk.items():
        bagian = [m / (orang[peran] * panjang) for m, panjang in zip(menit, lama, strict=True)]
        baris.append((peran, orang[peran], sum(menit) / len(menit), sum(bagian) / len(bagian)))
    return pd.DataFrame(baris, columns=["peran", "orang", "sibuk_menit", "pemakaian"])


def _langkah(prosedur: Prosedur, jejak: pd.DataFrame, jalan: int) -> pd.DataFrame:
    urai = jejak.assign(layanan=jejak["selesai"] - jejak["mulai"], tunggu=jejak["mulai"] - jejak["siap"])
    kelompok = urai.groupby("langkah")
    kode = [satu.kode for satu in prosedur.resmi]
    return pd.DataFrame(
        {
            "langkah": kode,
            "ringkas": [satu.ringkas for satu in prosedur.resmi],
            "pelaksana": [satu.pelaksana for satu in prosedur.resmi],
            "kunjungan": (kelompok.size() / jalan)[kode].to_numpy(),
            "layanan_menit": kelompok["layanan"].mean()[kode].to_numpy(),
            "tunggu_menit": kelompok["tunggu"].mean()[kode].to_numpy(),
            "tunggu_maks_menit": kelompok["tunggu"].max()[kode].to_numpy(),
            "jumlah_tunggu_menit": (kelompok["tunggu"].sum() / jalan)[kode].to_numpy(),
        }
    )


def _leher_botol(
    prosedur: Prosedur, skenario: Skenario, jejak: pd.DataFrame, pelaku: pd.DataFrame
) -> LeherBotol:
    semua = zip(pelaku["peran"].astype(str), pelaku["pemakaian"].astype(float), strict=True)
    peran, pemakaian = max(semua, key=lambda satu: satu[1])
    lama = (jejak["selesai"] - jejak["mulai"]).groupby(jejak["langkah"]).sum()
    # Of two steps of one length the one that is done for each unit is the one that grows.
    milik = [satu for satu in prosedur.resmi if peran in peserta(satu, skenario.peserta_rapat)]
    terlama = max(milik, key=lambda satu: (float(lama[satu.kode]), satu.lingkup == "unit"))
    return LeherBotol(peran, terlama.kode, pemakaian)
