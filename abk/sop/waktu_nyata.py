"""What completed steps really took: actual against standard time, and evidence for the next norm.

What a case knows is elapsed working time: from the moment a step was due to the moment it ended. That
includes waiting, and work on other things. It is not touch time, and so an upper bound of a norma waktu.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from statistics import median

from abk.analisis import amatan_cukup, norma_tiga_titik
from abk.kebutuhan.eksak import pecahan
from abk.sop.jam import JamKerja, PanjangHari, menit_standar
from abk.sop.kaidah.keadaan import RiwayatLangkah
from abk.sop.prosedur import Langkah, Prosedur
from abk.tulisan.malas import pd

AMATAN_MINIMUM = 10
"""Observations below which no spread is believed, whatever the formula says: ten readings each, as in the
printed time study; one observation alone has no spread and would always suffice. [amatan]"""

CATATAN = (
    "Waktu berlalu menurut jam kerja, sejak langkah menjadi giliran sampai selesai; termasuk waktu menunggu "
    "dan pekerjaan lain, jadi bukan waktu pengerjaan."
)
"""What the figures are, said in every row."""


@dataclass(frozen=True)
class BuktiNorma:
    """Evidence of one step, ready for :mod:`abk.analisis.norma_waktu`.

    ``amatan`` are elapsed times above zero in order of completion, what ``amatan_cukup`` and
    ``norma_tiga_titik`` take [menit kerja]; ``nol`` counts the passages left out of it, ``perlu`` is N′
    rounded up, at least :data:`AMATAN_MINIMUM`. ``standar_menit`` is None where the SOP has no standard time.
    """

    langkah: str
    uraian_tugas: str
    standar_menit: int | None
    amatan: tuple[int, ...]
    perlu: int
    nol: int = 0

    @property
    def cukup(self) -> bool:
        """Whether there are enough observations."""
        return len(self.amatan) >= self.perlu

    @property
    def tiga_titik(self) -> Fraction | None:
        """(min + 4 × median + max) / 6; None without an observation. [menit kerja]"""
        if not self.amatan:
            return None
        return norma_tiga_titik(min(self.amatan), max(self.amatan), pecahan(median(self.amatan)))

    @property
    def peringatan(self) -> str:
        """Why it is not enough; empty where it is."""
        if self.cukup:
            return ""
        return f"Baru {len(self.amatan)} dari {self.perlu} amatan yang diperlukan; belum cukup untuk norma."


def waktu_nyata(
    riwayat: Iterable[RiwayatLangkah],
    prosedur: Prosedur,
    jam: JamKerja | None = None,
    panjang_hari: PanjangHari = "formal",
) -> pd.DataFrame:
    """Actual against standard time of each step that was completed at least once, in the order of the steps.

    Passages may be of many cases; those that still run, or whose step the procedure does not have, are left
    out. Columns: langkah, ringkas, lingkup, n and dikembalikan (passages that ended with completion, with a
    return), standar_menit, median_menit, min_menit, maks_menit of completed passages [menit kerja], rasio
    (median ÷ standard [1]), melewati (passages longer than the standard), catatan; a step without a standard
    time has none, and no ratio. Raises ParameterError if a passage ends before it began, or has no zone.
    """
    lama, kembali = _kumpul(riwayat, jam or JamKerja())
    baris = []
    for satu in prosedur.langkah:
        menit = lama.get(satu.kode)
        if not menit:
            continue
        standar = _standar(satu, panjang_hari)
        tengah = float(median(menit))
        baris.append(
            {
                "langkah": satu.kode,
                "ringkas": satu.ringkas,
                "lingkup": satu.lingkup,
                "n": len(menit),
                "dikembalikan": kembali.get(satu.kode, 0),
                "standar_menit": standar,
                "median_menit": tengah,
                "min_menit": min(menit),
                "maks_menit": max(menit),
                "rasio": tengah / standar if standar else None,
                "melewati": sum(m > standar for m in menit) if standar else 0,
                "catatan": CATATAN,
            }
        )
    return pd.DataFrame(baris, columns=list(KOLOM_NYATA))


KOLOM_NYATA = (
    "langkah",
    "ringkas",
    "lingkup",
    "n",
    "dikembalikan",
    "standar_menit",
    "median_menit",
    "min_menit",
    "maks_menit",
    "rasio",
    "melewati",
    "catatan",
)

KOLOM_BUKTI = (
    "langkah",
    "uraian_tugas",
    "norma_waktu",
    "satuan_waktu",
    "norma_min",
    "norma_maks",
    "sumber_norma",
    "jumlah_amatan",
    "standar_menit",
    "amatan_perlu",
    "cukup",
    "peringatan",
    "keterangan",
)


def bukti_norma(
    riwayat: Iterable[RiwayatLangkah],
    prosedur: Prosedur,
    jam: JamKerja | None = None,
    panjang_hari: PanjangHari = "norma",
    *,
    k: float = 2,
    s: float | str = "0.05",
) -> list[BuktiNorma]:
    """Evidence for the next norm, one for each step that was completed at least once."""
    lama, _ = _kumpul(riwayat, jam or JamKerja())
    return [
        _bukti(satu, lama[satu.kode], panjang_hari, k, s) for satu in prosedur.langkah if lama.get(satu.kode)
    ]


def tabel_bukti(bukti: Sequence[BuktiNorma]) -> pd.DataFrame:
    """Evidence as rows with the columns of ``uraian_tugas``, and what is needed before they may be used.

    ``norma_waktu`` (three points) is filled only where the observations suffice; ``sumber_norma`` is never
    ``diukur``, since elapsed time measures no work.
    """
    return pd.DataFrame([_baris_bukti(satu) for satu in bukti], columns=list(KOLOM_BUKTI))


def _baris_bukti(satu: BuktiNorma) -> dict[str, object]:
    ada = satu.tiga_titik
    return {
        "langkah": satu.langkah,
        "uraian_tugas": satu.uraian_tugas,
        "norma_waktu": float(ada) if satu.cukup and ada is not None else float("nan"),
        "satuan_waktu": "menit",
        "norma_min": min(satu.amatan, default=None),
        "norma_maks": max(satu.amatan, default=None),
        "sumber_norma": "diperkirakan",
        "jumlah_amatan": len(satu.amatan),
        "standar_menit": satu.standar_menit,
        "amatan_perlu": satu.perlu,
        "cukup": satu.cukup,
        "peringatan": satu.peringatan,
        "keterangan": CATATAN,
    }


def _standar(langkah: Langkah, panjang_hari: PanjangHari) -> int | None:
    """Standard time; steps beyond the SOP may have none. [menit]"""
    return None if langkah.waktu is None else menit_standar(langkah.waktu, panjang_hari)


def _bukti(
    langkah: Langkah, menit: Sequence[int], panjang: PanjangHari, k: float, s: float | str
) -> BuktiNorma:
    amatan = tuple(m for m in menit if m > 0)
    perlu = max(ceil(amatan_cukup(amatan, k, s)), AMATAN_MINIMUM) if amatan else AMATAN_MINIMUM
    standar = _standar(langkah, panjang)
    return BuktiNorma(langkah.kode, langkah.kegiatan, standar, amatan, perlu, len(menit) - len(amatan))


def _kumpul(riwayat: Iterable[RiwayatLangkah], jam: JamKerja) -> tuple[dict[str, list[int]], dict[str, int]]:
    """Working minutes of completed passages by step, and passages that ended with a return."""
    tamat = [
        (satu.selesai, satu, jam.menit_kerja(satu.mulai, satu.selesai))
        for satu in riwayat
        if satu.selesai is not None
    ]
    lama: dict[str, list[int]] = {}
    kembali: dict[str, int] = {}
    for _, satu, menit in sorted(tamat, key=lambda tiga: tiga[0]):
        if satu.hasil == "dikembalikan":
            kembali[satu.langkah] = kembali.get(satu.langkah, 0) + 1
        else:
            lama.setdefault(satu.langkah, []).append(menit)
    return lama, kembali
