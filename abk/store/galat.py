"""What can go wrong with the store, each situation a class, said in plain Indonesian."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from abk.errors import AbkError
from abk.store.lembar import Lembar


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


_TERKUNCI = (
    "Gudang data sedang dipakai pihak lain terlalu lama; tidak ada yang tersimpan.",
    "Coba lagi sebentar.",
)
_PENUH = ("Ruang penyimpanan penuh; tidak ada yang tersimpan.", "Kosongkan ruang, lalu simpan lagi.")
_HAK = (
    "Akun ini tidak berhak melihat atau mengubah data tersebut.",
    "Hubungi Ortala bila hak itu diperlukan.",
)
_HAPUS = (
    "Riwayat dan versi lama tidak dapat diubah atau dihapus.",
    "Simpan versi baru; versi lama tetap terbaca di riwayat.",
)
_RUSAK = (
    "Berkas gudang rusak atau bukan berkas gudang.",
    "Pulihkan dari cadangan: abk pulihkan BERKAS --ke ALAMAT.",
)
_TULIS = ("Berkas gudang tidak dapat dibuka atau ditulisi.", "Periksa hak tulis berkas dan foldernya.")
_SANDI = (
    "Nama pengguna atau kata sandi basis data ditolak.",
    "Periksa kembali nama dan kata sandi pada alamat.",
)
_TAK_ADA = (
    "Basis data pada alamat itu tidak ada.",
    "Periksa nama basis data, atau minta administrator membuatnya.",
)
_TAK_SAMPAI = (
    "Server basis data tidak dapat dihubungi.",
    "Periksa nama server, port, dan jaringan, lalu coba lagi.",
)
_RUJUKAN = ("Kode yang dirujuk tidak ada dalam gudang.", "Periksa kode unit, kode induk, dan kode atasannya.")
_GANDA = (
    "Catatan itu sudah ada dalam gudang; tidak ada yang disimpan dua kali.",
    "Baca ulang keadaan terakhir, lalu ulangi bila masih perlu.",
)
_TABEL = ("Tabel gudang tidak ada atau tidak cocok.", "Jalankan migrasi: abk migrasi ALAMAT.")

_SQLITE: tuple[tuple[str, type[GudangError], tuple[str, str]], ...] = (
    ("SQLITE_BUSY", TerkunciError, _TERKUNCI),
    ("SQLITE_LOCKED", TerkunciError, _TERKUNCI),
    ("SQLITE_FULL", PenuhError, _PENUH),
    ("SQLITE_IOERR", PenuhError, ("Penyimpanan gagal dibaca atau ditulis.", "Periksa disk, lalu coba lagi.")),
    ("SQLITE_READONLY", HakError, _TULIS),
    ("SQLITE_CANTOPEN", AlamatError, _TULIS),
    ("SQLITE_PERM", HakError, _TULIS),
    ("SQLITE_CORRUPT", RusakError, _RUSAK),
    ("SQLITE_NOTADB", RusakError, _RUSAK),
    ("SQLITE_CONSTRAINT_TRIGGER", HakError, _HAPUS),
    ("SQLITE_CONSTRAINT_FOREIGNKEY", GudangError, _RUJUKAN),
    ("SQLITE_CONSTRAINT_UNIQUE", GudangError, _GANDA),
    ("SQLITE_CONSTRAINT_PRIMARYKEY", GudangError, _GANDA),
)
_POSTGRES: dict[str, tuple[type[GudangError], tuple[str, str]]] = {
    "42501": (HakError, _HAK),
    "P0001": (HakError, _HAPUS),
    "53100": (PenuhError, _PENUH),
    "55P03": (TerkunciError, _TERKUNCI),
    "40P01": (TerkunciError, _TERKUNCI),
    "40001": (TerkunciError, _TERKUNCI),
    "57014": (TerkunciError, _TERKUNCI),
    "23503": (GudangError, _RUJUKAN),
    "23505": (GudangError, _GANDA),
    "42P01": (SkemaError, _TABEL),
    "42703": (SkemaError, _TABEL),
}


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
        for awal, kelas, teks in _SQLITE:
            if nama.startswith(awal):
                return kelas(*teks)
        if isinstance(asli, sqlite3.OperationalError) and "no such table" in str(asli):
            return SkemaError(*_TABEL)
        if "Could not decode" in str(asli):  # a text that is none any more
            return RusakError(*_RUSAK)
        return GudangError(f"Basis data menolak permintaan ({nama or type(asli).__name__}).", "Coba lagi.")
    kode = str(getattr(asli, "sqlstate", None) or "")
    if kode in _POSTGRES:
        kelas, teks = _POSTGRES[kode]
        return kelas(*teks)
    return _sambungan_putus(str(asli), kode, operasional=isinstance(salah, OperationalError))


def _sambungan_putus(teks: str, kode: str, *, operasional: bool) -> GudangError:
    """PostgreSQL gives no SQLSTATE while connecting: only its words tell the cases apart."""
    sandi = ("password authentication", "no password", "no pg_hba.conf entry", "role ")
    if kode in {"28P01", "28000"} or (not kode and any(p in teks for p in sandi)):
        return AlamatError(*_SANDI)
    if kode == "3D000" or (not kode and "database " in teks and "does not exist" in teks):
        return AlamatError(*_TAK_ADA)
    if (not kode and operasional) or kode.startswith(("08", "57P", "53")):
        return AlamatError(*_TAK_SAMPAI)
    return GudangError(
        f"Basis data menolak permintaan (kode {kode or '–'}).", "Coba lagi, atau hubungi administrator."
    )
