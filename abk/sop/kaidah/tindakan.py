"""What an official can do now, and what is missing for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from abk.sop.catatan.pejabat import Pejabat
from abk.sop.kaidah.keadaan import FASE_UNIT, Keadaan
from abk.sop.prosedur import Langkah
from abk.sop.slot import SLOT_TURUNAN


@dataclass(frozen=True)
class Tindakan:
    """Something an official can do (selesai, kembali, putusan, ubah), where, in which role.

    ``ke`` are the steps to which it can be returned, as (code, unit); ``slot`` is content that can be edited,
    and ``langkah`` then the step that produced it; ``kurang`` is missing before it can be done.
    """

    apa: str
    langkah: str
    unit: str
    peran: str
    sebutan: str
    ke: tuple[tuple[str, str], ...] = ()
    slot: str = ""
    kurang: tuple[str, ...] = ()


def tindakan(keadaan: Keadaan, pelaku: str, saat: dt.datetime) -> tuple[Tindakan, ...]:
    """Everything an official can do at a moment; nothing for a stranger."""
    siapa, hari = keadaan.pejabat.get(pelaku), keadaan.hari(saat)
    if siapa is None or (siapa.kunci_sampai is not None and hari > siapa.kunci_sampai):
        return ()
    return tuple(_semua(keadaan, siapa, hari))


def _semua(keadaan: Keadaan, siapa: Pejabat, hari: dt.date) -> Iterator[Tindakan]:
    for kode, unit in keadaan.posisi_kini:
        langkah = keadaan.satu_langkah(kode)
        if langkah is None:
            continue
        if tugas := siapa.memegang(langkah.pelaksana, keadaan.milik(langkah, unit), hari):
            peran = (kode, unit, tugas.peran, tugas.sebutan)
            perlu = keadaan.nama_slot(langkah, "masukan", unit)
            kurang = tuple(s for s in perlu if s not in keadaan.slot)
            yield Tindakan("selesai", *peran, kurang=kurang)
            if tujuan := kembali_ke(keadaan, langkah, unit):
                yield Tindakan("kembali", *peran, ke=tujuan)
        if keadaan.posisi == FASE_UNIT and keadaan.rapat(kode):
            notulis = (siapa.memegang(p, "", hari) for p in keadaan.prosedur.fungsi.memutuskan)
            if tugas := next((t for t in notulis if t), None):
                yield Tindakan("putusan", kode, unit, tugas.peran, tugas.sebutan)
    yield from _ubah(keadaan, siapa, hari)


def kembali_ke(keadaan: Keadaan, langkah: Langkah, unit: str) -> tuple[tuple[str, str], ...]:
    """Earlier steps to which a step can be returned, as (code, unit)."""
    hasil: list[tuple[str, str]] = []
    for kode in () if keadaan.tetap else keadaan.prosedur.boleh_kembali(langkah.kode):
        satu = keadaan.satu_langkah(kode)
        if satu is not None and satu.lingkup == "unit":
            hasil += [(kode, u) for u in ([unit] if unit else keadaan.unit)]
        elif satu is not None and not keadaan.prosedur.per_unit_peran(langkah.pelaksana):
            hasil.append((kode, ""))
    return tuple(hasil)


def _ubah(keadaan: Keadaan, siapa: Pejabat, hari: dt.date) -> Iterator[Tindakan]:
    if keadaan.tetap:
        return
    for setuju in keadaan.berlaku:
        langkah = keadaan.satu_langkah(setuju.langkah)
        if langkah is None or not (
            tugas := siapa.memegang(langkah.pelaksana, keadaan.milik(langkah, setuju.unit), hari)
        ):
            continue
        for slot in keadaan.nama_slot(langkah, "keluaran", setuju.unit):
            if slot.partition(":")[0] not in SLOT_TURUNAN and slot in setuju.berkas:
                yield Tindakan("ubah", langkah.kode, setuju.unit, tugas.peran, tugas.sebutan, slot=slot)
