"""The emblem of a letterhead: a picture that is drawn anew when it is handed in, and looked at when printed.

What is attached to a case is the picture that this program drew, so that nothing of the file that came from
outside is left: no words, no links, no other picture behind the first.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from abk.naskah.galat import NaskahError
from abk.sop.slot import LAMPIRAN
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from abk.sop import Alur

Jenis = Literal["garuda", "logo"]
"""Kinds of emblems: of the state, of the institution."""
LAMBANG: dict[Jenis, str] = {"garuda": f"{LAMPIRAN}lambang-garuda", "logo": f"{LAMPIRAN}lambang-logo"}
"""Kind of emblem of a letterhead → name of the attachment that holds its picture."""
LAMBANG_SEJAK = 4
"""Edition of the documents since which letterheads show it."""
KATA = {"garuda": "Lambang negara", "logo": "Logo instansi"}
"""What a picture shows, for those who do not see it."""
TERBESAR = 2 * 1024 * 1024
"""Largest file of a picture. [byte]"""
SISI_TERKECIL, SISI_TERBESAR, SISI_TERSIMPAN = 60, 6000, 900
"""Shortest and longest side of what is handed in, and the longest of what is kept. [pixel]"""

_AWAL = b"\x89PNG\r\n\x1a\n"
_BAGIAN = frozenset({b"IHDR", b"IDAT", b"IEND"})
_RGBA = (8, 6)  # bits a channel, kind of colours
_SARAN = (
    "Pakai berkas PNG atau JPEG milik instansi, paling besar 2 MB, sisinya 60 sampai dengan 6.000 piksel."
)


def siapkan_lambang(isi: bytes) -> bytes:
    """The picture of a PNG or JPEG drawn anew, as it is attached to a case.

    Raises NaskahError where it is no such picture, or too large.
    """
    from PIL import Image  # noqa: PLC0415  (only whoever hands in a picture needs it)

    if len(isi) > TERBESAR:
        raise NaskahError("Gambar lambang lebih besar dari 2 MB.", _SARAN)
    try:
        with Image.open(io.BytesIO(isi), formats=("PNG", "JPEG")) as gambar:
            if not SISI_TERKECIL <= min(gambar.size) <= max(gambar.size) <= SISI_TERBESAR:
                raise NaskahError(
                    f"Gambar lambang berukuran {gambar.width} × {gambar.height} piksel.", _SARAN
                )
            polos = gambar.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as salah:
        raise NaskahError("Berkas lambang bukan gambar PNG atau JPEG yang utuh.", _SARAN) from salah
    polos.thumbnail((SISI_TERSIMPAN, SISI_TERSIMPAN))
    baru = Image.frombytes("RGBA", polos.size, polos.tobytes())  # nothing but the pixels
    keluar = io.BytesIO()
    baru.save(keluar, "PNG")
    return keluar.getvalue()


def siapkan_lampiran(slot: str, isi: bytes) -> bytes:
    """What is attached to a case: an emblem drawn anew, anything else as it came."""
    return siapkan_lambang(isi) if slot in LAMBANG.values() else isi


def lambang_profil(berkas: Path, nama: Mapping[Jenis, str]) -> dict[str, bytes]:
    """Pictures that a profile names, which lie beside its file.

    Raises NaskahError where one is missing, lies elsewhere, or is no picture.
    """
    hasil = dict[str, bytes]()
    for jenis, satu in nama.items():
        if Path(satu).name != satu:
            raise NaskahError(
                f"Profil {kutip(berkas.name)}: lambang {kutip(satu)} bukan nama berkas.",
                "Taruh gambarnya di folder profil itu, lalu sebut namanya saja.",
            )
        try:
            isi = (berkas.parent / satu).read_bytes()
        except OSError as salah:
            raise NaskahError(
                f"Profil {kutip(berkas.name)}: gambar lambang {kutip(satu)} tidak dapat dibaca.",
                "Taruh gambarnya di folder profil itu.",
            ) from salah
        hasil[jenis] = siapkan_lambang(isi)
    return hasil


def lambang_sah(isi: bytes) -> bool:
    """Whether a content is a picture as :func:`siapkan_lambang` draws it, to its last byte."""
    if len(isi) > 4 * SISI_TERSIMPAN**2 or not isi.startswith(_AWAL):
        return False
    try:
        bagian = list(_bagian(isi))
    except (struct.error, ValueError):
        return False
    jenis = [nama for nama, _ in bagian]
    data = [b for nama, b in bagian if nama == b"IDAT"]
    if jenis != [b"IHDR", *[b"IDAT"] * len(data), b"IEND"] or not data or bagian[-1][1]:
        return False
    lebar, tinggi, *warna = struct.unpack(">IIBBBBB", bagian[0][1])
    if not (0 < lebar <= SISI_TERSIMPAN and 0 < tinggi <= SISI_TERSIMPAN) or warna != [*_RGBA, 0, 0, 0]:
        return False
    return _sepanjang(b"".join(data), tinggi * (1 + 4 * lebar))


def _bagian(isi: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Chunks of a PNG; ValueError where one is unknown, cut off or damaged."""
    letak = len(_AWAL)
    while letak < len(isi):
        panjang, nama = struct.unpack_from(">I4s", isi, letak)
        data = isi[letak + 8 : letak + 8 + panjang]
        (jumlah,) = struct.unpack_from(">I", isi, letak + 8 + panjang)
        if nama not in _BAGIAN or len(data) != panjang or zlib.crc32(nama + data) != jumlah:
            raise ValueError(nama)
        yield nama, data
        letak += 12 + panjang


def _sepanjang(padat: bytes, panjang: int) -> bool:
    """Whether data unpack to exactly so many bytes, with nothing behind."""
    buka = zlib.decompressobj()
    try:
        jadi = len(buka.decompress(padat, panjang + 1))
    except zlib.error:
        return False
    return jadi == panjang and buka.eof and not buka.unused_data


def lambang_alur(alur: Alur) -> dict[str, bytes]:
    """Emblems by their kind, as who may begin a case attached them to it."""
    boleh = alur.prosedur.fungsi.memulai
    isi = {
        jenis: alur.rak.berkas(e.keluaran[slot])
        for e in alur.peristiwa
        if e.apa == "lampir" and e.peran in boleh
        for jenis, slot in LAMBANG.items()
        if slot in e.keluaran
    }
    return {jenis: satu for jenis, satu in isi.items() if lambang_sah(satu)}
