"""A procedure: the SOP's identity block, its roles and their functions, its steps, its places for content."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from copy import copy
from dataclasses import fields
from functools import cache, cached_property
from typing import Annotated, Any

from pydantic import Field, StrictBool, TypeAdapter
from pydantic.dataclasses import dataclass

from abk.errors import ParameterError
from abk.sop.prosedur.langkah import (
    KETAT,
    DaftarNama,
    DaftarNamaIsi,
    DaftarTeks,
    JenisJabatan,
    Langkah,
    Lingkup,
    Nama,
    NamaKosong,
    Slot,
    Tanggal,
    Teks,
    TeksKosong,
)
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import json_kanonik as teks_kanonik
from abk.tulisan.sidik import sidik


@dataclass(frozen=True, config=KETAT)
class Identitas:
    """Identity block of the SOP; ``disahkan_oleh`` is the office, never a person."""

    nomor: Teks
    revisi: TeksKosong
    tanggal_pembuatan: Tanggal
    tanggal_efektif: Tanggal
    disahkan_oleh: Teks
    instansi: Teks
    unit_induk: Teks
    unit_penerbit: Teks
    dasar_hukum: DaftarTeks
    kualifikasi: DaftarTeks
    keterkaitan: DaftarTeks
    peralatan: DaftarTeks
    peringatan: Teks
    pencatatan: Teks


@dataclass(frozen=True, config=KETAT)
class Peran:
    """A role: its code in the log, its name, and whether the SOP's table has a column for it.

    With ``lingkup`` ``unit`` every unit has somebody of its own in it; ``jenis_jabatan`` is for the workload
    of the procedure itself.
    """

    kode: Nama
    nama: Teks
    kolom: StrictBool
    lingkup: Lingkup = "umum"
    jenis_jabatan: JenisJabatan = "pelaksana"


@dataclass(frozen=True, config=KETAT)
class Fungsi:
    """What roles may do beside their steps, and who stands where in the documents; the first comes first.

    ``pengarah`` directs the work, ``pemeriksa`` checks it and leads the meeting, ``penyusun`` drafts and
    keeps the record; ``penerus`` passes the decree on, ``penetap`` makes it.
    """

    memulai: DaftarNamaIsi
    menunjuk: DaftarNamaIsi
    memutuskan: DaftarNama = ()
    pengarah: DaftarNama = ()
    pemeriksa: DaftarNama = ()
    penyusun: DaftarNama = ()
    penerus: DaftarNama = ()
    penetap: DaftarNama = ()

    def peran(self, fungsi: str) -> tuple[str, ...]:
        """Roles that have a function; a role stands for itself."""
        milik = {satu.name: getattr(self, satu.name) for satu in fields(self)}
        return tuple(milik.get(fungsi, (fungsi,)))

    def utama(self, fungsi: str) -> str:
        """The role of a function that documents name; empty where nobody has it."""
        return next(iter(self.peran(fungsi)), "")

    @property
    def penyelenggara(self) -> tuple[str, ...]:
        """Functions that hold the meeting, each of another role."""
        sama = self.utama("penyusun") == self.utama("pemeriksa")
        return ("pemeriksa",) if sama else ("pemeriksa", "penyusun")

    def semua(self) -> Iterator[tuple[str, str]]:
        """Every function with each role that has it."""
        for satu in fields(self):
            for kode in getattr(self, satu.name):
                yield satu.name, kode


@dataclass(frozen=True, config=KETAT)
class AturanKembali:
    """Return for repair: from a step, to which earlier ones."""

    dari: Nama
    ke: DaftarNamaIsi


@dataclass(frozen=True, config=KETAT)
class Kendali:
    """What the standard times must add up to: of a role, of all (empty), of the joint steps (``bersama``)."""

    peran: NamaKosong
    menit: Annotated[int, Field(strict=True, ge=0, le=100_000)]
    hari: Annotated[int, Field(strict=True, ge=0, le=100_000)]


@dataclass(frozen=True, config=KETAT)
class Prosedur:
    """One SOP, one file (its name): its words, and what a program needs beside them.

    Roles stand in the order of the table's columns, steps in their order, those beyond the SOP among them.
    The loader checks what its parts owe each other (chain, totals, slots).
    """

    nama: Nama
    jenis: Teks
    judul: Teks
    identitas: Identitas
    peran: Annotated[tuple[Peran, ...], Field(min_length=1)]
    fungsi: Fungsi
    slot: Annotated[tuple[Slot, ...], Field(min_length=1)]
    langkah: Annotated[tuple[Langkah, ...], Field(min_length=1)]
    pengembalian: tuple[AturanKembali, ...]
    kendali: Annotated[tuple[Kendali, ...], Field(min_length=1)]

    def __post_init__(self) -> None:
        """Number the steps: the place in the list says it."""
        langkah = tuple(copy(satu) for satu in self.langkah)
        for nomor, satu in enumerate(langkah, 1):
            object.__setattr__(satu, "_urutan", nomor)
        object.__setattr__(self, "langkah", langkah)

    @property
    def resmi(self) -> tuple[Langkah, ...]:
        """Steps of the SOP itself."""
        return tuple(satu for satu in self.langkah if not satu.tambahan)

    @property
    def tambahan(self) -> tuple[Langkah, ...]:
        """Steps that the SOP does not have."""
        return tuple(satu for satu in self.langkah if satu.tambahan)

    @property
    def kolom(self) -> tuple[Peran, ...]:
        """Roles that are columns of the SOP's table, in their order."""
        return tuple(satu for satu in self.peran if satu.kolom)

    def langkah_menurut(self, kode: str) -> Langkah:
        """Step by its code; raises ParameterError if there is none."""
        for satu in self.langkah:
            if satu.kode == kode:
                return satu
        raise ParameterError(
            f"Prosedur {self.nama} tidak mempunyai langkah {kutip(kode)}.",
            f"Langkah yang ada: {', '.join(satu.kode for satu in self.langkah)}.",
        )

    def jalur(self, opsional: Collection[str] = ()) -> tuple[Langkah, ...]:
        """Steps that a case takes: all but the optional ones it does not choose."""
        return tuple(satu for satu in self.langkah if not satu.opsional or satu.kode in opsional)

    def berikut(self, kode: str, opsional: Collection[str] = ()) -> Langkah | None:
        """Step after another one; None after the last; ParameterError if there is no step of that code."""
        urutan = self.langkah_menurut(kode).urutan
        return next((satu for satu in self.jalur(opsional) if satu.urutan > urutan), None)

    def boleh_kembali(self, kode: str) -> tuple[str, ...]:
        """Codes of the earlier steps to which a step may return its file, in their order; none for most."""
        return next((a.ke for a in self.pengembalian if a.dari == kode), ())

    def satu_peran(self, kode: str) -> Peran | None:
        """A role by its code; None where this procedure has none."""
        return next((satu for satu in self.peran if satu.kode == kode), None)

    def per_unit_peran(self, kode: str) -> bool:
        """Whether every unit has somebody of its own in a role."""
        satu = self.satu_peran(kode)
        return satu is not None and satu.lingkup == "unit"

    def nama_peran(self, kode: str) -> str:
        """A role as this procedure calls it; the code itself where it does not."""
        satu = self.satu_peran(kode)
        return satu.nama if satu is not None else kode

    @property
    def penunjuk(self) -> str:
        """Who appoints officials, in words: whom one asks for it."""
        return self.nama_peran(self.fungsi.menunjuk[0])

    def sebut_peran(self, kode: str, unit: str = "", sebutan: str = "") -> str:
        """A role in words, with deputyship and unit; never a name: ``"Plt. Karo PO"``."""
        nama = f"{sebutan} {self.nama_peran(kode)}".strip()
        return f"{nama} ({unit})" if unit and self.per_unit_peran(kode) else nama

    def slot_menurut(self, nama: str) -> Slot:
        """Place for content by its name; ``notula:SET.PO`` finds ``notula``."""
        for satu in self.slot:
            if satu.nama == nama.partition(":")[0]:
                return satu
        raise ParameterError(f"Prosedur {self.nama} tidak mengenal isi {kutip(nama)}.", "Periksa namanya.")

    def berangka(self, slot: str) -> bool:
        """Whether a content is made from data and facts, so that it changes by them only."""
        return any(satu.berangka for satu in self.slot if satu.nama == slot.partition(":")[0])

    def per_unit(self, slot: str) -> bool:
        """Whether each unit has its own content in a slot."""
        return any(slot in satu.keluaran for satu in self.langkah if satu.lingkup == "unit")

    def jumlah_waktu(self, peran: str = "") -> tuple[int, int]:
        """Standard times of the SOP's steps, summed apart. [menit], [hari]

        Only of those that a role does alone, of the joint ones (``bersama``), or of all (empty).
        """
        return _jumlah(
            satu
            for satu in self.resmi
            if not peran or peran == ("bersama" if satu.bersama else satu.pelaksana)
        )

    def sebagai_json(self) -> dict[str, Any]:
        """The whole content as plain values; :func:`abk.sop.prosedur.prosedur_dari_json` reads it back."""
        isi: dict[str, Any] = pembaca().dump_python(self, mode="json")
        return isi

    @cached_property
    def sidik(self) -> str:
        """SHA-256 of the content in canonical JSON. [64 hexadecimal digits]"""
        return sidik(teks_kanonik(self.sebagai_json()))


def _jumlah(langkah: Iterable[Langkah]) -> tuple[int, int]:
    waktu = [satu.waktu for satu in langkah if satu.waktu is not None]
    return (
        sum(w.nilai for w in waktu if w.satuan == "Menit"),
        sum(w.nilai for w in waktu if w.satuan == "Hari"),
    )


@cache
def pembaca() -> TypeAdapter[Prosedur]:
    """What makes procedures of plain values, and plain values and the schema of procedures."""
    return TypeAdapter(Prosedur)
