"""What can go wrong, said so that an analyst can mend it: what, where, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Tingkat = Literal["struktural", "cacat", "ragu", "catatan"]
"""How grave a finding is.

``struktural`` stops everything; ``cacat`` (a fault) and ``ragu`` (a doubt) leave the row out of
every sum and mark its post *belum lengkap*; ``catatan`` is counted and only shown.
"""


@dataclass(frozen=True)
class Temuan:
    """One finding in the data of a kegiatan.

    Attributes
    ----------
    tingkat : one of :data:`Tingkat`
    aturan : short name of the rule that found it, e.g. ``volume_positif``
    pesan, saran : what is wrong, and what to do (Indonesian)
    berkas, tabel, baris, kolom, nilai : where; a row counts as in a spreadsheet, the header is 1 [baris]
    kode_jabatan, kode_unit : whom it concerns, as far as known
    """

    tingkat: Tingkat
    aturan: str
    pesan: str
    saran: str
    tabel: str = ""
    berkas: str = ""
    baris: int | None = None
    kolom: str = ""
    nilai: str = ""
    kode_jabatan: str | None = None
    kode_unit: str | None = None

    @property
    def letak(self) -> str:
        """Place in words: file, row, column."""
        bagian = [self.berkas or self.tabel]
        if self.baris is not None:
            bagian.append(f"baris {self.baris}")
        if self.kolom:
            bagian.append(f"kolom {self.kolom}")
        return ", ".join(b for b in bagian if b)

    def __str__(self) -> str:
        """One line that can be acted on."""
        letak = f"{self.letak}: " if self.letak else ""
        return f"{letak}{self.pesan} → {self.saran}"

    def sebagai_dict(self) -> dict[str, object]:
        """Plain mapping, for tables and JSON.

        Returns
        -------
        dict, the attributes by name
        """
        return asdict(self)


def saran_nama(nama: object, pilihan: Iterable[str]) -> str:
    """Advice on a name that is not known: the nearest one, else all of them."""
    daftar = list(pilihan)
    mirip = difflib.get_close_matches(str(nama).lower(), daftar, n=3, cutoff=0.5)
    if mirip:
        return "Mungkin maksudnya: " + ", ".join(mirip) + "."
    return "Pilihan yang ada: " + ", ".join(daftar) + "."


class AbkError(Exception):
    """Base of all errors of the package.

    Parameters
    ----------
    pesan : what is wrong, and where
    saran : what to do about it
    """

    def __init__(self, pesan: str, saran: str = "") -> None:
        self.pesan = pesan
        self.saran = saran
        super().__init__(pesan, saran)

    def __str__(self) -> str:
        """Both halves, the advice on its own line."""
        return f"{self.pesan}\n→ {self.saran}" if self.saran else self.pesan

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows instead of the way through the program: what is wrong, and what to do."""
        return str(self).splitlines()


class DataError(AbkError):
    """The tables cannot be used; carries *all* findings, not only the first.

    Parameters
    ----------
    temuan : findings of the tables
    ulang : what checks them again when they are mended: a command, or a call where they are no files
    """

    def __init__(self, temuan: Sequence[Temuan], ulang: str = "abk periksa SUMBER") -> None:
        self.temuan, self._ulang = list(temuan), ulang
        gawat = [t for t in self.temuan if t.tingkat == "struktural"] or self.temuan
        baris = "\n".join(f"  {n}. {t}" for n, t in enumerate(gawat, 1))
        super().__init__(
            f"Data tidak dapat dipakai: {len(gawat)} kesalahan struktur.\n{baris}",
            f"Perbaiki semuanya, lalu periksa ulang dengan: {ulang}",
        )

    def __reduce__(self) -> tuple[type[DataError], tuple[list[Temuan], str]]:
        """Keep the findings when the error crosses to another process."""
        return (type(self), (self.temuan, self._ulang))


class PeraturanError(AbkError):
    """The law does not answer: unknown name, outside its dates, or outside its scope."""


class KegiatanError(AbkError):
    """A kegiatan cannot be opened or its settings cannot be read."""


class ParameterError(AbkError):
    """A call with an unknown name or value."""


class LaporanError(AbkError):
    """A page or workbook could not be made."""


_DISEBUT = 5


class DataWarning(UserWarning):
    """Rows were left out of a result; carries *all* findings, and names the first few.

    Parameters
    ----------
    temuan : findings of the tables
    keluar, semua : how many uraian tugas are left out, and of how many [baris]
    jabatan : how many posts are incomplete by it

    Attributes
    ----------
    temuan : the findings
    """

    def __init__(self, temuan: Sequence[Temuan], keluar: int, semua: int, jabatan: int) -> None:
        self.temuan = list(temuan)
        self._jumlah = (keluar, semua, jabatan)
        super().__init__(self.temuan, *self._jumlah)

    def __str__(self) -> str:
        """What is missing, why, and how to get the rest."""
        keluar, semua, jabatan = self._jumlah
        berapa = f"Semua {semua}" if keluar == semua else f"{keluar} dari {semua}"
        sebab = [t for t in self.temuan if t.tingkat in {"cacat", "ragu"}]
        baris = [f"  {n}. {t}" for n, t in enumerate(sebab[:_DISEBUT], 1)]
        if len(sebab) > _DISEBUT:
            baris.append(f"  … dan {len(sebab) - _DISEBUT} temuan lagi.")
        return "\n".join(
            [
                f"{berapa} baris uraian tugas tidak dihitung; {jabatan} jabatan belum lengkap.",
                *baris,
                "→ Perbaiki isinya. Semua temuan: abk.temuan_tabel(uraian_tugas, jabatan).",
            ]
        )
