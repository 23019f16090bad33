"""Documents of earlier editions: how they are made anew to be compared, and whence their figures may come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from abk.errors import AbkError
from abk.hasil import ketentuan_dipakai
from abk.kegiatan import Kegiatan
from abk.naskah.context import StepContext
from abk.naskah.profil.bentuk import Jadwal
from abk.naskah.tabel.dasar import dasar_hitung
from abk.tulisan.format import tanggal
from abk.tulisan.sidik import json_kanonik

BERSKALA = 2
"""The last edition that printed letters of effectiveness everywhere, and planned the steps alone."""
_RINGKAS = 16
"""Signs of a fingerprint beside initials."""


def menurut_edisi(step: StepContext, edisi: int) -> StepContext:
    """The context of a step as an earlier edition read it: columns, plan and citations were others."""
    if edisi > BERSKALA:
        return step
    hukum = {
        kunci: tuple(satu for satu in daftar if "…" not in satu.kutipan)
        for kunci, daftar in step.profil.dasar_hukum.items()
    }
    lama = {"prestasi": "ya", "jadwal": Jadwal(pengisian=0, undangan=0), "dasar_hukum": hukum}
    return replace(step, profil=step.profil.model_copy(update=lama))


def dikenal(step: StepContext, data: list[Kegiatan]) -> Iterator[str]:
    """What earlier editions printed beside facts and data: grounds, officials, days on which was signed."""
    nama = [slot for slot in step.keadaan.slot if slot.startswith("data_")]
    for k in [*data, *map(step.alur.data, nama)]:
        with suppress(AbkError):
            yield json_kanonik(dasar_hitung(k).model_dump(mode="json"))
            yield " ".join(f"{h.letak} {h.verifikasi}" for h in ketentuan_dipakai(k))
    for daftar in step.profil.dasar_hukum.values():
        yield " ".join(f"{n}. {satu.kutipan}" for n, satu in enumerate(daftar, 1))
    for orang in step.alur.nama.values():
        yield orang.nip
    for setuju in step.keadaan.persetujuan:
        yield tanggal(step.keadaan.hari(setuju.waktu))


def bukti(step: StepContext) -> frozenset[str]:
    """Fingerprints of the events and contents of a case, whole and short: signature and initials bore one."""
    semua = step.alur.peristiwa
    utuh = {e.sidik for e in semua} | {str(isi) for e in semua for isi in e.keluaran.values()}
    return frozenset(utuh | {satu[:_RINGKAS] for satu in utuh})
