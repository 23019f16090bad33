"""A procedure: the SOP's identity block, its steps, and what a program adds to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any

from abk.errors import ParameterError
from abk.sop.catatan.kanonik import sidik, teks_kanonik
from abk.sop.prosedur.langkah import Langkah, Slot


@dataclass(frozen=True)
class Identitas:
    """Identity block of the SOP.

    Attributes
    ----------
    nomor, revisi : its number; ``revisi`` is empty for the first edition
    tanggal_pembuatan, tanggal_efektif : when it was made, since when it holds
    disahkan_oleh : the office that approved it; never a person
    instansi, unit_induk, unit_penerbit : who issued it
    dasar_hukum, kualifikasi, keterkaitan, peralatan : the lists of the block
    peringatan, pencatatan : warning, and how it is filed
    """

    nomor: str
    revisi: str
    tanggal_pembuatan: date
    tanggal_efektif: date
    disahkan_oleh: str
    instansi: str
    unit_induk: str
    unit_penerbit: str
    dasar_hukum: tuple[str, ...]
    kualifikasi: tuple[str, ...]
    keterkaitan: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: str
    pencatatan: str


@dataclass(frozen=True)
class Peran:
    """A role as this procedure calls it.

    Attributes
    ----------
    kode, nama : code and name
    kolom : whether the SOP's table has a column for it
    """

    kode: str
    nama: str
    kolom: bool


@dataclass(frozen=True)
class AturanKembali:
    """Return for repair: from a step, to which earlier ones."""

    dari: str
    ke: tuple[str, ...]


@dataclass(frozen=True)
class Kendali:
    """Control totals: what the standard times must add up to.

    Attributes
    ----------
    peran : a role; empty for all steps together; ``bersama`` for the joint steps
    menit, hari : sums of the times stated in minutes and of those stated in days
    """

    peran: str
    menit: int
    hari: int


@dataclass(frozen=True)
class Prosedur:
    """A procedure.

    Attributes
    ----------
    nama : name of its file without the ending
    jenis, judul : ``SOP Makro``, and its title
    identitas : identity block
    peran : roles, in the order of the table's columns
    slot : places for content
    langkah : steps in their order, those beyond the SOP among them
    pengembalian : allowed returns
    kendali : control totals
    """

    nama: str
    jenis: str
    judul: str
    identitas: Identitas
    peran: tuple[Peran, ...]
    slot: tuple[Slot, ...]
    langkah: tuple[Langkah, ...]
    pengembalian: tuple[AturanKembali, ...]
    kendali: tuple[Kendali, ...]

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
        """Step by its code.

        Raises
        ------
        ParameterError
            If there is none.
        """
        for satu in self.langkah:
            if satu.kode == kode:
                return satu
        raise ParameterError(
            f"Prosedur {self.nama} tidak mempunyai langkah {kode!r}.",
            f"Langkah yang ada: {', '.join(satu.kode for satu in self.langkah)}.",
        )

    def jalur(self, opsional: Collection[str] = ()) -> tuple[Langkah, ...]:
        """Steps that a case takes: all but the optional ones it does not choose.

        Parameters
        ----------
        opsional : codes of the optional steps that are chosen
        """
        return tuple(satu for satu in self.langkah if not satu.opsional or satu.kode in opsional)

    def berikut(self, kode: str, opsional: Collection[str] = ()) -> Langkah | None:
        """Step after another one; None after the last.

        Raises
        ------
        ParameterError
            If there is no step of that code.
        """
        urutan = self.langkah_menurut(kode).urutan
        return next((satu for satu in self.jalur(opsional) if satu.urutan > urutan), None)

    def boleh_kembali(self, kode: str) -> tuple[str, ...]:
        """Codes of the earlier steps to which a step may return its file, in their order; none for most."""
        return next((a.ke for a in self.pengembalian if a.dari == kode), ())

    def nama_peran(self, kode: str) -> str:
        """A role as this procedure calls it; the code itself where it does not."""
        return next((satu.nama for satu in self.peran if satu.kode == kode), kode)

    def slot_menurut(self, nama: str) -> Slot:
        """Place for content by its name; ``notula:SET.PO`` finds ``notula``.

        Raises
        ------
        ParameterError
            If there is none.
        """
        for satu in self.slot:
            if satu.nama == nama.partition(":")[0]:
                return satu
        raise ParameterError(f"Prosedur {self.nama} tidak mengenal isi {nama!r}.", "Periksa namanya.")

    def per_unit(self, slot: str) -> bool:
        """Whether each unit has its own content in a slot."""
        return any(slot in satu.keluaran for satu in self.langkah if satu.lingkup == "unit")

    def jumlah_waktu(self, peran: str = "") -> tuple[int, int]:
        """Standard times of the SOP's steps, summed apart. [menit], [hari]

        Parameters
        ----------
        peran : only the steps that this role does alone; ``bersama`` for the joint ones; empty for all
        """
        return _jumlah(
            satu
            for satu in self.resmi
            if not peran or peran == ("bersama" if satu.bersama else satu.pelaksana)
        )

    def sebagai_json(self) -> dict[str, Any]:
        """The whole content as plain values; :func:`prosedur_dari_json` reads it back."""
        isi = asdict(self)
        for satu in isi["langkah"]:
            del satu["urutan"]  # the place in the list says it
        for kunci in ("tanggal_pembuatan", "tanggal_efektif"):
            isi["identitas"][kunci] = isi["identitas"][kunci].isoformat()
        polos: dict[str, Any] = _daftar(isi)
        return polos

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


def _daftar(isi: Any) -> Any:
    """Tuples as lists, as JSON gives them back."""
    if isinstance(isi, dict):
        return {k: _daftar(v) for k, v in isi.items()}
    return [_daftar(v) for v in isi] if isinstance(isi, list | tuple) else isi
