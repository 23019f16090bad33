"""Counts of who leaves and comes, as plain rows: what a record and a store keep of the table of people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from abk.analisis.proyeksi import ARUS, BANYAK_TAHUN, KOLOM_ARUS
from abk.kegiatan.kegiatan import Kegiatan
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip

Baris = Mapping[str, Any]
"""A row: ``kode_jabatan``, ``tahun``, ``arus``, ``orang``."""

_TAHUN = range(1900, 2300)
_TERBANYAK = 1_000_000


def baris_arus(k: Kegiatan) -> list[dict[str, Any]] | None:
    """Counts of a kegiatan for the years of a plan, in one order.

    Parameters
    ----------
    k : the kegiatan

    Returns
    -------
    list of dict, or None where nobody was counted, or the year of the data is not known
        Nothing of the years after :data:`abk.analisis.proyeksi.BANYAK_TAHUN`: they would tell ages that no
        plan needs.
    """
    arus = k.arus_pegawai
    if arus is None or not k.tahun:
        return None
    milik = arus.loc[arus["tahun"] <= k.tahun + BANYAK_TAHUN, list(KOLOM_ARUS)]
    baris = [
        {"kode_jabatan": str(kode), "tahun": int(tahun), "arus": str(apa), "orang": int(orang)}
        for kode, tahun, apa, orang in milik.itertuples(index=False)
    ]
    return sorted(baris, key=lambda b: tuple(b.values()))


def tabel_arus(baris: Iterable[Baris]) -> pd.DataFrame:
    """Rows as the table :attr:`Kegiatan.arus_pegawai`; they are right (:func:`salah_arus`)."""
    jenis = {"kode_jabatan": "str", "tahun": "int64", "arus": "str", "orang": "int64"}
    return pd.DataFrame(list(baris), columns=list(KOLOM_ARUS)).astype(jenis)


def salah_arus(baris: Sequence[object], jabatan: Iterable[object]) -> list[str]:
    """What is wrong with rows that were written elsewhere; `jabatan`: codes of the posts there are."""
    ada = set(jabatan)
    salah = [f"arus_pegawai baris ke-{n} {s}" for n, b in enumerate(baris, 1) if (s := _salah(b, ada))]
    kunci = [] if salah else [(b["kode_jabatan"], b["tahun"], b["arus"]) for b in _baris(baris)]
    return [*salah, *(["arus_pegawai memuat baris kembar"] if len(set(kunci)) < len(kunci) else [])]


def _baris(baris: Sequence[object]) -> list[Baris]:
    return [b for b in baris if isinstance(b, dict)]


def _salah(b: object, ada: set[object]) -> str:
    if not isinstance(b, dict) or set(b) != set(KOLOM_ARUS):
        return f"bukan baris dengan {', '.join(KOLOM_ARUS)}"
    if not isinstance(b["kode_jabatan"], str) or b["kode_jabatan"] not in ada:
        return f"menyebut jabatan {kutip(str(b['kode_jabatan'])[:40])} yang tidak ada"
    if b["arus"] not in ARUS:
        return f"berisi arus selain {', '.join(ARUS)}"
    benar = type(b["tahun"]) is int and b["tahun"] in _TAHUN
    hitung = type(b["orang"]) is int and 0 < b["orang"] <= _TERBANYAK
    return "" if benar and hitung else "berisi tahun atau banyak orang yang bukan bilangan wajar"


def gabung_arus(lama: Sequence[Baris], k: Kegiatan) -> list[dict[str, Any]]:
    """Counts of a kegiatan, and those that were there of posts that it does not hold."""
    milik = set(k.terperiksa.tabel["jabatan"]["kode_jabatan"])
    return [*(dict(b) for b in lama if b["kode_jabatan"] not in milik), *(baris_arus(k) or [])]
