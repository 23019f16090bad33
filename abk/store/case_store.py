"""The case store: records and files, only ever added, each compared with its fingerprint in and out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Text, cast, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from abk.errors import ParameterError
from abk.store.alamat import Sambungan
from abk.store.galat import RusakError, StatusError
from abk.store.peristiwa import sekarang, teks_waktu
from abk.store.skema import ALUR, ALUR_BERKAS, ALUR_PERISTIWA
from abk.tulisan.sidik import sidik as sidik_isi

# SQLite keeps a type with each cell: whatever a damaged one has become is read as bytes, and judged.
TANYA_BERKAS = select(ALUR_BERKAS.c.ukuran, cast(ALUR_BERKAS.c.isi, LargeBinary).label("isi"))
"""Size and bytes of files."""

_SARAN_RUSAK = "Pulihkan gudang dari cadangan: abk pulihkan BERKAS --ke ALAMAT."


@dataclass(frozen=True)
class Rekaman:
    """One record of a case.

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
            raise RusakError(f"Catatan alur {kode!r} berlubang: nomor {n} tidak ada.", _SARAN_RUSAK)
        if sidik_isi(baris.rekaman) != baris.sidik:
            raise RusakError(
                f"Catatan alur {kode!r} nomor {n} rusak: isinya tidak cocok dengan sidiknya.", _SARAN_RUSAK
            )
        teks.append(baris.rekaman)
    return teks


def periksa_rekaman(rekaman: Rekaman, berkas: Berkas, urut: int) -> None:
    """Refuse a record that does not fit; raises ParameterError with every fault."""
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
    """Bytes of a row of :data:`TANYA_BERKAS`; raises RusakError if they are not what was written."""
    isi = bytes(baris.isi)
    if len(isi) != baris.ukuran or sidik_isi(isi) != sidik:
        raise RusakError(f"Berkas {sidik[:16]}… rusak: isinya tidak cocok dengan sidiknya.", _SARAN_RUSAK)
    return isi


def periksa_semua(c: Connection) -> dict[str, list[Any]]:
    """Case → records and last SHA-256, with every record and file checked; RusakError at the first fault."""
    hasil: dict[str, list[Any]] = {}
    for kode in c.execute(select(ALUR.c.kode).order_by(ALUR.c.kode)).scalars().all():
        teks = baca_rekaman_alur(c, kode)
        hasil[kode] = [len(teks), sidik_isi(teks[-1]) if teks else ""]
    for sidik in c.execute(select(ALUR_BERKAS.c.sidik)).scalars().all():  # one at a time: they may be large
        utuh(sidik, c.execute(TANYA_BERKAS.where(ALUR_BERKAS.c.sidik == sidik)).one())
    return hasil


__all__ = ["Berkas", "Buat", "CaseStore", "Rekaman"]

Buat = Callable[[list[str]], tuple[Rekaman, Berkas]]
"""Given the records that are there, makes the next one and the files that come with it."""

_SEDANG: ContextVar[tuple[Sambungan, Connection] | None] = ContextVar("sedang", default=None)


class CaseStore:
    """Cases of one store; every method is one transaction."""

    def __init__(self, sambungan: Sambungan) -> None:
        self.sambungan = sambungan

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

    def mulai(self, kode: str, tahun: int, judul: str, buat: Buat) -> Rekaman:
        """Start a case with its first record.

        Raises StatusError if the code is taken; ParameterError if it is empty, or a fingerprint does not fit.
        """
        if not kode.strip():
            raise ParameterError("Alur tanpa kode.", "Beri kode alur, misalnya abk-2027.")
        with self.sambungan.tulis() as c:
            if c.execute(select(ALUR.c.kode).where(ALUR.c.kode == kode)).first() is not None:
                raise StatusError(f"Alur {kode!r} sudah ada.", "Beri kode lain, atau lanjutkan alur itu.")
            waktu = teks_waktu(sekarang())
            c.execute(insert(ALUR).values(kode=kode, tahun=tahun, judul=judul, dibuat=waktu))
            return self._catat(c, kode, [], buat)

    def tambah(self, kode: str, buat: Buat) -> Rekaman:
        """Add one record to a case; when this returns it and its files are on the disk.

        Raises ParameterError without such a case or if a fingerprint does not fit; RusakError if damaged.
        """
        with self.sambungan.tulis() as c:
            kunci = select(ALUR.c.kode).where(ALUR.c.kode == kode)
            # On SQLite the transaction itself is the lock; there FOR UPDATE says nothing.
            if c.execute(kunci.with_for_update()).first() is None:
                raise ParameterError(
                    f"Alur {kode!r} tidak ada dalam gudang, atau akun ini tidak berhak mengubahnya.",
                    "Periksa kode alurnya.",
                )
            return self._catat(c, kode, baca_rekaman_alur(c, kode), buat)

    def berkas(self, sidik: str) -> bytes:
        """Bytes of a file; ParameterError if it is not there to see, RusakError if it is not as written."""
        baris = self._satu(TANYA_BERKAS.where(ALUR_BERKAS.c.sidik == sidik))
        if baris is None:
            raise ParameterError(
                f"Berkas {sidik[:16]}… tidak ada dalam gudang, atau akun ini tidak berhak melihatnya.",
                "Periksa gudangnya.",
            )
        return utuh(sidik, baris)

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
        c.execute(
            insert(ALUR_PERISTIWA).values(
                kode_alur=kode,
                urut=rekaman.urut,
                kode_unit=rekaman.kode_unit,
                sidik=rekaman.sidik,
                nonce=rekaman.nonce,
                rekaman=rekaman.teks,
            )
        )
        simpan_berkas(c, berkas)
        return rekaman
