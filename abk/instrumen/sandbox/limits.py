"""Limits on a file, and the refusals they lead to. Imported by the child: standard library only.

Of that, what loads fast: dataclasses alone load more than the rest that the child is made of.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

_POTONG = 1 << 16
SARAN_SIMPAN = "Buka dan simpan ulang di aplikasi lembar kerja, lalu kirim lagi."
TANDA_ZIP = b"PK\x03\x04"
TANDA_LAMA = b"\xd0\xcf\x11\xe0"
BUKU = "xl/workbook.xml"
"""The part that a workbook begins with."""


class Limits(NamedTuple):
    """Limits of reading.

    berkas : size of the file [bita]
    terurai : size of its parts together, counted while inflating [bita]
    bagian : number of parts
    baris : rows in all sheets together
    luas : cells of one sheet, blank ones between others included
    memori : address space of the child [bita]
    detik : wall time of one file [detik]
    """

    berkas: int = 20_000_000
    terurai: int = 200_000_000
    bagian: int = 2_000
    baris: int = 50_000
    luas: int = 3_000_000
    memori: int = 1 << 30
    detik: float = 30.0


LIMITS = Limits()


class Refused(Exception):  # noqa: N818 - the child's only refusal; the parent makes a BerkasError of it
    """A file that is not read."""

    def __init__(self, pesan: str, saran: str, lembar: str = "", sel: str = "") -> None:
        super().__init__(pesan, saran, lembar, sel)
        self.pesan, self.saran, self.lembar, self.sel = pesan, saran, lembar, sel


def baca_berkas(jalur: str, batas: Limits) -> bytes:
    """All of a file, read once so that both readers see the same; Refused if it is too big."""
    with open(jalur, "rb") as berkas:  # noqa: PTH123 - pathlib is slow to load
        ukuran = os.fstat(berkas.fileno()).st_size
        isi = b"" if ukuran > batas.berkas else berkas.read((ukuran or batas.berkas) + 1)
    if max(ukuran, len(isi)) > batas.berkas:
        raise Refused(
            f"Berkas berukuran {ukuran / 1e6:.1f} MB, lebih dari {batas.berkas / 1e6:g} MB.",
            "Pecah menjadi beberapa berkas, atau hapus gambar di dalamnya.",
        )
    return isi


def buka_zip(isi: bytes, batas: Limits) -> zipfile.ZipFile:
    """Container of a workbook; Refused if it is no ``.xlsx``, or made to deceive."""
    if not isi:
        raise Refused("Berkas kosong.", "Kirim ulang berkas itu.")
    if isi.startswith(TANDA_LAMA):
        raise Refused(
            "Berkas ini berformat lama (.xls) atau bersandi.",
            "Buka di aplikasi lembar kerja, hapus sandinya, lalu simpan sebagai Excel Workbook (.xlsx).",
        )
    if not isi.startswith(TANDA_ZIP):
        raise Refused("Berkas ini bukan buku kerja .xlsx.", "Simpan sebagai Excel Workbook (.xlsx).")
    arsip = zipfile.ZipFile(io.BytesIO(isi))
    nama = arsip.namelist()
    kembar = len({satu.casefold() for satu in nama}) != len(nama)  # names of parts know no capital letters
    if len(nama) > batas.bagian or kembar or arsip.comment:
        arsip.close()
        raise Refused("Isi berkas ini tidak wajar.", SARAN_SIMPAN)
    if BUKU not in nama:
        arsip.close()
        raise Refused("Berkas ini bukan buku kerja .xlsx.", "Simpan sebagai Excel Workbook (.xlsx).")
    return arsip


class Inflater:
    """Reads parts piece by piece and counts what comes out, over all parts of one file."""

    def __init__(self, arsip: zipfile.ZipFile, batas: Limits) -> None:
        self._arsip = arsip
        self._batas = batas
        self._jumlah = 0

    def potongan(self, nama: str) -> Iterator[bytes]:
        """Pieces of one part; raises Refused as soon as the parts together grow beyond the limit."""
        with self._arsip.open(nama) as isi:
            while potong := isi.read(_POTONG):
                self._jumlah += len(potong)
                if self._jumlah > self._batas.terurai:
                    raise Refused(
                        f"Isi berkas mengembang melebihi {self._batas.terurai / 1e6:g} MB.",
                        "Berkas ini tidak wajar; minta pengirim menyimpan ulang datanya saja.",
                    )
                yield potong
