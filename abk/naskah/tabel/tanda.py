"""Flags of plausibility of a unit as documents list them: the question, and the answer that was given."""

from __future__ import annotations

from collections.abc import Sequence

from abk.hasil import daftar_tanda
from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Baris, Sel

BELUM_DIJAWAB = "belum dijawab"


class BarisTanda(Baris):
    """A flag: whom and what it concerns, what is asked, what was answered."""

    nomor: Sel
    jabatan: Sel
    tugas: Sel
    pertanyaan: Sel
    jawaban: Sel


def tanda_unit(seluruh: Kegiatan, unit: Sequence[str]) -> tuple[BarisTanda, ...]:
    """Flags of some units, the open ones first; none gives a document that says nothing of flags.

    Parameters
    ----------
    seluruh : the whole data of the case: a rule holds each post against all the others
    unit : codes of the units
    """
    milik = [satu for satu in daftar_tanda(seluruh) if satu.kode_unit in set(unit)]
    return tuple(
        BarisTanda(
            nomor=str(n),
            jabatan=satu.nama_jabatan or "Seluruh unit",
            tugas=satu.nomor or "–",
            pertanyaan=satu.pertanyaan,
            jawaban=satu.jawaban or BELUM_DIJAWAB,
        )
        for n, satu in enumerate(sorted(milik, key=lambda t: bool(t.jawaban)), 1)
    )
