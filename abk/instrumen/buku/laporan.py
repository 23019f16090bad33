"""What an import read, changed, doubted and refused, each with its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from abk.hasil import PANAH, label_kolom, teks_sel
from abk.instrumen.galat import TemuanSel, letak_sel
from abk.store.lembar import KOLOM_ANGKA, Sel, SelBeda

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
class PerubahanSel:
    """One answer that the import changed, or would have changed in a conflict."""

    berkas: str
    lembar: str
    sel: str
    kode_jabatan: str
    nomor: str
    kolom: str
    lama: Sel
    baru: Sel

    def __str__(self) -> str:
        """Place, old value, new value."""
        nomor = f"nomor {self.nomor}, " if self.nomor else ""
        lama, baru = (_teks(self.kolom, v) for v in (self.lama, self.baru))
        letak = letak_sel(self.berkas, self.lembar, self.sel)
        return f"{letak}: {nomor}{label_kolom(self.kolom)}: {lama}{PANAH}{baru}"


def _teks(kolom: str, nilai: Sel) -> str:
    """A cell as a reader writes it; a text where a number should be stands as it was typed."""
    if isinstance(nilai, str) and kolom in KOLOM_ANGKA:
        return nilai
    return teks_sel(kolom, "" if nilai is None else str(nilai))


def perubahan_sel(
    berkas: str, kode: str, beda: Iterable[SelBeda], letak: Callable[[str, str], tuple[str, str]]
) -> Iterable[PerubahanSel]:
    """Differences of a sheet with their cells; a row that is gone is told by its task alone.

    letak : sheet and address of a cell, by the number of its row and its column
    """
    for s in beda:
        lama, baru = (None if v == "" else v for v in (s.lama, s.baru))
        if s.jenis != "hapus":
            yield PerubahanSel(berkas, *letak(s.nomor, s.kolom), kode, s.nomor, s.kolom, lama, baru)
        elif s.kolom == "uraian_tugas":
            yield PerubahanSel(berkas, letak("", "")[0], "", kode, s.nomor, s.kolom, lama, None)


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
    diubah: tuple[PerubahanSel, ...] = ()
    diragukan: tuple[TemuanSel, ...] = ()
    ditolak: tuple[TemuanSel, ...] = ()
    konflik: tuple[PerubahanSel, ...] = ()
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
