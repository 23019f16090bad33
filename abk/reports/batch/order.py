"""What was ordered, checked, and the fingerprint of all that it is made from."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abk.errors import ParameterError
from abk.files import program_fingerprint
from abk.reports.batch.parameters import check_parameters, check_units, parse_notebook
from abk.reports.filenames import INDEKS, REKAP, nama_semua
from abk.tulisan import VERSI
from abk.tulisan.sidik import sidik

if TYPE_CHECKING:
    from abk.kegiatan import Kegiatan

NOTEBOOK_UNIT = "20_analisis_unit.ipynb"
NOTEBOOK_KEMENTERIAN = "30_rekap_kementerian.ipynb"
TIME_LIMIT_SECONDS = 300.0


@dataclass(frozen=True)
class Notebook:
    """A notebook, read once: file name (for messages), its JSON, and the same parsed."""

    nama: str
    teks: str
    isi: Mapping[str, Any]

    @cached_property
    def milik(self) -> bool:
        """Whether it is one of the project, as the project ships it."""
        return self.teks in {
            default_notebook(nama).read_text(encoding="utf-8")
            for nama in (NOTEBOOK_UNIT, NOTEBOOK_KEMENTERIAN)
        }


@dataclass(frozen=True, eq=False)
class Order:
    """An order.

    Attributes
    ----------
    k : the kegiatan under the regulation and rounding asked for
    sumber : its absolute path, for the notebooks
    pilihan : regulation and rounding as given, for the notebooks (empty: as the kegiatan says)
    unit : codes asked for; None for the whole ministry
    notebook_unit, notebook_kementerian : the notebooks
    batas_waktu_detik : limit for a page [s]
    sudah_ada : files that the report folder holds already
    alur, saat : case and state of the data; empty where they are no case's
    lain : files of the other state of the case, as they are reached from the report folder
    sebelah : other faces of the kegiatan that are published beside (:data:`abk.tulisan.halaman.MUKA`)
    tunda : units whose pages another run makes; links to them stay
    semua : whether the ministry's page and the workbook are ordered too: the folder holds nothing else then
    bahan : what all of it is made from (:func:`abk.reports.batch.unchanged.material`); empty if not certain
    """

    k: Kegiatan
    sumber: str
    pilihan: Mapping[str, str]
    unit: Sequence[str] | None
    notebook_unit: Notebook
    notebook_kementerian: Notebook
    batas_waktu_detik: float
    sudah_ada: frozenset[str] = frozenset()
    alur: str = ""
    saat: str = ""
    lain: frozenset[str] = frozenset()
    sebelah: frozenset[str] = frozenset()
    tunda: frozenset[str] = frozenset()
    semua: bool = True
    bahan: str = ""

    @property
    def asal(self) -> tuple[str, str, str]:
        """Source, case and state, as :func:`abk.open` takes them."""
        return (self.sumber, self.alur, self.saat)

    @property
    def tetangga(self) -> tuple[str, ...] | None:
        """Pages that a unit's page may link to; None = all, since all will be there."""
        semua = {*self.nama_berkas.values(), INDEKS}
        akan_ada = semua
        if self.unit is not None:
            akan_ada = semua & ({self.nama_berkas[k] for k in self.kode_diminta} | self.sudah_ada)
        return None if semua == akan_ada and not self.alur else tuple(sorted(akan_ada))

    def sisi(self, berkas: str) -> tuple[str, ...]:
        """Files of the other state that a page may link to: its own, and whatever is published there only."""
        return tuple(sorted(n for n in self.lain if n.startswith("../") or n.rpartition("/")[2] == berkas))

    def muka(self, gagal: Collection[str] = ()) -> tuple[str, ...]:
        """Faces of the kegiatan to which a page may lead: those of this report, and those beside it."""
        milik = {INDEKS, REKAP}
        ada = milik if self.unit is None else milik & self.sudah_ada
        return tuple(sorted((ada | self.sebelah).difference(gagal)))

    @property
    def parameter(self) -> dict[str, str]:
        """Parameters that both notebooks take."""
        kasus = {"alur": self.alur, "saat": self.saat} if self.alur else {}
        return {"sumber": self.sumber, **kasus, **self.pilihan}

    @cached_property
    def kode_diminta(self) -> list[str]:
        """Units asked for, each once."""
        semua = list(self.nama_berkas)
        diminta = semua if self.unit is None else check_units(self.unit, semua)
        return [k for k in diminta if k not in self.tunda]

    @cached_property
    def nama_berkas(self) -> Mapping[str, str]:
        """File name of every unit of the kegiatan, in its order."""
        semua = [str(k) for k in self.k.unit["kode_unit"]]
        nama = nama_semua(semua)
        return {k: nama[k] for k in semua}

    def check(self) -> None:
        """Refuse what could only fail later."""
        _ = self.kode_diminta, self.k.aturan  # an unknown regulation, or one not in force on the day
        check_parameters(self.notebook_unit.isi, {**self.parameter, "unit": ""})
        if self.semua:
            check_parameters(self.notebook_kementerian.isi, self.parameter)

    def sidik(self, *bagian: object) -> str:
        """SHA-256 of these parts and of all that every file of the order depends on but the tables."""
        k = self.k
        # where a name is not simply the code, it depends on the codes of other units; pages link by name
        nama = sorted(n for kode, n in self.nama_berkas.items() if n != f"{kode}.html")
        dasar = [VERSI, program_fingerprint(), k.peraturan, k.pembulatan, k.asal, nama]
        isi = [*dasar, *([self.muka()] if self.muka() != (INDEKS, REKAP) else []), bagian]
        return sidik(json.dumps(isi))


