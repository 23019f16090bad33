"""Rows of a kegiatan as the dataset holds them: results of posts, and tasks, each with its exact workload."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from abk.analisis.kewajaran.teks import bentuk_baku
from abk.gabungan.kolom import HASIL, TUGAS
from abk.kebutuhan.beban import beban_eksak
from abk.kegiatan import Kegiatan
from abk.tables.kolom import JENJANG

_Objek = npt.NDArray[np.object_]
_Ada = npt.NDArray[np.bool_]
_JENJANG = rf"\b({'|'.join(satu.replace('_', ' ') for satu in JENJANG)})$"

TERBESAR = 10**17
"""Numerators and denominators below it are kept as whole numbers: products of two fit into 128 bits, with
room for the sum of a post's tasks."""


def baris_hasil(k: Kegiatan, wilayah: Mapping[str, str]) -> pd.DataFrame:
    """Results of the posts.

    Parameters
    ----------
    k : the kegiatan
    wilayah : region of each unit by its code; a unit may be missing

    Returns
    -------
    DataFrame, columns :data:`abk.gabungan.kolom.HASIL` without ``instansi`` and ``tahun``
    """
    hasil = k.jabatan.merge(k.unit[["kode_unit", "nama_unit"]], on="kode_unit", how="left")
    angka = k.hasil.reset_index(drop=True).drop(columns="bezetting")
    hasil = pd.concat([hasil.drop(columns=hasil.columns.intersection(angka.columns)), angka], axis=1)
    beban = k.beban_jabatan
    pecahan = [beban.get(str(kode), Fraction(0)) for kode in hasil["kode_jabatan"]]
    kunci = bentuk_baku(hasil["nama_jabatan"])
    return _kolom(
        hasil.assign(
            wilayah=_wilayah(hasil["kode_unit"], wilayah),
            kunci_jabatan=kunci,
            jenjang=_jenjang(hasil, kunci),
            pendekatan=hasil["pendekatan"].fillna("tugas_per_tugas"),
            lingkup=k.lingkup,
            minimum_satu=k.minimum_satu,
            waktu_kerja_menit=k.aturan.waktu_kerja_efektif_menit,
            **_eksak(
                np.array([p.numerator for p in pecahan], dtype=object),
                np.array([p.denominator for p in pecahan], dtype=object),
                np.ones(len(pecahan), dtype=bool),
            ),
        ),
        [c.nama for c in HASIL[2:]],
    )


def baris_tugas(k: Kegiatan, wilayah: Mapping[str, str]) -> pd.DataFrame:
    """Tasks, all rows.

    Parameters
    ----------
    k, wilayah : as for :func:`baris_hasil`

    Returns
    -------
    DataFrame, columns :data:`abk.gabungan.kolom.TUGAS` without ``instansi`` and ``tahun``
    """
    tugas = k.uraian_tugas
    pos = k.jabatan.set_index("kode_jabatan")
    rincian = k.rincian[["volume_per_tahun", "norma_waktu_menit", "beban_kerja_menit", "dihitung"]]
    pecahan = _pecahan_tugas(k, tugas["kode_jabatan"])
    tugas = pd.concat([tugas, rincian], axis=1)
    milik = tugas["kode_jabatan"]
    return _kolom(
        tugas.assign(
            wilayah=milik.map(_wilayah(pos["kode_unit"], wilayah)),
            kunci_jabatan=milik.map(bentuk_baku(pos["nama_jabatan"])),
            pendekatan=milik.map(pos["pendekatan"].fillna("tugas_per_tugas")),
            kunci_tugas=bentuk_baku(tugas["uraian_tugas"]),
            **_eksak(*pecahan),
        ),
        [c.nama for c in TUGAS[2:]],
    )


def _kolom(tabel: pd.DataFrame, nama: list[str]) -> pd.DataFrame:
    return tabel[nama].reset_index(drop=True)


def _wilayah(unit: pd.Series, wilayah: Mapping[str, str]) -> pd.Series:
    return unit.map(dict(wilayah)).astype("str") if wilayah else pd.Series(None, unit.index, dtype="str")


def _jenjang(jabatan: pd.DataFrame, kunci: pd.Series) -> pd.Series:
    """Level of each functional post: as filled in, else as its name says."""
    dari_nama = kunci.str.extract(_JENJANG, expand=False).str.replace(" ", "_")
    dari_nama = dari_nama.where(jabatan["jenis_jabatan"] == "fungsional")
    return jabatan["jenjang"].fillna(dari_nama).astype("str")


def _pecahan_tugas(k: Kegiatan, kode: pd.Series) -> tuple[_Objek, _Objek, _Ada]:
    """Numerators and denominators of the workloads, one denominator a post; and whether a row has one."""
    atas, bawah = np.zeros(len(kode), dtype=object), np.ones(len(kode), dtype=object)
    ada = np.zeros(len(kode), dtype=bool)
    tabel = k.terperiksa.tabel
    for letak, beban in beban_eksak(
        tabel["uraian_tugas"],
        tabel["jabatan"],
        k.aturan,
        hari_norma=k.hari_norma,
        keluar=k.terperiksa.baris_keluar("uraian_tugas"),
    ):
        pembilang = np.broadcast_to(beban.pembilang, len(letak)).astype(object)
        penyebut = np.broadcast_to(beban.penyebut, len(letak)).astype(object)
        if len(beban.penyebut) > 1:  # a post's rows have one approach, so that all of them are among these
            bersama = _bersama(kode.iloc[letak].tolist(), penyebut.tolist())
            pembilang, penyebut = pembilang * (bersama // penyebut), bersama
        atas[letak], bawah[letak], ada[letak] = pembilang, penyebut, True
    return atas, bawah, ada


def _bersama(pos: list[str], penyebut: list[int]) -> _Objek:
    """Least common denominator of the post of each row."""
    kelipatan: dict[str, int] = {}
    for satu, n in zip(pos, penyebut, strict=True):
        kelipatan[satu] = math.lcm(kelipatan.get(satu, 1), n)
    return np.array([kelipatan[satu] for satu in pos], dtype=object)


def _eksak(atas: _Objek, bawah: _Objek, ada: _Ada) -> dict[str, Any]:
    """The three columns of an exact number: as two whole numbers, or as text where they are too large."""
    muat = ada & (atas < TERBESAR).astype(bool) & (bawah < TERBESAR).astype(bool)
    teks = np.full(len(ada), None, dtype=object)
    for n in np.flatnonzero(ada & ~muat):
        teks[n] = f"{atas[n]}/{bawah[n]}"
    return {
        "beban_pembilang": _bulat(atas, muat),
        "beban_penyebut": _bulat(bawah, muat),
        "beban_pecahan": pd.array(teks, dtype="str"),
    }


def _bulat(nilai: _Objek, muat: _Ada) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(np.where(muat, nilai, 0).astype("int64"), ~muat)
