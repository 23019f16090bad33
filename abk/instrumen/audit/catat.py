"""A table under audit, and how a finding in it is written down."""

from __future__ import annotations

from dataclasses import dataclass

from abk.errors import Tingkat
from abk.instrumen.asing.kisi import Kisi
from abk.instrumen.asing.tinjau import TinjauTugas
from abk.instrumen.galat import TemuanSel


@dataclass(frozen=True)
class Pencatat:
    """One table with its sheet."""

    berkas: str
    tinjauan: TinjauTugas
    kisi: Kisi

    def temuan(
        self, tingkat: Tingkat, aturan: str, sel: str, pesan: str, saran: str, nilai: str = ""
    ) -> TemuanSel:
        """Finding at a cell of this table."""
        lembar = self.kisi.lembar.nama
        return TemuanSel(
            tingkat,
            aturan,
            pesan,
            saran,
            tabel="uraian_tugas",
            berkas=self.berkas,
            nilai=nilai,
            lembar=lembar,
            sel=sel,
        )

    def rumus(self, baris: int, kolom: int) -> str:
        """Formula of a cell, empty where there is none."""
        return self.kisi.lembar.rumus.get(self.kisi.sel(baris, kolom), "")

    def angka(self, baris: int, kolom: int) -> float | None:
        """Number of a cell; where a text has two readings the Indonesian one is tried."""
        return self.kisi.angka(baris, kolom, ",").nilai


def tampil(angka: float) -> str:
    """A figure in Indonesian notation, four decimals at most."""
    bulat = f"{angka:,.4f}".rstrip("0").rstrip(".")
    return bulat.replace(",", "#").replace(".", ",").replace("#", ".")
