"""The posts of a table and their units, as its rows name them from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from abk.instrumen.asing.bentuk import Jabatan
from abk.instrumen.daftar import bernama_unit

_NOMOR_JUDUL = re.compile(r"\(?(?:[IVXLC]{1,6}|[A-Za-z]|\d{1,3})[.)]*")


@dataclass
class Bagian:
    """Posts that were named so far, the one to which rows belong now, and the unit of the posts to come."""

    jabatan: list[Jabatan]
    kini: int = 0
    unit: str = ""
    terisi: set[int] = field(default_factory=set)

    def mulai(self, nama: str, sel: str) -> None:
        """Rows from here on are those of another post; one that had no rows gives its place to it."""
        satu = Jabatan(nama, sel, unit=self.unit or self.jabatan[-1].unit)
        if len(self.jabatan) - 1 in self.terisi:
            self.jabatan.append(satu)
        else:
            self.jabatan[-1] = satu
        self.kini = len(self.jabatan) - 1

    def milik(self, nama: str, sel: str) -> None:
        """A row names its post: the one of that name in the unit that holds here, or the next one."""
        kini = (nama.casefold(), (self.unit or self.jabatan[-1].unit).casefold())
        dikenal = [n for n, j in enumerate(self.jabatan) if (j.nama.casefold(), j.unit.casefold()) == kini]
        if dikenal:
            self.kini = dikenal[0]
        else:
            self.mulai(nama, sel)


def judul_unit(teks: Sequence[str]) -> str:
    """Unit that a row without numbers names, its own number aside: ``II | BAGIAN HUKUM``; else empty."""
    sebutan = list(dict.fromkeys(t for t in teks if t and not _NOMOR_JUDUL.fullmatch(t)))
    return sebutan[0] if len(sebutan) == 1 and bernama_unit(sebutan[0]) else ""
