"""Flags of plausibility of a unit as documents list them: the question, and the answer that was given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from abk.hasil import daftar_tanda
from abk.kegiatan import Kegiatan, Perubahan
from abk.naskah.bagian import Baris, Sel

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
