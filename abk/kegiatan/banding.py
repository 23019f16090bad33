"""Two states of the same data, side by side: which cells differ, and what that does to the need."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from abk.kegiatan.isi import Sel, tabel_isi
from abk.kegiatan.kegiatan import Kegiatan
from abk.kegiatan.nilai import KOLOM_TUGAS, teks_sel
from abk.tables import JABATAN

KOLOM_BEDA = (
    "kode_unit", "kode_jabatan", "nama_jabatan", "nomor", "uraian_tugas", "kolom", "lama", "baru", "jenis",
)  # fmt: skip
_KOLOM_JABATAN = tuple(k for k in JABATAN.nama_kolom if k != "kode_jabatan")
_ANGKA = ("beban_kerja_menit", "kebutuhan", "kebutuhan_bulat", "selisih")

_Baris = dict[str, Sel]
_Isi = dict[str, tuple[_Baris, dict[str, _Baris]]]


def beda(k_lama: Kegiatan, k_baru: Kegiatan) -> pd.DataFrame:
    """Every cell of posts and tasks in which two states differ.

    Parameters
    ----------
    k_lama, k_baru : before and after

    Returns
    -------
    DataFrame
        Texts :data:`KOLOM_BEDA`, one row a cell: ``nomor`` and ``uraian_tugas`` are empty for a cell of
        the post itself; ``lama`` and ``baru`` are empty where there is no value, numbers have a decimal
        point; ``jenis`` says whether the row was there before and is there now (ubah, tambah, hapus).
        In the order of `k_baru`, what is gone from it after what stays.
    """
    lama, baru = _per_jabatan(k_lama), _per_jabatan(k_baru)
    baris = [b for kode in dict.fromkeys([*baru, *lama]) for b in _beda_jabatan(kode, lama, baru)]
    return pd.DataFrame(baris, columns=list(KOLOM_BEDA), dtype="str")


def efek(k_lama: Kegiatan, k_baru: Kegiatan) -> pd.DataFrame:
    """What a change does to the need of each post.

    Parameters
    ----------
    k_lama, k_baru : before and after

    Returns
    -------
    DataFrame
        Index ``kode_jabatan``, in the order of `k_baru`, posts that are gone last. Columns, each with
        ``_lama`` and ``_baru``: beban_kerja_menit [menit/tahun], kebutuhan [orang, unrounded],
        kebutuhan_bulat [orang], selisih [orang]; missing where the post is not there.
    """
    kode = pd.Index(list(dict.fromkeys([*k_baru.hasil.index, *k_lama.hasil.index])), name="kode_jabatan")
    sisi = {"lama": k_lama.hasil.reindex(kode), "baru": k_baru.hasil.reindex(kode)}
    return pd.DataFrame({f"{n}_{s}": hasil[n] for n in _ANGKA for s, hasil in sisi.items()}, index=kode)


def _per_jabatan(k: Kegiatan) -> _Isi:
    """Post → its row and its tasks by number."""
    tabel = tabel_isi(k)
    hasil: _Isi = {str(b["kode_jabatan"]): (b, {}) for b in tabel["jabatan"]}
    for baris in tabel["uraian_tugas"]:
        hasil[str(baris["kode_jabatan"])][1][str(baris["nomor"])] = baris
    return hasil


def _beda_jabatan(kode: str, lama: _Isi, baru: _Isi) -> Iterator[dict[str, str]]:
    kosong: tuple[_Baris, dict[str, _Baris]] = ({}, {})
    (pos_lama, tugas_lama), (pos_baru, tugas_baru) = lama.get(kode, kosong), baru.get(kode, kosong)
    pos = pos_baru or pos_lama
    sebut = {"kode_unit": teks_sel(pos.get("kode_unit")), "kode_jabatan": kode}
    sebut["nama_jabatan"] = teks_sel(pos.get("nama_jabatan"))
    for sel in _beda_baris(pos_lama, pos_baru, _KOLOM_JABATAN):
        yield {**sebut, "nomor": "", "uraian_tugas": "", **sel}
    for nomor in dict.fromkeys([*tugas_baru, *tugas_lama]):
        a, b = tugas_lama.get(nomor, {}), tugas_baru.get(nomor, {})
        uraian = teks_sel((b or a).get("uraian_tugas"))
        for sel in _beda_baris(a, b, KOLOM_TUGAS):
            yield {**sebut, "nomor": nomor, "uraian_tugas": uraian, **sel}


def _beda_baris(a: _Baris, b: _Baris, kolom: tuple[str, ...]) -> Iterator[dict[str, str]]:
    jenis = "ubah" if a and b else "tambah" if b else "hapus"
    for nama in kolom:
        lama, baru = teks_sel(a.get(nama)), teks_sel(b.get(nama))
        if lama != baru:
            yield {"kolom": nama, "lama": lama, "baru": baru, "jenis": jenis}
