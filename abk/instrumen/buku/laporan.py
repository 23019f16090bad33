"""What an import read, changed, doubted and refused, each with its cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from abk.instrumen.galat import TemuanSel, letak_sel

HasilLembar = Literal["disimpan", "sama", "tidak diubah", "konflik", "ditolak"]
"""``sama``: the store already holds these answers. ``tidak diubah``: the workbook is as it was
exported, and the store has moved on since."""


@dataclass(frozen=True)
class LembarDibaca:
    """One sheet that was read.

    Attributes
    ----------
    berkas, lembar, kode_jabatan : where, and whose
    baris : task rows in it
    hasil : what became of it
    versi : version in the store afterwards
    """

    berkas: str
    lembar: str
    kode_jabatan: str
    baris: int
    hasil: HasilLembar
    versi: int = 0


@dataclass(frozen=True)
class Perubahan:
    """One answer that the import changed, or would have changed in a conflict."""

    berkas: str
    lembar: str
    sel: str
    kode_jabatan: str
    nomor: str
    kolom: str
    lama: Any
    baru: Any

    def __str__(self) -> str:
        """Place, old value, new value."""
        apa = f"nomor {self.nomor}, {self.kolom}" if self.nomor else self.kolom
        lama, baru = ("(kosong)" if v is None else str(v) for v in (self.lama, self.baru))
        return f"{letak_sel(self.berkas, self.lembar, self.sel)}: {apa}: {lama} → {baru}"


@dataclass(frozen=True)
class LaporanImpor:
    """Outcome of an import.

    Attributes
    ----------
    dibaca : every sheet
    diubah : every answer that was changed, old and new
    diragukan : doubts about what was saved
    ditolak : files, sheets and cells that were not taken
    konflik : answers that differ where the sheet was changed in the store meanwhile; nothing of
        those sheets was saved
    baru : units and posts that the store did not know
    catatan : notes, which do not keep a row out of the sums
    """

    dibaca: tuple[LembarDibaca, ...] = ()
    diubah: tuple[Perubahan, ...] = ()
    diragukan: tuple[TemuanSel, ...] = ()
    ditolak: tuple[TemuanSel, ...] = ()
    konflik: tuple[Perubahan, ...] = ()
    baru: tuple[str, ...] = ()
    catatan: tuple[TemuanSel, ...] = ()

    @property
    def berhasil(self) -> bool:
        """Whether everything was taken."""
        return not self.ditolak and not self.konflik

    @property
    def ringkasan(self) -> str:
        """One line."""
        hitung = pd.Series([d.hasil for d in self.dibaca], dtype="str").value_counts()
        lembar = ", ".join(f"{n} {hasil}" for hasil, n in hitung.items()) or "tidak ada lembar"
        return (
            f"{len(self.dibaca)} lembar dibaca ({lembar}); {len(self.diubah)} isian diubah, "
            f"{len(self.diragukan)} diragukan, {len(self.ditolak)} ditolak, {len(self.konflik)} berbenturan, "
            f"{len(self.catatan)} catatan."
        )

    @property
    def baris(self) -> Iterable[str]:
        """Lines of the whole report."""
        bagian: tuple[tuple[str, tuple[object, ...]], ...] = (
            ("Ditolak (tidak disimpan)", self.ditolak),
            ("Berbenturan: sudah diubah di gudang sejak diekspor (tidak disimpan)", self.konflik),
            ("Diragukan", self.diragukan),
            ("Diubah", self.diubah),
            ("Unit dan jabatan baru", self.baru),
        )
        yield self.ringkasan
        for judul, isi in bagian:
            if isi:
                yield f"{judul}:"
                yield from (f"  {satu}" for satu in isi)

    def __str__(self) -> str:
        """The whole report."""
        return "\n".join(self.baris)