@dataclass(frozen=True)
class Job:
    """One file to make, plain enough to be pickled and sent to another process or machine."""

    jenis: str
    kode: str
    berkas: str
    judul: str
    sumber: str
    alur: str = ""
    saat: str = ""
    """Case and state, as for :func:`abk.open`."""
    pilihan: Mapping[str, str] = field(default_factory=dict)
    """Regulation and rounding, where they differ from what the kegiatan says."""
    notebook: str = ""
    """Its JSON; empty for the workbook."""
    parameter: Mapping[str, Any] = field(default_factory=dict)
    bukti: Mapping[str, Any] = field(default_factory=dict)
    """The proof that the page must carry, computed by the caller."""
    min_figures: int = 0
    tetangga: tuple[str, ...] | None = None
    """Files of the pages that there are: a link to any other becomes text. None: all links stay."""
    muka: tuple[str, ...] = ()
    """Faces of the kegiatan to which the strip of the page leads."""
    kaki: str = ""
    """What the foot of the page says of the state of the data."""
    batas_waktu_detik: float = TIME_LIMIT_SECONDS
    zygote: bool = True
    """Whether a process forked from a warm parent may run its cells."""
    zygote_address: str = ""
    """Socket of a warm parent that is already there; empty: the worker's own."""
    folder: str = ""
    """For temporary files; empty: the system's."""


def default_notebook(nama: str) -> Path:
    """Path of a notebook of the project: of the repository, else of the installed package."""
    paket = Path(str(resources.files("abk")))
    for folder in (paket.parent / "notebooks", paket / "_bawaan" / "notebooks"):
        if (folder / nama).is_file():
            return folder / nama
    raise ParameterError(f"Notebook {nama} tidak ditemukan.", "Pasang ulang paket abk.")


def read_notebook(path: Path) -> Notebook:
    """Read a notebook."""
    try:
        teks = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as galat:
        raise ParameterError(
            f"Notebook {path.name} tidak dapat dibaca.", "Periksa letak dan isi berkas itu."
        ) from galat
    return Notebook(path.name, teks, parse_notebook(teks, path.name))
