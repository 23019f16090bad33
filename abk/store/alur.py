"""The shelf of the cases: records and files, only ever added, checked on the way in and out."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Connection, func, insert, select

from abk.errors import ParameterError
from abk.store.alamat import Sambungan
from abk.store.galat import StatusError
from abk.store.peristiwa import sekarang, teks_waktu
from abk.store.rak import (
    TANYA_BERKAS,
    Berkas,
    Rekaman,
    baca_rekaman_alur,
    periksa_rekaman,
    simpan_berkas,
    utuh,
)
from abk.store.skema import ALUR, ALUR_BERKAS, ALUR_PERISTIWA

__all__ = ["Berkas", "Buat", "RakAlur", "Rekaman"]

Buat = Callable[[list[str]], tuple[Rekaman, Berkas]]
"""Given the records that are there, makes the next one and the files that come with it."""

_SEDANG: ContextVar[tuple[Sambungan, Connection] | None] = ContextVar("sedang", default=None)


class RakAlur:
    """Cases of one store; every method is one transaction."""

    def __init__(self, sambungan: Sambungan) -> None:
        self.sambungan = sambungan

    def __repr__(self) -> str:
        """Address without the password."""
        return f"RakAlur({self.sambungan.alamat})"

    def daftar(self) -> list[dict[str, Any]]:
        """Cases that the account may see, oldest first.

        Returns
        -------
        list of dict
            kode, tahun, judul, dibuat (UTC, ISO 8601), jumlah (records) and kepala (SHA-256 of the last).
        """
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
        """Records of a case in their order; none where there is no such case, or the account may not see it.

        Raises
        ------
        RusakError
            If one is missing or is not what was written.
        """
        with self.sambungan.baca() as c:
            return baca_rekaman_alur(c, kode)

    def mulai(self, kode: str, tahun: int, judul: str, buat: Buat) -> Rekaman:
        """Start a case with its first record.

        Parameters
        ----------
        kode, tahun, judul : code, year and title
        buat : makes the record; it is given an empty list

        Raises
        ------
        StatusError
            If there is a case of that code.
        ParameterError
            If the code is empty, or the record or a file does not fit its fingerprint.
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

        Parameters
        ----------
        kode : the case
        buat : is given the records that are there while nobody else can add one, and makes the next.
            Whatever it raises leaves the store as it was.

        Raises
        ------
        ParameterError
            If there is no such case, or the record or a file does not fit its fingerprint.
        RusakError
            If what is there already is damaged.
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
        """Bytes of a file.

        Parameters
        ----------
        sidik : their SHA-256

        Raises
        ------
        ParameterError
            If there is no such file, or the account may not see it.
        RusakError
            If the bytes are not what was written.
        """
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
