"""Faults that show only when rows and tables are laid side by side, and what the approach of a post needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from abk.errors import Temuan, Tingkat
from abk.tables.kolom import (
    JENJANG,
    KOLOM_PENDEKATAN,
    SATUAN_STANDAR_PENDEKATAN,
    SEMUA_TABEL,
    URAIAN_TUGAS,
    Tabel,
)
from abk.tables.pohon import pohon_unit, temuan_lingkaran
from abk.tulisan.markup import kutip

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
KODE_CONTOH = "CONTOH-HAPUS"
"""Beginning of the code of a post that only shows how the tables are filled."""

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
        pesan = f"satuan_standar {kutip(satuan)} tidak cocok dengan pendekatan {pendekatan}"
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


_RUJUKAN = (
    ("unit", "kode_induk", "unit", "kode_unit"),
    ("jabatan", "kode_unit", "unit", "kode_unit"),
    ("jabatan", "kode_atasan", "jabatan", "kode_jabatan"),
    ("uraian_tugas", "kode_jabatan", "jabatan", "kode_jabatan"),
)


def temuan_silang(tabel: Mapping[str, pd.DataFrame], berkas: Mapping[str, str]) -> list[Temuan]:
    """Duplicate keys, orphan codes, cycles, and what each approach needs filled.

    Parameters
    ----------
    tabel : typed tables
    berkas : file name of each table

    Returns
    -------
    list of Temuan, table by table
    """
    temuan: list[Temuan] = []
    for definisi in SEMUA_TABEL:
        if definisi.nama in tabel:
            temuan += _kunci_ganda(tabel[definisi.nama], definisi, berkas[definisi.nama])
    for anak, kolom, induk, kunci in _RUJUKAN:
        if anak in tabel and induk in tabel:
            dikenal = set(tabel[induk][kunci].dropna())
            temuan += _yatim(tabel[anak], anak, kolom, induk, dikenal, berkas[anak])
    if "jabatan" in tabel:
        temuan += _contoh(tabel["jabatan"], berkas["jabatan"])
    if "unit" in tabel:
        induk_unit = pohon_unit(_berkode_satu(tabel["unit"], "kode_unit"))
        temuan += temuan_lingkaran(induk_unit, "unit", "kode_induk")
    jabatan = tabel["jabatan"]
    satu = _berkode_satu(jabatan, "kode_jabatan")
    atasan = dict(zip(satu["kode_jabatan"].astype(str), satu["kode_atasan"].fillna(""), strict=True))
    temuan += temuan_lingkaran(atasan, "jabatan", "kode_atasan")
    if "uraian_tugas" in tabel:
        temuan += temuan_pendekatan(tabel["uraian_tugas"], jabatan, berkas["uraian_tugas"])
    return temuan


def _kunci_ganda(frame: pd.DataFrame, tabel: Tabel, berkas: str) -> Iterable[Temuan]:
    kunci = list(tabel.kunci)
    isi = frame[kunci].dropna()
    ganda = isi.duplicated(keep="first")
    pertama: dict[tuple[str, ...], int] = {}
    for label, nilai in zip(isi.index, isi.itertuples(index=False, name=None), strict=True):
        pertama.setdefault(nilai, label)
    for n, nilai in zip(isi.index[ganda], isi[ganda].itertuples(index=False, name=None), strict=True):
        sebut = " / ".join(str(v) for v in nilai)
        yield Temuan(
            "struktural",
            "kunci_tunggal",
            f"{' + '.join(kunci)} {kutip(sebut)} sudah dipakai di baris {pertama[nilai] + 2}",
            "Beri kode atau nomor lain, atau hapus baris yang terulang.",
            tabel=tabel.nama,
            berkas=berkas,
            baris=n + 2,
            kolom=kunci[-1],
            nilai=sebut,
        )


def _contoh(jabatan: pd.DataFrame, berkas: str) -> Iterable[Temuan]:
    """Rows that show how a table is filled are no data, and stop a report until they are gone."""
    for n, kode in zip(jabatan.index, jabatan["kode_jabatan"], strict=True):
        if not pd.isna(kode) and str(kode).startswith(KODE_CONTOH):
            pesan = f"{kode} adalah baris contoh, bukan data"
            saran = "Hapus baris itu beserta uraian tugasnya; isilah jabatan yang sebenarnya."
            letak = ("jabatan", berkas, n + 2, "kode_jabatan", str(kode), str(kode))
            yield Temuan("struktural", "baris_contoh", pesan, saran, *letak)


def _yatim(
    frame: pd.DataFrame, anak: str, kolom: str, induk: str, dikenal: set[str], berkas: str
) -> Iterable[Temuan]:
    for n, kode in zip(frame.index, frame[kolom], strict=True):
        if not pd.isna(kode) and kode not in dikenal:
            yield Temuan(
                "struktural",
                "kode_dikenal",
                f"{kolom} {kutip(kode)} tidak ada di tabel {induk}",
                f"Perbaiki kode itu, atau tambahkan barisnya di tabel {induk}.",
                tabel=anak,
                berkas=berkas,
                baris=n + 2,
                kolom=kolom,
                nilai=str(kode),
            )


def _berkode_satu(tabel: pd.DataFrame, kolom: str) -> pd.DataFrame:
    """Rows whose code stands once: of two with one code nobody knows which is meant."""
    return tabel[~tabel[kolom].duplicated(keep=False)]
