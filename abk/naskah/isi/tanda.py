"""Flags of plausibility in the documents of a step: of the units it is about, with the answers so far.

An answer is data of a unit when step 7 records them, or a fact of the document of a later step that asks
for it (the minutes, the data that are checked): signed with its event, read by every document after it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator

from abk.hasil import TandaKewajaran, daftar_tanda
from abk.kegiatan import Kegiatan, Perubahan
from abk.naskah.bagian import Bagian, Baris, Sel, TeksBoleh, isian
from abk.naskah.context import StepContext
from abk.sop.jawaban_tanda import JAWABAN_TANDA, isian_ditanya, jawaban
from abk.sop.slot import DATA_AWAL

if TYPE_CHECKING:
    from abk.analisis.kewajaran import Keluarga


BELUM_DIJAWAB = "belum dijawab"
DATA_DIUBAH = "belum dijawab; datanya telah diubah"
_TANPA_JAWABAN: Mapping[str, str] = MappingProxyType({})


class BarisTanda(Baris):
    """A flag: whom and what it concerns, what is asked, what was answered."""

    nomor: Sel
    jabatan: Sel
    tugas: Sel
    pertanyaan: Sel
    jawaban: Sel


def tanda_unit(
    seluruh: Kegiatan,
    unit: Collection[str],
    diubah: Sequence[Perubahan] = (),
    jawaban: Mapping[str, str] = _TANPA_JAWABAN,
    keluarga: Keluarga = "cermat",
) -> tuple[BarisTanda, ...]:
    """Flags of some units, the open ones first; none gives a document that says nothing of flags.

    Parameters
    ----------
    seluruh : the whole data of the case: a rule holds each post against all the others
    unit : codes of the units
    diubah : decisions made since: an open question about a post or task that they changed says so
    jawaban : answers given since, by the id of the flag; they go before those of the data
    keluarga : of the tests, as :func:`abk.kewajaran` takes it
    """
    milik = [
        satu._replace(jawaban=jawaban.get(satu.id, satu.jawaban))
        for satu in daftar_tanda(seluruh, keluarga)
        if satu.kode_unit in unit
    ]
    lain = {(satu.kode_jabatan, nomor) for satu in diubah for nomor in ("", satu.nomor)}
    return tuple(
        BarisTanda(
            nomor=str(n),
            jabatan=satu.nama_jabatan or "Seluruh unit",
            tugas=satu.nomor or "–",
            pertanyaan=satu.pertanyaan,
            jawaban=satu.jawaban
            or (DATA_DIUBAH if (satu.kode_jabatan, satu.nomor) in lain else BELUM_DIJAWAB),
        )
        for n, satu in enumerate(sorted(milik, key=lambda t: bool(t.jawaban)), 1)
    )


_SEJAK_EDISI = 3
"""Documents of earlier editions say nothing of flags, and are made anew as they were."""
_SEMUA_SEJAK = 4
"""Those of earlier editions tested repeated volumes only among the posts that the data chose."""
_CERMAT_SEJAK = 5
"""Those of earlier editions called too often (:data:`abk.analisis.kewajaran.Keluarga`)."""
_TERBANYAK = 100
"""Most questions that a form puts, the weightiest of those still open. [pertanyaan] (pilihan program)"""


class JawabanTanda(Bagian):
    """An answer to a flag; the question stands beside it so that whoever answers sees it."""

    id: Sel = isian("ID", "", asal="data")
    pertanyaan: TeksBoleh = isian("Pertanyaan", "", masukan="paragraf")
    jawaban: TeksBoleh = isian("Jawaban", "", masukan="paragraf", bantuan="Kosongkan bila belum dijawab.")

    @model_validator(mode="after")
    def _milik_tanda(self) -> Self:
        if self.jawaban.strip() and not self.id:
            raise ValueError("bukan jawaban atas pertanyaan yang ada; tulis pada baris pertanyaannya")
        return self


class Bertanya(Bagian):
    """Content that lists the questions about the units it is about; empty where there are none."""

    tanda: tuple[BarisTanda, ...] = isian("Pertanyaan atas kewajaran data", (), asal="data")


class Menjawab(Bertanya):
    """Content that also takes answers to them."""

    jawaban_tanda: tuple[JawabanTanda, ...] = isian(
        "Jawaban atas pertanyaan kewajaran data",
        (),
        masukan="daftar",
        bantuan="Jawaban tercetak pada tabel pertanyaan. Yang kosong tetap tercatat belum dijawab.",
    )


def tanda_langkah(step: StepContext, milik: Kegiatan, diubah: Sequence[Perubahan]) -> tuple[BarisTanda, ...]:
    """Flags of the answers as they came in, held against all units of the case's data.

    Parameters
    ----------
    milik : data whose units the document is about
    diubah : decisions about them that stand
    """
    if not step.sejak(_SEJAK_EDISI):
        return ()
    unit = set(milik.unit["kode_unit"])
    return tanda_unit(step.alur.data(DATA_AWAL), unit, diubah, dict(_jawaban(step)), keluarga_tanda(step))


def keluarga_tanda(step: StepContext) -> Keluarga:
    """How the tests of the flags are made in the documents of an edition."""
    if step.sejak(_CERMAT_SEJAK):
        return "cermat"
    return "semua" if step.sejak(_SEMUA_SEJAK) else "terpilih"


def jawaban_awal(step: StepContext, unit: Collection[str]) -> Mapping[str, Any]:
    """Questions about some units that are still open, as rows of the form, each with room for an answer."""
    return {JAWABAN_TANDA: [_baris(satu) for satu in _terbuka(step, unit)[:_TERBANYAK]]}


def ada_terbuka(step: StepContext, nama: str, unit: Collection[str]) -> bool:
    """Whether a field is asked: answers only where a question is open."""
    return nama != JAWABAN_TANDA or bool(_terbuka(step, unit))


def _terbuka(step: StepContext, unit: Collection[str]) -> list[TandaKewajaran]:
    if DATA_AWAL not in step.keadaan.slot:
        return []
    seluruh, sudah = step.alur.data(DATA_AWAL), dict(_jawaban(step))
    cabang = {kode for satu in unit for kode in seluruh.cabang(satu).unit["kode_unit"]}
    return [
        satu
        for satu in daftar_tanda(seluruh, keluarga_tanda(step))
        if satu.kode_unit in cabang and not sudah.get(satu.id, satu.jawaban)
    ]


def _baris(satu: TandaKewajaran) -> dict[str, str]:
    tugas = f", tugas {satu.nomor}" if satu.nomor else ""
    letak = f"{satu.nama_jabatan or 'Seluruh unit'} ({satu.kode_unit}){tugas}"
    return {"id": satu.id, "pertanyaan": f"{letak}: {satu.pertanyaan}", "jawaban": ""}


def _jawaban(step: StepContext) -> Iterator[tuple[str, str]]:
    """Answers that the case holds, and those being given."""
    ada = isian_ditanya(step.alur.peristiwa, step.alur.rak.berkas)
    tiap = {tempat: isi.fakta for tempat, isi in ada.items()}
    tiap |= {(slot, step.unit): isi for slot, isi in step.fakta.items()}
    for (slot, _), isi in tiap.items():
        yield from jawaban(slot, isi)
