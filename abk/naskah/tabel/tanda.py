"""Flags of plausibility of a unit as documents list them: the question, and the answer that was given."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from abk.hasil import daftar_tanda
from abk.kegiatan import Kegiatan, Perubahan
from abk.naskah.bagian import Baris, Sel

BELUM_DIJAWAB = "belum dijawab"
DATA_DIUBAH = "belum dijawab; datanya telah diubah"


class BarisTanda(Baris):
    """A flag: whom and what it concerns, what is asked, what was answered."""

    nomor: Sel
    jabatan: Sel
    tugas: Sel
    pertanyaan: Sel
    jawaban: Sel


def tanda_unit(
    seluruh: Kegiatan, unit: Collection[str], diubah: Sequence[Perubahan] = ()
) -> tuple[BarisTanda, ...]:
    """Flags of some units, the open ones first; none gives a document that says nothing of flags.

    Parameters
    ----------
    seluruh : the whole data of the case: a rule holds each post against all the others
    unit : codes of the units
    diubah : decisions made since: an open question about a post or task that they changed says so
    """
    milik = [satu for satu in daftar_tanda(seluruh) if satu.kode_unit in unit]
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
