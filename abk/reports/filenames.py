"""Names of the page files: safe, unique, and the same every time for the same units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from abk.errors import LaporanError, ParameterError
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

INDEKS = "index.html"
REKAP = "rekap.xlsx"
MANIFES = "manifest.json"

_BERSIH = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
_PANJANG_BERSIH = 80
_PANJANG_SIDIK = 16
# Names that Windows gives to devices, with any extension, and our own files.
_TERPAKAI = frozenset(
    ["con", "prn", "aux", "nul", "clock$", "conin$", "conout$", "index", "rekap", "manifest"]
    + [f"{alat}{nomor}" for alat in ("com", "lpt") for nomor in range(10)]
)


def nama_berkas(kode_unit: str, semua_kode: Iterable[str]) -> str:
    """File name of the page of a unit: no folder, ASCII, at most 102 characters.

    A code of letters, digits, ``.``, ``_`` and ``-`` keeps its face (``SET.PO`` → ``SET.PO.html``).
    Any other text, a name that a file system reserves, and a code that differs from another one
    only in capital letters gets a face of safe characters and sixteen hexadecimal digits of its
    SHA-256, so that two units never share a file on any file system. ParameterError if ``kode_unit`` is not
    among ``semua_kode``, the codes of all units of the kegiatan.
    """
    nama = nama_semua(semua_kode)
    if kode_unit not in nama:
        raise ParameterError(
            f"Unit {kutip(kode_unit)} tidak ada di antara unit kegiatan.",
            "Periksa kode unit pada tabel unit.",
        )
    return nama[kode_unit]


def nama_semua(semua_kode: Iterable[str]) -> Mapping[str, str]:
    """File name of every unit: code → name. The order of the codes does not matter."""
    return _nama_semua(frozenset(semua_kode))


@lru_cache(maxsize=8)
def _nama_semua(kode: frozenset[str]) -> Mapping[str, str]:
    bertanda = {k for k in kode if not _bersih(k)}
    while True:
        nama = {k: _bertanda(k) if k in bertanda else f"{k}.html" for k in kode}
        jumlah = Counter(n.casefold() for n in nama.values())
        kembar = {k for k, n in nama.items() if jumlah[n.casefold()] > 1}
        if not kembar:
            return MappingProxyType(nama)
        if kembar <= bertanda:
            raise LaporanError(
                f"Kode unit {kutip(sorted(kembar))} menghasilkan nama berkas yang sama.",
                "Ubah salah satu kode unit itu.",
            )
        bertanda |= kembar


def _bersih(kode: str) -> bool:
    return (
        len(kode) <= _PANJANG_BERSIH
        and _BERSIH.fullmatch(kode) is not None
        and ".." not in kode
        and kode.split(".", 1)[0].casefold() not in _TERPAKAI
    )


def _bertanda(kode: str) -> str:
    wajah = re.sub(r"[^A-Za-z0-9]+", "_", kode)[:_PANJANG_BERSIH].strip("_") or "unit"
    # surrogatepass: a code may hold half a surrogate pair, and must still have a name
    return f"{wajah}-{sidik(kode.encode('utf-8', 'surrogatepass'))[:_PANJANG_SIDIK]}.html"


def is_plain_name(nama: str) -> bool:
    """Whether a text is a mere file name: no folder, no way up, nothing a file system refuses."""
    return nama not in {"", ".", ".."} and "\0" not in nama and Path(nama).name == nama


def inside(folder: Path, nama: str) -> Path:
    """`nama` as a path in `folder`, proved to lie directly inside it; else LaporanError."""
    path = folder / nama
    if not is_plain_name(nama) or path.parent != folder:
        raise LaporanError(
            f"Nama berkas {kutip(nama)} keluar dari folder laporan.",
            "Laporkan kesalahan ini; tidak ada berkas yang ditulis.",
        )
    return path
