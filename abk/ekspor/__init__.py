"""Data and results for other systems: the import workbook of SIASN, the summary for BKN, plain tables.

:func:`ekspor` writes one format into a folder and says what is missing (:class:`HasilEkspor`); nothing is
invented, and no file is lost that somebody else wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from abk.ekspor.berkas import EksporError, tulis_semua
from abk.ekspor.bkn import BERKAS, buku_bkn, kurang_bkn
from abk.ekspor.informasi import Keterangan, gabung, keterangan_kegiatan
from abk.ekspor.siasn import Kurang, buku_siasn
from abk.ekspor.tabel import csv, parquet, tabel_hasil
from abk.ekspor.templat import templat_siasn
from abk.errors import ParameterError
from abk.files import file_names
from abk.kegiatan import Kegiatan
from abk.tulisan.buku import LembarTabel, buku_tabel

__all__ = [
    "BELUM_ADA",
    "FORMAT",
    "EksporError",
    "HasilEkspor",
    "Keterangan",
    "Kurang",
    "ekspor",
    "keterangan_kegiatan",
]

FORMAT = ("siasn", "bkn", "csv", "parquet")
BELUM_ADA = "siasn-yang-belum-ada.xlsx"
"""The list of what the workbooks of SIASN lack."""


class HasilEkspor(NamedTuple):
    """What was written, and what is missing: what → number of posts that lack it, the commonest first."""

    berkas: list[Path]
    kurang: Mapping[str, int]


def ekspor(
    k: Kegiatan,
    format_: str,
    folder: Path,
    *,
    keterangan: Keterangan | None = None,
    templat: Path | None = None,
    pensiun_lengkap: bool = False,
) -> HasilEkspor:
    """Write one format into a folder.

    Parameters
    ----------
    k : the kegiatan, or a branch of one
    format_ : one of :data:`FORMAT`
    folder : made if need be; see :func:`abk.ekspor.berkas.tulis_semua`
    keterangan : texts about the posts (:func:`keterangan_kegiatan`) beside those of the kegiatan, which win:
        what the sheets say since a case began
    templat : the office's own template of SIASN
    pensiun_lengkap : counts by age below three people are written too

    Raises
    ------
    ParameterError
        If the format is not known, or its library is not installed.
    EksporError
        If the template is none, or a file is in the way; then nothing is written.
    """
    teks = gabung(keterangan or {}, keterangan_kegiatan(k))
    if format_ == "siasn":
        isi, kurang = _siasn(k, teks, templat)
    elif format_ == "bkn":
        isi = {BERKAS: buku_bkn(k, teks, pensiun_lengkap=pensiun_lengkap)}
        kurang = Counter(apa for _, _, apa in kurang_bkn(k, teks))
    elif format_ in {"csv", "parquet"}:
        tabel = tabel_hasil(k, pensiun_lengkap=pensiun_lengkap)
        isi = parquet(tabel) if format_ == "parquet" else {f"{nama}.csv": csv(t) for nama, t in tabel.items()}
        kurang = Counter()
    else:
        raise ParameterError(f"Format {format_} tidak dikenal.", f"Pilih: {', '.join(FORMAT)}.")
    return HasilEkspor(tulis_semua(folder, isi), dict(kurang.most_common()))


def _siasn(k: Kegiatan, teks: Keterangan, templat: Path | None) -> tuple[dict[str, bytes], Counter[str]]:
    nama = file_names(k.jabatan["kode_jabatan"], "siasn-", ".xlsx")
    isi: dict[str, bytes] = {}
    semua: list[Kurang] = []
    for satu in buku_siasn(k, templat_siasn(templat), teks):
        isi[nama[satu.kode]] = satu.isi
        semua += satu.kurang
    tiap: dict[tuple[str, str], set[str]] = {}
    for kurang in semua:
        tiap.setdefault((kurang.lembar, kurang.kolom), set()).add(kurang.kode)
    hitung = Counter({f"{lembar}, {kolom}": len(kode) for (lembar, kolom), kode in tiap.items()})
    catatan = ["Program tidak mengisi dugaan. Lengkapi pada buku jabatan itu sebelum diimpor ke SIASN."]
    isi[BELUM_ADA] = buku_tabel(
        f"Yang belum ada: {k.judul}",
        [
            LembarTabel(
                "Ringkasan",
                "Yang belum ada, menurut kolom",
                catatan,
                ["Lembar", "Kolom", "Jabatan"],
                [[*kunci, len(kode)] for kunci, kode in tiap.items()],
            ),
            LembarTabel(
                "Tiap jabatan",
                "Yang belum ada, tiap jabatan",
                catatan,
                ["Kode jabatan", "Nama jabatan", "Lembar", "Kolom", "Keterangan"],
                semua,
            ),
        ],
    )
    return isi, hitung
