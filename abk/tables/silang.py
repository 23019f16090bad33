"""Faults that show only when rows and tables are laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from abk.errors import Temuan
from abk.tables.kolom import SEMUA_TABEL, Tabel
from abk.tables.pendekatan import temuan_pendekatan
from abk.tables.pohon import pohon_unit, temuan_lingkaran

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
    if "unit" in tabel:
        temuan += temuan_lingkaran(pohon_unit(tabel["unit"]), "unit", "kode_induk")
    jabatan = tabel["jabatan"]
    atasan = dict(zip(jabatan["kode_jabatan"].astype(str), jabatan["kode_atasan"].fillna(""), strict=True))
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
            f"{' + '.join(kunci)} {sebut!r} sudah dipakai di baris {pertama[nilai] + 2}",
            "Beri kode atau nomor lain, atau hapus baris yang terulang.",
            tabel=tabel.nama,
            berkas=berkas,
            baris=n + 2,
            kolom=kunci[-1],
            nilai=sebut,
        )


def _yatim(
    frame: pd.DataFrame, anak: str, kolom: str, induk: str, dikenal: set[str], berkas: str
) -> Iterable[Temuan]:
    for n, kode in zip(frame.index, frame[kolom], strict=True):
        if not pd.isna(kode) and kode not in dikenal:
            yield Temuan(
                "struktural",
                "kode_dikenal",
                f"{kolom} {kode!r} tidak ada di tabel {induk}",
                f"Perbaiki kode itu, atau tambahkan barisnya di tabel {induk}.",
                tabel=anak,
                berkas=berkas,
                baris=n + 2,
                kolom=kolom,
                nilai=str(kode),
            )
