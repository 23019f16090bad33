"""From step to step: what is due next, and what a return or an edit makes void."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

from abk.sop.kaidah.keadaan import FASE_UNIT, Hasil, Keadaan, Posisi, RiwayatLangkah
from abk.sop.prosedur import Langkah


def sesudah(keadaan: Keadaan, langkah: Langkah, unit: str) -> Keadaan:
    """State in which the step after a completed one is due."""
    tempat = keadaan.urutan(langkah.kode) + 1
    berikut = keadaan.langkah[tempat] if tempat < len(keadaan.langkah) else None
    if langkah.lingkup == "unit":
        kode = berikut.kode if berikut is not None and berikut.lingkup == "unit" else ""
        posisi_unit = {**keadaan.posisi_unit, unit: kode}
        if any(posisi_unit.values()):
            return replace(keadaan, posisi_unit=MappingProxyType(posisi_unit))
        posisi_unit = {}
        keadaan = replace(keadaan, posisi_unit=MappingProxyType(posisi_unit))
        berikut = next((k for k in keadaan.langkah[tempat:] if k.lingkup == "umum"), None)
        return replace(keadaan, posisi=berikut.kode if berikut else "")
    if berikut is not None and berikut.lingkup == "unit":
        semua = MappingProxyType(dict.fromkeys(keadaan.unit, berikut.kode))
        return replace(keadaan, posisi=FASE_UNIT, posisi_unit=semua)
    return replace(keadaan, posisi=berikut.kode if berikut else "")


def ke(keadaan: Keadaan, langkah: Langkah, unit: str) -> Keadaan:
    """State in which an earlier step is due again."""
    if langkah.lingkup == "unit":
        posisi_unit = {**dict.fromkeys(keadaan.unit, ""), **keadaan.posisi_unit, unit: langkah.kode}
        return replace(keadaan, posisi=FASE_UNIT, posisi_unit=MappingProxyType(posisi_unit))
    return replace(keadaan, posisi=langkah.kode, posisi_unit=MappingProxyType({}))


def gugurkan(keadaan: Keadaan, mulai: int, unit: str, oleh: int) -> Keadaan:
    """State in which every approval from a place of the procedure on is void."""

    def kena(langkah: str, milik: str) -> bool:
        return keadaan.urutan(langkah) >= mulai and (not unit or milik in {"", unit})

    tetap = tuple(
        replace(p, gugur=oleh) if p.gugur is None and kena(p.langkah, p.unit) else p
        for p in keadaan.persetujuan
    )
    jawaban = {
        u: j
        for u, j in keadaan.jawaban.items()
        if any(p.gugur is None and p.unit == u and "mengonfirmasi" in p.makna for p in tetap)
    }
    putusan = keadaan.semua_putusan
    if mulai < next((n for n, k in enumerate(keadaan.langkah) if k.lingkup == "unit"), 0):
        # The meeting has to be held again on other ground: what it decided no longer stands.
        putusan = tuple(replace(d, dicabut=oleh) if d.dicabut is None else d for d in putusan)
    return replace(keadaan, persetujuan=tetap, jawaban=MappingProxyType(jawaban), semua_putusan=putusan)


def catat_riwayat(
    baru: Keadaan,
    saat: dt.datetime,
    *,
    tuntas: Posisi | None = None,
    ulang: Collection[Posisi] = (),
    pelaku: str = "",
) -> Keadaan:
    """State whose history tells which steps became due and which ended with an event.

    ``ulang`` are due afresh though they may have been due before.
    """
    kini = baru.posisi_kini
    riwayat: list[RiwayatLangkah] = []
    for satu in baru.riwayat_langkah:
        tempat = (satu.langkah, satu.unit)
        if satu.selesai is None and (tempat not in kini or tempat == tuntas or tempat in ulang):
            hasil: Hasil = "selesai" if tempat == tuntas else "dikembalikan"
            riwayat.append(
                replace(satu, selesai=saat, hasil=hasil, pelaku=pelaku if tempat == tuntas else "")
            )
        else:
            riwayat.append(satu)
    masih = {(r.langkah, r.unit) for r in riwayat if r.selesai is None}
    riwayat += [RiwayatLangkah(k, u, saat) for k, u in kini if (k, u) not in masih]
    return replace(baru, riwayat_langkah=tuple(riwayat))
