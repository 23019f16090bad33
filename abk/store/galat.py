"""What can go wrong with the store, each situation a class, said in plain Indonesian."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from abk.errors import AbkError
from abk.store.lembar import Lembar
from abk.tulisan.terurai import data_paket


class GudangError(AbkError):
    """The store cannot do what was asked; base of all errors of this room."""


class AlamatError(GudangError):
    """The address is unknown, cannot be reached, or does not let us in."""


class SkemaError(GudangError):
    """The tables are missing, older or newer than this program."""


class TerkunciError(GudangError):
    """Somebody else holds the store for too long; nothing was saved."""


class PenuhError(GudangError):
    """No room on the disk; nothing was saved."""


class RusakError(GudangError):
    """The file is damaged or is no store at all."""


SARAN_RUSAK = "Pemilik gudang: lihat abk karantina ALAMAT, atau pulihkan dari cadangan."
"""What to do about a :class:`RusakError` of something that a store holds."""


class HakError(GudangError):
    """The account may not see or write this."""


class StatusError(GudangError):
    """The sheet is not in the state that the step needs."""


class CadanganError(GudangError):
    """A backup cannot be made, or cannot be trusted."""


class KonflikError(GudangError):
    """Somebody saved in between; nothing was overwritten.

    lama : the version both started from
    baru : the version that is in the store now, with who and when
    milik : what was to be saved
    """

    def __init__(self, lama: Lembar, baru: Lembar, milik: Lembar) -> None:
        self.lama, self.baru, self.milik = lama, baru, milik
        kapan = baru.diubah.astimezone().isoformat(sep=" ", timespec="seconds") if baru.diubah else "–"
        super().__init__(
            f"Lembar {baru.kode_jabatan} sudah disimpan oleh {baru.oleh or '–'} pada {kapan} "
            f"(versi {baru.versi}) sejak dibuka (versi {lama.versi}); perubahan Anda belum disimpan.",
            "Bandingkan kedua isian, pilih nilai yang benar, lalu simpan lagi.",
        )

    def __reduce__(self) -> tuple[type[KonflikError], tuple[Lembar, Lembar, Lembar]]:
        """Keep the three sheets when the error crosses to another process."""
        return (type(self), (self.lama, self.baru, self.milik))


_KELAS = {
    k.__name__: k
    for k in (GudangError, AlamatError, SkemaError, TerkunciError, PenuhError, RusakError, HakError)
}


@dataclass(frozen=True)
class _Arti:
    """What an error of the database means (``galat.yaml``), and how the two databases name it.

    kata : of PostgreSQL while connecting, when it gives no code; what must all be in it, one or the other
    """

    kelas: str
    pesan: str
    saran: str
    sqlite: Sequence[str] = ()
    sqlstate: Sequence[str] = ()
    kata: Sequence[Sequence[str]] = ()

    def galat(self) -> GudangError:
        return _KELAS[self.kelas](self.pesan, self.saran)


_ARTI = {nama: _Arti(**isi) for nama, isi in data_paket("abk.store", "galat.yaml").items()}


@contextmanager
def galat_basisdata() -> Iterator[None]:
    """Errors of the database as those of the store, without the text, which may hold cells or an address."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as salah:
        terjemahan = terjemahkan(salah)
    else:
        return
    raise terjemahan from None


def terjemahkan(salah: Exception) -> GudangError:
    """Error of the store that says what an error of the database means."""
    asli = salah.orig if isinstance(salah, DBAPIError) else salah
    if isinstance(asli, sqlite3.Error):
        nama = str(getattr(asli, "sqlite_errorname", ""))
        for arti in _ARTI.values():
            if nama.startswith(tuple(arti.sqlite)):
                return arti.galat()
        if isinstance(asli, sqlite3.OperationalError) and "no such table" in str(asli):
            return _ARTI["tabel"].galat()
        if "Could not decode" in str(asli):  # a text that is none any more
            return _ARTI["rusak"].galat()
        return GudangError(f"Basis data menolak permintaan ({nama or type(asli).__name__}).", "Coba lagi.")
    kode = str(getattr(asli, "sqlstate", None) or "")
    for arti in _ARTI.values():
        if kode in arti.sqlstate:
            return arti.galat()
    return _dari_server(salah, str(asli), kode)


def _dari_server(salah: Exception, teks: str, kode: str) -> GudangError:
    """While connecting PostgreSQL gives no code, and only its words tell the cases apart."""
    for arti in _ARTI.values() if not kode else ():
        if any(all(bagian in teks for bagian in satu) for satu in arti.kata):
            return arti.galat()
    if kode.startswith("08") or getattr(salah, "connection_invalidated", False):
        return _ARTI["putus"].galat()
    if (not kode and isinstance(salah, OperationalError)) or kode.startswith("53"):
        return _ARTI["tak_sampai"].galat()
    return GudangError(
        f"Basis data menolak permintaan (kode {kode or '–'}).", "Coba lagi, atau hubungi administrator."
    )
