"""What the approach of a post needs of each of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from abk.errors import Temuan, Tingkat
from abk.tables.kolom import JENJANG, KOLOM_PENDEKATAN, SATUAN_STANDAR_PENDEKATAN, URAIAN_TUGAS

_KOLOM = (
    "kode_jabatan",
    "periode",
    "norma_waktu",
    "satuan_waktu",
    "norma_min",
    "norma_maks",
    "standar_kemampuan",
    "satuan_standar",
    "angka_kredit",
)
_SATUAN_PANJANG = {"hari", "minggu", "bulan"}


@dataclass(frozen=True)
class _Baris:
    """One task row: its label, file and cells."""

    label: int
    berkas: str
    sel: Mapping[str, Any]

    def temuan(self, tingkat: Tingkat, aturan: str, kolom: str, pesan: str, saran: str) -> Temuan:
        nilai = "" if pd.isna(self.sel[kolom]) else str(self.sel[kolom])
        letak = (self.berkas, self.label + 2, kolom, nilai, self.sel["kode_jabatan"])
        return Temuan(tingkat, aturan, pesan, saran, "uraian_tugas", *letak)


def temuan_pendekatan(tugas: pd.DataFrame, jabatan: pd.DataFrame, berkas: str) -> list[Temuan]:
    """Cells that the approach needs and that are missing, units that do not fit it, and notes on norms.

    Parameters
    ----------
    tugas, jabatan : typed tables
    berkas : file name of the tasks

    Returns
    -------
    list of Temuan, row by row, the notes last
    """
    cara = dict(zip(jabatan["kode_jabatan"], jabatan["pendekatan"].fillna("tugas_per_tugas"), strict=True))
    jenjang = dict(zip(jabatan["kode_jabatan"], jabatan["jenjang"], strict=True))
    temuan: list[Temuan] = []
    panjang: dict[str, list[_Baris]] = {}
    for label, nilai in zip(tugas.index, zip(*(tugas[k] for k in _KOLOM), strict=True), strict=True):
        baris = _Baris(int(label), berkas, dict(zip(_KOLOM, nilai, strict=True)))
        kode = baris.sel["kode_jabatan"]
        pendekatan = cara.get(kode)
        if pendekatan is None:
            continue
        if pendekatan not in KOLOM_PENDEKATAN:
            pesan = f"pendekatan jabatan {kode} tidak dikenal, sehingga baris ini tidak dapat dihitung"
            saran = f"Perbaiki pendekatan di tabel jabatan: {', '.join(KOLOM_PENDEKATAN)}."
            temuan.append(baris.temuan("cacat", "pendekatan_dikenal", "kode_jabatan", pesan, saran))
            continue
        temuan += _kosong(baris, pendekatan)
        temuan += _satuan(baris, pendekatan)
        if pendekatan == "angka_kredit" and jenjang.get(kode) not in JENJANG:
            pesan = f"jabatan {kode} memakai angka_kredit tetapi jenjangnya kosong atau tidak dikenal"
            saran = f"Isi jenjang di tabel jabatan: {', '.join(JENJANG)}."
            temuan.append(baris.temuan("cacat", "perlu_jenjang", "angka_kredit", pesan, saran))
        if pendekatan == "tugas_per_tugas":
            temuan += _rentang(baris)
            if baris.sel["satuan_waktu"] in _SATUAN_PANJANG:
                panjang.setdefault(kode, []).append(baris)
    return [*temuan, *_norma_panjang(panjang)]


def _kosong(baris: _Baris, pendekatan: str) -> Iterable[Temuan]:
    for perlu in KOLOM_PENDEKATAN[pendekatan]:
        # volume is needed by all, so the column itself says so
        if perlu != "volume" and pd.isna(baris.sel[perlu]):
            satuan = URAIAN_TUGAS[perlu].satuan
            saran = f"Isi {perlu}{f' [{satuan}]' if satuan else ''}."
            pesan = f"{perlu} kosong, padahal diperlukan pendekatan {pendekatan}"
            yield baris.temuan("cacat", "perlu_pendekatan", perlu, pesan, saran)


def _satuan(baris: _Baris, pendekatan: str) -> Iterable[Temuan]:
    boleh = SATUAN_STANDAR_PENDEKATAN.get(pendekatan, ())
    satuan = baris.sel["satuan_standar"]
    if boleh and not pd.isna(satuan) and satuan not in boleh:
        pesan = f"satuan_standar {satuan!r} tidak cocok dengan pendekatan {pendekatan}"
        saran = f"Pakai {' atau '.join(boleh)}."
        yield baris.temuan("cacat", "satuan_pendekatan", "satuan_standar", pesan, saran)


def _rentang(baris: _Baris) -> Iterable[Temuan]:
    norma, bawah, atas = (baris.sel[k] for k in ("norma_waktu", "norma_min", "norma_maks"))
    # A missing bound compares as False.
    if norma < bawah or norma > atas:
        pesan = f"norma_waktu {norma:g} di luar rentang norma_min–norma_maks"
        saran = "Periksa norma atau rentangnya."
        yield baris.temuan("catatan", "norma_dalam_rentang", "norma_waktu", pesan, saran)


def _norma_panjang(panjang: Mapping[str, list[_Baris]]) -> Iterable[Temuan]:
    """One note a post: a norm in days means as many minutes as the choice ``hari_norma`` says."""
    for semua in panjang.values():
        satuan = ", ".join(sorted({str(b.sel["satuan_waktu"]) for b in semua}))
        letak = ", ".join(str(b.label + 2) for b in semua)
        pesan = (
            f"norma waktu dinyatakan dalam {satuan} (baris {letak}): lamanya mengikuti arti hari yang dipilih"
        )
        saran = (
            "Pastikan artinya benar (hari_norma dalam kegiatan.toml: hari kerja efektif atau formal), "
            "atau tulis norma dalam menit atau jam."
        )
        yield semua[0].temuan("catatan", "satuan_norma_panjang", "satuan_waktu", pesan, saran)
