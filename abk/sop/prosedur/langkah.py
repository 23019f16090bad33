"""One step of a procedure, as the SOP states it and as a program needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Satuan = Literal["Menit", "Hari"]
Tingkat = Literal["tinggi", "sedang", "rendah", ""]
Lingkup = Literal["umum", "unit"]
Bentuk = Literal["docx", "json", "zip", "bebas"]

SATUAN: tuple[Satuan, ...] = ("Menit", "Hari")
TINGKAT: tuple[Tingkat, ...] = ("tinggi", "sedang", "rendah", "")
LINGKUP: tuple[Lingkup, ...] = ("umum", "unit")
BENTUK: tuple[Bentuk, ...] = ("docx", "json", "zip", "bebas")

PERAN = ("sesmenko", "karo_po", "kabag_ortala", "kasubbag_organisasi", "unit", "menko", "biro_hukum")
"""Roles that a procedure may name; how it calls them, and which are columns of its table, it says itself."""

MAKNA = (
    *("mengarahkan", "mengoordinasikan", "menyiapkan", "mempelajari", "memeriksa", "memaraf"),
    *("menandatangani", "melaksanakan", "mengonfirmasi", "menetapkan", "mengarsipkan"),
)
"""What somebody stands for who completes a step."""

MAKNA_PERIKSA = frozenset(
    {"mempelajari", "memeriksa", "memaraf", "menandatangani", "mengonfirmasi", "menetapkan"}
)
"""Meanings of one who judges the work of another, and may return it."""

PANJANG_RINGKAS = 45
"""Most characters of the short label, so that it fits on a board."""


@dataclass(frozen=True)
class Waktu:
    """Standard time of a step, in the unit in which the SOP states it.

    Attributes
    ----------
    nilai : whole number of units
    satuan : ``Menit`` or ``Hari``
    """

    nilai: int
    satuan: Satuan

    def menit(self, menit_per_hari: int) -> int:
        """The same in minutes. [menit]

        Parameters
        ----------
        menit_per_hari : length of a day [menit]; the SOP does not state it (450 by the clock, 300 effective)
        """
        return self.nilai * (menit_per_hari if self.satuan == "Hari" else 1)

    def __str__(self) -> str:
        """As the SOP writes it: ``10 Menit``."""
        return f"{self.nilai} {self.satuan}"


@dataclass(frozen=True)
class Yakin:
    """How sure it is who acts and who receives: the source lost the symbols of its flowchart.

    Attributes
    ----------
    pelaksana, serah_ke : ``tinggi``, ``sedang``, ``rendah``; empty where nothing was inferred
    """

    pelaksana: Tingkat = ""
    serah_ke: Tingkat = ""


@dataclass(frozen=True)
class Slot:
    """A named place for one piece of content of a case.

    Attributes
    ----------
    nama : its name; content per unit gets ``:KODE`` behind it in a case
    judul : what it is called where people read
    bentuk : kind of file; ``bebas`` is any
    naskah : kind of official document that fills it, empty for data and foreign files
    luar : whether it comes from outside the procedure
    """

    nama: str
    judul: str
    bentuk: Bentuk = "docx"
    naskah: str = ""
    luar: bool = False


@dataclass(frozen=True)
class Langkah:
    """One step.

    Attributes
    ----------
    kode : ``1`` … ``16``; for steps beyond the SOP ``15a``, ``17`` …
    urutan : place in the procedure, from 1
    kegiatan, kelengkapan, output : words of the SOP; our own where ``tambahan``
    waktu : standard time; None where the SOP has none
    pelaksana : role that acts
    serah_ke, serah_cq : role to which it hands over, and role that deals with it for that one (c.q.)
    peserta : further roles that take part; filled makes the step a joint one, whose time nobody has alone
    lingkup : ``unit`` where every unit goes through the step by itself
    makna : what completing it means, of :data:`MAKNA`
    masukan, keluaran : slots that are read, slots that are produced
    ringkas : short label, at most :data:`PANJANG_RINGKAS` characters
    yakin, catatan : how sure actor and hand-over are, and what was inferred or left open
    tambahan : not a step of the SOP; opsional : a case may do without it
    sebab_putus : why kelengkapan is not the output of the step before; empty where it is
    """

    kode: str
    urutan: int
    kegiatan: str
    pelaksana: str
    serah_ke: str
    kelengkapan: str
    waktu: Waktu | None
    output: str
    ringkas: str
    lingkup: Lingkup = "umum"
    makna: tuple[str, ...] = ()
    masukan: tuple[str, ...] = ()
    keluaran: tuple[str, ...] = ()
    serah_cq: str = ""
    peserta: tuple[str, ...] = ()
    yakin: Yakin = field(default_factory=Yakin)
    catatan: str = ""
    tambahan: bool = False
    opsional: bool = False
    sebab_putus: str = ""

    @property
    def penerima(self) -> str:
        """Role that has the file after the step; empty where nobody has."""
        return self.serah_cq or self.serah_ke

    @property
    def bersama(self) -> bool:
        """Whether several roles do it together."""
        return bool(self.peserta)

    @property
    def memeriksa(self) -> bool:
        """Whether the step judges the work of another."""
        return bool(MAKNA_PERIKSA & set(self.makna))
