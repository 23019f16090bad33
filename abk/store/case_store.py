"""The case store: records and files, only ever added, each compared with its fingerprint in and out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Text, cast, func, insert, select
from sqlalchemy.dialects import sqlite

from abk.errors import ParameterError
from abk.store import fungsi
from abk.store.alamat import Sambungan
from abk.store.galat import SARAN_RUSAK, RusakError, StatusError
from abk.store.peristiwa import sekarang
from abk.store.skema import ALUR, ALUR_BERKAS, ALUR_PERISTIWA, ALUR_TAUTAN
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik as sidik_isi
from abk.tulisan.sidik import teks_waktu

# SQLite keeps a type with each cell: whatever a damaged one has become is read as bytes, and judged.
TANYA_BERKAS = select(ALUR_BERKAS.c.ukuran, cast(ALUR_BERKAS.c.isi, LargeBinary).label("isi"))
"""Size and bytes of files."""


@dataclass(frozen=True)
class Rekaman:
    """One record of a case.

    urut : its number in the case, from 0 without a gap
    kode_unit : unit that it belongs to; empty for a common one
    sidik : SHA-256 of `teks` [64 hexadecimal digits]
    nonce : number used once in the whole store
    teks : the record itself, a JSON object, of which the store knows the form and not the meaning: what it
        says of its case, number, unit and nonce are these columns, and on PostgreSQL the first one of a case
        names the units that take part: ``{"isi": {"unit": [code, …]}}``
    """

    urut: int
    kode_unit: str
    sidik: str
    nonce: str
    teks: str


Berkas = Mapping[str, tuple[str, bytes]]
"""Files by their SHA-256: kind (docx, json …) and bytes."""


def baca_rekaman_alur(c: Connection, kode: str) -> list[str]:
    """Records of a case, each compared with its fingerprint; RusakError if one is missing or differs."""
    kolom = (
        ALUR_PERISTIWA.c.urut,
        ALUR_PERISTIWA.c.sidik,
        cast(ALUR_PERISTIWA.c.rekaman, Text).label("rekaman"),
    )
    tanya = select(*kolom).where(ALUR_PERISTIWA.c.kode_alur == kode).order_by(ALUR_PERISTIWA.c.urut)
    teks = []
    for n, baris in enumerate(c.execute(tanya)):
        if baris.urut != n:
            raise RusakError(f"Catatan alur {kutip(kode)} berlubang: nomor {n} tidak ada.", SARAN_RUSAK)
        if sidik_isi(baris.rekaman) != baris.sidik:
            raise RusakError(
                f"Catatan alur {kutip(kode)} nomor {n} rusak: isinya tidak cocok dengan kode verifikasinya.",
                SARAN_RUSAK,
            )
        teks.append(baris.rekaman)
    return teks


def periksa_rekaman(rekaman: Rekaman, berkas: Berkas, urut: int) -> None:
    """Refuse a record that does not fit; raises ParameterError with every fault."""
    salah = []
    if rekaman.urut != urut:
        salah.append(f"nomor {rekaman.urut}, seharusnya {urut}")
    if sidik_isi(rekaman.teks) != rekaman.sidik:
        salah.append("kode verifikasi catatan tidak cocok dengan isinya")
    if (isi := baca_objek(rekaman.teks)) is None:
        salah.append("catatan bukan JSON")
    else:
        milik = {"urut": rekaman.urut, "unit": rekaman.kode_unit, "nonce": rekaman.nonce}
        salah += [f"{n} catatan bukan {kutip(v)}" for n, v in milik.items() if isi.get(n, v) != v]
    if not rekaman.nonce:
        salah.append("nonce kosong")
    salah += [
        f"kode verifikasi berkas {s[:16]}… tidak cocok dengan isinya"
        for s, (_, isi) in berkas.items()
        if sidik_isi(isi) != s
    ]
    if salah:
        raise ParameterError(
            f"Catatan alur tidak dapat disimpan: {'; '.join(salah)}.", "Buat catatan itu lagi."
        )


def baca_objek(teks: str) -> dict[str, Any] | None:
    """A JSON object; None if it is none."""
    try:
        isi = urai_json(teks)
    except ValueError:
        return None
    return isi if isinstance(isi, dict) else None


def _simpan_berkas(c: Connection, kode: str, berkas: Berkas) -> None:
    """Files that are not there yet, and their link to the case; the same bytes are kept once."""
    tambah, taut = (sqlite.insert(t).on_conflict_do_nothing() for t in (ALUR_BERKAS, ALUR_TAUTAN))
    for sidik, (jenis, isi) in sorted(berkas.items()):
        nilai = {"sidik": sidik, "ukuran": len(isi), "jenis": jenis, "isi": isi}
        baru = c.execute(tambah.values(nilai), execution_options={"preserve_rowcount": True}).rowcount
        if not baru:
            utuh(sidik, c.execute(TANYA_BERKAS.where(ALUR_BERKAS.c.sidik == sidik)).one())
        c.execute(taut.values(kode_alur=kode, sidik=sidik))


def utuh(sidik: str, baris: Any) -> bytes:
    """Bytes of a row of :data:`TANYA_BERKAS`; raises RusakError if they are not what was written."""
    isi = bytes(baris.isi)
    if len(isi) != baris.ukuran or sidik_isi(isi) != sidik:
        raise _berkas_rusak(sidik)
    return isi


def _berkas_rusak(sidik: str) -> RusakError:
    return RusakError(
        f"Berkas {sidik[:16]}… rusak: isinya tidak cocok dengan kode verifikasinya.", SARAN_RUSAK
    )


__all__ = ["Berkas", "Buat", "CaseStore", "Rekaman"]

Buat = Callable[[list[str]], tuple[Rekaman, Berkas]]
"""Given the records that are there, makes the next one and the files that come with it."""

DIINGAT, DIINGAT_TERBESAR = 64, 256_000
"""Files that a store keeps at hand, and the largest of them. [berkas, byte]"""

_SEDANG: ContextVar[tuple[Sambungan, Connection] | None] = ContextVar("sedang", default=None)


class CaseStore:
    """Cases of one store; every method is one transaction."""

    def __init__(self, sambungan: Sambungan) -> None:
        self.sambungan = sambungan
        self._dibaca: dict[str, bytes] = {}

    def __repr__(self) -> str:
        """Address without the password."""
        return f"CaseStore({self.sambungan.alamat})"

    def daftar(self) -> list[dict[str, Any]]:
        """Cases to be seen, oldest first; dibuat is UTC, jumlah of records, kepala the last SHA-256."""
        jumlah = (
            select(
                ALUR_PERISTIWA.c.kode_alur,
                func.count().label("jumlah"),
                func.max(ALUR_PERISTIWA.c.urut).label("akhir"),
            )
            .group_by(ALUR_PERISTIWA.c.kode_alur)
            .subquery()
        )
        tanya = (
            select(ALUR, jumlah.c.jumlah, ALUR_PERISTIWA.c.sidik.label("kepala"))
            .join(jumlah, jumlah.c.kode_alur == ALUR.c.kode)
            .join(
                ALUR_PERISTIWA,
                (ALUR_PERISTIWA.c.kode_alur == ALUR.c.kode) & (ALUR_PERISTIWA.c.urut == jumlah.c.akhir),
            )
            .order_by(ALUR.c.dibuat, ALUR.c.kode)
        )
        with self.sambungan.baca() as c:
            return [dict(b) for b in c.execute(tanya).mappings()]

    def rekaman(self, kode: str) -> list[str]:
        """Records of a case in order, none if it is not there to see; RusakError if one is not as written."""
        with self.sambungan.baca() as c:
            return baca_rekaman_alur(c, kode)

    def jam(self) -> dt.datetime | None:
        """What the clock of the server says now; None on SQLite, which has none of its own."""
        if self.sambungan.jenis == "sqlite":
            return None
        kini: dt.datetime = self._satu(select(func.clock_timestamp().label("kini"))).kini
        return kini.astimezone(dt.UTC)

    def waktu_server(self, kode: str) -> list[dt.datetime | None]:
        """When the server took each record of a case in (UTC), None for older ones; nothing on SQLite."""
        tanya = select(ALUR_PERISTIWA.c.waktu).where(ALUR_PERISTIWA.c.kode_alur == kode)
        with self.sambungan.baca() as c:
            semua = c.execute(tanya.order_by(ALUR_PERISTIWA.c.urut)).scalars().all()
        return [w and dt.datetime.fromisoformat(w) for w in semua] if any(semua) else []

    def mulai(self, kode: str, tahun: int, judul: str, buat: Buat) -> Rekaman:
        """Start a case with its first record.

        Raises StatusError if the code is taken; ParameterError if it is empty, or a fingerprint does not fit.
        """
        if not kode.strip():
            raise ParameterError("Alur tanpa kode.", "Beri kode alur, misalnya abk-2027.")
        with self.sambungan.tulis() as c:
            if fungsi.di_server(c):
                baru = fungsi.mulai_alur(c, kode, tahun, judul)
            else:
                nilai = {"kode": kode, "tahun": tahun, "judul": judul, "dibuat": teks_waktu(sekarang())}
                tambah = sqlite.insert(ALUR).on_conflict_do_nothing().values(nilai)
                baru = c.execute(tambah, execution_options={"preserve_rowcount": True}).rowcount == 1
            if not baru:
                raise StatusError(
                    f"Alur {kutip(kode)} sudah ada.", "Beri kode lain, atau lanjutkan alur itu."
                )
            return self._catat(c, kode, [], buat)

    def tambah(self, kode: str, buat: Buat) -> Rekaman:
        """Add one record to a case; when this returns it and its files are on the disk.

        Raises ParameterError without such a case or if a fingerprint does not fit; RusakError if damaged.
        """
        with self.sambungan.tulis() as c:
            ada = select(ALUR.c.kode).where(ALUR.c.kode == kode)
            # On SQLite the transaction itself is the lock.
            if not (fungsi.kunci_alur(c, kode) if fungsi.di_server(c) else c.execute(ada).first()):
                raise ParameterError(
                    f"Alur {kutip(kode)} tidak ada dalam gudang, atau akun ini tidak berhak mengubahnya.",
                    "Periksa kode alurnya.",
                )
            return self._catat(c, kode, baca_rekaman_alur(c, kode), buat)

    def berkas(self, sidik: str) -> bytes:
        """Bytes of a file; ParameterError if it is not there to see, RusakError if it is not as written.

        A document asks for the same few again and again: what was read, and found as written, is kept.
        """
        if (isi := self._dibaca.get(sidik)) is not None:
            return isi
        baris = self._satu(TANYA_BERKAS.where(ALUR_BERKAS.c.sidik == sidik))
        if baris is None:
            raise ParameterError(
                f"Berkas {sidik[:16]}… tidak ada dalam gudang, atau akun ini tidak berhak melihatnya.",
                "Periksa gudangnya.",
            )
        isi = utuh(sidik, baris)
        if len(isi) <= DIINGAT_TERBESAR:
            if len(self._dibaca) >= DIINGAT:
                self._dibaca.clear()
            self._dibaca[sidik] = isi
        return isi

    def ada(self, sidik: str) -> bool:
        """Whether there is a file of that SHA-256."""
        return self._satu(select(ALUR_BERKAS.c.sidik).where(ALUR_BERKAS.c.sidik == sidik)) is not None

    def _satu(self, tanya: Any) -> Any:
        """One row; while a record is being made, of the transaction in which it is made."""
        sedang = _SEDANG.get()
        if sedang is not None and sedang[0] is self.sambungan:
            return sedang[1].execute(tanya).one_or_none()
        with self.sambungan.baca() as c:
            return c.execute(tanya).one_or_none()

    def _catat(self, c: Connection, kode: str, lama: list[str], buat: Buat) -> Rekaman:
        kembali = _SEDANG.set((self.sambungan, c))
        try:
            rekaman, berkas = buat(list(lama))
        finally:
            _SEDANG.reset(kembali)
        periksa_rekaman(rekaman, berkas, len(lama))
        if fungsi.di_server(c):
            nilai = {n: getattr(rekaman, n) for n in ("urut", "nonce", "teks")} | {"unit": rekaman.kode_unit}
            for sidik in fungsi.catat_alur(c, kode, nilai, list(berkas.values())):
                raise _berkas_rusak(sidik)
            return rekaman
        kolom = {n: getattr(rekaman, n) for n in ("urut", "kode_unit", "sidik", "nonce")}
        c.execute(insert(ALUR_PERISTIWA).values(kode_alur=kode, rekaman=rekaman.teks, **kolom))
        _simpan_berkas(c, kode, berkas)
        return rekaman
