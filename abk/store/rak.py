"""Records and files of cases as rows: each compared with its fingerprint on the way in and out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Text, cast, select
from sqlalchemy.dialects import postgresql, sqlite

from abk.errors import ParameterError
from abk.store.galat import RusakError
from abk.store.skema import ALUR, ALUR_BERKAS, ALUR_PERISTIWA
from abk.tulisan.sidik import sidik as sidik_isi

# SQLite keeps a type with each cell: whatever a damaged one has become is read as bytes, and judged.
TANYA_BERKAS = select(ALUR_BERKAS.c.ukuran, cast(ALUR_BERKAS.c.isi, LargeBinary).label("isi"))
"""Size and bytes of files."""

_SARAN_RUSAK = "Pulihkan gudang dari cadangan: abk pulihkan BERKAS --ke ALAMAT."


@dataclass(frozen=True)
class Rekaman:
    """One record of a case.

    Attributes
    ----------
    urut : its number in the case, from 0 without a gap
    kode_unit : unit that it belongs to; empty for a common one
    sidik : SHA-256 of `teks` [64 hexadecimal digits]
    nonce : number used once in the whole store
    teks : the record itself, a JSON object; what it says is no matter of the store, except that on
        PostgreSQL the first one of a case names the units that take part: ``{"isi": {"unit": [code, …]}}``
    """

    urut: int
    kode_unit: str
    sidik: str
    nonce: str
    teks: str


Berkas = Mapping[str, tuple[str, bytes]]
"""Files by their SHA-256: kind (docx, json …) and bytes."""


def baca_rekaman_alur(c: Connection, kode: str) -> list[str]:
    """Records of a case, each compared with its fingerprint.

    Raises
    ------
    RusakError
        If one is missing or is not what was written.
    """
    kolom = (
        ALUR_PERISTIWA.c.urut,
        ALUR_PERISTIWA.c.sidik,
        cast(ALUR_PERISTIWA.c.rekaman, Text).label("rekaman"),
    )
    tanya = select(*kolom).where(ALUR_PERISTIWA.c.kode_alur == kode).order_by(ALUR_PERISTIWA.c.urut)
    teks = []
    for n, baris in enumerate(c.execute(tanya)):
        if baris.urut != n:
            raise RusakError(f"Catatan alur {kode!r} berlubang: nomor {n} tidak ada.", _SARAN_RUSAK)
        if sidik_isi(baris.rekaman) != baris.sidik:
            raise RusakError(
                f"Catatan alur {kode!r} nomor {n} rusak: isinya tidak cocok dengan sidiknya.", _SARAN_RUSAK
            )
        teks.append(baris.rekaman)
    return teks


def periksa_rekaman(rekaman: Rekaman, berkas: Berkas, urut: int) -> None:
    """Refuse a record that does not fit.

    Parameters
    ----------
    rekaman, berkas : the record, and the files that come with it
    urut : number that it must have

    Raises
    ------
    ParameterError
        With every fault.
    """
    salah = []
    if rekaman.urut != urut:
        salah.append(f"nomor {rekaman.urut}, seharusnya {urut}")
    if sidik_isi(rekaman.teks) != rekaman.sidik:
        salah.append("sidik catatan tidak cocok dengan isinya")
    if not _json(rekaman.teks):
        salah.append("catatan bukan JSON")
    if not rekaman.nonce:
        salah.append("nonce kosong")
    salah += [
        f"sidik berkas {s[:16]}… tidak cocok dengan isinya"
        for s, (_, isi) in berkas.items()
        if sidik_isi(isi) != s
    ]
    if salah:
        raise ParameterError(
            f"Catatan alur tidak dapat disimpan: {'; '.join(salah)}.", "Buat catatan itu lagi."
        )


def _json(teks: str) -> bool:
    try:
        return isinstance(json.loads(teks), dict)
    except (ValueError, RecursionError):
        return False


def simpan_berkas(c: Connection, berkas: Berkas) -> None:
    """Files that are not there yet; the same bytes are kept once, whoever brings them."""
    dialek = postgresql if c.dialect.name == "postgresql" else sqlite
    tambah = dialek.insert(ALUR_BERKAS).on_conflict_do_nothing()
    for sidik, (jenis, isi) in sorted(berkas.items()):
        nilai = {"sidik": sidik, "ukuran": len(isi), "jenis": jenis, "isi": isi}
        baru = c.execute(tambah.values(nilai), execution_options={"preserve_rowcount": True}).rowcount
        if not baru:
            utuh(sidik, c.execute(TANYA_BERKAS.where(ALUR_BERKAS.c.sidik == sidik)).one())


def utuh(sidik: str, baris: Any) -> bytes:
    """Bytes of a row of :data:`TANYA_BERKAS`.

    Raises
    ------
    RusakError
        If they are not what was written.
    """
    isi = bytes(baris.isi)
    if len(isi) != baris.ukuran or sidik_isi(isi) != sidik:
        raise RusakError(f"Berkas {sidik[:16]}… rusak: isinya tidak cocok dengan sidiknya.", _SARAN_RUSAK)
    return isi


def periksa_semua(c: Connection) -> dict[str, list[Any]]:
    """Every record and every file compared with its fingerprint.

    Returns
    -------
    dict
        Case → number of records and SHA-256 of the last.

    Raises
    ------
    RusakError
        At the first that is not what was written.
    """
    hasil: dict[str, list[Any]] = {}
    for kode in c.execute(select(ALUR.c.kode).order_by(ALUR.c.kode)).scalars().all():
        teks = baca_rekaman_alur(c, kode)
        hasil[kode] = [len(teks), sidik_isi(teks[-1]) if teks else ""]
    for sidik in c.execute(select(ALUR_BERKAS.c.sidik)).scalars().all():  # one at a time: they may be large
        utuh(sidik, c.execute(TANYA_BERKAS.where(ALUR_BERKAS.c.sidik == sidik)).one())
    return hasil
