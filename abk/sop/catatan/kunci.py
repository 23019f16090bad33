"""The key of an official: an Ed25519 pair in a file that only a passphrase opens; keys on offer.

And keys that prove nothing: points of small order, points that are none, keys that anybody can make.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol

from cryptography.exceptions import InternalError, InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from abk.files import replacing
from abk.sop.galat import KunciError
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

PANJANG_FRASA = 12
"""Fewest characters of a passphrase."""

PANJANG_TERBESAR = 1000
"""Most bytes of a passphrase; what encrypts the file takes a few more."""

_TERTULIS = "Kunci publik Ed25519: {}\n"
"""First line of the file. Encryption alone does not notice a damaged block: it opens as another key."""

_PANJANG_KUNCI = 32
_AWAL = _TERTULIS.partition("{}")[0].encode()


@dataclass(frozen=True)
class Kunci:
    """A key that can sign; its secret half is never shown."""

    _rahasia: Ed25519PrivateKey = field(repr=False, compare=False)
    publik: str

    @property
    def sidik(self) -> str:
        """Short name of the public half. [16 hexadecimal digits]"""
        return sidik_kunci(self.publik)

    def tanda_tangani(self, isi: bytes) -> str:
        """Signature over bytes. [128 hexadecimal digits]"""
        return self._rahasia.sign(isi).hex()


def _kunci(rahasia: Ed25519PrivateKey) -> Kunci:
    return Kunci(rahasia, rahasia.public_key().public_bytes_raw().hex())


def sidik_kunci(publik: str) -> str:
    """Short name of a public key. [16 hexadecimal digits]"""
    return sidik(bytes.fromhex(publik))[:16]


def buat_kunci(berkas: str | Path, frasa: str) -> Kunci:
    """Make a new key and keep it in a file that only its owner may read; a lost passphrase needs a new key.

    Raises KunciError if the file exists, cannot be written, or the passphrase is shorter than
    :data:`PANJANG_FRASA`.
    """
    if len(frasa) < PANJANG_FRASA:
        raise KunciError(
            f"Frasa sandi terlalu pendek ({len(frasa)} huruf).",
            f"Pakai paling sedikit {PANJANG_FRASA} huruf, misalnya empat kata acak.",
        )
    try:
        sandi = BestAvailableEncryption(frasa.encode())
    except ValueError:  # what it quotes must not be seen
        sandi = None
    if sandi is None or len(frasa.encode()) > PANJANG_TERBESAR:
        raise KunciError(
            "Frasa sandi terlalu panjang, atau memuat tanda yang tidak dapat ditulis.",
            f"Pakai paling banyak {PANJANG_TERBESAR} huruf biasa.",
        )
    berkas = Path(berkas).expanduser()
    rahasia = Ed25519PrivateKey.generate()
    isi = rahasia.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sandi)
    try:
        with replacing(berkas, overwrite=False, private=True) as sementara:
            sementara.write_bytes(_TERTULIS.format(_kunci(rahasia).publik).encode() + isi)
    except FileExistsError as salah:
        raise KunciError(
            f"Berkas kunci {kutip(berkas)} sudah ada.", "Beri nama lain; kunci lama tidak ditimpa."
        ) from salah
    except OSError as salah:
        raise KunciError(
            f"Berkas kunci {kutip(berkas)} tidak dapat ditulis.", "Periksa folder dan hak tulisnya."
        ) from salah
    return _kunci(rahasia)


def buka_kunci(berkas: str | Path, frasa: str) -> Kunci:
    """Open a key.

    Raises KunciError if the file cannot be read, is damaged, is no key, or the passphrase does not open it.
    """
    berkas = Path(berkas).expanduser()
    try:
        isi = berkas.read_bytes()
    except OSError as salah:
        raise KunciError(f"Berkas kunci {kutip(berkas)} tidak terbaca.", "Periksa letaknya.") from salah
    try:
        rahasia = load_pem_private_key(isi, frasa.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm, InternalError) as salah:
        raise KunciError(
            "Kunci tidak terbuka: frasa sandi salah, atau berkas itu bukan kunci.", "Coba lagi frasanya."
        ) from salah
    if not isinstance(rahasia, Ed25519PrivateKey):
        raise KunciError("Berkas itu bukan kunci Ed25519.", "Buat kunci dengan: abk kunci buat BERKAS")
    kunci = _kunci(rahasia)
    if isi.startswith(_AWAL) and not isi.startswith(_TERTULIS.format(kunci.publik).encode()):
        raise KunciError("Berkas kunci rusak: isinya bukan kunci yang tertulis.", "Ambil dari cadangan.")
    return kunci


def terdaftar(kunci: Kunci, publik: str, pelaku: str) -> Kunci:
    """The key, if its public half is the one registered for an official; else KunciError."""
    if kunci.publik != publik:
        raise KunciError(
            f"Kunci itu ({kunci.sidik}) bukan kunci {pelaku} yang terdaftar ({sidik_kunci(publik)}).",
            "Pakai berkas kunci yang benar, atau minta ditunjuk dengan kunci baru.",
        )
    return kunci


def kunci_dari_benih(benih: bytes) -> Kunci:
    """Key that anybody can make again from a seed: for examples and tests, never for an official."""
    return _kunci(Ed25519PrivateKey.from_private_bytes(benih))


def cocok(publik: str, isi: bytes, tanda_tangan: str) -> bool:
    """Whether a signature over `isi` was made by the owner of a key; never with one that proves nothing."""
    try:
        if sebab_lemah(publik):
            return False
        kunci = Ed25519PublicKey.from_public_bytes(bytes.fromhex(publik))
        kunci.verify(bytes.fromhex(tanda_tangan), isi)
    except (ValueError, InvalidSignature):
        return False
    return True


# ── points that anybody can sign for ──────────────────────────────────────────────────────────────
_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_AKAR = pow(2, (_P - 1) // 4, _P)
"""Square root of −1."""


@lru_cache(maxsize=4096)
def sebab_lemah(publik: str) -> str:
    """Why a public key proves nothing, as part of a sentence; empty for a sound one.

    With a point of small order, eight of them, one signature fits every text, or many of them.
    """
    titik = _titik(bytes.fromhex(publik))
    if titik is None:
        return "bukan titik kurva Ed25519"
    for _ in range(3):
        titik = _lipat(*titik)
    return "titik berorde kecil, yang tanda tangannya dapat dibuat tanpa rahasia" if titik == (0, 1) else ""


def _titik(isi: bytes) -> tuple[int, int] | None:
    """Point that 32 bytes stand for (RFC 8032, 5.1.3); None where they are none, or written otherwise."""
    mentah = int.from_bytes(isi, "little")
    y, tanda = mentah & (2**255 - 1), mentah >> 255
    kuadrat = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(kuadrat, (_P + 3) // 8, _P)
    x = x if x * x % _P == kuadrat else x * _AKAR % _P
    if len(isi) != _PANJANG_KUNCI or y >= _P or x * x % _P != kuadrat or (x == 0 and tanda):
        return None
    return (_P - x if x % 2 != tanda else x), y


def _lipat(x: int, y: int) -> tuple[int, int]:
    """Twice a point."""
    silang = _D * x * x * y * y
    return 2 * x * y * pow(1 + silang, -1, _P) % _P, (y * y + x * x) * pow(1 - silang, -1, _P) % _P


_RUANG = "kunci"
"""Room of the drafts that holds the keys on offer."""


class HasDrafts(Protocol):
    """Whatever keeps drafts: a store (:class:`abk.store.Gudang`)."""

    @property
    def draf(self) -> Any:
        """Its drafts."""


def tawarkan(gudang: HasDrafts, kunci: Kunci, sebutan: str) -> None:
    """Leave the public half of a key in the store, with whose it is said to be; it proves nothing yet."""
    gudang.draf.simpan(_RUANG, kunci.publik, {"sebutan": " ".join(sebutan.split())})


def tawaran(gudang: HasDrafts) -> Mapping[str, str]:
    """Public keys that were offered → whose they are said to be, oldest first."""
    semua = gudang.draf.semua(_RUANG, dari="siapa pun")
    return {
        publik: str(isi.get("sebutan", ""))
        for publik, isi in semua.items()
        if len(publik) == 2 * _PANJANG_KUNCI
    }


# ── keys that prove nothing ───────────────────────────────────────────────────────────────────────────
PENGENAL_PERAGAAN = (
    *("p-menko", "p-sesmenko", "p-karo", "p-kabag", "p-kasubbag", "p-hukum"),
    *("p-unit-po", "p-unit-itwil", "p-unit-d11"),
)
"""Officials of the played case of the example ministry: their keys are public, whoever uses them."""

KATA_PERAGAAN = (
    "PERAGAAN: kunci pejabat alur ini dapat dibuat siapa pun; tanda tangannya tidak membuktikan apa-apa."
)
"""What every page, document and verdict of a play says."""

_CONTOH_RFC_8032 = frozenset(
    {
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
        "ec172b93ad5e563f4932c70e1245034c35467ef2efd4d64ebf819683467e2bf2",
    }
)
"""Public keys of section 7.1 of RFC 8032, whose secret halves are printed there."""


@cache
def kunci_peragaan(pejabat: str) -> Kunci:
    """Key of an invented official: made from his identifier, so that anybody has it."""
    return kunci_dari_benih(bytes.fromhex(sidik(f"abk: kunci peragaan, bukan rahasia: {pejabat}")))


def dari_peragaan(publik: str, pejabat: str) -> bool:
    """Whether it is the key that the play gives to this official."""
    return kunci_peragaan(pejabat).publik == publik


def sebab_umum(publik: str, pejabat: Iterable[str]) -> str:
    """Why anybody can sign with a key, as part of a sentence; empty for a key of one's own.

    ``pejabat`` are the officials of the case: a key of the play is public, whoever of them it is given to.
    """
    if any(kunci_peragaan(satu).publik == publik for satu in {*PENGENAL_PERAGAAN, *pejabat}):
        return "kunci peragaan, yang dapat dibuat siapa pun"
    if publik in _CONTOH_RFC_8032 or publik in _satu_bita():
        return "kunci contoh, yang rahasianya tercetak di mana-mana"
    return ""


@cache
def _satu_bita() -> frozenset[str]:
    """Keys of seeds that are one byte again and again: all zero, all one …"""
    return frozenset(kunci_dari_benih(bytes([satu]) * 32).publik for satu in range(256))
